/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "framework/loader.h"

/* A domain and a group as one number, so that cells sort by domain, then group. */
struct cell_list {
    uint64_t *keys;
    size_t count;
    size_t capacity;
    /* For each group, the domain whose cells were collected last: neighbours mostly share them. */
    int32_t *last_domain;
    bool no_memory;
};

static void add_key(struct cell_list *list, int32_t node, int32_t group)
{
    void *keys = list->keys;
    if (!array_reserve(&keys, &list->capacity, list->count + 1, sizeof *list->keys))
        list->no_memory = true;
    list->keys = keys;
    if (!list->no_memory)
        list->keys[list->count++] = (uint64_t)(uint32_t)node << 32 | (uint32_t)group;
}

static int compare_keys(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void remove_repeated(struct cell_list *list)
{
    size_t kept = 0;
    if (list->count)
        sort_items(list->keys, list->count, sizeof *list->keys, compare_keys);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || list->keys[kept - 1] != list->keys[i])
            list->keys[kept++] = list->keys[i];
    list->count = kept;
}

/* Every domain above an indicator, crossed with each of its groups. */
static void collect(const struct model *model, struct cell_list *list)
{
    for (int32_t i = 0; i < model->node_count && !list->no_memory; i++) {
        const struct node *n = &model->nodes[i];
        if (!is_main_indicator(model, i))
            continue;
        for (int32_t g = 0; g < n->group_count; g++) {
            int32_t group = model->memberships[n->first_group + g];
            for (int32_t up = n->parent; up > 0 && list->last_domain[group] != n->parent; up = model->nodes[up].parent)
                add_key(list, up, group);
            list->last_domain[group] = n->parent;
        }
        if (list->count > 4U * MOST_FIGURES)
            remove_repeated(list);
    }
    remove_repeated(list);
}

static void add_cell(struct loader *loader, uint64_t key)
{
    struct model *model = loader->model;
    struct cell *cell = &model->cells[model->cell_count];
    struct text_buffer address = {0};
    cell->node = (int32_t)(key >> 32);
    cell->group = (int32_t)(key & UINT32_MAX);
    text_buffer_print(&address, "%s/%s", model->nodes[cell->node].code, model->groups[cell->group].address);
    cell->address = loader_address_text(loader, &address);
    model->cell_count++;
    if (cell->address)
        loader_address(loader, cell->address, figure_count(model) - 1, NULL, false);
}

/* group_first[group + 1] is counted up to the end of each group's members, then back to its start while they are filled
 * in. */
static bool count_members(struct loader *loader)
{
    struct model *model = loader->model;
    int64_t total = 0;
    for (int32_t i = 0; i < model->node_count; i++)
        for (int32_t g = 0; g < model->nodes[i].group_count && is_main_indicator(model, i); g++, total++)
            model->group_first[model->memberships[model->nodes[i].first_group + g] + 1]++;
    if (total > MOST_MEMBERSHIPS) {
        reader_error(&loader->reader, NULL, CPI_D_TOO_MANY, "indicators belong to groups more than 1,000,000 times");
        return false;
    }
    for (int32_t g = 0; g < model->group_count; g++)
        model->group_first[g + 1] += model->group_first[g];
    model->group_members = loader_array(loader, (size_t)total, sizeof *model->group_members);
    return model->group_members != NULL;
}

static void list_members(struct loader *loader)
{
    struct model *model = loader->model;
    int32_t *next = arena_array(&loader->scratch, (size_t)model->group_count + 1, sizeof *next);
    model->group_first = loader_array(loader, (size_t)model->group_count + 1, sizeof *model->group_first);
    loader->reader.no_memory |= !next;
    if (loader->reader.no_memory || !count_members(loader))
        return;
    memcpy(next, model->group_first, (size_t)model->group_count * sizeof *next);
    for (int32_t i = 0; i < model->node_count; i++)
        for (int32_t g = 0; g < model->nodes[i].group_count && is_main_indicator(model, i); g++)
            model->group_members[next[model->memberships[model->nodes[i].first_group + g]]++] = i;
}

static void number_groups(struct loader *loader)
{
    struct model *model = loader->model;
    for (int32_t g = 0; g < model->group_count; g++) {
        if (model->group_first[g] == model->group_first[g + 1] && !loader->reader.problems)
            reader_key_error(&loader->reader, loader->group_places[g], CPI_D_EMPTY_GROUP,
                             "no indicator belongs to the group '%s'", model->groups[g].address);
        loader_address(loader, model->groups[g].address, first_group_figure(model) + g, loader->group_places[g], true);
    }
}

void number_cells(struct loader *loader)
{
    struct model *model = loader->model;
    struct cell_list list = {0};
    list_members(loader);
    if (loader->reader.no_memory || !model->group_members)
        return;
    number_groups(loader);
    list.last_domain = arena_array(&loader->scratch, (size_t)model->group_count, sizeof *list.last_domain);
    list.no_memory = !list.last_domain;
    collect(model, &list);
    if (list.count > MOST_FIGURES)
        reader_key_error(&loader->reader, loader->group_places[0]->parent->parent->parent, CPI_D_TOO_MANY,
                         "domains crossed with facet groups make more than 1,000,000 cells");
    else if (!list.no_memory)
        model->cells = loader_array(loader, list.count, sizeof *model->cells);
    for (size_t i = 0; i < list.count && model->cells && !loader->reader.no_memory; i++)
        add_cell(loader, list.keys[i]);
    loader->reader.no_memory |= list.no_memory;
    free(list.keys);
}
