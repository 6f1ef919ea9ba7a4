/* SPDX-License-Identifier: MIT */
#include "base/exact.h"
#include "base/sort.h"
#include "scoring/aggregations.h"

double minimum(const struct operand_values *operands)
{
    double least = operands->values[0];
    for (size_t i = 1; i < operands->count; i++)
        least = operands->values[i] < least ? operands->values[i] : least;
    return least;
}

double maximum(const struct operand_values *operands)
{
    double most = operands->values[0];
    for (size_t i = 1; i < operands->count; i++)
        most = operands->values[i] > most ? operands->values[i] : most;
    return most;
}

double all_or_nothing(const struct operand_values *operands)
{
    return minimum(operands) >= 1;
}

/* A value and its weight. */
struct pair {
    double value;
    double weight;
};

static int compare_pairs(const void *a, const void *b)
{
    const struct pair *x = a;
    const struct pair *y = b;
    return x->value < y->value ? -1 : x->value > y->value;
}

/* The values between which half of the weight lies on either side: one value, or two neighbours. */
static void find_median(const struct operand_values *operands, double *lower, double *upper)
{
    struct exact before = {0, 0};
    size_t count = operands->count;
    struct pair *pairs = (struct pair *)(void *)operands->scratch;
    double half = exact_round(total_weight(operands)) / 2;
    for (size_t i = 0; i < count; i++)
        pairs[i] = (struct pair){operands->values[i], weight_at(operands, i)};
    sort_items(pairs, count, sizeof *pairs, compare_pairs);
    for (size_t i = 0; i < count; i++) {
        exact_accumulate(&before, pairs[i].weight);
        /* Decimal weights such as 0.1 + 0.2 and 0.3 are equal to their author, and almost so in binary. */
        double past = exact_round(before) - half;
        if (past > half * 1e-12 || i + 1 == count) {
            *lower = *upper = pairs[i].value;
            return;
        }
        if (past >= half * -1e-12) {
            *lower = pairs[i].value;
            *upper = pairs[i + 1].value;
            return;
        }
    }
}

double median(const struct operand_values *operands)
{
    double lower = 0;
    double upper = 0;
    find_median(operands, &lower, &upper);
    return lower == upper ? lower : exact_round(exact_two_sum(lower / 2, upper / 2));
}

/* One part for each of two ends, shared by all values that stand there. */
static void share_ends(const struct operand_values *operands, double lower, double upper, double *shares)
{
    size_t at_lower = 0;
    size_t at_upper = 0;
    const double *values = operands->values;
    for (size_t i = 0; i < operands->count; i++) {
        at_lower += values[i] == lower;
        at_upper += values[i] == upper;
    }
    for (size_t i = 0; i < operands->count; i++)
        shares[i] = 0.5 * (values[i] == lower) / (double)at_lower + 0.5 * (values[i] == upper) / (double)at_upper;
}

void share_minimum(const struct operand_values *operands, double *shares)
{
    double least = minimum(operands);
    share_ends(operands, least, least, shares);
}

void share_maximum(const struct operand_values *operands, double *shares)
{
    double most = maximum(operands);
    share_ends(operands, most, most, shares);
}

void share_median(const struct operand_values *operands, double *shares)
{
    double lower = 0;
    double upper = 0;
    find_median(operands, &lower, &upper);
    share_ends(operands, lower, upper, shares);
}

void contribute_all_or_nothing(const struct operand_values *operands, const double *shares, double *contributions)
{
    double score = all_or_nothing(operands);
    for (size_t i = 0; i < operands->count; i++)
        contributions[i] = shares[i] * score;
}
