/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_ANALYSIS_TABLE_READER_H
#define CPINDEX_ANALYSIS_TABLE_READER_H

#include "analysis/table.h"
#include "document/csv.h"

/* A table while it is read. */

/* What a column of the file holds: one of these, or which column of figures it is. */
enum table_column_kind {
    TABLE_UNUSED = -1,
    TABLE_UNIT = -2,
    TABLE_PERIOD = -3,
    /* A column without a name that holds something is worth a warning. */
    TABLE_UNNAMED = -4,
};

struct table_reader {
    struct table *table;
    struct csv csv;
    /* For each column of the file. */
    int32_t *columns;
    size_t column_count;
    /* A line with a decimal comma, or one with a decimal point; 0 while there is none. */
    int32_t comma_line;
    int32_t point_line;
    int32_t suggestions_left;
    bool problems;
    bool no_memory;
};

/* The first line, which is the current row: what each column holds. False where the table cannot be used. */
bool table_read_header(struct table_reader *reader);

/* What a trimmed text says in the column of a figure. What it cannot mean is reported. */
struct printed table_read_cell(struct table_reader *reader, int32_t figure, const char *text, struct place place);

#endif
