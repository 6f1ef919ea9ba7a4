/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>

#include "framework/output.h"
#include "scoring/aggregate.h"
#include "scoring/operand.h"
#include "scoring/rule_text.h"
#include "scoring/scores.h"

struct explained {
    const char *rule;
    double weight;
    double effective_weight;
    double contribution;
    int32_t figure;
    int32_t depth;
};

struct cpi_explanation {
    struct arena arena;
    struct explained *rows;
    size_t capacity;
    int32_t count;
};

struct explainer {
    cpi_explanation *explanation;
    const struct scored_assessment *assessment;
    const struct model *model;
    struct resolved_method resolved;
};

static bool explain_figure(struct explainer *explainer, const struct explained *row);

static const char *keep_rule(struct explainer *explainer, int32_t figure)
{
    struct text_buffer text = {0};
    print_rule(&text, explainer->model, &explainer->resolved, explainer->assessment, figure);
    const char *kept = text.no_memory ? NULL : arena_text(&explainer->explanation->arena, text.bytes, text.length);
    text_buffer_free(&text);
    return kept;
}

static bool add_row(struct explainer *explainer, const struct explained *row)
{
    cpi_explanation *explanation = explainer->explanation;
    void *rows = explanation->rows;
    bool room = array_reserve(&rows, &explanation->capacity, (size_t)explanation->count + 1, sizeof *explanation->rows);
    explanation->rows = rows;
    if (!room)
        return false;
    explanation->rows[explanation->count] = *row;
    explanation->rows[explanation->count].rule = keep_rule(explainer, row->figure);
    return explanation->rows[explanation->count++].rule != NULL;
}

/* The operands of one figure, and what of them took part in its score. */
struct parts {
    struct operands operands;
    double *values;
    double *weights;
    double *shares;
    double *contributions;
    double *scratch;
    /* Which operand each value is of. */
    size_t *sources;
    size_t count;
};

static bool parts_make(struct parts *parts)
{
    size_t count = parts->operands.count + 1;
    parts->values = malloc(count * sizeof *parts->values);
    parts->weights = malloc(count * sizeof *parts->weights);
    parts->shares = malloc(count * sizeof *parts->shares);
    parts->contributions = malloc(count * sizeof *parts->contributions);
    parts->scratch = malloc(2 * count * sizeof *parts->scratch);
    parts->sources = malloc(count * sizeof *parts->sources);
    return parts->values && parts->weights && parts->shares && parts->contributions && parts->scratch && parts->sources;
}

static void parts_free(struct parts *parts)
{
    free(parts->operands.items);
    free(parts->values);
    free(parts->weights);
    free(parts->shares);
    free(parts->contributions);
    free(parts->scratch);
    free(parts->sources);
}

static void gather(const struct explainer *explainer, const struct rule *rule, struct parts *parts)
{
    const struct row *row = &explainer->assessment->row;
    for (size_t i = 0; i < parts->operands.count; i++) {
        const struct operand *operand = &parts->operands.items[i];
        struct operand_use use = use_operand(rule, (cpi_state)row->state[operand->figure], row->score[operand->figure]);
        if (!counts(use))
            continue;
        parts->values[parts->count] = use.value;
        parts->weights[parts->count] = operand->weight;
        parts->sources[parts->count++] = i;
    }
}

static bool explain_operands(struct explainer *explainer, const struct parts *parts, bool scored, int32_t depth)
{
    size_t value = 0;
    bool done = true;
    for (size_t i = 0; i < parts->operands.count && done; i++) {
        const struct operand *operand = &parts->operands.items[i];
        struct explained row = {
            .weight = operand->weight, .contribution = NAN, .figure = operand->figure, .depth = depth};
        if (value < parts->count && parts->sources[value] == i) {
            row.effective_weight = scored ? parts->shares[value] : 0;
            row.contribution = scored ? parts->contributions[value] : NAN;
            value++;
        }
        done = explain_figure(explainer, &row);
    }
    return done;
}

static bool explain_aggregate(struct explainer *explainer, int32_t figure, int32_t depth)
{
    const struct rule *rule = figure_rule(&explainer->resolved, figure);
    bool scored = explainer->assessment->row.state[figure] == CPI_SCORED;
    struct parts parts = {0};
    bool done = figure_operands(&explainer->resolved, figure, &parts.operands) && parts_make(&parts);
    if (done) {
        gather(explainer, rule, &parts);
        if (scored)
            unfold_operands(rule, parts.values, parts.weights, parts.count, parts.scratch, parts.shares,
                            parts.contributions);
        done = explain_operands(explainer, &parts, scored, depth);
    }
    parts_free(&parts);
    return done;
}

