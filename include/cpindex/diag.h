/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_DIAG_H
#define CPINDEX_DIAG_H

#include <stdint.h>

#include <cpindex/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @file
 * A collector of everything that a person should mend or know: what is wrong, where, and what would be right.
 *
 * Every function that takes a `cpi_diag *` accepts NULL, and then only returns its status. A collector may be
 * passed to several calls; it keeps the diagnostics of all of them until cpi_diag_clear(). It keeps the first 1,000
 * and says in a last entry how many were left out.
 *
 * Strings are borrowed: they live until the collector is cleared, freed, or passed to another call.
 * Thread rule: a collector belongs to one thread at a time.
 */
typedef struct cpi_diag cpi_diag;

/** How grave a diagnostic is. Values never change; new ones may be appended. */
typedef enum cpi_severity {
    /** The input cannot be used. */
    CPI_ERROR = 1,
    /** The input can be used, but somebody should look at this. */
    CPI_WARNING = 2
} cpi_severity;

/** A new, empty collector, to be freed with cpi_diag_free(); NULL when out of memory. @since 0.1 */
CPI_API cpi_diag *cpi_diag_new(void);

/** Frees a collector; NULL is allowed. @since 0.1 */
CPI_API void cpi_diag_free(cpi_diag *diag);

/** Forgets all diagnostics. @since 0.1 */
CPI_API void cpi_diag_clear(cpi_diag *diag);

/** Number of diagnostics, 0 for NULL. @since 0.1 */
CPI_API int32_t cpi_diag_count(const cpi_diag *diag);

/** Number of those that are errors, 0 for NULL. @since 0.1 */
CPI_API int32_t cpi_diag_error_count(const cpi_diag *diag);

/** Severity of diagnostic `i` (0 <= i < count); CPI_ERROR for an index out of range. @since 0.1 */
CPI_API cpi_severity cpi_diag_severity(const cpi_diag *diag, int32_t i);

/** Stable number of diagnostic `i`, printed as CPI-217 and explained in indicators/diagnostics.md. A number keeps
 *  its meaning for ever. 0 for an index out of range. @since 0.1 */
CPI_API int32_t cpi_diag_code(const cpi_diag *diag, int32_t i);

/** The sentence, without place and code; NULL for an index out of range. @since 0.1 */
CPI_API const char *cpi_diag_message(const cpi_diag *diag, int32_t i);

/** The file, or the name that was given to a text in memory; NULL where there is none. @since 0.1 */
CPI_API const char *cpi_diag_file(const cpi_diag *diag, int32_t i);

/** Line, from 1; 0 where the problem has none. @since 0.1 */
CPI_API int32_t cpi_diag_line(const cpi_diag *diag, int32_t i);

/** Column, in characters from 1; 0 where the problem has none. @since 0.1 */
CPI_API int32_t cpi_diag_column(const cpi_diag *diag, int32_t i);

/** Where in the document, as "domains[2].indicators[0].weight"; NULL where there is none. @since 0.1 */
CPI_API const char *cpi_diag_path(const cpi_diag *diag, int32_t i);

/** The whole diagnostic on one line: "file:line:column: error: message [CPI-217]"; NULL for an index out of
 *  range. @since 0.1 */
CPI_API const char *cpi_diag_text(const cpi_diag *diag, int32_t i);

#ifdef __cplusplus
}
#endif

#endif
