/* SPDX-License-Identifier: MIT */
#include "args.h"

#include <stdio.h>
#include <string.h>

#include "message.h"

const struct option_spec option_specs[OPTION_COUNT] = {
    [OPTION_METHOD] = {"method", 0, OPTION_TEXT, "M",
                       "by this method; else by the framework's first (audit: by that of each period)", 0},
    [OPTION_UNIT] = {"unit", 0, OPTION_TEXT, "U", "only this unit", 0},
    [OPTION_PERIOD] = {"period", 0, OPTION_TEXT, "P", "only this period", 0},
    [OPTION_FIGURE] = {"figure", 0, OPTION_TEXT, "ADDRESS", "the figure, as A19 or dimension:services", 0},
    [OPTION_DEPTH] = {"depth", 0, OPTION_NUMBER, "N", "unfold N levels; else 2 in a table, all in csv and json", 1000},
    [OPTION_FORMAT] = {"format", 0, OPTION_CHOICE, "table|csv|json",
                       "for people (table) or programs; else table. In Excel, open csv with Data > From Text/CSV, as "
                       "UTF-8, separated by commas",
                       0},
    [OPTION_DIGITS] = {"digits", 0, OPTION_NUMBER, "N", "decimals in the table, 0 to 15; else the method's", 15},
    [OPTION_LANG] =
        {"lang", 0, OPTION_TEXT, "xx",
         "language of titles, labels and questions; else the framework's first. The command's own words are English",
         0},
    [OPTION_GOALPOSTS] = {"goalposts", 0, OPTION_TEXT, "FILE",
                          "normalise with the goalposts in FILE, that were saved before; else with those of the panel",
                          0},
    [OPTION_SAVE_GOALPOSTS] = {"save-goalposts", 0, OPTION_TEXT, "FILE",
                               "save the goalposts that the panel gives, for --goalposts", 0},
    [OPTION_TRANSLATIONS] = {"translations", 0, OPTION_FLAG, "",
                             "list what is missing in the other languages, and what changed since it was translated",
                             0},
    [OPTION_EARLIER] = {"earlier", 0, OPTION_TEXT, "FRAMEWORK", "the earlier edition, for --links", 0},
    [OPTION_LINKS] = {"links", 0, OPTION_TEXT, "FILE",
                      "check the links that say which questions of the earlier edition are asked again", 0},
    [OPTION_LIKE] = {"like", 0, OPTION_TEXT, "FRAMEWORK",
                     "take head, scales, facets, methods and translations from this framework file", 0},
    [OPTION_COLUMN] = {"column", 0, OPTION_TEXTS, "WHAT=NAME",
                       "the column for WHAT is called NAME in the list, as question=Pyetja; may be repeated", 0},
    [OPTION_FACET] = {"facet", 0, OPTION_TEXTS, "CODE", "the column CODE is a facet, as dimension is; may be repeated",
                      0},
    [OPTION_CODE] = {"code", 0, OPTION_TEXT, "CODE", "the code of the index", 0},
    [OPTION_EDITION] = {"edition", 0, OPTION_TEXT, "EDITION", "its edition", 0},
    [OPTION_TITLE] = {"title", 0, OPTION_TEXT, "TITLE", "its title", 0},
    [OPTION_OUTPUT] = {"output", 'o', OPTION_TEXT, "FILE", "write to FILE, complete or not at all", 0},
};

void option_usage(enum option_id id, char *text, size_t size)
{
    const struct option_spec *spec = &option_specs[id];

    if (spec->letter)
        snprintf(text, size, "-%c %s", spec->letter, spec->placeholder);
    else
        snprintf(text, size, "--%s%s%s", spec->name, *spec->placeholder ? " " : "", spec->placeholder);
}

enum format arguments_format(const struct arguments *args)
{
    return args->text[OPTION_FORMAT] ? (enum format)args->number[OPTION_FORMAT] : FORMAT_TABLE;
}

/* The position of a word among words with | between; -1 where it is none of them. */
static int32_t find_choice(const char *choices, const char *word)
{
    size_t length = strlen(word);
    int32_t position = 0;

    for (const char *choice = choices;; choice++, position++) {
        size_t end = strcspn(choice, "|");

        if (end == length && memcmp(choice, word, length) == 0)
            return position;
        choice += end;
        if (!*choice)
            return -1;
    }
}

