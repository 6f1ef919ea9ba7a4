/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_DOCUMENT_CSV_H
#define CPINDEX_DOCUMENT_CSV_H

#include "base/diag.h"

/* Reads separated values row by row (RFC 4180, with comma, semicolon or tab, and any line end). */

struct csv_field {
    /* Unquoted, ends in a NUL; lives until the next row is read. */
    char *text;
    int32_t line;
    int32_t column;
};

struct csv {
    const char *text;
    size_t length;
    const char *name;
    cpi_diag *diag;
    size_t position;
    int32_t line;
    int32_t column;
    char separator;
    bool problems;
    bool no_memory;
    /* The current row. Where its quotes are wrong, what its fields say is a matter of guessing. */
    bool row_broken;
    struct csv_field *fields;
    size_t field_count;
    size_t field_capacity;
    char *buffer;
    size_t buffer_length;
    size_t buffer_capacity;
};

/* `text` is UTF-8, with or without BOM, and borrowed. Finds the separator. */
void csv_begin(struct csv *csv, const char *text, size_t length, const char *name, cpi_diag *diag);

/* The next row that is not blank; false at the end, or when out of memory. */
bool csv_next(struct csv *csv);

void csv_end(struct csv *csv);

/* Without white space at its ends. */
char *csv_trim(char *text);

#endif
