/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "framework/loader.h"

/* What a node hands down to those below it. */
struct inherited {
    int32_t scale;
    int32_t first_group;
    int16_t group_count;
};

enum node_field {
    CODE,
    TITLE,
    DESCRIPTION,
    QUESTION,
    GUIDANCE,
    SOURCE,
    EVIDENCE,
    WEIGHT,
    SCORED,
    SCALE,
    QUANTITY,
    FACETS,
    DOMAINS,
    INDICATORS,
    FIELDS,
};

static const struct field FIELD_TABLE[FIELDS] = {
    {"code", true},      {"title", false},    {"description", false}, {"question", false},   {"guidance", false},
    {"source", false},   {"evidence", false}, {"weight", false},      {"scored", false},     {"scale", false},
    {"quantity", false}, {"facets", false},   {"domains", false},     {"indicators", false},
};

enum {
    NO_SCALE_YET = -1,
    /* A scale that does not exist was reported where it is named, and not again for every indicator below. */
    SCALE_REPORTED = -2,
};

static void load_children(struct loader *loader, int32_t parent, const struct value *const *lists,
                          struct inherited inherited);

static bool reserve_node(struct loader *loader)
{
    size_t needed = (size_t)loader->model->node_count + 1;
    void *nodes = loader->nodes;
    void *places = loader->node_places;
    void *weights = loader->weight_places;
    bool room = array_reserve(&nodes, &loader->node_capacity, needed, sizeof *loader->nodes);
    loader->nodes = nodes;
    room = room && array_reserve(&places, &loader->node_place_capacity, needed, sizeof *loader->node_places);
    loader->node_places = places;
    room = room && array_reserve(&weights, &loader->weight_place_capacity, needed, sizeof *loader->weight_places);
    loader->weight_places = weights;
    loader->reader.no_memory |= !room;
    return room;
}

/* A node at the end of the row; -1 where no more fits. */
static int32_t add_node(struct loader *loader, int32_t parent, cpi_node_kind kind, const struct value *place)
{
    if (loader->model->node_count == MOST_NODES) {
        if (!loader->too_many)
            reader_error(&loader->reader, place, CPI_D_TOO_MANY,
                         "a framework has at most 100,000 domains and indicators");
        loader->too_many = true;
        return -1;
    }
    if (!reserve_node(loader))
        return -1;
    int32_t index = loader->model->node_count++;
    loader->nodes[index] = (struct node){
        .code = "",
        .weight = 1,
        .parent = parent,
        .scale = -1,
        .quantity = -1,
        .indicator = -1,
        .kind = (uint8_t)kind,
        .level = (uint8_t)(parent < 0 ? 0 : loader->nodes[parent].level + 1),
    };
    loader->node_places[index] = place;
    loader->weight_places[index] = place;
    if (parent >= 0) {
        loader->nodes[parent].child_count++;
        loader->nodes[parent].has_domains |= kind == CPI_DOMAIN;
    }
    return index;
}

static int32_t find_scale(struct loader *loader, const struct value *value, int32_t inherited)
{
    const char *code;
    if (!reader_text(&loader->reader, value, &code))
        return inherited;
    int32_t scale = map_find(&loader->scales, code);
    if (scale >= 0)
        return scale;
    if (loader->scales_unknown)
        return SCALE_REPORTED;
    const char *best = NULL;
    size_t distance = text_suggestion_limit(code);
    for (int32_t i = 0; i < loader->model->scale_count && loader->suggestions_left > 0; i++)
        text_suggestion_try(code, loader->model->scales[i].code, &best, &distance);
    loader->suggestions_left--;
    reader_error(&loader->reader, value, CPI_D_UNKNOWN_SCALE, "no scale has the code '%s'%s", text_excerpt(code).text,
                 text_did_you_mean(best).text);
    return SCALE_REPORTED;
}

static void add_membership(struct loader *loader, struct inherited *own, int32_t group)
{
    void *memberships = loader->memberships;
    if (!array_reserve(&memberships, &loader->membership_capacity, loader->membership_count + 1,
                       sizeof *loader->memberships)) {
        loader->reader.no_memory = true;
        return;
    }
    loader->memberships = memberships;
    if (loader->last_member[group] == loader->model->node_count)
        return;
    loader->last_member[group] = loader->model->node_count;
    loader->memberships[loader->membership_count++] = group;
    own->group_count++;
}

static void add_group(struct loader *loader, struct inherited *own, int32_t facet, const struct value *value)
{
    const char *code;
    const struct facet *f = &loader->model->facets[facet];
    if (!reader_text(&loader->reader, value, &code))
        return;
    int32_t group = map_find(&loader->groups[facet], code);
    if (group >= 0) {
        add_membership(loader, own, group);
        return;
    }
    const char *best = NULL;
    size_t distance = text_suggestion_limit(code);
    for (int32_t i = f->first_group; i < f->first_group + f->group_count && loader->suggestions_left > 0; i++)
        text_suggestion_try(code, loader->model->groups[i].code, &best, &distance);
    loader->suggestions_left--;
    reader_error(&loader->reader, value, CPI_D_UNKNOWN_GROUP, "the facet '%s' has no group '%s'%s", f->code,
                 text_excerpt(code).text, text_did_you_mean(best).text);
}

