/* SPDX-License-Identifier: MIT */
#include "show.h"

#include <string.h>

#include "band.h"
#include "head.h"
#include "json.h"

static void json_languages(struct json *json, const cpi_framework *framework)
{
    json_list_line(json, "languages");
    for (int32_t i = 0; i < cpi_framework_language_count(framework); i++)
        json_text(json, NULL, cpi_framework_language(framework, i));
    json_end_list(json);
}

static void json_respondents(struct json *json, const cpi_framework *framework, int32_t method)
{
    const char *rule = cpi_framework_method_respondents(framework, method);
    int32_t weight = cpi_framework_method_respondent_weight(framework, method);

    if (strcmp(rule, "agreement") == 0)
        return;
    json_object_line(json, "respondents");
    json_text(json, "aggregation", rule);
    if (weight != CPI_NONE)
        json_text(json, "weight", cpi_framework_node_code(framework, weight));
    json_end_object(json);
}

static void json_methods(struct json *json, const struct input *input)
{
    const cpi_framework *framework = input->framework;

    json_list(json, "methods");
    for (int32_t i = 0; i < cpi_framework_method_count(framework); i++) {
        json_object(json, NULL);
        json_text(json, "code", cpi_framework_method_code(framework, i));
        json_text(json, "title", cpi_framework_method_text(framework, i, CPI_TITLE, input->language));
        json_text(json, "description", cpi_framework_method_text(framework, i, CPI_DESCRIPTION, input->language));
        json_text(json, "source", cpi_framework_method_text(framework, i, CPI_SOURCE, input->language));
        json_text(json, "from", cpi_framework_method_from(framework, i));
        json_text(json, "until", cpi_framework_method_until(framework, i));
        json_respondents(json, framework, i);
        json_integer(json, "digits", cpi_framework_method_digits(framework, i));
        json_end_object(json);
    }
    json_end_list(json);
}

static void json_scale(struct json *json, const struct input *input, int32_t scale)
{
    const cpi_framework *framework = input->framework;

    json_object(json, NULL);
    json_text(json, "code", cpi_framework_scale_code(framework, scale));
    json_text(json, "title", cpi_framework_scale_title(framework, scale, input->language));
    json_list(json, "options");
    for (int32_t i = 0; i < cpi_framework_option_count(framework, scale); i++) {
        json_object_line(json, NULL);
        json_text(json, "code", cpi_framework_option_code(framework, scale, i));
        json_text(json, "label", cpi_framework_option_label(framework, scale, i, input->language));
        json_number(json, "value", cpi_framework_option_value(framework, scale, i));
        json_end_object(json);
    }
    json_end_list(json);
    json_end_object(json);
}

static void json_facet(struct json *json, const struct input *input, int32_t facet)
{
    const cpi_framework *framework = input->framework;

    json_object(json, NULL);
    json_text(json, "code", cpi_framework_facet_code(framework, facet));
    json_text(json, "title", cpi_framework_facet_title(framework, facet, input->language));
    json_list(json, "groups");
    for (int32_t group = 0; group < cpi_framework_group_count(framework, facet); group++) {
        json_object_line(json, NULL);
        json_text(json, "code", cpi_framework_group_code(framework, facet, group));
        json_text(json, "title", cpi_framework_group_title(framework, facet, group, input->language));
        json_end_object(json);
    }
    json_end_list(json);
    json_end_object(json);
}

static void json_bands(struct json *json, const struct input *input, int32_t bands)
{
    const cpi_framework *framework = input->framework;

    json_object(json, NULL);
    json_text(json, "code", cpi_framework_bands_code(framework, bands));
    json_text(json, "title", cpi_framework_bands_title(framework, bands, input->language));
    json_text(json, "score", cpi_framework_bands_rounded(framework, bands) ? "rounded" : "unrounded");
    json_list(json, "bands");
    for (int32_t band = 0; band < cpi_framework_band_count(framework, bands); band++) {
        json_object_line(json, NULL);
        json_text(json, "code", cpi_framework_band_code(framework, bands, band));
        json_text(json, "label", cpi_framework_band_label(framework, bands, band, input->language));
        json_number(json, "from", cpi_framework_band_from(framework, bands, band));
        json_number(json, "value", cpi_framework_band_value(framework, bands, band));
        json_end_object(json);
    }
    json_end_list(json);
    json_end_object(json);
}

static void json_all_bands(struct json *json, const struct input *input)
{
    if (!has_bands(input->framework))
        return;
    json_list(json, "bands");
    for (int32_t bands = 0; bands < cpi_framework_bands_count(input->framework); bands++)
        json_bands(json, input, bands);
    json_end_list(json);
}

