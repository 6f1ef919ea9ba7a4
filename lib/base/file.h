/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_FILE_H
#define CPINDEX_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include <cpindex/diag.h>
#include <cpindex/status.h>

bool file_exists(const char *path);

/* All of a file, to be freed with free(). A file above `limit` bytes, or one that cannot be read, is reported to diag:
 * CPI_BAD_INPUT or CPI_SYSTEM. */
cpi_status file_read(const char *path, size_t limit, cpi_diag *diag, char **text, size_t *length);

#endif
