/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_LEAF_H
#define CPINDEX_SCORING_LEAF_H

#include "scoring/evaluate.h"
#include "scoring/goalposts.h"

/* What is answered, one step before anything is aggregated. */

/* The value of a quantity, divided by its denominator where it has one. `answers` of one assessment, per answerable
 * indicator. False where it, or its denominator, has no answer. */
bool leaf_value(const struct plan *plan, int32_t node, const struct answer *answers, double *value);

/* The state and score of a leaf, and its bounds. `goalposts`: those of each quantity, for this assessment. */
void evaluate_leaf(const struct plan *plan, int32_t node, const struct answer *answers,
                   const struct goalposts *goalposts, const struct row *row);

/* A value per so many of another. */
double denominate(const struct quantity *quantity, double value, double denominator);

#endif
