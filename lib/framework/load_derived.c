/* SPDX-License-Identifier: MIT */
#include "framework/loader.h"

static double origin_of(const struct model *model, int32_t figure)
{
    int32_t first = first_derived_figure(model);
    return figure < first ? 1 : model->derived[figure - first].origin;
}

static double origin_of_parts(const struct model *model, const struct derived *derived)
{
    double sum = 0;
    if (derived->kind == DERIVED_DIFFERENCE)
        return origin_of(model, derived->parts[0]) - origin_of(model, derived->parts[1]);
    for (int32_t i = 0; i < derived->part_count; i++)
        sum += origin_of(model, derived->parts[i]);
    return sum / derived->part_count;
}

/* A figure that stands above in the file. `part` is in the list of a figure in the mapping of derived figures. */
static int32_t find_part(struct loader *loader, const struct value *part)
{
    const char *address;
    const struct value *all = part->parent->parent->parent;
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

static void load_parts(struct loader *loader, struct derived *derived, const struct value *list)
{
    bool complete = true;
    if (!reader_is_list(&loader->reader, list))
        return;
    if (derived->kind == DERIVED_DIFFERENCE && list->count != 2) {
        reader_error(&loader->reader, list, CPI_D_DERIVED,
                     "a difference has two figures: [from which, what is taken away]");
        return;
    }
    derived->parts = loader_array(loader, list->count, sizeof *derived->parts);
    for (const struct value *part = derived->parts ? list->first : NULL; part; part = part->next) {
        int32_t figure = find_part(loader, part);
        complete = complete && figure >= 0;
        derived->parts[derived->part_count++] = figure;
    }
    if (!complete)
        derived->part_count = 0;
    if (derived->part_count)
        derived->origin = origin_of_parts(loader->model, derived);
    measure(loader, derived, list);
}

static void load_one(struct loader *loader, const struct value *value)
{
    enum { TITLE, DIFFERENCE, MEAN, FIELDS };
    static const struct field fields[FIELDS] = {{"title", true}, {"difference", false}, {"mean", false}};
    const struct value *values[FIELDS];
    struct model *model = loader->model;
    struct derived *derived = &model->derived[model->derived_count];
    bool is_code = reader_key_code(&loader->reader, value);
    derived->code = value->key;
    if (reader_fields(&loader->reader, value, fields, FIELDS, values)) {
        loader_text(loader, values[TITLE], text_key(TEXT_OF_DERIVED, model->derived_count, -1, CPI_TITLE));
        if (!value_of(value, "difference") == !value_of(value, "mean"))
            reader_error(&loader->reader, value, CPI_D_DERIVED,
                         "a derived figure has either a `difference` or a `mean`");
        derived->kind = values[DIFFERENCE] ? DERIVED_DIFFERENCE : DERIVED_MEAN;
        load_parts(loader, derived, values[DIFFERENCE] ? values[DIFFERENCE] : values[MEAN]);
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
