/* SPDX-License-Identifier: MIT */
#include "answers/data.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "framework/model.h"

static size_t indicator_count(const cpi_panel *panel)
{
    return (size_t)panel->framework->model->indicator_count;
}

static struct answer *new_answers(size_t count)
{
    struct answer *answers = calloc(count ? count : 1, sizeof *answers);
    for (size_t i = 0; answers && i < count; i++)
        answers[i] = (struct answer){.option = -1, .file = -1, .missing = CPI_UNANSWERED};
    return answers;
}

static bool add_key(cpi_panel *panel, struct panel_data *data, const char *key, const char *unit, const char *period)
{
    void *assessments = data->assessments;
    bool room = array_reserve(&assessments, &data->capacity, (size_t)data->count + 1, sizeof *data->assessments);
    data->assessments = assessments;
    struct assessment assessment = {
        .unit = arena_text(&panel->arena, unit, strlen(unit)),
        .period = arena_text(&panel->arena, period, strlen(period)),
        .answers = room ? new_answers(indicator_count(panel)) : NULL,
    };
    const char *kept = arena_text(&panel->arena, key, strlen(key));
    if (!assessment.unit || !assessment.period || !assessment.answers || !kept ||
        map_add(&data->keys, kept, data->count) != MAP_ADDED) {
        free(assessment.answers);
        return false;
    }
    data->assessments[data->count++] = assessment;
    return true;
}

bool data_is_full(const cpi_panel *panel, const struct panel_data *data)
{
    return ((size_t)data->count + 1) * indicator_count(panel) > MOST_ANSWERS;
}

/* NULL when out of memory. */
static char *make_key(const char *unit, const char *period)
{
    struct text_buffer key = {0};
    text_buffer_print(&key, "%zu:%s%s", strlen(unit), unit, period);
    if (!key.no_memory)
        return key.bytes;
    text_buffer_free(&key);
    return NULL;
}

int32_t data_find(const struct panel_data *data, const char *unit, const char *period)
{
    char *key = make_key(unit, period);
    int32_t found = key ? map_find(&data->keys, key) : -1;
    free(key);
    return found;
}

int32_t data_add(cpi_panel *panel, struct panel_data *data, const char *unit, const char *period)
{
    char *key = make_key(unit, period);
    int32_t found = key ? map_find(&data->keys, key) : -1;
    if (found < 0 && key && !data_is_full(panel, data) && add_key(panel, data, key, unit, period))
        found = data->count - 1;
    free(key);
    return found;
}

static void *duplicate(const void *items, size_t size)
{
    void *copy = malloc(size ? size : 1);
    if (copy && size)
        memcpy(copy, items, size);
    return copy;
}

static bool copy_assessment(const cpi_panel *panel, struct panel_data *copy, const struct assessment *from)
{
    struct assessment *to = &copy->assessments[copy->count];
    *to = *from;
    to->answers = duplicate(from->answers, indicator_count(panel) * sizeof *from->answers);
    to->evidence = from->evidence ? duplicate(from->evidence, indicator_count(panel) * sizeof *from->evidence) : NULL;
    copy->count++;
    return to->answers && (to->evidence || !from->evidence);
}

bool data_copy(const cpi_panel *panel, struct panel_data *copy)
{
    const struct panel_data *data = &panel->data;
    bool done = true;
    *copy = (struct panel_data){0};
    copy->assessments = calloc((size_t)data->count + 1, sizeof *copy->assessments);
    if (!copy->assessments || !map_copy(&data->keys, &copy->keys))
        done = false;
    else
        copy->capacity = (size_t)data->count + 1;
    for (int32_t i = 0; i < data->count && done; i++)
        done = copy_assessment(panel, copy, &data->assessments[i]);
    if (!done)
        data_free(copy);
    return done;
}

void data_free(struct panel_data *data)
{
    for (int32_t i = 0; i < data->count; i++) {
        free(data->assessments[i].answers);
        free(data->assessments[i].evidence);
    }
    free(data->assessments);
    map_free(&data->keys);
    *data = (struct panel_data){0};
}
