/* SPDX-License-Identifier: MIT */
#include "analysis/intervals.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "framework/output.h"
#include "scoring/derive.h"
#include "scoring/leaf.h"
#include "scoring/normalise.h"

static struct interval ordered(double a, double b)
{
    return (struct interval){a < b ? a : b, a < b ? b : a};
}

/* Each figure at its worst and best, whatever is answered. */
static void find_limits(struct intervals *in)
{
    const struct plan *plan = &in->plan;
    const struct row *row = &in->low;
    for (int32_t i = 0; i < plan->model->indicator_count; i++) {
        int32_t node = plan->model->indicators[i];
        row->state[node] = plan->resolved.excluded[node] ? CPI_STATE_EXCLUDED : CPI_STATE_NO_DATA;
        row->score[node] = NAN;
        row->coverage[node] = 0;
        row->low[node] = plan->lows[node];
        row->high[node] = plan->highs[node];
    }
    evaluate_scores(plan, &in->workspace, row);
    evaluate_bounds(plan, &in->workspace, row);
    for (int32_t i = 0; i < figure_count(plan->model); i++)
        in->limits[i] = (struct interval){row->low[i], row->high[i]};
}

static bool make_arrays(struct intervals *in, size_t count)
{
    in->given = arena_array(&in->arena, count, sizeof *in->given);
    in->given_ends = arena_array(&in->arena, count, sizeof *in->given_ends);
    in->values = arena_array(&in->arena, count, sizeof *in->values);
    in->follows = arena_array(&in->arena, count, sizeof *in->follows);
    in->state = arena_array(&in->arena, count, sizeof *in->state);
    in->ends = arena_array(&in->arena, count, sizeof *in->ends);
    in->known = arena_array(&in->arena, count, sizeof *in->known);
    in->operation = arena_array(&in->arena, count, sizeof *in->operation);
    in->limits = arena_array(&in->arena, count, sizeof *in->limits);
    bool made = in->given && in->given_ends && in->values && in->follows && in->state && in->ends && in->known &&
                in->operation && in->limits;
    return made && row_make(&in->arena, count, &in->low) && row_make(&in->arena, count, &in->high) &&
           workspace_make(&in->workspace, &in->plan);
}

static cpi_status read_goalposts(struct intervals *in, const cpi_options *options, cpi_diag *diag)
{
    if (options && options->goalposts)
        return given_goalposts_read(&in->goalposts, &in->arena, &in->plan, options, diag);
    in->goalposts.otherwise = fixed_goalposts(&in->arena, &in->plan, GOALPOSTS_NOT_GIVEN);
    return in->goalposts.otherwise ? CPI_OK : CPI_NO_MEMORY;
}

static void number_operations(struct intervals *in, size_t count)
{
    for (size_t i = 0; i < count; i++)
        in->operation[i] = -1;
    for (size_t i = 0; i < in->plan.operation_count; i++)
        in->operation[in->plan.operations[i].figure] = (int32_t)i;
}

cpi_status intervals_make(struct intervals *in, const struct model *model, const struct method *method,
                          const cpi_options *options, const int32_t *figures, size_t figures_wanted, cpi_diag *diag)
{
    size_t count = (size_t)figure_count(model);
    *in = (struct intervals){0};
    if (!plan_make(&in->plan, model, method, figures, figures_wanted))
        return CPI_NO_MEMORY;
    cpi_status status = make_arrays(in, count) ? read_goalposts(in, options, diag) : CPI_NO_MEMORY;
    if (status == CPI_OK) {
        number_operations(in, count);
        find_limits(in);
    } else {
        intervals_free(in);
    }
    return status;
}

void intervals_free(struct intervals *in)
{
    workspace_free(&in->workspace);
    plan_free(&in->plan);
    arena_free(&in->arena);
    *in = (struct intervals){0};
}

void intervals_begin(struct intervals *in, const char *period)
{
    size_t count = (size_t)figure_count(in->plan.model);
    memset(in->given, GIVEN_NOT, count * sizeof *in->given);
    for (size_t i = 0; i < count; i++)
        in->values[i] = (struct interval){NAN, NAN};
    in->goalposts_of_period = given_goalposts_for(&in->goalposts, period);
}

static void give(struct intervals *in, int32_t figure, struct interval ends)
{
    in->given[figure] = GIVEN_ENDS;
    in->given_ends[figure] = ends;
}

static const struct output *output_of(const struct intervals *in, int32_t figure)
{
    return figure_output(in->plan.model, in->plan.resolved.method, figure);
}

/* From the output range to the inner scale. */
static double from_output(const struct output *output, double shown)
{
    return (shown - output->range[0]) / (output->range[1] - output->range[0]);
}

/* Cut to 0 and 1 where the figure cannot pass them: a printed 1.00 stands for 0.995 to 1. What lies wholly outside
 * stays what it is. */
