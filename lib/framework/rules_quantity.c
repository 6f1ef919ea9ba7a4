/* SPDX-License-Identifier: MIT */
/* The public view of a method: how quantities are normalised. */
#include <math.h>

#include "framework/rules.h"

static const struct quantity *quantity_of(const cpi_rules *rules, int32_t node)
{
    const struct model *model = rules ? rules->resolved.model : NULL;
    if (!model || node < 0 || node >= model->node_count || model->nodes[node].quantity < 0)
        return NULL;
    return &rules->resolved.quantities[model->nodes[node].quantity];
}

static const struct quantity *categories_of(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity && quantity->normalisation == BY_CATEGORY ? quantity : NULL;
}

const char *cpi_rules_normalisation(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity ? NORMALISATION_WORDS[quantity->normalisation] : NULL;
}

const char *cpi_rules_transformation(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity ? TRANSFORMATION_WORDS[quantity->transformation] : NULL;
}

double cpi_rules_transformation_exponent(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity && quantity->transformation == TRANSFORM_POWER ? quantity->exponent : NAN;
}

const char *cpi_rules_direction(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity ? DIRECTION_WORDS[quantity->lower_is_better] : NULL;
}

const char *cpi_rules_set(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity && quantity_uses_set(quantity) ? SET_WORDS[quantity->by_panel] : NULL;
}

const char *cpi_rules_clamp(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity ? CLAMP_WORDS[quantity->clamp] : NULL;
}

double cpi_rules_target(const cpi_rules *rules, int32_t node, int32_t which)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity && (which == 0 || which == 1) ? quantity->target[which] : NAN;
}

double cpi_rules_least_score(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity && isfinite(quantity->floor) ? quantity->floor : NAN;
}

int32_t cpi_rules_denominator(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity ? quantity->denominator : CPI_NONE;
}

double cpi_rules_per(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity ? quantity->per : NAN;
}

int32_t cpi_rules_quantile_groups(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = quantity_of(rules, node);
    return quantity && quantity->normalisation == BY_QUANTILE ? quantity->groups : 0;
}

int32_t cpi_rules_threshold_count(const cpi_rules *rules, int32_t node)
{
    const struct quantity *quantity = categories_of(rules, node);
    return quantity ? quantity->threshold_count : 0;
}

double cpi_rules_threshold(const cpi_rules *rules, int32_t node, int32_t i)
{
    return i >= 0 && i < cpi_rules_threshold_count(rules, node) ? categories_of(rules, node)->thresholds[i] : NAN;
}

double cpi_rules_category_score(const cpi_rules *rules, int32_t node, int32_t i)
{
    const struct quantity *quantity = categories_of(rules, node);
    return quantity && i >= 0 && i <= quantity->threshold_count ? category_score(quantity, i) : NAN;
}
