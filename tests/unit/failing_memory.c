/* SPDX-License-Identifier: MIT */
#include "failing_memory.h"

#include <stddef.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
void __real_free(void *memory);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);
void __wrap_free(void *memory);

static struct {
    long blocks;
    /* How many allocations are left until one fails; 0 where none is to. */
    long left;
    bool and_all_after;
    bool failed;
} memory;

void memory_fails_at(long nth, bool and_all_after)
{
    memory.left = nth;
    memory.and_all_after = and_all_after;
    memory.failed = false;
}

bool memory_works_again(void)
{
    memory.left = 0;
    memory.and_all_after = false;
    return memory.failed;
}

long memory_blocks(void)
{
    return memory.blocks;
}

static bool fails_now(void)
{
    if (memory.failed && memory.and_all_after)
        return true;
    if (memory.left == 0 || --memory.left > 0)
        return false;
    memory.failed = true;
    return true;
}

static void *counted(void *block)
{
    memory.blocks += block != NULL;
    return block;
}

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_now() ? NULL : counted(__real_calloc(count, size));
}

void *__wrap_realloc(void *block, size_t size)
{
    if (fails_now())
        return NULL;
    return block ? __real_realloc(block, size) : counted(__real_malloc(size));
}

char *__wrap_strdup(const char *text)
{
    return fails_now() ? NULL : counted(__real_strdup(text));
}

void __wrap_free(void *block)
{
    memory.blocks -= block != NULL;
    __real_free(block);
}