static struct interval cut(struct interval ends, struct interval limits)
{
    if (limits.low >= 0 && ends.low < 0 && ends.high >= 0)
        ends.low = 0;
    if (limits.high <= 1 && ends.high > 1 && ends.low <= 1)
        ends.high = 1;
    return ends;
}

/* A rating has the values of its bands, and none between them: of those that a printed number stands for, the lowest
 * and the highest. */
static struct interval rated(const struct intervals *in, int32_t figure, struct interval ends)
{
    const struct model *model = in->plan.model;
    const struct derived *derived = &model->derived[figure - first_derived_figure(model)];
    const struct output *output = output_of(in, derived->parts[0]);
    struct interval found = {INFINITY, -INFINITY};
    if (derived->kind != DERIVED_RATING || output->bands < 0)
        return ends;
    const struct band_set *set = &model->band_sets[output->bands];
    for (int32_t i = 0; i < set->count; i++)
        if (set->bands[i].value >= ends.low && set->bands[i].value <= ends.high) {
            found.low = fmin(found.low, set->bands[i].value);
            found.high = fmax(found.high, set->bands[i].value);
        }
    return found.low <= found.high ? found : ends;
}

void intervals_give_output(struct intervals *in, int32_t figure, double low, double high)
{
    const struct output *output = output_of(in, figure);
    struct interval ends = ordered(from_output(output, low), from_output(output, high));
    if (figure >= first_derived_figure(in->plan.model))
        ends = rated(in, figure, ends);
    give(in, figure, cut(ends, in->limits[figure]));
}

static const struct quantity *quantity_of(const struct intervals *in, int32_t node)
{
    return &in->plan.resolved.quantities[in->plan.model->nodes[node].quantity];
}

/* Of the numbers that a printed one stands for, those count that the quantity can have: a logarithm ends where numbers
 * do. */
void intervals_give_value(struct intervals *in, int32_t node, double low, double high)
{
    const struct quantity *quantity = quantity_of(in, node);
    if (!quantity_takes(quantity, low))
        low = quantity_takes(quantity, 0) ? 0 : NUMBER_SMALLEST;
    bool takes = quantity_takes(quantity, high);
    in->given[node] = takes ? GIVEN_VALUES : GIVEN_WITHOUT_SCORE;
    in->values[node] = takes ? (struct interval){low, high} : (struct interval){NAN, NAN};
}

/* What is divided by a positive number: the ends by the one that brings them further out. */
static struct interval denominated(const struct quantity *quantity, struct interval value, struct interval by)
{
    return (struct interval){denominate(quantity, value.low, value.low < 0 ? by.low : by.high),
                             denominate(quantity, value.high, value.high < 0 ? by.high : by.low)};
}

/* The score of an answer, from both ends of its value. */
static void score_value(struct intervals *in, int32_t node)
{
    const struct quantity *quantity = quantity_of(in, node);
    const struct goalposts *goalposts = &in->goalposts_of_period[in->plan.model->nodes[node].quantity];
    struct interval value = in->values[node];
    if (quantity->denominator >= 0 && in->given[quantity->denominator] == GIVEN_MISSING) {
        in->given[node] = GIVEN_MISSING;
        return;
    }
    if (quantity->denominator >= 0)
        value = denominated(quantity, value, in->values[quantity->denominator]);
    struct interval ends =
        ordered(normalise_value(quantity, goalposts, value.low), normalise_value(quantity, goalposts, value.high));
    if (isnan(ends.low) || isnan(ends.high))
        in->given[node] = GIVEN_WITHOUT_SCORE;
    else
        give(in, node, ends);
}

void intervals_give_option(struct intervals *in, int32_t node, int32_t option)
{
    double score = in->plan.option_scores[in->plan.model->nodes[node].scale][option];
    give(in, node, (struct interval){score, score});
}

/* What the operands of others are. */
static void take_part(struct intervals *in, int32_t figure)
{
    enum given given = (enum given)in->given[figure];
    bool scored = given == GIVEN_ENDS || (given == GIVEN_NOT && in->state[figure] == CPI_SCORED);
    cpi_state state = given == GIVEN_ENDS      ? CPI_SCORED
                      : given == GIVEN_MISSING ? CPI_STATE_NO_DATA
                                               : (cpi_state)in->state[figure];
    struct interval ends = given == GIVEN_ENDS ? in->given_ends[figure] : in->ends[figure];
    in->known[figure] = given == GIVEN_ENDS || given == GIVEN_MISSING || (given == GIVEN_NOT && in->follows[figure]);
    in->low.state[figure] = in->high.state[figure] = (uint8_t)state;
    in->low.score[figure] = in->low.low[figure] = scored ? ends.low : NAN;
    in->high.score[figure] = in->low.high[figure] = scored ? ends.high : NAN;
    /* Of a part that is printed nobody can say how much of it had data. */
    if (given != GIVEN_NOT)
        in->low.coverage[figure] = in->high.coverage[figure] = given == GIVEN_ENDS;
}

