/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_TEXTS_H
#define CPINDEX_FRAMEWORK_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* The titles, questions and labels of a framework in one language, each under a key that says what it is a text of.
 * The base language and every translation are such a table. */

enum text_owner {
    TEXT_OF_SCALE,
    TEXT_OF_FACET,
    TEXT_OF_NODE,
    TEXT_OF_DERIVED,
    TEXT_OF_BANDS,
    TEXT_OF_METHOD,
};

/* `part` is an option of a scale, a group of a facet or a band of a set, -1 for these themselves and for the other
 * owners. */
uint64_t text_key(enum text_owner owner, int32_t index, int32_t part, int kind);

/* What a key was made of. */
struct text_place {
    enum text_owner owner;
    int32_t index;
    int32_t part;
    int kind;
};

struct text_place text_place_of(uint64_t key);

struct text_entry {
    uint64_t key;
    const char *text;
};

struct text_table {
    struct text_entry *entries;
    size_t count;
    size_t capacity;
};

/* Adds to a table under construction. The text is borrowed. False when out of memory. */
bool text_table_add(struct text_table *table, uint64_t key, const char *text);

/* Ends the construction: sorts, and moves the entries to an arena. False when out of memory. */
bool text_table_finish(struct text_table *table, struct arena *arena);

/* Frees a table, unless its construction ended: then it is the arena's. */
void text_table_free(struct text_table *table);

/* NULL where there is none. */
const char *text_table_find(const struct text_table *table, uint64_t key);

#endif
