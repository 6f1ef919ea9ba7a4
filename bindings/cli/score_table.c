/* SPDX-License-Identifier: MIT */
#include "score.h"

#include <stdio.h>
#include <string.h>

#include "answer_counts.h"
#include "band.h"
#include "head.h"
#include "matrix.h"
#include "message.h"
#include "number.h"
#include "respondents.h"
#include "select.h"
#include "table.h"

/* What the tables of one assessment share. */
struct detail {
    const struct input *input;
    const cpi_framework *framework;
    const cpi_scores *scores;
    const struct arguments *args;
    int32_t assessment;
    bool ranks;
    bool bands; /* some figure of the table has bands */
};

int32_t table_digits(const cpi_scores *scores, const struct arguments *args, int32_t figure)
{
    if (args->text[OPTION_DIGITS])
        return args->number[OPTION_DIGITS];
    return cpi_framework_figure_digits(cpi_scores_framework(scores), cpi_scores_method(scores), figure);
}

static void add_heading(const struct detail *detail, struct table *table)
{
    table_row(table, ROW_HEADING, 0);
    table_cell(table, "");
    table_cell(table, "Score");
    if (detail->bands)
        table_cell(table, "Band");
    table_cell(table, "Range");
    table_cell(table, "Coverage");
    if (detail->ranks)
        table_cell(table, "Rank");
}

static void add_figure(const struct detail *detail, struct table *table, enum row_kind kind, int32_t indent,
                       int32_t figure)
{
    const cpi_scores *scores = detail->scores;
    int32_t at = detail->assessment;
    cpi_state state = cpi_scores_state(scores, at, figure);
    int32_t rank = cpi_scores_rank(scores, at, figure);
    int32_t digits = table_digits(scores, detail->args, figure);
    char text[2 * NUMBER_SIZE];

    table_row(table, kind, indent);
    table_cell(table, cpi_framework_figure_title(detail->framework, figure, detail->input->language));
    table_cell(table, state == CPI_SCORED ? number_text(cpi_scores_value(scores, at, figure), digits, text)
                                          : cpi_state_name(state));
    if (detail->bands)
        table_cell(table, band_label(scores, at, figure, detail->input->language));
    table_cell(table,
               range_text(cpi_scores_low(scores, at, figure), cpi_scores_high(scores, at, figure), digits, text));
    table_cell(table, percent_text(cpi_scores_coverage(scores, at, figure), text));
    if (detail->ranks)
        table_cell(table, rank ? integer_text(rank, text) : "");
}

static bool has_domains(const cpi_framework *framework)
{
    for (int32_t node = 1; node < cpi_framework_node_count(framework); node++)
        if (cpi_framework_node_kind(framework, node) == CPI_DOMAIN)
            return true;
    return false;
}

/* The domains; of an index without domains, its indicators. */
static void add_domains(const struct detail *detail, struct table *table)
{
    const cpi_framework *framework = detail->framework;
    cpi_node_kind kind = has_domains(framework) ? CPI_DOMAIN : CPI_INDICATOR;

    for (int32_t node = 1; node < cpi_framework_node_count(framework); node++)
        if (cpi_framework_node_kind(framework, node) == kind)
            add_figure(detail, table, ROW_BODY, 2 * cpi_framework_node_level(framework, node), node);
}

/* The figures of a kind, and of a facet where the kind has one, under a title. */
static void add_section(const struct detail *detail, struct table *table, cpi_figure_kind kind, int32_t facet,
                        const char *title)
{
    int32_t count = cpi_framework_figure_count(detail->framework);
    bool any = false;

    for (int32_t figure = 0; figure < count; figure++) {
        if (cpi_framework_figure_kind(detail->framework, figure) != kind ||
            cpi_framework_figure_facet(detail->framework, figure) != facet)
            continue;
        if (!any) {
            table_blank(table);
            table_span(table, ROW_TITLE, 0, title);
        }
        add_figure(detail, table, ROW_BODY, 2, figure);
        any = true;
    }
}