/* What is given of an excluded quantity may still divide another. */
static void leave_out(struct intervals *in, int32_t node)
{
    in->known[node] = true;
    in->low.state[node] = in->high.state[node] = CPI_STATE_EXCLUDED;
    in->low.score[node] = in->high.score[node] = NAN;
    in->low.coverage[node] = in->high.coverage[node] = NAN;
}

static void take_leaf(struct intervals *in, int32_t node)
{
    if (in->plan.resolved.excluded[node]) {
        leave_out(in, node);
        return;
    }
    if (in->given[node] == GIVEN_VALUES)
        score_value(in, node);
    in->follows[node] = false;
    in->state[node] = CPI_STATE_NO_DATA;
    in->low.coverage[node] = in->high.coverage[node] = NAN;
    take_part(in, node);
}

static void swap(double *a, double *b)
{
    double kept = *a;
    *a = *b;
    *b = kept;
}

/* A negative weight turns the ends of its operand round. */
static void swap_negative(struct intervals *in, const struct operation *operation)
{
    for (size_t i = operation->first; i < operation->first + operation->count; i++)
        if (in->plan.weights[i] < 0)
            swap(&in->low.score[in->plan.operands[i]], &in->high.score[in->plan.operands[i]]);
}

static bool all_known(const struct intervals *in, const int32_t *figures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!in->known[figures[i]])
            return false;
    return true;
}

static void note_ends(struct intervals *in, int32_t figure, cpi_state state, struct interval ends)
{
    in->state[figure] = (uint8_t)state;
    in->ends[figure] = ends;
    take_part(in, figure);
}

/* The operation alone, once for each end. */
static void compute_aggregate(struct intervals *in, size_t index)
{
    struct plan one = in->plan;
    const struct operation *operation = &in->plan.operations[index];
    int32_t figure = operation->figure;
    one.operations += index;
    one.operation_count = 1;
    one.derived_count = 0;
    in->follows[figure] = all_known(in, in->plan.operands + operation->first, operation->count);
    swap_negative(in, operation);
    evaluate_scores(&one, &in->workspace, &in->low);
    evaluate_scores(&one, &in->workspace, &in->high);
    swap_negative(in, operation);
    cpi_state state = (cpi_state)in->low.state[figure];
    if (state == CPI_SCORED)
        state = (cpi_state)in->high.state[figure];
    note_ends(in, figure, state, ordered(in->low.score[figure], in->high.score[figure]));
}

static void compute_derived(struct intervals *in, int32_t figure)
{
    const struct derived *derived = &in->plan.model->derived[figure - first_derived_figure(in->plan.model)];
    in->follows[figure] = all_known(in, derived->parts, (size_t)derived->part_count);
    derive_score(&in->plan, figure, in->workspace.values, &in->low);
    derive_bounds(&in->plan, figure, in->workspace.values, &in->low);
    cpi_state state = (cpi_state)in->low.state[figure];
    struct interval ends = {in->low.low[figure], in->low.high[figure]};
    if (state == CPI_SCORED && (isnan(ends.low) || isnan(ends.high)))
        state = CPI_STATE_UNDEFINED;
    note_ends(in, figure, state, ends);
}

void intervals_compute(struct intervals *in)
{
    const struct model *model = in->plan.model;
    for (int32_t i = 0; i < model->indicator_count; i++)
        take_leaf(in, model->indicators[i]);
    for (size_t i = 0; i < in->plan.operation_count; i++)
        compute_aggregate(in, i);
    for (size_t i = 0; i < in->plan.derived_count; i++)
        compute_derived(in, in->plan.derived[i]);
}

struct interval intervals_output(const struct intervals *in, int32_t figure)
{
    const struct output *output = output_of(in, figure);
    if (!in->follows[figure] || in->state[figure] != CPI_SCORED)
        return (struct interval){NAN, NAN};
    return ordered(to_output(output, in->ends[figure].low), to_output(output, in->ends[figure].high));
}

const int32_t *intervals_parts(const struct intervals *in, int32_t figure, size_t *count)
{
    const struct model *model = in->plan.model;
    *count = 0;
    if (figure >= first_derived_figure(model)) {
        const struct derived *derived = &model->derived[figure - first_derived_figure(model)];
        *count = (size_t)derived->part_count;
        return derived->parts;
    }
    if (in->operation[figure] < 0)
        return NULL;
    const struct operation *operation = &in->plan.operations[in->operation[figure]];
    *count = operation->count;
    return in->plan.operands + operation->first;
}

int32_t intervals_first(const struct intervals *in, int32_t figure, bool known)
{
    size_t count;
    const int32_t *parts = intervals_parts(in, figure, &count);
    for (size_t i = 0; i < count; i++)
        if (in->known[parts[i]] == known)
            return parts[i];
    return -1;
}
