/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_EVALUATE_H
#define CPINDEX_SCORING_EVALUATE_H

#include <cpindex/scores.h>

#include "answers/data.h"
#include "scoring/plan.h"

/* All figures of one assessment, on the inner scale of 0 to 1; derived figures as they are shown. Each array has an
 * entry per figure. */
struct row {
    double *score; /* NaN where there is none */
    double *coverage;
    double *low;
    double *high;
    uint8_t *state; /* enum cpi_state */
};

/* Memory for so many figures: without bounds, and with them. False when out of memory. */
bool row_make_scores(struct arena *arena, size_t figures, struct row *row);
bool row_make(struct arena *arena, size_t figures, struct row *row);

/* What aggregating needs besides, made once for a plan. */
struct workspace {
    double *values;
    double *weights;
    double *scratch;
};

/* False when out of memory. */
bool workspace_make(struct workspace *workspace, const struct plan *plan);
void workspace_free(struct workspace *workspace);

/* Scores, states and coverage of everything that the plan computes, once the leaves are there. */
void evaluate_scores(const struct plan *plan, struct workspace *workspace, const struct row *row);

/* Lowest and highest of the same, once the states are there. */
void evaluate_bounds(const struct plan *plan, struct workspace *workspace, const struct row *row);

#endif
