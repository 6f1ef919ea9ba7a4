/* SPDX-License-Identifier: MIT */
/* A tree as a framework file has it, each piece with the cell that it comes from. */
#include <string.h>

#include "base/number.h"
#include "document/write.h"
#include "framework/list.h"

struct writer {
    struct list *list;
    struct made_text *made;
};

/* "    key:", on a line of its own, from a cell. */
static size_t begin_key(const struct writer *writer, struct list_cell cell, int indent, const char *key)
{
    struct text_buffer *out = &writer->made->text;
    text_buffer_print(out, "%*s", indent, "");
    made_from(writer->made, list_place(writer->list, cell), false);
    text_buffer_print(out, "%s:", key);
    return (size_t)indent + strlen(key) + 1;
}

static void put_entry(const struct writer *writer, struct list_cell cell, int indent, const char *key)
{
    if (!cell.text)
        return;
    size_t column = begin_key(writer, cell, indent, key);
    yaml_put_value(&writer->made->text, cell.text, column, (size_t)indent + 2);
    text_buffer_print(&writer->made->text, "\n");
}

/* A number as Excel may write it in the Balkans, where the separator leaves the comma free. */
static void put_number(const struct writer *writer, struct list_cell cell, int indent, const char *key)
{
    double number;
    char text[NUMBER_TEXT_SIZE];
    bool comma = writer->list->csv.separator != ',' && cell.text && strchr(cell.text, ',');
    if (!cell.text)
        return;
    if (!number_read(cell.text, comma ? ',' : '.', &number)) {
        put_entry(writer, cell, indent, key);
        return;
    }
    number_format(number, -1, text);
    begin_key(writer, cell, indent, key);
    text_buffer_print(&writer->made->text, " %s\n", text);
}

static void put_weight(const struct writer *writer, const struct list_node *node, int indent)
{
    struct list_cell cell = list_field(writer->list, node, LIST_WEIGHT);
    char text[NUMBER_TEXT_SIZE];
    if (!(node->cells && writer->list->field_columns[LIST_WEIGHT] >= 0) && node->original > 0) {
        number_format(cpi_framework_node_weight(writer->list->original, node->original), -1, text);
        cell.text = text;
    }
    if (cell.text && strcmp(cell.text, "1") != 0)
        put_number(writer, cell, indent, "weight");
}

static void put_scored(const struct writer *writer, const struct list_node *node, int indent)
{
    struct list_cell cell = list_field(writer->list, node, LIST_SCORED);
    if (!(node->cells && writer->list->field_columns[LIST_SCORED] >= 0) && node->original > 0)
        cell.text = cpi_framework_node_scored(writer->list->original, node->original) ? "yes" : "no";
    if (!cell.text || text_same_folded(cell.text, "yes"))
        return;
    begin_key(writer, cell, indent, "scored");
    if (text_same_folded(cell.text, "no"))
        text_buffer_print(&writer->made->text, " no\n");
    else {
        yaml_put_value(&writer->made->text, cell.text, 0, 0);
        text_buffer_print(&writer->made->text, "\n");
    }
}

/* What a cell says of a quantity, as a list or mapping. What is wrong in the cell is reported there. */
static void put_quantity_text(const struct writer *writer, struct list_cell cell, int indent)
{
    struct document document;
    cpi_diag *problems = cpi_diag_new();
    cpi_status status =
        problems ? document_read(&document, cell.text, strlen(cell.text), NULL, problems) : CPI_NO_MEMORY;
    writer->list->no_memory |= status == CPI_NO_MEMORY;
    begin_key(writer, cell, indent, "quantity");
    text_buffer_print(&writer->made->text, " ");
    if (status == CPI_OK)
        yaml_put_flow(&writer->made->text, document.root);
    else /* whatever is right, so that the rest can be checked */
        text_buffer_print(&writer->made->text, "{goalposts: [0, 1]}");
    text_buffer_print(&writer->made->text, "\n");
    if (status == CPI_BAD_INPUT)
        list_error(writer->list, cell, (enum diag_code)cpi_diag_code(problems, 0), "%s", cpi_diag_message(problems, 0));
    if (problems)
        document_free(&document);
    cpi_diag_free(problems);
}

static void put_quantity(const struct writer *writer, const struct list_node *node, int indent)
{
    struct list_cell cell = list_field(writer->list, node, LIST_QUANTITY);
    char *text = NULL;
    if (!(node->cells && writer->list->field_columns[LIST_QUANTITY] >= 0) && node->original > 0) {
        writer->list->no_memory |=
            cpi_framework_quantity(writer->list->original, node->original, &text) == CPI_NO_MEMORY;
        cell.text = text;
    }
    if (cell.text)
        put_quantity_text(writer, cell, indent);
    cpi_text_free(text);
}

/* The scale that indicators have where they state none. */
static const char *inherited_scale(const struct list *list)
{
    return list->original ? list->root_scale : LIST_SCALE_CODE;
}

static void put_scale(const struct writer *writer, const struct list_node *node, int indent)
{
    const struct list *list = writer->list;
    struct list_cell cell = list_field(list, node, LIST_SCALE);
    if (!(node->cells && list->field_columns[LIST_SCALE] >= 0) && node->original > 0)
        cell.text = cpi_framework_scale_code(list->original, cpi_framework_node_scale(list->original, node->original));
    const char *inherited = inherited_scale(list);
    if (cell.text && !(inherited && strcmp(cell.text, inherited) == 0))
        put_entry(writer, cell, indent, "scale");
}

