/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_COMMAND_H
#define CPINDEX_CLI_COMMAND_H

#include <stdint.h>

struct arguments;

/* What the command's exit status says to scripts. */
enum exit_status { EXIT_DONE = 0, EXIT_PROBLEMS = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

#define ANY_NUMBER (-1)

/* One command: a file of its own with `run`, and a row in main.c. */
struct command {
    const char *name;
    const char *summary;
    const char *operands;
    const char *description;
    const char *example;
    uint32_t options;  /* OPTION_BIT() of each that it takes */
    uint32_t required; /* of those, the ones that must be given */
    int operands_least;
    int operands_most;
    enum exit_status (*run)(const struct arguments *args);
};

extern const struct command check_command;
extern const struct command show_command;
extern const struct command score_command;
extern const struct command explain_command;
extern const struct command audit_command;
extern const struct command import_command;

#endif
