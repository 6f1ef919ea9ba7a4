/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_LIST_H
#define CPINDEX_FRAMEWORK_LIST_H

#include <cpindex/import.h>

#include "document/csv.h"
#include "document/made_text.h"
#include "framework/model.h"

/* An owner's list of indicators on its way to a framework file: columns, then rows, then a tree, then text. */

/* What a row says once. */
enum list_field {
    LIST_CODE,
    LIST_KIND,
    LIST_PARENT,
    LIST_SECTION,
    LIST_DOMAIN,
    LIST_WEIGHT,
    LIST_SCORED,
    LIST_SCALE,
    LIST_QUANTITY,
    LIST_FIELDS,
};

/* What a row says in each language: the texts of its node in the order of cpi_text_kind, then the titles of the domains
 * that it names. */
enum list_text {
    LIST_TITLE,
    LIST_DESCRIPTION,
    LIST_QUESTION,
    LIST_GUIDANCE,
    LIST_SOURCE,
    LIST_EVIDENCE,
    LIST_NODE_TEXTS,
    LIST_SECTION_TITLE = LIST_NODE_TEXTS,
    LIST_DOMAIN_TITLE,
    LIST_TEXTS,
};

enum {
    /* Each level of the tree is two of YAML's 64. */
    MOST_LIST_DEPTH = 30,
};

/* Of a list that stands alone. */
#define LIST_SCALE_CODE "compliance"

/* What a caller says of the list. */
struct list_column_name {
    const char *role;
    const char *name;
};

struct list_file {
    const char *path;
    char *text;
    size_t length;
};

struct cpi_import {
    /* Of the settings, and of what came out. */
    struct arena arena;
    struct arena results;
    struct list_column_name *columns;
    size_t column_count;
    size_t column_capacity;
    const char **facets;
    size_t facet_count;
    size_t facet_capacity;
    const char *code;
    const char *edition;
    const char *title;
    const char *language;
    /* The framework file that all but the tree is taken from, where there is one: its path, its text, and what it
     * says. */
    struct list_file file;
    /* Its translations, by language from 1 on; without text where there is none. */
    struct list_file *translation_files;
    int32_t translation_file_count;
    cpi_framework *original;
    /* What came out. */
    struct made_text framework;
    struct made_text *translations;
    const char **languages;
    int32_t language_count;
};

/* A column of the list that is used. */
struct list_column {
    enum { LIST_UNUSED, LIST_A_FIELD, LIST_A_TEXT, LIST_A_FACET } kind;
    /* enum list_field, enum list_text, or which facet. */
    int32_t which;
    /* Of a text: 0 is the base language. */
    int32_t language;
};

/* A trimmed cell; NULL for its text where it is empty or there is no such column. */
struct list_cell {
    const char *text;
    int32_t line;
    int32_t column;
};

struct list_node {
    /* Of a row, else NULL: a domain that rows name. */
    const struct list_cell *cells;
    /* What first named the node. */
    struct list_cell place;
    /* Whose cells title a domain that rows name, and in which columns. */
    const struct list_cell *titled_by;
    enum list_text title_column;
    const char *code;
    /* Of a domain that rows name by its title. */
    const char *title;
    /* The node of the original framework with that code, else -1; and that node where it is the same thing, so that
     * what the list has no column for stays. */
    int32_t namesake;
    int32_t original;
    cpi_node_kind kind;
    int32_t parent;
    int32_t first_child;
    int32_t last_child;
    int32_t next;
};

struct list_group {
    const char *code;
    const char *title;
    int32_t facet;
};

struct list {
    const cpi_import *import;
    /* NULL where the list stands alone. */
    const cpi_framework *original;
    cpi_diag *diag;
    const char *name;
    struct arena arena;
    struct csv csv;
    struct list_column *columns;
    int32_t column_count;
    int32_t field_columns[LIST_FIELDS];
    /* By language, then text. */
    int32_t (*text_columns)[LIST_TEXTS];
    int32_t *facet_columns;
    const char **facets;
    int32_t facet_count;
    const char **languages;
    int32_t language_count;
    /* The scale that the top of the file hands down; NULL for none. */
    const char *root_scale;
    /* nodes[0] is the index. */
    struct list_node *nodes;
    size_t node_capacity;
    int32_t node_count;
    int32_t row_count;
    struct map codes;
    /* Domains by their titles, folded: of the list, and of the original. */
    struct map titles;
    struct map original_titles;
    /* Of a list that stands alone: groups in the order in which rows name them. */
    struct list_group *groups;
    size_t group_capacity;
    int32_t group_count;
    /* For each node of the original, the one that stands for it here; -1 for none. */
    int32_t *taken;
    int32_t suggestions_left;
    bool problems;
    bool no_memory;
};

/* Each reports what it finds; list->problems and list->no_memory tell how it went. */
bool list_read_header(struct list *list);
void list_read_rows(struct list *list);
void list_build_tree(struct list *list);

struct place list_place(const struct list *list, struct list_cell cell);
void list_error(struct list *list, struct list_cell cell, enum diag_code code, const char *format, ...)
    CPI_PRINTF(4, 5);

struct list_cell list_field(const struct list *list, const struct list_node *node, enum list_field field);

/* What a node says in a language: from its row, or where the list has no such column, from the original. Its text is
 * NULL for nothing. */
struct list_cell list_text(const struct list *list, const struct list_node *node, enum list_text text,
                           int32_t language);

/* A node at the end; -1 when out of memory. */
int32_t list_add_node(struct list *list, cpi_node_kind kind, struct list_cell place);

/* A text as it counts where case and marks do not, kept; NULL when out of memory. */
const char *list_folded(struct list *list, const char *text);

/* A code made of a text: what a code cannot hold becomes a hyphen. NULL when out of memory. */
const char *list_code_of(struct list *list, const char *text);

/* The groups of a facet that a cell names, one call each; false at the end. `rest` begins as the cell's text. A name
 * that is not known is given as it stands. */
bool list_next_group(struct list *list, int32_t facet, const char **rest, const char **code);

/* The keys `domains` and `indicators` of the top, with all below. */
void list_write_tree(struct list *list, struct made_text *made);
void list_write_framework(struct list *list, struct made_text *made);
/* The translation into a language; nothing where there is nothing to say in it. */
void list_write_translation(struct list *list, int32_t language, struct made_text *made);

/* What takes the place of a key at the top of a YAML text: the text of another value, or what is made. */
struct splice {
    const char *key;
    const char *text;
    const struct made_text *made;
};

/* Adds a file with some of its keys replaced, and every other line as it is. A key that is made but not there is put at
 * the end. */
void list_splice(struct list *list, struct made_text *made, const struct list_file *file, const struct splice *splices,
                 size_t count);

#endif
