/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_MAP_H
#define CPINDEX_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From texts to numbers >= 0. The texts are borrowed. All zero is an empty map.
 * A crit-bit tree (D. J. Bernstein's name for a PATRICIA tree): no text is slower than its own length, whatever the
 * others are, so that nobody can choose codes that bring loading to a halt, as with a hash table. */
struct map {
    struct map_entry *entries;
    size_t capacity;
    int32_t count;
    int32_t root;
};

enum map_added {
    MAP_ADDED,
    MAP_EXISTS,
    MAP_NO_MEMORY,
};

/* Adds a text that is not there yet. */
enum map_added map_add(struct map *map, const char *text, int32_t number);

/* Room for one more text: adding it needs no memory then. False when out of memory. */
bool map_reserve(struct map *map);

/* The number of a text, -1 where it is not there. */
int32_t map_find(const struct map *map, const char *text);

/* Gives back the room for further texts. False when out of memory. */
bool map_trim(struct map *map);

/* False when out of memory. */
bool map_copy(const struct map *map, struct map *copy);

void map_free(struct map *map);

#endif
