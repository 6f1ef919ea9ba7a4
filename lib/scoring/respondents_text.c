/* SPDX-License-Identifier: MIT */
#include "scoring/respondents.h"

#include "base/number.h"
#include "scoring/aggregate.h"

enum {
    MOST_NAMES = 10,
};

/* What the sentences share. */
struct telling {
    struct text_buffer *text;
    const struct resolved_method *resolved;
    const struct respondents *respondents;
    struct question question;
    struct verdict verdict;
};

static struct telling begin(struct text_buffer *text, const struct resolved_method *resolved,
                            const struct respondents *respondents, int32_t indicator)
{
    struct telling t = {.text = text, .resolved = resolved, .respondents = respondents};
    t.question = question_of(resolved, respondents, indicator);
    t.verdict = judge_answers(resolved, respondents, &t.question);
    return t;
}

static const char *name_of(const struct respondents *respondents, int32_t who, struct excerpt *room)
{
    *room = text_excerpt(respondents->items[who].name);
    return room->text;
}

/* Fifteen digits are what a spreadsheet shows; a quotient has more. */
static void print_computed(const struct telling *t, double value)
{
    number_print(t->text, number_settle(value, value));
}

/* "yes = 1"; only "3" where the option is called what it is worth. */
static void print_option(const struct telling *t, const struct option *option, bool with_value)
{
    double number;
    text_buffer_print(t->text, "%s", option->code);
    if (with_value && !(number_read(option->code, '.', &number) && number == option->value)) {
        text_buffer_print(t->text, " = ");
        number_print(t->text, option->value);
    }
}

/* "3", or "3 / 1200 x 100000 = 250". */
static void print_measured(const struct telling *t, const struct respondent *respondent)
{
    const struct question *question = &t->question;
    number_print(t->text, respondent->answers[question->indicator].value);
    if (question->denominator < 0)
        return;
    text_buffer_print(t->text, " / ");
    number_print(t->text, respondent->answers[question->denominator].value);
    if (question->quantity->per != 1) {
        text_buffer_print(t->text, " x ");
        number_print(t->text, question->quantity->per);
    }
    text_buffer_print(t->text, " = ");
    print_computed(t, said_value(respondent, question));
}

static void print_given(const struct telling *t, const struct respondent *respondent, bool with_value)
{
    const struct model *model = t->resolved->model;
    const struct node *node = &model->nodes[model->indicators[t->question.indicator]];
    int32_t option = respondent->answers[t->question.indicator].option;
    if (node->scale >= 0)
        print_option(t, &model->scales[node->scale].options[option], with_value);
    else
        print_measured(t, respondent);
}

static const struct node *weight_node(const struct telling *t)
{
    return &t->resolved->model->nodes[t->resolved->method->respondents.weight];
}

static bool is_weighted(const struct telling *t)
{
    return t->resolved->method->respondents.weight >= 0 && t->verdict.outcome == OUTCOME_COMBINED;
}

/* "(A: yes = 1, B: no = 0)": who answered what. */
static void print_answers(const struct telling *t, bool with_values)
{
    int32_t named = 0;
    text_buffer_print(t->text, "(");
    for (int32_t i = 0; i < t->respondents->count && named < MOST_NAMES; i++) {
        struct excerpt name;
        const struct respondent *r = &t->respondents->items[i];
        if (r->answers[t->question.indicator].missing != CPI_ANSWERED)
            continue;
        text_buffer_print(t->text, "%s%s: ", named++ ? ", " : "", name_of(t->respondents, i, &name));
        print_given(t, r, with_values);
        if (is_weighted(t)) {
            text_buffer_print(t->text, " with weight ");
            number_print(t->text, r->answers[weight_node(t)->indicator].value);
        }
    }
    if (t->verdict.answered > named)
        text_buffer_print(t->text, " and %d more", (int)(t->verdict.answered - named));
    text_buffer_print(t->text, ")");
}

