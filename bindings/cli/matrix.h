/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_MATRIX_H
#define CPINDEX_CLI_MATRIX_H

#include <stdbool.h>

#include <cpindex/cpindex.h>

#include "number.h"
#include "output.h"

/* Domains crossed with the groups of a facet, as a table: one row per domain, the whole index last; one column per
 * group, the whole domain last. Where the groups are too many for the width, it comes in several tables. */
struct matrix {
    const cpi_framework *framework;
    const char *language;
    int32_t facet;      /* CPI_NONE: only the column of the whole domains */
    bool codes;         /* domains are named with their codes */
    const char *whole;  /* the name of the column of the whole domains */
    int32_t cell_width; /* columns that the widest cell takes */
    /* Writes the cell of a domain (0: the index) and a group (CPI_NONE: the whole domain). */
    void (*write_cell)(const void *context, int32_t node, int32_t group, char text[NUMBER_SIZE]);
    const void *context;
};

enum exit_status matrix_print(const struct matrix *matrix, struct output *out);

#endif
