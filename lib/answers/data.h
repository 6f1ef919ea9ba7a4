/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_ANSWERS_DATA_H
#define CPINDEX_ANSWERS_DATA_H

#include <cpindex/panel.h>

#include "base/map.h"
#include "base/memory.h"

/* What a panel holds. */

struct answer {
    /* Of a quantity: the value. Of an option: its value as the framework writes it. */
    double value;
    int32_t option; /* -1 for a quantity */
    /* Where it was read, 0 and -1 for an answer that was set by a program. */
    int32_t line;
    int16_t file;
    uint8_t missing; /* enum cpi_missing */
    /* Respondents divided it by what each of them says of the denominator. */
    bool divided;
};

struct evidence {
    const char *source;
    const char *note;
    const char *expert;
    /* That said something. */
    int32_t rows;
};

/* What one respondent says of a unit in a period. */
struct assessment {
    const char *unit;
    const char *period;
    /* "" for the unit as a whole. */
    const char *respondent;
    /* Which unit and period that is. */
    int32_t subject;
    /* One for each answerable indicator. */
    struct answer *answers;
    /* The same; NULL while there is none. */
    struct evidence *evidence;
};

struct panel_data {
    struct assessment *assessments;
    size_t capacity;
    int32_t count;
    /* Subjects are units in a period, in the order in which they first came. For each, the assessment of the unit as a
     * whole; -1 where only respondents answer. */
    int32_t *wholes;
    size_t whole_capacity;
    int32_t subject_count;
    /* Length of the unit, unit and period -> subject. */
    struct map subjects;
    /* Subject and respondent -> assessment. */
    struct map respondents;
};

/* The assessments of each subject, in the order in which they came: assessments[first[i]] up to, but without,
 * assessments[first[i + 1]]. */
struct subject_assessments {
    int32_t *assessments;
    int32_t *first;
};

struct cpi_panel {
    cpi_framework *framework;
    /* Texts. */
    struct arena arena;
    struct panel_data data;
    const char **files;
    size_t file_capacity;
    int16_t file_count;
};

enum {
    /* Assessments times indicators, about 500 MB. */
    MOST_ANSWERS = 20000000,
};

/* Would one more assessment be too many? */
bool data_is_full(const cpi_panel *panel, const struct panel_data *data);

/* The assessment of a unit in a period by a respondent, added where it is new; -1 when out of memory, or full. */
int32_t data_add(cpi_panel *panel, struct panel_data *data, const char *unit, const char *period,
                 const char *respondent);

/* The same where it exists; -1 where it does not. */
int32_t data_find(const struct panel_data *data, const char *unit, const char *period, const char *respondent);

/* False when out of memory. */
bool data_by_subject(const struct panel_data *data, struct subject_assessments *by_subject);
void subject_assessments_free(struct subject_assessments *by_subject);

/* A copy that can be changed and freed on its own; texts stay the panel's. False when out of memory. */
bool data_copy(const cpi_panel *panel, struct panel_data *copy);

void data_free(struct panel_data *data);

#endif
