/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_RULE_TEXT_H
#define CPINDEX_SCORING_RULE_TEXT_H

#include "base/text.h"
#include "scoring/scores.h"

/* How a figure of an assessment came about, in one English sentence. */
void print_rule(struct text_buffer *text, const struct model *model, const struct resolved_method *resolved,
                const struct scored_assessment *assessment, int32_t figure);

#endif
