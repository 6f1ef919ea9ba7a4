/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include <stdlib.h>
#include <string.h>

#include "band.h"
#include "head.h"
#include "message.h"
#include "number.h"
#include "respondents.h"
#include "score.h"
#include "table.h"

#define WEIGHT_DIGITS 4

/* What a row brings into the row above says nothing where the figure stands alone. */
static bool has_parts(const struct unfolded *unfolded)
{
    return unfolded->depth > 0 && cpi_explanation_count(unfolded->rows) > 1;
}

static void add_heading(const struct unfolded *unfolded, struct table *table)
{
    table_row(table, ROW_HEADING, 0);
    table_cell(table, "");
    table_cell(table, "Score");
    if (!has_parts(unfolded))
        return;
    table_cell(table, "Weight");
    table_cell(table, "Effective weight");
    table_cell(table, "Contribution");
}

/* A domain or an indicator is named with its code, a cell with its domain and group. */
static void add_name(const struct unfolded *unfolded, struct table *table, int32_t figure)
{
    const cpi_framework *framework = unfolded->framework;
    const char *language = unfolded->input->language;
    const char *title = cpi_framework_figure_title(framework, figure, language);
    int32_t node = cpi_framework_figure_node(framework, figure);
    cpi_figure_kind kind = cpi_framework_figure_kind(framework, figure);

    if (kind == CPI_FIGURE_CELL)
        table_cell_format(table, "%s, %s", cpi_framework_node_text(framework, node, CPI_TITLE, language), title);
    else if (kind == CPI_FIGURE_NODE && node > 0)
        table_cell_format(table, "%s %s", cpi_framework_node_code(framework, node), title);
    else
        table_cell(table, title);
}

static void add_numbers(const struct unfolded *unfolded, struct table *table, int32_t row)
{
    int32_t figure = cpi_explanation_figure(unfolded->rows, row);
    cpi_state state = cpi_scores_state(unfolded->scores, unfolded->assessment, figure);
    double score = cpi_scores_value(unfolded->scores, unfolded->assessment, figure);
    int32_t digits = table_digits(unfolded->scores, unfolded->args, figure);
    char text[NUMBER_SIZE];

    table_cell(table, state == CPI_SCORED ? number_text(score, digits, text) : cpi_state_name(state));
    if (row == 0)
        return;
    table_cell(table, short_number_text(cpi_explanation_weight(unfolded->rows, row), WEIGHT_DIGITS, text));
    table_cell(table, short_number_text(cpi_explanation_effective_weight(unfolded->rows, row), WEIGHT_DIGITS, text));
    table_cell(table, number_text(cpi_explanation_contribution(unfolded->rows, row),
                                  digits > WEIGHT_DIGITS ? digits : WEIGHT_DIGITS, text));
}

static void add_evidence(const struct unfolded *unfolded, struct table *table, int32_t indent, const char *label,
                         int32_t node, evidence_of evidence)
{
    char *joined = joined_evidence(&unfolded->input->entries, unfolded->assessment, node, evidence);

    if (joined)
        table_span_format(table, ROW_NOTE, indent, "%s: %s", label, joined);
    free(joined);
}

static void add_labelled(struct table *table, int32_t indent, const char *label, const char *text)
{
    if (text && *text)
        table_span_format(table, ROW_NOTE, indent, "%s: %s", label, text);
}

static const char *answer_label(const struct unfolded *unfolded, int32_t node, char text[NUMBER_SIZE])
{
    const cpi_framework *framework = unfolded->framework;
    int32_t option = cpi_scores_option(unfolded->scores, unfolded->assessment, node);

    if (option == CPI_NONE)
        return sheet_answer(unfolded, node, text);
    return cpi_framework_option_label(framework, cpi_framework_node_scale(framework, node), option,
                                      unfolded->input->language);
}

/* The answer as the expert gave it, and the arithmetic from it to the score. */
static void add_answer_text(const struct unfolded *unfolded, struct table *table, int32_t row, int32_t indent)
{
    int32_t node = cpi_explanation_figure(unfolded->rows, row);
    const char *unit = cpi_framework_unit_of_measure(unfolded->framework, node);
    char text[NUMBER_SIZE];

    switch (cpi_scores_missing(unfolded->scores, unfolded->assessment, node)) {
    case CPI_ANSWERED:
        table_span_format(table, ROW_NOTE, indent, "Answer: %s%s%s; %s", answer_label(unfolded, node, text),
                          unit ? " " : "", unit ? unit : "", cpi_explanation_rule(unfolded->rows, row));
        break;
    case CPI_UNANSWERED:
        table_span(table, ROW_NOTE, indent, "Not answered yet");
        break;
    case CPI_NO_DATA:
        table_span(table, ROW_NOTE, indent, "Answer: no data");
        break;
    case CPI_NOT_APPLICABLE:
        table_span(table, ROW_NOTE, indent, "Answer: not applicable");
        break;
    case CPI_DISAGREEMENT:
        break;
    }
}

