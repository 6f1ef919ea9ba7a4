/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_ANSWER_COUNTS_H
#define CPINDEX_CLI_ANSWER_COUNTS_H

#include <cpindex/cpindex.h>

#include "number.h"

/* What is answered in `count` assessments from the first on, in words:
 * "42 of 210 indicators answered; 166 unanswered, 2 no data". Of several assessments, questions are counted. */
const char *answer_counts_text(const cpi_panel *panel, int32_t first, int32_t count, char text[NUMBER_SIZE]);

#endif