/* The weight of a part of a derived figure, as a share of it; in a ratio, as its exponent. */
static double derived_share(const struct derived *derived, int32_t part)
{
    bool second_counts_against = derived->kind == DERIVED_DIFFERENCE || derived->kind == DERIVED_RATIO;
    if (second_counts_against)
        return part == 0 ? 1 : -1;
    return 1.0 / derived->part_count;
}

static double derived_contribution(const struct explainer *explainer, int32_t figure, int32_t part)
{
    const struct derived *derived = &explainer->model->derived[figure - first_derived_figure(explainer->model)];
    const struct row *row = &explainer->assessment->row;
    const struct output *output = figure_output(explainer->model, explainer->resolved.method, derived->parts[part]);
    double shown = to_output(output, row->score[derived->parts[part]]);
    if (derived->kind == DERIVED_RATING)
        return row->score[figure];
    if (derived->kind == DERIVED_RATIO)
        return part == 0 ? shown : 1 / shown;
    return derived_share(derived, part) * shown;
}

static bool explain_derived(struct explainer *explainer, int32_t figure, int32_t depth)
{
    const struct derived *derived = &explainer->model->derived[figure - first_derived_figure(explainer->model)];
    bool scored = explainer->assessment->row.state[figure] == CPI_SCORED;
    bool done = true;
    for (int32_t i = 0; i < derived->part_count && done; i++) {
        double share = derived_share(derived, i);
        done = explain_figure(explainer, &(struct explained){
                                             .weight = derived->kind == DERIVED_MEAN ? 1 : share,
                                             .effective_weight = scored ? share : 0,
                                             .contribution = scored ? derived_contribution(explainer, figure, i) : NAN,
                                             .figure = derived->parts[i],
                                             .depth = depth,
                                         });
    }
    return done;
}

static bool explain_figure(struct explainer *explainer, const struct explained *row)
{
    if (!add_row(explainer, row))
        return false;
    if (row->figure >= first_derived_figure(explainer->model))
        return explain_derived(explainer, row->figure, row->depth + 1);
    if (!figure_rule(&explainer->resolved, row->figure))
        return true;
    bool excluded = row->figure < explainer->model->node_count && explainer->resolved.excluded[row->figure];
    return excluded || explain_aggregate(explainer, row->figure, row->depth + 1);
}

cpi_status cpi_explain(const cpi_scores *scores, int32_t assessment, int32_t figure, cpi_explanation **explanation)
{
    if (explanation)
        *explanation = NULL;
    if (!scores || !explanation || assessment < 0 || assessment >= scores->count || figure < 0 ||
        figure >= figure_count(scores->framework->model))
        return CPI_BAD_ARGUMENT;
    struct explainer explainer = {.model = scores->framework->model, .assessment = &scores->assessments[assessment]};
    explainer.explanation = calloc(1, sizeof *explainer.explanation);
    bool done = explainer.explanation && method_resolve(explainer.model, scores->method, &explainer.resolved);
    if (done) {
        struct explained top = {.weight = 1, .effective_weight = 1, .figure = figure};
        top.contribution = explainer.assessment->row.score[figure];
        done = explain_figure(&explainer, &top);
    }
    resolved_method_free(&explainer.resolved);
    if (!done) {
        cpi_explanation_free(explainer.explanation);
        return CPI_NO_MEMORY;
    }
    *explanation = explainer.explanation;
    return CPI_OK;
}

void cpi_explanation_free(cpi_explanation *explanation)
{
    if (!explanation)
        return;
    arena_free(&explanation->arena);
    free(explanation->rows);
    free(explanation);
}

int32_t cpi_explanation_count(const cpi_explanation *explanation)
{
    return explanation ? explanation->count : 0;
}

static const struct explained *row_at(const cpi_explanation *explanation, int32_t row)
{
    return row >= 0 && row < cpi_explanation_count(explanation) ? &explanation->rows[row] : NULL;
}

int32_t cpi_explanation_depth(const cpi_explanation *explanation, int32_t row)
{
    const struct explained *r = row_at(explanation, row);
    return r ? r->depth : CPI_NONE;
}

int32_t cpi_explanation_figure(const cpi_explanation *explanation, int32_t row)
{
    const struct explained *r = row_at(explanation, row);
    return r ? r->figure : CPI_NONE;
}

double cpi_explanation_weight(const cpi_explanation *explanation, int32_t row)
{
    const struct explained *r = row_at(explanation, row);
    return r ? r->weight : NAN;
}

double cpi_explanation_effective_weight(const cpi_explanation *explanation, int32_t row)
{
    const struct explained *r = row_at(explanation, row);
    return r ? r->effective_weight : NAN;
}

double cpi_explanation_contribution(const cpi_explanation *explanation, int32_t row)
{
    const struct explained *r = row_at(explanation, row);
    return r ? r->contribution : NAN;
}

const char *cpi_explanation_rule(const cpi_explanation *explanation, int32_t row)
{
    const struct explained *r = row_at(explanation, row);
    return r ? r->rule : NULL;
}
