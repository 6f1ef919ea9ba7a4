/* SPDX-License-Identifier: MIT */
#include "scoring/respondents.h"

#include <stdlib.h>
#include <string.h>

#include "scoring/aggregate.h"

static bool is_answered(const struct respondent *respondent, int32_t indicator)
{
    return respondent->answers[indicator].missing == CPI_ANSWERED;
}

static bool is_whole(const struct respondent *respondent)
{
    return !*respondent->name;
}

/* Which indicator weighs the answers; -1 for none. */
static int32_t weight_indicator(const struct model *model, const struct respondent_rule *rule)
{
    return rule->weight < 0 ? -1 : model->nodes[rule->weight].indicator;
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

static bool agree(const struct respondents *respondents, int32_t indicator)
{
    const struct answer *first = NULL;
    for (int32_t i = 0; i < respondents->count; i++) {
        const struct answer *answer = &respondents->items[i].answers[indicator];
        if (answer->missing != CPI_ANSWERED)
            continue;
        if (first && (first->option != answer->option || first->value != answer->value))
            return false;
        first = answer;
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
    bool whole = counted.outcome == OUTCOME_ONE && is_whole(&respondents->items[counted.who]);
    if (counted.outcome == OUTCOME_NONE || whole)
        return counted;
    int32_t silent = find_silent(respondents, indicator);
    if (silent >= 0)
        return (struct verdict){OUTCOME_NO_WEIGHT, silent, counted.answered};
    if (counted.outcome == OUTCOME_COMBINED)
        counted.outcome = OUTCOME_SUM;
    return counted;
}

struct verdict judge_answers(const struct model *model, const struct respondent_rule *rule,
                             const struct respondents *respondents, int32_t indicator)
{
    struct verdict verdict = count_answers(respondents, indicator);
    int32_t weight = weight_indicator(model, rule);
    if (indicator == weight)
        return judge_weight(respondents, verdict, indicator);
    if (verdict.outcome != OUTCOME_COMBINED)
        return verdict;
    if (rule->combining == COMBINE_AGREEMENT && !agree(respondents, indicator))
        verdict.outcome = OUTCOME_DISAGREEMENT;
    int32_t unweighted = weight < 0 ? -1 : find_unweighted(respondents, indicator, weight);
    return unweighted < 0 ? verdict : (struct verdict){OUTCOME_NO_WEIGHT, unweighted, verdict.answered};
}

/* Room for the answers to one question. */
struct room {
    double *values;
    double *weights;
    double *scratch;
    size_t count;
};

static bool higher_is_better(const struct model *model, int32_t node)
{
    const struct node *n = &model->nodes[node];
    if (n->scale < 0)
        return !model->quantities[n->quantity].lower_is_better;
    return model->scales[n->scale].range[1] > model->scales[n->scale].range[0];
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

static void gather(const struct respondents *respondents, int32_t indicator, int32_t weight, struct room *room)
{
    room->count = 0;
    for (int32_t i = 0; i < respondents->count; i++) {
        const struct respondent *r = &respondents->items[i];
        if (!is_answered(r, indicator))
            continue;
        room->values[room->count] = r->answers[indicator].value;
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

static struct answer combine(const struct model *model, const struct respondent_rule *rule,
                             const struct respondents *respondents, int32_t indicator, struct room *room)
{
    struct answer answer = {.option = -1, .file = -1, .missing = CPI_NO_DATA};
    struct verdict verdict = judge_answers(model, rule, respondents, indicator);
    switch (verdict.outcome) {
    case OUTCOME_ONE:
        return respondents->items[verdict.who].answers[indicator];
    case OUTCOME_NONE:
        answer.missing = (uint8_t)reason(respondents, indicator);
        return answer;
    case OUTCOME_DISAGREEMENT:
        answer.missing = CPI_DISAGREEMENT;
        return answer;
    case OUTCOME_NO_WEIGHT:
        return answer;
    case OUTCOME_COMBINED:
    case OUTCOME_SUM:
        break;
    }
    gather(respondents, indicator, weight_indicator(model, rule), room);
    answer.value = verdict.outcome == OUTCOME_SUM
                       ? aggregate(SUM, room->values, NULL, room->count, room->scratch)
                       : combine_values(room, rule, higher_is_better(model, model->indicators[indicator]));
    answer.option = option_worth(respondents, indicator, answer.value);
    answer.missing = CPI_ANSWERED;
    return answer;
}

bool combine_answers(const struct model *model, const struct respondent_rule *rule,
                     const struct respondents *respondents, struct answer *answers)
{
    size_t count = (size_t)respondents->count;
    double *memory = calloc(4 * count, sizeof *memory);
    if (!memory)
        return false;
    struct room room = {.values = memory, .weights = memory + count, .scratch = memory + 2 * count};
    for (int32_t i = 0; i < model->indicator_count; i++)
        answers[i] = combine(model, rule, respondents, i, &room);
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
