/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "head.h"
#include "input.h"
#include "message.h"
#include "output.h"

/* "question=Pyetja": what is before the sign, and what after. */
static enum exit_status set_column(cpi_import *import, const struct arguments *args, const char *text)
{
    const char *sign = strchr(text, '=');
    cpi_status status = CPI_BAD_ARGUMENT;
    char role[100];

    if (sign && sign > text && sign[1] && (size_t)(sign - text) < sizeof role) {
        memcpy(role, text, (size_t)(sign - text));
        role[sign - text] = '\0';
        status = cpi_import_set_column(import, role, sign + 1);
    }
    if (status == CPI_NO_MEMORY)
        return out_of_memory();
    return status == CPI_OK
               ? EXIT_DONE
               : usage_error(args->command, "--column takes WHAT=NAME, as question=Pyetja, not '%s'.", text);
}

static enum exit_status add_facet(cpi_import *import, const struct arguments *args, const char *code)
{
    cpi_status status = cpi_import_add_facet(import, code);

    if (status == CPI_NO_MEMORY)
        return out_of_memory();
    return status == CPI_OK ? EXIT_DONE
                            : usage_error(args->command, "--facet takes a code, as dimension, not '%s'.", code);
}

static enum exit_status set_head(cpi_import *import, const struct arguments *args)
{
    static const struct {
        enum option_id id;
        const char *key;
    } KEYS[] = {{OPTION_CODE, "code"}, {OPTION_EDITION, "edition"}, {OPTION_TITLE, "title"}, {OPTION_LANG, "language"}};

    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        const char *value = args->text[KEYS[i].id];
        cpi_status status = value ? cpi_import_set_head(import, KEYS[i].key, value) : CPI_OK;

        if (status == CPI_NO_MEMORY)
            return out_of_memory();
        if (status != CPI_OK)
            return usage_error(args->command, "--%s takes a text.", option_specs[KEYS[i].id].name);
    }
    return EXIT_DONE;
}

static enum exit_status set_repeated(cpi_import *import, const struct arguments *args)
{
    enum exit_status status = EXIT_DONE;

    for (int i = 0; i < args->repeated_count && status == EXIT_DONE; i++)
        status = (args->repeated[i].id == OPTION_COLUMN ? set_column : add_facet)(import, args, args->repeated[i].text);
    return status;
}

static enum exit_status read_list(cpi_import *import, const struct arguments *args)
{
    struct input input = {.framework = NULL};
    const char *like = args->text[OPTION_LIKE];
    cpi_diag *diag = cpi_diag_new();
    enum exit_status status = diag ? EXIT_DONE : out_of_memory();

    if (status == EXIT_DONE && like)
        status = input_report(&input, diag, cpi_import_like_file(import, like, diag), like);
    if (status == EXIT_DONE)
        status = input_report(&input, diag, cpi_import_read_file(import, args->operands[0], diag), args->operands[0]);
    cpi_diag_free(diag);
    return status;
}

static enum exit_status write_text(const struct arguments *args, const char *path, const char *text)
{
    struct output out;
    enum exit_status status = output_open_path(&out, args, path, "-o");

    if (status != EXIT_DONE)
        return status;
    output_text(&out, text);
    return output_close(&out, EXIT_DONE);
}

static enum exit_status write_translation(const cpi_import *import, const struct arguments *args, int32_t i,
                                          struct choices *written)
{
    enum exit_status status;
    char *path;

    if (cpi_translation_path(args->text[OPTION_OUTPUT], cpi_import_language(import, i), &path) != CPI_OK)
        return out_of_memory();
    status = write_text(args, path, cpi_import_translation(import, i));
    choices_add(written, path);
    cpi_text_free(path);
    return status;
}

/* The framework comes last: where it is, its translations are. */
static enum exit_status write_files(const cpi_import *import, const struct arguments *args, struct choices *written)
{
    enum exit_status status = EXIT_DONE;
    int32_t count = cpi_import_language_count(import);

    if (count > 0 && !args->text[OPTION_OUTPUT])
        return usage_error(args->command, "the framework has translations: name its file with -o, so that they have "
                                          "a place beside it.");
    for (int32_t i = 0; i < count && status == EXIT_DONE; i++)
        status = write_translation(import, args, i, written);
    return status == EXIT_DONE ? write_text(args, args->text[OPTION_OUTPUT], cpi_import_framework(import)) : status;
}

static enum exit_status print_result(const cpi_import *import, const struct arguments *args, struct choices *written)
{
    const char *text = cpi_import_framework(import);
    struct output out;
    cpi_framework *framework;

    if (cpi_framework_load(text, strlen(text), NULL, NULL, &framework) != CPI_OK)
        return out_of_memory();
    output_open_standard(&out);
    head_sentence(&out, framework, args->text[OPTION_OUTPUT]);
    if (written->length) {
        output_text(&out, " Translations: ");
        output_text(&out, choices_text(written));
        output_text(&out, ".");
    }
    output_text(&out, "\n");
    if (!args->text[OPTION_LIKE])
        output_text(&out, "Next: say in its first lines what the index is, and look at its scale and method.\n");
    cpi_framework_unref(framework);
    return output_close(&out, EXIT_DONE);
}

static enum exit_status import_list(const struct arguments *args)
{
    struct choices written = {.length = 0};
    cpi_import *import = cpi_import_new();
    enum exit_status status = import ? set_head(import, args) : out_of_memory();

    if (status == EXIT_DONE)
        status = set_repeated(import, args);
    if (status == EXIT_DONE)
        status = read_list(import, args);
    if (status == EXIT_DONE)
        status = write_files(import, args, &written);
    if (status == EXIT_DONE && args->text[OPTION_OUTPUT])
        status = print_result(import, args, &written);
    cpi_import_free(import);
    return status;
}

const struct command import_command = {
    .name = "import",
    .summary = "make a framework of a list of indicators",
    .operands = "LIST",
    .description = "Reads a list of indicators in CSV (code, article, dimension, question, ...) and\n"
                   "writes a framework file. With --like, the list takes the place of the tree of\n"
                   "another framework, and everything else stays; so does what the list has no\n"
                   "column for, of questions that both have. Alone, it gets yes, partially and no,\n"
                   "and a simple method to begin with. question_sq is the question in Albanian, and\n"
                   "so on: translations come beside the framework. `cpindex show --format csv`\n"
                   "writes such a list.\n",
    .example = "cpindex show indicators/child-protection-index.yaml --format csv -o list.csv\n"
               "cpindex import list.csv --like indicators/child-protection-index.yaml -o own.yaml",
    .options = OPTION_BIT(OPTION_LIKE) | OPTION_BIT(OPTION_COLUMN) | OPTION_BIT(OPTION_FACET) |
               OPTION_BIT(OPTION_CODE) | OPTION_BIT(OPTION_EDITION) | OPTION_BIT(OPTION_TITLE) |
               OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_OUTPUT),
    .operands_least = 1,
    .operands_most = 1,
    .run = import_list,
};
