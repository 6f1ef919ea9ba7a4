/* SPDX-License-Identifier: MIT */
/* What a node says: by its row, or where the list has no such column, by the original. */
#include <string.h>

#include "framework/list.h"

struct list_cell list_field(const struct list *list, const struct list_node *node, enum list_field field)
{
    int32_t column = list->field_columns[field];
    return node->cells && column >= 0 ? node->cells[column]
                                      : (struct list_cell){NULL, node->place.line, node->place.column};
}

/* A text of a node of the original in one language, without falling back to another. */
static const char *original_text(const struct list *list, int32_t node, enum list_text text, int32_t language)
{
    uint64_t key = text_key(TEXT_OF_NODE, node, -1, CPI_TITLE + (int)text);
    if (language == 0)
        return text_table_find(&list->original->model->texts, key);
    const cpi_framework *translation = framework_translation(list->original, key, list->languages[language]);
    return translation ? text_table_find(&translation->texts, key) : NULL;
}

static struct list_cell title_of_named(const struct list *list, const struct list_node *node, int32_t language)
{
    int32_t column = list->text_columns[language][node->title_column];
    if (column >= 0 && node->titled_by[column].text)
        return node->titled_by[column];
    return (struct list_cell){language == 0 ? node->title : NULL, node->place.line, node->place.column};
}

struct list_cell list_text(const struct list *list, const struct list_node *node, enum list_text text, int32_t language)
{
    int32_t column = list->text_columns[language][text];
    struct list_cell cell = {NULL, node->place.line, node->place.column};
    if (node->cells && column >= 0)
        return node->cells[column];
    if (node->titled_by)
        return text == LIST_TITLE ? title_of_named(list, node, language) : cell;
    if (node->original > 0)
        cell.text = original_text(list, node->original, text, language);
    return cell;
}
