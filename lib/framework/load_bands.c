/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "base/sort.h"
#include "framework/loader.h"

/* A band as it is read, until all of its set are known. */
struct draft {
    struct band band;
    const struct value *place;
    const struct value *label;
};

struct drafts {
    struct draft *items;
    int32_t count;
    /* Something in them could not be read, so that they say nothing about one another. */
    bool unclear;
};

static void load_band(struct loader *loader, struct draft *draft, const struct value *value)
{
    enum { LABEL, FROM, VALUE, FIELDS };
    static const struct field fields[FIELDS] = {{"label", false}, {"from", false}, {"value", false}};
    const struct value *values[FIELDS];
    *draft = (struct draft){.band = {.code = value->key, .from = -INFINITY, .value = NAN}, .place = value};
    reader_key_code(&loader->reader, value);
    if (!reader_fields(&loader->reader, value, fields, FIELDS, values))
        return;
    draft->label = values[LABEL];
    reader_number(&loader->reader, values[FROM], &draft->band.from);
    reader_number(&loader->reader, values[VALUE], &draft->band.value);
}

static void load_each(struct loader *loader, struct drafts *drafts, const struct value *value)
{
    bool problems = loader->reader.problems;
    loader->reader.problems = false;
    for (const struct value *band = value->first; band; band = band->next)
        load_band(loader, &drafts->items[drafts->count++], band);
    drafts->unclear = loader->reader.problems;
    loader->reader.problems |= problems;
}

/* Exactly one band has no `from`: the lowest, which no number lies below. */
static void check_lowest(struct loader *loader, const struct drafts *drafts, const struct value *set)
{
    const char *lowest = NULL;
    for (int32_t i = 0; i < drafts->count; i++) {
        const struct draft *draft = &drafts->items[i];
        if (isfinite(draft->band.from))
            continue;
        if (lowest)
            reader_key_error(&loader->reader, draft->place, CPI_D_LOWEST_BAND,
                             "neither '%s' nor '%s' has a `from`; only the lowest band has none", draft->band.code,
                             lowest);
        lowest = draft->band.code;
    }
    if (!lowest)
        reader_key_error(&loader->reader, set, CPI_D_LOWEST_BAND,
                         "every band has a `from`, so that smaller numbers are in none; leave out that of the lowest");
}

/* A rating is made of values, so that one band without is one too few. */
static void check_values(struct loader *loader, const struct drafts *drafts)
{
    const char *with = NULL;
    for (int32_t i = 0; i < drafts->count && !with; i++)
        with = isnan(drafts->items[i].band.value) ? NULL : drafts->items[i].band.code;
    for (int32_t i = 0; i < drafts->count && with; i++)
        if (isnan(drafts->items[i].band.value))
            reader_key_error(&loader->reader, drafts->items[i].place, CPI_D_BAND_VALUES,
                             "'%s' has no `value`, but '%s' has; give one to every band, or to none",
                             drafts->items[i].band.code, with);
}

static int compare_drafts(const void *a, const void *b)
{
    const struct draft *x = a;
    const struct draft *y = b;
    if (x->band.from != y->band.from)
        return x->band.from < y->band.from ? -1 : 1;
    return x->place->index < y->place->index ? -1 : x->place->index > y->place->index;
}

static void check_starts(struct loader *loader, const struct drafts *drafts)
{
    for (int32_t i = 1; i < drafts->count; i++) {
        const struct band *before = &drafts->items[i - 1].band;
        const struct band *band = &drafts->items[i].band;
        if (isfinite(band->from) && band->from == before->from)
            reader_error(&loader->reader, value_of(drafts->items[i].place, "from"), CPI_D_SAME_BAND,
                         "'%s' and '%s' begin at the same number", band->code, before->code);
    }
}

static void keep_bands(struct loader *loader, int32_t index, const struct drafts *drafts)
{
    struct band_set *set = &loader->model->band_sets[index];
    set->bands = loader_array(loader, (size_t)drafts->count, sizeof *set->bands);
    for (int32_t i = 0; i < drafts->count && set->bands; i++) {
        set->bands[set->count++] = drafts->items[i].band;
        loader_text(loader, drafts->items[i].label, text_key(TEXT_OF_BANDS, index, i, CPI_TITLE));
    }
}

static void load_all(struct loader *loader, int32_t index, const struct value *value, const struct value *set)
{
    struct drafts drafts = {0};
    if (!reader_is_map(&loader->reader, value))
        return;
    if (value->count < 2 || value->count > MOST_BANDS) {
        if (value->count < 2)
            reader_error(&loader->reader, value, CPI_D_TOO_FEW_BANDS, "a set of bands has at least two");
        else
            reader_error(&loader->reader, value, CPI_D_TOO_MANY, "a set of bands has at most 100");
        return;
    }
    drafts.items = arena_array(&loader->scratch, value->count, sizeof *drafts.items);
    loader->reader.no_memory |= !drafts.items;
    if (!drafts.items)
        return;
    load_each(loader, &drafts, value);
    sort_items(drafts.items, (size_t)drafts.count, sizeof *drafts.items, compare_drafts);
    if (!drafts.unclear) {
        check_lowest(loader, &drafts, set);
        check_starts(loader, &drafts);
        check_values(loader, &drafts);
    }
    keep_bands(loader, index, &drafts);
}

static void load_set(struct loader *loader, int32_t index, const struct value *value)
{
    enum { TITLE, SCORE, BANDS, FIELDS };
    static const struct field fields[FIELDS] = {{"title", false}, {"score", false}, {"bands", true}};
    static const char *const score_words[] = {"unrounded", "rounded"};
    const struct value *values[FIELDS];
    struct band_set *set = &loader->model->band_sets[index];
    int word;
    reader_key_code(&loader->reader, value);
    set->code = value->key;
    if (map_add(&loader->bands, set->code, index) == MAP_NO_MEMORY)
        loader->reader.no_memory = true;
    if (!reader_fields(&loader->reader, value, fields, FIELDS, values))
        return;
    loader_text(loader, values[TITLE], text_key(TEXT_OF_BANDS, index, -1, CPI_TITLE));
    if (reader_word(&loader->reader, values[SCORE], score_words, 2, &word))
        set->rounded = word == 1;
    load_all(loader, index, values[BANDS], value);
}

void load_bands(struct loader *loader, const struct value *bands)
{
    struct model *model = loader->model;
    loader->bands_unknown = bands && !reader_is_map(&loader->reader, bands);
    if (!bands || loader->bands_unknown)
        return;
    model->band_sets = loader_array(loader, bands->count, sizeof *model->band_sets);
    for (const struct value *value = model->band_sets ? bands->first : NULL; value && !loader->reader.no_memory;
         value = value->next)
        load_set(loader, model->band_set_count++, value);
}
