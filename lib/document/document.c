/* SPDX-License-Identifier: MIT */
/* Events of libyaml into a tree. The event interface, because libyaml's own documents know no limit of depth, and take
 * quadratic time for deep ones. */
#include "document/document.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/diag.h"
#include "base/sort.h"
#include "document/yaml_problem.h"

enum {
    MOST_DEPTH = 64,
    MOST_VALUES = 2000000,
    /* Up to so many keys, comparing each with each is faster than sorting. */
    FEW_KEYS = 16,
    RECENT_KEYS = 64,
};

struct builder {
    struct document *document;
    cpi_diag *diag;
    struct value *open[MOST_DEPTH];
    /* The last value of each open list or mapping. */
    struct value *last[MOST_DEPTH];
    size_t depth;
    size_t values;
    const char *recent_keys[RECENT_KEYS];
    /* The key that waits for its value. */
    const char *key;
    uint32_t key_line;
    uint32_t key_column;
    bool problems;
    bool no_memory;
    /* Nothing after this can be read. */
    bool stop;
};

static void report(struct builder *builder, yaml_mark_t mark, enum diag_code code, const char *message)
{
    struct place place = {builder->document->name, NULL, (int32_t)mark.line + 1, (int32_t)mark.column + 1};
    diag_error(builder->diag, place, code, "%s", message);
    builder->problems = true;
}

static bool in_map(const struct builder *builder)
{
    return builder->depth > 0 && builder->open[builder->depth - 1]->kind == VALUE_MAP;
}

static bool wants_key(const struct builder *builder)
{
    return in_map(builder) && !builder->key;
}

/* A new value under the open list or mapping. */
static struct value *add_value(struct builder *builder, enum value_kind kind, yaml_mark_t mark)
{
    struct value *value = arena_alloc(&builder->document->values, sizeof *value);
    if (!value) {
        builder->no_memory = true;
        return NULL;
    }
    value->kind = kind;
    value->line = (uint32_t)mark.line + 1;
    value->column = (uint32_t)mark.column + 1;
    if (builder->depth == 0) {
        builder->document->root = value;
        return value;
    }
    struct value *parent = builder->open[builder->depth - 1];
    struct value **last = &builder->last[builder->depth - 1];
    value->parent = parent;
    value->key = builder->key;
    value->key_line = builder->key_line;
    value->key_column = builder->key_column;
    builder->key = NULL;
    value->index = parent->count++;
    if (*last)
        (*last)->next = value;
    else
        parent->first = value;
    *last = value;
    return value;
}

static void begin(struct builder *builder, enum value_kind kind, yaml_mark_t mark)
{
    if (wants_key(builder)) {
        report(builder, mark, CPI_D_YAML_KEY, "a key is a plain text, not a list or a mapping");
        builder->stop = true;
        return;
    }
    if (builder->depth == MOST_DEPTH) {
        report(builder, mark, CPI_D_YAML_DEPTH, "lists and mappings are nested deeper than 64 levels");
        builder->stop = true;
        return;
    }
    struct value *value = add_value(builder, kind, mark);
    builder->open[builder->depth] = value;
    builder->last[builder->depth] = NULL;
    builder->depth++;
}

static int compare_keys(const void *a, const void *b)
{
    const struct value *x = *(const struct value *const *)a;
    const struct value *y = *(const struct value *const *)b;
    int order = strcmp(x->key, y->key);
    if (order != 0)
        return order;
    return x->key_line != y->key_line ? (x->key_line < y->key_line ? -1 : 1)
                                      : (x->key_column < y->key_column ? -1 : x->key_column > y->key_column);
}

/* The second value is never used: it loses its key, and is taken out of the mapping when all keys were compared. */
static void refuse_duplicate(struct builder *builder, const struct value *first, struct value *second)
{
    struct place place = {builder->document->name, NULL, (int32_t)second->key_line, (int32_t)second->key_column};
    diag_error(builder->diag, place, CPI_D_DUPLICATE_KEY,
               "the key '%s' stands twice in this mapping; the first is at line %d, column %d",
               text_excerpt(second->key).text, (int)first->key_line, (int)first->key_column);
    builder->problems = true;
    second->key = NULL;
}

