/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_MEMORY_H
#define CPINDEX_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* An arena hands out memory that is freed all at once. All zero is an empty arena. */
struct arena {
    struct arena_block *newest;
};

/* Zeroed and aligned for any object; NULL when out of memory. */
void *arena_alloc(struct arena *arena, size_t size);

/* As arena_alloc() for an array; NULL also where count * size overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy that ends in a NUL; NULL when out of memory. */
char *arena_text(struct arena *arena, const char *text, size_t length);

/* Moves all that `from` holds into `arena`; `from` is empty then. */
void arena_take_over(struct arena *arena, struct arena *from);

void arena_free(struct arena *arena);

/* Makes room for `needed` items in a malloc'ed array. False, with the array as it was, when out of memory. */
bool array_reserve(void **items, size_t *capacity, size_t needed, size_t item_size);

#endif
