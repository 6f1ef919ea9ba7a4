/* SPDX-License-Identifier: MIT */
#include "framework/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

const char *const AGGREGATION_WORDS[AGGREGATION_COUNT] = {
    "arithmetic", "geometric", "harmonic", "power", "minimum", "maximum", "median", "sum", "product", "all-or-nothing"};
const char *const MISSING_WORDS[MISSING_COUNT] = {"skip", "zero", "withhold"};
const char *const COMBINING_WORDS[COMBINING_COUNT] = {"agreement", "arithmetic", "median", "minimum", "maximum"};

void model_free(struct model *model)
{
    if (!model)
        return;
    text_table_free(&model->texts);
    map_free(&model->addresses);
    map_free(&model->meanings);
    arena_free(&model->arena);
    free(model);
}

bool is_main_indicator(const struct model *model, int32_t node)
{
    const struct node *n = &model->nodes[node];
    return n->kind == CPI_INDICATOR && model->nodes[n->parent].kind != CPI_INDICATOR;
}

bool in_group(const struct model *model, int32_t node, int32_t group)
{
    int32_t i = first_member(model, group, node);
    return i < model->group_first[group + 1] && model->group_members[i] == node;
}

int32_t first_member(const struct model *model, int32_t group, int32_t node)
{
    int32_t low = model->group_first[group];
    int32_t high = model->group_first[group + 1];
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (model->group_members[middle] < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t cell_figure(const struct model *model, int32_t node, int32_t group)
{
    if (node == 0)
        return first_group_figure(model) + group;
    int32_t low = 0;
    int32_t high = model->cell_count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        const struct cell *cell = &model->cells[middle];
        if (cell->node < node || (cell->node == node && cell->group < group))
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < model->cell_count && model->cells[low].node == node && model->cells[low].group == group;
    return found ? first_cell_figure(model) + low : -1;
}

const char *suggest_indicator(const struct model *model, const char *code, int32_t *suggestions_left)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(code);
    for (int32_t i = 0; i < model->indicator_count && *suggestions_left > 0; i++)
        text_suggestion_try(code, model->nodes[model->indicators[i]].code, &best, &distance);
    --*suggestions_left;
    return best;
}

const cpi_framework *framework_translation(const cpi_framework *framework, uint64_t key, const char *language)
{
    for (; framework && language; framework = framework->untranslated)
        if (framework->language && strcmp(framework->language, language) == 0 &&
            text_table_find(&framework->texts, key))
            return framework;
    return NULL;
}

const char *framework_text(const cpi_framework *framework, uint64_t key, const char *language)
{
    const cpi_framework *translation = framework_translation(framework, key, language);
    return text_table_find(translation ? &translation->texts : &framework->model->texts, key);
}