static void take_out_keyless(struct value *map)
{
    for (struct value **link = &map->first; *link;) {
        if ((*link)->key) {
            link = &(*link)->next;
        } else {
            *link = (*link)->next;
            map->count--;
        }
    }
}

static void check_few_keys(struct builder *builder, struct value *map)
{
    for (struct value *second = map->first; second; second = second->next)
        for (const struct value *first = map->first; first != second; first = first->next)
            if (first->key && strcmp(first->key, second->key) == 0) {
                refuse_duplicate(builder, first, second);
                break;
            }
}

static void check_many_keys(struct builder *builder, struct value *map)
{
    struct value **sorted = malloc(map->count * sizeof *sorted);
    size_t count = 0;
    if (!sorted) {
        builder->no_memory = true;
        return;
    }
    for (struct value *value = map->first; value; value = value->next)
        sorted[count++] = value;
    sort_items(sorted, count, sizeof *sorted, compare_keys);
    for (size_t first = 0, i = 1; i < count; i++) {
        if (strcmp(sorted[first]->key, sorted[i]->key) == 0)
            refuse_duplicate(builder, sorted[first], sorted[i]);
        else
            first = i;
    }
    free(sorted);
}

static void end(struct builder *builder)
{
    struct value *closed = builder->open[--builder->depth];
    if (closed->kind != VALUE_MAP)
        return;
    (closed->count <= FEW_KEYS ? check_few_keys : check_many_keys)(builder, closed);
    if (builder->problems)
        take_out_keyless(closed);
}

static void add_text(struct builder *builder, const char *text, yaml_mark_t mark)
{
    struct value *value = add_value(builder, VALUE_TEXT, mark);
    if (value)
        value->text = text;
}

static void add_refused(struct builder *builder, yaml_mark_t mark)
{
    struct value *value = add_value(builder, VALUE_TEXT, mark);
    if (value) {
        value->text = "";
        value->refused = true;
    }
}

static const char *keep_text(struct builder *builder, const yaml_char_t *text, size_t length)
{
    return arena_text(&builder->document->texts, (const char *)text, length);
}

/* A document has few different keys, many times each: those seen lately are kept once. */
static const char *keep_key(struct builder *builder, const yaml_char_t *text, size_t length)
{
    size_t slot = length ? (length * 7U + text[0] * 31U + text[length - 1]) % RECENT_KEYS : 0;
    const char *recent = builder->recent_keys[slot];
    if (!recent || strlen(recent) != length || memcmp(recent, text, length) != 0)
        builder->recent_keys[slot] = keep_text(builder, text, length);
    return builder->recent_keys[slot];
}

static void add_scalar(struct builder *builder, const yaml_event_t *event)
{
    const char *text = wants_key(builder) ? keep_key(builder, event->data.scalar.value, event->data.scalar.length)
                                          : keep_text(builder, event->data.scalar.value, event->data.scalar.length);
    if (!text) {
        builder->no_memory = true;
    } else if (strlen(text) != event->data.scalar.length) {
        report(builder, event->start_mark, CPI_D_NOT_UTF8, "the text holds a NUL character");
        if (wants_key(builder))
            builder->key = text;
        else
            add_refused(builder, event->start_mark);
    } else if (wants_key(builder)) {
        builder->key = text;
        builder->key_line = (uint32_t)event->start_mark.line + 1;
        builder->key_column = (uint32_t)event->start_mark.column + 1;
    } else {
        add_text(builder, text, event->start_mark);
    }
}

/* An alias stands for a value, so that the tree stays whole and reading goes on. */
static void refuse_alias(struct builder *builder, const yaml_event_t *event)
{
    report(builder, event->start_mark, CPI_D_YAML_ALIAS,
           "aliases (*name) are not allowed; a text that begins with * is put into quotes");
    if (wants_key(builder))
        builder->stop = true;
    else
        add_refused(builder, event->start_mark);
}