static int32_t cell_figure(const struct matrix *matrix, int32_t node, int32_t group)
{
    const cpi_framework *framework = matrix->framework;
    char address[400];

    if (group == CPI_NONE)
        return node;
    snprintf(address, sizeof address, "%s%s%s:%s", node ? cpi_framework_node_code(framework, node) : "",
             node ? "/" : "", cpi_framework_facet_code(framework, matrix->facet),
             cpi_framework_group_code(framework, matrix->facet, group));
    return cpi_framework_find_figure(framework, address);
}

struct cells {
    const struct detail *detail;
    const struct matrix *matrix;
};

static void write_score(const void *context, int32_t node, int32_t group, char text[NUMBER_SIZE])
{
    const struct cells *cells = context;
    const struct detail *detail = cells->detail;
    int32_t figure = cell_figure(cells->matrix, node, group);

    number_text(cpi_scores_value(detail->scores, detail->assessment, figure),
                table_digits(detail->scores, detail->args, figure), text);
    if (figure != CPI_NONE && !*text)
        strcpy(text, "-");
}

/* The widest score of a domain, a group or a cell, which may each have a range and digits of their own. */
static int32_t score_width(const struct detail *detail)
{
    const cpi_framework *framework = detail->framework;
    size_t widest = 0;

    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        int32_t node = cpi_framework_figure_node(framework, figure);
        char text[NUMBER_SIZE];
        size_t width;

        if (node == CPI_NONE || cpi_framework_node_kind(framework, node) == CPI_INDICATOR)
            continue;
        width = strlen(number_text(cpi_scores_value(detail->scores, detail->assessment, figure),
                                   table_digits(detail->scores, detail->args, figure), text));
        widest = width > widest ? width : widest;
    }
    return (int32_t)widest;
}

static enum exit_status print_matrix(const struct detail *detail, int32_t facet, struct output *out)
{
    struct cells cells = {.detail = detail};
    struct matrix matrix = {.framework = detail->framework,
                            .language = detail->input->language,
                            .facet = facet,
                            .whole = "All",
                            .cell_width = score_width(detail),
                            .write_cell = write_score,
                            .context = &cells};

    cells.matrix = &matrix;
    output_text(out, "\n");
    return matrix_print(&matrix, out);
}

static void add_respondents(const struct detail *detail, struct table *table)
{
    struct choices names = {.length = 0};
    int32_t count = list_respondents(&detail->input->entries, detail->assessment, &names);

    if (count)
        table_span_format(table, ROW_TEXT, 0, "Answers of %d %s: %s", (int)count,
                          count == 1 ? "respondent" : "respondents", choices_text(&names));
}

static void add_summary(const struct detail *detail, struct table *table)
{
    char text[NUMBER_SIZE];

    head_assessment(table, detail->scores, detail->assessment);
    table_span(table, ROW_TEXT, 0, scores_counts_text(detail->scores, detail->assessment, text));
    add_respondents(detail, table);
    table_blank(table);
    add_heading(detail, table);
    add_figure(detail, table, ROW_TOTAL, 0, 0);
    add_domains(detail, table);
    for (int32_t facet = 0; facet < cpi_framework_facet_count(detail->framework); facet++)
        add_section(detail, table, CPI_FIGURE_GROUP, facet,
                    cpi_framework_facet_title(detail->framework, facet, detail->input->language));
}

/* Whether a domain has no indicator of some group. */
static bool has_blank_cells(const cpi_framework *framework)
{
    int64_t blank = 0;

    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++)
        for (int32_t node = 1; node < cpi_framework_node_count(framework); node++)
            if (cpi_framework_node_kind(framework, node) == CPI_DOMAIN)
                blank += cpi_framework_group_count(framework, facet);
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++)
        blank -= cpi_framework_figure_kind(framework, figure) == CPI_FIGURE_CELL;
    return blank > 0;
}

