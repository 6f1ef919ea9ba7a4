/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "framework/check.h"

enum {
    MOST_REPORTS = 100,
};

/* Sums of sums, in as many levels as a file can have, stay far below the largest double; and the logarithm of a product
 * keeps its digits. */
#define LARGEST_IN_SUM 1000

/* Whether each method can be computed. One weight, or one missing facet, is reported once, not in every place it is
 * used. */
struct check {
    struct loader *loader;
    const struct resolved_method *resolved;
    const struct value *place;
    struct operands operands;
    /* Of weights: each needs a search for its place. */
    int32_t reports;
    /* Some weight is not above 0, so that it matters where it is used. */
    bool doubtful_weights;
    bool *weight_reported;
};

static bool has_doubtful_weights(const struct resolved_method *resolved)
{
    for (int32_t i = 0; i < first_cell_figure(resolved->model); i++)
        if (!(resolved->weights[i] > 0 && resolved->weights[i] <= LARGEST_IN_SUM))
            return true;
    return false;
}

/* Where a weight was written: in the method, or in the tree, which has none of groups. */
static const struct value *weight_place(const struct check *check, int32_t figure, const char *address)
{
    const struct value *stated = value_of(value_of(check->place, "weights"), address);
    return stated ? stated : check->loader->weight_places[figure];
}

const struct value *stated_level(const struct value *method, int32_t level)
{
    char key[12];
    snprintf(key, sizeof key, "%d", (int)level);
    return value_of(value_of(method, "levels"), key);
}

