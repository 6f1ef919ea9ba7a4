/* SPDX-License-Identifier: MIT */
/* The first line of a list. */
#include <stdlib.h>
#include <string.h>

#include "framework/list.h"

enum {
    NO_COLUMN = -1,
    LONGEST_ROLE = 100,
};

static const struct {
    const char *name;
    enum list_field field;
} FIELD_NAMES[] = {
    {"code", LIST_CODE},     {"kind", LIST_KIND},         {"parent", LIST_PARENT}, {"section", LIST_SECTION},
    {"domain", LIST_DOMAIN}, {"article", LIST_DOMAIN},    {"weight", LIST_WEIGHT}, {"scored", LIST_SCORED},
    {"scale", LIST_SCALE},   {"quantity", LIST_QUANTITY},
};

static const struct {
    const char *name;
    enum list_text text;
} TEXT_NAMES[] = {
    {"title", LIST_TITLE},
    {"description", LIST_DESCRIPTION},
    {"question", LIST_QUESTION},
    {"guidance", LIST_GUIDANCE},
    {"source", LIST_SOURCE},
    {"evidence", LIST_EVIDENCE},
    {"section_title", LIST_SECTION_TITLE},
    {"domain_title", LIST_DOMAIN_TITLE},
};

static const char FACET_PREFIX[] = "facet:";

enum {
    FIELD_NAME_COUNT = sizeof FIELD_NAMES / sizeof *FIELD_NAMES,
    TEXT_NAME_COUNT = sizeof TEXT_NAMES / sizeof *TEXT_NAMES,
};

/* "sq", "sr-Latn" */
static bool is_language(const char *text)
{
    size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    return letters >= 2 && letters <= 3 && (text[letters] == '\0' || text[letters] == '-');
}

/* The number of a language; one that a list which stands alone brings along is added. -1 for none. */
static int32_t find_language(struct list *list, const char *language)
{
    for (int32_t i = 0; i < list->language_count; i++)
        if (strcmp(list->languages[i], language) == 0)
            return i;
    if (list->original || !is_language(language) || list->language_count == MOST_LANGUAGES)
        return -1;
    list->languages[list->language_count] = arena_text(&list->arena, language, strlen(language));
    list->no_memory |= !list->languages[list->language_count];
    return list->language_count++;
}

static bool find_text_column(struct list *list, const char *name, struct list_column *column)
{
    char role[LONGEST_ROLE];
    if (!text_fold(name, role, sizeof role))
        return false;
    for (size_t i = 0; i < TEXT_NAME_COUNT; i++) {
        size_t length = strlen(TEXT_NAMES[i].name);
        if (strncmp(role, TEXT_NAMES[i].name, length) != 0)
            continue;
        int32_t language = role[length] == '\0'  ? 0
                           : role[length] == '_' ? find_language(list, strrchr(name, '_') + 1)
                                                 : -1;
        if (language < 0)
            continue;
        *column = (struct list_column){LIST_A_TEXT, TEXT_NAMES[i].text, language};
        return true;
    }
    return false;
}

static bool find_facet_column(const struct list *list, const char *role, struct list_column *column)
{
    for (int32_t i = 0; i < list->facet_count; i++)
        if (text_same_folded(list->facets[i], role)) {
            *column = (struct list_column){LIST_A_FACET, i, 0};
            return true;
        }
    return false;
}

/* A facet may have the name of another column: then only "facet:kind" means it. */
static bool find_role(struct list *list, const char *role, struct list_column *column)
{
    *column = (struct list_column){LIST_UNUSED, 0, 0};
    if (strncmp(role, FACET_PREFIX, sizeof FACET_PREFIX - 1) == 0)
        return find_facet_column(list, role + sizeof FACET_PREFIX - 1, column);
    for (size_t i = 0; i < FIELD_NAME_COUNT; i++)
        if (text_same_folded(FIELD_NAMES[i].name, role)) {
            *column = (struct list_column){LIST_A_FIELD, (int32_t)FIELD_NAMES[i].field, 0};
            return true;
        }
    return find_text_column(list, role, column) || find_facet_column(list, role, column);
}

/* The role that the caller gave to a name; NULL for none. */
static const char *role_given(const struct list *list, const char *name)
{
    for (size_t i = 0; i < list->import->column_count; i++)
        if (text_same_folded(list->import->columns[i].name, name))
            return list->import->columns[i].role;
    return NULL;
}

static int32_t *slot_of(struct list *list, const struct list_column *column)
{
    if (column->kind == LIST_A_FIELD)
        return &list->field_columns[column->which];
    if (column->kind == LIST_A_TEXT)
        return &list->text_columns[column->language][column->which];
    return &list->facet_columns[column->which];
}

