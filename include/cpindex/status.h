/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_STATUS_H
#define CPINDEX_STATUS_H

#include <cpindex/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @file
 * What a program should do after a call: go on or not, and free the text that the call made. What a person should mend
 * is in the cpi_diag that was passed along.
 */

/** Outcome of a call that can fail. Values never change; new ones may be appended. */
typedef enum cpi_status {
    /** Done. */
    CPI_OK = 0,
    /** The calling program is wrong: a NULL, an index out of range, a number that is not finite. */
    CPI_BAD_ARGUMENT = 1,
    /** The text that was given has problems that its author must mend; the diagnostics list all of them. */
    CPI_BAD_INPUT = 2,
    /** Nothing has the name that was asked for (a method, a unit, a figure). */
    CPI_NOT_FOUND = 3,
    /** The operating system could not open or read a file. */
    CPI_SYSTEM = 4,
    /** Out of memory. The objects are as they were before the call. */
    CPI_NO_MEMORY = 5
} cpi_status;

/**
 * A status in words, in English.
 * @return a constant string; "unknown status" for a value this version does not know.
 * Thread rule: any thread. @since 0.1
 */
CPI_API const char *cpi_status_text(cpi_status status);

/** Frees a text that a call has made; NULL is allowed. @since 0.1 */
CPI_API void cpi_text_free(char *text);

/**
 * The version of the library that is running, as "0.1.0".
 * Thread rule: any thread. @since 0.1
 */
CPI_API const char *cpi_version(void);

#ifdef __cplusplus
}
#endif

#endif
