/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_MAP_H
#define CPINDEX_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From texts to numbers >= 0. The texts are borrowed. All zero is an empty map. */
struct map {
    struct map_slot *slots;
    uint32_t size;
    uint32_t used;
};

enum map_added {
    MAP_ADDED,
    MAP_EXISTS,
    MAP_NO_MEMORY,
};

/* Adds a text that is not there yet. */
enum map_added map_add(struct map *map, const char *text, int32_t number);

/* The number of a text, -1 where it is not there. */
int32_t map_find(const struct map *map, const char *text);

/* False when out of memory. */
bool map_copy(const struct map *map, struct map *copy);

void map_free(struct map *map);

#endif
