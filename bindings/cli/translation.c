/* SPDX-License-Identifier: MIT */
#include "translation.h"

#include <stddef.h>

/* A text that is not translated is the very string of the base language. A translation may well read the same. */
static void add_text(struct translation *count, const char *base, const char *translated)
{
    if (!base)
        return;
    count->texts++;
    count->translated += translated != base;
}

/* Where there is no title, the code or the question stands in for it: that is nothing to translate. */
static void add_title(struct translation *count, const char *base, const char *translated, const char *stand_in)
{
    if (base != stand_in)
        add_text(count, base, translated);
}

static void add_nodes(struct translation *count, const cpi_framework *framework, const char *language)
{
    for (int32_t node = 0; node < cpi_framework_node_count(framework); node++) {
        const char *question = cpi_framework_node_text(framework, node, CPI_QUESTION, NULL);

        add_title(count, cpi_framework_node_text(framework, node, CPI_TITLE, NULL),
                  cpi_framework_node_text(framework, node, CPI_TITLE, language), question);
        add_text(count, question, cpi_framework_node_text(framework, node, CPI_QUESTION, language));
    }
}

static void add_scale(struct translation *count, const cpi_framework *framework, int32_t scale, const char *language)
{
    add_title(count, cpi_framework_scale_title(framework, scale, NULL),
              cpi_framework_scale_title(framework, scale, language), cpi_framework_scale_code(framework, scale));
    for (int32_t i = 0; i < cpi_framework_option_count(framework, scale); i++)
        add_title(count, cpi_framework_option_label(framework, scale, i, NULL),
                  cpi_framework_option_label(framework, scale, i, language),
                  cpi_framework_option_code(framework, scale, i));
}

static void add_facet(struct translation *count, const cpi_framework *framework, int32_t facet, const char *language)
{
    add_title(count, cpi_framework_facet_title(framework, facet, NULL),
              cpi_framework_facet_title(framework, facet, language), cpi_framework_facet_code(framework, facet));
    for (int32_t i = 0; i < cpi_framework_group_count(framework, facet); i++)
        add_title(count, cpi_framework_group_title(framework, facet, i, NULL),
                  cpi_framework_group_title(framework, facet, i, language),
                  cpi_framework_group_code(framework, facet, i));
}

static void add_bands(struct translation *count, const cpi_framework *framework, int32_t bands, const char *language)
{
    add_title(count, cpi_framework_bands_title(framework, bands, NULL),
              cpi_framework_bands_title(framework, bands, language), cpi_framework_bands_code(framework, bands));
    for (int32_t i = 0; i < cpi_framework_band_count(framework, bands); i++)
        add_title(count, cpi_framework_band_label(framework, bands, i, NULL),
                  cpi_framework_band_label(framework, bands, i, language),
                  cpi_framework_band_code(framework, bands, i));
}

static void add_methods(struct translation *count, const cpi_framework *framework, const char *language)
{
    for (int32_t method = 0; method < cpi_framework_method_count(framework); method++)
        add_title(count, cpi_framework_method_text(framework, method, CPI_TITLE, NULL),
                  cpi_framework_method_text(framework, method, CPI_TITLE, language),
                  cpi_framework_method_code(framework, method));
}

static void add_derived(struct translation *count, const cpi_framework *framework, const char *language)
{
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++)
        if (cpi_framework_figure_kind(framework, figure) == CPI_FIGURE_DERIVED)
            add_title(count, cpi_framework_figure_title(framework, figure, NULL),
                      cpi_framework_figure_title(framework, figure, language),
                      cpi_framework_figure_address(framework, figure));
}

struct translation count_translation(const cpi_framework *framework, const char *language)
{
    struct translation count = {0, 0};

    add_nodes(&count, framework, language);
    for (int32_t scale = 0; scale < cpi_framework_scale_count(framework); scale++)
        add_scale(&count, framework, scale, language);
    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++)
        add_facet(&count, framework, facet, language);
    for (int32_t bands = 0; bands < cpi_framework_bands_count(framework); bands++)
        add_bands(&count, framework, bands, language);
    add_methods(&count, framework, language);
    add_derived(&count, framework, language);
    return count;
}