static int compare_groups(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;
    return x < y ? -1 : x > y;
}

/* The groups that are not stated here come from above; those that are stated replace what comes from above for their
 * facet. */
static struct inherited load_groups(struct loader *loader, const struct value *facets, struct inherited above)
{
    struct inherited own = {above.scale, (int32_t)loader->membership_count, 0};
    for (int32_t i = 0; i < above.group_count; i++) {
        int32_t group = loader->memberships[above.first_group + i];
        const char *facet = loader->model->facets[loader->model->groups[group].facet].code;
        bool replaced = false;
        for (const struct value *value = facets->first; value; value = value->next)
            replaced |= strcmp(value->key, facet) == 0;
        if (!replaced)
            add_membership(loader, &own, group);
    }
    for (const struct value *value = facets->first; value; value = value->next) {
        int32_t facet = map_find(&loader->facets, value->key);
        if (facet < 0)
            loader_unknown_facet(loader, value, value->key, true);
        else if (value->kind == VALUE_LIST)
            for (const struct value *group = value->first; group; group = group->next)
                add_group(loader, &own, facet, group);
        else
            add_group(loader, &own, facet, value);
    }
    if (own.group_count > 1)
        sort_items(loader->memberships + own.first_group, (size_t)own.group_count, sizeof *loader->memberships,
                   compare_groups);
    return own;
}

static void refuse(struct loader *loader, const struct value *value, const char *why)
{
    if (value)
        reader_key_error(&loader->reader, value, CPI_D_NOT_HERE, "'%s' does not belong here: %s", value->key, why);
}

static void check_fields(struct loader *loader, int32_t node, const struct value *map,
                         const struct value *const *values)
{
    const struct node *n = &loader->nodes[node];
    bool is_sub = n->kind == CPI_INDICATOR && loader->nodes[n->parent].kind == CPI_INDICATOR;
    if (n->kind == CPI_DOMAIN) {
        static const enum node_field OF_INDICATORS[] = {QUESTION, GUIDANCE, EVIDENCE, SCORED, QUANTITY};
        for (size_t i = 0; i < sizeof OF_INDICATORS / sizeof *OF_INDICATORS; i++)
            refuse(loader, values[OF_INDICATORS[i]], "it belongs to indicators");
        if (!value_of(map, "title"))
            reader_error(&loader->reader, loader->node_places[node], CPI_D_MISSING_KEY,
                         "the key 'title' is missing here");
        return;
    }
    refuse(loader, values[DOMAINS], "an indicator has sub-indicators, under `indicators`");
    if (is_sub)
        refuse(loader, values[FACETS], "sub-indicators follow their main indicator");
    if (values[INDICATORS])
        refuse(loader, values[QUANTITY], "an indicator with sub-indicators is scored from them");
    else if (values[SCALE])
        refuse(loader, values[QUANTITY], "an indicator has a scale or is a quantity, not both");
    if (!value_of(map, "question") && !value_of(map, "title"))
        reader_error(&loader->reader, loader->node_places[node], CPI_D_NO_QUESTION,
                     "an indicator needs a `question`, or at least a `title`");
}

static void load_texts(struct loader *loader, int32_t node, const struct value *const *values)
{
    for (int kind = CPI_TITLE; kind <= CPI_EVIDENCE; kind++)
        loader_text(loader, values[TITLE + (kind - CPI_TITLE)], text_key(TEXT_OF_NODE, node, -1, kind));
}

static void load_leaf(struct loader *loader, int32_t node, const struct value *quantity, int32_t scale)
{
    struct node *n = &loader->nodes[node];
    n->indicator = loader->model->indicator_count++;
    if (quantity)
        load_quantity(loader, quantity, !n->unscored, &n->quantity);
    else if (scale >= 0)
        n->scale = scale;
    else if (scale == NO_SCALE_YET)
        reader_error(&loader->reader, loader->node_places[node], CPI_D_NO_SCALE,
                     "this indicator has no scale, its own or from above, and no quantity");
}

static void check_children(struct loader *loader, int32_t node, const struct value *map)
{
    bool needs_children = loader->nodes[node].kind != CPI_INDICATOR;
    if (needs_children && !value_of(map, "domains") && !value_of(map, "indicators"))
        reader_error(&loader->reader, loader->node_places[node], CPI_D_EMPTY_DOMAIN,
                     "this %s is empty: it needs `domains` or `indicators`", node == 0 ? "index" : "domain");
}

static bool is_unscored(struct loader *loader, const struct value *value)
{
    static const char *const WORDS[] = {"yes", "no"};
    int word;
    return reader_word(&loader->reader, value, WORDS, 2, &word) && word == 1;
}

