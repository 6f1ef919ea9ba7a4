/* SPDX-License-Identifier: MIT */
#include "framework/loader.h"

const char *loader_address_text(struct loader *loader, struct text_buffer *address)
{
    const char *copy = address->no_memory ? NULL : arena_text(&loader->model->arena, address->bytes, address->length);
    if (!copy)
        loader->reader.no_memory = true;
    text_buffer_free(address);
    return copy;
}

void *loader_array(struct loader *loader, size_t count, size_t size)
{
    void *array = arena_array(&loader->model->arena, count, size);
    if (!array)
        loader->reader.no_memory = true;
    return array;
}

void loader_text(struct loader *loader, const struct value *value, uint64_t key)
{
    const char *text;
    if (reader_text(&loader->reader, value, &text) && !text_table_add(&loader->model->texts, key, text))
        loader->reader.no_memory = true;
}

const char *loader_address_of(const struct loader *loader, int32_t figure)
{
    const struct model *model = loader->model;
    if (figure < model->node_count)
        return loader->nodes ? loader->nodes[figure].code : model->nodes[figure].code;
    if (figure < first_cell_figure(model))
        return model->groups[figure - first_group_figure(model)].address;
    if (figure < first_derived_figure(model))
        return model->cells[figure - first_cell_figure(model)].address;
    return model->derived[figure - first_derived_figure(model)].code;
}

void loader_address(struct loader *loader, const char *address, int32_t figure, const struct value *place, bool at_key)
{
    int32_t taken;
    switch (map_add(&loader->model->addresses, address, figure)) {
    case MAP_ADDED:
        return;
    case MAP_NO_MEMORY:
        loader->reader.no_memory = true;
        return;
    case MAP_EXISTS:
        break;
    }
    taken = map_find(&loader->model->addresses, address);
    const struct value *other = taken < loader->model->node_count ? loader->node_places[taken] : NULL;
    if (other)
        (at_key ? reader_key_error : reader_error)(&loader->reader, place, CPI_D_DUPLICATE_CODE,
                                                   "the code '%s' is also used at line %d, column %d", address,
                                                   (int)other->line, (int)other->column);
    else
        (at_key ? reader_key_error : reader_error)(&loader->reader, place, CPI_D_DUPLICATE_CODE,
                                                   "the code '%s' is used twice", address);
}

void loader_unknown_facet(struct loader *loader, const struct value *place, const char *code, bool at_key)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(code);
    for (int32_t i = 0; i < loader->model->facet_count && loader->suggestions_left > 0; i++)
        text_suggestion_try(code, loader->model->facets[i].code, &best, &distance);
    loader->suggestions_left--;
    (at_key ? reader_key_error : reader_error)(&loader->reader, place, CPI_D_UNKNOWN_FACET,
                                               "no facet has the code '%s'%s", text_excerpt(code).text,
                                               text_did_you_mean(best).text);
}

struct suggestion loader_suggest(struct loader *loader, const char *name, int32_t first_figure, int32_t figures)
{
    const char *best = NULL;
    size_t distance = text_suggestion_limit(name);
    if (loader->suggestions_left <= 0)
        figures = 0;
    loader->suggestions_left -= figures > 0;
    for (int32_t i = first_figure; i < first_figure + figures; i++)
        text_suggestion_try(name, loader_address_of(loader, i), &best, &distance);
    return text_did_you_mean(best);
}

int32_t loader_node(struct loader *loader, const char *code, const struct value *place, bool at_key)
{
    int32_t node = map_find(&loader->model->addresses, code);
    if (node >= 0 && node < loader->model->node_count)
        return node;
    (at_key ? reader_key_error : reader_error)(&loader->reader, place, CPI_D_UNKNOWN_NODE,
                                               "no domain or indicator has the code '%s'%s", text_excerpt(code).text,
                                               loader_suggest(loader, code, 0, loader->model->node_count).text);
    return -1;
}

int32_t loader_figure(struct loader *loader, const char *address, const struct value *place, bool at_key)
{
    int32_t figure = map_find(&loader->model->addresses, address);
    if (figure < 0)
        (at_key ? reader_key_error : reader_error)(
            &loader->reader, place, CPI_D_UNKNOWN_FIGURE, "no figure has the address '%s'%s",
            text_excerpt(address).text, loader_suggest(loader, address, 0, figure_count(loader->model)).text);
    return figure;
}
