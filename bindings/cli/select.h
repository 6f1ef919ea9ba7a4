/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_SELECT_H
#define CPINDEX_CLI_SELECT_H

#include <stdbool.h>
#include <stdint.h>

#include <cpindex/cpindex.h>

#include "args.h"

/* Whether --unit and --period, where given, name this assessment. */
bool is_selected(const cpi_scores *scores, int32_t assessment, const struct arguments *args);

int32_t selected_count(const cpi_scores *scores, const struct arguments *args);

/* Says so where --unit and --period name no assessment. */
enum exit_status check_selection(const cpi_scores *scores, const struct arguments *args);

/* The one assessment that --unit and --period name; says what to add where there are several. */
enum exit_status select_one(const cpi_scores *scores, const struct arguments *args, int32_t *assessment);

/* Whether the panel has more than one unit, so that ranks say something. */
bool has_several_units(const cpi_scores *scores);

#endif
