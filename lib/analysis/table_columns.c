/* SPDX-License-Identifier: MIT */
/* The first line of a published table. */
#include "analysis/table_reader.h"

static struct place place_of(const struct table_reader *reader, const struct csv_field *field)
{
    return (struct place){reader->csv.name, NULL, field->line, field->column};
}

/* Names of keys come after the owner's own codes, but for `unit` and `period`, which every sheet has. */
static int32_t key_column(const struct table_reader *reader, const char *name, bool is_code)
{
    const char *unit = reader->table->framework->model->unit;
    if (text_same_folded("unit", name) || (!is_code && text_same_folded(unit, name)))
        return TABLE_UNIT;
    if (text_same_folded("period", name) || (!is_code && text_same_folded("year", name)))
        return TABLE_PERIOD;
    return TABLE_UNUSED;
}

static void warn_unused(struct table_reader *reader, const struct csv_field *field)
{
    const cpi_framework *framework = reader->table->framework;
    static const char *const KEYS[] = {"unit", "period", "total"};
    const char *best = NULL;
    size_t distance = text_suggestion_limit(field->text);
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        text_suggestion_try(field->text, KEYS[i], &best, &distance);
    for (int32_t i = 0; i < figure_count(framework->model) && reader->suggestions_left > 0; i++)
        text_suggestion_try(field->text, cpi_framework_figure_address(framework, i), &best, &distance);
    reader->suggestions_left--;
    diag_warning(reader->csv.diag, place_of(reader, field), CPI_D_UNUSED_COLUMN, "the column '%s' is not used%s",
                 text_excerpt(field->text).text, text_did_you_mean(best).text);
}

static void refuse_second(struct table_reader *reader, const struct csv_field *field, const char *also)
{
    diag_error(reader->csv.diag, place_of(reader, field), CPI_D_DUPLICATE_COLUMN, "the column '%s' says the same as %s",
               text_excerpt(field->text).text, also);
    reader->problems = true;
}

static void add_figure(struct table_reader *reader, size_t column, int32_t figure)
{
    struct table *table = reader->table;
    const struct csv_field *field = &reader->csv.fields[column];
    for (int32_t i = 0; i < table->column_count; i++)
        if (table->columns[i].figure == figure) {
            refuse_second(reader, field, "an earlier one, of the same figure");
            return;
        }
    reader->columns[column] = table->column_count;
    table->columns[table->column_count++] = (struct table_column){figure, place_of(reader, field)};
}

static void add_key(struct table_reader *reader, size_t column, int32_t key)
{
    for (size_t i = 0; i < column; i++)
        if (reader->columns[i] == key) {
            refuse_second(reader, &reader->csv.fields[column],
                          key == TABLE_UNIT ? "the one of the units before it" : "the one of the periods before it");
            return;
        }
    reader->columns[column] = key;
}

static void read_column(struct table_reader *reader, size_t column)
{
    const cpi_framework *framework = reader->table->framework;
    struct csv_field *field = &reader->csv.fields[column];
    field->text = csv_trim(field->text);
    int32_t figure = cpi_framework_find_figure(framework, field->text);
    int32_t key = key_column(reader, field->text, figure >= 0);
    if (figure < 0 && text_same_folded("total", field->text))
        figure = 0;
    reader->columns[column] = *field->text ? TABLE_UNUSED : TABLE_UNNAMED;
    if (key != TABLE_UNUSED)
        add_key(reader, column, key);
    else if (figure >= 0)
        add_figure(reader, column, figure);
    else if (*field->text)
        warn_unused(reader, field);
}

static bool has_units(const struct table_reader *reader)
{
    for (size_t i = 0; i < reader->column_count; i++)
        if (reader->columns[i] == TABLE_UNIT)
            return true;
    return false;
}

bool table_read_header(struct table_reader *reader)
{
    struct table *table = reader->table;
    reader->column_count = reader->csv.field_count;
    reader->columns = arena_array(&table->arena, reader->column_count, sizeof *reader->columns);
    table->columns = arena_array(&table->arena, reader->column_count, sizeof *table->columns);
    reader->no_memory = !reader->columns || !table->columns;
    if (reader->no_memory)
        return false;
    for (size_t i = 0; i < reader->column_count; i++)
        read_column(reader, i);
    struct place line = {reader->csv.name, NULL, reader->csv.fields[0].line, 0};
    if (!has_units(reader)) {
        diag_error(
            reader->csv.diag, line, CPI_D_MISSING_COLUMN,
            "the first line has no column 'unit'; a table has the columns unit, period, and one for each figure");
        reader->problems = true;
    } else if (table->column_count == 0) {
        diag_error(reader->csv.diag, line, CPI_D_NOTHING_TO_AUDIT,
                   "no column has the code of a figure, so there is nothing to audit");
        reader->problems = true;
    }
    return !reader->problems;
}
