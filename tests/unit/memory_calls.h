/* SPDX-License-Identifier: MIT */
#ifndef TESTS_UNIT_MEMORY_CALLS_H
#define TESTS_UNIT_MEMORY_CALLS_H

/* Calls of the library for which memory may run out, each in a small world of its own. */

#include <stdbool.h>

#include "support.h"

enum { MOST_FIGURES = 40 };

/* What a call works on, and what it makes. */
struct world {
    cpi_framework *framework;
    cpi_panel *panel;
    cpi_scores *scores;
    cpi_options *options;
    cpi_diag *diag;
    cpi_framework *made_framework;
    cpi_panel *made_panel;
    cpi_scores *made_scores;
    cpi_explanation *made_explanation;
    cpi_audit *made_audit;
    cpi_import *made_import;
    double matrix[MOST_FIGURES];
};

struct call {
    const char *name;
    cpi_status (*run)(struct world *w);
    cpi_status status;
    /* It may come out the same without some allocation: one for what it has to say, or one that only saves memory. */
    bool may_do_without;
};

/* All calls, and how many. */
struct call *memory_calls(size_t *count);

void make_world(struct world *w);
void free_world(struct world *w);

/* Everything that a caller can see of a panel, and of what a call made. */
const char *panel_text(const cpi_panel *panel, char text[4000]);
const char *made_text(const struct world *w, char text[6000]);

/* The files that some calls read, in the folder at hand. */
void write_world_files(void);
bool remove_world_files(void);

#endif