static void put_facet(const struct writer *writer, int32_t facet, const char *groups)
{
    struct text_buffer *out = &writer->made->text;
    const char *rest = groups;
    const char *code;
    bool several = strpbrk(groups, "|;") != NULL;
    yaml_put_text(out, writer->list->facets[facet], true);
    text_buffer_print(out, several ? ": [" : ": ");
    for (const char *between = ""; list_next_group(writer->list, facet, &rest, &code); between = ", ") {
        text_buffer_print(out, "%s", between);
        yaml_put_text(out, code, true);
    }
    text_buffer_print(out, several ? "]" : "");
}

/* The groups of a facet that the original has a node in, as a cell names them; NULL for none. */
static const char *original_groups(struct list *list, int32_t node, int32_t facet)
{
    struct text_buffer groups = {0};
    for (int32_t group = 0; group < cpi_framework_group_count(list->original, facet); group++)
        if (cpi_framework_in_group(list->original, node, facet, group))
            text_buffer_print(&groups, "%s%s", groups.length ? "|" : "",
                              cpi_framework_group_code(list->original, facet, group));
    const char *kept = groups.length ? arena_text(&list->arena, groups.bytes, groups.length) : NULL;
    list->no_memory |= groups.no_memory || (groups.length && !kept);
    text_buffer_free(&groups);
    return kept;
}

static struct list_cell facet_cell(struct list *list, const struct list_node *node, int32_t facet)
{
    int32_t column = list->facet_columns[facet];
    struct list_cell cell = {NULL, node->place.line, node->place.column};
    if (node->cells && column >= 0)
        return node->cells[column];
    if (node->original > 0)
        cell.text = original_groups(list, node->original, facet);
    return cell;
}

/* Sub-indicators follow their main indicator, and what a domain hands down is stated by each indicator. */
static void put_facets(const struct writer *writer, const struct list_node *node, int indent)
{
    struct text_buffer *out = &writer->made->text;
    bool any = false;
    if (node->kind != CPI_INDICATOR || writer->list->nodes[node->parent].kind == CPI_INDICATOR)
        return;
    for (int32_t facet = 0; facet < writer->list->facet_count; facet++) {
        struct list_cell cell = facet_cell(writer->list, node, facet);
        if (!cell.text)
            continue;
        if (any)
            text_buffer_print(out, ", ");
        else {
            begin_key(writer, cell, indent, "facets");
            text_buffer_print(out, " {");
        }
        made_from(writer->made, list_place(writer->list, cell), false);
        put_facet(writer, facet, cell.text);
        any = true;
    }
    text_buffer_print(out, any ? "}\n" : "");
}

static void put_children(const struct writer *writer, const struct list_node *node, int indent);

static void put_node(const struct writer *writer, const struct list_node *node, int indent)
{
    static const char *const TEXT_KEYS[LIST_NODE_TEXTS] = {"title",    "description", "question",
                                                           "guidance", "source",      "evidence"};
    struct text_buffer *out = &writer->made->text;
    text_buffer_print(out, "%*s- ", indent - 2, "");
    made_from(writer->made, list_place(writer->list, node->place), false);
    text_buffer_print(out, "code: ");
    yaml_put_text(out, node->code ? node->code : "", false);
    text_buffer_print(out, "\n");
    for (int text = 0; text < LIST_NODE_TEXTS; text++)
        put_entry(writer, list_text(writer->list, node, (enum list_text)text, 0), indent, TEXT_KEYS[text]);
    put_weight(writer, node, indent);
    if (node->kind == CPI_INDICATOR) {
        put_scored(writer, node, indent);
        put_scale(writer, node, indent);
        put_quantity(writer, node, indent);
        put_facets(writer, node, indent);
    }
    put_children(writer, node, indent);
}

static void put_list(const struct writer *writer, const struct list_node *parent, int indent, cpi_node_kind kind)
{
    const struct list *list = writer->list;
    bool any = false;
    for (int32_t child = parent->first_child; child >= 0; child = list->nodes[child].next) {
        if (list->nodes[child].kind != kind)
            continue;
        if (!any)
            text_buffer_print(&writer->made->text, "%*s%s:\n", indent, "",
                              kind == CPI_DOMAIN ? "domains" : "indicators");
        any = true;
        put_node(writer, &list->nodes[child], indent + 4);
    }
}

/* Which of the two kinds of children comes first is part of what a framework says. */
static void put_children(const struct writer *writer, const struct list_node *node, int indent)
{
    bool indicators_first = node->first_child >= 0 && writer->list->nodes[node->first_child].kind == CPI_INDICATOR;
    if (indicators_first)
        put_list(writer, node, indent, CPI_INDICATOR);
    put_list(writer, node, indent, CPI_DOMAIN);
    if (!indicators_first)
        put_list(writer, node, indent, CPI_INDICATOR);
}

void list_write_tree(struct list *list, struct made_text *made)
{
    const struct writer writer = {list, made};
    put_children(&writer, &list->nodes[0], 0);
}
