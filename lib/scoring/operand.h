/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_OPERAND_H
#define CPINDEX_SCORING_OPERAND_H

#include <cpindex/scores.h>

#include "framework/model.h"

/* What a rule makes of one operand: the one place that decides whether it counts, and with what value. Scores, ranges,
 * explanations and sentences all use it. */

enum operand_part {
    /* Takes part with its score. */
    PART_VALUE,
    /* Is missing, and drops out. */
    PART_MISSING,
    /* Is missing, and counts as 0. */
    PART_MISSING_ZERO,
    /* Does not apply, and counts as an answer that is worth 0. */
    PART_ZERO,
    /* Does not apply, or is excluded. */
    PART_NONE,
};

struct operand_use {
    enum operand_part part;
    /* Means nothing where the operand does not count. */
    double value;
};

static inline enum operand_part operand_part(const struct rule *rule, cpi_state state)
{
    if (state == CPI_SCORED)
        return PART_VALUE;
    if (state == CPI_STATE_EXCLUDED)
        return PART_NONE;
    if (state == CPI_STATE_NOT_APPLICABLE)
        return rule->not_applicable_is_zero ? PART_ZERO : PART_NONE;
    return rule->missing == MISSING_ZERO ? PART_MISSING_ZERO : PART_MISSING;
}

static inline bool counts(struct operand_use use)
{
    return use.part != PART_NONE && use.part != PART_MISSING;
}

static inline struct operand_use use_operand(const struct rule *rule, cpi_state state, double score)
{
    enum operand_part part = operand_part(rule, state);
    double value = part == PART_VALUE ? score : 0;
    return (struct operand_use){part, value < rule->floor ? rule->floor : value};
}

/* As if all that is missing were answered, so that it comes to `end`. */
static inline struct operand_use use_bound(const struct rule *rule, cpi_state state, double end)
{
    bool answerable = state != CPI_STATE_NOT_APPLICABLE && state != CPI_STATE_EXCLUDED;
    return use_operand(rule, answerable ? CPI_SCORED : state, end);
}

#endif
