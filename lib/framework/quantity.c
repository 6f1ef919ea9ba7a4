/* SPDX-License-Identifier: MIT */
#include "framework/quantity.h"

#include <math.h>
#include <stddef.h>

const char *const TRANSFORMATION_WORDS[4] = {"none", "log", "reciprocal", "power"};
const char *const NORMALISATION_WORDS[6] = {"min-max", "z-score", "rank", "percentile-rank", "quantile", "categorical"};
const char *const CLAMP_WORDS[4] = {"both", "lower", "upper", "none"};
const char *const STATISTIC_WORDS[STATISTIC_COUNT] = {"minimum", "maximum", "mean", "median"};
const char *const DIRECTION_WORDS[2] = {"higher", "lower"};
const char *const SET_WORDS[2] = {"period", "panel"};

struct quantity quantity_default(void)
{
    return (struct quantity){
        .target = {0, 1},
        .moments = {{.kind = GOALPOST_MEAN}, {.kind = GOALPOST_DEVIATION}},
        .floor = -INFINITY,
        .per = 1,
        .denominator = -1,
    };
}

void quantity_apply(struct quantity *quantity, const struct quantity *over)
{
    const struct quantity own = *quantity;
    unsigned parts = over->parts;
    quantity->parts |= parts;
    quantity->lower_is_better = (parts & QUANTITY_DIRECTION ? over : &own)->lower_is_better;
    quantity->transformation = (parts & QUANTITY_TRANSFORMATION ? over : &own)->transformation;
    quantity->exponent = (parts & QUANTITY_EXPONENT ? over : &own)->exponent;
    quantity->normalisation = (parts & QUANTITY_NORMALISATION ? over : &own)->normalisation;
    for (int i = 0; i < 2; i++) {
        quantity->goalposts[i] = (parts & QUANTITY_GOALPOSTS ? over : &own)->goalposts[i];
        quantity->target[i] = (parts & QUANTITY_TARGET ? over : &own)->target[i];
    }
    /* A target of a z-score means something else than that of a range. */
    if (parts & QUANTITY_NORMALISATION && !(parts & QUANTITY_TARGET) && over->normalisation != own.normalisation) {
        quantity->target[0] = 0;
        quantity->target[1] = 1;
    }
    quantity->moments[0] = (parts & QUANTITY_MEAN ? over : &own)->moments[0];
    quantity->moments[1] = (parts & QUANTITY_DEVIATION ? over : &own)->moments[1];
    quantity->groups = (parts & QUANTITY_GROUPS ? over : &own)->groups;
    quantity->thresholds = (parts & QUANTITY_THRESHOLDS ? over : &own)->thresholds;
    quantity->threshold_count = (parts & QUANTITY_THRESHOLDS ? over : &own)->threshold_count;
    quantity->scores = (parts & QUANTITY_SCORES ? over : &own)->scores;
    quantity->score_count = (parts & QUANTITY_SCORES ? over : &own)->score_count;
    quantity->by_panel = (parts & QUANTITY_SET ? over : &own)->by_panel;
    quantity->clamp = (parts & QUANTITY_CLAMP ? over : &own)->clamp;
    quantity->floor = (parts & QUANTITY_FLOOR ? over : &own)->floor;
    quantity_complete(quantity);
}

int goalposts_direction(const struct goalpost goalposts[2])
{
    const struct goalpost *from = &goalposts[0];
    const struct goalpost *to = &goalposts[1];
    if (from->kind == GOALPOST_NUMBER && to->kind == GOALPOST_NUMBER)
        return from->value < to->value ? 1 : -1;
    if (from->kind == GOALPOST_MINIMUM || to->kind == GOALPOST_MAXIMUM)
        return 1;
    return from->kind == GOALPOST_MAXIMUM || to->kind == GOALPOST_MINIMUM ? -1 : 0;
}

/* Goalposts say which values are better also where a method puts another normalisation in their place. */
void quantity_complete(struct quantity *quantity)
{
    if (!(quantity->parts & QUANTITY_DIRECTION))
        quantity->lower_is_better =
            (quantity->parts & QUANTITY_GOALPOSTS) && goalposts_direction(quantity->goalposts) < 0;
    if (!(quantity->parts & QUANTITY_CLAMP))
        quantity->clamp = quantity->normalisation == BY_Z_SCORE ? CLAMP_NONE : CLAMP_BOTH;
}

const struct goalpost *quantity_ends(const struct quantity *quantity)
{
    if (quantity->normalisation == BY_MIN_MAX)
        return quantity->goalposts;
    return quantity->normalisation == BY_Z_SCORE ? quantity->moments : NULL;
}

bool quantity_uses_set(const struct quantity *quantity)
{
    const struct goalpost *ends = quantity_ends(quantity);
    if (!ends)
        return quantity->normalisation != BY_CATEGORY;
    return ends[0].kind != GOALPOST_NUMBER || ends[1].kind != GOALPOST_NUMBER;
}

bool quantity_transforms(const struct quantity *quantity, double value)
{
    switch (quantity->transformation) {
    case TRANSFORM_NONE:
        return true;
    case TRANSFORM_LOG:
    case TRANSFORM_RECIPROCAL:
        return value > 0;
    case TRANSFORM_POWER:
        return value > 0 || (value == 0 && quantity->exponent > 0);
    }
    return false;
}

bool quantity_takes(const struct quantity *quantity, double value)
{
    return value > 0 || (!quantity->divides && quantity_transforms(quantity, value));
}

double category_score(const struct quantity *quantity, int32_t i)
{
    if (quantity->scores)
        return quantity->scores[i];
    int32_t steps = quantity->lower_is_better ? quantity->threshold_count - i : i;
    return (double)steps / quantity->threshold_count;
}

static void clamp_bounds(const struct quantity *quantity, double *low, double *high)
{
    /* The target of a z-score is no range; what limits it is the inner scale. */
    bool z_score = quantity->normalisation == BY_Z_SCORE;
    *low = z_score ? 0 : quantity->target[0];
    *high = z_score ? 1 : quantity->target[1];
    if (quantity_ends(quantity) && (quantity->clamp == CLAMP_NONE || quantity->clamp == CLAMP_UPPER))
        *low = -INFINITY;
    if (quantity_ends(quantity) && (quantity->clamp == CLAMP_NONE || quantity->clamp == CLAMP_LOWER))
        *high = INFINITY;
}

void quantity_bounds(const struct quantity *quantity, double *low, double *high)
{
    if (quantity->normalisation == BY_CATEGORY) {
        double first = category_score(quantity, 0);
        double last = category_score(quantity, quantity->threshold_count);
        *low = fmin(first, last);
        *high = fmax(first, last);
    } else {
        clamp_bounds(quantity, low, high);
    }
    *low = fmax(*low, quantity->floor);
    *high = fmax(*high, quantity->floor);
    *low = isinf(*low) ? NAN : *low;
    *high = isinf(*high) ? NAN : *high;
}
