/* SPDX-License-Identifier: MIT */
/* A framework file around the tree of a list: that of the original, or one to begin with. */
#include <string.h>

#include "document/reader.h"
#include "document/write.h"
#include "framework/list.h"

static void put_line(struct list *list, struct made_text *made, const char *key, const char *text)
{
    made_from(made, (struct place){list->name, NULL, 0, 0}, false);
    text_buffer_print(&made->text, "%s:", key);
    yaml_put_value(&made->text, text, strlen(key) + 1, 2);
    text_buffer_print(&made->text, "\n");
}

static const char *or_else(const char *text, const char *otherwise)
{
    return text ? text : otherwise;
}

static void put_head(struct list *list, struct made_text *made)
{
    const cpi_import *import = list->import;
    text_buffer_print(&made->text, "# yaml-language-server: $schema=framework.schema.json\n"
                                   "# Made of a list by `cpindex import`. The head, the values of the answers and the "
                                   "method are a beginning: it is for the\n"
                                   "# owner of the index to say what they are.\n\n"
                                   "cpindex: 1\n");
    put_line(list, made, "code", or_else(import->code, "INDEX"));
    put_line(list, made, "edition", or_else(import->edition, "1"));
    put_line(list, made, "title", or_else(import->title, "Index"));
    text_buffer_print(&made->text, "status: example\nlanguages: [");
    for (int32_t i = 0; i < list->language_count; i++) {
        text_buffer_print(&made->text, "%s", i ? ", " : "");
        yaml_put_text(&made->text, list->languages[i], true);
    }
    text_buffer_print(&made->text, "]\n\n");
}

static void put_scales(const struct list *list, struct made_text *made)
{
    static const char *const OPTIONS[][3] = {{"yes", "Yes", "1"}, {"partially", "Partially", "0.5"}, {"no", "No", "0"}};
    bool english = strncmp(list->languages[0], "en", 2) == 0;
    text_buffer_print(&made->text, "scales:\n  " LIST_SCALE_CODE ":\n    options:\n");
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        text_buffer_print(&made->text, "      %s: {", OPTIONS[i][0]);
        if (english)
            text_buffer_print(&made->text, "label: %s, ", OPTIONS[i][1]);
        text_buffer_print(&made->text, "value: %s}\n", OPTIONS[i][2]);
    }
    text_buffer_print(&made->text, "\n");
}

static void put_groups(const struct list *list, struct made_text *made, int32_t facet)
{
    for (int32_t i = 0; i < list->group_count; i++) {
        const struct list_group *group = &list->groups[i];
        if (group->facet != facet)
            continue;
        text_buffer_print(&made->text, "      ");
        yaml_put_text(&made->text, group->code, false);
        text_buffer_print(&made->text, ": ");
        yaml_put_text(&made->text, group->title, false);
        text_buffer_print(&made->text, "\n");
    }
}

static bool has_groups(const struct list *list, int32_t facet)
{
    for (int32_t i = 0; i < list->group_count; i++)
        if (list->groups[i].facet == facet)
            return true;
    return false;
}

static void put_facets(const struct list *list, struct made_text *made)
{
    bool any = false;
    for (int32_t facet = 0; facet < list->facet_count; facet++) {
        if (!has_groups(list, facet))
            continue;
        text_buffer_print(&made->text, "%s  ", any ? "" : "facets:\n");
        yaml_put_text(&made->text, list->facets[facet], false);
        text_buffer_print(&made->text, ":\n    groups:\n");
        put_groups(list, made, facet);
        any = true;
    }
    text_buffer_print(&made->text, "%sscale: " LIST_SCALE_CODE "\n", any ? "\n" : "");
}

static void put_methods(struct made_text *made)
{
    text_buffer_print(&made->text,
                      "\nmethods:\n"
                      "  mean:\n"
                      "    title: Each domain, and the index, is the mean of what is right below it\n"
                      "    description: >-\n"
                      "      A beginning, made by `cpindex import`: what is missing is left out, and the others take "
                      "its weight.\n"
                      "    aggregation: arithmetic\n"
                      "    missing: skip\n"
                      "    output: {digits: 2}\n");
}

/* The tree is written first: it names the groups. */
static void write_alone(struct list *list, struct made_text *made)
{
    struct made_text tree = {0};
    list_write_tree(list, &tree);
    put_head(list, made);
    put_scales(list, made);
    put_facets(list, made);
    made_add(made, &tree);
    made_free(&tree);
    made_from(made, (struct place){list->name, NULL, 0, 0}, false);
    put_methods(made);
}

static void note_root(struct list *list, const struct list_file *file, bool *has_domains)
{
    struct document document;
    cpi_status status = document_read(&document, file->text, file->length, file->path, NULL);
    const struct value *scale = status == CPI_OK ? value_of(document.root, "scale") : NULL;
    list->no_memory |= status == CPI_NO_MEMORY;
    if (scale && scale->kind == VALUE_TEXT)
        list->root_scale = arena_text(&list->arena, scale->text, strlen(scale->text));
    *has_domains = status == CPI_OK && value_of(document.root, "domains");
    document_free(&document);
}

static void write_like_original(struct list *list, struct made_text *made)
{
    const cpi_import *import = list->import;
    struct made_text tree = {0};
    struct splice splices[5] = {0};
    size_t count = 0;
    bool has_domains;
    note_root(list, &import->file, &has_domains);
    list_write_tree(list, &tree);
    splices[count++] = (struct splice){.key = has_domains ? "domains" : "indicators", .made = &tree};
    splices[count++] = (struct splice){.key = has_domains ? "indicators" : "domains"};
    if (import->code)
        splices[count++] = (struct splice){.key = "code", .text = import->code};
    if (import->edition)
        splices[count++] = (struct splice){.key = "edition", .text = import->edition};
    if (import->title)
        splices[count++] = (struct splice){.key = "title", .text = import->title};
    list_splice(list, made, &import->file, splices, count);
    list->no_memory |= tree.text.no_memory;
    made_free(&tree);
}

void list_write_framework(struct list *list, struct made_text *made)
{
    (list->original ? write_like_original : write_alone)(list, made);
    list->no_memory |= made->text.no_memory;
}
