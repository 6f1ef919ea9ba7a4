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
    const struct model *model;
    const struct respondent_rule *rule;
    const struct respondents *respondents;
    int32_t indicator;
    struct verdict verdict;
};

static struct telling begin(struct text_buffer *text, const struct model *model, const struct respondent_rule *rule,
                            const struct respondents *respondents, int32_t indicator)
{
    return (struct telling){text,        model,     rule,
                            respondents, indicator, judge_answers(model, rule, respondents, indicator)};
}

static const char *name_of(const struct respondents *respondents, int32_t who, struct excerpt *room)
{
    *room = text_excerpt(respondents->items[who].name);
    return room->text;
}

/* "yes = 1"; only "3" where the option is called what it is worth. */
static void print_given(const struct telling *t, const struct answer *answer, bool with_value)
{
    const struct node *node = &t->model->nodes[t->model->indicators[t->indicator]];
    double number;
    if (node->scale < 0) {
        number_print(t->text, answer->value);
        return;
    }
    const char *code = t->model->scales[node->scale].options[answer->option].code;
    text_buffer_print(t->text, "%s", code);
    if (with_value && !(number_read(code, '.', &number) && number == answer->value)) {
        text_buffer_print(t->text, " = ");
        number_print(t->text, answer->value);
    }
}

static bool is_weighted(const struct telling *t)
{
    return t->rule->weight >= 0 && t->verdict.outcome == OUTCOME_COMBINED;
}

/* "(A: yes = 1, B: no = 0)": who answered what. */
static void print_answers(const struct telling *t, bool with_values)
{
    int32_t named = 0;
    text_buffer_print(t->text, "(");
    for (int32_t i = 0; i < t->respondents->count && named < MOST_NAMES; i++) {
        struct excerpt name;
        const struct respondent *r = &t->respondents->items[i];
        if (r->answers[t->indicator].missing != CPI_ANSWERED)
            continue;
        text_buffer_print(t->text, "%s%s: ", named++ ? ", " : "", name_of(t->respondents, i, &name));
        print_given(t, &r->answers[t->indicator], with_values);
        if (is_weighted(t)) {
            text_buffer_print(t->text, " with weight ");
            number_print(t->text, r->answers[t->model->nodes[t->rule->weight].indicator].value);
        }
    }
    if (t->verdict.answered > named)
        text_buffer_print(t->text, " and %d more", (int)(t->verdict.answered - named));
    text_buffer_print(t->text, ")");
}

static void print_no_weight(const struct telling *t)
{
    struct excerpt name;
    int32_t weight = t->model->nodes[t->rule->weight].indicator;
    const char *code = t->model->nodes[t->rule->weight].code;
    const struct answer *answer = &t->respondents->items[t->verdict.who].answers[weight];
    const char *who = name_of(t->respondents, t->verdict.who, &name);
    if (t->indicator == weight) {
        text_buffer_print(t->text, "no sum of the answers: %s gave none", who);
        return;
    }
    text_buffer_print(t->text, "the %d answers cannot be weighted: ", (int)t->verdict.answered);
    if (answer->missing != CPI_ANSWERED) {
        text_buffer_print(t->text, "%s did not answer '%s'", who, code);
        return;
    }
    text_buffer_print(t->text, "'%s' of %s is ", code, who);
    number_print(t->text, answer->value);
    text_buffer_print(t->text, ", not above 0");
}

bool print_no_answer(struct text_buffer *text, const struct model *model, const struct respondent_rule *rule,
                     const struct respondents *respondents, int32_t indicator)
{
    struct telling t = begin(text, model, rule, respondents, indicator);
    if (t.verdict.outcome == OUTCOME_NO_WEIGHT) {
        print_no_weight(&t);
        return true;
    }
    if (t.verdict.outcome != OUTCOME_DISAGREEMENT)
        return false;
    text_buffer_print(text, "the %d answers disagree ", (int)t.verdict.answered);
    print_answers(&t, false);
    return true;
}

static const char *combining_name(const struct telling *t)
{
    if (t->verdict.outcome == OUTCOME_SUM)
        return aggregation_name(SUM);
    switch (t->rule->combining) {
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

bool print_combined(struct text_buffer *text, const struct model *model, const struct respondent_rule *rule,
                    const struct respondents *respondents, const struct answer *combined, int32_t indicator)
{
    struct telling t = begin(text, model, rule, respondents, indicator);
    if (t.verdict.outcome != OUTCOME_COMBINED && t.verdict.outcome != OUTCOME_SUM)
        return false;
    if (rule->combining == COMBINE_AGREEMENT) {
        text_buffer_print(text, "%d answers agree on ", (int)t.verdict.answered);
        print_given(&t, combined, true);
        return true;
    }
    text_buffer_print(text, "%s%s of %d answers ", is_weighted(&t) ? "weighted " : "", combining_name(&t),
                      (int)t.verdict.answered);
    print_answers(&t, true);
    text_buffer_print(text, " = ");
    number_print(text, combined->value);
    return true;
}

bool print_who_answered(struct text_buffer *text, const struct model *model, const struct respondent_rule *rule,
                        const struct respondents *respondents, int32_t indicator)
{
    struct excerpt name;
    struct verdict verdict = judge_answers(model, rule, respondents, indicator);
    if (verdict.outcome != OUTCOME_ONE)
        return false;
    if (*respondents->items[verdict.who].name)
        text_buffer_print(text, ", answered by %s alone", name_of(respondents, verdict.who, &name));
    else
        text_buffer_print(text, ", answered for the unit as a whole");
    return true;
}
