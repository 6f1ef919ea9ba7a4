/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_PERIODS_H
#define CPINDEX_SCORING_PERIODS_H

#include "scoring/scores.h"

/* An assessment, sorted by period; those of one period in the order of the panel. */
struct member {
    const char *period;
    int32_t assessment;
};

/* All assessments, to be freed; NULL when out of memory. */
struct member *members_by_period(const cpi_scores *scores);

/* The first member of the next period. */
int32_t period_end(const struct member *members, int32_t first, int32_t count);

#endif
