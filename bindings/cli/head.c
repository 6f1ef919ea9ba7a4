/* SPDX-License-Identifier: MIT */
#include "head.h"

const char *status_sentence(const cpi_framework *framework)
{
    switch (cpi_framework_get_status(framework)) {
    case CPI_OFFICIAL:
        return NULL;
    case CPI_RECONSTRUCTION:
        return "reconstruction - not the owner's official framework";
    case CPI_EXAMPLE:
        break;
    }
    return "example - shows a way of scoring, not an index in use";
}

void head_method(struct table *table, const cpi_framework *framework, int32_t method, const char *language)
{
    if (method != CPI_NONE)
        table_span_format(table, ROW_TEXT, 0, "Method: %s - %s", cpi_framework_method_code(framework, method),
                          cpi_framework_method_text(framework, method, CPI_TITLE, language));
}

void head_table(struct table *table, const cpi_framework *framework, int32_t method, const char *language)
{
    const char *status = status_sentence(framework);

    table_span_format(table, ROW_TITLE, 0, "%s, edition %s", cpi_framework_node_text(framework, 0, CPI_TITLE, language),
                      cpi_framework_edition(framework));
    head_method(table, framework, method, language);
    if (status)
        table_span_format(table, ROW_TEXT, 0, "Status: %s", status);
}

void head_assessment(struct table *table, const cpi_scores *scores, int32_t assessment)
{
    const char *period = cpi_scores_period(scores, assessment);

    table_blank(table);
    table_span_format(table, ROW_TITLE, 0, "%s%s%s", cpi_scores_unit(scores, assessment), *period ? ", " : "", period);
}

void head_json(struct json *json, const cpi_framework *framework, int32_t method, const char *language)
{
    json_text(json, "version", cpi_version());
    json_object(json, "framework");
    json_text(json, "code", cpi_framework_code(framework));
    json_text(json, "edition", cpi_framework_edition(framework));
    json_text(json, "title", cpi_framework_node_text(framework, 0, CPI_TITLE, language));
    json_text(json, "status", cpi_framework_status_name(framework));
    json_text(json, "fingerprint", cpi_framework_fingerprint(framework));
    json_end_object(json);
    if (method == CPI_NONE)
        return;
    json_object(json, "method");
    json_text(json, "code", cpi_framework_method_code(framework, method));
    json_text(json, "title", cpi_framework_method_text(framework, method, CPI_TITLE, language));
    json_integer(json, "digits", cpi_framework_method_digits(framework, method));
    json_end_object(json);
}

static int32_t count_domains(const cpi_framework *framework)
{
    int32_t count = 0;

    for (int32_t node = 0; node < cpi_framework_node_count(framework); node++)
        count += cpi_framework_node_kind(framework, node) == CPI_DOMAIN;
    return count;
}

void head_sentence(struct output *out, const cpi_framework *framework, const char *path)
{
    output_text(out, path);
    output_text(out, ": ");
    output_printable(out, cpi_framework_node_text(framework, 0, CPI_TITLE, NULL));
    output_text(out, ", edition ");
    output_printable(out, cpi_framework_edition(framework));
    output_text(out, " (");
    output_text(out, cpi_framework_status_name(framework));
    output_text(out, "): ");
    output_count(out, count_domains(framework), "domain", "domains");
    output_text(out, ", ");
    output_count(out, cpi_framework_indicator_count(framework), "indicator", "indicators");
    output_text(out, ", ");
    output_count(out, cpi_framework_method_count(framework), "method", "methods");
    output_text(out, ".");
}
