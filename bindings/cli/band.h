/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_BAND_H
#define CPINDEX_CLI_BAND_H

#include <stdbool.h>
#include <stdint.h>

#include <cpindex/cpindex.h>

#include "csv.h"
#include "json.h"

/* Whether the framework has bands, so that csv and json have a place for them. */
bool has_bands(const cpi_framework *framework);

/* The label of the band that a score is in; "" for none. */
const char *band_label(const cpi_scores *scores, int32_t assessment, int32_t figure, const char *language);

/* The names of the columns, and of the band's column behind them. */
void csv_names_band(struct csv *csv, const cpi_framework *framework, const char *names);
/* The band's code, the same in every language; nothing where the framework has no bands. */
void csv_band(struct csv *csv, const cpi_scores *scores, int32_t assessment, int32_t figure);
void json_band(struct json *json, const cpi_scores *scores, int32_t assessment, int32_t figure);

#endif
