/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_FIGURE_SEARCH_H
#define CPINDEX_CLI_FIGURE_SEARCH_H

#include <stdbool.h>

#include <cpindex/cpindex.h>

/* What somebody may have meant who wrote an address that no figure has. */
struct figure_guess {
    int32_t figure;    /* CPI_NONE where nothing comes near */
    const char *title; /* in the language in which it is what was written; NULL where the address alone comes near */
};

struct figure_guess guess_figure(const cpi_framework *framework, const char *written);

#endif
