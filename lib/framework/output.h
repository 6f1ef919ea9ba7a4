/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_OUTPUT_H
#define CPINDEX_FRAMEWORK_OUTPUT_H

#include "framework/model.h"

/* What a figure is shown as under a method. */
const struct output *figure_output(const struct model *model, const struct method *method, int32_t figure);

/* From the inner scale to the output range. A derived figure stays as it is. */
double to_output(const struct output *output, double score);

/* On an output range that runs down, as grades from 5 to 1, the best score is the lowest number. */
bool runs_down(const struct output *output);

/* The band that a number on the output range falls into: an index in the figure's bands; -1 for NaN, and where the
 * figure has no bands. */
int32_t band_of(const struct model *model, const struct output *output, double value);

/* Whether bands have values, so that figures can be rated by them. */
bool bands_have_values(const struct band_set *set);

#endif