static void add_notes(const struct detail *detail, struct table *table)
{
    bool has_cells = cpi_framework_facet_count(detail->framework) > 0;
    bool has_blank = has_blank_cells(detail->framework);
    bool has_gaps = cpi_scores_coverage(detail->scores, detail->assessment, 0) < 1;

    if (!has_gaps && !has_blank)
        return;
    table_blank(table);
    table_span_format(table, ROW_NOTE, 0, "%s%s%s%s",
                      has_gaps ? "Range: what the score can still come to, from the worst to the best answers where "
                                 "data are missing. Coverage: the share of the weight that has data."
                               : "",
                      has_gaps && has_cells ? " A dash: no score." : "", has_gaps && has_blank ? " " : "",
                      has_blank ? "A blank: nothing is asked there." : "");
}

static const char *detail_columns(const struct detail *detail)
{
    if (detail->bands)
        return detail->ranks ? "Lrlrrr" : "Lrlrr";
    return detail->ranks ? "Lrrrr" : "Lrrr";
}

/* Whether a figure that is shown here has bands: indicators are not, unless there is nothing else. */
static bool shows_bands(const cpi_framework *framework, int32_t method)
{
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        bool indicator = cpi_framework_figure_kind(framework, figure) == CPI_FIGURE_NODE &&
                         cpi_framework_node_kind(framework, figure) == CPI_INDICATOR;

        if (cpi_framework_figure_bands(framework, method, figure) != CPI_NONE &&
            cpi_framework_figure_kind(framework, figure) != CPI_FIGURE_CELL && (!indicator || !has_domains(framework)))
            return true;
    }
    return false;
}

static enum exit_status print_detail(const struct detail *detail, struct output *out)
{
    enum exit_status status = EXIT_DONE;
    struct table table;
    size_t before_matrix;

    table_init(&table, detail_columns(detail));
    add_summary(detail, &table);
    before_matrix = table.row_count;
    add_section(detail, &table, CPI_FIGURE_DERIVED, CPI_NONE, "Derived figures");
    add_notes(detail, &table);
    if (table.failed)
        status = out_of_memory();
    table_print_rows(&table, 0, before_matrix, out);
    for (int32_t facet = 0; facet < cpi_framework_facet_count(detail->framework) && status == EXIT_DONE; facet++)
        status = print_matrix(detail, facet, out);
    table_print_rows(&table, before_matrix, table.row_count, out);
    table_free(&table);
    return status;
}

/* A table of text rows alone: what stands above and below the figures. */
static enum exit_status print_head(const struct input *input, const cpi_scores *scores, struct output *out)
{
    struct table table;
    bool failed;

    table_init(&table, "L");
    head_table(&table, input->framework, cpi_scores_method(scores), input->language);
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    return failed ? out_of_memory() : EXIT_DONE;
}

static enum exit_status print_ranking(const cpi_scores *scores, const struct arguments *args, const char *language,
                                      struct output *out)
{
    enum exit_status status;

    output_text(out, "\n");
    status = score_ranking(scores, args, language, out);
    if (!args->text[OPTION_UNIT])
        output_text(out, "\nOne unit in detail: --unit NAME. Every figure of every unit: --format csv.\n");
    return status;
}

enum exit_status score_table(const struct input *input, const cpi_scores *scores, const struct arguments *args,
                             struct output *out)
{
    bool several = selected_count(scores, args) > 1;
    struct detail detail = {.input = input,
                            .framework = input->framework,
                            .scores = scores,
                            .args = args,
                            .ranks = has_several_units(scores),
                            .bands = shows_bands(input->framework, cpi_scores_method(scores))};
    enum exit_status status = print_head(input, scores, out);

    if (cpi_scores_count(scores) == 0)
        output_text(out, "\nThe answers have no rows: there is nothing to score.\n");
    if (several && status == EXIT_DONE)
        status = print_ranking(scores, args, input->language, out);
    if (several && !args->text[OPTION_UNIT])
        return status;
    for (; detail.assessment < cpi_scores_count(scores) && status == EXIT_DONE; detail.assessment++)
        if (is_selected(scores, detail.assessment, args))
            status = print_detail(&detail, out);
    return status;
}
