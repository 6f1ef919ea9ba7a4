/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_ANALYSIS_AUDIT_H
#define CPINDEX_ANALYSIS_AUDIT_H

#include <cpindex/audit.h>

#include "analysis/intervals.h"
#include "analysis/table.h"

struct audited {
    const char *unit;
    const char *period;
    const char *printed;
    const char *note;
    /* NaN where no number is printed. */
    double value;
    struct interval allowed;
    int32_t line;
    int32_t figure;
    int32_t method;
    int16_t digits;
    uint8_t status; /* enum cpi_audit_status */
};

struct cpi_audit {
    cpi_framework *framework;
    /* Texts and results. */
    struct arena arena;
    struct audited *results;
    int32_t count;
    int32_t row_count;
};

/* An audit at work. */
struct auditor {
    cpi_audit *audit;
    const struct model *model;
    struct table table;
    cpi_diag *diag;
    const cpi_options *options;
    /* For each method, what it makes of the parts; NULL where no row asks for it. */
    struct intervals **intervals;
    /* The method that is named; NULL where each period has its own. */
    const struct method *named;
    /* Of columns of figures: which are audited, and how many are. */
    bool *audited;
    int32_t audited_count;
};

/* What a row is audited by; NULL where no method is for its period. */
const struct method *method_of_row(const struct auditor *auditor, const struct table_row *row);
struct intervals *intervals_of_row(const struct auditor *auditor, const struct table_row *row);

/* Makes the intervals of every method that a row asks for. CPI_OK, CPI_BAD_INPUT (the goalposts that are given) or
 * CPI_NO_MEMORY. */
cpi_status prepare_methods(struct auditor *auditor);

/* Decides which columns are audited: those of figures that a method computes from other columns. Says of the others why
 * they are not. False, reported, where there is none. */
bool choose_columns(struct auditor *auditor);

/* Audits every row. False when out of memory. */
bool audit_rows(struct auditor *auditor);

/* Hands the printed figures of a row to a method's intervals. */
void give_row(struct intervals *intervals, const struct table *table, const struct table_row *row);

/* Does a printed number meet what the parts allow? */
bool printed_meets(const struct table *table, const struct table_row *row, int32_t column, struct interval allowed);

/* Looks for printed zeros that stand for missing parts: with some of those below the floor of their rule taken as
 * missing, the figure of a column follows. Then `allowed` is what it follows from, and `note` says which were taken so.
 * False where it does not follow. */
bool find_reading(struct intervals *intervals, const struct table *table, const struct table_row *row, int32_t column,
                  struct interval *allowed, struct text_buffer *note);

#endif
