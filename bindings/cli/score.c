/* SPDX-License-Identifier: MIT */
#include "score.h"

#include "band.h"
#include "csv.h"
#include "head.h"
#include "json.h"
#include "message.h"
#include "select.h"

static void csv_figure(struct csv *csv, const cpi_scores *scores, int32_t assessment, int32_t figure,
                       const char *language)
{
    const cpi_framework *framework = cpi_scores_framework(scores);
    int32_t rank = cpi_scores_rank(scores, assessment, figure);

    csv_text(csv, cpi_scores_unit(scores, assessment));
    csv_text(csv, cpi_scores_period(scores, assessment));
    csv_text(csv, cpi_framework_figure_address(framework, figure));
    csv_text(csv, cpi_framework_figure_title(framework, figure, language));
    csv_number(csv, cpi_scores_value(scores, assessment, figure));
    csv_text(csv, cpi_state_name(cpi_scores_state(scores, assessment, figure)));
    csv_number(csv, cpi_scores_coverage(scores, assessment, figure));
    csv_number(csv, cpi_scores_low(scores, assessment, figure));
    csv_number(csv, cpi_scores_high(scores, assessment, figure));
    if (rank)
        csv_integer(csv, rank);
    else
        csv_text(csv, "");
    csv_band(csv, scores, assessment, figure);
    csv_end_row(csv);
}

static enum exit_status score_csv(const struct input *input, const cpi_scores *scores, const struct arguments *args,
                                  struct output *out)
{
    int32_t figures = cpi_framework_figure_count(input->framework);
    struct csv csv = {.out = out};

    csv_names_band(&csv, input->framework, "unit,period,figure,title,score,state,coverage,low,high,rank");
    for (int32_t assessment = 0; assessment < cpi_scores_count(scores); assessment++)
        for (int32_t figure = 0; figure < figures && is_selected(scores, assessment, args); figure++)
            csv_figure(&csv, scores, assessment, figure, input->language);
    return EXIT_DONE;
}

static void json_figure(struct json *json, const cpi_scores *scores, int32_t assessment, int32_t figure,
                        const char *language)
{
    const cpi_framework *framework = cpi_scores_framework(scores);
    int32_t rank = cpi_scores_rank(scores, assessment, figure);

    json_object_line(json, NULL);
    json_text(json, "figure", cpi_framework_figure_address(framework, figure));
    json_text(json, "title", cpi_framework_figure_title(framework, figure, language));
    json_number(json, "score", cpi_scores_value(scores, assessment, figure));
    json_text(json, "state", cpi_state_name(cpi_scores_state(scores, assessment, figure)));
    json_number(json, "coverage", cpi_scores_coverage(scores, assessment, figure));
    json_number(json, "low", cpi_scores_low(scores, assessment, figure));
    json_number(json, "high", cpi_scores_high(scores, assessment, figure));
    if (rank)
        json_integer(json, "rank", rank);
    else
        json_null(json, "rank");
    json_band(json, scores, assessment, figure);
    json_end_object(json);
}

static void json_assessment(struct json *json, const cpi_scores *scores, int32_t assessment, const char *language)
{
    int32_t figures = cpi_framework_figure_count(cpi_scores_framework(scores));

    json_object(json, NULL);
    json_text(json, "unit", cpi_scores_unit(scores, assessment));
    json_text(json, "period", cpi_scores_period(scores, assessment));
    json_list(json, "figures");
    for (int32_t figure = 0; figure < figures; figure++)
        json_figure(json, scores, assessment, figure, language);
    json_end_list(json);
    json_end_object(json);
}

static enum exit_status score_json(const struct input *input, const cpi_scores *scores, const struct arguments *args,
                                   struct output *out)
{
    struct json json = {.out = out};

    json_object(&json, NULL);
    head_json(&json, input->framework, cpi_scores_method(scores), input->language);
    json_list(&json, "assessments");
    for (int32_t assessment = 0; assessment < cpi_scores_count(scores); assessment++)
        if (is_selected(scores, assessment, args))
            json_assessment(&json, scores, assessment, input->language);
    json_end_list(&json);
    json_end_object(&json);
    json_finish(&json);
    return EXIT_DONE;
}

static enum exit_status write_scores(const struct input *input, const cpi_scores *scores, const struct arguments *args)
{
    struct output out;
    enum exit_status status = output_open(&out, args, OPTION_OUTPUT);

    if (status != EXIT_DONE)
        return status;
    switch (arguments_format(args)) {
    case FORMAT_TABLE:
        status = score_table(input, scores, args, &out);
        break;
    case FORMAT_CSV:
        status = score_csv(input, scores, args, &out);
        break;
    case FORMAT_JSON:
        status = score_json(input, scores, args, &out);
        break;
    }
    return output_close(&out, status);
}

static enum exit_status save_goalposts(const cpi_scores *scores, const struct arguments *args)
{
    char *goalposts = NULL;
    struct output out;
    enum exit_status status;

    if (cpi_scores_goalposts(scores, &goalposts) != CPI_OK)
        return out_of_memory();
    if (!goalposts)
        return usage_error(args->command, "there are no goalposts to save: the method takes none from a set of units.");
    status = output_open(&out, args, OPTION_SAVE_GOALPOSTS);
    if (status == EXIT_DONE) {
        output_text(&out, goalposts);
        status = output_close(&out, EXIT_DONE);
    }
    cpi_text_free(goalposts);
    return status;
}

static enum exit_status score(const struct arguments *args)
{
    struct input input;
    cpi_scores *scores = NULL;
    enum exit_status status = input_load(&input, args);

    if (status == EXIT_DONE)
        status = input_score(&input, args, &scores);
    if (status == EXIT_DONE)
        status = check_selection(scores, args);
    if (status == EXIT_DONE && args->text[OPTION_SAVE_GOALPOSTS])
        status = save_goalposts(scores, args);
    if (status == EXIT_DONE)
        status = write_scores(&input, scores, args);
    cpi_scores_unref(scores);
    input_free(&input);
    return status;
}

const struct command score_command = {
    .name = "score",
    .summary = "score answers: every figure, with its range and coverage",
    .operands = "FRAMEWORK ANSWERS...",
    .description = "Reads answer sheets under a framework and prints every figure: the total,\n"
                   "domains, groups of facets, and domains crossed with groups. The range is what\n"
                   "a figure can still come to when what is missing gets the worst, or the best,\n"
                   "answer; the coverage is the share of its weight that has data.\n"
                   "csv and json hold all figures of all units in full precision.\n",
    .example = "cpindex score indicators/child-protection-index.yaml examples/kosovo/answers.csv",
    .options = OPTION_BIT(OPTION_METHOD) | OPTION_BIT(OPTION_UNIT) | OPTION_BIT(OPTION_PERIOD) |
               OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_DIGITS) | OPTION_BIT(OPTION_LANG) |
               OPTION_BIT(OPTION_GOALPOSTS) | OPTION_BIT(OPTION_SAVE_GOALPOSTS) | OPTION_BIT(OPTION_OUTPUT),
    .operands_least = 2,
    .operands_most = ANY_NUMBER,
    .run = score,
};
