/* SPDX-License-Identifier: MIT */
/* The rows of a list: each becomes a node that knows its cells. */
#include <string.h>

#include "framework/list.h"

struct place list_place(const struct list *list, struct list_cell cell)
{
    return (struct place){list->name, NULL, cell.line, cell.column};
}

void list_error(struct list *list, struct list_cell cell, enum diag_code code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_report(list->diag, CPI_ERROR, list_place(list, cell), code, format, arguments);
    va_end(arguments);
    list->problems = true;
}

int32_t list_add_node(struct list *list, cpi_node_kind kind, struct list_cell place)
{
    void *nodes = list->nodes;
    bool room = array_reserve(&nodes, &list->node_capacity, (size_t)list->node_count + 1, sizeof *list->nodes);
    list->nodes = nodes;
    list->no_memory |= !room;
    if (!room)
        return -1;
    list->nodes[list->node_count] = (struct list_node){.place = place,
                                                       .namesake = -1,
                                                       .original = -1,
                                                       .kind = kind,
                                                       .parent = -1,
                                                       .first_child = -1,
                                                       .last_child = -1,
                                                       .next = -1};
    return list->node_count++;
}

/* The cells of the current row, one for each column. */
static struct list_cell *keep_cells(struct list *list)
{
    struct list_cell *cells = arena_array(&list->arena, (size_t)list->column_count, sizeof *cells);
    list->no_memory |= !cells;
    for (int32_t i = 0; i < list->column_count && !list->no_memory; i++) {
        cells[i] = (struct list_cell){NULL, list->csv.fields[0].line, 0};
        if (i >= (int32_t)list->csv.field_count)
            continue;
        const struct csv_field *field = &list->csv.fields[i];
        const char *text = csv_trim(field->text);
        cells[i] = (struct list_cell){NULL, field->line, field->column};
        if (*text)
            cells[i].text = arena_text(&list->arena, text, strlen(text));
        list->no_memory |= *text && !cells[i].text;
    }
    return list->no_memory ? NULL : cells;
}

static void check_width(struct list *list)
{
    for (size_t i = (size_t)list->column_count; i < list->csv.field_count; i++) {
        const struct csv_field *field = &list->csv.fields[i];
        if (!*csv_trim(field->text))
            continue;
        list_error(list, (struct list_cell){NULL, field->line, field->column}, CPI_D_CSV_FIELDS,
                   "the row has more fields than the first line has columns");
        return;
    }
}

static cpi_node_kind kind_of(struct list *list, struct list_cell cell)
{
    if (!cell.text || text_same_folded(cell.text, "indicator"))
        return CPI_INDICATOR;
    if (text_same_folded(cell.text, "domain"))
        return CPI_DOMAIN;
    list_error(list, cell, CPI_D_UNKNOWN_WORD, "'kind' is domain or indicator, not '%s'", text_excerpt(cell.text).text);
    return CPI_INDICATOR;
}

/* A second row of a code goes on under another one, so that whatever else is wrong with it is found too. */
static void refuse_duplicate(struct list *list, int32_t node, struct list_cell code)
{
    struct text_buffer other = {0};
    list_error(list, code, CPI_D_DUPLICATE_CODE, "the code '%s' is also used in line %d", text_excerpt(code.text).text,
               (int)list->nodes[map_find(&list->codes, code.text)].place.line);
    text_buffer_print(&other, "%s+line-%d", code.text, (int)code.line);
    if (!other.no_memory)
        list->nodes[node].code = arena_text(&list->arena, other.bytes, other.length);
    list->no_memory |= !list->nodes[node].code;
    text_buffer_free(&other);
}

/* That a code is missing, or none, is found when the framework is loaded. */
static void take_code(struct list *list, int32_t node, struct list_cell code)
{
    if (!code.text)
        return;
    enum map_added added = map_add(&list->codes, code.text, node);
    list->no_memory |= added == MAP_NO_MEMORY;
    if (added == MAP_ADDED)
        list->nodes[node].code = code.text;
    else if (added == MAP_EXISTS)
        refuse_duplicate(list, node, code);
}

static void read_row(struct list *list)
{
    check_width(list);
    const struct list_cell *cells = keep_cells(list);
    if (!cells)
        return;
    struct list_node row = {.cells = cells};
    struct list_cell code = list_field(list, &row, LIST_CODE);
    int32_t node = list_add_node(list, kind_of(list, list_field(list, &row, LIST_KIND)), code);
    if (node < 0)
        return;
    list->nodes[node].cells = cells;
    take_code(list, node, code);
    list->row_count++;
}

void list_read_rows(struct list *list)
{
    while (!list->no_memory && csv_next(&list->csv)) {
        if (list->row_count == MOST_NODES) {
            list_error(list, (struct list_cell){NULL, list->csv.fields[0].line, 0}, CPI_D_TOO_MANY,
                       "a framework has at most 100,000 domains and indicators");
            return;
        }
        read_row(list);
    }
    list->problems |= list->csv.problems;
    list->no_memory |= list->csv.no_memory;
    if (list->row_count == 0 && !list->problems)
        list_error(list, (struct list_cell){0}, CPI_D_NO_ROWS, "the list has no rows below its first line");
}
