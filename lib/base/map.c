/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A text, and the fork that was made when it was added (the first text has none). A link is the number of a fork, or -1
 * less the number of a text. */
struct map_entry {
    const char *text;
    int32_t number;
    /* The bit that the fork looks at, counted from the highest one of the first byte. */
    uint32_t bit;
    int32_t link[2];
};

static bool is_fork(int32_t link)
{
    return link >= 0;
}

/* Which way a text goes at a fork. */
static int direction(const struct map_entry *fork, const char *text, size_t length)
{
    unsigned char byte = fork->bit / 8 < length ? (unsigned char)text[fork->bit / 8] : 0;
    return byte >> (7 - fork->bit % 8) & 1;
}

/* The only text that could be the one wanted. */
static const struct map_entry *candidate(const struct map *map, const char *text, size_t length)
{
    int32_t link = map->root;
    while (is_fork(link))
        link = map->entries[link].link[direction(&map->entries[link], text, length)];
    return &map->entries[-1 - link];
}

/* The first bit in which two texts differ. */
static uint32_t first_difference(const char *a, const char *b)
{
    size_t byte = 0;
    uint32_t bit = 0;
    while (a[byte] == b[byte])
        byte++;
    while (!((a[byte] ^ b[byte]) & 0x80 >> bit))
        bit++;
    return (uint32_t)(byte * 8) + bit;
}

/* Forks are ordered from the root down by their bits. */
static void insert_fork(struct map *map, struct map_entry *added, int32_t number, size_t length)
{
    int32_t *link = &map->root;
    while (is_fork(*link) && map->entries[*link].bit < added->bit)
        link = &map->entries[*link].link[direction(&map->entries[*link], added->text, length)];
    int way = direction(added, added->text, length);
    added->link[way] = -1 - number;
    added->link[1 - way] = *link;
    *link = number;
}

bool map_reserve(struct map *map)
{
    void *entries = map->entries;
    bool room = array_reserve(&entries, &map->capacity, (size_t)map->count + 1, sizeof *map->entries);
    map->entries = entries;
    return room && map->count < INT32_MAX;
}

enum map_added map_add(struct map *map, const char *text, int32_t number)
{
    size_t length = strlen(text);
    struct map_entry added = {.text = text, .number = number};
    if (map->count > 0) {
        const char *near = candidate(map, text, length)->text;
        if (strcmp(near, text) == 0)
            return MAP_EXISTS;
        added.bit = first_difference(near, text);
    }
    if (!map_reserve(map))
        return MAP_NO_MEMORY;
    if (map->count == 0)
        map->root = -1;
    else
        insert_fork(map, &added, map->count, length);
    map->entries[map->count++] = added;
    return MAP_ADDED;
}

int32_t map_find(const struct map *map, const char *text)
{
    if (map->count == 0)
        return -1;
    const struct map_entry *found = candidate(map, text, strlen(text));
    return strcmp(found->text, text) == 0 ? found->number : -1;
}

bool map_trim(struct map *map)
{
    if (map->count == 0)
        return true;
    struct map_entry *trimmed = realloc(map->entries, (size_t)map->count * sizeof *trimmed);
    if (!trimmed)
        return false;
    map->entries = trimmed;
    map->capacity = (size_t)map->count;
    return true;
}

bool map_copy(const struct map *map, struct map *copy)
{
    *copy = *map;
    copy->capacity = (size_t)map->count;
    copy->entries = NULL;
    if (map->count == 0)
        return true;
    copy->entries = malloc((size_t)map->count * sizeof *copy->entries);
    if (!copy->entries) {
        *copy = (struct map){0};
        return false;
    }
    memcpy(copy->entries, map->entries, (size_t)map->count * sizeof *copy->entries);
    return true;
}

void map_free(struct map *map)
{
    free(map->entries);
    *map = (struct map){0};
}
