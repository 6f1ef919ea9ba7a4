/* SPDX-License-Identifier: MIT */
#include "framework/method.h"

#include <stdlib.h>
#include <string.h>

static void apply(struct rule *rule, const struct rule *over)
{
    if (over->parts & RULE_OVER)
        rule->over = over->over;
    if (over->parts & RULE_FACET)
        rule->facet = over->facet;
    if (over->parts & RULE_AGGREGATION)
        rule->aggregation = over->aggregation;
    if (over->parts & RULE_MISSING)
        rule->missing = over->missing;
    if (over->parts & RULE_NOT_APPLICABLE)
        rule->not_applicable_is_zero = over->not_applicable_is_zero;
    if (over->parts & RULE_MINIMUM_COVERAGE)
        rule->minimum_coverage = over->minimum_coverage;
    if (over->parts & RULE_MAXIMUM_MISSING)
        rule->maximum_missing = over->maximum_missing;
    if (over->parts & RULE_FLOOR)
        rule->floor = over->floor;
    if (over->parts & RULE_EXPONENT)
        rule->exponent = over->exponent;
    if (over->parts & RULE_RESCALE)
        memcpy(rule->rescale, over->rescale, sizeof rule->rescale);
}

static void resolve_nodes(struct resolved_method *resolved)
{
    const struct model *model = resolved->model;
    const struct method *method = resolved->method;
    for (int32_t i = 0; i < model->node_count; i++) {
        const struct node *n = &model->nodes[i];
        struct rule *rule = &resolved->node_rules[i];
        resolved->weights[i] = n->weight;
        if (is_leaf(n))
            continue;
        *rule = method->rule;
        for (int32_t r = 0; r < method->level_count; r++)
            if (method->levels[r].subject == n->level)
                apply(rule, &method->levels[r].rule);
        if (n->kind == CPI_INDICATOR)
            apply(rule, &method->sub_indicators);
    }
    for (int32_t r = 0; r < method->node_count; r++)
        apply(&resolved->node_rules[method->nodes[r].subject], &method->nodes[r].rule);
    /* An indicator has nothing but its sub-indicators to be made of. */
    for (int32_t i = 0; i < model->node_count; i++)
        if (model->nodes[i].kind == CPI_INDICATOR)
            resolved->node_rules[i].over = OVER_CHILDREN;
}

static void resolve_facets(struct resolved_method *resolved)
{
    const struct method *method = resolved->method;
    for (int32_t i = 0; i < resolved->model->facet_count; i++) {
        resolved->facet_rules[i] = method->rule;
        resolved->facet_rules[i].over = OVER_INDICATORS;
    }
    for (int32_t r = 0; r < method->facet_count; r++)
        apply(&resolved->facet_rules[method->facets[r].subject], &method->facets[r].rule);
    for (int32_t i = 0; i < resolved->model->group_count; i++)
        resolved->weights[first_group_figure(resolved->model) + i] = 1;
}

/* The quantities of the tree, where the method says nothing otherwise. False when out of memory. */
static bool resolve_quantities(struct resolved_method *resolved)
{
    const struct model *model = resolved->model;
    const struct method *method = resolved->method;
    resolved->quantities = model->quantities;
    if (method->quantity_count == 0)
        return true;
    size_t size = (size_t)model->quantity_count * sizeof *resolved->own_quantities;
    resolved->own_quantities = malloc(size ? size : 1);
    if (!resolved->own_quantities)
        return false;
    resolved->quantities = memcpy(resolved->own_quantities, model->quantities, size);
    for (int32_t i = 0; i < method->quantity_count; i++) {
        int32_t subject = method->quantities[i].subject;
        for (int32_t node = subject; node < model->nodes[subject].end; node++)
            if (model->nodes[node].quantity >= 0) {
                struct quantity *quantity = &resolved->own_quantities[model->nodes[node].quantity];
                quantity_apply(quantity, method->quantities[i].quantity);
            }
    }
    return true;
}

static void exclude(struct resolved_method *resolved, int32_t node)
{
    for (int32_t i = node; i < resolved->model->nodes[node].end; i++)
        resolved->excluded[i] = true;
}

