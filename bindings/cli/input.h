/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_INPUT_H
#define CPINDEX_CLI_INPUT_H

#include <cpindex/cpindex.h>

#include "args.h"
#include "respondents.h"

/* What a command reads: the first operand is a framework, the others are answer sheets of one panel. */
struct input {
    cpi_framework *framework;
    cpi_panel *panel;
    struct entries entries;
    const char *language; /* that --lang asks for, or NULL */
    int32_t warnings;
};

/* Reads all of it, and prints every problem of every file. To be given to input_free() whatever it returns. */
enum exit_status input_load(struct input *input, const struct arguments *args);
/* The framework alone, for commands whose other operands are no answer sheets. */
enum exit_status input_load_framework(struct input *input, const struct arguments *args);
void input_free(struct input *input);

/* Prints what was collected, and forgets it; where a failure left nothing to print, at least that. */
enum exit_status input_report(struct input *input, cpi_diag *diag, cpi_status status, const char *path);

/* What --method and --goalposts ask for. Says what is wrong; the options are to be freed whatever it returns. */
enum exit_status input_options(struct input *input, const struct arguments *args, cpi_options **options);

/* The answers under a method: the one of --method, or the default. Says what is wrong. */
enum exit_status input_score(struct input *input, const struct arguments *args, cpi_scores **scores);

#endif
