/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_TRANSFORM_H
#define CPINDEX_SCORING_TRANSFORM_H

#include "base/exact.h"
#include "framework/quantity.h"

/* A value as its quantity is normalised: itself, its logarithm, its reciprocal, a power of it. Not finite where it has
 * none. */
struct exact transform(const struct quantity *quantity, double value);

/* 1 where higher values are transformed to higher ones, else -1. */
int transform_direction(const struct quantity *quantity);

#endif
