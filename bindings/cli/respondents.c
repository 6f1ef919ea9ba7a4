/* SPDX-License-Identifier: MIT */
#include "respondents.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "number.h"

/* A counting sort, so that the entries of one assessment stay in order. */
static void sort_entries(struct entries *entries)
{
    int32_t count = cpi_panel_count(entries->panel);

    for (int32_t i = 0; i < count; i++)
        entries->first[cpi_panel_scores_index(entries->panel, i) + 2]++;
    for (int32_t i = 2; i < count + 2; i++)
        entries->first[i] += entries->first[i - 1];
    for (int32_t i = 0; i < count; i++)
        entries->items[entries->first[cpi_panel_scores_index(entries->panel, i) + 1]++] = i;
}

bool entries_find(struct entries *entries, const cpi_panel *panel)
{
    size_t count = (size_t)cpi_panel_count(panel);

    *entries = (struct entries){panel, calloc(count + 1, sizeof(int32_t)), calloc(count + 2, sizeof(int32_t))};
    if (!entries->items || !entries->first)
        return false;
    sort_entries(entries);
    return true;
}

void entries_free(struct entries *entries)
{
    free(entries->items);
    free(entries->first);
}

int32_t entry_count(const struct entries *entries, int32_t assessment)
{
    return entries->first[assessment + 1] - entries->first[assessment];
}

int32_t entry_at(const struct entries *entries, int32_t assessment, int32_t i)
{
    return entries->items[entries->first[assessment] + i];
}

static char *join(char *joined, const char *name, const char *text)
{
    size_t length = joined ? strlen(joined) : 0;
    size_t size = length + strlen(name) + strlen(text) + sizeof "; : ";
    char *longer = realloc(joined, size);

    if (!longer) {
        free(joined);
        return NULL;
    }
    snprintf(longer + length, size - length, "%s%s%s%s", length ? "; " : "", name, *name ? ": " : "", text);
    return longer;
}

char *joined_evidence(const struct entries *entries, int32_t assessment, int32_t node, evidence_of evidence)
{
    char *joined = NULL;

    for (int32_t i = 0; i < entry_count(entries, assessment); i++) {
        int32_t entry = entry_at(entries, assessment, i);
        const char *text = evidence(entries->panel, entry, node);

        if (text && *text)
            joined = join(joined, cpi_panel_respondent(entries->panel, entry), text);
    }
    return joined;
}

int32_t list_respondents(const struct entries *entries, int32_t assessment, struct choices *choices)
{
    int32_t count = 0;

    for (int32_t i = 0; i < entry_count(entries, assessment); i++) {
        const char *name = cpi_panel_respondent(entries->panel, entry_at(entries, assessment, i));

        if (!*name)
            continue;
        choices_add(choices, name);
        count++;
    }
    return count;
}

static int compare_names(const void *a, const void *b)
{
    const char *const *x = a;
    const char *const *y = b;

    return strcmp(*x, *y);
}

int32_t count_respondents(const cpi_panel *panel)
{
    int32_t entries = cpi_panel_count(panel);
    const char **names = calloc((size_t)entries + 1, sizeof *names);
    int32_t count = 0;

    if (!names)
        return -1;
    for (int32_t i = 0; i < entries; i++)
        names[i] = cpi_panel_respondent(panel, i);
    qsort(names, (size_t)entries, sizeof *names, compare_names);
    for (int32_t i = 0; i < entries; i++)
        count += *names[i] && (i == 0 || strcmp(names[i], names[i - 1]) != 0);
    free(names);
    return count;
}

static int64_t count_answers(const cpi_panel *panel, const char *respondent)
{
    const cpi_framework *framework = cpi_panel_framework(panel);
    int64_t count = 0;

    for (int32_t entry = 0; entry < cpi_panel_count(panel); entry++) {
        if (strcmp(cpi_panel_respondent(panel, entry), respondent) != 0)
            continue;
        for (int32_t i = 0; i < cpi_framework_indicator_count(framework); i++)
            count += cpi_panel_missing(panel, entry, cpi_framework_indicator_node(framework, i)) == CPI_ANSWERED;
    }
    return count;
}

static bool is_listed(const char *const *listed, int32_t count, const char *name)
{
    for (int32_t i = 0; i < count; i++)
        if (strcmp(listed[i], name) == 0)
            return true;
    return false;
}

void list_answer_counts(const cpi_panel *panel, int32_t most, struct choices *choices)
{
    const char *listed[16];
    int32_t count = 0;

    for (int32_t i = 0; i < cpi_panel_count(panel) && count < most && count < 16; i++) {
        const char *name = cpi_panel_respondent(panel, i);
        char text[2 * NUMBER_SIZE];
        int64_t answers;

        if (!*name || is_listed(listed, count, name))
            continue;
        listed[count++] = name;
        answers = count_answers(panel, name);
        snprintf(text, sizeof text, "%.200s: %" PRId64 "%s", name, answers,
                 count > 1      ? ""
                 : answers == 1 ? " answer"
                                : " answers");
        choices_add(choices, text);
    }
}
