/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_GOALPOSTS_H
#define CPINDEX_SCORING_GOALPOSTS_H

#include <stddef.h>

#include "framework/quantity.h"

/* What the normalisation of a quantity takes from a set of units. */

enum goalposts_problem {
    GOALPOSTS_FOUND,
    GOALPOSTS_NO_VALUES,
    GOALPOSTS_ONE_VALUE,
    GOALPOSTS_NO_VARIANCE,
    /* They contradict the direction: the target lies on the wrong side of the minimum, say. */
    GOALPOSTS_REVERSED,
    GOALPOSTS_NO_UNIT,
    /* A value of the set cannot be transformed. */
    GOALPOSTS_UNTRANSFORMED,
    /* The goalposts that were given back have none for this quantity. */
    GOALPOSTS_NOT_GIVEN,
};

struct goalposts {
    /* The two goalposts of min-max; the mean and the deviation of a z-score. */
    double ends[2];
    /* Of ranks and quantiles: the values of the set, lowest first. */
    const double *values;
    size_t count;
    enum goalposts_problem problem;
};

/* The values of one quantity in a set. */
struct set_values {
    /* Without missing ones; sorted where that is needed. */
    double *values;
    size_t count;
    /* Of the units that are goalposts; NaN where there is none. */
    double units[2];
};

/* Ranks and quantiles keep `values`. */
struct goalposts goalposts_find(const struct quantity *quantity, struct set_values *set);

/* Those of a quantity whose goalposts are numbers. */
struct goalposts goalposts_fixed(const struct quantity *quantity);

/* GOALPOSTS_FOUND where a score can be had from them. */
enum goalposts_problem goalposts_check(const struct quantity *quantity, const struct goalposts *goalposts);

/* "all values of the set are the same", for sentences; "" where there is no problem. */
const char *goalposts_problem_text(enum goalposts_problem problem);

#endif
