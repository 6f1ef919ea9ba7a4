/* SPDX-License-Identifier: MIT */
/* The public view of a panel, and setting single answers. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/data.h"
#include "base/number.h"
#include "base/text.h"
#include "framework/labels.h"

cpi_status cpi_panel_new(const cpi_framework *framework, cpi_panel **panel)
{
    if (panel)
        *panel = NULL;
    if (!framework || !panel)
        return CPI_BAD_ARGUMENT;
    *panel = calloc(1, sizeof **panel);
    if (!*panel)
        return CPI_NO_MEMORY;
    (*panel)->framework = cpi_framework_ref(framework);
    return CPI_OK;
}

void cpi_panel_free(cpi_panel *panel)
{
    if (!panel)
        return;
    data_free(&panel->data);
    arena_free(&panel->arena);
    free(panel->files);
    cpi_framework_unref(panel->framework);
    free(panel);
}

const cpi_framework *cpi_panel_framework(const cpi_panel *panel)
{
    return panel ? panel->framework : NULL;
}

static bool is_text(const char *text)
{
    return text && utf8_valid_prefix(text, strlen(text)) == strlen(text);
}

cpi_status cpi_panel_add(cpi_panel *panel, const char *unit, const char *period, int32_t *assessment)
{
    return cpi_panel_add_respondent(panel, unit, period, NULL, assessment);
}

cpi_status cpi_panel_add_respondent(cpi_panel *panel, const char *unit, const char *period, const char *respondent,
                                    int32_t *assessment)
{
    if (assessment)
        *assessment = CPI_NONE;
    if (!panel || !is_text(unit) || !*unit || (period && !is_text(period)) || (respondent && !is_text(respondent)))
        return CPI_BAD_ARGUMENT;
    int32_t added = data_add(panel, &panel->data, unit, period ? period : "", respondent ? respondent : "");
    if (assessment)
        *assessment = added;
    return added < 0 ? CPI_NO_MEMORY : CPI_OK;
}

static const struct assessment *assessment_at(const cpi_panel *panel, int32_t assessment)
{
    return panel && assessment >= 0 && assessment < panel->data.count ? &panel->data.assessments[assessment] : NULL;
}

static const struct answer *answer_at(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    const struct assessment *a = assessment_at(panel, assessment);
    int32_t indicator = a ? cpi_framework_node_indicator(panel->framework, node) : -1;
    return indicator >= 0 ? &a->answers[indicator] : NULL;
}

static const struct evidence *evidence_at(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    const struct assessment *a = assessment_at(panel, assessment);
    int32_t indicator = a && a->evidence ? cpi_framework_node_indicator(panel->framework, node) : -1;
    return indicator >= 0 ? &a->evidence[indicator] : NULL;
}

static cpi_status set_answer(cpi_panel *panel, int32_t assessment, int32_t node, struct answer answer)
{
    const struct answer *old = answer_at(panel, assessment, node);
    if (!old)
        return CPI_BAD_ARGUMENT;
    struct assessment *a = &panel->data.assessments[assessment];
    int32_t indicator = cpi_framework_node_indicator(panel->framework, node);
    answer.file = -1;
    a->answers[indicator] = answer;
    /* What was said for the answer before is no evidence of this one. */
    if (a->evidence)
        a->evidence[indicator] = (struct evidence){0};
    return CPI_OK;
}

cpi_status cpi_panel_set_option(cpi_panel *panel, int32_t assessment, int32_t node, const char *option)
{
    int32_t scale = panel ? cpi_framework_node_scale(panel->framework, node) : -1;
    if (scale < 0 || !is_text(option) || !answer_at(panel, assessment, node))
        return CPI_BAD_ARGUMENT;
    int32_t found = framework_find_option(panel->framework, scale, option);
    if (found < 0)
        return CPI_NOT_FOUND;
    double value = panel->framework->model->scales[scale].options[found].value;
    return set_answer(panel, assessment, node, (struct answer){.value = value, .option = found});
}

cpi_status cpi_panel_set_value(cpi_panel *panel, int32_t assessment, int32_t node, double value)
{
    if (!answer_at(panel, assessment, node) || panel->framework->model->nodes[node].quantity < 0)
        return CPI_BAD_ARGUMENT;
    const struct model *model = panel->framework->model;
    const struct quantity *quantity = &model->quantities[model->nodes[node].quantity];
    if (!number_in_bounds(value) || !quantity_takes(quantity, value))
        return CPI_BAD_ARGUMENT;
    return set_answer(panel, assessment, node, (struct answer){.value = value, .option = -1});
}

cpi_status cpi_panel_set_missing(cpi_panel *panel, int32_t assessment, int32_t node, cpi_missing reason)
{
    if (reason < CPI_UNANSWERED || reason > CPI_NOT_APPLICABLE)
        return CPI_BAD_ARGUMENT;
    return set_answer(panel, assessment, node, (struct answer){.option = -1, .missing = (uint8_t)reason});
}

int32_t cpi_panel_count(const cpi_panel *panel)
{
    return panel ? panel->data.count : 0;
}

int32_t cpi_panel_find(const cpi_panel *panel, const char *unit, const char *period)
{
    return cpi_panel_find_respondent(panel, unit, period, NULL);
}

int32_t cpi_panel_find_respondent(const cpi_panel *panel, const char *unit, const char *period, const char *respondent)
{
    if (!panel || !unit)
        return CPI_NONE;
    return data_find(&panel->data, unit, period ? period : "", respondent ? respondent : "");
}

const char *cpi_panel_unit(const cpi_panel *panel, int32_t assessment)
{
    const struct assessment *a = assessment_at(panel, assessment);
    return a ? a->unit : NULL;
}

const char *cpi_panel_period(const cpi_panel *panel, int32_t assessment)
{
    const struct assessment *a = assessment_at(panel, assessment);
    return a ? a->period : NULL;
}

const char *cpi_panel_respondent(const cpi_panel *panel, int32_t assessment)
{
    const struct assessment *a = assessment_at(panel, assessment);
    return a ? a->respondent : NULL;
}

int32_t cpi_panel_scores_index(const cpi_panel *panel, int32_t assessment)
{
    const struct assessment *a = assessment_at(panel, assessment);
    return a ? a->subject : CPI_NONE;
}

cpi_missing cpi_panel_missing(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    const struct answer *answer = answer_at(panel, assessment, node);
    return answer ? (cpi_missing)answer->missing : CPI_UNANSWERED;
}

int32_t cpi_panel_option(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    const struct answer *answer = answer_at(panel, assessment, node);
    return answer ? answer->option : CPI_NONE;
}

double cpi_panel_value(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    const struct answer *answer = answer_at(panel, assessment, node);
    return answer && answer->missing == CPI_ANSWERED ? answer->value : NAN;
}

const char *cpi_panel_source(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    const struct evidence *evidence = evidence_at(panel, assessment, node);
    return evidence ? evidence->source : NULL;
}

const char *cpi_panel_note(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    const struct evidence *evidence = evidence_at(panel, assessment, node);
    return evidence ? evidence->note : NULL;
}

const char *cpi_panel_expert(const cpi_panel *panel, int32_t assessment, int32_t node)
{
    const struct evidence *evidence = evidence_at(panel, assessment, node);
    return evidence ? evidence->expert : NULL;
}
