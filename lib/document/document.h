/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_DOCUMENT_DOCUMENT_H
#define CPINDEX_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cpindex/diag.h>
#include <cpindex/status.h>

#include "base/memory.h"

/* A YAML text as a tree that remembers where everything stands. Values are texts: what they mean is for the reader to
 * say. */

enum value_kind {
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_MAP,
};

struct value {
    /* NULL for the root; then the list or mapping that holds this value. */
    const struct value *parent;
    struct value *next;
    union {
        /* Of a list or mapping. */
        struct value *first;
        /* Of a text. */
        const char *text;
    };
    /* Of a value in a mapping, else NULL. */
    const char *key;
    uint32_t key_line;
    uint32_t key_column;
    uint32_t line;
    uint32_t column;
    /* Number of values in a list or mapping. */
    uint32_t count;
    /* Place among the values of its parent, from 0. */
    uint32_t index;
    enum value_kind kind;
    /* It was reported already: readers pass over it in silence. */
    bool refused;
};

struct document {
    struct arena values;
    /* What the values say; whoever wants to keep texts takes this arena over. */
    struct arena texts;
    const char *name;
    /* NULL where the text is no YAML at all. */
    struct value *root;
    /* The text was read to its end. */
    bool complete;
};

/* Reads a text; `name` is borrowed. Reports every problem, and goes on where it can: CPI_BAD_INPUT comes with what was
 * read, so that the problems of its meaning can be reported too. document_free() is due in any case. */
cpi_status document_read(struct document *document, const char *text, size_t length, const char *name, cpi_diag *diag);

void document_free(struct document *document);

#endif
