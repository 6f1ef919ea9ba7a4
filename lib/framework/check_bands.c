/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "base/number.h"
#include "framework/loader.h"
#include "framework/method.h"
#include "framework/output.h"

/* A rating is the value of the band that its figure is in. */
static void check_rating(struct loader *loader, const struct derived *derived, const struct method *method,
                         const struct value *place)
{
    const struct model *model = loader->model;
    const char *rated = loader_address_of(loader, derived->parts[0]);
    int32_t bands = figure_output(model, method, derived->parts[0])->bands;
    if (bands < 0)
        reader_key_error(&loader->reader, place, CPI_D_NOT_RATED,
                         "'%s' is the rating of '%s', which has no bands under the method '%s'; name some in `outputs`",
                         derived->code, rated, method->code);
    else if (!bands_have_values(&model->band_sets[bands]))
        reader_key_error(&loader->reader, place, CPI_D_NOT_RATED,
                         "'%s' is the rating of '%s', but the bands '%s', which that has under the method '%s', have "
                         "no values",
                         derived->code, rated, model->band_sets[bands].code, method->code);
}

static bool is_limited(const struct quantity *quantity)
{
    double low;
    double high;
    quantity_bounds(quantity, &low, &high);
    return low >= 0 && high <= 1;
}

/* Whether scores stay between 0 and 1: a sum, or a quantity that is not limited, may leave them. */
static bool stays_in_range(const struct resolved_method *resolved)
{
    const struct model *model = resolved->model;
    for (int32_t i = 0; i < model->node_count; i++) {
        const struct node *n = &model->nodes[i];
        bool limited = n->quantity < 0 || is_limited(&resolved->quantities[n->quantity]);
        if (!limited || (!is_leaf(n) && resolved->node_rules[i].aggregation == SUM))
            return false;
    }
    for (int32_t i = 0; i < model->facet_count; i++)
        if (resolved->facet_rules[i].aggregation == SUM)
            return false;
    return true;
}

/* Bands that were made for another range put all figures into one of them. */
static void check_reach(struct loader *loader, const struct output *output, const struct value *place)
{
    const struct model *model = loader->model;
    char ends[2][NUMBER_TEXT_SIZE];
    double low = fmin(output->range[0], output->range[1]);
    double high = fmax(output->range[0], output->range[1]);
    if (output->bands < 0)
        return;
    const struct band_set *set = &model->band_sets[output->bands];
    for (int32_t i = 1; i < set->count; i++)
        if (set->bands[i].from > low && set->bands[i].from <= high)
            return;
    number_format(output->range[0], -1, ends[0]);
    number_format(output->range[1], -1, ends[1]);
    reader_warning(&loader->reader, value_of(place, "bands") ? value_of(place, "bands") : place, CPI_D_BANDS_UNREACHED,
                   "all numbers of the output range [%s, %s] are in the band '%s' of '%s'; state the `range` that the "
                   "bands are for",
                   ends[0], ends[1], set->bands[band_of(model, output, low)].code, set->code);
}

void check_bands(struct loader *loader, const struct resolved_method *resolved, const struct value *place)
{
    const struct model *model = loader->model;
    const struct method *method = resolved->method;
    for (int32_t i = 0; i < model->derived_count; i++)
        if (model->derived[i].kind == DERIVED_RATING)
            check_rating(loader, &model->derived[i], method, place);
    if (model->band_set_count == 0 || !stays_in_range(resolved))
        return;
    check_reach(loader, &method->output, value_of(place, "output"));
    for (const struct value *own = value_of(place, "outputs") ? value_of(place, "outputs")->first : NULL; own;
         own = own->next) {
        int32_t figure = map_find(&model->addresses, own->key);
        const struct output *output = figure_output(model, method, figure);
        if (figure < first_derived_figure(model) && (value_of(own, "bands") || value_of(own, "range")))
            check_reach(loader, output, own);
    }
}
