/* SPDX-License-Identifier: MIT */
#include "base/sort.h"

#include <string.h>

/* A heap sort. */
struct heap {
    char *items;
    size_t size;
    int (*compare)(const void *, const void *);
};

static char *item(const struct heap *heap, size_t i)
{
    return heap->items + i * heap->size;
}

enum {
    SWAPPED_AT_ONCE = 64,
};

static inline void swap_part(char *x, char *y, size_t size)
{
    char held[SWAPPED_AT_ONCE];
    memcpy(held, x, size);
    memcpy(x, y, size);
    memcpy(y, held, size);
}

static void swap_large(char *x, char *y, size_t size)
{
    for (; size > SWAPPED_AT_ONCE; size -= SWAPPED_AT_ONCE) {
        swap_part(x, y, SWAPPED_AT_ONCE);
        x += SWAPPED_AT_ONCE;
        y += SWAPPED_AT_ONCE;
    }
    swap_part(x, y, size);
}

static inline void swap(const struct heap *heap, size_t a, size_t b)
{
    if (heap->size <= SWAPPED_AT_ONCE)
        swap_part(item(heap, a), item(heap, b), heap->size);
    else
        swap_large(item(heap, a), item(heap, b), heap->size);
}

static void sift_down(const struct heap *heap, size_t root, size_t count)
{
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && heap->compare(item(heap, child), item(heap, child + 1)) < 0)
            child++;
        if (heap->compare(item(heap, root), item(heap, child)) >= 0)
            return;
        swap(heap, root, child);
    }
}

void sort_items(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    const struct heap heap = {items, size, compare};
    for (size_t i = count / 2; i-- > 0;)
        sift_down(&heap, i, count);
    for (size_t i = count; i-- > 1;) {
        swap(&heap, 0, i);
        sift_down(&heap, 0, i);
    }
}
