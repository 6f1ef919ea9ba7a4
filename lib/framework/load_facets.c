/* SPDX-License-Identifier: MIT */
#include "framework/loader.h"

static void load_group(struct loader *loader, int32_t facet, const struct value *value)
{
    struct model *model = loader->model;
    struct group *group = &model->groups[model->group_count];
    struct text_buffer address = {0};
    reader_key_code(&loader->reader, value);
    text_buffer_print(&address, "%s:%s", model->facets[facet].code, value->key);
    group->code = value->key;
    group->address = loader_address_text(loader, &address);
    group->facet = facet;
    if (map_add(&loader->groups[facet], group->code, model->group_count) == MAP_NO_MEMORY)
        loader->reader.no_memory = true;
    loader->group_places[model->group_count] = value;
    loader_text(loader, value, text_key(TEXT_OF_FACET, facet, model->facets[facet].group_count, CPI_TITLE));
    model->facets[facet].group_count++;
    model->group_count++;
}

static void load_facet(struct loader *loader, const struct value *value)
{
    enum { TITLE, GROUPS, FIELDS };
    static const struct field fields[FIELDS] = {{"title", false}, {"groups", true}};
    const struct value *values[FIELDS];
    struct model *model = loader->model;
    int32_t index = model->facet_count++;
    struct facet *facet = &model->facets[index];
    reader_key_code(&loader->reader, value);
    facet->code = value->key;
    facet->first_group = model->group_count;
    if (map_add(&loader->facets, facet->code, index) == MAP_NO_MEMORY)
        loader->reader.no_memory = true;
    if (!reader_fields(&loader->reader, value, fields, FIELDS, values))
        return;
    loader_text(loader, values[TITLE], text_key(TEXT_OF_FACET, index, -1, CPI_TITLE));
    if (!reader_is_map(&loader->reader, values[GROUPS])) {
        loader->facets_unknown = true;
        return;
    }
    for (const struct value *group = values[GROUPS]->first; group; group = group->next)
        if (model->group_count < MOST_GROUPS)
            load_group(loader, index, group);
}

/* How many groups there are is known before they are read, so that they can stand in one row. */
static size_t count_groups(const struct value *facets)
{
    size_t count = 0;
    for (const struct value *facet = facets->first; facet; facet = facet->next)
        for (const struct value *field = facet->kind == VALUE_MAP ? facet->first : NULL; field; field = field->next)
            if (field->kind == VALUE_MAP)
                count += field->count;
    return count;
}

void load_facets(struct loader *loader, const struct value *facets)
{
    struct model *model = loader->model;
    loader->facets_unknown = facets && !reader_is_map(&loader->reader, facets);
    if (!facets || loader->facets_unknown)
        return;
    size_t groups = count_groups(facets);
    if (groups > MOST_GROUPS)
        reader_error(&loader->reader, facets, CPI_D_TOO_MANY, "the facets have more than 1,000 groups");
    size_t kept = groups < MOST_GROUPS ? groups : MOST_GROUPS;
    model->facets = loader_array(loader, facets->count, sizeof *model->facets);
    model->groups = loader_array(loader, kept, sizeof *model->groups);
    loader->group_places = arena_array(&loader->scratch, kept, sizeof *loader->group_places);
    loader->groups = arena_array(&loader->scratch, facets->count, sizeof *loader->groups);
    loader->last_member = arena_array(&loader->scratch, kept, sizeof *loader->last_member);
    loader->reader.no_memory |= !loader->group_places || !loader->groups || !loader->last_member;
    for (const struct value *facet = facets->first; facet && !loader->reader.no_memory; facet = facet->next)
        load_facet(loader, facet);
}
