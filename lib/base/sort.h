/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_SORT_H
#define CPINDEX_BASE_SORT_H

#include <stddef.h>

/* As qsort(), which in some C libraries allocates memory and differs in how it treats equal items: this one does
 * neither, if `compare` tells all items apart. */
void sort_items(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));

#endif
