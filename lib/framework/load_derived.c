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

static void load_parts(struct loader *loader, struct derived *derived, const struct value *list)
{
    bool complete = true;
    if (!reader_is_list(&loader->reader, list))
        return;
    if (derived->kind == DERIVED_DIFFERENCE && list->count != 2) {
        reader_error(&loader->reader, list, CPI_D_DERIVED, "a difference has two figures: [from which, what is taken away]");
        return;
    }
    derived->parts = loader_array(loader, list->count, sizeof *derived->parts);
    for (const struct value *part = derived->parts ? list->first : NULL; part; part = part->next) {
        const char *address;
        int32_t figure = reader_text(&loader->reader, part, &address) ? loader_figure(loader, address, part, false) : -1;
        complete = complete && figure >= 0;
        derived->parts[derived->part_count++] = figure;
    }
    if (complete && derived->part_count)
        derived->origin = origin_of_parts(loader->model, derived);
}

static void load_one(struct loader *loader, const struct value *value)
{
    enum { TITLE, DIFFERENCE, MEAN, FIELDS };
    static const struct field fields[FIELDS] = {{"title", true}, {"difference", false}, {"mean", false}};
    const struct value *values[FIELDS];
    struct model *model = loader->model;
    struct derived *derived = &model->derived[model->derived_count];
    reader_key_code(&loader->reader, value);
    derived->code = value->key;
    if (reader_fields(&loader->reader, value, fields, FIELDS, values)) {
        loader_text(loader, values[TITLE], text_key(TEXT_OF_DERIVED, model->derived_count, -1, CPI_TITLE));
        if (!values[DIFFERENCE] == !values[MEAN])
            reader_error(&loader->reader, value, CPI_D_DERIVED, "a derived figure has either a `difference` or a `mean`");
        derived->kind = values[DIFFERENCE] ? DERIVED_DIFFERENCE : DERIVED_MEAN;
        load_parts(loader, derived, values[DIFFERENCE] ? values[DIFFERENCE] : values[MEAN]);
    }
    /* Numbered only now, so that a derived figure can be made of earlier ones but not of itself. */
    model->derived_count++;
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