static int32_t read_number(const char *text, int32_t most)
{
    int32_t number = 0;

    if (!*text)
        return -1;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || number > most)
            return -1;
        number = number * 10 + (*text - '0');
    }
    return number <= most ? number : -1;
}

static enum exit_status add_repeated(struct arguments *args, enum option_id id, const char *value)
{
    if (args->repeated_count == REPEATED_MOST)
        return usage_error(args->command, "more than %d values of --%s are too many.", REPEATED_MOST,
                           option_specs[id].name);
    args->text[id] = value;
    args->repeated[args->repeated_count++] = (struct repeated){id, value};
    return EXIT_DONE;
}

static enum exit_status set_option(struct arguments *args, enum option_id id, const char *value)
{
    const struct option_spec *spec = &option_specs[id];

    if (spec->kind == OPTION_TEXTS)
        return add_repeated(args, id, value);
    if (args->text[id])
        return usage_error(args->command, "--%s is given twice.", spec->name);
    args->text[id] = value;
    if (spec->kind == OPTION_NUMBER)
        args->number[id] = read_number(value, spec->most);
    if (spec->kind == OPTION_CHOICE)
        args->number[id] = find_choice(spec->placeholder, value);
    if (spec->kind == OPTION_NUMBER && args->number[id] < 0)
        return usage_error(args->command, "--%s takes a whole number from 0 to %d, not '%s'.", spec->name,
                           (int)spec->most, value);
    if (spec->kind == OPTION_CHOICE && args->number[id] < 0)
        return usage_error(args->command, "--%s takes one of %s, not '%s'.", spec->name, spec->placeholder, value);
    return EXIT_DONE;
}

static bool spec_is_named(const struct option_spec *spec, const char *word, size_t length)
{
    if (word[1] != '-')
        return spec->letter && word[1] == spec->letter;
    return strlen(spec->name) == length - 2 && memcmp(spec->name, word + 2, length - 2) == 0;
}

/* Reads the option at argv[*at], and its value, which may stand in the next word. */
static enum exit_status read_option(struct arguments *args, int argc, char **argv, int *at)
{
    const char *word = argv[*at];
    bool is_long = word[1] == '-';
    size_t length = is_long ? strcspn(word, "=") : 2;

    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        if (!(args->command->options & OPTION_BIT(id)) || !spec_is_named(&option_specs[id], word, length))
            continue;
        if (option_specs[id].kind == OPTION_FLAG)
            return word[length] ? usage_error(args->command, "--%s takes no value.", option_specs[id].name)
                                : set_option(args, id, "");
        if (word[length])
            return set_option(args, id, word + length + (is_long ? 1 : 0));
        if (++*at == argc)
            return usage_error(args->command, "%s needs a value: %s.", word, option_specs[id].placeholder);
        return set_option(args, id, argv[*at]);
    }
    return usage_error(args->command, "%s has no option '%.*s'.", args->command->name,
                       (int)(is_long ? length : strlen(word)), word);
}

static enum exit_status check_operands(const struct arguments *args)
{
    const struct command *command = args->command;

    if (args->operand_count < command->operands_least)
        return usage_error(command, "%s needs more files, as in '%s %s'.", command->name, command->name,
                           command->operands);
    if (command->operands_most != ANY_NUMBER && args->operand_count > command->operands_most)
        return usage_error(command, "'%s' is one file too many for '%s %s'.", args->operands[command->operands_most],
                           command->name, command->operands);
    for (enum option_id id = 0; id < OPTION_COUNT; id++)
        if ((command->required & OPTION_BIT(id)) && !args->text[id])
            return usage_error(command, "%s needs --%s %s.", command->name, option_specs[id].name,
                               option_specs[id].placeholder);
    return EXIT_DONE;
}

enum exit_status arguments_parse(struct arguments *args, const struct command *command, int argc, char **argv)
{
    bool options_end = false;

    *args = (struct arguments){.command = command, .operands = argv};
    for (int id = 0; id < OPTION_COUNT; id++)
        args->number[id] = -1;
    for (int at = 0; at < argc; at++) {
        const char *word = argv[at];

        if (options_end || word[0] != '-' || !word[1]) {
            argv[args->operand_count++] = argv[at];
        } else if (strcmp(word, "--") == 0) {
            options_end = true;
        } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            args->help = true;
            return EXIT_DONE;
        } else {
            enum exit_status status = read_option(args, argc, argv, &at);

            if (status != EXIT_DONE)
                return status;
        }
    }
    return check_operands(args);
}
