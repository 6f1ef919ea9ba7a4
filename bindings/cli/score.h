/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_SCORE_H
#define CPINDEX_CLI_SCORE_H

#include "input.h"
#include "output.h"

enum exit_status score_table(const struct input *input, const cpi_scores *scores, const struct arguments *args,
                             struct output *out);

/* One line per assessment, the best first. */
enum exit_status score_ranking(const cpi_scores *scores, const struct arguments *args, const char *language,
                               struct output *out);

/* Decimals of a figure in a table: those of --digits, or the method's. */
int32_t table_digits(const cpi_scores *scores, const struct arguments *args, int32_t figure);

#endif
