/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_EXPLAIN_H
#define CPINDEX_CLI_EXPLAIN_H

#include "input.h"
#include "number.h"
#include "output.h"

/* A figure of an assessment, unfolded. */
struct unfolded {
    const struct input *input;
    const cpi_framework *framework;
    const cpi_scores *scores;
    const cpi_explanation *rows;
    const struct arguments *args;
    int32_t assessment;
    int32_t depth; /* rows deeper than this are left out */
};

enum exit_status explain_table(const struct unfolded *unfolded, struct output *out);
enum exit_status explain_csv(const struct unfolded *unfolded, struct output *out);
enum exit_status explain_json(const struct unfolded *unfolded, struct output *out);

/* Whether a row is about an indicator that is answered. */
bool is_answered_row(const struct unfolded *unfolded, int32_t row);

/* The answer, or what several come to, as a sheet writes it: an option's code, a number, "nd", "na", or "" for none. */
const char *sheet_answer(const struct unfolded *unfolded, int32_t node, char text[NUMBER_SIZE]);

#endif
