/* SPDX-License-Identifier: MIT */
#include "scoring/respondents.h"

#include <stdlib.h>
#include <string.h>

#include "scoring/aggregate.h"
#include "scoring/leaf.h"

static bool is_answered(const struct respondent *respondent, int32_t indicator)
{
    return respondent->answers[indicator].missing == CPI_ANSWERED;
}

static bool is_whole(const struct respondent *respondent)
{
    return !*respondent->name;
}

/* Which indicator weighs the answers; -1 for none. */
static int32_t weight_indicator(const struct resolved_method *resolved)
{
    int32_t weight = resolved->method->respondents.weight;
    return weight < 0 ? -1 : resolved->model->nodes[weight].indicator;
}

/* Has a respondent both answered a question, and what its answer is divided by? */
static bool can_divide(const struct respondent *respondent, int32_t indicator, int32_t denominator)
{
    return !is_whole(respondent) && is_answered(respondent, indicator) && is_answered(respondent, denominator);
}

struct question question_of(const struct resolved_method *resolved, const struct respondents *respondents,
                            int32_t indicator)
{
    const struct model *model = resolved->model;
    int32_t index = model->nodes[model->indicators[indicator]].quantity;
    struct question question = {indicator, -1, index < 0 ? NULL : &resolved->quantities[index]};
    if (index < 0 || question.quantity->denominator < 0)
        return question;
    /* What weighs the others is added up as it is. */
    int32_t denominator = model->nodes[question.quantity->denominator].indicator;
    if (indicator == weight_indicator(resolved))
        return question;
    for (int32_t i = 0; i < respondents->count && question.denominator < 0; i++)
        if (can_divide(&respondents->items[i], indicator, denominator))
            question.denominator = denominator;
    return question;
}

double said_value(const struct respondent *respondent, const struct question *question)
{
    double value = respondent->answers[question->indicator].value;
    if (question->denominator < 0 || is_whole(respondent))
        return value;
    return denominate(question->quantity, value, respondent->answers[question->denominator].value);
}

/* Who answered, and how many; an answer for the unit as a whole needs no others. */
static struct verdict count_answers(const struct respondents *respondents, int32_t indicator)
{
    struct verdict verdict = {.outcome = OUTCOME_NONE, .who = -1};
    bool whole = false;
    for (int32_t i = 0; i < respondents->count; i++) {
        const struct respondent *r = &respondents->items[i];
        if (!is_answered(r, indicator))
            continue;
        whole |= is_whole(r);
        verdict.answered += !is_whole(r);
        if (is_whole(r) || (!whole && verdict.answered == 1))
            verdict.who = i;
    }
    if (whole || verdict.answered == 1)
        verdict.outcome = OUTCOME_ONE;
    else if (verdict.answered)
        verdict.outcome = OUTCOME_COMBINED;
    return verdict;
}

static bool agree(const struct respondents *respondents, const struct question *question)
{
    const struct respondent *first = NULL;
    for (int32_t i = 0; i < respondents->count; i++) {
        const struct respondent *r = &respondents->items[i];
        if (!is_answered(r, question->indicator))
            continue;
        if (first && (first->answers[question->indicator].option != r->answers[question->indicator].option ||
                      said_value(first, question) != said_value(r, question)))
            return false;
        first = r;
    }
    return true;
}

/* The first respondent who answered and has no weight above 0; -1 where each has one. */
static int32_t find_unweighted(const struct respondents *respondents, int32_t indicator, int32_t weight)
{
    for (int32_t i = 0; i < respondents->count; i++) {
        const struct respondent *r = &respondents->items[i];
        if (!is_whole(r) && is_answered(r, indicator) && !(is_answered(r, weight) && r->answers[weight].value > 0))
            return i;
    }
    return -1;
}

/* The first respondent who answered and has nothing to divide the answer by, where others have; -1 for none. */
static int32_t find_undivided(const struct respondents *respondents, const struct question *question)
{
    for (int32_t i = 0; i < respondents->count && question->denominator >= 0; i++) {
        const struct respondent *r = &respondents->items[i];
        if (!is_whole(r) && is_answered(r, question->indicator) && !is_answered(r, question->denominator))
            return i;
    }
    return -1;
}