static void load_node(struct loader *loader, int32_t parent, cpi_node_kind kind, const struct value *value,
                      struct inherited inherited)
{
    const struct value *values[FIELDS];
    const char *code;
    int32_t node = add_node(loader, parent, kind, value);
    if (node < 0 || !reader_fields(&loader->reader, value, FIELD_TABLE, FIELDS, values)) {
        if (node >= 0)
            loader->nodes[node].end = node + 1;
        return;
    }
    if (reader_code(&loader->reader, values[CODE], &code)) {
        loader->nodes[node].code = code;
        loader_address(loader, code, node, values[CODE], false);
        loader->node_places[node] = values[CODE];
    }
    check_fields(loader, node, value, values);
    load_texts(loader, node, values);
    if (reader_number(&loader->reader, values[WEIGHT], &loader->nodes[node].weight))
        loader->weight_places[node] = values[WEIGHT];
    loader->nodes[node].unscored = is_unscored(loader, values[SCORED]);
    inherited.scale = find_scale(loader, values[SCALE], inherited.scale);
    if (!loader->facets_unknown && reader_is_map(&loader->reader, values[FACETS]))
        inherited = load_groups(loader, values[FACETS], inherited);
    loader->nodes[node].first_group = inherited.first_group;
    loader->nodes[node].group_count = inherited.group_count;
    if (kind == CPI_INDICATOR && !values[INDICATORS])
        load_leaf(loader, node, values[QUANTITY], inherited.scale);
    const struct value *domains = kind == CPI_DOMAIN ? values[DOMAINS] : NULL;
    load_children(loader, node, (const struct value *const[]){domains, values[INDICATORS]}, inherited);
    check_children(loader, node, value);
    loader->nodes[node].end = loader->model->node_count;
}

static void load_list(struct loader *loader, int32_t parent, cpi_node_kind kind, const struct value *list,
                      struct inherited inherited)
{
    if (!reader_is_list(&loader->reader, list))
        return;
    for (const struct value *value = list->first; value && !loader->reader.no_memory && !loader->too_many;
         value = value->next)
        load_node(loader, parent, kind, value, inherited);
}

/* `lists`: domains and indicators, which come in the order in which the file has them. */
static void load_children(struct loader *loader, int32_t parent, const struct value *const *lists,
                          struct inherited inherited)
{
    bool indicators_first = lists[0] && lists[1] && lists[1]->index < lists[0]->index;
    if (indicators_first)
        load_list(loader, parent, CPI_INDICATOR, lists[1], inherited);
    load_list(loader, parent, CPI_DOMAIN, lists[0], inherited);
    if (!indicators_first)
        load_list(loader, parent, CPI_INDICATOR, lists[1], inherited);
}

static void *move(struct loader *loader, const void *items, size_t count, size_t size)
{
    void *array = loader_array(loader, count, size);
    if (array && count)
        memcpy(array, items, count * size);
    return array;
}

/* From the growing arrays to the model, where everything has its final size. */
static void finish(struct loader *loader)
{
    struct model *model = loader->model;
    size_t count = (size_t)model->node_count;
    model->nodes = move(loader, loader->nodes, count, sizeof *model->nodes);
    model->quantities = move(loader, loader->quantities, loader->quantity_count, sizeof *model->quantities);
    model->quantity_count = (int32_t)loader->quantity_count;
    model->memberships = move(loader, loader->memberships, loader->membership_count, sizeof *model->memberships);
    model->children = loader_array(loader, count, sizeof *model->children);
    model->indicators = loader_array(loader, (size_t)model->indicator_count, sizeof *model->indicators);
    if (loader->reader.no_memory)
        return;
    free(loader->nodes);
    loader->nodes = NULL;
    int32_t slot = 0;
    for (int32_t i = 0; i < model->node_count; i++) {
        struct node *n = &model->nodes[i];
        n->first_child = slot;
        for (int32_t child = i + 1; child < n->end; child = model->nodes[child].end)
            model->children[slot++] = child;
        if (n->indicator >= 0)
            model->indicators[n->indicator] = i;
    }
}

void load_tree(struct loader *loader, const struct value *root, const struct value *const *head)
{
    struct inherited inherited = {.scale = NO_SCALE_YET};
    const char *code;
    int32_t node = add_node(loader, -1, CPI_INDEX, root);
    if (node < 0)
        return;
    if (reader_code(&loader->reader, head[HEAD_CODE], &code)) {
        loader->nodes[0].code = code;
        loader->node_places[0] = head[HEAD_CODE];
        loader_address(loader, code, 0, head[HEAD_CODE], false);
    }
    loader_text(loader, head[HEAD_TITLE], text_key(TEXT_OF_NODE, 0, -1, CPI_TITLE));
    loader_text(loader, head[HEAD_DESCRIPTION], text_key(TEXT_OF_NODE, 0, -1, CPI_DESCRIPTION));
    loader_text(loader, head[HEAD_SOURCE], text_key(TEXT_OF_NODE, 0, -1, CPI_SOURCE));
    inherited.scale = find_scale(loader, head[HEAD_SCALE], NO_SCALE_YET);
    load_children(loader, 0, (const struct value *const[]){head[HEAD_DOMAINS], head[HEAD_INDICATORS]}, inherited);
    check_children(loader, 0, root);
    loader->nodes[0].end = loader->model->node_count;
    finish(loader);
}
