/* SPDX-License-Identifier: MIT */
#include "audit.h"

#include <stdlib.h>
#include <string.h>

#include "head.h"
#include "message.h"
#include "number.h"
#include "table.h"

/* Decimals beyond the printed ones that show what the parts allow. */
#define MORE_DIGITS 2
#define MOST_NOTES 50

struct counts {
    int32_t rows;
    int32_t results;
    int32_t of[3]; /* by cpi_audit_status */
};

static struct counts count_results(const struct audits *audits, int32_t table)
{
    const cpi_audit *audit = audits->items[table];
    int32_t rows = cpi_audit_row_count(audit);
    int32_t each = rows ? cpi_audit_count(audit) / rows : 1;
    struct counts counts = {.results = 0};

    for (int32_t i = 0; i < cpi_audit_count(audit); i++) {
        if (!audit_is_selected(audits, table, i))
            continue;
        counts.results++;
        counts.of[cpi_audit_get_status(audit, i)]++;
    }
    counts.rows = counts.results / each;
    return counts;
}

static int32_t within(int32_t digits, int32_t most)
{
    return digits < 0 ? 0 : digits > most ? most : digits;
}

static void add_inconsistent(struct table *table, const cpi_audit *audit, int32_t result, bool periods, bool figures)
{
    int32_t digits = cpi_audit_digits(audit, result);
    char text[2 * NUMBER_SIZE];

    table_row(table, ROW_BODY, 0);
    table_cell(table, integer_text(cpi_audit_line(audit, result), text));
    table_cell(table, cpi_audit_unit(audit, result));
    if (periods)
        table_cell(table, cpi_audit_period(audit, result));
    if (figures)
        table_cell(table, cpi_framework_figure_address(cpi_audit_framework(audit), cpi_audit_figure(audit, result)));
    table_cell(table, number_text(cpi_audit_value(audit, result), within(digits, 15), text));
    table_cell(table, range_text(cpi_audit_low(audit, result), cpi_audit_high(audit, result),
                                 within(digits + MORE_DIGITS, 15), text));
}

static void add_heading(struct table *table, bool periods, bool figures)
{
    table_row(table, ROW_HEADING, 0);
    table_cell(table, "Line");
    table_cell(table, "Unit");
    if (periods)
        table_cell(table, "Period");
    if (figures)
        table_cell(table, "Figure");
    table_cell(table, "Printed");
    table_cell(table, "Parts allow");
}

static bool has_periods(const cpi_audit *audit)
{
    for (int32_t i = 0; i < cpi_audit_count(audit); i++)
        if (*cpi_audit_period(audit, i))
            return true;
    return false;
}

static bool has_figures(const cpi_audit *audit)
{
    return cpi_audit_count(audit) > cpi_audit_row_count(audit);
}

static enum exit_status print_inconsistent(const struct audits *audits, int32_t index, struct output *out)
{
    const cpi_audit *audit = audits->items[index];
    bool periods = has_periods(audit), figures = has_figures(audit), failed;
    struct table table;

    table_init(&table, periods && figures ? "rLllrr" : periods || figures ? "rLlrr" : "rLrr");
    table_blank(&table);
    add_heading(&table, periods, figures);
    for (int32_t i = 0; i < cpi_audit_count(audit); i++)
        if (audit_is_selected(audits, index, i) && cpi_audit_get_status(audit, i) == CPI_INCONSISTENT)
            add_inconsistent(&table, audit, i, periods, figures);
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    return failed ? out_of_memory() : EXIT_DONE;
}

/* What is said of some lines of a table. */
struct note {
    const char *text;
    struct choices lines;
    int32_t count;
};

struct notes {
    struct note *items;
    int32_t count;
    /* Results whose notes are beyond the most that a table for people lists. */
    int32_t left_out;
};

static void take_note(struct notes *notes, const cpi_audit *audit, int32_t result)
{
    const char *text = cpi_audit_note(audit, result);
    char line[NUMBER_SIZE];
    int32_t i = 0;

    while (i < notes->count && strcmp(notes->items[i].text, text) != 0)
        i++;
    if (i == MOST_NOTES) {
        notes->left_out++;
        return;
    }
    if (i == notes->count)
        notes->items[notes->count++] = (struct note){.text = text};
    notes->items[i].count++;
    choices_add(&notes->items[i].lines, integer_text(cpi_audit_line(audit, result), line));
}

