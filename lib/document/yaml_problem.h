/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_DOCUMENT_YAML_PROBLEM_H
#define CPINDEX_DOCUMENT_YAML_PROBLEM_H

#include <yaml.h>

#include "base/diag.h"

/* Why libyaml cannot read on, in words for people who write framework files, at the place that they should look at.
 * `text` is what it was given, and need not end in a NUL. */
void report_yaml_problem(cpi_diag *diag, const char *file, const yaml_parser_t *parser, const char *text,
                         size_t length);

#endif
