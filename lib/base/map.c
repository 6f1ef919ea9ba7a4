/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

struct map_slot {
    const char *text;
    uint32_t hash;
    int32_t number;
};

enum {
    FIRST_SIZE = 16,
};

/* FNV-1a. */
static uint32_t hash_text(const char *text)
{
    uint32_t hash = 2166136261U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash;
}

/* The slot of a text, or the free one where it belongs. */
static struct map_slot *find_slot(const struct map *map, const char *text, uint32_t hash)
{
    uint32_t i = hash & (map->size - 1);
    while (map->slots[i].text && (map->slots[i].hash != hash || strcmp(map->slots[i].text, text) != 0))
        i = (i + 1) & (map->size - 1);
    return &map->slots[i];
}

static bool grow(struct map *map)
{
    struct map grown = {.size = map->size ? map->size * 2 : FIRST_SIZE, .used = map->used};
    grown.slots = calloc(grown.size, sizeof *grown.slots);
    if (!grown.slots)
        return false;
    for (uint32_t i = 0; i < map->size; i++)
        if (map->slots[i].text)
            *find_slot(&grown, map->slots[i].text, map->slots[i].hash) = map->slots[i];
    free(map->slots);
    *map = grown;
    return true;
}

enum map_added map_add(struct map *map, const char *text, int32_t number)
{
    if (map->used >= map->size / 4 * 3 && !grow(map))
        return MAP_NO_MEMORY;
    uint32_t hash = hash_text(text);
    struct map_slot *slot = find_slot(map, text, hash);
    if (slot->text)
        return MAP_EXISTS;
    *slot = (struct map_slot){text, hash, number};
    map->used++;
    return MAP_ADDED;
}

int32_t map_find(const struct map *map, const char *text)
{
    if (!map->size)
        return -1;
    const struct map_slot *slot = find_slot(map, text, hash_text(text));
    return slot->text ? slot->number : -1;
}

bool map_copy(const struct map *map, struct map *copy)
{
    *copy = *map;
    if (!map->size)
        return true;
    copy->slots = malloc(map->size * sizeof *copy->slots);
    if (!copy->slots) {
        *copy = (struct map){0};
        return false;
    }
    memcpy(copy->slots, map->slots, map->size * sizeof *copy->slots);
    return true;
}

void map_free(struct map *map)
{
    free(map->slots);
    *map = (struct map){0};
}