static void json_optional(struct json *json, const struct input *input, int32_t node, const char *key,
                          cpi_text_kind kind)
{
    const char *text = cpi_framework_node_text(input->framework, node, kind, input->language);

    if (text)
        json_text(json, key, text);
}

static void json_groups(struct json *json, const cpi_framework *framework, int32_t node)
{
    json_object(json, "facets");
    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++) {
        json_list_line(json, cpi_framework_facet_code(framework, facet));
        for (int32_t group = 0; group < cpi_framework_group_count(framework, facet); group++)
            if (cpi_framework_in_group(framework, node, facet, group))
                json_text(json, NULL, cpi_framework_group_code(framework, facet, group));
        json_end_list(json);
    }
    json_end_object(json);
}

static void json_measure(struct json *json, const cpi_framework *framework, int32_t node)
{
    int32_t scale = cpi_framework_node_scale(framework, node);

    if (scale != CPI_NONE) {
        json_text(json, "scale", cpi_framework_scale_code(framework, scale));
        return;
    }
    json_object_line(json, "quantity");
    json_text(json, "unit", cpi_framework_unit_of_measure(framework, node));
    json_list_line(json, "goalposts");
    json_number(json, NULL, cpi_framework_goalpost(framework, node, 0));
    json_number(json, NULL, cpi_framework_goalpost(framework, node, 1));
    json_end_list(json);
    json_end_object(json);
}

static const char *kind_name(cpi_node_kind kind)
{
    return kind == CPI_INDEX ? "index" : kind == CPI_DOMAIN ? "domain" : "indicator";
}

static void json_texts(struct json *json, const struct input *input, int32_t node)
{
    json_optional(json, input, node, "title", CPI_TITLE);
    json_optional(json, input, node, "description", CPI_DESCRIPTION);
    json_optional(json, input, node, "question", CPI_QUESTION);
    json_optional(json, input, node, "guidance", CPI_GUIDANCE);
    json_optional(json, input, node, "source", CPI_SOURCE);
    json_optional(json, input, node, "evidence", CPI_EVIDENCE);
}

static void json_node(struct json *json, const struct input *input, int32_t node, const char *key)
{
    const cpi_framework *framework = input->framework;
    cpi_node_kind kind = cpi_framework_node_kind(framework, node);
    int32_t children = cpi_framework_child_count(framework, node);

    json_object(json, key);
    json_text(json, "code", cpi_framework_node_code(framework, node));
    json_text(json, "kind", kind_name(kind));
    json_texts(json, input, node);
    json_number(json, "weight", cpi_framework_node_weight(framework, node));
    if (kind == CPI_INDICATOR)
        json_groups(json, framework, node);
    if (children == 0) {
        json_measure(json, framework, node);
    } else {
        json_list(json, "children");
        for (int32_t i = 0; i < children; i++)
            json_node(json, input, cpi_framework_child(framework, node, i), NULL);
        json_end_list(json);
    }
    json_end_object(json);
}

static void json_derived(struct json *json, const struct input *input)
{
    const cpi_framework *framework = input->framework;

    json_list(json, "derived");
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        if (cpi_framework_figure_kind(framework, figure) != CPI_FIGURE_DERIVED)
            continue;
        json_object_line(json, NULL);
        json_text(json, "code", cpi_framework_figure_address(framework, figure));
        json_text(json, "title", cpi_framework_figure_title(framework, figure, input->language));
        json_end_object(json);
    }
    json_end_list(json);
}

enum exit_status show_json(const struct input *input, struct output *out)
{
    const cpi_framework *framework = input->framework;
    struct json json = {.out = out};

    json_object(&json, NULL);
    head_json(&json, framework, CPI_NONE, input->language);
    json_text(&json, "owner", cpi_framework_owner(framework));
    json_text(&json, "licence", cpi_framework_licence(framework));
    json_text(&json, "unit", cpi_framework_unit(framework));
    json_languages(&json, framework);
    json_methods(&json, input);
    json_list(&json, "scales");
    for (int32_t scale = 0; scale < cpi_framework_scale_count(framework); scale++)
        json_scale(&json, input, scale);
    json_end_list(&json);
    json_list(&json, "facets");
    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++)
        json_facet(&json, input, facet);
    json_end_list(&json);
    json_all_bands(&json, input);
    json_derived(&json, input);
    json_node(&json, input, 0, "tree");
    json_end_object(&json);
    json_finish(&json);
    return EXIT_DONE;
}
