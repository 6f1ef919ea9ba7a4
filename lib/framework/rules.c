/* SPDX-License-Identifier: MIT */
/* The public view of a method: operands and rules of figures. */
#include "framework/rules.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "framework/output.h"

/* The operands of all figures in one row; those of a derived figure are its parts. */
static bool note_operands(struct cpi_rules *rules)
{
    const struct model *model = rules->resolved.model;
    int32_t count = figure_count(model);
    struct operands own = {0};
    bool room = true;
    rules->first_operand = malloc(((size_t)count + 1) * sizeof *rules->first_operand);
    for (int32_t figure = 0; rules->first_operand && figure < count && room; figure++) {
        rules->first_operand[figure] = rules->operands.count;
        room = figure_operands(&rules->resolved, figure, &own);
        void *items = rules->operands.items;
        room = room && array_reserve(&items, &rules->operands.capacity, rules->operands.count + own.count + 1,
                                     sizeof *rules->operands.items);
        rules->operands.items = items;
        if (room && own.count)
            memcpy(rules->operands.items + rules->operands.count, own.items, own.count * sizeof *own.items);
        rules->operands.count += room ? own.count : 0;
    }
    free(own.items);
    if (!rules->first_operand || !room)
        return false;
    rules->first_operand[count] = rules->operands.count;
    return true;
}

cpi_status cpi_rules_new(const cpi_framework *framework, int32_t method, cpi_rules **rules)
{
    if (rules)
        *rules = NULL;
    if (!framework || !rules || method < 0 || method >= framework->model->method_count)
        return CPI_BAD_ARGUMENT;
    cpi_rules *made = calloc(1, sizeof *made);
    if (!made)
        return CPI_NO_MEMORY;
    if (!method_resolve(framework->model, &framework->model->methods[method], &made->resolved)) {
        free(made);
        return CPI_NO_MEMORY;
    }
    made->framework = cpi_framework_ref(framework);
    if (note_operands(made)) {
        *rules = made;
        return CPI_OK;
    }
    cpi_rules_free(made);
    return CPI_NO_MEMORY;
}

void cpi_rules_free(cpi_rules *rules)
{
    if (!rules)
        return;
    resolved_method_free(&rules->resolved);
    cpi_framework_unref(rules->framework);
    free(rules->operands.items);
    free(rules->first_operand);
    free(rules);
}

static bool is_figure(const cpi_rules *rules, int32_t figure)
{
    return rules && figure >= 0 && figure < figure_count(rules->resolved.model);
}

static const struct rule *rule_of(const cpi_rules *rules, int32_t figure)
{
    return is_figure(rules, figure) ? figure_rule(&rules->resolved, figure) : NULL;
}

static const struct derived *derived_of(const cpi_rules *rules, int32_t figure)
{
    if (!is_figure(rules, figure) || figure < first_derived_figure(rules->resolved.model))
        return NULL;
    return &rules->resolved.model->derived[figure - first_derived_figure(rules->resolved.model)];
}

const char *cpi_rules_aggregation(const cpi_rules *rules, int32_t figure)
{
    static const char *const DERIVED[] = {"difference", "mean", "ratio", "rating"};
    const struct derived *derived = derived_of(rules, figure);
    const struct rule *rule = rule_of(rules, figure);
    return derived ? DERIVED[derived->kind] : rule ? AGGREGATION_WORDS[rule_aggregation(rule)] : NULL;
}

int32_t cpi_rules_operand_count(const cpi_rules *rules, int32_t figure)
{
    const struct derived *derived = derived_of(rules, figure);
    if (derived)
        return derived->part_count;
    return is_figure(rules, figure) ? (int32_t)(rules->first_operand[figure + 1] - rules->first_operand[figure]) : 0;
}

int32_t cpi_rules_operand(const cpi_rules *rules, int32_t figure, int32_t i)
{
    const struct derived *derived = derived_of(rules, figure);
    if (i < 0 || i >= cpi_rules_operand_count(rules, figure))
        return CPI_NONE;
    return derived ? derived->parts[i] : rules->operands.items[rules->first_operand[figure] + (size_t)i].figure;
}

double cpi_rules_operand_weight(const cpi_rules *rules, int32_t figure, int32_t i)
{
    if (i < 0 || i >= cpi_rules_operand_count(rules, figure))
        return NAN;
    return derived_of(rules, figure) ? 1 : rules->operands.items[rules->first_operand[figure] + (size_t)i].weight;
}

const char *cpi_rules_missing(const cpi_rules *rules, int32_t figure)
{
    const struct rule *rule = rule_of(rules, figure);
    return rule ? MISSING_WORDS[rule->missing] : NULL;
}

const char *cpi_rules_not_applicable(const cpi_rules *rules, int32_t figure)
{
    const struct rule *rule = rule_of(rules, figure);
    return rule ? MISSING_WORDS[rule->not_applicable_is_zero ? MISSING_ZERO : MISSING_SKIP] : NULL;
}

double cpi_rules_minimum_coverage(const cpi_rules *rules, int32_t figure)
{
    const struct rule *rule = rule_of(rules, figure);
    return rule ? rule->minimum_coverage : NAN;
}

int32_t cpi_rules_maximum_missing(const cpi_rules *rules, int32_t figure)
{
    const struct rule *rule = rule_of(rules, figure);
    return rule && rule->maximum_missing != INT32_MAX ? rule->maximum_missing : -1;
}

double cpi_rules_floor(const cpi_rules *rules, int32_t figure)
{
    const struct rule *rule = rule_of(rules, figure);
    return rule && isfinite(rule->floor) ? rule->floor : NAN;
}

double cpi_rules_exponent(const cpi_rules *rules, int32_t figure)
{
    const struct rule *rule = rule_of(rules, figure);
    return rule && rule_aggregation(rule) == POWER ? rule->exponent : NAN;
}

double cpi_rules_rescale(const cpi_rules *rules, int32_t figure, int32_t which)
{
    const struct rule *rule = rule_of(rules, figure);
    return rule && is_rescaled(rule) && (which == 0 || which == 1) ? rule->rescale[which] : NAN;
}

double cpi_rules_range(const cpi_rules *rules, int32_t figure, int32_t which)
{
    if (!is_figure(rules, figure) || (which != 0 && which != 1))
        return NAN;
    if (derived_of(rules, figure))
        return which;
    return figure_output(rules->resolved.model, rules->resolved.method, figure)->range[which];
}

int cpi_rules_excluded(const cpi_rules *rules, int32_t node)
{
    return is_figure(rules, node) && node < rules->resolved.model->node_count && rules->resolved.excluded[node];
}
