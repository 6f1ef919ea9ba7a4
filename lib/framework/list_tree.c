/* SPDX-License-Identifier: MIT */
/* Where each row stands in the tree, and the domains that rows only name. */
#include <string.h>

#include "framework/list.h"

enum {
    LONGEST_FOLDED = 400,
};

const char *list_code_of(struct list *list, const char *text)
{
    char *code = arena_text(&list->arena, text, strlen(text));
    char *end = code;
    list->no_memory |= !code;
    for (const char *next = code; code && *next;) {
        const char *start = next;
        uint32_t c = text_next_character(&next);
        bool kept = c >= 0x80 ? !text_is_invisible(c) : c && strchr("._-+", (int)c) != NULL;
        kept |= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (kept) {
            memmove(end, start, (size_t)(next - start));
            end += next - start;
        } else if (end > code && end[-1] != '-' && *next) {
            *end++ = '-';
        }
    }
    if (code)
        *end = '\0';
    return code;
}

const char *list_folded(struct list *list, const char *text)
{
    char folded[LONGEST_FOLDED];
    const char *result = text_fold(text, folded, sizeof folded) ? folded : text;
    char *kept = arena_text(&list->arena, result, strlen(result));
    list->no_memory |= !kept;
    return kept;
}

static void add_title(struct list *list, struct map *titles, const char *title, int32_t node)
{
    const char *folded = title ? list_folded(list, title) : NULL;
    if (folded)
        list->no_memory |= map_add(titles, folded, node) == MAP_NO_MEMORY;
}

static int32_t find_title(struct list *list, const struct map *titles, const char *title)
{
    const char *folded = list_folded(list, title);
    return folded ? map_find(titles, folded) : -1;
}

/* A domain of the original, by its code or its title in any language; -1 for none. */
static int32_t find_original(struct list *list, const char *name)
{
    int32_t node = cpi_framework_find_node(list->original, name);
    bool is_domain = node > 0 && cpi_framework_node_kind(list->original, node) == CPI_DOMAIN;
    return is_domain ? node : find_title(list, &list->original_titles, name);
}

/* The domain of the list with that code or title; -1 for none. */
static int32_t find_domain(struct list *list, const char *name)
{
    int32_t node = map_find(&list->codes, name);
    bool is_domain = node > 0 && list->nodes[node].kind == CPI_DOMAIN;
    return is_domain ? node : find_title(list, &list->titles, name);
}

static void note_titles(struct list *list)
{
    const cpi_framework *original = list->original;
    for (int32_t i = 1; i < list->node_count; i++)
        if (list->nodes[i].kind == CPI_DOMAIN)
            add_title(list, &list->titles, list_text(list, &list->nodes[i], LIST_TITLE, 0).text, i);
    for (int32_t i = 1; i < cpi_framework_node_count(original); i++)
        for (int32_t j = 0; j < cpi_framework_language_count(original); j++)
            if (cpi_framework_node_kind(original, i) == CPI_DOMAIN)
                add_title(list, &list->original_titles,
                          cpi_framework_node_text(original, i, CPI_TITLE, cpi_framework_language(original, j)), i);
}

static void take_code(struct list *list, int32_t node, const char *code)
{
    list->nodes[node].code = code;
    if (code)
        list->no_memory |= map_add(&list->codes, code, node) == MAP_NO_MEMORY;
}

/* A domain of the original that a row names, with those above it. */
static int32_t take_original(struct list *list, int32_t original, struct list_cell place)
{
    if (original <= 0)
        return 0;
    if (list->taken[original] >= 0)
        return list->taken[original];
    int32_t listed = map_find(&list->codes, cpi_framework_node_code(list->original, original));
    int32_t parent = listed < 0 ? take_original(list, cpi_framework_node_parent(list->original, original), place) : -1;
    int32_t node = listed < 0 ? list_add_node(list, CPI_DOMAIN, place) : listed;
    if (node < 0)
        return 0;
    list->taken[original] = node;
    if (listed >= 0)
        return listed;
    list->nodes[node].parent = parent;
    list->nodes[node].namesake = original;
    list->nodes[node].original = original;
    take_code(list, node, cpi_framework_node_code(list->original, original));
    return node;
}

