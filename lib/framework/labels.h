/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_LABELS_H
#define CPINDEX_FRAMEWORK_LABELS_H

#include "document/reader.h"
#include "framework/model.h"

/* What answers may say: the codes of options, and their labels in each language. */

/* The option of a scale that a text means, whatever its case and its marks; -1 for none. */
int32_t framework_find_option(const cpi_framework *framework, int32_t scale, const char *text);

/* "NA" may be "not available" (R and Excel write it so) or "not applicable"; guessing could move a score. */
bool is_ambiguous_answer(const char *text);

/* Where meanings are collected: of a model, or of a translation of `untranslated`. */
struct label_collector {
    struct reader *reader;
    struct arena *arena;
    struct map *meanings;
    const cpi_framework *untranslated;
};

/* Notes that a text means an option. `place` holds it, as its value or as its key. Reports a text that means another
 * option too, or one that answers cannot use. */
void label_add(const struct label_collector *collector, const struct scale *scale, int32_t scale_number, int32_t option,
               const struct value *place, bool at_key);

#endif
