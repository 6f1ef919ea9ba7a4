/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_SORT_H
#define CPINDEX_BASE_SORT_H

#include <stddef.h>

enum {
    SORT_LARGEST_ITEM = 256,
};

/* As qsort(), which in some C libraries allocates memory and differs in how it treats equal items: this one does
 * neither, if `compare` tells all items apart. Items of at most SORT_LARGEST_ITEM bytes. */
void sort_items(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));

/* Numbers, the lowest first; none is NaN. */
void sort_numbers(double *numbers, size_t count);

#endif
