/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_QUANTITY_TEXT_H
#define CPINDEX_SCORING_QUANTITY_TEXT_H

#include "base/text.h"
#include "scoring/scores.h"

/* How an answered quantity became its score, as arithmetic that can be checked by hand. */
void print_quantity_rule(struct text_buffer *text, const struct resolved_method *resolved,
                         const struct scored_assessment *assessment, int32_t node);

#endif
