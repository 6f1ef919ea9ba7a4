/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_TABLE_H
#define CPINDEX_CLI_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "message.h"
#include "output.h"

#define TABLE_WIDTH 80
#define TABLE_COLUMNS 24

enum row_kind {
    ROW_BODY,
    ROW_TOTAL,   /* a body row in bold */
    ROW_HEADING, /* names of columns, in bold */
    ROW_TITLE,   /* one text over all columns, in bold */
    ROW_NOTE,    /* one text over all columns, dim */
    ROW_TEXT     /* one text over all columns */
};

struct table_row {
    enum row_kind kind;
    int32_t indent;
    size_t first; /* its first cell */
    int32_t count;
};

/* A table for people: cells are collected, then laid out to fit TABLE_WIDTH columns. The first failure to get memory is
 * kept in `failed`; calls after it do nothing. */
struct table {
    int32_t columns;
    int32_t flexible; /* the column that takes what the others leave; its texts wrap */
    bool right[TABLE_COLUMNS];
    int32_t width[TABLE_COLUMNS];
    struct table_row *rows;
    size_t row_count, row_capacity;
    char **cells;
    size_t cell_count, cell_capacity;
    bool failed;
};

/* `align` has one letter per column: l or r; the flexible column's is in capitals. */
void table_init(struct table *table, const char *align);
void table_free(struct table *table);

void table_row(struct table *table, enum row_kind kind, int32_t indent);
/* The next cell of the row begun last. */
void table_cell(struct table *table, const char *text);
/* A row of one text over all columns; nothing for NULL. */
void table_span(struct table *table, enum row_kind kind, int32_t indent, const char *text);
void table_span_format(struct table *table, enum row_kind kind, int32_t indent, const char *format, ...)
    PRINTF_LIKE(4, 5);
void table_cell_format(struct table *table, const char *format, ...) PRINTF_LIKE(2, 3);
void table_blank(struct table *table);

/* Prints rows from..to-1; widths are those of the whole table. */
void table_print_rows(struct table *table, size_t from, size_t to, struct output *out);
void table_print(struct table *table, struct output *out);

#endif
