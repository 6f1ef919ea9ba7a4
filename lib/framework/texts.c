/* SPDX-License-Identifier: MIT */
#include "framework/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/sort.h"

uint64_t text_key(enum text_owner owner, int32_t index, int32_t part, int kind)
{
    return (uint64_t)owner << 56 | (uint64_t)(uint32_t)index << 24 | (uint64_t)(uint16_t)(part + 1) << 8 |
           (uint8_t)kind;
}

struct text_place text_place_of(uint64_t key)
{
    return (struct text_place){
        .owner = (enum text_owner)(key >> 56),
        .index = (int32_t)(key >> 24 & UINT32_MAX),
        .part = (int32_t)(key >> 8 & UINT16_MAX) - 1,
        .kind = (int)(key & UINT8_MAX),
    };
}

bool text_table_add(struct text_table *table, uint64_t key, const char *text)
{
    void *entries = table->entries;
    bool room = array_reserve(&entries, &table->capacity, table->count + 1, sizeof *table->entries);
    table->entries = entries;
    if (room)
        table->entries[table->count++] = (struct text_entry){key, text};
    return room;
}

static int compare_entries(const void *a, const void *b)
{
    const struct text_entry *x = a;
    const struct text_entry *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

static bool is_sorted(const struct text_table *table)
{
    for (size_t i = 1; i < table->count; i++)
        if (table->entries[i - 1].key > table->entries[i].key)
            return false;
    return true;
}

bool text_table_finish(struct text_table *table, struct arena *arena)
{
    /* A base language comes sorted, a translation in the order in which its author wrote. */
    if (!is_sorted(table))
        sort_items(table->entries, table->count, sizeof *table->entries, compare_entries);
    struct text_entry *entries = arena_array(arena, table->count, sizeof *entries);
    if (!entries)
        return false;
    if (table->count)
        memcpy(entries, table->entries, table->count * sizeof *entries);
    free(table->entries);
    table->entries = entries;
    table->capacity = 0;
    return true;
}

void text_table_free(struct text_table *table)
{
    /* Entries of a finished table are the arena's. */
    if (table->capacity)
        free(table->entries);
    *table = (struct text_table){0};
}

const char *text_table_find(const struct text_table *table, uint64_t key)
{
    const struct text_entry wanted = {key, NULL};
    if (!table->count)
        return NULL;
    const struct text_entry *found =
        bsearch(&wanted, table->entries, table->count, sizeof *table->entries, compare_entries);
    return found ? found->text : NULL;
}
