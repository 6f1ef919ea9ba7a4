/* SPDX-License-Identifier: MIT */
/* The public view of a framework: bands, and what figures are shown as. */
#include <math.h>
#include <string.h>

#include "framework/output.h"

static const struct band_set *set_at(const cpi_framework *framework, int32_t bands)
{
    return framework && bands >= 0 && bands < framework->model->band_set_count ? &framework->model->band_sets[bands]
                                                                               : NULL;
}

static const struct band *band_at(const cpi_framework *framework, int32_t bands, int32_t band)
{
    const struct band_set *set = set_at(framework, bands);
    return set && band >= 0 && band < set->count ? &set->bands[band] : NULL;
}

int32_t cpi_framework_bands_count(const cpi_framework *framework)
{
    return framework ? framework->model->band_set_count : 0;
}

int32_t cpi_framework_find_bands(const cpi_framework *framework, const char *code)
{
    for (int32_t i = 0; code && i < cpi_framework_bands_count(framework); i++)
        if (strcmp(framework->model->band_sets[i].code, code) == 0)
            return i;
    return CPI_NONE;
}

const char *cpi_framework_bands_code(const cpi_framework *framework, int32_t bands)
{
    const struct band_set *set = set_at(framework, bands);
    return set ? set->code : NULL;
}

const char *cpi_framework_bands_title(const cpi_framework *framework, int32_t bands, const char *language)
{
    const struct band_set *set = set_at(framework, bands);
    const char *title = set ? framework_text(framework, text_key(TEXT_OF_BANDS, bands, -1, CPI_TITLE), language) : NULL;
    return title ? title : cpi_framework_bands_code(framework, bands);
}

int cpi_framework_bands_rounded(const cpi_framework *framework, int32_t bands)
{
    const struct band_set *set = set_at(framework, bands);
    return set && set->rounded;
}

int32_t cpi_framework_band_count(const cpi_framework *framework, int32_t bands)
{
    const struct band_set *set = set_at(framework, bands);
    return set ? set->count : 0;
}

const char *cpi_framework_band_code(const cpi_framework *framework, int32_t bands, int32_t band)
{
    const struct band *b = band_at(framework, bands, band);
    return b ? b->code : NULL;
}

const char *cpi_framework_band_label(const cpi_framework *framework, int32_t bands, int32_t band, const char *language)
{
    const struct band *b = band_at(framework, bands, band);
    const char *label = b ? framework_text(framework, text_key(TEXT_OF_BANDS, bands, band, CPI_TITLE), language) : NULL;
    return label ? label : cpi_framework_band_code(framework, bands, band);
}

double cpi_framework_band_from(const cpi_framework *framework, int32_t bands, int32_t band)
{
    const struct band *b = band_at(framework, bands, band);
    return b && isfinite(b->from) ? b->from : NAN;
}

double cpi_framework_band_value(const cpi_framework *framework, int32_t bands, int32_t band)
{
    const struct band *b = band_at(framework, bands, band);
    return b ? b->value : NAN;
}

static const struct output *output_at(const cpi_framework *framework, int32_t method, int32_t figure)
{
    if (!framework || method < 0 || method >= framework->model->method_count || figure < 0 ||
        figure >= figure_count(framework->model))
        return NULL;
    return figure_output(framework->model, &framework->model->methods[method], figure);
}

int32_t cpi_framework_figure_digits(const cpi_framework *framework, int32_t method, int32_t figure)
{
    const struct output *output = output_at(framework, method, figure);
    return output ? output->digits : CPI_NONE;
}

int32_t cpi_framework_figure_bands(const cpi_framework *framework, int32_t method, int32_t figure)
{
    const struct output *output = output_at(framework, method, figure);
    return output ? output->bands : CPI_NONE;
}

double cpi_framework_figure_end(const cpi_framework *framework, int32_t method, int32_t figure, int32_t which)
{
    const struct output *output = output_at(framework, method, figure);
    bool has = output && figure < first_derived_figure(framework->model) && (which == 0 || which == 1);
    return has ? output->range[which] : NAN;
}
