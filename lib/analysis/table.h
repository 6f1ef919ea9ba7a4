/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_ANALYSIS_TABLE_H
#define CPINDEX_ANALYSIS_TABLE_H

#include <cpindex/status.h>

#include "base/diag.h"
#include "base/map.h"
#include "framework/model.h"

/* A published table: figures by column, units by row. */

enum printed_kind {
    PRINTED_NOTHING,
    PRINTED_NUMBER,
    PRINTED_OPTION,
    /* Neither; reported. */
    PRINTED_UNREADABLE,
};

/* What stands in a cell. */
struct printed {
    const char *text;
    double value;
    int32_t option;
    int16_t decimals;
    uint8_t kind; /* enum printed_kind */
};

struct table_row {
    const char *unit;
    const char *period;
    /* Which period it is, among those of the table. */
    int32_t period_number;
    int32_t line;
    /* One for each column of figures. */
    struct printed *cells;
};

/* A column of figures. */
struct table_column {
    int32_t figure;
    struct place place;
};

struct table {
    const cpi_framework *framework;
    /* Texts and cells. */
    struct arena arena;
    struct table_column *columns;
    int32_t column_count;
    struct table_row *rows;
    size_t row_capacity;
    int32_t row_count;
    struct map periods;
    /* For each period, the most decimals that a cell of each column shows. */
    int16_t *decimals;
    size_t decimal_capacity;
};

/* Reads a table, which published_free() frees whatever comes out. CPI_BAD_INPUT where it cannot be used: reported. */
cpi_status published_read(struct table *table, const cpi_framework *framework, const char *text, size_t length,
                          const char *name, cpi_diag *diag);

void published_free(struct table *table);

/* Decimals of a column in the period of a row. */
int published_decimals(const struct table *table, const struct table_row *row, int32_t column);

/* The lowest and highest number that a printed number stands for. */
void printed_ends(const struct printed *printed, int decimals, double *low, double *high);

#endif
