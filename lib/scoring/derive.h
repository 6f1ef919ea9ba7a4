/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_DERIVE_H
#define CPINDEX_SCORING_DERIVE_H

#include "scoring/evaluate.h"

/* Derived figures: computed from what others are shown as, once those are there. `values` has room for as many numbers
 * as any derived figure has parts. */

void derive_score(const struct plan *plan, int32_t figure, double *values, const struct row *row);
void derive_bounds(const struct plan *plan, int32_t figure, double *values, const struct row *row);

/* The ends of a figure as they are shown. */
double output_low(const struct output *output, const struct row *row, int32_t figure);
double output_high(const struct output *output, const struct row *row, int32_t figure);

#endif
