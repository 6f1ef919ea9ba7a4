/* SPDX-License-Identifier: MIT */
#include "scoring/scores.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "framework/output.h"
#include "scoring/derive.h"
#include "scoring/leaf.h"
#include "scoring/sets.h"

/* What `count` respondents answered. */
static bool take_answers(cpi_scores *scores, const struct resolved_method *resolved,
                         const struct assessment *assessments, const int32_t *which, int32_t count,
                         struct scored_assessment *to)
{
    const struct model *model = scores->framework->model;
    size_t answers = (size_t)model->indicator_count;
    to->answers = arena_array(&scores->arena, answers, sizeof *to->answers);
    if (to->answers && count == 1)
        memcpy(to->answers, assessments[which[0]].answers, answers * sizeof *to->answers);
    if (!to->answers || count == 1)
        return to->answers != NULL;
    to->respondents = keep_respondents(&scores->arena, model, assessments, which, count);
    return to->respondents && combine_answers(resolved, to->respondents, to->answers);
}

static bool take_assessment(cpi_scores *scores, const struct assessment *from, struct scored_assessment *to)
{
    size_t figures = (size_t)figure_count(scores->framework->model);
    to->unit = arena_text(&scores->arena, from->unit, strlen(from->unit));
    to->period = arena_text(&scores->arena, from->period, strlen(from->period));
    to->rank = arena_array(&scores->arena, figures, sizeof *to->rank);
    return row_make(&scores->arena, figures, &to->row) && to->unit && to->period && to->rank;
}

static bool take_panel(cpi_scores *scores, const struct resolved_method *resolved, const struct panel_data *data)
{
    struct subject_assessments by_subject;
    bool done = data_by_subject(data, &by_subject);
    for (int32_t i = 0; i < scores->count && done; i++) {
        const int32_t *which = by_subject.assessments + by_subject.first[i];
        done = take_assessment(scores, &data->assessments[which[0]], &scores->assessments[i]) &&
               take_answers(scores, resolved, data->assessments, which, by_subject.first[i + 1] - by_subject.first[i],
                            &scores->assessments[i]);
    }
    subject_assessments_free(&by_subject);
    return done;
}

static void score_assessment(const struct plan *plan, struct workspace *workspace, struct scored_assessment *a)
{
    for (int32_t i = 0; i < plan->model->indicator_count; i++)
        evaluate_leaf(plan, plan->model->indicators[i], a->answers, a->goalposts, &a->row);
    evaluate_scores(plan, workspace, &a->row);
    evaluate_bounds(plan, workspace, &a->row);
}

static cpi_status score_all(cpi_scores *scores, const cpi_panel *panel, const cpi_options *options, cpi_diag *diag)
{
    struct plan plan;
    struct workspace workspace = {0};
    if (!plan_make(&plan, scores->framework->model, scores->method, NULL, 0))
        return CPI_NO_MEMORY;
    cpi_status status = CPI_NO_MEMORY;
    if (workspace_make(&workspace, &plan) && take_panel(scores, &plan.resolved, &panel->data))
        status = find_goalposts(scores, &plan, options, diag);
    for (int32_t i = 0; i < scores->count && status == CPI_OK; i++)
        score_assessment(&plan, &workspace, &scores->assessments[i]);
    workspace_free(&workspace);
    plan_free(&plan);
    return status == CPI_OK && !rank_scores(scores) ? CPI_NO_MEMORY : status;
}

static void warn_outside(const struct model *model, const struct method *method, const char *period, cpi_diag *diag)
{
    const struct method *fitting = method_for_period(model, period);
    diag_warning(diag, (struct place){0}, CPI_D_OUTSIDE_SPAN,
                 "the period '%s' is scored by the default method '%s', which is not for it%s%s%s",
                 text_excerpt(period).text, method->code, fitting ? "; '" : ", and neither is any other",
                 fitting ? fitting->code : "", fitting ? "' is, when it is named" : "");
}

/* Each period that the method is not for, once. False when out of memory. */
static bool check_periods(const cpi_panel *panel, const struct method *method, cpi_diag *diag)
{
    struct map seen = {0};
    enum map_added added = MAP_ADDED;
    for (int32_t i = 0; i < panel->data.count && added != MAP_NO_MEMORY; i++) {
        const char *period = panel->data.assessments[i].period;
        if (method_is_for(method, period))
            continue;
        added = map_add(&seen, period, i);
        if (added == MAP_ADDED)
            warn_outside(panel->framework->model, method, period, diag);
    }
    map_free(&seen);
    return added != MAP_NO_MEMORY;
}

cpi_status cpi_score(const cpi_panel *panel, const cpi_options *options, cpi_diag *diag, cpi_scores **scores)
{
    const struct method *method;
    if (scores)
        *scores = NULL;
    if (!panel || !scores)
        return CPI_BAD_ARGUMENT;
    cpi_status status = find_method(panel->framework, options, diag, &method);
    if (status != CPI_OK)
        return status;
    cpi_scores *made = calloc(1, sizeof *made);
    if (!made)
        return CPI_NO_MEMORY;
    atomic_init(&made->references, 1);
    made->framework = cpi_framework_ref(panel->framework);
    made->method = method;
    made->count = panel->data.subject_count;
    made->assessments = arena_array(&made->arena, (size_t)made->count, sizeof *made->assessments);
    status = made->assessments ? score_all(made, panel, options, diag) : CPI_NO_MEMORY;
    bool named = options && options->method;
    if (status == CPI_OK && !named && !check_periods(panel, method, diag))
        status = CPI_NO_MEMORY;
    if (status != CPI_OK) {
        cpi_scores_unref(made);
        return status;
    }
    *scores = made;
    return CPI_OK;
}

