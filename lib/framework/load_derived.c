/* SPDX-License-Identifier: MIT */
#include "framework/loader.h"

/* A figure that stands above in the file, in `all`, the mapping of derived figures. */
static int32_t find_part(struct loader *loader, const struct value *all, const struct value *part)
{
    const char *address;
    if (!reader_text(&loader->reader, part, &address))
        return -1;
    if (map_find(&loader->model->addresses, address) >= 0 || !value_of(all, address))
        return loader_figure(loader, address, part, false);
    reader_error(&loader->reader, part, CPI_D_UNKNOWN_FIGURE,
                 "'%s' does not stand further up; a derived figure is made of figures above it",
                 text_excerpt(address).text);
    return -1;
}

/* How deep derived figures stand above one another, and how many rows an explanation takes. */
static void measure(struct loader *loader, struct derived *derived, const struct value *place)
{
    const struct model *model = loader->model;
    derived->rows = 1;
    for (int32_t i = 0; i < derived->part_count; i++) {
        int32_t part = derived->parts[i] - first_derived_figure(model);
        int32_t depth = part < 0 ? 0 : model->derived[part].depth;
        int32_t rows = part < 0 ? 1 : model->derived[part].rows;
        derived->depth = depth + 1 > derived->depth ? depth + 1 : derived->depth;
        derived->rows += rows < MOST_DERIVED_ROWS - derived->rows ? rows : MOST_DERIVED_ROWS - derived->rows + 1;
    }
    if (derived->depth <= MOST_DERIVED_DEPTH && derived->rows <= MOST_DERIVED_ROWS)
        return;
    reader_error(&loader->reader, place, CPI_D_TOO_MANY,
                 "derived figures stand at most 16 deep above one another, and unfold to at most 10,000 figures");
    derived->part_count = 0;
    derived->depth = 0;
}

/* The keys of a derived figure, the kinds in the order of enum derived_kind. */
enum derived_field {
    DIFFERENCE,
    MEAN,
    RATIO,
    RATING,
    KINDS,
    TITLE = KINDS,
    FIELDS,
};

static const struct field FIELD_TABLE[FIELDS] = {
    {"difference", false}, {"mean", false}, {"ratio", false}, {"rating", false}, {"title", true},
};

_Static_assert(DIFFERENCE == (int)DERIVED_DIFFERENCE && MEAN == (int)DERIVED_MEAN && RATIO == (int)DERIVED_RATIO &&
                   RATING == (int)DERIVED_RATING,
               "the kinds stand in the order of enum derived_kind");

static bool has_right_count(struct loader *loader, const struct derived *derived, const struct value *list)
{
    bool two = derived->kind == DERIVED_DIFFERENCE || derived->kind == DERIVED_RATIO;
    if (!two || list->count == 2)
        return true;
    reader_error(&loader->reader, list, CPI_D_DERIVED, "a %s",
                 derived->kind == DERIVED_RATIO ? "ratio has two figures: [what is divided, by which]"
                                                : "difference has two figures: [from which, what is taken away]");
    return false;
}

/* A list of figures; of a rating, the figure that is rated. */
static void load_parts(struct loader *loader, struct derived *derived, const struct value *value)
{
    bool complete = true;
    bool rating = derived->kind == DERIVED_RATING;
    if (!rating && (!reader_is_list(&loader->reader, value) || !has_right_count(loader, derived, value)))
        return;
    derived->parts = loader_array(loader, rating ? 1 : value->count, sizeof *derived->parts);
    for (const struct value *part = rating ? value : value->first; part && derived->parts;
         part = rating ? NULL : part->next) {
        int32_t figure = find_part(loader, value->parent->parent, part);
        complete = complete && figure >= 0;
        derived->parts[derived->part_count++] = figure;
    }
    if (!complete)
        derived->part_count = 0;
    measure(loader, derived, value);
}

/* Which kind of derived figure a mapping makes; false, reported, where that is not clear. */
static bool find_kind(struct loader *loader, const struct value *value, enum derived_kind *kind)
{
    int stated = 0;
    for (int i = 0; i < KINDS; i++) {
        if (!value_of(value, FIELD_TABLE[i].key))
            continue;
        stated++;
        *kind = (enum derived_kind)i;
    }
    if (stated == 1)
        return true;
    reader_error(&loader->reader, value, CPI_D_DERIVED,
                 "a derived figure has one of `difference`, `mean`, `ratio` and `rating`");
    return false;
}

static void load_one(struct loader *loader, const struct value *value)
{
    const struct value *values[FIELDS];
    struct model *model = loader->model;
    struct derived *derived = &model->derived[model->derived_count];
    bool is_code = reader_key_code(&loader->reader, value);
    derived->code = value->key;
    if (reader_fields(&loader->reader, value, FIELD_TABLE, FIELDS, values)) {
        loader_text(loader, values[TITLE], text_key(TEXT_OF_DERIVED, model->derived_count, -1, CPI_TITLE));
        if (find_kind(loader, value, &derived->kind) && values[derived->kind])
            load_parts(loader, derived, values[derived->kind]);
    }
    /* Numbered only now, so that a derived figure can be made of earlier ones but not of itself. */
    model->derived_count++;
    if (is_code)
        loader_address(loader, derived->code, figure_count(model) - 1, value, true);
}

void load_derived(struct loader *loader, const struct value *derived)
{
    struct model *model = loader->model;
    if (!reader_is_map(&loader->reader, derived))
        return;
    model->derived = loader_array(loader, derived->count, sizeof *model->derived);
    for (const struct value *value = model->derived ? derived->first : NULL; value; value = value->next)
        load_one(loader, value);
}