/* Two spellings of one name would become two domains. */
static void warn_of_likeness(struct list *list, const struct list_cell *cell)
{
    const char *best = NULL;
    /* Names that are two are seldom one typing error apart. */
    size_t distance = text_suggestion_limit(cell->text) - 1;
    for (int32_t i = 1; i < list->node_count && list->suggestions_left > 0; i++) {
        const struct list_node *n = &list->nodes[i];
        if (n->kind == CPI_DOMAIN && n->title)
            text_suggestion_try(cell->text, n->title, &best, &distance);
    }
    for (int32_t i = 1; i < cpi_framework_node_count(list->original) && list->suggestions_left > 0; i++)
        if (cpi_framework_node_kind(list->original, i) == CPI_DOMAIN)
            text_suggestion_try(cell->text, cpi_framework_node_text(list->original, i, CPI_TITLE, NULL), &best,
                                &distance);
    list->suggestions_left--;
    /* Article 2 and Article 20 are alike, and two. */
    bool numbered = best && strpbrk(best, "0123456789") && strpbrk(cell->text, "0123456789");
    if (best && !numbered)
        diag_warning(list->diag, list_place(list, *cell), CPI_D_ALIKE_DOMAINS,
                     "'%s' becomes a domain of its own; there is also '%s'", text_excerpt(cell->text).text,
                     text_excerpt(best).text);
}

static int32_t make_domain(struct list *list, const struct list_node *row, struct list_cell cell,
                           enum list_text title_column, int32_t parent)
{
    const struct list_cell *cells = row->cells;
    warn_of_likeness(list, &cell);
    int32_t node = list_add_node(list, CPI_DOMAIN, cell);
    if (node < 0)
        return 0;
    list->nodes[node].parent = parent;
    list->nodes[node].title = cell.text;
    list->nodes[node].titled_by = cells;
    list->nodes[node].title_column = title_column;
    take_code(list, node, list_code_of(list, cell.text));
    add_title(list, &list->titles, cell.text, node);
    return node;
}

/* The domain that a cell names: listed, of the original, or made for it below `parent`. */
static int32_t domain_of(struct list *list, const struct list_node *row, enum list_field field, int32_t parent)
{
    struct list_cell cell = list_field(list, row, field);
    if (!cell.text)
        return parent;
    int32_t node = find_domain(list, cell.text);
    if (node >= 0)
        return node;
    int32_t original = find_original(list, cell.text);
    if (original > 0)
        return take_original(list, original, cell);
    return make_domain(list, row, cell, field == LIST_SECTION ? LIST_SECTION_TITLE : LIST_DOMAIN_TITLE, parent);
}

/* The node that the column `parent` names. */
static int32_t parent_of(struct list *list, struct list_cell cell)
{
    int32_t node = map_find(&list->codes, cell.text);
    if (node >= 0)
        return node;
    if (strcmp(cell.text, list->nodes[0].code) == 0)
        return 0;
    int32_t original = cpi_framework_find_node(list->original, cell.text);
    if (original > 0 && cpi_framework_node_kind(list->original, original) == CPI_DOMAIN)
        return take_original(list, original, cell);
    const char *best = NULL;
    size_t distance = text_suggestion_limit(cell.text);
    for (int32_t i = 1; i < list->node_count && list->suggestions_left > 0; i++)
        if (list->nodes[i].code)
            text_suggestion_try(cell.text, list->nodes[i].code, &best, &distance);
    list->suggestions_left--;
    list_error(list, cell, CPI_D_UNKNOWN_NODE, "no domain or indicator has the code '%s'%s",
               text_excerpt(cell.text).text, text_did_you_mean(best).text);
    return 0;
}

