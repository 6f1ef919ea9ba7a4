/* SPDX-License-Identifier: MIT */
/* What of a table can be audited, and by which methods. */
#include <stdlib.h>

#include "analysis/audit.h"

const struct method *method_of_row(const struct auditor *auditor, const struct table_row *row)
{
    return auditor->named ? auditor->named : method_for_period(auditor->model, row->period);
}

struct intervals *intervals_of_row(const struct auditor *auditor, const struct table_row *row)
{
    const struct method *method = method_of_row(auditor, row);
    return method ? auditor->intervals[method - auditor->model->methods] : NULL;
}

static cpi_status make_intervals(struct auditor *auditor, const struct method *method)
{
    const struct table *table = &auditor->table;
    int32_t *figures = calloc((size_t)table->column_count, sizeof *figures);
    struct intervals *made = calloc(1, sizeof *made);
    for (int32_t i = 0; i < table->column_count && figures; i++)
        figures[i] = table->columns[i].figure;
    cpi_status status = CPI_NO_MEMORY;
    if (figures && made)
        status = intervals_make(made, auditor->model, method, auditor->options, figures, (size_t)table->column_count,
                                auditor->diag);
    free(figures);
    if (status == CPI_OK)
        auditor->intervals[method - auditor->model->methods] = made;
    else
        free(made);
    return status;
}

static void warn_no_method(struct auditor *auditor, const char *period)
{
    diag_warning(auditor->diag, (struct place){.file = auditor->table.columns[0].place.file}, CPI_D_NO_METHOD,
                 "no method of the framework is for the period '%s', so that its rows are incomplete",
                 text_excerpt(period).text);
}

cpi_status prepare_methods(struct auditor *auditor)
{
    const struct table *table = &auditor->table;
    struct map warned = {0};
    /* A table without rows, or without a method for any of them, still has columns to look at. */
    const struct method *first = table->row_count ? method_of_row(auditor, &table->rows[0]) : auditor->named;
    cpi_status status = make_intervals(auditor, first ? first : &auditor->model->methods[0]);
    for (int32_t i = 0; i < table->row_count && status == CPI_OK; i++) {
        const struct table_row *row = &table->rows[i];
        const struct method *method = method_of_row(auditor, row);
        if (method && !intervals_of_row(auditor, row))
            status = make_intervals(auditor, method);
        enum map_added added = method ? MAP_EXISTS : map_add(&warned, row->period, i);
        if (added == MAP_NO_MEMORY)
            status = CPI_NO_MEMORY;
        if (added == MAP_ADDED)
            warn_no_method(auditor, row->period);
    }
    map_free(&warned);
    return status;
}

static bool is_computed(const struct model *model, int32_t figure)
{
    return figure >= model->node_count || !is_leaf(&model->nodes[figure]);
}

/* Computes with nothing but what the columns could give. */
static void give_all_missing(struct intervals *in, const struct table *table)
{
    intervals_begin(in, "");
    for (int32_t i = 0; i < table->column_count; i++)
        in->given[table->columns[i].figure] = GIVEN_MISSING;
    intervals_compute(in);
}

/* The first of a figure's parts that is known, or not, by any method; -1 where there is none. */
static int32_t first_part(const struct auditor *auditor, int32_t figure, bool known)
{
    int32_t part = -1;
    for (int32_t i = 0; i < auditor->model->method_count && part < 0; i++)
        if (auditor->intervals[i])
            part = intervals_first(auditor->intervals[i], figure, known);
    return part;
}

/* Some parts of a figure have a column, so that it was probably meant to be audited. */
static void warn_not_audited(struct auditor *auditor, const struct table_column *column)
{
    const cpi_framework *framework = auditor->table.framework;
    const char *address = cpi_framework_figure_address(framework, column->figure);
    int32_t unknown = first_part(auditor, column->figure, false);
    if (unknown >= 0)
        diag_warning(auditor->diag, column->place, CPI_D_NOT_AUDITED,
                     "'%s' is not audited: it is computed from '%s', among others, which has no column", address,
                     cpi_framework_figure_address(framework, unknown));
    else
        diag_warning(auditor->diag, column->place, CPI_D_NOT_AUDITED, "'%s' is not audited: the method leaves it out",
                     address);
}

/* Domains beside a total are usual, and what they are made of seldom is in the table. */
static void warn_taken_as_printed(struct auditor *auditor, const struct text_buffer *addresses)
{
    const struct place *first = &auditor->table.columns[0].place;
    if (addresses->bytes)
        diag_warning(auditor->diag, (struct place){first->file, NULL, first->line, 0}, CPI_D_TAKEN_AS_PRINTED,
                     "taken as printed, since no column has anything that they are computed from: %s",
                     addresses->bytes);
}

static void warn_of_the_others(struct auditor *auditor)
{
    const struct table *table = &auditor->table;
    struct text_buffer taken = {0};
    for (int32_t i = 0; i < table->column_count; i++) {
        int32_t figure = table->columns[i].figure;
        if (auditor->audited[i] || !is_computed(auditor->model, figure))
            continue;
        bool alone = first_part(auditor, figure, true) < 0 && first_part(auditor, figure, false) >= 0;
        if (alone)
            text_buffer_print(&taken, "%s'%s'", taken.bytes ? ", " : "",
                              cpi_framework_figure_address(table->framework, figure));
        else
            warn_not_audited(auditor, &table->columns[i]);
    }
    warn_taken_as_printed(auditor, &taken);
    text_buffer_free(&taken);
}

static void refuse_table(struct auditor *auditor)
{
    struct place place = {.file = auditor->table.columns[0].place.file, .line = auditor->table.columns[0].place.line};
    diag_error(auditor->diag, place, CPI_D_NOTHING_TO_AUDIT,
               "no column has a figure that is computed from other columns; a table has the total, or a domain, beside "
               "all of its parts");
}

bool choose_columns(struct auditor *auditor)
{
    const struct table *table = &auditor->table;
    for (int32_t i = 0; i < auditor->model->method_count; i++) {
        struct intervals *in = auditor->intervals[i];
        if (!in)
            continue;
        give_all_missing(in, table);
        for (int32_t column = 0; column < table->column_count; column++) {
            int32_t figure = table->columns[column].figure;
            auditor->audited[column] |=
                is_computed(auditor->model, figure) && in->follows[figure] && in->state[figure] != CPI_STATE_EXCLUDED;
        }
    }
    for (int32_t column = 0; column < table->column_count; column++)
        auditor->audited_count += auditor->audited[column];
    if (auditor->audited_count == 0) {
        refuse_table(auditor);
        return false;
    }
    warn_of_the_others(auditor);
    return true;
}