static void print_no_weight(const struct telling *t)
{
    struct excerpt name;
    const struct node *weight = weight_node(t);
    const struct answer *answer = &t->respondents->items[t->verdict.who].answers[weight->indicator];
    const char *who = name_of(t->respondents, t->verdict.who, &name);
    if (t->question.indicator == weight->indicator) {
        text_buffer_print(t->text, "no sum of the answers: %s gave none", who);
        return;
    }
    text_buffer_print(t->text, "the %d answers cannot be weighted: ", (int)t->verdict.answered);
    if (answer->missing != CPI_ANSWERED) {
        text_buffer_print(t->text, "%s did not answer '%s'", who, weight->code);
        return;
    }
    text_buffer_print(t->text, "'%s' of %s is ", weight->code, who);
    number_print(t->text, answer->value);
    text_buffer_print(t->text, ", not above 0");
}

bool print_no_answer(struct text_buffer *text, const struct resolved_method *resolved,
                     const struct respondents *respondents, int32_t indicator)
{
    struct excerpt name;
    struct telling t = begin(text, resolved, respondents, indicator);
    switch (t.verdict.outcome) {
    case OUTCOME_DISAGREEMENT:
        text_buffer_print(text, "the %d answers disagree ", (int)t.verdict.answered);
        print_answers(&t, false);
        return true;
    case OUTCOME_NO_WEIGHT:
        print_no_weight(&t);
        return true;
    case OUTCOME_NO_DENOMINATOR:
        text_buffer_print(text, "%s did not answer '%s', by which its answer is divided",
                          name_of(respondents, t.verdict.who, &name),
                          resolved->model->nodes[t.question.quantity->denominator].code);
        return true;
    case OUTCOME_NONE:
    case OUTCOME_ONE:
    case OUTCOME_COMBINED:
    case OUTCOME_SUM:
        break;
    }
    return false;
}

static const char *combining_name(const struct telling *t)
{
    if (t->verdict.outcome == OUTCOME_SUM)
        return aggregation_name(SUM);
    switch (t->resolved->method->respondents.combining) {
    case COMBINE_ARITHMETIC:
        return aggregation_name(ARITHMETIC);
    case COMBINE_MEDIAN:
        return aggregation_name(MEDIAN);
    case COMBINE_MINIMUM:
        return "worst";
    case COMBINE_MAXIMUM:
        return "best";
    case COMBINE_AGREEMENT:
    case COMBINING_COUNT:
        break;
    }
    return "any";
}

/* All said the same, so that the first of them speaks for all. */
static void print_agreed(const struct telling *t)
{
    int32_t first = 0;
    while (t->respondents->items[first].answers[t->question.indicator].missing != CPI_ANSWERED)
        first++;
    text_buffer_print(t->text, "%d answers agree on ", (int)t->verdict.answered);
    if (t->question.denominator < 0)
        print_given(t, &t->respondents->items[first], true);
    else
        print_computed(t, said_value(&t->respondents->items[first], &t->question));
}

static void print_several(const struct telling *t, double combined)
{
    text_buffer_print(t->text, "%s%s of %d answers ", is_weighted(t) ? "weighted " : "", combining_name(t),
                      (int)t->verdict.answered);
    print_answers(t, true);
    text_buffer_print(t->text, " = ");
    print_computed(t, combined);
}

bool print_combined(struct text_buffer *text, const struct resolved_method *resolved,
                    const struct respondents *respondents, const struct answer *combined, int32_t indicator)
{
    struct telling t = begin(text, resolved, respondents, indicator);
    bool several = t.verdict.outcome == OUTCOME_COMBINED || t.verdict.outcome == OUTCOME_SUM;
    if (several && resolved->method->respondents.combining == COMBINE_AGREEMENT)
        print_agreed(&t);
    else if (several)
        print_several(&t, combined->value);
    else if (combined->divided)
        print_measured(&t, &respondents->items[t.verdict.who]);
    return several || combined->divided;
}

bool print_who_answered(struct text_buffer *text, const struct resolved_method *resolved,
                        const struct respondents *respondents, int32_t indicator)
{
    struct excerpt name;
    struct telling t = begin(text, resolved, respondents, indicator);
    if (t.verdict.outcome != OUTCOME_ONE)
        return false;
    if (*respondents->items[t.verdict.who].name)
        text_buffer_print(text, ", answered by %s alone", name_of(respondents, t.verdict.who, &name));
    else
        text_buffer_print(text, ", answered for the unit as a whole");
    return true;
}