bool method_resolve(const struct model *model, const struct method *method, struct resolved_method *resolved)
{
    size_t nodes = (size_t)model->node_count;
    *resolved = (struct resolved_method){.model = model, .method = method};
    resolved->node_rules = calloc(nodes, sizeof *resolved->node_rules);
    resolved->facet_rules = calloc((size_t)model->facet_count + 1, sizeof *resolved->facet_rules);
    resolved->weights = calloc(nodes + (size_t)model->group_count, sizeof *resolved->weights);
    resolved->excluded = calloc(nodes, sizeof *resolved->excluded);
    if (!resolved->node_rules || !resolved->facet_rules || !resolved->weights || !resolved->excluded ||
        !resolve_quantities(resolved)) {
        resolved_method_free(resolved);
        return false;
    }
    resolve_nodes(resolved);
    resolve_facets(resolved);
    for (int32_t i = 0; i < method->weight_count; i++)
        resolved->weights[method->weights[i].figure] = method->weights[i].weight;
    for (int32_t i = 0; i < method->excluded_count; i++)
        exclude(resolved, method->excluded[i]);
    for (int32_t i = 0; i < model->node_count; i++)
        if (model->nodes[i].unscored)
            exclude(resolved, i);
    return true;
}

void resolved_method_free(struct resolved_method *resolved)
{
    free(resolved->node_rules);
    free(resolved->facet_rules);
    free(resolved->weights);
    free(resolved->excluded);
    free(resolved->own_quantities);
    *resolved = (struct resolved_method){0};
}

bool method_is_for(const struct method *method, const char *period)
{
    bool begun = !method->from || strcmp(method->from, period) <= 0;
    bool ended = method->until && strcmp(method->until, period) < 0;
    return !*period || (begun && !ended);
}

const struct method *method_for_period(const struct model *model, const char *period)
{
    for (int32_t i = 0; i < model->method_count; i++)
        if (method_is_for(&model->methods[i], period))
            return &model->methods[i];
    return NULL;
}

int32_t rule_facet(const struct model *model, const struct rule *rule)
{
    if (rule->facet >= 0)
        return rule->facet;
    return model->facet_count == 1 ? 0 : -1;
}

enum aggregation rule_aggregation(const struct rule *rule)
{
    if (rule->aggregation != POWER)
        return rule->aggregation;
    return rule->exponent == 1 ? ARITHMETIC : rule->exponent == 0 ? GEOMETRIC : rule->exponent == -1 ? HARMONIC : POWER;
}

bool is_rescaled(const struct rule *rule)
{
    return rule->rescale[0] != rule->rescale[1];
}

const struct rule *figure_rule(const struct resolved_method *resolved, int32_t figure)
{
    const struct model *model = resolved->model;
    if (figure < model->node_count)
        return is_leaf(&model->nodes[figure]) ? NULL : &resolved->node_rules[figure];
    if (figure >= first_derived_figure(model))
        return NULL;
    int32_t group = figure < first_cell_figure(model) ? figure - first_group_figure(model)
                                                      : model->cells[figure - first_cell_figure(model)].group;
    return &resolved->facet_rules[model->groups[group].facet];
}

static bool add(const struct resolved_method *resolved, struct operands *operands, int32_t figure, double weight)
{
    if (figure < resolved->model->node_count && resolved->excluded[figure])
        return true;
    void *items = operands->items;
    bool room = array_reserve(&items, &operands->capacity, operands->count + 1, sizeof *operands->items);
    operands->items = items;
    if (room)
        operands->items[operands->count++] = (struct operand){figure, weight};
    return room;
}

static bool add_children(const struct resolved_method *resolved, int32_t node, struct operands *operands)
{
    const struct model *model = resolved->model;
    const struct node *n = &model->nodes[node];
    bool done = true;
    for (int32_t i = 0; i < n->child_count && done; i++) {
        int32_t child = model->children[n->first_child + i];
        done = add(resolved, operands, child, resolved->weights[child]);
    }
    return done;
}

static bool is_lowest_domain(const struct model *model, int32_t node)
{
    return model->nodes[node].kind != CPI_INDICATOR && !model->nodes[node].has_domains;
}

