/* SPDX-License-Identifier: MIT */
#include "base/sort.h"
#include "framework/loader.h"

static int32_t find_bands(struct loader *loader, const struct value *value)
{
    const struct model *model = loader->model;
    const char *best = NULL;
    const char *code;
    if (loader->bands_unknown || !reader_text(&loader->reader, value, &code))
        return -1;
    int32_t bands = map_find(&loader->bands, code);
    if (bands >= 0)
        return bands;
    size_t distance = text_suggestion_limit(code);
    for (int32_t i = 0; i < model->band_set_count && loader->suggestions_left > 0; i++)
        text_suggestion_try(code, model->band_sets[i].code, &best, &distance);
    loader->suggestions_left--;
    reader_error(&loader->reader, value, CPI_D_UNKNOWN_BANDS, "no bands have the code '%s'%s", text_excerpt(code).text,
                 text_did_you_mean(best).text);
    return -1;
}

/* What a mapping states; the rest stays as it is. */
static void load_output(struct loader *loader, const struct value *value, bool derived, struct output *output)
{
    enum { RANGE, DIGITS, BANDS, FIELDS };
    static const struct field fields[FIELDS] = {{"range", false}, {"digits", false}, {"bands", false}};
    const struct value *values[FIELDS];
    if (!value || !reader_fields(&loader->reader, value, fields, FIELDS, values))
        return;
    if (derived && values[RANGE])
        reader_key_error(&loader->reader, values[RANGE], CPI_D_RANGE_OF_DERIVED,
                         "'%s' is a derived figure, computed from what its figures are shown as; it has no range of "
                         "its own",
                         value->key);
    else
        reader_pair(&loader->reader, values[RANGE], output->range);
    reader_integer(&loader->reader, values[DIGITS], 0, MOST_DIGITS, &output->digits);
    if (values[BANDS])
        output->bands = find_bands(loader, values[BANDS]);
}

static int compare_figures(const void *a, const void *b)
{
    const struct output_for *x = a;
    const struct output_for *y = b;
    return x->figure < y->figure ? -1 : x->figure > y->figure;
}

void load_outputs(struct loader *loader, struct method *method, const struct value *output, const struct value *outputs)
{
    load_output(loader, output, false, &method->output);
    method->derived_output.digits = method->output.digits;
    if (!reader_is_map(&loader->reader, outputs))
        return;
    method->outputs = loader_array(loader, outputs->count, sizeof *method->outputs);
    for (const struct value *entry = method->outputs ? outputs->first : NULL; entry; entry = entry->next) {
        int32_t figure = loader_figure(loader, entry->key, entry, true);
        bool derived = figure >= first_derived_figure(loader->model);
        struct output own = derived ? method->derived_output : method->output;
        load_output(loader, entry, derived, &own);
        if (figure >= 0)
            method->outputs[method->output_count++] = (struct output_for){figure, own};
    }
    sort_items(method->outputs, (size_t)method->output_count, sizeof *method->outputs, compare_figures);
}