static void add_answer(const struct unfolded *unfolded, struct table *table, int32_t row, int32_t indent)
{
    int32_t node = cpi_explanation_figure(unfolded->rows, row);
    const cpi_framework *framework = unfolded->framework;
    const char *language = unfolded->input->language;
    const char *title = cpi_framework_node_text(framework, node, CPI_TITLE, language);
    const char *question = cpi_framework_node_text(framework, node, CPI_QUESTION, language);

    if (question && title && strcmp(question, title) != 0)
        add_labelled(table, indent, "Question", question);
    if (entry_count(&unfolded->input->entries, unfolded->assessment) > 1)
        add_labelled(table, indent, "Answers", cpi_explanation_rule(unfolded->rows, row));
    else
        add_answer_text(unfolded, table, row, indent);
    add_evidence(unfolded, table, indent, "Source", node, cpi_panel_source);
    add_evidence(unfolded, table, indent, "Note", node, cpi_panel_note);
    add_evidence(unfolded, table, indent, "Expert", node, cpi_panel_expert);
}

static void add_range(const struct unfolded *unfolded, struct table *table, int32_t figure)
{
    const cpi_scores *scores = unfolded->scores;
    int32_t at = unfolded->assessment;
    char range[2 * NUMBER_SIZE], coverage[NUMBER_SIZE];

    range_text(cpi_scores_low(scores, at, figure), cpi_scores_high(scores, at, figure),
               table_digits(scores, unfolded->args, figure), range);
    percent_text(cpi_scores_coverage(scores, at, figure), coverage);
    if (*range && *coverage)
        table_span_format(table, ROW_NOTE, 2, "Range %s, coverage %s", range, coverage);
}

/* An answer that is there can come to nothing else. */
static bool is_given(const struct unfolded *unfolded, int32_t figure)
{
    return is_answered_row(unfolded, 0) &&
           cpi_scores_missing(unfolded->scores, unfolded->assessment, figure) == CPI_ANSWERED;
}

static void add_row(const struct unfolded *unfolded, struct table *table, int32_t row)
{
    int32_t figure = cpi_explanation_figure(unfolded->rows, row);
    int32_t indent = 2 * cpi_explanation_depth(unfolded->rows, row);

    table_row(table, row ? ROW_BODY : ROW_TOTAL, indent);
    add_name(unfolded, table, figure);
    add_numbers(unfolded, table, row);
    if (is_answered_row(unfolded, row))
        add_answer(unfolded, table, row, indent + 2);
    else
        table_span(table, ROW_NOTE, indent + 2, cpi_explanation_rule(unfolded->rows, row));
    if (row == 0 || !is_answered_row(unfolded, row))
        add_labelled(table, indent + 2, "Band",
                     band_label(unfolded->scores, unfolded->assessment, figure, unfolded->input->language));
    if (row == 0 && !is_given(unfolded, figure))
        add_range(unfolded, table, figure);
}

static void add_rows(const struct unfolded *unfolded, struct table *table)
{
    int32_t hidden = 0;

    for (int32_t row = 0; row < cpi_explanation_count(unfolded->rows); row++) {
        if (cpi_explanation_depth(unfolded->rows, row) <= unfolded->depth)
            add_row(unfolded, table, row);
        else
            hidden++;
    }
    if (hidden == 0)
        return;
    table_blank(table);
    table_span_format(table, ROW_NOTE, 0, "%d more %s; to see %s: --depth %d", (int)hidden,
                      hidden == 1 ? "row" : "rows", hidden == 1 ? "it" : "them", (int)unfolded->depth + 1);
}

static bool is_derived(const struct unfolded *unfolded, int32_t row)
{
    return cpi_framework_figure_kind(unfolded->framework, cpi_explanation_figure(unfolded->rows, row)) ==
           CPI_FIGURE_DERIVED;
}

/* Whether the rows below this one are shown, with contributions on a scale that its score is not on. */
static bool is_made_on_inner_scale(const struct unfolded *unfolded, int32_t row)
{
    const cpi_framework *framework = unfolded->framework;
    int32_t method = cpi_scores_method(unfolded->scores);
    int32_t figure = cpi_explanation_figure(unfolded->rows, row);
    int32_t below = cpi_explanation_depth(unfolded->rows, row) + 1;

    if (below > unfolded->depth || cpi_explanation_depth(unfolded->rows, row + 1) != below || is_derived(unfolded, row))
        return false;
    return cpi_framework_figure_end(framework, method, figure, 0) != 0 ||
           cpi_framework_figure_end(framework, method, figure, 1) != 1;
}

static void add_scale_note(const struct unfolded *unfolded, struct table *table)
{
    bool inner = false;

    for (int32_t row = 0; row < cpi_explanation_count(unfolded->rows) && !inner; row++)
        inner = is_made_on_inner_scale(unfolded, row);
    if (!inner)
        return;
    table_blank(table);
    table_span_format(table, ROW_NOTE, 0, "Contributions are on the inner scale of 0 to 1%s.",
                      is_derived(unfolded, 0) ? "; to a derived figure, on its own" : "");
}

enum exit_status explain_table(const struct unfolded *unfolded, struct output *out)
{
    struct table table;
    bool failed;

    table_init(&table, has_parts(unfolded) ? "Lrrrr" : "Lr");
    head_table(&table, unfolded->framework, cpi_scores_method(unfolded->scores), unfolded->input->language);
    head_assessment(&table, unfolded->scores, unfolded->assessment);
    table_blank(&table);
    add_heading(unfolded, &table);
    add_rows(unfolded, &table);
    add_scale_note(unfolded, &table);
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    return failed ? out_of_memory() : EXIT_DONE;
}