const struct value *stated_for_node(const struct value *method, const struct model *model, int32_t node,
                                    const char *key)
{
    const struct node *n = &model->nodes[node];
    const struct value *rules[] = {
        value_of(value_of(method, "nodes"), n->code),
        n->kind == CPI_INDICATOR ? value_of(method, "sub_indicators") : NULL,
        stated_level(method, n->level),
        method,
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (value_of(rules[i], key))
            return value_of(rules[i], key);
    return method;
}

const struct value *stated_for_facet(const struct value *method, const char *facet, const char *key)
{
    const struct value *stated = value_of(value_of(value_of(method, "facets"), facet), key);
    return stated ? stated : value_of(method, key) ? value_of(method, key) : method;
}

static const struct value *over_place(const struct check *check, int32_t node)
{
    return stated_for_node(check->place, check->resolved->model, node, "over");
}

/* Whose weight an operand has: a cell that stands for its group, or for its domain, has theirs. */
static int32_t weight_owner(const struct model *model, const struct rule *rule, int32_t figure)
{
    if (figure < first_cell_figure(model))
        return figure;
    const struct cell *cell = &model->cells[figure - first_cell_figure(model)];
    return rule->over == OVER_CELLS ? first_group_figure(model) + cell->group : cell->node;
}

/* What is wrong with it, NULL for nothing. */
static const char *weight_problem(enum aggregation aggregation, double weight)
{
    bool large = fabs(weight) > LARGEST_IN_SUM;
    if (aggregation == SUM)
        return weight == 0 ? "is 0 in a sum" : large ? "in a sum is at most 1,000 in size" : NULL;
    if (weight <= 0)
        return aggregation == PRODUCT ? "must be above 0, since it takes part in a product"
                                      : "must be above 0, since it takes part in a mean";
    return aggregation == PRODUCT && large ? "in a product is at most 1,000" : NULL;
}

static void check_weight(struct check *check, const struct rule *rule, int32_t figure, double weight)
{
    const struct model *model = check->resolved->model;
    const char *problem = weight_problem(rule->aggregation, weight);
    int32_t owner = weight_owner(model, rule, figure);
    if (!problem || check->weight_reported[owner] || check->reports == MOST_REPORTS)
        return;
    check->weight_reported[owner] = true;
    check->reports++;
    const char *address =
        owner < model->node_count ? model->nodes[owner].code : model->groups[owner - first_group_figure(model)].address;
    reader_error(&check->loader->reader, weight_place(check, owner, address), CPI_D_WEIGHT,
                 "the weight of '%s' %s under the method '%s'%s", address, problem, check->resolved->method->code,
                 owner < model->node_count && weight <= 0 ? "; to leave it out, use `exclude`" : "");
}

/* A domain that is made of its cells would silently lose an indicator that is in no group. */
static void check_membership(struct check *check, int32_t node, int32_t facet)
{
    const struct model *model = check->resolved->model;
    for (int32_t i = node + 1; i < model->nodes[node].end; i++) {
        bool found = !is_main_indicator(model, i) || check->resolved->excluded[i];
        for (int32_t g = 0; g < model->nodes[i].group_count && !found; g++)
            found = model->groups[model->memberships[model->nodes[i].first_group + g]].facet == facet;
        if (found)
            continue;
        reader_error(
            &check->loader->reader, over_place(check, node), CPI_D_NOT_IN_FACET,
            "'%s' is scored over its cells, but its indicator '%s' is in no group of '%s'; give it one, or state "
            "another `over` for '%s' under `nodes`",
            model->nodes[node].code, model->nodes[i].code, model->facets[facet].code, model->nodes[node].code);
        return;
    }
}

static bool leaves_nothing(const struct resolved_method *resolved)
{
    for (int32_t i = 0; i < resolved->model->indicator_count; i++)
        if (!resolved->excluded[resolved->model->indicators[i]])
            return false;
    return true;
}

static void check_figure(struct check *check, int32_t figure)
{
    const struct model *model = check->resolved->model;
    const struct rule *rule = figure_rule(check->resolved, figure);
    if (!rule || (figure < model->node_count && check->resolved->excluded[figure]))
        return;
    if (figure < model->node_count && rule->over == OVER_CELLS && rule_facet(model, rule) >= 0)
        check_membership(check, figure, rule_facet(model, rule));
    if (figure > 0 && !check->doubtful_weights)
        return;
    if (!figure_operands(check->resolved, figure, &check->operands))
        check->loader->reader.no_memory = true;
    for (size_t i = 0; i < check->operands.count; i++)
        check_weight(check, rule, check->operands.items[i].figure, check->operands.items[i].weight);
    if (figure == 0 && leaves_nothing(check->resolved))
        reader_error(&check->loader->reader, value_of(check->place, "exclude"), CPI_D_ALL_EXCLUDED,
                     "the method '%s' excludes all that the index is made of", check->resolved->method->code);
}

static void check_facets(struct check *check)
{
    const struct model *model = check->resolved->model;
    for (int32_t i = 0; i < model->node_count; i++) {
        const struct rule *rule = figure_rule(check->resolved, i);
        if (!rule || rule->over != OVER_CELLS || rule_facet(model, rule) >= 0 || check->resolved->excluded[i])
            continue;
        reader_error(&check->loader->reader, over_place(check, i), CPI_D_FACET_NEEDED,
                     "'%s' is scored over cells, but the framework has %s", model->nodes[i].code,
                     model->facet_count ? "several facets; name one with `facet`"
                                        : "no facets; define one, or state another `over`");
        return;
    }
}

static void check_method(struct loader *loader, int32_t index, bool *weight_reported)
{
    struct resolved_method resolved;
    struct check check = {.loader = loader,
                          .resolved = &resolved,
                          .place = loader->method_places[index],
                          .weight_reported = weight_reported};
    if (!method_resolve(loader->model, &loader->model->methods[index], &resolved)) {
        loader->reader.no_memory = true;
        return;
    }
    check_exponents(loader, &resolved, check.place);
    check.doubtful_weights = has_doubtful_weights(&resolved);
    check_facets(&check);
    check_bands(loader, &resolved, check.place);
    for (int32_t figure = 0; figure < first_derived_figure(loader->model) && !loader->reader.no_memory; figure++)
        check_figure(&check, figure);
    free(check.operands.items);
    resolved_method_free(&resolved);
}

void check_methods(struct loader *loader)
{
    const struct model *model = loader->model;
    bool *weight_reported = calloc((size_t)first_cell_figure(model), sizeof *weight_reported);
    if (!weight_reported)
        loader->reader.no_memory = true;
    for (int32_t i = 0; i < model->method_count && !loader->reader.no_memory; i++)
        check_method(loader, i, weight_reported);
    free(weight_reported);
}
