/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_DIAG_H
#define CPINDEX_BASE_DIAG_H

#include <cpindex/diag.h>

#include "base/text.h"

enum diag_code {
#define DIAG(name, number, meaning) CPI_D_##name = number,
#include "base/codes.def"
#undef DIAG
};

/* Where a problem is; zero and NULL where that is not known. */
struct place {
    const char *file;
    const char *path;
    int32_t line;
    int32_t column;
};

/* Both do nothing for NULL. What does not fit into memory is counted as left out. */
void diag_error(cpi_diag *diag, struct place place, enum diag_code code, const char *format, ...) CPI_PRINTF(4, 5);
void diag_warning(cpi_diag *diag, struct place place, enum diag_code code, const char *format, ...) CPI_PRINTF(4, 5);
/* Puts the diagnostics from number `first` on in the order of their places, for a person who goes through the file
 * once. */
void diag_sort(cpi_diag *diag, int32_t first);

/* Is a text at most as long as its limit, in whole MiB? Where it is not, that is reported. */
bool diag_check_size(cpi_diag *diag, const char *file, size_t length, size_t limit);
/* Is a text UTF-8 without NUL? Where it is not, the first wrong byte is reported, with the advice. */
bool diag_check_utf8(cpi_diag *diag, const char *file, const char *text, size_t length, const char *advice);

void diag_report(cpi_diag *diag, cpi_severity severity, struct place place, enum diag_code code, const char *format,
                 va_list arguments) CPI_PRINTF(5, 0);

#endif
