/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdbool.h>

#include "scoring/aggregations.h"

/* The sum of weight times logarithm; false where a value has none. */
static bool total_log(const struct operand_values *operands, struct exact *total)
{
    *total = exact_from(0);
    for (size_t i = 0; i < operands->count; i++) {
        if (operands->values[i] <= 0)
            return false;
        *total = exact_add(*total, exact_multiply(exact_log(operands->values[i]), exact_from(weight_at(operands, i))));
    }
    return true;
}

double geometric_mean(const struct operand_values *operands)
{
    struct exact logs;
    if (!total_log(operands, &logs))
        return 0;
    return exact_round(exact_exp(exact_divide(logs, total_weight(operands))));
}

double weighted_product(const struct operand_values *operands)
{
    struct exact logs;
    return total_log(operands, &logs) ? exact_round(exact_exp(logs)) : 0;
}

void contribute_factors(const struct operand_values *operands, const double *shares, double *contributions)
{
    for (size_t i = 0; i < operands->count; i++) {
        double value = operands->values[i];
        contributions[i] =
            value <= 0 ? 0 : exact_round(exact_exp(exact_multiply(exact_log(value), exact_from(shares[i]))));
    }
}

/* Powers are taken of value / base, where the base is the value whose power is largest: so none is above 1, and none
 * leaves the range of a double. */
static double base_of(const struct operand_values *operands)
{
    return operands->exponent > 0 ? maximum(operands) : minimum(operands);
}

/* ln (value / base)^exponent of each, at most 0. */
static struct exact *log_powers(const struct operand_values *operands, double base)
{
    struct exact *logs = (struct exact *)(void *)operands->scratch;
    struct exact log_base = exact_log(base);
    struct exact exponent = exact_from(operands->exponent);
    for (size_t i = 0; i < operands->count; i++) {
        double value = operands->values[i];
        logs[i] =
            value > 0 ? exact_multiply(exponent, exact_subtract(exact_log(value), log_base)) : exact_from(-INFINITY);
    }
    return logs;
}

/* The sum of weight times function(log). */
static struct exact total_power(const struct operand_values *operands, const struct exact *logs,
                                struct exact (*function)(struct exact))
{
    struct exact total = exact_from(0);
    for (size_t i = 0; i < operands->count; i++)
        total = exact_add(total, exact_multiply(function(logs[i]), exact_from(weight_at(operands, i))));
    return total;
}

/* Are all powers next to 1, as they are where the exponent is next to 0? */
static bool are_next_to_1(const struct operand_values *operands, const struct exact *logs)
{
    for (size_t i = 0; i < operands->count; i++)
        if (logs[i].high < -0.25)
            return false;
    return true;
}

/* ln of the mean of powers: of those next to 1, by what they are less 1, which keeps its digits. */
static struct exact log_mean_power(const struct operand_values *operands, const struct exact *logs)
{
    struct exact total = total_weight(operands);
    if (are_next_to_1(operands, logs))
        return exact_log_plus_1(exact_divide(total_power(operands, logs, exact_exp_less_1), total));
    return exact_log_of(exact_divide(total_power(operands, logs, exact_exp), total));
}

double power_mean(const struct operand_values *operands)
{
    double base = base_of(operands);
    if (base <= 0)
        return 0;
    struct exact log_mean = log_mean_power(operands, log_powers(operands, base));
    if (log_mean.high == 0)
        return base;
    struct exact log_ratio = exact_divide(log_mean, exact_from(operands->exponent));
    return exact_round(exact_exp(exact_add(exact_log(base), log_ratio)));
}

/* A power mean f is homogeneous of degree 1: f(c x) = c f(x). So by Euler's theorem on homogeneous functions it is the
 * sum of x_i df/dx_i, which is f w_i x_i^p / sum(w x^p). */
void contribute_powers(const struct operand_values *operands, const double *shares, double *contributions)
{
    double score = power_mean(operands);
    (void)shares;
    if (score <= 0) {
        for (size_t i = 0; i < operands->count; i++)
            contributions[i] = 0;
        return;
    }
    const struct exact *logs = log_powers(operands, base_of(operands));
    struct exact total = total_power(operands, logs, exact_exp);
    for (size_t i = 0; i < operands->count; i++) {
        struct exact power = exact_multiply(exact_exp(logs[i]), exact_from(weight_at(operands, i)));
        contributions[i] = score * exact_round(exact_divide(power, total));
    }
}

static struct operand_values with_reciprocals(const struct operand_values *operands)
{
    struct operand_values harmonic = *operands;
    harmonic.exponent = -1;
    return harmonic;
}

void contribute_reciprocals(const struct operand_values *operands, const double *shares, double *contributions)
{
    const struct operand_values harmonic = with_reciprocals(operands);
    contribute_powers(&harmonic, shares, contributions);
}

/* a / b, for numbers of any size. */
static struct exact ratio(double a, double b)
{
    int up;
    int down;
    struct exact quotient = exact_divide(exact_from(frexp(a, &up)), exact_from(frexp(b, &down)));
    return (struct exact){ldexp(quotient.high, up - down), ldexp(quotient.low, up - down)};
}

double harmonic_mean(const struct operand_values *operands)
{
    int exponent;
    double least = minimum(operands);
    struct exact sum = exact_from(0);
    if (least <= 0)
        return 0;
    for (size_t i = 0; i < operands->count; i++)
        sum = exact_add(sum, exact_multiply(ratio(least, operands->values[i]), exact_from(weight_at(operands, i))));
    struct exact part = exact_from(frexp(least, &exponent));
    return ldexp(exact_round(exact_multiply(part, exact_divide(total_weight(operands), sum))), exponent);
}