/* The first respondent without an answer; -1 where each has one. */
static int32_t find_silent(const struct respondents *respondents, int32_t indicator)
{
    for (int32_t i = 0; i < respondents->count; i++)
        if (!is_whole(&respondents->items[i]) && !is_answered(&respondents->items[i], indicator))
            return i;
    return -1;
}

/* The weight of the unit is that of its respondents together: a part of it would be too little. */
static struct verdict judge_weight(const struct respondents *respondents, struct verdict counted, int32_t indicator)
{
    int32_t silent = find_silent(respondents, indicator);
    if (silent >= 0)
        return (struct verdict){OUTCOME_NO_WEIGHT, silent, counted.answered};
    if (counted.outcome == OUTCOME_COMBINED)
        counted.outcome = OUTCOME_SUM;
    return counted;
}

/* Several answers, each with its weight. */
static struct verdict judge_several(const struct resolved_method *resolved, const struct respondents *respondents,
                                    struct verdict counted, const struct question *question)
{
    int32_t weight = weight_indicator(resolved);
    int32_t unweighted = weight < 0 ? -1 : find_unweighted(respondents, question->indicator, weight);
    if (unweighted >= 0)
        return (struct verdict){OUTCOME_NO_WEIGHT, unweighted, counted.answered};
    if (resolved->method->respondents.combining == COMBINE_AGREEMENT && !agree(respondents, question))
        counted.outcome = OUTCOME_DISAGREEMENT;
    return counted;
}

struct verdict judge_answers(const struct resolved_method *resolved, const struct respondents *respondents,
                             const struct question *question)
{
    struct verdict counted = count_answers(respondents, question->indicator);
    bool whole = counted.outcome == OUTCOME_ONE && is_whole(&respondents->items[counted.who]);
    if (counted.outcome == OUTCOME_NONE || whole)
        return counted;
    if (question->indicator == weight_indicator(resolved))
        return judge_weight(respondents, counted, question->indicator);
    int32_t undivided = find_undivided(respondents, question);
    if (undivided >= 0)
        return (struct verdict){OUTCOME_NO_DENOMINATOR, undivided, counted.answered};
    return counted.outcome == OUTCOME_ONE ? counted : judge_several(resolved, respondents, counted, question);
}

/* Room for the answers to one question. */
struct room {
    double *values;
    double *weights;
    double *scratch;
    size_t count;
};

static bool higher_is_better(const struct resolved_method *resolved, const struct question *question)
{
    if (question->quantity)
        return !question->quantity->lower_is_better;
    const struct node *node = &resolved->model->nodes[resolved->model->indicators[question->indicator]];
    const double *range = resolved->model->scales[node->scale].range;
    return range[1] > range[0];
}

static double extreme(const double *values, size_t count, bool highest)
{
    double found = values[0];
    for (size_t i = 1; i < count; i++)
        if (highest ? values[i] > found : values[i] < found)
            found = values[i];
    return found;
}

static double combine_values(const struct room *room, const struct respondent_rule *rule, bool higher_is_better)
{
    const double *weights = rule->weight < 0 ? NULL : room->weights;
    switch (rule->combining) {
    case COMBINE_ARITHMETIC:
        return aggregate(ARITHMETIC, room->values, weights, room->count, room->scratch);
    case COMBINE_MEDIAN:
        return aggregate(MEDIAN, room->values, weights, room->count, room->scratch);
    case COMBINE_MINIMUM:
        return extreme(room->values, room->count, !higher_is_better);
    case COMBINE_MAXIMUM:
        return extreme(room->values, room->count, higher_is_better);
    case COMBINE_AGREEMENT:
    case COMBINING_COUNT:
        break;
    }
    return room->values[0];
}

static void gather(const struct resolved_method *resolved, const struct respondents *respondents,
                   const struct question *question, struct room *room)
{
    int32_t weight = weight_indicator(resolved);
    room->count = 0;
    for (int32_t i = 0; i < respondents->count; i++) {
        const struct respondent *r = &respondents->items[i];
        if (!is_answered(r, question->indicator))
            continue;
        room->values[room->count] = said_value(r, question);
        room->weights[room->count++] = weight < 0 ? 1 : r->answers[weight].value;
    }
}

