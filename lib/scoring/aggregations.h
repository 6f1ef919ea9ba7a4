/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_AGGREGATIONS_H
#define CPINDEX_SCORING_AGGREGATIONS_H

#include <stddef.h>

#include "base/exact.h"

/* The aggregations themselves, for the table in aggregate.c. */

struct operand_values {
    const double *values;
    /* NULL: all 1. */
    const double *weights;
    size_t count;
    /* Of a power mean. */
    double exponent;
    /* Room for 2 * count numbers. */
    double *scratch;
};

static inline double weight_at(const struct operand_values *operands, size_t i)
{
    return operands->weights ? operands->weights[i] : 1;
}

struct exact total_weight(const struct operand_values *operands);

/* aggregate_sums.c */
double arithmetic_mean(const struct operand_values *operands);
double weighted_sum(const struct operand_values *operands);
/* Each weight, as a share of all. */
void share_total(const struct operand_values *operands, double *shares);
/* Each weight as it is. */
void share_weights(const struct operand_values *operands, double *shares);
/* Share times value. */
void contribute_values(const struct operand_values *operands, const double *shares, double *contributions);

/* aggregate_powers.c: 0 as soon as one value is not above 0. A power mean with an exponent above 0 takes such a value
 * as 0 instead. */
double geometric_mean(const struct operand_values *operands);
double harmonic_mean(const struct operand_values *operands);
double power_mean(const struct operand_values *operands);
double weighted_product(const struct operand_values *operands);
/* Value to the power of its share: factors. */
void contribute_factors(const struct operand_values *operands, const double *shares, double *contributions);
/* Parts of a harmonic or power mean, which add up to it. */
void contribute_reciprocals(const struct operand_values *operands, const double *shares, double *contributions);
void contribute_powers(const struct operand_values *operands, const double *shares, double *contributions);

/* aggregate_order.c */
double minimum(const struct operand_values *operands);
double maximum(const struct operand_values *operands);
double median(const struct operand_values *operands);
double all_or_nothing(const struct operand_values *operands);
/* All to what decides, in equal parts. */
void share_minimum(const struct operand_values *operands, double *shares);
void share_maximum(const struct operand_values *operands, double *shares);
void share_median(const struct operand_values *operands, double *shares);
/* Share times what the operands come to. */
void contribute_all_or_nothing(const struct operand_values *operands, const double *shares, double *contributions);

#endif