static bool check_decoration(struct builder *builder, const yaml_event_t *event, const yaml_char_t *anchor,
                             const yaml_char_t *tag)
{
    /* "!" alone is how YAML marks a quoted text. */
    bool tagged = tag && strcmp((const char *)tag, "!") != 0;
    if (anchor)
        report(builder, event->start_mark, CPI_D_YAML_ALIAS,
               "anchors (&name) are not allowed; a text that begins with & is put into quotes");
    if (tagged)
        report(builder, event->start_mark, CPI_D_YAML_TAG,
               "tags (!name) are not allowed; a text that begins with ! is put into quotes");
    return !anchor && !tagged;
}

static void take_event(struct builder *builder, const yaml_event_t *event)
{
    if (++builder->values > MOST_VALUES) {
        report(builder, event->start_mark, CPI_D_YAML_SIZE, "the document has more than 2,000,000 values");
        builder->stop = true;
        return;
    }
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (builder->document->root) {
            report(builder, event->start_mark, CPI_D_YAML_DOCUMENTS, "a second document begins here; a file holds one");
            builder->stop = true;
        }
        break;
    case YAML_SCALAR_EVENT:
        if (check_decoration(builder, event, event->data.scalar.anchor, event->data.scalar.tag) || wants_key(builder))
            add_scalar(builder, event);
        else
            add_refused(builder, event->start_mark);
        break;
    case YAML_SEQUENCE_START_EVENT:
        check_decoration(builder, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
        begin(builder, VALUE_LIST, event->start_mark);
        break;
    case YAML_MAPPING_START_EVENT:
        check_decoration(builder, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        begin(builder, VALUE_MAP, event->start_mark);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        end(builder);
        break;
    case YAML_ALIAS_EVENT:
        refuse_alias(builder, event);
        break;
    default:
        break;
    }
}

static void report_syntax(struct builder *builder, const yaml_parser_t *parser, const char *text, size_t length)
{
    report_yaml_problem(builder->diag, builder->document->name, parser, text, length);
    builder->problems = true;
}

static void parse(struct builder *builder, yaml_parser_t *parser, const char *text, size_t length)
{
    bool done = false;
    while (!done && !builder->stop && !builder->no_memory) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            builder->no_memory = parser->error == YAML_MEMORY_ERROR;
            if (!builder->no_memory)
                report_syntax(builder, parser, text, length);
            return;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        take_event(builder, &event);
        yaml_event_delete(&event);
    }
    builder->document->complete = done && builder->document->root;
}

cpi_status document_read(struct document *document, const char *text, size_t length, const char *name, cpi_diag *diag)
{
    *document = (struct document){.name = name};
    struct builder builder = {.document = document, .diag = diag};
    yaml_parser_t parser;
    /* libyaml would take UTF-16 too, and gives no place for bytes that are no text. */
    if (!diag_check_utf8(diag, name, text, length, "save it as UTF-8"))
        return CPI_BAD_INPUT;
    if (!yaml_parser_initialize(&parser))
        return CPI_NO_MEMORY;
    /* libyaml skips a byte order mark only where it is to find out the encoding itself. */
    size_t mark = text_byte_order_mark(text, length);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text + mark, length - mark);
    parse(&builder, &parser, text + mark, length - mark);
    yaml_parser_delete(&parser);
    if (builder.no_memory)
        return CPI_NO_MEMORY;
    if (!document->root && !builder.problems) {
        diag_error(diag, (struct place){.file = name}, CPI_D_EMPTY_TEXT, "there is nothing in this file");
        return CPI_BAD_INPUT;
    }
    return builder.problems ? CPI_BAD_INPUT : CPI_OK;
}

void document_free(struct document *document)
{
    arena_free(&document->values);
    arena_free(&document->texts);
    document->root = NULL;
}