static enum exit_status print_notes(struct notes *notes, struct output *out)
{
    struct table table;
    bool failed;

    table_init(&table, "L");
    table_blank(&table);
    table_span(&table, ROW_TITLE, 0, "Notes");
    for (int32_t i = 0; i < notes->count; i++)
        table_span_format(&table, ROW_TEXT, 2, "%s %s: %s", notes->items[i].count == 1 ? "Line" : "Lines",
                          choices_text(&notes->items[i].lines), notes->items[i].text);
    if (notes->left_out)
        table_span_format(&table, ROW_TEXT, 2, "%ld more: --format json", (long)notes->left_out);
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    return failed ? out_of_memory() : EXIT_DONE;
}

static enum exit_status add_notes(const struct audits *audits, int32_t index, struct output *out)
{
    const cpi_audit *audit = audits->items[index];
    struct notes notes = {.items = calloc(MOST_NOTES, sizeof *notes.items)};
    enum exit_status status = notes.items ? EXIT_DONE : out_of_memory();

    for (int32_t i = 0; i < cpi_audit_count(audit) && notes.items; i++)
        if (audit_is_selected(audits, index, i) && cpi_audit_note(audit, i))
            take_note(&notes, audit, i);
    if (notes.count)
        status = print_notes(&notes, out);
    free(notes.items);
    return status;
}

static enum exit_status print_summary(const struct counts *counts, bool figures, struct output *out)
{
    char rows[NUMBER_SIZE], results[NUMBER_SIZE], of[3][NUMBER_SIZE];
    struct table table;
    bool failed;

    for (int status = CPI_CONSISTENT; status <= CPI_INCOMPLETE; status++)
        grouped_text(counts->of[status], of[status]);
    table_init(&table, "L");
    table_blank(&table);
    table_span_format(&table, ROW_TITLE, 0, "%s %s%s%s%s: %s consistent, %s inconsistent, %s incomplete",
                      grouped_text(counts->rows, rows), counts->rows == 1 ? "row" : "rows", figures ? " with " : "",
                      figures ? grouped_text(counts->results, results) : "", figures ? " computed figures" : "",
                      of[CPI_CONSISTENT], of[CPI_INCONSISTENT], of[CPI_INCOMPLETE]);
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    return failed ? out_of_memory() : EXIT_DONE;
}

static enum exit_status print_audit(const struct audits *audits, int32_t index, struct output *out)
{
    struct counts counts = count_results(audits, index);
    enum exit_status status = EXIT_DONE;

    if (audits->count > 1) {
        output_text(out, "\n");
        output_text(out, audit_name(audits, index));
        output_text(out, "\n");
    }
    if (counts.of[CPI_INCONSISTENT])
        status = print_inconsistent(audits, index, out);
    if (status == EXIT_DONE)
        status = add_notes(audits, index, out);
    return status == EXIT_DONE ? print_summary(&counts, has_figures(audits->items[index]), out) : status;
}

static bool is_used(const struct audits *audits, int32_t method)
{
    for (int32_t table = 0; table < audits->count; table++)
        for (int32_t i = 0; i < cpi_audit_count(audits->items[table]); i++)
            if (cpi_audit_method(audits->items[table], i) == method && audit_is_selected(audits, table, i))
                return true;
    return false;
}

static enum exit_status print_head(const struct input *input, const struct audits *audits, struct output *out)
{
    struct table table;
    bool failed;

    table_init(&table, "L");
    head_table(&table, input->framework, CPI_NONE, input->language);
    for (int32_t method = 0; method < cpi_framework_method_count(input->framework); method++)
        if (is_used(audits, method))
            head_method(&table, input->framework, method, input->language);
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    return failed ? out_of_memory() : EXIT_DONE;
}

enum exit_status audit_table(const struct input *input, const struct audits *audits, struct output *out)
{
    enum exit_status status = print_head(input, audits, out);

    for (int32_t index = 0; index < audits->count && status == EXIT_DONE; index++)
        status = print_audit(audits, index, out);
    return status;
}