cpi_scores *cpi_scores_ref(const cpi_scores *scores)
{
    cpi_scores *counted = (cpi_scores *)(uintptr_t)scores;
    if (counted)
        atomic_fetch_add_explicit(&counted->references, 1, memory_order_relaxed);
    return counted;
}

void cpi_scores_unref(cpi_scores *scores)
{
    if (!scores || atomic_fetch_sub_explicit(&scores->references, 1, memory_order_acq_rel) != 1)
        return;
    arena_free(&scores->arena);
    cpi_framework_unref(scores->framework);
    free(scores);
}

const char *cpi_state_name(cpi_state state)
{
    switch (state) {
    case CPI_SCORED:
        return "scored";
    case CPI_STATE_NO_DATA:
        return "no data";
    case CPI_STATE_LOW_COVERAGE:
        return "low coverage";
    case CPI_STATE_NOT_APPLICABLE:
        return "not applicable";
    case CPI_STATE_EXCLUDED:
        return "excluded";
    case CPI_STATE_UNDEFINED:
        return "undefined";
    }
    return "unknown";
}

const cpi_framework *cpi_scores_framework(const cpi_scores *scores)
{
    return scores ? scores->framework : NULL;
}

int32_t cpi_scores_method(const cpi_scores *scores)
{
    return scores ? (int32_t)(scores->method - scores->framework->model->methods) : CPI_NONE;
}

int32_t cpi_scores_count(const cpi_scores *scores)
{
    return scores ? scores->count : 0;
}

static const struct scored_assessment *assessment_at(const cpi_scores *scores, int32_t assessment)
{
    return assessment >= 0 && assessment < cpi_scores_count(scores) ? &scores->assessments[assessment] : NULL;
}

/* The assessment, where it and the figure exist. */
static const struct scored_assessment *figure_at(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    const struct scored_assessment *a = assessment_at(scores, assessment);
    return a && figure >= 0 && figure < figure_count(scores->framework->model) ? a : NULL;
}

const char *cpi_scores_unit(const cpi_scores *scores, int32_t assessment)
{
    const struct scored_assessment *a = assessment_at(scores, assessment);
    return a ? a->unit : NULL;
}

const char *cpi_scores_period(const cpi_scores *scores, int32_t assessment)
{
    const struct scored_assessment *a = assessment_at(scores, assessment);
    return a ? a->period : NULL;
}

static const struct answer *answer_at(const cpi_scores *scores, int32_t assessment, int32_t node)
{
    const struct scored_assessment *a = assessment_at(scores, assessment);
    int32_t indicator = a ? cpi_framework_node_indicator(scores->framework, node) : -1;
    return indicator >= 0 ? &a->answers[indicator] : NULL;
}

cpi_missing cpi_scores_missing(const cpi_scores *scores, int32_t assessment, int32_t node)
{
    const struct answer *answer = answer_at(scores, assessment, node);
    return answer ? (cpi_missing)answer->missing : CPI_UNANSWERED;
}

int32_t cpi_scores_option(const cpi_scores *scores, int32_t assessment, int32_t node)
{
    const struct answer *answer = answer_at(scores, assessment, node);
    return answer ? answer->option : CPI_NONE;
}

double cpi_scores_answer(const cpi_scores *scores, int32_t assessment, int32_t node)
{
    const struct answer *answer = answer_at(scores, assessment, node);
    return answer && answer->missing == CPI_ANSWERED ? answer->value : NAN;
}

static const struct output *output_at(const cpi_scores *scores, int32_t figure)
{
    return figure_output(scores->framework->model, scores->method, figure);
}

double cpi_scores_value(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    const struct scored_assessment *a = figure_at(scores, assessment, figure);
    return a ? to_output(output_at(scores, figure), a->row.score[figure]) : NAN;
}

cpi_state cpi_scores_state(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    const struct scored_assessment *a = figure_at(scores, assessment, figure);
    return a ? (cpi_state)a->row.state[figure] : CPI_STATE_NO_DATA;
}

double cpi_scores_coverage(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    const struct scored_assessment *a = figure_at(scores, assessment, figure);
    return a ? a->row.coverage[figure] : NAN;
}

double cpi_scores_low(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    const struct scored_assessment *a = figure_at(scores, assessment, figure);
    return a ? output_low(output_at(scores, figure), &a->row, figure) : NAN;
}

double cpi_scores_high(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    const struct scored_assessment *a = figure_at(scores, assessment, figure);
    return a ? output_high(output_at(scores, figure), &a->row, figure) : NAN;
}

int32_t cpi_scores_band(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    double value = cpi_scores_value(scores, assessment, figure);
    return isnan(value) ? CPI_NONE : band_of(scores->framework->model, output_at(scores, figure), value);
}

int32_t cpi_scores_rank(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    const struct scored_assessment *a = figure_at(scores, assessment, figure);
    return a ? a->rank[figure] : 0;
}

double cpi_scores_goalpost(const cpi_scores *scores, int32_t assessment, int32_t node, int32_t which)
{
    const struct scored_assessment *a = assessment_at(scores, assessment);
    const struct model *model = scores ? scores->framework->model : NULL;
    if (!a || node < 0 || node >= model->node_count || model->nodes[node].quantity < 0 || which < 0 || which > 1)
        return NAN;
    const struct goalposts *goalposts = &a->goalposts[model->nodes[node].quantity];
    return goalposts->problem == GOALPOSTS_FOUND && !goalposts->values ? goalposts->ends[which] : NAN;
}
