/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdbool.h>

#include "base/number.h"
#include "scoring/aggregations.h"

struct exact total_weight(const struct operand_values *operands)
{
    struct exact total = {0, 0};
    if (!operands->weights)
        return exact_from((double)operands->count);
    for (size_t i = 0; i < operands->count; i++)
        exact_accumulate(&total, operands->weights[i]);
    return total;
}

static struct exact total_product(const struct operand_values *operands)
{
    struct exact sum = {0, 0};
    for (size_t i = 0; i < operands->count && !operands->weights; i++)
        exact_accumulate(&sum, operands->values[i]);
    for (size_t i = 0; i < operands->count && operands->weights; i++) {
        struct exact product = exact_product(operands->weights[i], operands->values[i]);
        exact_accumulate(&sum, product.high);
        sum.low += product.low;
    }
    return exact_two_sum(sum.high, sum.low);
}

double arithmetic_mean(const struct operand_values *operands)
{
    return exact_quotient(total_product(operands), total_weight(operands));
}

double weighted_sum(const struct operand_values *operands)
{
    double largest = 0;
    bool cancels = false;
    for (size_t i = 0; i < operands->count; i++) {
        double product = weight_at(operands, i) * operands->values[i];
        cancels |= product < 0;
        largest = fmax(largest, fabs(product));
    }
    double sum = exact_round(total_product(operands));
    return cancels ? number_settle(sum, largest) : sum;
}

void share_total(const struct operand_values *operands, double *shares)
{
    struct exact total = total_weight(operands);
    for (size_t i = 0; i < operands->count; i++)
        shares[i] = exact_round(exact_divide(exact_from(weight_at(operands, i)), total));
}

void share_weights(const struct operand_values *operands, double *shares)
{
    for (size_t i = 0; i < operands->count; i++)
        shares[i] = weight_at(operands, i);
}

void contribute_values(const struct operand_values *operands, const double *shares, double *contributions)
{
    for (size_t i = 0; i < operands->count; i++)
        contributions[i] = shares[i] * operands->values[i];
}
