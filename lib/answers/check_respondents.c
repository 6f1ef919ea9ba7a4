/* SPDX-License-Identifier: MIT */
/* What each row of a sheet may say, but several together should not say unnoticed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/sheet.h"
#include "framework/model.h"

enum {
    LONGEST_FOLDED = 200,
    KEY_SIZE = LONGEST_FOLDED + 32,
};

static struct place place_of(const struct sheet *sheet, int32_t line)
{
    return (struct place){sheet->csv.name, NULL, line, 0};
}

/* Where this sheet first says something in an assessment; 0 where it is silent. */
static int32_t first_line(const struct sheet *sheet, const struct assessment *assessment)
{
    int32_t count = sheet->panel->framework->model->indicator_count;
    int32_t line = 0;
    for (int32_t i = 0; i < count; i++) {
        const struct answer *answer = &assessment->answers[i];
        if (answer->file == sheet->file && answer->line > 0 && (!line || answer->line < line))
            line = answer->line;
    }
    return line;
}

static void warn_alike(struct sheet *sheet, const struct assessment *one, const struct assessment *other)
{
    diag_warning(sheet->csv.diag, place_of(sheet, first_line(sheet, one)), CPI_D_ALIKE_RESPONDENTS,
                 "the respondents '%s' and '%s' of '%s' count as two; where they are one, write both in the same way",
                 text_excerpt(one->respondent).text, text_excerpt(other->respondent).text,
                 text_excerpt(one->unit).text);
}

/* One name in two spellings would count twice in a mean. */
static void check_names(struct sheet *sheet, struct arena *arena)
{
    struct map names = {0};
    for (int32_t i = 0; i < sheet->data.count && !sheet->no_memory; i++) {
        char key[KEY_SIZE];
        const struct assessment *a = &sheet->data.assessments[i];
        int length = snprintf(key, sizeof key, "%d:", (int)a->subject);
        if (!*a->respondent || !text_fold(a->respondent, key + length, sizeof key - (size_t)length))
            continue;
        int32_t known = map_find(&names, key);
        const char *kept = known < 0 ? arena_text(arena, key, strlen(key)) : NULL;
        if (known >= 0 && i >= sheet->known_assessments)
            warn_alike(sheet, a, &sheet->data.assessments[known]);
        else if (known < 0 && (!kept || map_add(&names, kept, i) != MAP_ADDED))
            sheet->no_memory = true;
    }
    map_free(&names);
}

static bool are_both_answered(const struct sheet *sheet, const struct answer *a, const struct answer *b)
{
    bool here = a->file == sheet->file || b->file == sheet->file;
    return here && a->missing == CPI_ANSWERED && b->missing == CPI_ANSWERED;
}

/* What weighs the answers of respondents may well be known for each and for the whole. */
static bool is_weight(const struct model *model, int32_t indicator)
{
    for (int32_t i = 0; i < model->method_count; i++)
        if (model->methods[i].respondents.weight == model->indicators[indicator])
            return true;
    return false;
}

/* The first indicator that both answer, at least one of them in this sheet; -1 for none. */
static int32_t find_shared(const struct sheet *sheet, const struct assessment *whole, const struct assessment *part)
{
    int32_t count = sheet->panel->framework->model->indicator_count;
    for (int32_t i = 0; i < count; i++)
        if (are_both_answered(sheet, &whole->answers[i], &part->answers[i]) &&
            !is_weight(sheet->panel->framework->model, i))
            return i;
    return -1;
}

static void warn_shared(struct sheet *sheet, const struct assessment *whole, const struct assessment *part,
                        int32_t indicator)
{
    const struct model *model = sheet->panel->framework->model;
    const struct answer *answer = &whole->answers[indicator];
    if (answer->file != sheet->file)
        answer = &part->answers[indicator];
    diag_warning(sheet->csv.diag, place_of(sheet, answer->line), CPI_D_WHOLE_AND_RESPONDENT,
                 "'%s' is answered for '%s' as a whole, and by the respondent '%s': the answer for the whole counts "
                 "alone; if somebody gave it, write who in the column 'respondent'",
                 model->nodes[model->indicators[indicator]].code, text_excerpt(whole->unit).text,
                 text_excerpt(part->respondent).text);
}

/* Once for each unit and period: who forgot a name in one row forgot it in many. */
static void check_wholes(struct sheet *sheet)
{
    const struct panel_data *data = &sheet->data;
    bool *reported = calloc((size_t)data->subject_count + 1, sizeof *reported);
    sheet->no_memory |= !reported;
    for (int32_t i = 0; i < data->count && !sheet->no_memory; i++) {
        const struct assessment *a = &data->assessments[i];
        int32_t whole = data->wholes[a->subject];
        if (!*a->respondent || whole < 0 || reported[a->subject])
            continue;
        int32_t indicator = find_shared(sheet, &data->assessments[whole], a);
        reported[a->subject] = indicator >= 0;
        if (indicator >= 0)
            warn_shared(sheet, &data->assessments[whole], a, indicator);
    }
    free(reported);
}

void sheet_check_respondents(struct sheet *sheet)
{
    struct arena arena = {0};
    if (sheet->data.respondents.count == 0)
        return;
    check_names(sheet, &arena);
    if (!sheet->no_memory)
        check_wholes(sheet);
    arena_free(&arena);
}
