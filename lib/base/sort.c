/* SPDX-License-Identifier: MIT */
#include "base/sort.h"

#include <stddef.h>
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

/* Puts `held` in at the root, or below it: what is larger moves up. */
static void sift_down(const struct heap *heap, const void *held, size_t root, size_t count)
{
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && heap->compare(item(heap, child), item(heap, child + 1)) < 0)
            child++;
        if (heap->compare(held, item(heap, child)) >= 0)
            break;
        memcpy(item(heap, root), item(heap, child), heap->size);
    }
    memcpy(item(heap, root), held, heap->size);
}

void sort_items(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    const struct heap heap = {items, size, compare};
    max_align_t room[SORT_LARGEST_ITEM / sizeof(max_align_t)];
    for (size_t i = count / 2; i-- > 0;) {
        memcpy(room, item(&heap, i), size);
        sift_down(&heap, room, i, count);
    }
    for (size_t i = count; i-- > 1;) {
        memcpy(room, item(&heap, i), size);
        memcpy(item(&heap, i), items, size);
        sift_down(&heap, room, 0, i);
    }
}

static void sift_number(double *numbers, size_t root, size_t count)
{
    double held = numbers[root];
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && numbers[child + 1] > numbers[child])
            child++;
        if (numbers[child] <= held)
            break;
        numbers[root] = numbers[child];
    }
    numbers[root] = held;
}

void sort_numbers(double *numbers, size_t count)
{
    for (size_t i = count / 2; i > 0; i--)
        sift_number(numbers, i - 1, count);
    for (size_t end = count; end > 1; end--) {
        double largest = numbers[0];
        numbers[0] = numbers[end - 1];
        numbers[end - 1] = largest;
        sift_number(numbers, 0, end - 1);
    }
}
