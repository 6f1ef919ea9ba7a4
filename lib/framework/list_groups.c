/* SPDX-License-Identifier: MIT */
/* The groups of facets that rows name, by code or by title. */
#include <string.h>

#include "framework/list.h"

/* Between the groups of a cell. */
static const char SEPARATORS[] = "|;";

static const char *find_in_original(const struct list *list, int32_t facet, const char *name)
{
    const cpi_framework *original = list->original;
    for (int32_t group = 0; group < cpi_framework_group_count(original, facet); group++) {
        const char *code = cpi_framework_group_code(original, facet, group);
        if (text_same_folded(code, name))
            return code;
        for (int32_t i = 0; i < cpi_framework_language_count(original); i++)
            if (text_same_folded(cpi_framework_group_title(original, facet, group, cpi_framework_language(original, i)),
                                 name))
                return code;
    }
    return NULL;
}

static const char *find_listed(const struct list *list, int32_t facet, const char *name)
{
    for (int32_t i = 0; i < list->group_count; i++)
        if (list->groups[i].facet == facet && text_same_folded(list->groups[i].title, name))
            return list->groups[i].code;
    return NULL;
}

static const char *add_group(struct list *list, int32_t facet, const char *name)
{
    void *groups = list->groups;
    /* What is too much is reported when the framework is loaded. */
    if (list->group_count > MOST_GROUPS)
        return name;
    bool room = array_reserve(&groups, &list->group_capacity, (size_t)list->group_count + 1, sizeof *list->groups);
    const char *code = list_code_of(list, name);
    const char *title = arena_text(&list->arena, name, strlen(name));
    list->groups = groups;
    list->no_memory |= !room || !code || !title;
    if (list->no_memory)
        return name;
    list->groups[list->group_count++] = (struct list_group){code, title, facet};
    return code;
}

static const char *group_of(struct list *list, int32_t facet, const char *name)
{
    const char *code = list->original ? find_in_original(list, facet, name) : find_listed(list, facet, name);
    if (code || list->original)
        return code ? code : name;
    return add_group(list, facet, name);
}

bool list_next_group(struct list *list, int32_t facet, const char **rest, const char **code)
{
    while (*rest && **rest) {
        size_t length = strcspn(*rest, SEPARATORS);
        char *name = arena_text(&list->arena, *rest, length);
        *rest += length + ((*rest)[length] != '\0');
        list->no_memory |= !name;
        if (!name)
            return false;
        name = csv_trim(name);
        if (!*name)
            continue;
        *code = group_of(list, facet, name);
        return true;
    }
    return false;
}
