/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_TRANSLATION_H
#define CPINDEX_CLI_TRANSLATION_H

#include <cpindex/cpindex.h>

/* The titles, labels and questions of a framework, and those of them that a language has. */
struct translation {
    int32_t texts;
    int32_t translated;
};

struct translation count_translation(const cpi_framework *framework, const char *language);

#endif
