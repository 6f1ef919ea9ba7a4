/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_SETS_H
#define CPINDEX_SCORING_SETS_H

#include "scoring/goalposts.h"
#include "scoring/scores.h"

/* Which units are the set that a quantity is normalised against, and what goalposts that set gives. */

/* The goalposts of every quantity in one set. */
struct goalposts_set {
    /* NULL: the whole panel. */
    const char *period;
    /* By quantity. */
    struct goalposts *table;
};

/* Does any figure of the plan depend on a set? */
bool plan_uses_sets(const struct plan *plan);

/* A table with what the framework fixes; what comes from a set has the problem `otherwise`. NULL when out of memory. */
struct goalposts *fixed_goalposts(struct arena *arena, const struct plan *plan, enum goalposts_problem otherwise);

/* Gives every assessment its goalposts: those that the options give back, or those that the panel gives. Says which
 * quantities cannot be normalised. CPI_OK, CPI_BAD_INPUT or CPI_NO_MEMORY. */
cpi_status find_goalposts(cpi_scores *scores, const struct plan *plan, const cpi_options *options, cpi_diag *diag);

#endif
