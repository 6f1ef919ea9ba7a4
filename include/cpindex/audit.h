/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_AUDIT_H
#define CPINDEX_AUDIT_H

#include <stddef.h>
#include <stdint.h>

#include <cpindex/diag.h>
#include <cpindex/export.h>
#include <cpindex/framework.h>
#include <cpindex/scores.h>
#include <cpindex/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @file
 * A published table against its own parts: which printed figures can come from the other figures of their row?
 *
 * A printed number stands for every number that rounds to it: half a unit of its last digit to either side, both ends
 * included. How many digits it has, the cells of its column tell together, period by period, because programs drop
 * zeros at the end: the most decimals that any of them shows. A part that is not printed is computed from its own
 * parts where those are. Between their lowest and highest, parts are taken to be independent of each other, so that a
 * figure which is called inconsistent cannot come from the printed parts, whatever the digits that were not printed.
 *
 * An audit has a result for each row of the table and each figure that its columns allow to compute, in the order of
 * the rows, then of the columns.
 *
 * An audit is immutable. Thread rule: any number of threads may use it. It keeps a reference to its framework.
 * Results are addressed by index from 0. An index out of range, and NULL for an audit, never crash: a function that
 * returns a string answers NULL, an index or line -1, a number NaN, a count 0. Strings are borrowed and live as long as
 * the audit.
 */
typedef struct cpi_audit cpi_audit;

/** What an audit says of a printed figure. Values never change; new ones may be appended. */
typedef enum cpi_audit_status {
    /** The figure can come from its parts. */
    CPI_CONSISTENT = 0,
    /** It cannot: some number of the row is not what was computed. */
    CPI_INCONSISTENT = 1,
    /** The figure is not printed in this row, or cannot be computed from what is. */
    CPI_INCOMPLETE = 2
} cpi_audit_status;

/** A status as tables and CSV write it: "consistent", "inconsistent", "incomplete".
 *  @return a constant string; "unknown" for a value this version does not know. Thread rule: any thread. @since 0.1 */
CPI_API const char *cpi_audit_status_name(cpi_audit_status status);

/** @name Auditing */
/** @{ */

/**
 * Audits a table in CSV: one row per unit and period, one column per figure (indicators/README.md, "Published tables").
 *
 * UTF-8 with or without BOM; comma, semicolon or tab; a decimal comma where the separator is not a comma. Columns are
 * named by the address of their figure; `unit` (or the kind of unit, as `country`) and `period` (or `year`) say whose
 * row it is; `total` stands for the index. Other columns are passed over with a warning. The column of an answerable
 * indicator holds answers, that of any other figure its score on the output range. An empty cell, or a sign such as -
 * or x, is a missing part. A cell that holds anything else is a warning, and its row is incomplete.
 *
 * @param options  the method, and goalposts; NULL, or options that name no method: for each row, the first method that
 * is for its period. Goalposts that come from a set of units are not found in a table: without given ones, what needs
 * them is incomplete
 * @param text     need not end in a NUL; at most 256 MiB
 * @param length   bytes in text
 * @param name     what diagnostics call the text; NULL for "table"
 * @param diag     collects every problem of the text; may be NULL
 * @param[out] audit  to be freed with cpi_audit_free(); NULL unless CPI_OK
 * @return CPI_OK; CPI_BAD_INPUT, also for a table with no figure that can be computed from others; CPI_NOT_FOUND (the
 * method), CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_audit_read(const cpi_framework *framework, const cpi_options *options, const char *text,
                                  size_t length, const char *name, cpi_diag *diag, cpi_audit **audit);

/** As cpi_audit_read(), from a file of at most 256 MiB. @return also CPI_SYSTEM. @since 0.1 */
CPI_API cpi_status cpi_audit_read_file(const cpi_framework *framework, const cpi_options *options, const char *path,
                                       cpi_diag *diag, cpi_audit **audit);

/** Frees an audit; NULL is allowed. @since 0.1 */
CPI_API void cpi_audit_free(cpi_audit *audit);
/** @} */

/** @name Results */
/** @{ */

/** The framework, borrowed. @since 0.1 */
CPI_API const cpi_framework *cpi_audit_framework(const cpi_audit *audit);
/** Number of results. @since 0.1 */
CPI_API int32_t cpi_audit_count(const cpi_audit *audit);
/** Number of rows of the table, each of which has as many results as any other. @since 0.1 */
CPI_API int32_t cpi_audit_row_count(const cpi_audit *audit);
/** The line of the text in which the row begins, from 1. @since 0.1 */
CPI_API int32_t cpi_audit_line(const cpi_audit *audit, int32_t result);
/** The unit of the row, "" where it has none. @since 0.1 */
CPI_API const char *cpi_audit_unit(const cpi_audit *audit, int32_t result);
/** The period of the row, "" where it has none. @since 0.1 */
CPI_API const char *cpi_audit_period(const cpi_audit *audit, int32_t result);
/** The figure that the result is about. @since 0.1 */
CPI_API int32_t cpi_audit_figure(const cpi_audit *audit, int32_t result);
/** The method that it was computed by; -1 where no method is for the period. @since 0.1 */
CPI_API int32_t cpi_audit_method(const cpi_audit *audit, int32_t result);
/** What the table prints, as it stands there; "" for an empty cell. @since 0.1 */
CPI_API const char *cpi_audit_printed(const cpi_audit *audit, int32_t result);
/** The number that it prints; NaN where it prints none. @since 0.1 */
CPI_API double cpi_audit_value(const cpi_audit *audit, int32_t result);
/** Decimals that the table prints for the figure in this period; below 0 for numbers such as 1.2e9. @since 0.1 */
CPI_API int32_t cpi_audit_digits(const cpi_audit *audit, int32_t result);
/** The lowest that the parts allow, on the output range; NaN where it cannot be computed. @since 0.1 */
CPI_API double cpi_audit_low(const cpi_audit *audit, int32_t result);
/** The highest that the parts allow. @since 0.1 */
CPI_API double cpi_audit_high(const cpi_audit *audit, int32_t result);
/** Whether the printed figure can come from its parts; CPI_INCOMPLETE out of range. @since 0.1 */
CPI_API cpi_audit_status cpi_audit_get_status(const cpi_audit *audit, int32_t result);
/** One English sentence where there is something to say: why a result is incomplete, or which printed 0 had to be read
 *  as a missing part; else NULL. @since 0.1 */
CPI_API const char *cpi_audit_note(const cpi_audit *audit, int32_t result);
/** @} */

#ifdef __cplusplus
}
#endif

#endif
