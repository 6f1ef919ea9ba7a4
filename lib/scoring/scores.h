/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_SCORES_H
#define CPINDEX_SCORING_SCORES_H

#include <stdatomic.h>

#include "scoring/evaluate.h"
#include "scoring/respondents.h"

struct cpi_options {
    /* NULL: the default. */
    char *method;
    /* Those of earlier scores; NULL: found in the panel. */
    char *goalposts;
    char *goalposts_name;
    size_t goalposts_length;
};

struct scored_assessment {
    const char *unit;
    const char *period;
    /* Entries per figure, see struct row; the output range is applied when they are looked at. */
    struct row row;
    int32_t *rank;
    /* The answers it was made of, per answerable indicator; and what they were made of, NULL where one alone answered.
     */
    struct answer *answers;
    const struct respondents *respondents;
    /* What its quantities were normalised with, per quantity. */
    const struct goalposts *goalposts;
};

struct cpi_scores {
    atomic_size_t references;
    cpi_framework *framework;
    const struct method *method;
    struct arena arena;
    struct scored_assessment *assessments;
    int32_t count;
    /* The sets of units that goalposts came from; NULL where none did. */
    const struct goalposts_set *sets;
    size_t set_count;
};

/* The method that options ask for; CPI_NOT_FOUND, reported, where there is none. */
cpi_status find_method(const cpi_framework *framework, const cpi_options *options, cpi_diag *diag,
                       const struct method **method);

/* Ranks every figure among the assessments of the same period. False when out of memory. */
bool rank_scores(cpi_scores *scores);

#endif