/* The option that somebody gave and that is worth as much; -1 where the combined answer is none of those given. */
static int32_t option_worth(const struct respondents *respondents, int32_t indicator, double value)
{
    for (int32_t i = 0; i < respondents->count; i++) {
        const struct answer *answer = &respondents->items[i].answers[indicator];
        if (answer->missing == CPI_ANSWERED && answer->value == value)
            return answer->option;
    }
    return -1;
}

/* Who left a question empty is passed over. That there is no data says that the question applies to the unit, so it
 * comes before one to whom it does not apply. */
static cpi_missing reason(const struct respondents *respondents, int32_t indicator)
{
    cpi_missing found = CPI_UNANSWERED;
    for (int32_t i = 0; i < respondents->count; i++) {
        cpi_missing missing = (cpi_missing)respondents->items[i].answers[indicator].missing;
        if (missing == CPI_NO_DATA)
            return missing;
        if (missing == CPI_NOT_APPLICABLE)
            found = missing;
    }
    return found;
}

/* The answer of one respondent, divided by what the same one says of the denominator. */
static struct answer take_one(const struct respondent *respondent, const struct question *question)
{
    struct answer answer = respondent->answers[question->indicator];
    answer.value = said_value(respondent, question);
    answer.divided = !is_whole(respondent) && question->denominator >= 0;
    return answer;
}

static struct answer take_several(const struct resolved_method *resolved, const struct respondents *respondents,
                                  enum outcome outcome, const struct question *question, struct room *room)
{
    struct answer answer = {.file = -1, .missing = CPI_ANSWERED};
    gather(resolved, respondents, question, room);
    answer.value = outcome == OUTCOME_SUM
                       ? aggregate(SUM, room->values, NULL, room->count, room->scratch)
                       : combine_values(room, &resolved->method->respondents, higher_is_better(resolved, question));
    answer.option = option_worth(respondents, question->indicator, answer.value);
    answer.divided = question->denominator >= 0;
    return answer;
}

static struct answer combine(const struct resolved_method *resolved, const struct respondents *respondents,
                             int32_t indicator, struct room *room)
{
    struct answer none = {.option = -1, .file = -1, .missing = CPI_NO_DATA};
    struct question question = question_of(resolved, respondents, indicator);
    struct verdict verdict = judge_answers(resolved, respondents, &question);
    switch (verdict.outcome) {
    case OUTCOME_ONE:
        return take_one(&respondents->items[verdict.who], &question);
    case OUTCOME_COMBINED:
    case OUTCOME_SUM:
        return take_several(resolved, respondents, verdict.outcome, &question, room);
    case OUTCOME_NONE:
        none.missing = (uint8_t)reason(respondents, indicator);
        break;
    case OUTCOME_DISAGREEMENT:
        none.missing = CPI_DISAGREEMENT;
        break;
    case OUTCOME_NO_WEIGHT:
    case OUTCOME_NO_DENOMINATOR:
        break;
    }
    return none;
}

bool combine_answers(const struct resolved_method *resolved, const struct respondents *respondents,
                     struct answer *answers)
{
    size_t count = (size_t)respondents->count;
    double *memory = calloc(4 * count, sizeof *memory);
    if (!memory)
        return false;
    struct room room = {.values = memory, .weights = memory + count, .scratch = memory + 2 * count};
    for (int32_t i = 0; i < resolved->model->indicator_count; i++)
        answers[i] = combine(resolved, respondents, i, &room);
    free(memory);
    return true;
}

struct respondents *keep_respondents(struct arena *arena, const struct model *model,
                                     const struct assessment *assessments, const int32_t *which, int32_t count)
{
    size_t answers = (size_t)model->indicator_count;
    struct respondents *kept = arena_alloc(arena, sizeof *kept);
    struct respondent *items = arena_array(arena, (size_t)count, sizeof *items);
    if (!kept || !items)
        return NULL;
    *kept = (struct respondents){items, count};
    for (int32_t i = 0; i < count; i++) {
        const struct assessment *from = &assessments[which[i]];
        struct answer *copy = arena_array(arena, answers, sizeof *copy);
        items[i].name = arena_text(arena, from->respondent, strlen(from->respondent));
        items[i].answers = copy;
        if (!copy || !items[i].name)
            return NULL;
        memcpy(copy, from->answers, answers * sizeof *copy);
    }
    return kept;
}
