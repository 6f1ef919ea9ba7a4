/* SPDX-License-Identifier: MIT */
#include "matrix.h"

#include <string.h>

#include "message.h"
#include "table.h"
#include "table_layout.h"

#define TITLES_WIDTH 24
#define HEADING_WIDTH 7 /* names break into pieces that can be read */

static int32_t columns_that_fit(const struct matrix *matrix)
{
    int32_t width = COLUMN_GAP + (matrix->cell_width > HEADING_WIDTH ? matrix->cell_width : HEADING_WIDTH);
    int32_t count = (TABLE_WIDTH - TITLES_WIDTH) / width;

    return count > 0 ? count : 1;
}

/* Column `column` stands for this group; the last one for the whole domain. */
static int32_t column_group(const struct matrix *matrix, int32_t column)
{
    return column < cpi_framework_group_count(matrix->framework, matrix->facet) ? column : CPI_NONE;
}

static void add_heading(const struct matrix *matrix, struct table *table, int32_t from, int32_t to)
{
    table_row(table, ROW_HEADING, 0);
    table_cell(table, "");
    for (int32_t column = from; column < to; column++) {
        int32_t group = column_group(matrix, column);

        table_cell(table, group == CPI_NONE
                              ? matrix->whole
                              : cpi_framework_group_title(matrix->framework, matrix->facet, group, matrix->language));
    }
}

static void add_row(const struct matrix *matrix, struct table *table, int32_t node, int32_t from, int32_t to)
{
    const char *title = cpi_framework_node_text(matrix->framework, node, CPI_TITLE, matrix->language);
    int32_t indent = node ? 2 * (cpi_framework_node_level(matrix->framework, node) - 1) : 0;
    char text[NUMBER_SIZE];

    table_row(table, node ? ROW_BODY : ROW_TOTAL, indent);
    if (matrix->codes && node)
        table_cell_format(table, "%s %s", cpi_framework_node_code(matrix->framework, node), title);
    else
        table_cell(table, title);
    for (int32_t column = from; column < to; column++) {
        matrix->write_cell(matrix->context, node, column_group(matrix, column), text);
        table_cell(table, text);
    }
}

static enum exit_status print_block(const struct matrix *matrix, int32_t from, int32_t to, struct output *out)
{
    char align[TABLE_COLUMNS + 1] = "L";
    struct table table;
    bool failed;

    memset(align + 1, 'r', (size_t)(to - from));
    table_init(&table, align);
    add_heading(matrix, &table, from, to);
    for (int32_t node = 1; node < cpi_framework_node_count(matrix->framework); node++)
        if (cpi_framework_node_kind(matrix->framework, node) == CPI_DOMAIN)
            add_row(matrix, &table, node, from, to);
    add_row(matrix, &table, 0, from, to);
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    return failed ? out_of_memory() : EXIT_DONE;
}

enum exit_status matrix_print(const struct matrix *matrix, struct output *out)
{
    int32_t columns = cpi_framework_group_count(matrix->framework, matrix->facet) + 1;
    int32_t most = columns_that_fit(matrix);
    enum exit_status status = EXIT_DONE;

    for (int32_t from = 0; from < columns && status == EXIT_DONE; from += most) {
        if (from > 0)
            output_text(out, "\n");
        status = print_block(matrix, from, from + most < columns ? from + most : columns, out);
    }
    return status;
}
