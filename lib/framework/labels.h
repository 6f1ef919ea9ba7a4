/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_LABELS_H
#define CPINDEX_FRAMEWORK_LABELS_H

#include "framework/model.h"

/* What answers may say. */

/* The option of a scale that a text means: by code, or by label in any language. -1 for none. */
int32_t framework_find_option(const cpi_framework *framework, int32_t scale, const char *text);

/* Words that mean no data or not applicable ("nd", "na"), or that nobody can tell ("NA", "n/a"): neither code nor label. */
bool is_reserved_answer(const char *text);

/* A message for them; takes the word. */
#define RESERVED_ANSWER "'%s' can be neither the code nor a label of an option: in answers, nd means no data and na not applicable"

/* "NA" may be "not available" (R and Excel write it so) or "not applicable"; guessing could move a score. */
bool is_ambiguous_answer(const char *text);

#endif