/* By its column `parent`, else by section and domain; where the list has none of these columns, as in the original. */
static int32_t place_row(struct list *list, int32_t node)
{
    const struct list_node row = list->nodes[node];
    struct list_cell parent = list_field(list, &row, LIST_PARENT);
    bool placed = list->field_columns[LIST_PARENT] >= 0 || list->field_columns[LIST_SECTION] >= 0 ||
                  list->field_columns[LIST_DOMAIN] >= 0;
    if (parent.text)
        return parent_of(list, parent);
    if (!placed && row.original > 0) {
        int32_t above = cpi_framework_node_parent(list->original, row.original);
        int32_t listed = above > 0 ? map_find(&list->codes, cpi_framework_node_code(list->original, above)) : 0;
        return listed >= 0 ? listed : take_original(list, above, row.place);
    }
    int32_t section = domain_of(list, &row, LIST_SECTION, 0);
    return domain_of(list, &row, LIST_DOMAIN, section);
}

/* A row that stands below itself would never be reached from the index. */
static void check_reached(struct list *list, int32_t node)
{
    int32_t above = node;
    for (int32_t steps = 0; above > 0 && steps < MOST_LIST_DEPTH; steps++)
        above = list->nodes[above].parent;
    if (above == 0)
        return;
    list_error(list, list->nodes[node].place, CPI_D_BELOW_ITSELF,
               "'%s' stands below itself, or more than %d levels down",
               text_excerpt(list->nodes[node].code ? list->nodes[node].code : "").text, MOST_LIST_DEPTH);
    list->nodes[node].parent = 0;
}

static void check_parent(struct list *list, int32_t node)
{
    struct list_node *n = &list->nodes[node];
    if (n->kind != CPI_DOMAIN || list->nodes[n->parent].kind != CPI_INDICATOR)
        return;
    list_error(list, n->place, CPI_D_NOT_HERE, "a domain cannot stand below an indicator");
    n->parent = 0;
}

static void link_child(struct list *list, int32_t node)
{
    struct list_node *parent = &list->nodes[list->nodes[node].parent];
    if (parent->last_child >= 0)
        list->nodes[parent->last_child].next = node;
    else
        parent->first_child = node;
    parent->last_child = node;
}

/* Domains that stand in the original come first, in its order; then the others, as the list names them. */
static void link_all(struct list *list)
{
    for (int32_t i = 1; i < cpi_framework_node_count(list->original); i++)
        if (list->taken[i] > list->row_count)
            link_child(list, list->taken[i]);
    for (int32_t i = 1; i < list->node_count; i++)
        if (i <= list->row_count || list->nodes[i].original < 0)
            link_child(list, i);
}

/* Two owners may use one code for different questions. */
static bool asks_the_same(const struct list *list, const struct list_node *n)
{
    const char *question = list_text(list, n, LIST_QUESTION, 0).text;
    const char *before = cpi_framework_node_text(list->original, n->namesake, CPI_QUESTION, NULL);
    return !question || (before && strcmp(question, before) == 0);
}

static bool find_originals(struct list *list)
{
    int32_t count = cpi_framework_node_count(list->original);
    list->taken = arena_array(&list->arena, (size_t)count + 1, sizeof *list->taken);
    list->no_memory |= !list->taken;
    for (int32_t i = 0; i < count && !list->no_memory; i++)
        list->taken[i] = -1;
    for (int32_t i = 1; i <= list->row_count && !list->no_memory; i++) {
        struct list_node *n = &list->nodes[i];
        int32_t namesake = n->code ? cpi_framework_find_node(list->original, n->code) : CPI_NONE;
        if (namesake <= 0 || cpi_framework_node_kind(list->original, namesake) != n->kind)
            continue;
        n->namesake = namesake;
        n->original = asks_the_same(list, n) ? namesake : -1;
    }
    return !list->no_memory;
}

void list_build_tree(struct list *list)
{
    if (!find_originals(list))
        return;
    note_titles(list);
    for (int32_t i = 1; i <= list->row_count && !list->no_memory; i++) {
        int32_t parent = place_row(list, i);
        list->nodes[i].parent = parent;
    }
    for (int32_t i = 1; i < list->node_count && !list->no_memory; i++) {
        check_reached(list, i);
        check_parent(list, i);
    }
    if (!list->no_memory)
        link_all(list);
}
