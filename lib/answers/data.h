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
};

struct evidence {
    const char *source;
    const char *note;
    const char *expert;
    /* That said something. */
    int32_t rows;
};

struct assessment {
    const char *unit;
    const char *period;
    /* One for each answerable indicator. */
    struct answer *answers;
    /* The same; NULL while there is none. */
    struct evidence *evidence;
};

struct panel_data {
    struct assessment *assessments;
    size_t capacity;
    int32_t count;
    /* Length of the unit, unit and period -> assessment. */
    struct map keys;
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

/* The assessment of a unit in a period, added where it is new; -1 when out of memory, or full. */
int32_t data_add(cpi_panel *panel, struct panel_data *data, const char *unit, const char *period);

/* The same where it exists; -1 where it does not. */
int32_t data_find(const struct panel_data *data, const char *unit, const char *period);

/* A copy that can be changed and freed on its own; texts stay the panel's. False when out of memory. */
bool data_copy(const cpi_panel *panel, struct panel_data *copy);

void data_free(struct panel_data *data);

#endif
