/* SPDX-License-Identifier: MIT */
#include "answer_counts.h"
#include "args.h"
#include "head.h"
#include "input.h"
#include "message.h"
#include "number.h"
#include "output.h"
#include "respondents.h"
#include "translation.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define NAMES_MOST 5

/* How much of the framework each language after the first has. */
static void print_languages(struct output *out, const cpi_framework *framework)
{
    struct choices languages = {.length = 0};
    struct translation count = {0, 0, 0, 0};
    char text[NUMBER_SIZE];

    for (int32_t i = 1; i < cpi_framework_language_count(framework); i++) {
        const char *language = cpi_framework_language(framework, i);

        count = count_translation(framework, language, KIND_BIT(CPI_TITLE) | KIND_BIT(CPI_QUESTION));
        if (count.translated == 0 || count.translated == count.texts)
            snprintf(text, sizeof text, "%.100s %s", language, count.translated ? "all" : "none");
        else
            snprintf(text, sizeof text, "%.100s %ld", language, (long)count.translated);
        choices_add(&languages, text);
    }
    if (!languages.length)
        return;
    output_text(out, " Translations of ");
    output_count(out, count.texts, "title, label or question", "titles, labels and questions");
    output_text(out, ": ");
    output_printable(out, choices_text(&languages));
    output_text(out, ".");
}

/* " (Kosovo 2024, Serbia 2024)": a unit in two spellings is seen by its two names. */
static void print_names(struct output *out, const cpi_panel *panel, int32_t count)
{
    struct choices names = {.length = 0};

    if (count < 2)
        return;
    for (int32_t i = 0, listed = 0; i < cpi_panel_count(panel) && listed < NAMES_MOST; i++) {
        const char *period = cpi_panel_period(panel, i);
        char name[NUMBER_SIZE];

        if (cpi_panel_scores_index(panel, i) < listed)
            continue;
        listed++;
        snprintf(name, sizeof name, "%s%s%s", cpi_panel_unit(panel, i), *period ? " " : "", period);
        choices_add(&names, name);
    }
    names.left_out += count > NAMES_MOST ? count - NAMES_MOST : 0;
    output_text(out, " (");
    output_printable(out, choices_text(&names));
    output_text(out, ")");
}

/* Assessments are numbered in the order in which they first came. */
static int32_t count_assessments(const cpi_panel *panel)
{
    int32_t count = 0;

    for (int32_t i = 0; i < cpi_panel_count(panel); i++)
        count += cpi_panel_scores_index(panel, i) == count;
    return count;
}

/* " by 3 respondents (FBiH: 12 answers, RS: 11, Brcko: 10)" */
static void print_respondents(struct output *out, const cpi_panel *panel)
{
    int32_t count = count_respondents(panel);
    struct choices names = {.length = 0};

    if (count < 1)
        return;
    output_text(out, " by ");
    output_count(out, count, "respondent", "respondents");
    list_answer_counts(panel, NAMES_MOST, &names);
    names.left_out += count > NAMES_MOST ? count - NAMES_MOST : 0;
    output_text(out, " (");
    output_printable(out, choices_text(&names));
    output_text(out, ")");
}

static void print_answers(struct output *out, const cpi_panel *panel, int files)
{
    int32_t assessments = count_assessments(panel);
    char text[NUMBER_SIZE];

    output_text(out, " ");
    output_count(out, files, "answer sheet", "answer sheets");
    output_text(out, ": ");
    output_count(out, assessments, "assessment", "assessments");
    print_names(out, panel, assessments);
    print_respondents(out, panel);
    output_text(out, ", ");
    output_text(out, panel_counts_text(panel, text));
    output_text(out, ".");
}

static void print_links(struct output *out, const cpi_links *links)
{
    const cpi_framework *earlier = cpi_links_earlier_framework(links);
    int32_t count = cpi_links_count(links);

    output_text(out, " Edition ");
    output_printable(out, cpi_framework_edition(earlier));
    output_text(out, ": ");
    output_count(out, count, "question is the same", "questions are the same");
    output_text(out, ", ");
    output_count(out, cpi_framework_indicator_count(earlier) - count, "is not asked any more",
                 "are not asked any more");
    output_text(out, ", ");
    output_count(out, cpi_framework_indicator_count(cpi_links_later_framework(links)) - count, "is new", "are new");
    output_text(out, ".");
}

static void print_summary(struct output *out, const struct input *input, const cpi_links *links,
                          const struct arguments *args)
{
    head_sentence(out, input->framework, args->operands[0]);
    print_languages(out, input->framework);
    if (args->operand_count > 1)
        print_answers(out, input->panel, args->operand_count - 1);
    if (links)
        print_links(out, links);
    output_text(out, " ");
    if (input->warnings)
        output_count(out, input->warnings, "warning", "warnings");
    else
        output_text(out, "No problems");
    output_text(out, ".\n");
}

static enum exit_status load_links(struct input *input, const struct arguments *args, cpi_links **links)
{
    const char *earlier_path = args->text[OPTION_EARLIER], *path = args->text[OPTION_LINKS];
    cpi_framework *earlier = NULL;
    cpi_diag *diag = path ? cpi_diag_new() : NULL;
    enum exit_status status;

    if (!path)
        return EXIT_DONE;
    if (!diag)
        return out_of_memory();
    status = input_report(input, diag, cpi_framework_load_file(earlier_path, diag, &earlier), earlier_path);
    if (status == EXIT_DONE)
        status = input_report(input, diag, cpi_links_load_file(earlier, input->framework, path, diag, links), path);
    cpi_diag_free(diag);
    cpi_framework_unref(earlier);
    return status;
}

static enum exit_status print_checked(const struct input *input, const cpi_links *links, const struct arguments *args)
{
    struct output out;
    enum exit_status status = output_open(&out, args, OPTION_OUTPUT);

    if (status != EXIT_DONE)
        return status;
    if (args->text[OPTION_TRANSLATIONS])
        status = print_translations(input, args, &out);
    else
        print_summary(&out, input, links, args);
    return output_close(&out, status);
}

static enum exit_status check(const struct arguments *args)
{
    struct input input;
    cpi_links *links = NULL;
    enum exit_status status;

    if (args->text[OPTION_FORMAT] && !args->text[OPTION_TRANSLATIONS])
        return usage_error(args->command, "--format goes with --translations.");
    if (!args->text[OPTION_LINKS] != !args->text[OPTION_EARLIER])
        return usage_error(args->command, "--links and --earlier go together.");
    status = input_load(&input, args);
    if (status == EXIT_DONE)
        status = load_links(&input, args, &links);
    if (status == EXIT_DONE)
        status = print_checked(&input, links, args);
    cpi_links_free(links);
    input_free(&input);
    return status;
}

const struct command check_command = {
    .name = "check",
    .summary = "check a framework, and answers to it",
    .operands = "FRAMEWORK [ANSWERS...]",
    .description = "Reads a framework file with its translations, and answer sheets if there are\n"
                   "any. Prints every problem of every file, each on a line with file, line and\n"
                   "column. Warnings do not fail the check. --translations lists what each language\n"
                   "lacks; its csv is a worksheet for translators. --links says which questions of an\n"
                   "earlier edition are asked again.\n",
    .example = "cpindex check indicators/child-protection-index.yaml examples/kosovo/answers.csv",
    .options = OPTION_BIT(OPTION_TRANSLATIONS) | OPTION_BIT(OPTION_EARLIER) | OPTION_BIT(OPTION_LINKS) |
               OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_OUTPUT),
    .operands_least = 1,
    .operands_most = ANY_NUMBER,
    .run = check,
};
