/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <stdio.h>
#include <string.h>

#include "message.h"

enum exit_status input_report(struct input *input, cpi_diag *diag, cpi_status status, const char *path)
{
    int32_t count = cpi_diag_count(diag);

    for (int32_t i = 0; i < count; i++)
        fprintf(stderr, "%s\n", cpi_diag_text(diag, i));
    input->warnings += count - cpi_diag_error_count(diag);
    if (status == CPI_NO_MEMORY)
        return out_of_memory();
    if (status != CPI_OK && cpi_diag_error_count(diag) == 0)
        fprintf(stderr, "cpindex: %s: %s\n", path, cpi_status_text(status));
    cpi_diag_clear(diag);
    if (status == CPI_OK)
        return EXIT_DONE;
    return status == CPI_BAD_INPUT ? EXIT_PROBLEMS : EXIT_SYSTEM;
}

/* All sheets are read, also after one with problems, so that one run lists the problems of all. */
static enum exit_status load_answers(struct input *input, const struct arguments *args, cpi_diag *diag)
{
    enum exit_status worst = EXIT_DONE;

    if (cpi_panel_new(input->framework, &input->panel) != CPI_OK)
        return out_of_memory();
    for (int i = 1; i < args->operand_count; i++) {
        const char *path = args->operands[i];
        enum exit_status status = input_report(input, diag, cpi_panel_read_file(input->panel, path, diag), path);

        worst = status > worst ? status : worst;
    }
    return entries_find(&input->entries, input->panel) ? worst : out_of_memory();
}

static enum exit_status check_language(struct input *input, const struct arguments *args)
{
    const char *wanted = args->text[OPTION_LANG];
    struct choices choices = {.length = 0};

    if (!wanted)
        return EXIT_DONE;
    for (int32_t i = 0; i < cpi_framework_language_count(input->framework); i++) {
        const char *language = cpi_framework_language(input->framework, i);

        if (strcmp(language, wanted) == 0) {
            input->language = language;
            return EXIT_DONE;
        }
        choices_add(&choices, language);
    }
    return usage_error(args->command, "the framework has no language '%s'; it has: %s.", wanted,
                       choices_text(&choices));
}

static enum exit_status load(struct input *input, const struct arguments *args, bool with_answers)
{
    const char *path = args->operands[0];
    cpi_diag *diag = cpi_diag_new();
    enum exit_status status;

    *input = (struct input){.framework = NULL};
    if (!diag)
        return out_of_memory();
    status = input_report(input, diag, cpi_framework_load_file(path, diag, &input->framework), path);
    if (status == EXIT_DONE && with_answers)
        status = load_answers(input, args, diag);
    cpi_diag_free(diag);
    return status == EXIT_DONE ? check_language(input, args) : status;
}

enum exit_status input_load(struct input *input, const struct arguments *args)
{
    return load(input, args, true);
}

enum exit_status input_load_framework(struct input *input, const struct arguments *args)
{
    return load(input, args, false);
}

void input_free(struct input *input)
{
    entries_free(&input->entries);
    cpi_panel_free(input->panel);
    cpi_framework_unref(input->framework);
}

static enum exit_status check_method(const struct input *input, const struct arguments *args)
{
    const cpi_framework *framework = input->framework;
    const char *method = args->text[OPTION_METHOD];
    struct choices choices = {.length = 0};

    if (!method || cpi_framework_find_method(framework, method) != CPI_NONE)
        return EXIT_DONE;
    for (int32_t i = 0; i < cpi_framework_method_count(framework); i++)
        choices_add(&choices, cpi_framework_method_code(framework, i));
    return usage_error(args->command, "the framework has no method '%s'; it has: %s.", method, choices_text(&choices));
}

enum exit_status input_options(struct input *input, const struct arguments *args, cpi_options **options)
{
    const char *goalposts = args->text[OPTION_GOALPOSTS];
    enum exit_status known = check_method(input, args);
    cpi_status status;
    cpi_diag *diag;

    if (known != EXIT_DONE)
        return known;
    diag = cpi_diag_new();
    *options = cpi_options_new();
    status = diag && *options ? cpi_options_set_method(*options, args->text[OPTION_METHOD]) : CPI_NO_MEMORY;
    if (status == CPI_OK && goalposts)
        status = cpi_options_set_goalposts_file(*options, goalposts, diag);
    known = input_report(input, diag, status, goalposts);
    cpi_diag_free(diag);
    return known;
}

enum exit_status input_score(struct input *input, const struct arguments *args, cpi_scores **scores)
{
    cpi_options *options = NULL;
    cpi_diag *diag = cpi_diag_new();
    enum exit_status status = diag ? input_options(input, args, &options) : out_of_memory();

    if (status == EXIT_DONE)
        status = input_report(input, diag, cpi_score(input->panel, options, diag, scores), args->operands[0]);
    cpi_diag_free(diag);
    cpi_options_free(options);
    return status;
}
