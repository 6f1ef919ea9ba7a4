/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_CSV_H
#define CPINDEX_CLI_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "output.h"

/* Comma-separated values as RFC 4180 quotes them, lines ending in a line feed. Texts stand as their owner wrote them.
 */
struct csv {
    struct output *out;
    bool in_row;
};

void csv_text(struct csv *csv, const char *text); /* empty for NULL */
void csv_number(struct csv *csv, double value);   /* in full; empty where it is not finite */
void csv_integer(struct csv *csv, int32_t value);
void csv_end_row(struct csv *csv);
/* A row of names with commas between. */
void csv_names(struct csv *csv, const char *names);

#endif
