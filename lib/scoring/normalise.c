/* SPDX-License-Identifier: MIT */
#include "scoring/normalise.h"

#include <math.h>

#include "base/exact.h"
#include "base/number.h"
#include "scoring/transform.h"

#define NOISE 1e-14

double normalise_between_options(const struct scale *scale, double value)
{
    return number_between(value, scale->range[0], scale->range[1]);
}

double normalise_option(const struct scale *scale, int32_t option)
{
    return normalise_between_options(scale, scale->options[option].value);
}

/* From 0 to 1 to the target. */
static double to_target(const double target[2], double share)
{
    if (target[0] == 0)
        return target[1] * share;
    struct exact width = exact_two_sum(target[1], -target[0]);
    return exact_round(exact_add(exact_multiply(width, exact_from(share)), exact_from(target[0])));
}

static double min_max(const struct quantity *quantity, const double goalposts[2], double value)
{
    if (quantity->transformation == TRANSFORM_NONE)
        return to_target(quantity->target, number_between(value, goalposts[0], goalposts[1]));
    struct exact base = transform(quantity, goalposts[0]);
    struct exact distance = exact_subtract(transform(quantity, value), base);
    struct exact width = exact_subtract(transform(quantity, goalposts[1]), base);
    return to_target(quantity->target, exact_round(exact_divide(distance, width)));
}

static double z_score(const struct quantity *quantity, const double moments[2], double value)
{
    int direction = (quantity->lower_is_better ? -1 : 1) * transform_direction(quantity);
    struct exact distance = exact_subtract(transform(quantity, value), exact_from(moments[0]));
    double z = direction * exact_quotient(distance, exact_from(moments[1]));
    if (quantity->target[0] == 0 && quantity->target[1] == 1)
        return z;
    return exact_round(exact_add(exact_product(z, quantity->target[1]), exact_from(quantity->target[0])));
}

/* How many values of the set lie below `value`, or at it too; at least `low` do. */
static size_t count_below(const struct goalposts *goalposts, double value, bool or_equal, size_t low)
{
    size_t high = goalposts->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double at = goalposts->values[middle];
        if (at < value || (or_equal && at == value))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct standing standing_of(const struct quantity *quantity, const struct goalposts *goalposts, double value)
{
    size_t below = count_below(goalposts, value, false, 0);
    size_t equal = count_below(goalposts, value, true, below) - below;
    size_t above = goalposts->count - below - equal;
    bool lower = quantity->lower_is_better;
    return (struct standing){lower ? above : below, equal, lower ? below : above};
}

/* The shared rank, 1 for the best, as a share of the way from the last to the first. A value from outside the set may
 * be worse than all of it. */
static double rank_share(const struct standing *standing, size_t count)
{
    size_t rank = standing->better + 1 < count ? standing->better + 1 : count;
    return (double)(count - rank) / (double)(count - 1);
}

int32_t quantile_group(const struct quantity *quantity, const struct standing *standing)
{
    size_t count = standing->worse + standing->equal + standing->better;
    size_t group = (size_t)quantity->groups * standing->worse / count;
    return (int32_t)(group < (size_t)quantity->groups ? group : (size_t)quantity->groups - 1) + 1;
}

/* A mean of answers that is a threshold by hand may miss it by its last bits. */
static bool is_at(double value, double threshold)
{
    return fabs(value - threshold) <= NOISE * fmax(fabs(value), fabs(threshold));
}

/* A value on a threshold is of the better side. */
static bool is_past(const struct quantity *quantity, double value, double threshold)
{
    if (is_at(value, threshold))
        return !quantity->lower_is_better;
    return value > threshold;
}

int32_t category_of(const struct quantity *quantity, double value)
{
    int32_t category = 0;
    while (category < quantity->threshold_count && is_past(quantity, value, quantity->thresholds[category]))
        category++;
    return category;
}

static double compute(const struct quantity *quantity, const struct goalposts *goalposts, double value)
{
    struct standing standing;
    switch (quantity->normalisation) {
    case BY_MIN_MAX:
        return min_max(quantity, goalposts->ends, value);
    case BY_Z_SCORE:
        return z_score(quantity, goalposts->ends, value);
    case BY_RANK:
        standing = standing_of(quantity, goalposts, value);
        return to_target(quantity->target, rank_share(&standing, goalposts->count));
    case BY_PERCENTILE_RANK:
        standing = standing_of(quantity, goalposts, value);
        return to_target(quantity->target,
                         ((double)standing.worse + 0.5 * (double)standing.equal) / (double)goalposts->count);
    case BY_QUANTILE:
        standing = standing_of(quantity, goalposts, value);
        return to_target(quantity->target, (quantile_group(quantity, &standing) - 1) / (double)(quantity->groups - 1));
    case BY_CATEGORY:
        return category_score(quantity, category_of(quantity, value));
    }
    return NAN;
}

double normalise_value(const struct quantity *quantity, const struct goalposts *goalposts, double value)
{
    double low;
    double high;
    if (goalposts->problem != GOALPOSTS_FOUND || !quantity_takes(quantity, value))
        return NAN;
    double score = compute(quantity, goalposts, value);
    if (!isfinite(score))
        return NAN;
    quantity_bounds(quantity, &low, &high);
    return score < low ? low : score > high ? high : score;
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
