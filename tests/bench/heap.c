/* SPDX-License-Identifier: MIT */
#include "heap.h"

#include <malloc.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void __libc_free(void *memory);

static struct heap heap;

static void *taken(void *memory)
{
    heap.calls++;
    heap.held += malloc_usable_size(memory);
    heap.peak = heap.held > heap.peak ? heap.held : heap.peak;
    return memory;
}

void *malloc(size_t size)
{
    return taken(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return taken(__libc_calloc(count, size));
}

void *realloc(void *memory, size_t size)
{
    size_t before = malloc_usable_size(memory);
    void *moved = __libc_realloc(memory, size);
    if (moved || !size)
        heap.held -= before;
    return taken(moved);
}

void free(void *memory)
{
    heap.held -= malloc_usable_size(memory);
    __libc_free(memory);
}

struct heap heap_now(void)
{
    return heap;
}

void heap_reset_peak(void)
{
    heap.peak = heap.held;
}
