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

/* Part by part, so that items may be of any size. */
static void swap(const struct heap *heap, size_t a, size_t b)
{
    char held[64];
    char *x = item(heap, a);
    char *y = item(heap, b);
    for (size_t done = 0, part; done < heap->size; done += part) {
        part = heap->size - done < sizeof held ? heap->size - done : sizeof held;
        memcpy(held, x + done, part);
        memcpy(x + done, y + done, part);
        memcpy(y + done, held, part);
    }
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
