/* SPDX-License-Identifier: MIT */
#include "framework/labels.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum {
    LONGEST_LABEL = 200,
    KEY_SIZE = LONGEST_LABEL + 32,
};

bool is_ambiguous_answer(const char *text)
{
    return strcmp(text, "NA") == 0 || strcmp(text, "Na") == 0 || strcmp(text, "#N/A") == 0 ||
           text_same_folded(text, "n/a") || text_same_folded(text, "n.a.");
}

static bool is_reserved(const char *text)
{
    return text_same_folded(text, "nd") || text_same_folded(text, "na") || is_ambiguous_answer(text);
}

/* All scales share one map: the key is the number of the scale and the folded text. False where the text is too long.
 */
static bool make_key(char key[KEY_SIZE], int32_t scale, const char *text)
{
    int length = snprintf(key, KEY_SIZE, "%d:", (int)scale);
    return text_fold(text, key + length, KEY_SIZE - (size_t)length);
}

int32_t framework_find_option(const cpi_framework *framework, int32_t scale, const char *text)
{
    char key[KEY_SIZE];
    const struct scale *s = &framework->model->scales[scale];
    /* Most sheets use the codes as they are. */
    for (int32_t i = 0; i < s->option_count; i++)
        if (strcmp(s->options[i].code, text) == 0)
            return i;
    if (!make_key(key, scale, text))
        return -1;
    int32_t option = map_find(&framework->model->meanings, key);
    for (const cpi_framework *f = framework; f && option < 0; f = f->untranslated)
        option = map_find(&f->meanings, key);
    return option;
}

static void add_meaning(const struct label_collector *collector, const char *key, int32_t option)
{
    const char *kept = arena_text(collector->arena, key, strlen(key));
    if (!kept || map_add(collector->meanings, kept, option) != MAP_ADDED)
        collector->reader->no_memory = true;
}

void label_add(const struct label_collector *collector, const struct scale *scale, int32_t scale_number, int32_t option,
               const struct value *place, bool at_key)
{
    char key[KEY_SIZE];
    const char *text = at_key ? place->key : place->text;
    void (*report)(struct reader *, const struct value *, enum diag_code, const char *, ...) =
        at_key ? reader_key_error : reader_error;
    if (is_reserved(text)) {
        report(
            collector->reader, place, CPI_D_RESERVED_OPTION,
            "'%s' can be neither the code nor a label of an option: in answers, nd means no data and na not applicable",
            text);
        return;
    }
    if (strlen(text) > LONGEST_LABEL || !make_key(key, scale_number, text)) {
        report(collector->reader, place, CPI_D_OUT_OF_BOUNDS, "a label has at most 200 bytes");
        return;
    }
    int32_t known = map_find(collector->meanings, key);
    if (known < 0 && collector->untranslated)
        known = framework_find_option(collector->untranslated, scale_number, text);
    if (known < 0)
        add_meaning(collector, key, option);
    else if (known != option)
        report(collector->reader, place, CPI_D_SAME_LABEL,
               "'%s' already means the option '%s', so that an answer could mean either", text,
               scale->options[known].code);
}
