/* SPDX-License-Identifier: MIT */
/* Whether a quantity, complete with what it inherits, can be computed. */
#include <math.h>

#include "framework/loader.h"

struct quantity_check {
    struct loader *loader;
    const struct quantity *quantity;
    /* The mapping that states it, or the last part of it. */
    const struct value *place;
    /* Of a method's quantities: which of them; else NULL. */
    const char *code;
};

/* At a key where it is stated here, else at the whole. */
static void report(const struct quantity_check *check, const char *key, enum diag_code code, const char *text)
{
    const struct value *stated = value_of(check->place, key);
    const struct value *place = stated ? stated : check->place;
    if (check->code)
        reader_error(&check->loader->reader, place, code, "for '%s', %s", check->code, text);
    else
        reader_error(&check->loader->reader, place, code, "%s", text);
}

/* A key that has no effect under this normalisation. */
static void refuse(const struct quantity_check *check, const char *key, bool belongs, const char *to_what)
{
    const struct value *stated = value_of(check->place, key);
    if (stated && !belongs)
        reader_key_error(&check->loader->reader, stated, CPI_D_NOT_HERE, "'%s' does not belong here: it belongs to %s",
                         key, to_what);
}

static void refuse_keys(const struct quantity_check *check)
{
    const struct quantity *q = check->quantity;
    bool z_score = q->normalisation == BY_Z_SCORE;
    bool categorical = q->normalisation == BY_CATEGORY;
    refuse(check, "goalposts", q->normalisation == BY_MIN_MAX, "`normalisation: min-max`");
    refuse(check, "mean", z_score, "`normalisation: z-score`");
    refuse(check, "deviation", z_score, "`normalisation: z-score`");
    refuse(check, "groups", q->normalisation == BY_QUANTILE, "`normalisation: quantile`");
    refuse(check, "thresholds", categorical, "`normalisation: categorical`");
    refuse(check, "scores", categorical, "`normalisation: categorical`");
    refuse(check, "target", !categorical, "the normalisations that have no `scores`");
    refuse(check, "clamp", quantity_ends(q) != NULL, "`normalisation: min-max` and `z-score`");
    refuse(check, "set", quantity_uses_set(q), "what is normalised against a set of units");
    refuse(check, "exponent", q->transformation == TRANSFORM_POWER, "`transformation: power`");
}

/* `key`: what asks for it. */
static bool is_needed(const struct quantity_check *check, unsigned part, const char *key, const char *text)
{
    if (check->quantity->parts & part)
        return true;
    report(check, key, CPI_D_MISSING_KEY, text);
    return false;
}

static void check_goalposts(const struct quantity_check *check)
{
    const struct quantity *q = check->quantity;
    if (!is_needed(check, QUANTITY_GOALPOSTS, "normalisation",
                   "the key 'goalposts' is missing here: the values that map to 0 and 1, as [0, 100] or "
                   "[minimum, maximum]"))
        return;
    int direction = goalposts_direction(q->goalposts);
    if (direction != 0 && q->lower_is_better != (direction < 0))
        report(check, "direction", CPI_D_DIRECTION,
               q->lower_is_better ? "the direction is 'lower', but the goalposts say that higher values are better: "
                                    "the first goalpost maps to 0, the second to 1"
                                  : "the direction is 'higher', but the goalposts say that lower values are better: "
                                    "the first goalpost maps to 0, the second to 1");
    for (int i = 0; i < 2; i++)
        if (q->goalposts[i].kind == GOALPOST_NUMBER && !quantity_transforms(q, q->goalposts[i].value)) {
            report(check, "goalposts", CPI_D_LOG_GOALPOSTS,
                   q->transformation == TRANSFORM_LOG          ? "a logarithm needs goalposts above 0"
                   : q->transformation == TRANSFORM_RECIPROCAL ? "a reciprocal needs goalposts above 0"
                                                               : "a power needs goalposts above 0");
            return;
        }
}

static void check_categories(const struct quantity_check *check)
{
    const struct quantity *q = check->quantity;
    if (!is_needed(check, QUANTITY_THRESHOLDS, "normalisation",
                   "the key 'thresholds' is missing here: where categories meet, as [10, 20]"))
        return;
    if (q->threshold_count == 0)
        report(check, "thresholds", CPI_D_CATEGORIES, "there is at least one threshold");
    for (int32_t i = 1; i < q->threshold_count; i++)
        if (q->thresholds[i] <= q->thresholds[i - 1]) {
            report(check, "thresholds", CPI_D_CATEGORIES, "each threshold is above the one before it");
            return;
        }
    if (!q->scores)
        return;
    if (q->score_count != q->threshold_count + 1) {
        report(check, "scores", CPI_D_CATEGORIES,
               "there is one score more than thresholds: from the category of the lowest values on");
        return;
    }
    for (int32_t i = 1; i < q->score_count; i++)
        if (q->lower_is_better ? q->scores[i] > q->scores[i - 1] : q->scores[i] < q->scores[i - 1]) {
            report(check, "scores", CPI_D_CATEGORIES,
                   q->lower_is_better ? "no score is above the one before it, since lower values are better"
                                      : "no score is below the one before it, since higher values are better");
            return;
        }
}

static void check_target(const struct quantity_check *check)
{
    const struct quantity *q = check->quantity;
    if (q->normalisation == BY_Z_SCORE && q->target[1] <= 0)
        report(check, "target", CPI_D_OUT_OF_BOUNDS,
               "the target of a z-score is [mean, deviation], its deviation above 0");
    else if (q->normalisation != BY_Z_SCORE && q->target[0] >= q->target[1])
        report(check, "target", CPI_D_OUT_OF_BOUNDS, "the second number of the target is above the first");
    if (q->normalisation == BY_Z_SCORE && q->moments[1].kind == GOALPOST_NUMBER && q->moments[1].value <= 0)
        report(check, "deviation", CPI_D_OUT_OF_BOUNDS, "a standard deviation is above 0");
}

static bool has_exponent(const struct quantity_check *check)
{
    if (!is_needed(check, QUANTITY_EXPONENT, "transformation",
                   "the key 'exponent' is missing here: the power to which values are raised"))
        return false;
    if (check->quantity->exponent != 0)
        return true;
    report(check, "exponent", CPI_D_OUT_OF_BOUNDS, "every number to the power of 0 is 1; another exponent is meant");
    return false;
}

void check_quantity(struct loader *loader, const struct quantity *quantity, const struct value *place, const char *code)
{
    const struct quantity_check check = {loader, quantity, place, code};
    refuse_keys(&check);
    check_target(&check);
    if (quantity->transformation == TRANSFORM_POWER && !has_exponent(&check))
        return;
    switch (quantity->normalisation) {
    case BY_MIN_MAX:
        check_goalposts(&check);
        break;
    case BY_QUANTILE:
        is_needed(&check, QUANTITY_GROUPS, "normalisation",
                  "the key 'groups' is missing here: how many groups there are, as 5");
        break;
    case BY_CATEGORY:
        check_categories(&check);
        break;
    case BY_Z_SCORE:
    case BY_RANK:
    case BY_PERCENTILE_RANK:
        break;
    }
}
