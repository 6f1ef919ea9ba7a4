/* SPDX-License-Identifier: MIT */
#include "framework/output.h"

#include <math.h>

#include "base/number.h"

/* A score that is 0.75 by hand may come out a little below it. */
#define NOISE 1e-14

const struct output *figure_output(const struct model *model, const struct method *method, int32_t figure)
{
    int32_t low = 0;
    int32_t high = method->output_count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (method->outputs[middle].figure < figure)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < method->output_count && method->outputs[low].figure == figure)
        return &method->outputs[low].output;
    return figure >= first_derived_figure(model) ? &method->derived_output : &method->output;
}

double to_output(const struct output *output, double score)
{
    double from = output->range[0];
    double to = output->range[1];
    double span = number_settle(to - from, fmax(fabs(to), fabs(from)));
    double distance = span * score;
    return from == 0 ? distance : number_settle(distance + from, fmax(fabs(distance), fabs(from)));
}

bool runs_down(const struct output *output)
{
    return output->range[1] < output->range[0];
}

static bool reaches(double value, double from)
{
    return value >= from || from - value <= NOISE * fmax(fabs(from), fabs(value));
}

int32_t band_of(const struct model *model, const struct output *output, double value)
{
    if (output->bands < 0 || isnan(value))
        return -1;
    const struct band_set *set = &model->band_sets[output->bands];
    if (set->rounded)
        value = number_round(value, output->digits);
    int32_t band = set->count - 1;
    while (band > 0 && !reaches(value, set->bands[band].from))
        band--;
    return band;
}

bool bands_have_values(const struct band_set *set)
{
    return !isnan(set->bands[0].value);
}
