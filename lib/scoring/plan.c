/* SPDX-License-Identifier: MIT */
#include "scoring/plan.h"

#include <stdlib.h>

#include "scoring/aggregate.h"
#include "scoring/normalise.h"

struct compiler {
    struct plan *plan;
    /* Of the figure at hand: one array for all, so that memory is not taken for each. */
    struct operands operands;
    /* Figures that are computed by an operation already. */
    bool *done;
};

static bool compile(struct compiler *compiler, int32_t figure);

static bool compile_all(struct compiler *compiler, const int32_t *figures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!compile(compiler, figures[i]))
            return false;
    return true;
}

static bool add_operand(struct plan *plan, struct operand operand)
{
    void *operands = plan->operands;
    void *weights = plan->weights;
    bool room = array_reserve(&operands, &plan->operand_capacity, plan->operand_count + 1, sizeof *plan->operands);
    plan->operands = operands;
    room = room && array_reserve(&weights, &plan->weight_capacity, plan->operand_count + 1, sizeof *plan->weights);
    plan->weights = weights;
    if (room) {
        plan->operands[plan->operand_count] = operand.figure;
        plan->weights[plan->operand_count++] = operand.weight;
    }
    return room;
}

static bool are_equal(const struct operands *operands)
{
    for (size_t i = 1; i < operands->count; i++)
        if (operands->items[i].weight != operands->items[0].weight)
            return false;
    return true;
}

static bool add_operation(struct plan *plan, const struct operation *operation)
{
    void *operations = plan->operations;
    bool room =
        array_reserve(&operations, &plan->operation_capacity, plan->operation_count + 1, sizeof *plan->operations);
    plan->operations = operations;
    if (room)
        plan->operations[plan->operation_count++] = *operation;
    return room;
}

/* The operands first, then the figure itself. */
static bool compile_aggregate(struct compiler *compiler, int32_t figure)
{
    struct plan *plan = compiler->plan;
    const struct rule *rule = figure_rule(&plan->resolved, figure);
    bool done = figure_operands(&plan->resolved, figure, &compiler->operands);
    const struct operation operation = {
        .rule = rule,
        .figure = figure,
        .first = plan->operand_count,
        .count = compiler->operands.count,
        .equal_weights = rule_weighing(rule) != WEIGHS_SIZES && are_equal(&compiler->operands),
    };
    if (operation.count > plan->most_operands)
        plan->most_operands = operation.count;
    for (size_t i = 0; i < operation.count && done; i++)
        done = add_operand(plan, compiler->operands.items[i]);
    for (size_t i = 0; i < operation.count && done; i++)
        done = compile(compiler, plan->operands[operation.first + i]);
    return done && add_operation(plan, &operation);
}

static bool compile(struct compiler *compiler, int32_t figure)
{
    const struct model *model = compiler->plan->model;
    if (compiler->done[figure])
        return true;
    compiler->done[figure] = true;
    if (figure >= first_derived_figure(model)) {
        const struct derived *derived = &model->derived[figure - first_derived_figure(model)];
        if ((size_t)derived->part_count > compiler->plan->most_operands)
            compiler->plan->most_operands = (size_t)derived->part_count;
        bool compiled = compile_all(compiler, derived->parts, (size_t)derived->part_count);
        compiler->plan->derived[compiler->plan->derived_count++] = figure;
        return compiled;
    }
    bool leaf = figure < model->node_count && is_leaf(&model->nodes[figure]);
    return leaf || compile_aggregate(compiler, figure);
}

static bool score_options(struct plan *plan)
{
    const struct model *model = plan->model;
    plan->option_values = arena_array(&plan->arena, (size_t)model->scale_count, sizeof *plan->option_values);
    plan->option_scores = arena_array(&plan->arena, (size_t)model->scale_count, sizeof *plan->option_scores);
    for (int32_t i = 0; i < model->scale_count && plan->option_values && plan->option_scores; i++) {
        const struct scale *scale = &model->scales[i];
        double *values = arena_array(&plan->arena, (size_t)scale->option_count, sizeof *values);
        double *scores = arena_array(&plan->arena, (size_t)scale->option_count, sizeof *scores);
        plan->option_values[i] = values;
        plan->option_scores[i] = scores;
        if (!values || !scores)
            return false;
        for (int32_t option = 0; option < scale->option_count; option++) {
            values[option] = scale->options[option].value;
            scores[option] = normalise_option(scale, option);
        }
    }
    return plan->option_values && plan->option_scores;
}

static bool find_bounds(struct plan *plan)
{
    const struct model *model = plan->model;
    plan->lows = arena_array(&plan->arena, (size_t)model->node_count, sizeof *plan->lows);
    plan->highs = arena_array(&plan->arena, (size_t)model->node_count, sizeof *plan->highs);
    if (!plan->lows || !plan->highs)
        return false;
    for (int32_t i = 0; i < model->indicator_count; i++) {
        int32_t node = model->indicators[i];
        const struct node *n = &model->nodes[node];
        if (n->quantity >= 0)
            quantity_bounds(&plan->resolved.quantities[n->quantity], &plan->lows[node], &plan->highs[node]);
        else
            scale_bounds(&model->scales[n->scale], &plan->lows[node], &plan->highs[node]);
    }
    return true;
}

static bool compile_figures(struct plan *plan, const int32_t *figures, size_t count)
{
    struct compiler compiler = {.plan = plan, .done = calloc((size_t)figure_count(plan->model), sizeof(bool))};
    plan->derived = arena_array(&plan->arena, (size_t)plan->model->derived_count, sizeof *plan->derived);
    bool done = compiler.done && plan->derived;
    if (figures)
        done = done && compile_all(&compiler, figures, count);
    else
        for (int32_t figure = 0; figure < figure_count(plan->model) && done; figure++)
            done = compile(&compiler, figure);
    free(compiler.done);
    free(compiler.operands.items);
    return done;
}

bool plan_make(struct plan *plan, const struct model *model, const struct method *method, const int32_t *figures,
               size_t figure_count)
{
    *plan = (struct plan){.model = model};
    bool made = method_resolve(model, method, &plan->resolved) && compile_figures(plan, figures, figure_count) &&
                score_options(plan) && find_bounds(plan);
    if (!made)
        plan_free(plan);
    return made;
}

void plan_free(struct plan *plan)
{
    resolved_method_free(&plan->resolved);
    free(plan->operations);
    free(plan->operands);
    free(plan->weights);
    arena_free(&plan->arena);
    *plan = (struct plan){0};
}
