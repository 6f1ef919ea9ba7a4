/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_ANSWER_COUNTS_H
#define CPINDEX_CLI_ANSWER_COUNTS_H

#include <cpindex/cpindex.h>

#include "number.h"

/* What is answered, in words: "42 of 210 indicators answered; 166 unanswered, 2 no data". */

/* In all entries of a panel; of several, questions are counted. */
const char *panel_counts_text(const cpi_panel *panel, char text[NUMBER_SIZE]);

/* In one assessment, where the answers of several respondents are one. */
const char *scores_counts_text(const cpi_scores *scores, int32_t assessment, char text[NUMBER_SIZE]);

#endif
