/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_RESPONDENTS_H
#define CPINDEX_CLI_RESPONDENTS_H

#include <stdbool.h>

#include <cpindex/cpindex.h>

#include "message.h"

/* A panel has an entry for each respondent; scores have one assessment for all of them. */
struct entries {
    const cpi_panel *panel;
    /* Those of assessment i of scores are items[first[i]] up to, but without, items[first[i + 1]]. */
    int32_t *items;
    int32_t *first;
};

/* False when out of memory. */
bool entries_find(struct entries *entries, const cpi_panel *panel);
void entries_free(struct entries *entries);

int32_t entry_count(const struct entries *entries, int32_t assessment);
/* An entry of an assessment, i from 0, by its index in the panel. */
int32_t entry_at(const struct entries *entries, int32_t assessment, int32_t i);

/* What respondents gave beside their answers to a question, one after the other: "FBiH: Law; RS: Act". To be freed;
 * NULL where none gave anything, and when out of memory. */
typedef const char *(*evidence_of)(const cpi_panel *panel, int32_t entry, int32_t node);
char *joined_evidence(const struct entries *entries, int32_t assessment, int32_t node, evidence_of evidence);

/* "FBiH, RS": who answered for an assessment; the unit as a whole has no name. */
int32_t list_respondents(const struct entries *entries, int32_t assessment, struct choices *choices);

/* How many there are in a panel: entries with the same name count as one. -1 when out of memory. */
int32_t count_respondents(const cpi_panel *panel);

/* "FBiH: 12 answers, RS: 11": the first respondents of a panel, and how many questions each answered. */
void list_answer_counts(const cpi_panel *panel, int32_t most, struct choices *choices);

#endif
