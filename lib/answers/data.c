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

/* NULL when out of memory. */
static char *make_key(size_t number, const char *first, const char *second)
{
    struct text_buffer key = {0};
    text_buffer_print(&key, "%zu:%s%s", number, first, second);
    if (!key.no_memory)
        return key.bytes;
    text_buffer_free(&key);
    return NULL;
}

/* Where an assessment is, or would be. */
struct entry {
    char *subject_key;
    /* NULL for the unit as a whole. */
    char *respondent_key;
    int32_t subject;
    bool is_new_subject;
    /* -1 where it is new. */
    int32_t assessment;
};

/* False when out of memory. */
static bool entry_find(const struct panel_data *data, const char *unit, const char *period, const char *respondent,
                       struct entry *entry)
{
    *entry = (struct entry){.subject_key = make_key(strlen(unit), unit, period), .assessment = -1};
    if (!entry->subject_key)
        return false;
    entry->subject = map_find(&data->subjects, entry->subject_key);
    entry->is_new_subject = entry->subject < 0;
    if (entry->is_new_subject)
        entry->subject = data->subject_count;
    else if (!*respondent)
        entry->assessment = data->wholes[entry->subject];
    if (!*respondent)
        return true;
    entry->respondent_key = make_key((size_t)entry->subject, respondent, "");
    if (entry->respondent_key)
        entry->assessment = map_find(&data->respondents, entry->respondent_key);
    return entry->respondent_key != NULL;
}

static void entry_free(struct entry *entry)
{
    free(entry->subject_key);
    free(entry->respondent_key);
}

static bool make_room(struct panel_data *data, const struct entry *entry)
{
    void *assessments = data->assessments;
    void *wholes = data->wholes;
    bool room = array_reserve(&assessments, &data->capacity, (size_t)data->count + 1, sizeof *data->assessments) &&
                array_reserve(&wholes, &data->whole_capacity, (size_t)entry->subject + 1, sizeof *data->wholes);
    data->assessments = assessments;
    data->wholes = wholes;
    return room && (!entry->is_new_subject || map_reserve(&data->subjects)) &&
           (!entry->respondent_key || map_reserve(&data->respondents));
}

static bool keep_text(cpi_panel *panel, const char *text, const char **kept)
{
    *kept = arena_text(&panel->arena, text, strlen(text));
    return *kept != NULL;
}

/* Nothing fails once something has changed, so that the data stay as they were when memory runs out. */
static bool entry_add(cpi_panel *panel, struct panel_data *data, const struct entry *entry,
                      struct assessment *assessment)
{
    const char *subject_key = NULL;
    const char *respondent_key = NULL;
    assessment->subject = entry->subject;
    assessment->answers = make_room(data, entry) ? new_answers(indicator_count(panel)) : NULL;
    bool kept = assessment->answers && keep_text(panel, assessment->unit, &assessment->unit) &&
                keep_text(panel, assessment->period, &assessment->period) &&
                keep_text(panel, assessment->respondent, &assessment->respondent) &&
                (!entry->is_new_subject || keep_text(panel, entry->subject_key, &subject_key)) &&
                (!entry->respondent_key || keep_text(panel, entry->respondent_key, &respondent_key));
    if (!kept) {
        free(assessment->answers);
        return false;
    }
    if (subject_key) {
        map_add(&data->subjects, subject_key, entry->subject);
        data->wholes[data->subject_count++] = -1;
    }
    if (respondent_key)
        map_add(&data->respondents, respondent_key, data->count);
    else
        data->wholes[entry->subject] = data->count;
    data->assessments[data->count++] = *assessment;
    return true;
}

bool data_is_full(const cpi_panel *panel, const struct panel_data *data)
{
    return ((size_t)data->count + 1) * indicator_count(panel) > MOST_ANSWERS;
}

int32_t data_find(const struct panel_data *data, const char *unit, const char *period, const char *respondent)
{
    struct entry entry;
    int32_t found = entry_find(data, unit, period, respondent, &entry) ? entry.assessment : -1;
    entry_free(&entry);
    return found;
}

int32_t data_add(cpi_panel *panel, struct panel_data *data, const char *unit, const char *period,
                 const char *respondent)
{
    struct entry entry;
    struct assessment assessment = {.unit = unit, .period = period, .respondent = respondent};
    bool known = entry_find(data, unit, period, respondent, &entry);
    int32_t added = known ? entry.assessment : -1;
    if (known && added < 0 && !data_is_full(panel, data) && entry_add(panel, data, &entry, &assessment))
        added = data->count - 1;
    entry_free(&entry);
    return added;
}

/* A counting sort, so that those of one subject stay in order. */
bool data_by_subject(const struct panel_data *data, struct subject_assessments *by_subject)
{
    size_t subjects = (size_t)data->subject_count;
    int32_t *first = calloc(subjects + 2, sizeof *first);
    int32_t *sorted = calloc((size_t)data->count + 1, sizeof *sorted);
    *by_subject = (struct subject_assessments){sorted, first};
    if (!first || !sorted) {
        subject_assessments_free(by_subject);
        return false;
    }
    for (int32_t i = 0; i < data->count; i++)
        first[data->assessments[i].subject + 2]++;
    for (size_t i = 2; i < subjects + 2; i++)
        first[i] += first[i - 1];
    for (int32_t i = 0; i < data->count; i++)
        sorted[first[data->assessments[i].subject + 1]++] = i;
    return true;
}

void subject_assessments_free(struct subject_assessments *by_subject)
{
    free(by_subject->assessments);
    free(by_subject->first);
    *by_subject = (struct subject_assessments){0};
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
    copy->wholes = duplicate(data->wholes, (size_t)data->subject_count * sizeof *copy->wholes);
    if (!copy->assessments || !copy->wholes || !map_copy(&data->subjects, &copy->subjects) ||
        !map_copy(&data->respondents, &copy->respondents))
        done = false;
    copy->capacity = (size_t)data->count + 1;
    copy->whole_capacity = (size_t)data->subject_count;
    copy->subject_count = data->subject_count;
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
    free(data->wholes);
    map_free(&data->subjects);
    map_free(&data->respondents);
    *data = (struct panel_data){0};
}
