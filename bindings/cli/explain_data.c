/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include <stdlib.h>

#include "band.h"
#include "csv.h"
#include "head.h"
#include "json.h"
#include "respondents.h"

bool is_answered_row(const struct unfolded *unfolded, int32_t row)
{
    int32_t figure = cpi_explanation_figure(unfolded->rows, row);

    return cpi_framework_figure_kind(unfolded->framework, figure) == CPI_FIGURE_NODE &&
           cpi_framework_node_indicator(unfolded->framework, figure) != CPI_NONE;
}

/* As a sheet writes it: an option's code, a number, "nd", "na", or "" for none. */
static const char *answer_text(const cpi_framework *framework, int32_t node, cpi_missing missing, int32_t option,
                               double value, char text[NUMBER_SIZE])
{
    switch (missing) {
    case CPI_NO_DATA:
        return "nd";
    case CPI_NOT_APPLICABLE:
        return "na";
    case CPI_UNANSWERED:
    case CPI_DISAGREEMENT:
        return "";
    case CPI_ANSWERED:
        break;
    }
    if (option == CPI_NONE)
        return number_text(value, FULL_PRECISION, text);
    return cpi_framework_option_code(framework, cpi_framework_node_scale(framework, node), option);
}

const char *sheet_answer(const struct unfolded *unfolded, int32_t node, char text[NUMBER_SIZE])
{
    const cpi_scores *scores = unfolded->scores;
    int32_t at = unfolded->assessment;

    return answer_text(unfolded->framework, node, cpi_scores_missing(scores, at, node),
                       cpi_scores_option(scores, at, node), cpi_scores_answer(scores, at, node), text);
}

static const char *entry_answer(const cpi_panel *panel, int32_t entry, int32_t node, char text[NUMBER_SIZE])
{
    return answer_text(cpi_panel_framework(panel), node, cpi_panel_missing(panel, entry, node),
                       cpi_panel_option(panel, entry, node), cpi_panel_value(panel, entry, node), text);
}

static const char *row_question(const struct unfolded *unfolded, int32_t row)
{
    if (!is_answered_row(unfolded, row))
        return NULL;
    return cpi_framework_node_text(unfolded->framework, cpi_explanation_figure(unfolded->rows, row), CPI_QUESTION,
                                   unfolded->input->language);
}

static void csv_evidence(struct csv *csv, const struct unfolded *unfolded, int32_t node, evidence_of evidence)
{
    char *joined = joined_evidence(&unfolded->input->entries, unfolded->assessment, node, evidence);

    csv_text(csv, joined);
    free(joined);
}

static void csv_answer(struct csv *csv, const struct unfolded *unfolded, int32_t row)
{
    int32_t node = cpi_explanation_figure(unfolded->rows, row);
    char text[NUMBER_SIZE];

    if (!is_answered_row(unfolded, row)) {
        for (int field = 0; field < 5; field++)
            csv_text(csv, NULL);
        return;
    }
    csv_text(csv, sheet_answer(unfolded, node, text));
    csv_number(csv, cpi_scores_answer(unfolded->scores, unfolded->assessment, node));
    csv_evidence(csv, unfolded, node, cpi_panel_source);
    csv_evidence(csv, unfolded, node, cpi_panel_note);
    csv_evidence(csv, unfolded, node, cpi_panel_expert);
}

static void csv_row(struct csv *csv, const struct unfolded *unfolded, int32_t row)
{
    const cpi_scores *scores = unfolded->scores;
    int32_t at = unfolded->assessment;
    int32_t figure = cpi_explanation_figure(unfolded->rows, row);

    csv_text(csv, cpi_scores_unit(scores, at));
    csv_text(csv, cpi_scores_period(scores, at));
    csv_integer(csv, cpi_explanation_depth(unfolded->rows, row));
    csv_text(csv, cpi_framework_figure_address(unfolded->framework, figure));
    csv_text(csv, cpi_framework_figure_title(unfolded->framework, figure, unfolded->input->language));
    csv_text(csv, row_question(unfolded, row));
    csv_number(csv, cpi_scores_value(scores, at, figure));
    csv_text(csv, cpi_state_name(cpi_scores_state(scores, at, figure)));
    csv_number(csv, cpi_scores_coverage(scores, at, figure));
    csv_number(csv, cpi_scores_low(scores, at, figure));
    csv_number(csv, cpi_scores_high(scores, at, figure));
    csv_number(csv, cpi_explanation_weight(unfolded->rows, row));
    csv_number(csv, cpi_explanation_effective_weight(unfolded->rows, row));
    csv_number(csv, cpi_explanation_contribution(unfolded->rows, row));
    csv_text(csv, cpi_explanation_rule(unfolded->rows, row));
    csv_answer(csv, unfolded, row);
    csv_band(csv, scores, at, figure);
    csv_end_row(csv);
}

enum exit_status explain_csv(const struct unfolded *unfolded, struct output *out)
{
    struct csv csv = {.out = out};

