/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_MESSAGE_H
#define CPINDEX_CLI_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

#include "command.h"

#if defined(__GNUC__) || defined(__clang__)
#define PRINTF_LIKE(text, values) __attribute__((format(printf, text, values)))
#else
#define PRINTF_LIKE(text, values)
#endif

/* One sentence and where to read more. `command` may be NULL. */
enum exit_status usage_error(const struct command *command, const char *format, ...) PRINTF_LIKE(2, 3);

enum exit_status out_of_memory(void);

/* "cannot VERB PATH: REASON" */
enum exit_status system_error(const char *verb, const char *path, int reason);

/* What an error message offers instead: "a, b, c", cut where it grows long. */
struct choices {
    char text[600];
    size_t length;
    int32_t left_out;
};

void choices_add(struct choices *choices, const char *word);
/* Finished, for printing. */
const char *choices_text(struct choices *choices);

#endif
