/* SPDX-License-Identifier: MIT */
/* What a list says in further languages, as translation files. */
#include <string.h>

#include "document/write.h"
#include "framework/list.h"

static const char *const TEXT_KEYS[LIST_NODE_TEXTS] = {"title",    "description", "question",
                                                       "guidance", "source",      "evidence"};

struct translated {
    struct list_cell translation;
    /* What it was made from; NULL where that is not known. */
    const char *original;
};

/* The translation that the original has of the node with that code. */
static struct translated translation_before(const struct list *list, const struct list_node *node, enum list_text text,
                                            int32_t language)
{
    struct translated before = {{0}, NULL};
    uint64_t key = text_key(TEXT_OF_NODE, node->namesake, -1, CPI_TITLE + (int)text);
    const cpi_framework *translation =
        node->namesake > 0 ? framework_translation(list->original, key, list->languages[language]) : NULL;
    if (!translation)
        return before;
    before.translation.text = text_table_find(&translation->texts, key);
    before.original = text_table_find(&translation->originals, key);
    if (!before.original)
        before.original = text_table_find(&list->original->model->texts, key);
    return before;
}

/* A translation that is as it was before was made from what the text was then, whatever the text is now; a new one,
 * from what the list says. */
static struct translated find_translated(const struct list *list, const struct list_node *node, enum list_text text,
                                         int32_t language)
{
    struct translated found = {list_text(list, node, text, language), list_text(list, node, text, 0).text};
    struct translated before = translation_before(list, node, text, language);
    if (found.translation.text && before.translation.text &&
        strcmp(found.translation.text, before.translation.text) == 0)
        found.original = before.original;
    return found;
}

static bool has_texts(const struct list *list, const struct list_node *node, int32_t language)
{
    for (int text = 0; text < LIST_NODE_TEXTS; text++)
        if (list_text(list, node, (enum list_text)text, language).text)
            return true;
    return false;
}

/* "{en: Violence, sq: Dhuna}" */
static void put_pair_in_line(const struct list *list, struct text_buffer *out, const struct translated *found,
                             int32_t language)
{
    text_buffer_print(out, " {");
    yaml_put_text(out, list->languages[0], true);
    text_buffer_print(out, ": ");
    yaml_put_text(out, found->original, true);
    text_buffer_print(out, ", ");
    yaml_put_text(out, list->languages[language], true);
    text_buffer_print(out, ": ");
    yaml_put_text(out, found->translation.text, true);
    text_buffer_print(out, "}");
}

static void put_pair_in_block(const struct list *list, struct made_text *made, const struct translated *found,
                              int32_t language)
{
    struct text_buffer *out = &made->text;
    text_buffer_print(out, "\n      ");
    yaml_put_text(out, list->languages[0], false);
    text_buffer_print(out, ":");
    yaml_put_value(out, found->original, 6 + strlen(list->languages[0]) + 1, 8);
    text_buffer_print(out, "\n      ");
    made_from(made, list_place(list, found->translation), false);
    yaml_put_text(out, list->languages[language], false);
    text_buffer_print(out, ":");
    yaml_put_value(out, found->translation.text, 6 + strlen(list->languages[language]) + 1, 8);
}

/* On one line where both texts can stand there as they are. */
static void put_pair(struct list *list, struct made_text *made, const struct translated *found, int32_t language,
                     size_t column)
{
    struct text_buffer line = {0};
    put_pair_in_line(list, &line, found, language);
    bool quoted = line.bytes && strchr(line.bytes, '"');
    if (line.bytes && !quoted && column + yaml_width(line.bytes) <= YAML_LINE_WIDTH)
        text_buffer_add(&made->text, line.bytes, line.length);
    else
        put_pair_in_block(list, made, found, language);
    made->text.no_memory |= line.no_memory;
    text_buffer_free(&line);
}

static void put_text(struct list *list, struct made_text *made, const struct list_node *node, enum list_text text,
                     int32_t language)
{
    struct translated found = find_translated(list, node, text, language);
    size_t column = 4 + strlen(TEXT_KEYS[text]) + 1;
    if (!found.translation.text)
        return;
    text_buffer_print(&made->text, "    ");
    made_from(made, list_place(list, found.translation), false);
    text_buffer_print(&made->text, "%s:", TEXT_KEYS[text]);
    if (found.original)
        put_pair(list, made, &found, language, column);
    else
        yaml_put_value(&made->text, found.translation.text, column, 6);
    text_buffer_print(&made->text, "\n");
}

static void put_nodes(struct list *list, struct made_text *made, int32_t parent, int32_t language)
{
    for (int32_t node = list->nodes[parent].first_child; node >= 0; node = list->nodes[node].next) {
        const struct list_node *n = &list->nodes[node];
        if (n->code && has_texts(list, n, language)) {
            text_buffer_print(&made->text, "%s  ", made->text.length ? "" : "nodes:\n");
            made_from(made, list_place(list, n->place), false);
            yaml_put_text(&made->text, n->code, false);
            text_buffer_print(&made->text, ":\n");
            for (int text = 0; text < LIST_NODE_TEXTS; text++)
                put_text(list, made, n, (enum list_text)text, language);
        }
        put_nodes(list, made, node, language);
    }
}

static void put_head(struct list *list, struct made_text *made, int32_t language)
{
    const cpi_import *import = list->import;
    const char *code = import->code ? import->code : list->original ? list->original->model->nodes[0].code : "INDEX";
    made_from(made, (struct place){list->name, NULL, 0, 0}, false);
    text_buffer_print(&made->text, "# yaml-language-server: $schema=translation.schema.json\n"
                                   "cpindex_translation: 1\nframework:");
    yaml_put_value(&made->text, code, 10, 2);
    text_buffer_print(&made->text, "\nlanguage:");
    yaml_put_value(&made->text, list->languages[language], 9, 2);
    text_buffer_print(&made->text, "\n");
}

void list_write_translation(struct list *list, int32_t language, struct made_text *made)
{
    const cpi_import *import = list->import;
    const struct list_file *file =
        language < import->translation_file_count ? &import->translation_files[language] : NULL;
    struct made_text nodes = {0};
    put_nodes(list, &nodes, 0, language);
    if (file && file->text) {
        struct splice splices[2] = {{.key = "nodes", .made = nodes.text.length ? &nodes : NULL},
                                    {.key = "framework", .text = import->code}};
        list_splice(list, made, file, splices, import->code ? 2 : 1);
    } else if (nodes.text.length) {
        put_head(list, made, language);
        made_add(made, &nodes);
    }
    list->no_memory |= nodes.text.no_memory || made->text.no_memory;
    made_free(&nodes);
}
