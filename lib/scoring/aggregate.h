/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_AGGREGATE_H
#define CPINDEX_SCORING_AGGREGATE_H

#include <stddef.h>

#include "framework/model.h"

/* Values and weights to one value. OECD/JRC Handbook on Constructing Composite Indicators (2008), part I, step 7. */

/* `weights` may be NULL: all alike. `scratch` has room for 2 * count numbers. count >= 1. */
double aggregate(enum aggregation aggregation, const double *values, const double *weights, size_t count,
                 double *scratch);

/* The share of each value in the aggregate, see cpi_explanation_effective_weight(). */
void effective_weights(enum aggregation aggregation, const double *values, const double *weights, size_t count,
                       double *scratch, double *shares);

/* "arithmetic mean", as sentences use it. */
const char *aggregation_name(enum aggregation aggregation);

#endif
