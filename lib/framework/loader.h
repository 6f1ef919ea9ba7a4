/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_LOADER_H
#define CPINDEX_FRAMEWORK_LOADER_H

#include "document/reader.h"
#include "framework/model.h"

/* What a quantity says that it is divided by: looked up when the tree is complete. */
struct denominator {
    int32_t quantity;
    const struct value *place;
};

/* A model under construction. Texts stay where the document has them: the model takes them over. Each load_ function
 * takes one part of the file, reports its problems to the reader, and leaves the model so that the next ones can go on;
 * reader.problems and reader.no_memory tell how it went. */
struct loader {
    struct reader reader;
    struct model *model;
    /* What is needed only while loading. */
    struct arena scratch;
    /* Growing arrays, moved to the model's arena when the tree is complete. */
    struct node *nodes;
    size_t node_capacity;
    struct quantity *quantities;
    size_t quantity_count;
    size_t quantity_capacity;
    struct denominator *denominators;
    size_t denominator_count;
    size_t denominator_capacity;
    int32_t *memberships;
    size_t membership_count;
    size_t membership_capacity;
    /* Where each node, its weight, each group and each method stand in the document. */
    const struct value **node_places;
    size_t node_place_capacity;
    const struct value **weight_places;
    size_t weight_place_capacity;
    const struct value **group_places;
    const struct value **method_places;
    struct map scales;
    struct map facets;
    struct map bands;
    /* For each facet, its groups. */
    struct map *groups;
    /* For each group, the node whose membership in it was noted last. */
    int32_t *last_member;
    /* "did you mean" looks at every code, so it is done for the first unknown ones only. */
    int32_t suggestions_left;
    /* More nodes than are supported: reported once. */
    bool too_many;
    /* Of a node that is scored from others. */
    int32_t deepest_level;
    /* Scales, facets or bands cannot be read: what refers to them is not reported besides. */
    bool scales_unknown;
    bool facets_unknown;
    bool bands_unknown;
};

/* The values of the top of the file. */
enum head_field {
    HEAD_CPINDEX,
    HEAD_CODE,
    HEAD_EDITION,
    HEAD_TITLE,
    HEAD_STATUS,
    HEAD_DESCRIPTION,
    HEAD_LANGUAGES,
    HEAD_UNIT,
    HEAD_OWNER,
    HEAD_SOURCE,
    HEAD_LICENCE,
    HEAD_SCALES,
    HEAD_FACETS,
    HEAD_DERIVED,
    HEAD_BANDS,
    HEAD_METHODS,
    HEAD_SCALE,
    HEAD_DOMAINS,
    HEAD_INDICATORS,
    HEAD_FIELDS,
};

void load_head(struct loader *loader, const struct value *const *head);
void load_scales(struct loader *loader, const struct value *scales);
void load_facets(struct loader *loader, const struct value *facets);
void load_tree(struct loader *loader, const struct value *root, const struct value *const *head);
/* One that is not scored needs no goalposts. */
void load_quantity(struct loader *loader, const struct value *value, bool scored, int32_t *index);
void load_denominators(struct loader *loader);
/* What a method says otherwise of quantities; NULL where it cannot be used. */
const struct quantity *load_quantity_override(struct loader *loader, const struct value *value);
void load_derived(struct loader *loader, const struct value *derived);
void load_respondents(struct loader *loader, const struct value *value, struct respondent_rule *rule);
void load_bands(struct loader *loader, const struct value *bands);
void load_methods(struct loader *loader, const struct value *methods);

/* The keys `output` and `outputs` of a method. */
void load_outputs(struct loader *loader, struct method *method, const struct value *output,
                  const struct value *outputs);

/* Numbers the groups, cells and derived figures, and finds figures by address. */
void number_cells(struct loader *loader);

/* Whether a quantity can be computed. `place` states it; `code` is that of its node where a method states it, else
 * NULL. */
void check_quantity(struct loader *loader, const struct quantity *quantity, const struct value *place, const char *code);

/* Whether each method can be computed: weights, cells, what is left out. */
void check_methods(struct loader *loader);

/* Whether what a method rates has bands with values, and whether its bands tell figures apart. `place` is the method's
 * in the document. */
struct resolved_method;
void check_bands(struct loader *loader, const struct resolved_method *resolved, const struct value *place);

/* An address that was put together, in the model's arena; the buffer is freed. NULL, with no_memory set, when out of
 * memory. */
const char *loader_address_text(struct loader *loader, struct text_buffer *address);

/* Memory of the model's arena; NULL, with no_memory set, when out of memory. */
void *loader_array(struct loader *loader, size_t count, size_t size);

/* Keeps the text of a value, where there is one, under a key. */
void loader_text(struct loader *loader, const struct value *value, uint64_t key);

/* Adds an address; reports at `place` where it is taken. */
void loader_address(struct loader *loader, const char *address, int32_t figure, const struct value *place, bool at_key);

/* The address of a figure. */
const char *loader_address_of(const struct loader *loader, int32_t figure);

/* The node or figure that a value names: -1, reported, where there is none. */
int32_t loader_node(struct loader *loader, const char *code, const struct value *place, bool at_key);
int32_t loader_figure(struct loader *loader, const char *address, const struct value *place, bool at_key);

void loader_unknown_facet(struct loader *loader, const struct value *place, const char *code, bool at_key);

/* What an unknown name of some figures probably meant. */
struct suggestion loader_suggest(struct loader *loader, const char *name, int32_t first_figure, int32_t figures);

#endif
