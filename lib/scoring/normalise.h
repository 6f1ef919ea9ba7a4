/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_NORMALISE_H
#define CPINDEX_SCORING_NORMALISE_H

#include "framework/model.h"
#include "scoring/goalposts.h"

/* Answers to scores. OECD/JRC Handbook on Constructing Composite Indicators (2008), part I, step 5. */

/* The distance of a value from the two ends of its scale's range. */
double normalise_option(const struct scale *scale, int32_t option);
/* A value between options, that several answers come to. */
double normalise_between_options(const struct scale *scale, double value);

/* The score of a value; NaN where it has none. */
double normalise_value(const struct quantity *quantity, const struct goalposts *goalposts, double value);

/* How a value stands in the set that the goalposts were found in. */
struct standing {
    /* Values of the set that are worse, the same, better. */
    size_t worse;
    size_t equal;
    size_t better;
};

struct standing standing_of(const struct quantity *quantity, const struct goalposts *goalposts, double value);

/* The group of a quantile, from 1; the category of a value, from 0 for the lowest values. */
int32_t quantile_group(const struct quantity *quantity, const struct standing *standing);
int32_t category_of(const struct quantity *quantity, double value);

/* The lowest and highest score that any answer can get. */
void scale_bounds(const struct scale *scale, double *low, double *high);

#endif
