/* SPDX-License-Identifier: MIT */
/* Keys at the top of a YAML text, replaced; comments and layout of the rest stay as their author wrote them. */
#include <string.h>

#include "document/reader.h"
#include "document/write.h"
#include "framework/list.h"

static const char *next_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

static bool is_blank_or_comment(const char *line)
{
    line += strspn(line, " \t\r");
    return *line == '\n' || *line == '#' || *line == '\0';
}

/* Lines `from` up to before `to`, counted from 1, as they stand in the file. */
static void copy_lines(struct made_text *made, const struct list_file *file, const char *const *lines, int32_t from,
                       int32_t to)
{
    if (from >= to)
        return;
    made_from(made, (struct place){file->path, NULL, from, 1}, true);
    text_buffer_add(&made->text, lines[from - 1], (size_t)(lines[to - 1] - lines[from - 1]));
    if (lines[to - 1][-1] != '\n')
        text_buffer_add(&made->text, "\n", 1);
}

/* The line after the value of a key: comments before the next key belong to that one. */
static int32_t end_of(const struct value *value, const char *const *lines, int32_t line_count)
{
    int32_t end = value->next ? (int32_t)value->next->key_line : line_count + 1;
    while (end - 1 > (int32_t)value->key_line && is_blank_or_comment(lines[end - 2]))
        end--;
    return end;
}

static void put_splice(struct list *list, struct made_text *made, const struct splice *splice)
{
    if (splice->made)
        made_add(made, splice->made);
    if (!splice->text)
        return;
    made_from(made, (struct place){list->name, NULL, 0, 0}, false);
    text_buffer_print(&made->text, "%s:", splice->key);
    yaml_put_value(&made->text, splice->text, strlen(splice->key) + 1, 2);
    text_buffer_print(&made->text, "\n");
}

static const struct splice *find_splice(const struct splice *splices, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(splices[i].key, key) == 0)
            return &splices[i];
    return NULL;
}

/* Keys that share a line cannot be taken out one by one. */
static bool check_layout(struct list *list, const struct list_file *file, const struct value *root)
{
    for (const struct value *value = root->first; value; value = value->next) {
        if (value->key_column == 1 && (!value->next || value->next->key_line > value->key_line))
            continue;
        diag_error(list->diag, (struct place){file->path, NULL, (int32_t)value->key_line, (int32_t)value->key_column},
                   CPI_D_KEYS_OF_TOP, "the key '%s' shares its line, so that the list cannot take its place here",
                   value->key);
        list->problems = true;
        return false;
    }
    return true;
}

static void splice_document(struct list *list, struct made_text *made, const struct list_file *file,
                            const struct value *root, const struct splice *splices, size_t count)
{
    int32_t line_count = 0;
    int32_t from = 1;
    const char *text = arena_text(&list->arena, file->text, file->length);
    for (const char *line = text; text && *line; line = next_line(line))
        line_count++;
    const char **lines = text ? arena_array(&list->arena, (size_t)line_count + 1, sizeof *lines) : NULL;
    list->no_memory |= !lines;
    if (!lines)
        return;
    lines[0] = text;
    for (int32_t i = 1; i <= line_count; i++)
        lines[i] = next_line(lines[i - 1]);
    for (const struct value *value = root->first; value; value = value->next) {
        const struct splice *splice = find_splice(splices, count, value->key);
        if (!splice)
            continue;
        copy_lines(made, file, lines, from, (int32_t)value->key_line);
        put_splice(list, made, splice);
        from = end_of(value, lines, line_count);
    }
    copy_lines(made, file, lines, from, line_count + 1);
    for (size_t i = 0; i < count; i++)
        if (splices[i].made && !value_of(root, splices[i].key))
            put_splice(list, made, &splices[i]);
}

void list_splice(struct list *list, struct made_text *made, const struct list_file *file, const struct splice *splices,
                 size_t count)
{
    struct document document;
    cpi_status status = document_read(&document, file->text, file->length, file->path, NULL);
    list->no_memory |= status == CPI_NO_MEMORY;
    if (status == CPI_OK && check_layout(list, file, document.root))
        splice_document(list, made, file, document.root, splices, count);
    document_free(&document);
}
