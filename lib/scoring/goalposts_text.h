/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_GOALPOSTS_TEXT_H
#define CPINDEX_SCORING_GOALPOSTS_TEXT_H

#include "scoring/sets.h"

/* Goalposts that sets gave, as a file that can be given back; the format: indicators/README.md. NULL when out of
 * memory. */
const char *goalposts_text(struct arena *arena, const struct plan *plan, const struct goalposts_set *sets,
                           size_t count);

#endif
