/* SPDX-License-Identifier: MIT */
#include "analysis/table.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/table_reader.h"

enum {
    TABLE_LIMIT = 256 * 1024 * 1024,
    /* Rows times columns of figures: about 600 MB. */
    MOST_CELLS = 20000000,
    NO_DECIMALS = INT16_MIN,
};

static struct place place_of(const struct table_reader *reader, const struct csv_field *field)
{
    return (struct place){reader->csv.name, NULL, field->line, field->column};
}

/* More fields than columns: then some cell stands where it does not belong. */
static bool check_length(struct table_reader *reader)
{
    for (size_t i = reader->column_count; i < reader->csv.field_count; i++)
        if (*csv_trim(reader->csv.fields[i].text)) {
            diag_error(
                reader->csv.diag, place_of(reader, &reader->csv.fields[i]), CPI_D_CSV_FIELDS,
                "the row has more fields than the first line has columns; a field that holds the separator is quoted");
            reader->problems = true;
            return false;
        }
    return true;
}

static const char *keep(struct table_reader *reader, char *text)
{
    text = csv_trim(text);
    const char *kept = arena_text(&reader->table->arena, text, strlen(text));
    reader->no_memory |= !kept;
    return kept;
}

/* The number of a period, and a row of decimals for a new one; -1 when out of memory. */
static int32_t period_number(struct table *table, const char *period)
{
    int32_t known = map_find(&table->periods, period);
    int32_t count = table->periods.count;
    size_t columns = (size_t)table->column_count;
    void *decimals = table->decimals;
    if (known >= 0)
        return known;
    bool room =
        array_reserve(&decimals, &table->decimal_capacity, ((size_t)count + 1) * columns, sizeof *table->decimals);
    table->decimals = decimals;
    if (!room || map_add(&table->periods, period, count) != MAP_ADDED)
        return -1;
    for (size_t i = 0; i < columns; i++)
        table->decimals[(size_t)count * columns + i] = NO_DECIMALS;
    return count;
}

static void note_decimals(struct table *table, const struct table_row *row, int32_t column)
{
    int16_t *most = &table->decimals[row->period_number * table->column_count + column];
    if (row->cells[column].kind == PRINTED_NUMBER && row->cells[column].decimals > *most)
        *most = row->cells[column].decimals;
}

static void read_field(struct table_reader *reader, struct table_row *row, size_t i)
{
    struct csv_field *field = &reader->csv.fields[i];
    int32_t column = reader->columns[i];
    if (column == TABLE_UNIT)
        row->unit = keep(reader, field->text);
    else if (column == TABLE_PERIOD)
        row->period = keep(reader, field->text);
    else if (column >= 0)
        row->cells[column] = table_read_cell(reader, reader->table->columns[column].figure, csv_trim(field->text),
                                             place_of(reader, field));
    if (column == TABLE_UNNAMED && *csv_trim(field->text)) {
        diag_warning(reader->csv.diag, place_of(reader, field), CPI_D_UNUSED_COLUMN,
                     "what stands in a column without a name is not used");
        reader->columns[i] = TABLE_UNUSED;
    }
}

static bool is_full(struct table_reader *reader)
{
    const struct table *table = reader->table;
    if ((int64_t)(table->row_count + 1) * table->column_count <= MOST_CELLS)
        return false;
    diag_error(reader->csv.diag, place_of(reader, &reader->csv.fields[0]), CPI_D_TOO_MANY,
               "a table holds at most 20,000,000 figures: rows times columns");
    reader->problems = true;
    return true;
}

static void read_row(struct table_reader *reader)
{
    struct table *table = reader->table;
    struct table_row row = {.unit = "", .period = "", .line = reader->csv.fields[0].line};
    void *rows = table->rows;
    row.cells = arena_array(&table->arena, (size_t)table->column_count, sizeof *row.cells);
    bool room = array_reserve(&rows, &table->row_capacity, (size_t)table->row_count + 1, sizeof *table->rows);
    table->rows = rows;
    reader->no_memory |= !row.cells || !room;
    for (int32_t i = 0; i < table->column_count && !reader->no_memory; i++)
        row.cells[i].text = "";
    for (size_t i = 0; i < reader->column_count && i < reader->csv.field_count && !reader->no_memory; i++)
        read_field(reader, &row, i);
    if (reader->no_memory)
        return;
    row.period_number = period_number(table, row.period);
    reader->no_memory = row.period_number < 0;
    for (int32_t i = 0; i < table->column_count && !reader->no_memory; i++)
        note_decimals(table, &row, i);
    if (!*row.unit)
        diag_warning(reader->csv.diag, (struct place){reader->csv.name, NULL, row.line, 0}, CPI_D_NO_UNIT,
                     "the row has no unit");
    table->rows[table->row_count++] = row;
}

static void read_rows(struct table_reader *reader)
{
    struct place file = {.file = reader->csv.name};
    if (!csv_next(&reader->csv)) {
        if (!reader->csv.no_memory)
            diag_error(reader->csv.diag, file, CPI_D_EMPTY_TEXT, "there is nothing in this file");
        reader->problems = true;
        return;
    }
    if (!table_read_header(reader))
        return;
    while (!reader->no_memory && csv_next(&reader->csv)) {
        if (reader->csv.row_broken || !check_length(reader))
            continue;
        if (is_full(reader))
            return;
        read_row(reader);
    }
    if (reader->table->row_count == 0 && !reader->problems && !reader->csv.problems && !reader->csv.no_memory)
        diag_warning(reader->csv.diag, file, CPI_D_NO_ROWS, "the table has no rows below its first line");
}

cpi_status published_read(struct table *table, const cpi_framework *framework, const char *text, size_t length,
                          const char *name, cpi_diag *diag)
{
    struct table_reader reader = {.table = table, .suggestions_left = MOST_SUGGESTIONS};
    *table = (struct table){.framework = framework};
    if (!diag_check_size(diag, name, length, TABLE_LIMIT) ||
        !diag_check_utf8(diag, name, text, length, "save it as \"CSV UTF-8\""))
        return CPI_BAD_INPUT;
    csv_begin(&reader.csv, text, length, name, diag);
    read_rows(&reader);
    bool no_memory = reader.no_memory || reader.csv.no_memory;
    bool problems = reader.problems || reader.csv.problems;
    csv_end(&reader.csv);
    return no_memory ? CPI_NO_MEMORY : problems ? CPI_BAD_INPUT : CPI_OK;
}

void published_free(struct table *table)
{
    free(table->rows);
    free(table->decimals);
    map_free(&table->periods);
    arena_free(&table->arena);
    *table = (struct table){0};
}

int published_decimals(const struct table *table, const struct table_row *row, int32_t column)
{
    int16_t most = table->decimals[row->period_number * table->column_count + column];
    return most == NO_DECIMALS ? 0 : most;
}
