/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_HEAD_H
#define CPINDEX_CLI_HEAD_H

#include <cpindex/cpindex.h>

#include "json.h"
#include "table.h"

/* What every result says first: which framework, what it is, and by which method. */

/* The status in words; NULL for an official framework. */
const char *status_sentence(const cpi_framework *framework);

/* `method` -1: nothing is said of a method. */
void head_method(struct table *table, const cpi_framework *framework, int32_t method, const char *language);
void head_table(struct table *table, const cpi_framework *framework, int32_t method, const char *language);

/* "Kosovo, 2017" */
void head_assessment(struct table *table, const cpi_scores *scores, int32_t assessment);

/* The members "version", "framework" and, unless it is -1, "method" of the object begun. */
void head_json(struct json *json, const cpi_framework *framework, int32_t method, const char *language);

/* "FILE: TITLE, edition E (status): 3 domains, 20 indicators, 1 method." */
void head_sentence(struct output *out, const cpi_framework *framework, const char *path);

#endif
