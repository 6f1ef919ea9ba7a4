/* SPDX-License-Identifier: MIT */
#include "scoring/aggregate.h"

#include <math.h>

#include "base/exact.h"
#include "base/number.h"
#include "base/sort.h"

static double weight_at(const double *weights, size_t i)
{
    return weights ? weights[i] : 1;
}

static struct exact total_weight(const double *weights, size_t count)
{
    struct exact total = {0, 0};
    if (!weights)
        return exact_from((double)count);
    for (size_t i = 0; i < count; i++)
        exact_accumulate(&total, weights[i]);
    return total;
}

static struct exact weighted_sum(const double *values, const double *weights, size_t count)
{
    struct exact sum = {0, 0};
    for (size_t i = 0; i < count && !weights; i++)
        exact_accumulate(&sum, values[i]);
    for (size_t i = 0; i < count && weights; i++) {
        struct exact product = exact_product(weights[i], values[i]);
        exact_accumulate(&sum, product.high);
        sum.low += product.low;
    }
    return exact_two_sum(sum.high, sum.low);
}

static double arithmetic(const double *values, const double *weights, size_t count, double *scratch)
{
    (void)scratch;
    return exact_quotient(weighted_sum(values, weights, count), total_weight(weights, count));
}

static double sum(const double *values, const double *weights, size_t count, double *scratch)
{
    double largest = 0;
    bool cancels = false;
    (void)scratch;
    for (size_t i = 0; i < count; i++) {
        double product = weight_at(weights, i) * values[i];
        cancels |= product < 0;
        largest = fmax(largest, fabs(product));
    }
    double total = exact_round(weighted_sum(values, weights, count));
    return cancels ? number_settle(total, largest) : total;
}

static double geometric(const double *values, const double *weights, size_t count, double *scratch)
{
    struct exact logs = {0, 0};
    (void)scratch;
    for (size_t i = 0; i < count; i++) {
        if (values[i] <= 0)
            return 0;
        logs = exact_add(logs, exact_multiply(exact_log(values[i]), exact_from(weight_at(weights, i))));
    }
    return exact_round(exact_exp(exact_divide(logs, total_weight(weights, count))));
}

static double minimum(const double *values, const double *weights, size_t count, double *scratch)
{
    double least = values[0];
    (void)weights;
    (void)scratch;
    for (size_t i = 1; i < count; i++)
        least = values[i] < least ? values[i] : least;
    return least;
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
static void find_median(const double *values, const double *weights, size_t count, double *scratch, double *lower,
                        double *upper)
{
    struct exact before = {0, 0};
    struct pair *pairs = (struct pair *)(void *)scratch;
    double half = exact_round(total_weight(weights, count)) / 2;
    for (size_t i = 0; i < count; i++)
        pairs[i] = (struct pair){values[i], weight_at(weights, i)};
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

static double median(const double *values, const double *weights, size_t count, double *scratch)
{
    double lower = 0;
    double upper = 0;
    find_median(values, weights, count, scratch, &lower, &upper);
    return lower == upper ? lower : exact_round(exact_divide(exact_two_sum(lower, upper), exact_from(2)));
}

/* In the order of enum aggregation. */
static const struct {
    double (*compute)(const double *values, const double *weights, size_t count, double *scratch);
    const char *name;
} AGGREGATIONS[] = {
    {arithmetic, "arithmetic mean"},
    {geometric, "geometric mean"},
    {minimum, "minimum"},
    {median, "median"},
    {sum, "sum"},
};

double aggregate(enum aggregation aggregation, const double *values, const double *weights, size_t count,
                 double *scratch)
{
    return AGGREGATIONS[aggregation].compute(values, weights, count, scratch);
}

const char *aggregation_name(enum aggregation aggregation)
{
    return AGGREGATIONS[aggregation].name;
}

/* One part for each of two ends, shared by all values that stand there. */
static void share_ends(const double *values, size_t count, double lower, double upper, double *shares)
{
    size_t at_lower = 0;
    size_t at_upper = 0;
    for (size_t i = 0; i < count; i++) {
        at_lower += values[i] == lower;
        at_upper += values[i] == upper;
    }
    for (size_t i = 0; i < count; i++)
        shares[i] = 0.5 * (values[i] == lower) / (double)at_lower + 0.5 * (values[i] == upper) / (double)at_upper;
}

void effective_weights(enum aggregation aggregation, const double *values, const double *weights, size_t count,
                       double *scratch, double *shares)
{
    double lower;
    double upper;
    switch (aggregation) {
    case MINIMUM:
        lower = minimum(values, weights, count, scratch);
        share_ends(values, count, lower, lower, shares);
        return;
    case MEDIAN:
        find_median(values, weights, count, scratch, &lower, &upper);
        share_ends(values, count, lower, upper, shares);
        return;
    case SUM:
        for (size_t i = 0; i < count; i++)
            shares[i] = weight_at(weights, i);
        return;
    case ARITHMETIC:
    case GEOMETRIC:
        break;
    }
    struct exact total = total_weight(weights, count);
    for (size_t i = 0; i < count; i++)
        shares[i] = exact_round(exact_divide(exact_from(weight_at(weights, i)), total));
}
