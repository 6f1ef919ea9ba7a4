/* SPDX-License-Identifier: MIT */
#include "scoring/evaluate.h"

#include <math.h>
#include <stdlib.h>

#include "scoring/aggregate.h"
#include "scoring/derive.h"
#include "scoring/operand.h"

bool row_make_scores(struct arena *arena, size_t figures, struct row *row)
{
    *row = (struct row){
        .score = arena_array(arena, figures, sizeof *row->score),
        .coverage = arena_array(arena, figures, sizeof *row->coverage),
        .state = arena_array(arena, figures, sizeof *row->state),
    };
    return row->score && row->coverage && row->state;
}

bool row_make(struct arena *arena, size_t figures, struct row *row)
{
    if (!row_make_scores(arena, figures, row))
        return false;
    row->low = arena_array(arena, figures, sizeof *row->low);
    row->high = arena_array(arena, figures, sizeof *row->high);
    return row->low && row->high;
}

bool workspace_make(struct workspace *workspace, const struct plan *plan)
{
    size_t count = plan->most_operands + 1;
    workspace->values = malloc(count * sizeof *workspace->values);
    workspace->weights = malloc(count * sizeof *workspace->weights);
    workspace->scratch = malloc(2 * count * sizeof *workspace->scratch);
    if (workspace->values && workspace->weights && workspace->scratch)
        return true;
    workspace_free(workspace);
    return false;
}

void workspace_free(struct workspace *workspace)
{
    free(workspace->values);
    free(workspace->weights);
    free(workspace->scratch);
    *workspace = (struct workspace){0};
}

/* What came together while the operands of a figure were gathered. */
struct gathered {
    size_t values;
    size_t scored;
    size_t missing;
    bool any_not_applicable;
    double covered;
    double total;
};

static void gather(const struct plan *plan, const struct operation *operation, struct workspace *workspace,
                   const struct row *row, struct gathered *gathered)
{
    const struct rule *rule = operation->rule;
    *gathered = (struct gathered){0};
    for (size_t i = operation->first; i < operation->first + operation->count; i++) {
        int32_t figure = plan->operands[i];
        double weight = plan->weights[i];
        cpi_state state = (cpi_state)row->state[figure];
        struct operand_use use = use_operand(rule, state, row->score[figure]);
        gathered->any_not_applicable |= state == CPI_STATE_NOT_APPLICABLE;
        if (use.part == PART_NONE)
            continue;
        double size = fabs(weight);
        gathered->total += size;
        gathered->covered += use.part == PART_ZERO ? size : size * row->coverage[figure];
        gathered->scored += use.part == PART_VALUE || use.part == PART_ZERO;
        gathered->missing += use.part == PART_MISSING || use.part == PART_MISSING_ZERO;
        if (!counts(use))
            continue;
        workspace->values[gathered->values] = use.value;
        workspace->weights[gathered->values++] = weight;
    }
}

/* A coverage that is 0.8 by hand may come out a little below it. */
#define COVERAGE_NOISE 1e-12

static cpi_state judge(const struct rule *rule, const struct gathered *gathered, double coverage)
{
    if (gathered->scored + gathered->missing == 0)
        return gathered->any_not_applicable ? CPI_STATE_NOT_APPLICABLE : CPI_STATE_EXCLUDED;
    if (gathered->scored == 0)
        return coverage > 0 ? CPI_STATE_LOW_COVERAGE : CPI_STATE_NO_DATA;
    bool withheld = (rule->missing == MISSING_WITHHOLD && gathered->missing > 0) ||
                    coverage < rule->minimum_coverage - COVERAGE_NOISE ||
                    gathered->missing > (size_t)rule->maximum_missing;
    return withheld ? CPI_STATE_LOW_COVERAGE : CPI_SCORED;
}

/* Of what the workspace holds. */
static double score_of(const struct operation *operation, const struct workspace *workspace, size_t count)
{
    return score_operands(operation->rule, workspace->values, operation->equal_weights ? NULL : workspace->weights,
                          count, workspace->scratch);
}

static void evaluate_operation(const struct plan *plan, const struct operation *operation, struct workspace *workspace,
                               const struct row *row)
{
    struct gathered gathered;
    int32_t figure = operation->figure;
    if (figure < plan->model->node_count && plan->resolved.excluded[figure]) {
        row->state[figure] = CPI_STATE_EXCLUDED;
        row->score[figure] = row->coverage[figure] = NAN;
        return;
    }
    gather(plan, operation, workspace, row, &gathered);
    double coverage = gathered.covered / gathered.total;
    row->coverage[figure] = coverage;
    cpi_state state = judge(operation->rule, &gathered, coverage);
    row->score[figure] = state == CPI_SCORED ? score_of(operation, workspace, gathered.values) : NAN;
    /* Numbers that are each in bounds may still come to one that no double holds. */
    row->state[figure] = (uint8_t)(state == CPI_SCORED && isnan(row->score[figure]) ? CPI_STATE_UNDEFINED : state);
}

void evaluate_scores(const struct plan *plan, struct workspace *workspace, const struct row *row)
{
    for (size_t i = 0; i < plan->operation_count; i++)
        evaluate_operation(plan, &plan->operations[i], workspace, row);
    for (size_t i = 0; i < plan->derived_count; i++)
        derive_score(plan, plan->derived[i], workspace->values, row);
}

/* One end of a figure: of its operands, those with a negative weight count with their other end. */
static double evaluate_end(const struct plan *plan, const struct operation *operation, struct workspace *workspace,
                           const struct row *row, const double *end, const double *other)
{
    size_t count = 0;
    for (size_t i = operation->first; i < operation->first + operation->count; i++) {
        int32_t figure = plan->operands[i];
        struct operand_use use = use_bound(operation->rule, (cpi_state)row->state[figure],
                                           plan->weights[i] < 0 ? other[figure] : end[figure]);
        if (!counts(use))
            continue;
        if (isnan(use.value))
            return NAN;
        workspace->values[count] = use.value;
        workspace->weights[count++] = plan->weights[i];
    }
    return count > 0 ? score_of(operation, workspace, count) : NAN;
}

void evaluate_bounds(const struct plan *plan, struct workspace *workspace, const struct row *row)
{
    for (size_t i = 0; i < plan->operation_count; i++) {
        const struct operation *operation = &plan->operations[i];
        int32_t figure = operation->figure;
        bool excluded = row->state[figure] == CPI_STATE_EXCLUDED;
        row->low[figure] = excluded ? NAN : evaluate_end(plan, operation, workspace, row, row->low, row->high);
        row->high[figure] = excluded ? NAN : evaluate_end(plan, operation, workspace, row, row->high, row->low);
    }
    for (size_t i = 0; i < plan->derived_count; i++)
        derive_bounds(plan, plan->derived[i], workspace->values, row);
}
