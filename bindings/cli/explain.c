/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include "figure_search.h"
#include "message.h"
#include "score.h"
#include "select.h"

#define TABLE_DEPTH 2

static enum exit_status write_rows(const struct unfolded *unfolded, const struct arguments *args)
{
    struct output out;
    enum exit_status status = output_open(&out, args, OPTION_OUTPUT);

    if (status != EXIT_DONE)
        return status;
    switch (arguments_format(args)) {
    case FORMAT_TABLE:
        status = explain_table(unfolded, &out);
        break;
    case FORMAT_CSV:
        status = explain_csv(unfolded, &out);
        break;
    case FORMAT_JSON:
        status = explain_json(unfolded, &out);
        break;
    }
    return output_close(&out, status);
}

static enum exit_status unknown_figure(const cpi_framework *framework, const struct arguments *args)
{
    static const char more[] = "'cpindex show FRAMEWORK' lists the codes.";
    const char *written = args->text[OPTION_FIGURE];
    struct figure_guess guess = guess_figure(framework, written);
    const char *address = cpi_framework_figure_address(framework, guess.figure);

    if (guess.title)
        return usage_error(args->command, "there is no figure '%s'; did you mean '%s' (%s)? %s", written, address,
                           guess.title, more);
    if (address)
        return usage_error(args->command, "there is no figure '%s'; did you mean '%s'? %s", written, address, more);
    return usage_error(args->command, "there is no figure '%s'; %s", written, more);
}

static enum exit_status unfold(struct unfolded *unfolded, const struct arguments *args)
{
    int32_t figure = cpi_framework_find_figure(unfolded->framework, args->text[OPTION_FIGURE]);
    cpi_explanation *rows = NULL;
    enum exit_status status;
    cpi_status unfolding;

    if (figure == CPI_NONE)
        return unknown_figure(unfolded->framework, args);
    status = select_one(unfolded->scores, args, &unfolded->assessment);
    if (status != EXIT_DONE)
        return status;
    unfolding = cpi_explain(unfolded->scores, unfolded->assessment, figure, &rows);
    if (unfolding != CPI_OK)
        return out_of_memory();
    unfolded->rows = rows;
    status = write_rows(unfolded, args);
    cpi_explanation_free(rows);
    return status;
}

static int32_t wanted_depth(const struct arguments *args)
{
    if (args->text[OPTION_DEPTH])
        return args->number[OPTION_DEPTH];
    return arguments_format(args) == FORMAT_TABLE ? TABLE_DEPTH : INT32_MAX;
}

static enum exit_status explain(const struct arguments *args)
{
    struct input input;
    cpi_scores *scores = NULL;
    enum exit_status status = input_load(&input, args);

    if (status == EXIT_DONE)
        status = input_score(&input, args, &scores);
    if (status == EXIT_DONE) {
        struct unfolded unfolded = {
            .input = &input, .framework = input.framework, .scores = scores, .args = args, .depth = wanted_depth(args)};

        status = unfold(&unfolded, args);
    }
    cpi_scores_unref(scores);
    input_free(&input);
    return status;
}

const struct command explain_command = {
    .name = "explain",
    .summary = "unfold a figure to the answers that made it",
    .operands = "FRAMEWORK ANSWERS...",
    .description = "Prints how a figure of one unit came about: the rule, and for each part its\n"
                   "score, its weight, the share that it has after missing parts dropped out, and\n"
                   "what it contributes; at the end the answers with their sources.\n",
    .example = "cpindex explain indicators/child-protection-index.yaml \\\n"
               "    examples/kosovo/answers.csv --figure A19",
    .options = OPTION_BIT(OPTION_FIGURE) | OPTION_BIT(OPTION_METHOD) | OPTION_BIT(OPTION_UNIT) |
               OPTION_BIT(OPTION_PERIOD) | OPTION_BIT(OPTION_DEPTH) | OPTION_BIT(OPTION_FORMAT) |
               OPTION_BIT(OPTION_DIGITS) | OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_GOALPOSTS) |
               OPTION_BIT(OPTION_OUTPUT),
    .required = OPTION_BIT(OPTION_FIGURE),
    .operands_least = 2,
    .operands_most = ANY_NUMBER,
    .run = explain,
};
