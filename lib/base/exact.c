/* SPDX-License-Identifier: MIT */
#include "base/exact.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#ifdef __FAST_MATH__
#error "the sums below need IEEE arithmetic: build without -ffast-math"
#endif
_Static_assert(FLT_EVAL_METHOD == 0,
               "the sums below need doubles that are rounded as doubles: build with -mfpmath=sse");

enum {
    /* Terms after which the series below fall under 1e-33. */
    LOG_TERMS = 22,
    EXP_TERMS = 26,
    /* Beyond it, e^x and e^-x are no doubles. */
    LARGEST_EXPONENT = 750,
};

static const struct exact LN2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

/* Halves of 26 bits, whose products are free of error. */
static struct exact split(double value)
{
    double scaled = 134217729.0 * value;
    double high = scaled - (scaled - value);
    return (struct exact){high, value - high};
}

struct exact exact_product(double a, double b)
{
    struct exact x = split(a);
    struct exact y = split(b);
    double product = a * b;
    double error = ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low;
    return (struct exact){product, error};
}

struct exact exact_add(struct exact a, struct exact b)
{
    struct exact high = exact_two_sum(a.high, b.high);
    struct exact low = exact_two_sum(a.low, b.low);
    struct exact sum = exact_two_sum(high.high, high.low + low.high);
    return exact_two_sum(sum.high, sum.low + low.low);
}

struct exact exact_subtract(struct exact a, struct exact b)
{
    return exact_add(a, (struct exact){-b.high, -b.low});
}

struct exact exact_multiply(struct exact a, struct exact b)
{
    struct exact product = exact_product(a.high, b.high);
    return exact_two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

struct exact exact_divide(struct exact a, struct exact b)
{
    double first = a.high / b.high;
    struct exact rest = exact_subtract(a, exact_multiply(b, exact_from(first)));
    double second = rest.high / b.high;
    rest = exact_subtract(rest, exact_multiply(b, exact_from(second)));
    struct exact quotient = exact_two_sum(first, second);
    return exact_add(quotient, exact_from(rest.high / b.high));
}

double exact_quotient(struct exact a, struct exact b)
{
    double first = a.high / b.high;
    struct exact product = exact_product(first, b.high);
    double rest = ((a.high - product.high) - product.low) + (a.low - first * b.low);
    return first + rest / b.high;
}

/* ln(1 + value) = 2 artanh s, s = value / (value + 2), for 1 + value between sqrt(1/2) and sqrt(2). */
static struct exact log_near_one(struct exact value)
{
    struct exact s = exact_divide(value, exact_add(value, exact_from(2)));
    struct exact square = exact_multiply(s, s);
    struct exact series = exact_from(0);
    for (int k = LOG_TERMS; k >= 0; k--)
        series = exact_add(exact_multiply(series, square), exact_divide(exact_from(1), exact_from(2 * k + 1)));
    return exact_multiply(exact_from(2), exact_multiply(s, series));
}

struct exact exact_log(double value)
{
    int exponent;
    double m = frexp(value, &exponent);
    if (m < 0.70710678118654752) {
        m *= 2;
        exponent--;
    }
    return exact_add(exact_multiply(LN2, exact_from(exponent)), log_near_one(exact_from(m - 1)));
}

struct exact exact_log_of(struct exact value)
{
    return exact_add(exact_log(value.high), exact_from(value.low / value.high));
}

struct exact exact_log_plus_1(struct exact value)
{
    bool near = value.high > -0.25 && value.high < 0.25;
    return near ? log_near_one(value) : exact_log_of(exact_add(value, exact_from(1)));
}

/* (e^value - 1) / value, for values of at most ln 2 / 2 in size. */
static struct exact exp_slope(struct exact value)
{
    struct exact series = exact_from(1);
    for (int k = EXP_TERMS; k >= 2; k--)
        series = exact_add(exact_from(1), exact_divide(exact_multiply(value, series), exact_from(k)));
    return series;
}

struct exact exact_exp(struct exact value)
{
    if (value.high > LARGEST_EXPONENT)
        return exact_from(INFINITY);
    if (value.high < -LARGEST_EXPONENT)
        return exact_from(0);
    double exponent = floor(value.high / LN2.high + 0.5);
    struct exact rest = exact_subtract(value, exact_multiply(LN2, exact_from(exponent)));
    struct exact power = exact_add(exact_from(1), exact_multiply(rest, exp_slope(rest)));
    double high = ldexp(power.high, (int)exponent);
    return (struct exact){high, isfinite(high) ? ldexp(power.low, (int)exponent) : 0};
}

struct exact exact_exp_less_1(struct exact value)
{
    bool near = value.high > -0.25 && value.high < 0.25;
    return near ? exact_multiply(value, exp_slope(value)) : exact_subtract(exact_exp(value), exact_from(1));
}
