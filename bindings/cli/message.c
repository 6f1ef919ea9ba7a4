/* SPDX-License-Identifier: MIT */
#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum exit_status usage_error(const struct command *command, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    fputs("cpindex: ", stderr);
    vfprintf(stderr, format, values);
    va_end(values);
    if (command)
        fprintf(stderr, " Try 'cpindex %s --help'.\n", command->name);
    else
        fputs(" Try 'cpindex --help'.\n", stderr);
    return EXIT_USAGE;
}

enum exit_status out_of_memory(void)
{
    fputs("cpindex: out of memory.\n", stderr);
    return EXIT_SYSTEM;
}

enum exit_status system_error(const char *verb, const char *path, int reason)
{
    fprintf(stderr, "cpindex: cannot %s %s: %s\n", verb, path, strerror(reason));
    return EXIT_SYSTEM;
}

void choices_add(struct choices *choices, const char *word)
{
    size_t length = strlen(word);
    const char *between = choices->length ? ", " : "";

    if (choices->left_out || choices->length + length + 40 > sizeof choices->text) {
        choices->left_out++;
        return;
    }
    choices->length += (size_t)snprintf(choices->text + choices->length, sizeof choices->text - choices->length, "%s%s",
                                        between, word);
}

const char *choices_text(struct choices *choices)
{
    if (choices->left_out)
        snprintf(choices->text + choices->length, sizeof choices->text - choices->length, "%s%d more",
                 choices->length ? " and " : "", (int)choices->left_out);
    return choices->text;
}
