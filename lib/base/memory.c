/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    ALIGNMENT = 8,
    FIRST_BLOCK = 1024,
    LARGEST_BLOCK = 32 * 1024,
};

struct arena_block {
    struct arena_block *older;
    size_t used;
    size_t size;
    char bytes[];
};

/* Blocks grow with the arena, so that a small one stays small and a large one wastes little. */
static struct arena_block *add_block(struct arena *arena, size_t size)
{
    size_t usual = arena->newest ? arena->newest->size * 2 : FIRST_BLOCK;
    if (usual > LARGEST_BLOCK)
        usual = LARGEST_BLOCK;
    if (size < usual)
        size = usual;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        return NULL;
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        return NULL;
    block->older = arena->newest;
    block->used = 0;
    block->size = size;
    arena->newest = block;
    return block;
}

static void *take(struct arena *arena, size_t size, size_t alignment)
{
    struct arena_block *block = arena->newest;
    size_t start = 0;
    if (block)
        start = (block->used + alignment - 1) & ~(alignment - 1);
    if (!block || start > block->size || size > block->size - start) {
        block = add_block(arena, size);
        start = 0;
    }
    if (!block)
        return NULL;
    block->used = start + size;
    return block->bytes + start;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *memory = take(arena, size, ALIGNMENT);
    return memory ? memset(memory, 0, size) : NULL;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    return size && count > SIZE_MAX / size ? NULL : arena_alloc(arena, count * size);
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
    char *copy = take(arena, length + 1, 1);
    if (!copy)
        return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void arena_take_over(struct arena *arena, struct arena *from)
{
    struct arena_block **oldest = &from->newest;
    while (*oldest)
        oldest = &(*oldest)->older;
    *oldest = arena->newest;
    arena->newest = from->newest;
    from->newest = NULL;
}

void arena_free(struct arena *arena)
{
    while (arena->newest) {
        struct arena_block *block = arena->newest;
        arena->newest = block->older;
        free(block);
    }
}

bool array_reserve(void **items, size_t *capacity, size_t needed, size_t item_size)
{
    if (needed <= *capacity)
        return true;
    size_t room = *capacity ? *capacity + *capacity / 2 : 8;
    if (room < needed)
        room = needed;
    if (room > SIZE_MAX / item_size)
        return false;
    void *grown = realloc(*items, room * item_size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = room;
    return true;
}
