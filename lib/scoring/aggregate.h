/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_AGGREGATE_H
#define CPINDEX_SCORING_AGGREGATE_H

#include <stddef.h>

#include "framework/method.h"

/* Values and weights to one value. OECD/JRC Handbook on Constructing Composite Indicators (2008), part I, step 6.
 * Everywhere: values are scores, at most 1e250 in size; `weights` may be NULL, all 1; count >= 1; `scratch` has room
 * for 2 * count numbers. */

/* What an aggregation takes of weights. */
enum weighing {
    /* Their shares in the total. */
    WEIGHS_SHARES,
    /* The weights themselves. */
    WEIGHS_SIZES,
    WEIGHS_NOTHING,
};

/* By any aggregation but POWER, which needs the exponent of a rule. Not finite where no double holds the result. */
double aggregate(enum aggregation aggregation, const double *values, const double *weights, size_t count,
                 double *scratch);

/* The one way from a figure's operands to its score: the aggregate, rescaled where the rule says so. NaN where the
 * aggregate is too large to be shown. */
double score_operands(const struct rule *rule, const double *values, const double *weights, size_t count,
                      double *scratch);

/* The share of each value in the aggregate, and what it brings into it: see cpi_explanation_effective_weight() and
 * cpi_explanation_contribution(). */
void unfold_operands(const struct rule *rule, const double *values, const double *weights, size_t count,
                     double *scratch, double *shares, double *contributions);

/* "arithmetic mean", as sentences use it. */
const char *aggregation_name(enum aggregation aggregation);
enum weighing rule_weighing(const struct rule *rule);

#endif
