/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_NORMALISE_H
#define CPINDEX_SCORING_NORMALISE_H

#include "framework/model.h"

/* Answers to scores. OECD/JRC Handbook on Constructing Composite Indicators (2008), part I, step 5: the distance of a
 * value from two fixed goalposts (min-max), for scales as for quantities. */

double normalise_option(const struct scale *scale, int32_t option);
/* A value between options, that several answers come to. */
double normalise_between_options(const struct scale *scale, double value);
double normalise_value(const struct quantity *quantity, double value);

/* The lowest and highest score that any answer can get; NaN at an end that is not clamped. */
void scale_bounds(const struct scale *scale, double *low, double *high);
void quantity_bounds(const struct quantity *quantity, double *low, double *high);

#endif
