/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_GIVEN_GOALPOSTS_H
#define CPINDEX_SCORING_GIVEN_GOALPOSTS_H

#include "scoring/sets.h"

/* Goalposts that were recorded with earlier scores, given back so that a unit's figure does not move when others join
 * or leave the panel. */
struct given_goalposts {
    struct goalposts_set *sets;
    size_t count;
    /* For periods that the file does not have. */
    const struct goalposts *otherwise;
};

/* Reads what options hold; all of it is the arena's. */
cpi_status given_goalposts_read(struct given_goalposts *given, struct arena *arena, const struct plan *plan,
                                const cpi_options *options, cpi_diag *diag);

/* The table for a period: its own; where the file has one period only, that one; else that of the panel. */
const struct goalposts *given_goalposts_for(const struct given_goalposts *given, const char *period);

#endif
