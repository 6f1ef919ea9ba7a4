/* SPDX-License-Identifier: MIT */
#include "help.h"

#include <stdio.h>
#include <string.h>

#include "args.h"
#include "message.h"
#include "output.h"
#include "table.h"

static const char exit_statuses[] = "Exit status: 0 done; 1 problems in the input, all listed on standard error;\n"
                                    "2 wrong usage; 3 cannot read or write, or out of memory.\n";

/* Names on the left, what they mean on the right. */
static enum exit_status print_definitions(struct table *table, struct output *out)
{
    bool failed = table->failed;

    table_print(table, out);
    table_free(table);
    return failed ? out_of_memory() : EXIT_DONE;
}

static void define(struct table *table, const char *name, const char *meaning)
{
    table_row(table, ROW_BODY, 2);
    table_cell(table, name);
    table_cell(table, meaning);
}

enum exit_status help_all(const struct command *const *commands)
{
    struct output out;
    struct table table;
    enum exit_status status;

    output_open_standard(&out);
    output_text(&out, "Usage: cpindex COMMAND FRAMEWORK [ANSWERS...] [OPTIONS]\n\n"
                      "Turns expert answers into every figure of a child-protection index, with the\n"
                      "reason for each.\n\nCommands:\n");
    table_init(&table, "lL");
    for (; *commands; commands++)
        define(&table, (*commands)->name, (*commands)->summary);
    status = print_definitions(&table, &out);
    output_text(&out, "\nOptions:\n"
                      "  cpindex COMMAND --help   what a command does, its options, an example\n"
                      "  cpindex --version        the version\n\n");
    output_text(&out, exit_statuses);
    output_text(&out, "\nExample, from the root of a clone:\n\n");
    output_text(&out, score_command.example);
    output_text(&out, "\n");
    return output_close(&out, status);
}

/* In brackets where it may be left out. */
static void bracketed_option(const struct command *command, enum option_id id, char *text, size_t size)
{
    char option[80];

    option_usage(id, option, sizeof option);
    snprintf(text, size, command->required & OPTION_BIT(id) ? "%s" : "[%s]", option);
}

/* "Usage: cpindex score FRAMEWORK ... [--method M]", broken between options. */
static void print_usage(const struct command *command, struct output *out)
{
    static const char start[] = "Usage: cpindex ";
    int32_t indent = (int32_t)(strlen(start) + strlen(command->name)) + 1;
    int32_t at = indent + (int32_t)strlen(command->operands);
    char option[100];

    output_text(out, start);
    output_text(out, command->name);
    output_text(out, " ");
    output_text(out, command->operands);
    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        if (!(command->options & OPTION_BIT(id)))
            continue;
        bracketed_option(command, id, option, sizeof option);
        at += (int32_t)strlen(option) + 1;
        if (at > TABLE_WIDTH) {
            output_text(out, "\n");
            output_spaces(out, indent - 1);
            at = indent + (int32_t)strlen(option);
        }
        output_text(out, " ");
        output_text(out, option);
    }
    output_text(out, "\n\n");
}

static enum exit_status print_options(const struct command *command, struct output *out)
{
    struct table table;
    char option[100];

    table_init(&table, "lL");
    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        if (!(command->options & OPTION_BIT(id)))
            continue;
        option_usage(id, option, sizeof option);
        define(&table, option, option_specs[id].help);
    }
    define(&table, "-h, --help", "this text");
    return print_definitions(&table, out);
}

enum exit_status help_command(const struct command *command)
{
    struct output out;
    enum exit_status status;

    output_open_standard(&out);
    print_usage(command, &out);
    output_text(&out, command->description);
    output_text(&out, "\nOptions:\n");
    status = print_options(command, &out);
    output_text(&out, "\n");
    output_text(&out, exit_statuses);
    output_text(&out, "\nExample, from the root of a clone:\n\n");
    output_text(&out, command->example);
    output_text(&out, "\n");
    return output_close(&out, status);
}
