/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_ANALYSIS_INTERVALS_H
#define CPINDEX_ANALYSIS_INTERVALS_H

#include "scoring/given_goalposts.h"

/* Figures of one assessment, each between a lowest and a highest score, under one method: what is given of them, and
 * what follows. Aggregations are monotone, so that a figure's ends come from those of its operands. */

enum given {
    /* To be computed. */
    GIVEN_NOT,
    /* Between two scores. */
    GIVEN_ENDS,
    /* A missing part. */
    GIVEN_MISSING,
    /* There is something, but nobody can say what. */
    GIVEN_UNKNOWN,
    /* An answer between two values, from which the score is to be had. */
    GIVEN_VALUES,
    /* An answer that has no score. */
    GIVEN_WITHOUT_SCORE,
};

/* On the inner scale, as in struct row. */
struct interval {
    double low;
    double high;
};

struct intervals {
    struct plan plan;
    struct workspace workspace;
    struct arena arena;
    /* What is given of each figure. */
    uint8_t *given; /* enum given */
    struct interval *given_ends;
    /* Of quantities: the values that are given; NaN for none. */
    struct interval *values;
    struct given_goalposts goalposts;
    const struct goalposts *goalposts_of_period;
    /* What follows for each figure from its operands: whether anything does, with which state, and between which
     * ends. */
    bool *follows;
    uint8_t *state; /* enum cpi_state */
    struct interval *ends;
    /* What other figures are made of: what is given, else what follows. The scores of the two rows are the ends, which
     * the row of the low ones also has as its bounds. */
    bool *known;
    struct row low;
    struct row high;
    /* The operation of each figure; -1 for none. */
    int32_t *operation;
    /* What each figure can come to at all; NaN at an end that nothing limits. */
    struct interval *limits;
};

/* For some figures and all that they are made of, with the goalposts that the options give back. CPI_OK, CPI_BAD_INPUT,
 * reported, or CPI_NO_MEMORY; only after CPI_OK is there something to free. */
cpi_status intervals_make(struct intervals *intervals, const struct model *model, const struct method *method,
                          const cpi_options *options, const int32_t *figures, size_t figure_count, cpi_diag *diag);

void intervals_free(struct intervals *intervals);

/* Forgets what is given, and takes the goalposts of a period. */
void intervals_begin(struct intervals *intervals, const char *period);

/* What a number on the output range, or a value of a quantity, between two others stands for. */
void intervals_give_output(struct intervals *intervals, int32_t figure, double low, double high);
void intervals_give_value(struct intervals *intervals, int32_t node, double low, double high);
void intervals_give_option(struct intervals *intervals, int32_t node, int32_t option);

/* Computes all that follows. */
void intervals_compute(struct intervals *intervals);

/* The ends of what follows for a figure, on the output range. */
struct interval intervals_output(const struct intervals *intervals, int32_t figure);

/* What a figure is computed from: operands, or the parts of a derived figure. */
const int32_t *intervals_parts(const struct intervals *intervals, int32_t figure, size_t *count);

/* The first of them that is known, or not; -1 where there is none. */
int32_t intervals_first(const struct intervals *intervals, int32_t figure, bool known);

#endif
