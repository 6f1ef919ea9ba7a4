/* SPDX-License-Identifier: MIT */
#include "scoring/normalise.h"

#include <math.h>

#include "base/exact.h"
#include "base/number.h"

static double between_logs(double value, double from, double to)
{
    struct exact base = exact_log(from);
    return exact_round(exact_divide(exact_subtract(exact_log(value), base), exact_subtract(exact_log(to), base)));
}

double normalise_between_options(const struct scale *scale, double value)
{
    return number_between(value, scale->range[0], scale->range[1]);
}

double normalise_option(const struct scale *scale, int32_t option)
{
    return normalise_between_options(scale, scale->options[option].value);
}

static bool clamps_lower(const struct quantity *quantity)
{
    return quantity->clamp == CLAMP_BOTH || quantity->clamp == CLAMP_LOWER;
}

static bool clamps_upper(const struct quantity *quantity)
{
    return quantity->clamp == CLAMP_BOTH || quantity->clamp == CLAMP_UPPER;
}

double normalise_value(const struct quantity *quantity, double value)
{
    const double *goalposts = quantity->goalposts;
    double score = quantity->transformation == TRANSFORM_LOG ? between_logs(value, goalposts[0], goalposts[1])
                                                             : number_between(value, goalposts[0], goalposts[1]);
    if (score < 0 && clamps_lower(quantity))
        score = 0;
    if (score > 1 && clamps_upper(quantity))
        score = 1;
    return score < quantity->floor ? quantity->floor : score;
}

void scale_bounds(const struct scale *scale, double *low, double *high)
{
    *low = *high = normalise_option(scale, 0);
    for (int32_t i = 1; i < scale->option_count; i++) {
        double score = normalise_option(scale, i);
        *low = score < *low ? score : *low;
        *high = score > *high ? score : *high;
    }
}

void quantity_bounds(const struct quantity *quantity, double *low, double *high)
{
    bool floored = quantity->floor > -INFINITY;
    *low = floored ? quantity->floor : clamps_lower(quantity) ? 0 : NAN;
    *high = clamps_upper(quantity) ? 1 : NAN;
}
