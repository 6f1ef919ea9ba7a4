/* SPDX-License-Identifier: MIT */
#include "band.h"

#include <stdio.h>

bool has_bands(const cpi_framework *framework)
{
    return cpi_framework_bands_count(framework) > 0;
}

static int32_t bands_of(const cpi_scores *scores, int32_t figure)
{
    return cpi_framework_figure_bands(cpi_scores_framework(scores), cpi_scores_method(scores), figure);
}

const char *band_label(const cpi_scores *scores, int32_t assessment, int32_t figure, const char *language)
{
    const char *label = cpi_framework_band_label(cpi_scores_framework(scores), bands_of(scores, figure),
                                                 cpi_scores_band(scores, assessment, figure), language);

    return label ? label : "";
}

static const char *band_code(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    return cpi_framework_band_code(cpi_scores_framework(scores), bands_of(scores, figure),
                                   cpi_scores_band(scores, assessment, figure));
}

void csv_names_band(struct csv *csv, const cpi_framework *framework, const char *names)
{
    char all[400];

    snprintf(all, sizeof all, "%s%s", names, has_bands(framework) ? ",band" : "");
    csv_names(csv, all);
}

void csv_band(struct csv *csv, const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    if (has_bands(cpi_scores_framework(scores)))
        csv_text(csv, band_code(scores, assessment, figure));
}

void json_band(struct json *json, const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    if (has_bands(cpi_scores_framework(scores)))
        json_text(json, "band", band_code(scores, assessment, figure));
}
