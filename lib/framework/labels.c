/* SPDX-License-Identifier: MIT */
#include "framework/labels.h"

#include <string.h>

#include "base/text.h"

bool is_ambiguous_answer(const char *text)
{
    return strcmp(text, "NA") == 0 || strcmp(text, "Na") == 0 || strcmp(text, "#N/A") == 0 || text_same_folded(text, "n/a") ||
           text_same_folded(text, "n.a.");
}

bool is_reserved_answer(const char *text)
{
    return text_same_folded(text, "nd") || text_same_folded(text, "na") || is_ambiguous_answer(text);
}

static bool is_label(const struct text_table *texts, int32_t scale, int32_t option, const char *text)
{
    const char *label = text_table_find(texts, text_key(TEXT_OF_SCALE, scale, option, CPI_TITLE));
    for (int further = 1; label && further < MOST_LABELS; further++) {
        if (text_same_folded(label, text))
            return true;
        label = text_table_find(texts, text_key(TEXT_OF_SCALE, scale, option, TEXT_FURTHER_LABEL + further));
    }
    return false;
}

int32_t framework_find_option(const cpi_framework *framework, int32_t scale, const char *text)
{
    const struct scale *s = &framework->model->scales[scale];
    for (int32_t i = 0; i < s->option_count; i++)
        if (text_same_folded(s->options[i].code, text) || is_label(&framework->model->texts, scale, i, text))
            return i;
    for (const cpi_framework *f = framework; f; f = f->untranslated)
        for (int32_t i = 0; i < s->option_count; i++)
            if (is_label(&f->texts, scale, i, text))
                return i;
    return -1;
}
