/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_TESTS_HEAP_H
#define CPINDEX_TESTS_HEAP_H

#include <stddef.h>

/* What the whole process has on the heap: this program's malloc() and free() stand in for the C library's. */
struct heap {
    size_t held;  /* bytes, as the allocator rounds them */
    size_t peak;  /* the most that was ever held since heap_reset_peak() */
    size_t calls; /* of malloc, calloc and realloc */
};

struct heap heap_now(void);
void heap_reset_peak(void);

#endif
