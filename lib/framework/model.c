/* SPDX-License-Identifier: MIT */
#include "framework/model.h"

#include <stdlib.h>
#include <string.h>

void model_free(struct model *model)
{
    if (!model)
        return;
    /* Entries of a finished table are the arena's. */
    if (model->texts.capacity)
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
    const struct node *n = &model->nodes[node];
    for (int32_t i = 0; i < n->group_count; i++)
        if (model->memberships[n->first_group + i] == group)
            return true;
    return false;
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

const char *framework_text(const cpi_framework *framework, uint64_t key, const char *language)
{
    for (const cpi_framework *f = framework; language && f; f = f->untranslated) {
        const char *text = f->language && strcmp(f->language, language) == 0 ? text_table_find(&f->texts, key) : NULL;
        if (text)
            return text;
    }
    return text_table_find(&framework->model->texts, key);
}
