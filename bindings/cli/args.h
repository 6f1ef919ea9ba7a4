/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_ARGS_H
#define CPINDEX_CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "command.h"

enum option_id {
    OPTION_METHOD,
    OPTION_UNIT,
    OPTION_PERIOD,
    OPTION_FIGURE,
    OPTION_DEPTH,
    OPTION_FORMAT,
    OPTION_DIGITS,
    OPTION_LANG,
    OPTION_GOALPOSTS,
    OPTION_SAVE_GOALPOSTS,
    OPTION_TRANSLATIONS,
    OPTION_EARLIER,
    OPTION_LINKS,
    OPTION_LIKE,
    OPTION_COLUMN,
    OPTION_FACET,
    OPTION_CODE,
    OPTION_EDITION,
    OPTION_TITLE,
    OPTION_OUTPUT,
    OPTION_COUNT
};

#define OPTION_BIT(id) (UINT32_C(1) << (id))

enum option_kind { OPTION_TEXT, OPTION_NUMBER, OPTION_CHOICE, OPTION_FLAG, OPTION_TEXTS };

/* The order is that of the choices in the option's placeholder. */
enum format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

struct option_spec {
    const char *name;
    char letter; /* 0 for none */
    enum option_kind kind;
    const char *placeholder; /* of a choice: the words, with | between */
    const char *help;
    int32_t most; /* of a number, which is at least 0 */
};

extern const struct option_spec option_specs[OPTION_COUNT];

#define REPEATED_MOST 200

/* One of the values of an option that may be given several times. */
struct repeated {
    enum option_id id;
    const char *text;
};

struct arguments {
    const struct command *command;
    char **operands;
    int operand_count;
    const char *text[OPTION_COUNT]; /* NULL where not given; "" for a flag */
    int32_t number[OPTION_COUNT];   /* of a number or a choice; -1 where not given */
    struct repeated repeated[REPEATED_MOST];
    int repeated_count;
    bool help;
};

/* Reads what follows the command's name; operands are moved to the front of argv. Says what is wrong. */
enum exit_status arguments_parse(struct arguments *args, const struct command *command, int argc, char **argv);

enum format arguments_format(const struct arguments *args);

/* The option as its user writes it: "-o FILE", "--unit U". */
void option_usage(enum option_id id, char *text, size_t size);

#endif
