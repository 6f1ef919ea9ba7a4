/* SPDX-License-Identifier: MIT */
#include "answers/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "framework/labels.h"

/* Signs that stand for "there is nothing": no letters and digits, or what programs write. */
static bool looks_missing(const char *text)
{
    static const char *const WORDS[] = {"NULL",    "NaN",   "None",         "#DIV/0!",
                                        "#VALUE!", "#REF!", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (text_same_folded(text, WORDS[i]))
            return true;
    return text[strspn(text, "-.?/*_ ")] == '\0';
}

static const char MISSING_HINT[] = "write nd for no data, na for not applicable, nothing for unanswered";

static void report_option(struct answer_reader *reader, int32_t node, const char *text, struct place place)
{
    const struct model *model = reader->framework->model;
    const struct scale *scale = &model->scales[model->nodes[node].scale];
    struct text_buffer options = {0};
    const char *best = NULL;
    size_t distance = text_suggestion_limit(text);
    double number;
    for (int32_t i = 0; i < scale->option_count && i < 10; i++) {
        text_buffer_print(&options, "%s%s", i ? ", " : "", scale->options[i].code);
        text_suggestion_try(text, scale->options[i].code, &best, &distance);
        for (int32_t l = 0; l < model->language_count; l++)
            text_suggestion_try(
                text, cpi_framework_option_label(reader->framework, model->nodes[node].scale, i, model->languages[l]),
                &best, &distance);
    }
    text_buffer_print(&options, "%s", scale->option_count > 10 ? ", ..." : "");
    bool missing = looks_missing(text);
    diag_error(reader->diag, place, CPI_D_UNKNOWN_OPTION, "'%s' is %s of '%s' (%s)%s%s", text_excerpt(text).text,
               number_read(text, '.', &number) ? "a number, not an option" : "not an option", model->nodes[node].code,
               options.bytes ? options.bytes : "", missing ? "; " : "",
               missing ? MISSING_HINT : text_did_you_mean(best).text);
    text_buffer_free(&options);
    reader->problems = true;
}

static bool read_option(struct answer_reader *reader, int32_t node, const char *text, struct place place,
                        struct answer *answer)
{
    const struct model *model = reader->framework->model;
    int32_t scale = model->nodes[node].scale;
    answer->option = framework_find_option(reader->framework, scale, text);
    if (answer->option < 0) {
        report_option(reader, node, text, place);
        return false;
    }
    answer->value = model->scales[scale].options[answer->option].value;
    return true;
}

static bool refuse_number(struct answer_reader *reader, struct place place, enum diag_code code, const char *text,
                          const char *why)
{
    diag_error(reader->diag, place, code, "'%s' %s", text_excerpt(text).text, why);
    reader->problems = true;
    return false;
}

/* A sheet that has both styles may hold a thousands separator somewhere, which nobody could tell from a decimal one. */
static bool check_style(struct answer_reader *reader, const char *text, bool comma, struct place place)
{
    int32_t *first = comma ? &reader->comma_line : &reader->point_line;
    int32_t other = comma ? reader->point_line : reader->comma_line;
    if (!*first)
        *first = place.line;
    if (!other || reader->mix_reported)
        return true;
    reader->mix_reported = true;
    reader->problems = true;
    diag_error(reader->diag, place, CPI_D_MIXED_DECIMALS,
               "'%s' has a decimal %s, but the number in line %d has a decimal %s; a file uses one of them",
               text_excerpt(text).text, comma ? "comma" : "point", (int)other, comma ? "point" : "comma");
    return false;
}

/* Are both goalposts fixed, and on the scale of the answers? */
static bool has_plain_goalposts(const struct quantity *quantity)
{
    return quantity->normalisation == BY_MIN_MAX && quantity->transformation == TRANSFORM_NONE &&
           quantity->denominator < 0 && !quantity_uses_set(quantity);
}

/* A value that is limited to a goalpost is usual; one that lies so far off is more likely a slip. */
static void warn_far_outside(struct answer_reader *reader, const struct quantity *quantity, const char *text,
                             double value, struct place place)
{
    char ends[2][NUMBER_TEXT_SIZE];
    if (!has_plain_goalposts(quantity))
        return;
    double distance = number_between(value, quantity->goalposts[0].value, quantity->goalposts[1].value);
    if (distance >= -1 && distance <= 2)
        return;
    number_format(quantity->goalposts[0].value, -1, ends[0]);
    number_format(quantity->goalposts[1].value, -1, ends[1]);
    diag_warning(
        reader->diag, place, CPI_D_FAR_OUTSIDE,
        "'%s' lies far outside the goalposts %s and %s; is a decimal sign lost, or the unit of measure another?",
        text_excerpt(text).text, ends[0], ends[1]);
}

static const char *why_not_taken(const struct quantity *quantity)
{
    if (quantity->divides)
        return "must be above 0, since others are divided by it";
    switch (quantity->transformation) {
    case TRANSFORM_LOG:
        return "must be above 0, since its logarithm is taken";
    case TRANSFORM_RECIPROCAL:
        return "must be above 0, since its reciprocal is taken";
    case TRANSFORM_POWER:
        return quantity->exponent > 0 ? "must not be below 0, since a power of it is taken"
                                      : "must be above 0, since a power of it is taken";
    case TRANSFORM_NONE:
        break;
    }
    return "";
}

static bool read_value(struct answer_reader *reader, int32_t node, const char *text, struct place place,
                       struct answer *answer)
{
    const struct model *model = reader->framework->model;
    const struct quantity *quantity = &model->quantities[model->nodes[node].quantity];
    bool comma = strchr(text, ',') != NULL;
    bool point = strchr(text, '.') != NULL;
    if (comma && reader->comma_separates)
        return refuse_number(reader, place, CPI_D_NOT_A_VALUE, text,
                             "has a comma; write the number with a decimal point and without thousands separators");
    if (looks_missing(text)) {
        diag_error(reader->diag, place, CPI_D_NOT_A_VALUE, "'%s' is not a number; %s", text_excerpt(text).text,
                   MISSING_HINT);
        reader->problems = true;
        return false;
    }
    if (!number_read(text, comma ? ',' : '.', &answer->value))
        return refuse_number(reader, place, CPI_D_NOT_A_VALUE, text,
                             "is not a number; write it without unit of measure and thousands separators, as 1234.5");
    if (!number_in_bounds(answer->value))
        return refuse_number(reader, place, CPI_D_NOT_A_VALUE, text,
                             "is too large or too small: a number is 0, or between 1e-30 and 1e30 in size");
    if (!quantity_takes(quantity, answer->value))
        return refuse_number(reader, place, CPI_D_NOT_ABOVE_ZERO, text, why_not_taken(quantity));
    if (!model->nodes[node].unscored)
        warn_far_outside(reader, quantity, text, answer->value, place);
    return !(comma || point) || check_style(reader, text, comma, place);
}

bool answer_read(struct answer_reader *reader, int32_t node, const char *text, struct place place,
                 struct answer *answer)
{
    const struct node *n = &reader->framework->model->nodes[node];
    *answer = (struct answer){.option = -1, .line = place.line, .file = -1, .missing = CPI_ANSWERED};
    if (!*text)
        answer->missing = CPI_UNANSWERED;
    else if (is_ambiguous_answer(text))
        return refuse_number(
            reader, place, CPI_D_AMBIGUOUS_NA, text,
            "can be read both ways: write na for not applicable, nd for no data, nothing for unanswered");
    else if (text_same_folded(text, "nd"))
        answer->missing = CPI_NO_DATA;
    else if (strcmp(text, "na") == 0)
        answer->missing = CPI_NOT_APPLICABLE;
    else
        return (n->scale >= 0 ? read_option : read_value)(reader, node, text, place, answer);
    return true;
}

struct excerpt answer_words(const cpi_framework *framework, int32_t node, const struct answer *answer)
{
    char number[NUMBER_TEXT_SIZE];
    const struct model *model = framework->model;
    switch ((cpi_missing)answer->missing) {
    case CPI_UNANSWERED:
    case CPI_DISAGREEMENT:
        return text_excerpt("nothing");
    case CPI_NO_DATA:
        return text_excerpt("nd");
    case CPI_NOT_APPLICABLE:
        return text_excerpt("na");
    case CPI_ANSWERED:
        break;
    }
    if (answer->option >= 0)
        return text_excerpt(model->scales[model->nodes[node].scale].options[answer->option].code);
    number_format(answer->value, -1, number);
    return text_excerpt(number);
}
