/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_RESPONDENTS_H
#define CPINDEX_SCORING_RESPONDENTS_H

#include "answers/data.h"
#include "base/text.h"
#include "framework/method.h"

/* Several answers to one question: what each respondent answered, and the one answer that it comes to before anything
 * is normalised. */

struct respondent {
    /* "" for the unit as a whole. */
    const char *name;
    /* Per answerable indicator. */
    const struct answer *answers;
};

struct respondents {
    struct respondent *items;
    int32_t count;
};

/* How the answers to one question came to one, or why they did not. */
enum outcome {
    /* Nobody answered. */
    OUTCOME_NONE,
    /* One answered, or the unit as a whole, whose answer counts alone. */
    OUTCOME_ONE,
    /* Several did. */
    OUTCOME_COMBINED,
    /* The quantity that weighs the others is added up. */
    OUTCOME_SUM,
    OUTCOME_DISAGREEMENT,
    /* Somebody has no weight, or no part in the sum. */
    OUTCOME_NO_WEIGHT,
    /* Somebody has nothing to divide an answer by, where others have. */
    OUTCOME_NO_DENOMINATOR,
};

struct verdict {
    enum outcome outcome;
    /* Who answered alone, or has no weight, or no denominator. */
    int32_t who;
    /* How many answered, the unit as a whole not counted. */
    int32_t answered;
};

/* A question to several respondents. */
struct question {
    int32_t indicator;
    /* By which indicator each respondent's own answer is divided, so that a count becomes a rate before it is combined;
     * -1 where answers are combined as they are: there is no denominator, or only the unit as a whole has it. */
    int32_t denominator;
    /* NULL for a scale. */
    const struct quantity *quantity;
};

struct question question_of(const struct resolved_method *resolved, const struct respondents *respondents,
                            int32_t indicator);

/* What a respondent who answered says, divided so. */
double said_value(const struct respondent *respondent, const struct question *question);

struct verdict judge_answers(const struct resolved_method *resolved, const struct respondents *respondents,
                             const struct question *question);

/* A copy of what `count` assessments of one unit and period answer. NULL when out of memory. */
struct respondents *keep_respondents(struct arena *arena, const struct model *model,
                                     const struct assessment *assessments, const int32_t *which, int32_t count);

/* One answer to each question. False when out of memory. */
bool combine_answers(const struct resolved_method *resolved, const struct respondents *respondents,
                     struct answer *answers);

/* Parts of the sentence that says how the answer to a question came about. Each says whether it had anything to say. */

/* Why the answers give none: "the 2 answers disagree (A: yes, B: no)". */
bool print_no_answer(struct text_buffer *text, const struct resolved_method *resolved,
                     const struct respondents *respondents, int32_t indicator);

/* What several answers come to: "arithmetic mean of 2 answers (A: yes = 1, B: no = 0) = 0.5". */
bool print_combined(struct text_buffer *text, const struct resolved_method *resolved,
                    const struct respondents *respondents, const struct answer *combined, int32_t indicator);

/* Whose answer stands alone among several respondents: ", answered by A alone". */
bool print_who_answered(struct text_buffer *text, const struct resolved_method *resolved,
                        const struct respondents *respondents, int32_t indicator);

#endif