    csv_names_band(&csv, unfolded->framework,
                   "unit,period,depth,figure,title,question,score,state,coverage,low,high,weight,effective_weight,"
                   "contribution,rule,answer,value,source,note,expert");
    for (int32_t row = 0; row < cpi_explanation_count(unfolded->rows); row++)
        if (cpi_explanation_depth(unfolded->rows, row) <= unfolded->depth)
            csv_row(&csv, unfolded, row);
    return EXIT_DONE;
}

static void json_evidence(struct json *json, const struct unfolded *unfolded, int32_t node, const char *key,
                          evidence_of evidence)
{
    char *joined = joined_evidence(&unfolded->input->entries, unfolded->assessment, node, evidence);

    json_text(json, key, joined);
    free(joined);
}

/* What each of several respondents answered. */
static void json_respondents(struct json *json, const struct unfolded *unfolded, int32_t node)
{
    const struct entries *entries = &unfolded->input->entries;
    const cpi_panel *panel = entries->panel;
    int32_t count = entry_count(entries, unfolded->assessment);
    char text[NUMBER_SIZE];

    if (count == 1)
        return;
    json_list(json, "respondents");
    for (int32_t entry = 0; entry < count; entry++) {
        int32_t i = entry_at(entries, unfolded->assessment, entry);

        json_object_line(json, NULL);
        json_text(json, "respondent", cpi_panel_respondent(panel, i));
        json_text(json, "answer", entry_answer(panel, i, node, text));
        json_number(json, "value", cpi_panel_value(panel, i, node));
        json_text(json, "source", cpi_panel_source(panel, i, node));
        json_text(json, "note", cpi_panel_note(panel, i, node));
        json_text(json, "expert", cpi_panel_expert(panel, i, node));
        json_end_object(json);
    }
    json_end_list(json);
}

static void json_answer(struct json *json, const struct unfolded *unfolded, int32_t row)
{
    int32_t node = cpi_explanation_figure(unfolded->rows, row);
    char text[NUMBER_SIZE];

    json_text(json, "question", row_question(unfolded, row));
    json_text(json, "answer", sheet_answer(unfolded, node, text));
    json_number(json, "value", cpi_scores_answer(unfolded->scores, unfolded->assessment, node));
    json_evidence(json, unfolded, node, "source", cpi_panel_source);
    json_evidence(json, unfolded, node, "note", cpi_panel_note);
    json_evidence(json, unfolded, node, "expert", cpi_panel_expert);
    json_respondents(json, unfolded, node);
}

static void json_row_members(struct json *json, const struct unfolded *unfolded, int32_t row)
{
    const cpi_scores *scores = unfolded->scores;
    int32_t at = unfolded->assessment;
    int32_t figure = cpi_explanation_figure(unfolded->rows, row);

    json_text(json, "figure", cpi_framework_figure_address(unfolded->framework, figure));
    json_text(json, "title", cpi_framework_figure_title(unfolded->framework, figure, unfolded->input->language));
    json_number(json, "score", cpi_scores_value(scores, at, figure));
    json_text(json, "state", cpi_state_name(cpi_scores_state(scores, at, figure)));
    json_number(json, "coverage", cpi_scores_coverage(scores, at, figure));
    json_number(json, "low", cpi_scores_low(scores, at, figure));
    json_number(json, "high", cpi_scores_high(scores, at, figure));
    json_number(json, "weight", cpi_explanation_weight(unfolded->rows, row));
    json_number(json, "effective_weight", cpi_explanation_effective_weight(unfolded->rows, row));
    json_number(json, "contribution", cpi_explanation_contribution(unfolded->rows, row));
    json_text(json, "rule", cpi_explanation_rule(unfolded->rows, row));
    json_band(json, scores, at, figure);
    if (is_answered_row(unfolded, row))
        json_answer(json, unfolded, row);
}

/* Writes a row with its operands; returns the row after them. */
static int32_t json_row(struct json *json, const struct unfolded *unfolded, int32_t row, const char *key)
{
    int32_t depth = cpi_explanation_depth(unfolded->rows, row);
    int32_t count = cpi_explanation_count(unfolded->rows);
    bool open = false;

    json_object(json, key);
    json_row_members(json, unfolded, row);
    for (row++; row < count && cpi_explanation_depth(unfolded->rows, row) > depth;) {
        if (depth == unfolded->depth) {
            row++;
            continue;
        }
        if (!open)
            json_list(json, "operands");
        open = true;
        row = json_row(json, unfolded, row, NULL);
    }
    if (open)
        json_end_list(json);
    json_end_object(json);
    return row;
}

enum exit_status explain_json(const struct unfolded *unfolded, struct output *out)
{
    struct json json = {.out = out};

    json_object(&json, NULL);
    head_json(&json, unfolded->framework, cpi_scores_method(unfolded->scores), unfolded->input->language);
    json_text(&json, "unit", cpi_scores_unit(unfolded->scores, unfolded->assessment));
    json_text(&json, "period", cpi_scores_period(unfolded->scores, unfolded->assessment));
    json_row(&json, unfolded, 0, "explanation");
    json_end_object(&json);
    json_finish(&json);
    return EXIT_DONE;
}
