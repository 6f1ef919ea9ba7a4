/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_TRANSLATION_H
#define CPINDEX_CLI_TRANSLATION_H

#include <cpindex/cpindex.h>

#include "input.h"
#include "output.h"

/* Of the texts of some kinds, how many are translated into a language. */
struct translation {
    int32_t texts;
    int32_t translated;
    int32_t stale;
    int32_t without_original; /* translated, but the file does not say from what */
};

#define KIND_BIT(kind) (UINT32_C(1) << (kind))

struct translation count_translation(const cpi_framework *framework, const char *language, uint32_t kinds);

/* What is missing and what is stale in every language but the first. */
enum exit_status print_translations(const struct input *input, const struct arguments *args, struct output *out);

#endif