static const char *suggest_role(const struct list *list, const char *name)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(name);
    for (size_t i = 0; i < FIELD_NAME_COUNT; i++)
        text_suggestion_try(name, FIELD_NAMES[i].name, &best, &distance);
    for (size_t i = 0; i < TEXT_NAME_COUNT; i++)
        text_suggestion_try(name, TEXT_NAMES[i].name, &best, &distance);
    for (int32_t i = 0; i < list->facet_count; i++)
        text_suggestion_try(name, list->facets[i], &best, &distance);
    return best;
}

/* A role that the caller gave to another name is not looked for by its own. */
static bool is_given_elsewhere(const struct list *list, const char *role)
{
    for (size_t i = 0; i < list->import->column_count; i++)
        if (text_same_folded(list->import->columns[i].role, role))
            return true;
    return false;
}

static void warn_unused(struct list *list, const struct csv_field *field)
{
    const char *best = is_given_elsewhere(list, field->text) ? NULL : suggest_role(list, field->text);
    diag_warning(list->diag, (struct place){list->name, NULL, field->line, field->column}, CPI_D_UNUSED_COLUMN,
                 "the column '%s' is not used%s", text_excerpt(field->text).text, text_did_you_mean(best).text);
}

static void read_column(struct list *list, int32_t i)
{
    struct csv_field *field = &list->csv.fields[i];
    field->text = csv_trim(field->text);
    const char *role = role_given(list, field->text);
    struct list_cell place = {field->text, field->line, field->column};
    if (!role && is_given_elsewhere(list, field->text))
        role = "";
    if (!find_role(list, role ? role : field->text, &list->columns[i])) {
        bool reported = role && *role;
        if (*field->text && !reported)
            warn_unused(list, field);
        return;
    }
    int32_t *slot = slot_of(list, &list->columns[i]);
    if (*slot != NO_COLUMN)
        list_error(list, place, CPI_D_DUPLICATE_COLUMN, "the column '%s' says the same as an earlier one",
                   text_excerpt(field->text).text);
    *slot = i;
}

static void check_role(struct list *list, const struct list_column_name *given)
{
    struct list_column column;
    if (!find_role(list, given->role, &column))
        list_error(list, (struct list_cell){0}, CPI_D_COLUMN_ROLE, "no column of a list is for '%s'%s",
                   text_excerpt(given->role).text, text_did_you_mean(suggest_role(list, given->role)).text);
}

/* A name that the caller gave, but the list has not. */
static void check_present(struct list *list, const struct list_column_name *given)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(given->name);
    for (size_t i = 0; i < list->csv.field_count; i++) {
        if (text_same_folded(list->csv.fields[i].text, given->name))
            return;
        text_suggestion_try(given->name, list->csv.fields[i].text, &best, &distance);
    }
    list_error(list, (struct list_cell){NULL, list->csv.fields[0].line, 0}, CPI_D_MISSING_COLUMN,
               "the first line has no column '%s' for '%s'%s", text_excerpt(given->name).text,
               text_excerpt(given->role).text, text_did_you_mean(best).text);
}

static bool make_room(struct list *list)
{
    list->column_count = (int32_t)list->csv.field_count;
    list->columns = arena_array(&list->arena, list->csv.field_count, sizeof *list->columns);
    list->text_columns = arena_array(&list->arena, MOST_LANGUAGES, sizeof *list->text_columns);
    list->facet_columns = arena_array(&list->arena, (size_t)list->facet_count, sizeof *list->facet_columns);
    list->no_memory = !list->columns || !list->text_columns || !list->facet_columns;
    if (list->no_memory)
        return false;
    for (int i = 0; i < LIST_FIELDS; i++)
        list->field_columns[i] = NO_COLUMN;
    for (int i = 0; i < MOST_LANGUAGES * LIST_TEXTS; i++)
        list->text_columns[i / LIST_TEXTS][i % LIST_TEXTS] = NO_COLUMN;
    for (int32_t i = 0; i < list->facet_count; i++)
        list->facet_columns[i] = NO_COLUMN;
    return true;
}

bool list_read_header(struct list *list)
{
    if (!make_room(list))
        return false;
    for (int32_t i = 0; i < list->column_count; i++)
        read_column(list, i);
    for (size_t i = 0; i < list->import->column_count; i++) {
        check_role(list, &list->import->columns[i]);
        check_present(list, &list->import->columns[i]);
    }
    if (list->field_columns[LIST_CODE] == NO_COLUMN && !is_given_elsewhere(list, "code"))
        list_error(list, (struct list_cell){NULL, list->csv.fields[0].line, 0}, CPI_D_MISSING_COLUMN,
                   "the first line has no column 'code'; say which one holds the codes, as code=%s",
                   text_excerpt(list->csv.fields[0].text).text);
    return !list->problems && !list->no_memory;
}
