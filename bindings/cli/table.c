/* SPDX-License-Identifier: MIT */
#include "table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table_layout.h"
#include "utf8.h"
#include "wrap.h"

void table_init(struct table *table, const char *align)
{
    *table = (struct table){.columns = (int32_t)strlen(align)};
    for (int32_t i = 0; i < table->columns; i++) {
        table->right[i] = align[i] == 'r' || align[i] == 'R';
        if (align[i] == 'L' || align[i] == 'R')
            table->flexible = i;
    }
}

void table_free(struct table *table)
{
    for (size_t i = 0; i < table->cell_count; i++)
        free(table->cells[i]);
    free(table->cells);
    free(table->rows);
    *table = (struct table){0};
}

/* Room for one more item. */
static bool grow(void **items, size_t count, size_t *capacity, size_t size)
{
    size_t more = *capacity ? *capacity * 2 : 64;
    void *larger;

    if (count < *capacity)
        return true;
    larger = realloc(*items, more * size);
    if (!larger)
        return false;
    *items = larger;
    *capacity = more;
    return true;
}

void table_row(struct table *table, enum row_kind kind, int32_t indent)
{
    void *rows = table->rows;

    if (!grow(&rows, table->row_count, &table->row_capacity, sizeof *table->rows))
        table->failed = true;
    table->rows = rows;
    if (!table->failed)
        table->rows[table->row_count++] = (struct table_row){kind, indent, table->cell_count, 0};
}

void table_cell(struct table *table, const char *text)
{
    void *cells = table->cells;
    char *copy = NULL;

    if (!table->failed)
        copy = printable_copy(text ? text : "");
    if (!copy || !grow(&cells, table->cell_count, &table->cell_capacity, sizeof *table->cells)) {
        free(copy);
        table->failed = true;
        return;
    }
    table->cells = cells;
    table->cells[table->cell_count++] = copy;
    table->rows[table->row_count - 1].count++;
}

void table_span(struct table *table, enum row_kind kind, int32_t indent, const char *text)
{
    if (!text)
        return;
    table_row(table, kind, indent);
    table_cell(table, text);
}

/* The text in full, however long; NULL when out of memory. */
static char *format_text(const char *format, va_list values)
{
    va_list again;
    char *text;
    int length;

    va_copy(again, values);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    text = length < 0 ? NULL : malloc((size_t)length + 1);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, values);
    return text;
}

static void add_formatted(struct table *table, char *text)
{
    if (text)
        table_cell(table, text);
    else
        table->failed = true;
    free(text);
}

void table_cell_format(struct table *table, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    add_formatted(table, format_text(format, values));
    va_end(values);
}

void table_span_format(struct table *table, enum row_kind kind, int32_t indent, const char *format, ...)
{
    va_list values;

    table_row(table, kind, indent);
    va_start(values, format);
    add_formatted(table, format_text(format, values));
    va_end(values);
}

void table_blank(struct table *table)
{
    table_row(table, ROW_TEXT, 0);
}

static void print_line(const struct line *line, struct output *out)
{
    output_bytes(out, line->start, line->bytes);
    if (line->hyphen)
        output_text(out, "-");
}

static void print_style(enum row_kind kind, bool on, struct output *out)
{
    if (!out->colour || kind == ROW_BODY || kind == ROW_TEXT)
        return;
    output_text(out, !on ? "\033[0m" : kind == ROW_NOTE ? "\033[2m" : "\033[1m");
}

static void print_span(const struct table *table, const struct table_row *row, struct output *out)
{
    const char *text = row->count ? table->cells[row->first] : "";
    int32_t indent = row->indent < TABLE_WIDTH / 2 ? row->indent : TABLE_WIDTH / 2;
    struct line line;

    if (!row->count)
        output_text(out, "\n");
    while (next_line(&text, TABLE_WIDTH - indent, false, &line)) {
        output_spaces(out, indent);
        print_style(row->kind, true, out);
        print_line(&line, out);
        print_style(row->kind, false, out);
        output_text(out, "\n");
    }
}

/* Columns at which texts of column `i` begin in this row. */
static int32_t cell_indent(const struct table *table, const struct table_row *row, int32_t i)
{
    int32_t most = table->width[0] / 2;

    if (i > 0)
        return 0;
    return row->indent < most ? row->indent : most;
}

static int32_t cell_height(const struct table *table, const struct table_row *row, int32_t i)
{
    const char *text = table->cells[row->first + (size_t)i];
    int32_t width = table->width[i] - cell_indent(table, row, i);

    return count_lines(text, width, row->kind == ROW_HEADING);
}

static int32_t row_height(const struct table *table, const struct table_row *row)
{
    int32_t height = 1;

    for (int32_t i = 0; i < row->count; i++) {
        int32_t lines = cell_height(table, row, i);

        height = lines > height ? lines : height;
    }
    return height;
}

/* One line of a row. Spaces are held back in *pending until something follows them. */
static void print_cell_line(const struct table *table, const struct table_row *row, int32_t i, const char **text,
                            int32_t *pending, struct output *out)
{
    int32_t indent = cell_indent(table, row, i);
    int32_t width = table->width[i] - indent;
    struct line line = {0};
    bool any = next_line(text, width, row->kind == ROW_HEADING, &line);
    int32_t before = indent + (table->right[i] ? width - line.width : 0);

    if (any) {
        output_spaces(out, *pending + before);
        *pending = 0;
        print_style(row->kind, true, out);
        print_line(&line, out);
        print_style(row->kind, false, out);
        before = 0;
    }
    *pending += before + (table->right[i] ? 0 : width - line.width) + COLUMN_GAP;
}

static void print_cells(const struct table *table, const struct table_row *row, struct output *out)
{
    const char *rest[TABLE_COLUMNS];
    int32_t height = row_height(table, row);
    int32_t skip[TABLE_COLUMNS] = {0}; /* names of columns stand on the last line */

    for (int32_t i = 0; i < row->count; i++) {
        rest[i] = table->cells[row->first + (size_t)i];
        if (row->kind == ROW_HEADING)
            skip[i] = height - cell_height(table, row, i);
    }
    for (int32_t line = 0; line < height; line++) {
        int32_t pending = 0;

        for (int32_t i = 0; i < row->count; i++) {
            const char *nothing = "";

            print_cell_line(table, row, i, line < skip[i] ? &nothing : &rest[i], &pending, out);
        }
        output_text(out, "\n");
    }
}

void table_print_rows(struct table *table, size_t from, size_t to, struct output *out)
{
    if (table->failed)
        return;
    table_layout(table);
    for (size_t i = from; i < to && i < table->row_count; i++) {
        const struct table_row *row = &table->rows[i];

        if (row->kind == ROW_BODY || row->kind == ROW_TOTAL || row->kind == ROW_HEADING)
            print_cells(table, row, out);
        else
            print_span(table, row, out);
    }
}

void table_print(struct table *table, struct output *out)
{
    table_print_rows(table, 0, table->row_count, out);
}