/* Lowest domains, and indicators that stand beside domains; a lowest domain's own children. */
static bool add_domains(const struct resolved_method *resolved, int32_t node, struct operands *operands)
{
    const struct model *model = resolved->model;
    bool done = true;
    if (is_lowest_domain(model, node))
        return add_children(resolved, node, operands);
    for (int32_t i = node + 1; i < model->nodes[node].end && done; i++) {
        bool beside = is_main_indicator(model, i) && !is_lowest_domain(model, model->nodes[i].parent);
        if (beside || is_lowest_domain(model, i))
            done = add(resolved, operands, i, resolved->weights[i]);
    }
    return done;
}

/* All main indicators below a node. */
static bool add_indicators(const struct resolved_method *resolved, int32_t node, struct operands *operands)
{
    const struct model *model = resolved->model;
    bool done = true;
    for (int32_t i = node + 1; i < model->nodes[node].end && done; i++)
        if (is_main_indicator(model, i))
            done = add(resolved, operands, i, resolved->weights[i]);
    return done;
}

/* Those of one group. */
static bool add_members(const struct resolved_method *resolved, int32_t node, int32_t group, struct operands *operands)
{
    const struct model *model = resolved->model;
    bool done = true;
    int32_t end = model->group_first[group + 1];
    for (int32_t i = first_member(model, group, node);
         i < end && model->group_members[i] < model->nodes[node].end && done; i++)
        done = add(resolved, operands, model->group_members[i], resolved->weights[model->group_members[i]]);
    return done;
}

static bool add_cells(const struct resolved_method *resolved, int32_t node, int32_t facet, struct operands *operands)
{
    const struct model *model = resolved->model;
    bool done = true;
    if (facet < 0)
        return true;
    int32_t first = model->facets[facet].first_group;
    for (int32_t group = first; group < first + model->facets[facet].group_count && done; group++) {
        int32_t figure = cell_figure(model, node, group);
        if (figure >= 0)
            done = add(resolved, operands, figure, resolved->weights[first_group_figure(model) + group]);
    }
    return done;
}

static bool add_node_operands(const struct resolved_method *resolved, int32_t node, struct operands *operands)
{
    const struct rule *rule = &resolved->node_rules[node];
    switch (rule->over) {
    case OVER_CHILDREN:
        return add_children(resolved, node, operands);
    case OVER_DOMAINS:
        return add_domains(resolved, node, operands);
    case OVER_INDICATORS:
        return add_indicators(resolved, node, operands);
    case OVER_CELLS:
        return add_cells(resolved, node, rule_facet(resolved->model, rule), operands);
    }
    return true;
}

/* The cells one level below, and the indicators right below that are in the group. */
static bool add_cells_below(const struct resolved_method *resolved, int32_t node, int32_t group,
                            struct operands *operands)
{
    const struct model *model = resolved->model;
    const struct node *n = &model->nodes[node];
    bool done = true;
    for (int32_t i = 0; i < n->child_count && done; i++) {
        int32_t child = model->children[n->first_child + i];
        int32_t figure = model->nodes[child].kind == CPI_DOMAIN ? cell_figure(model, child, group)
                         : in_group(model, child, group)        ? child
                                                                : -1;
        if (figure >= 0 && !resolved->excluded[child])
            done = add(resolved, operands, figure, resolved->weights[child]);
    }
    return done;
}

static bool add_cell_operands(const struct resolved_method *resolved, int32_t node, int32_t group,
                              struct operands *operands)
{
    const struct rule *rule = &resolved->facet_rules[resolved->model->groups[group].facet];
    return rule->over == OVER_CHILDREN ? add_cells_below(resolved, node, group, operands)
                                       : add_members(resolved, node, group, operands);
}

bool figure_operands(const struct resolved_method *resolved, int32_t figure, struct operands *operands)
{
    const struct model *model = resolved->model;
    operands->count = 0;
    if (figure < model->node_count)
        return is_leaf(&model->nodes[figure]) || add_node_operands(resolved, figure, operands);
    if (figure < first_cell_figure(model))
        return add_cell_operands(resolved, 0, figure - first_group_figure(model), operands);
    if (figure >= first_derived_figure(model))
        return true;
    const struct cell *cell = &model->cells[figure - first_cell_figure(model)];
    return add_cell_operands(resolved, cell->node, cell->group, operands);
}
