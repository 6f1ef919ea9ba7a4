/* SPDX-License-Identifier: MIT */
#include "show.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "head.h"
#include "matrix.h"
#include "message.h"
#include "table.h"

static void property(struct table *table, const char *name, const char *value)
{
    if (!value)
        return;
    table_row(table, ROW_BODY, 0);
    table_cell(table, name);
    table_cell(table, value);
}

static void add_languages(struct table *table, const cpi_framework *framework)
{
    struct choices languages = {.length = 0};

    for (int32_t i = 0; i < cpi_framework_language_count(framework); i++)
        choices_add(&languages, cpi_framework_language(framework, i));
    property(table, "Languages", choices_text(&languages));
}

/* "(default, from 2017)", or "" where there is nothing to say. */
static void method_remarks(const cpi_framework *framework, int32_t method, char *text, size_t size)
{
    const char *from = cpi_framework_method_from(framework, method);
    const char *until = cpi_framework_method_until(framework, method);
    bool is_default = method == 0;

    text[0] = '\0';
    if (is_default || from || until)
        snprintf(text, size, " (%s%s%s%s%s%s%s)", is_default ? "default" : "",
                 is_default && (from || until) ? ", " : "", from ? "from " : "", from ? from : "",
                 from && until ? " " : "", until ? "until " : "", until ? until : "");
}

/* "; several answers: median, weighted by POP"; "" where they have to agree, as they do unless a method says more. */
static const char *respondents_text(const cpi_framework *framework, int32_t method, char *text, size_t size)
{
    const char *rule = cpi_framework_method_respondents(framework, method);
    int32_t weight = cpi_framework_method_respondent_weight(framework, method);
    const char *code = cpi_framework_node_code(framework, weight);

    *text = '\0';
    if (strcmp(rule, "agreement") != 0)
        snprintf(text, size, "; several answers: %s%s%s", rule, code ? ", weighted by " : "", code ? code : "");
    return text;
}

static void add_methods(struct table *table, const struct input *input)
{
    char remarks[NUMBER_SIZE];
    char respondents[NUMBER_SIZE];

    for (int32_t i = 0; i < cpi_framework_method_count(input->framework); i++) {
        method_remarks(input->framework, i, remarks, sizeof remarks);
        table_row(table, ROW_BODY, 0);
        table_cell(table, i == 0 ? "Methods" : "");
        table_cell_format(table, "%s%s - %s%s", cpi_framework_method_code(input->framework, i), remarks,
                          cpi_framework_method_text(input->framework, i, CPI_TITLE, input->language),
                          respondents_text(input->framework, i, respondents, sizeof respondents));
    }
}

/* "1 Initial = 1", "Po (yes) = 1", or "yes = 1" where the label says no more than the code. */
static void option_text(const struct input *input, int32_t scale, int32_t option, char *text, size_t size)
{
    const char *code = cpi_framework_option_code(input->framework, scale, option);
    const char *label = cpi_framework_option_label(input->framework, scale, option, input->language);
    bool is_number = code[strspn(code, "0123456789.+-")] == '\0';
    char value[NUMBER_SIZE];

    number_text(cpi_framework_option_value(input->framework, scale, option), FULL_PRECISION, value);
    if (strcasecmp(code, label) == 0)
        snprintf(text, size, "%s = %s", code, value);
    else if (is_number)
        snprintf(text, size, "%s %s = %s", code, label, value);
    else
        snprintf(text, size, "%s (%s) = %s", label, code, value);
}

static void add_scales(struct table *table, const struct input *input)
{
    const cpi_framework *framework = input->framework;

    for (int32_t scale = 0; scale < cpi_framework_scale_count(framework); scale++) {
        struct choices options = {.length = 0};
        char option[2 * NUMBER_SIZE];

        for (int32_t i = 0; i < cpi_framework_option_count(framework, scale); i++) {
            option_text(input, scale, i, option, sizeof option);
            choices_add(&options, option);
        }
        table_row(table, ROW_BODY, 0);
        table_cell(table, scale == 0 ? "Scales" : "");
        table_cell_format(table, "%s: %s", cpi_framework_scale_code(framework, scale), choices_text(&options));
    }
}

/* "PF" says no more than the label "PF (partly free)". */
static bool begins_with_word(const char *text, const char *word)
{
    size_t length = strlen(word);

    return strncasecmp(text, word, length) == 0 && (text[length] == '\0' || text[length] == ' ');
}

/* "Free (F): below 3", "4: from 18 (value 4)" with the value that a rating makes of it. */
static void band_text(const struct input *input, int32_t bands, int32_t band, char *text, size_t size)
{
    const cpi_framework *framework = input->framework;
    const char *code = cpi_framework_band_code(framework, bands, band);
    const char *label = cpi_framework_band_label(framework, bands, band, input->language);
    char name[2 * NUMBER_SIZE], from[NUMBER_SIZE], value[NUMBER_SIZE];

    snprintf(name, sizeof name, begins_with_word(label, code) ? "%s" : "%s (%s)", label, code);
    number_text(cpi_framework_band_from(framework, bands, band ? band : 1), FULL_PRECISION, from);
    number_text(cpi_framework_band_value(framework, bands, band), FULL_PRECISION, value);
    snprintf(text, size, "%s: %s %s%s%s%s", name, band ? "from" : "below", from, *value ? " (value " : "", value,
             *value ? ")" : "");
}

static void add_bands(struct table *table, const struct input *input)
{
    const cpi_framework *framework = input->framework;

    for (int32_t bands = 0; bands < cpi_framework_bands_count(framework); bands++) {
        struct choices names = {.length = 0};
        char name[5 * NUMBER_SIZE];

        for (int32_t band = 0; band < cpi_framework_band_count(framework, bands); band++) {
            band_text(input, bands, band, name, sizeof name);
            choices_add(&names, name);
        }
        table_row(table, ROW_BODY, 0);
        table_cell(table, bands == 0 ? "Bands" : "");
        table_cell_format(table, "%s: %s", cpi_framework_bands_code(framework, bands), choices_text(&names));
    }
}

static void add_head(struct table *table, const struct input *input)
{
    const cpi_framework *framework = input->framework;
    const char *status = status_sentence(framework);

    table_span_format(table, ROW_TITLE, 0, "%s (%s)", cpi_framework_node_text(framework, 0, CPI_TITLE, input->language),
                      cpi_framework_code(framework));
    property(table, "Edition", cpi_framework_edition(framework));
    property(table, "Status", status ? status : cpi_framework_status_name(framework));
    property(table, "Owner", cpi_framework_owner(framework));
    property(table, "Licence", cpi_framework_licence(framework));
    property(table, "Unit", cpi_framework_unit(framework));
    add_languages(table, framework);
    property(table, "Fingerprint", cpi_framework_fingerprint(framework));
    add_methods(table, input);
    add_scales(table, input);
    add_bands(table, input);
}

/* Nodes stand in document order: what is below a node follows it, and is deeper. */
static void write_indicator_count(const void *context, int32_t node, int32_t group, char text[NUMBER_SIZE])
{
    const struct matrix *matrix = context;
    const cpi_framework *framework = matrix->framework;
    int32_t level = cpi_framework_node_level(framework, node);
    int32_t count = 0;

    for (int32_t below = node + 1; cpi_framework_node_level(framework, below) > level; below++)
        count += cpi_framework_child_count(framework, below) == 0 &&
                 (group == CPI_NONE || cpi_framework_in_group(framework, below, matrix->facet, group));
    integer_text(count, text);
}

static enum exit_status print_counts(const struct input *input, int32_t facet, struct output *out)
{
    struct matrix matrix = {.framework = input->framework,
                            .language = input->language,
                            .facet = facet,
                            .codes = true,
                            .whole = facet == CPI_NONE ? "Indicators" : "All",
                            .cell_width = 4,
                            .write_cell = write_indicator_count,
                            .context = &matrix};

    output_text(out, "\n");
    if (facet != CPI_NONE) {
        output_text(out, "Indicators by ");
        output_text(out, cpi_framework_facet_title(input->framework, facet, input->language));
        output_text(out, "\n");
    }
    return matrix_print(&matrix, out);
}

enum exit_status show_table(const struct input *input, struct output *out)
{
    int32_t facets = cpi_framework_facet_count(input->framework);
    enum exit_status status;
    struct table table;

    table_init(&table, "lL");
    add_head(&table, input);
    status = table.failed ? out_of_memory() : EXIT_DONE;
    table_print(&table, out);
    table_free(&table);
    for (int32_t facet = facets ? 0 : CPI_NONE; facet < facets && status == EXIT_DONE; facet++)
        status = print_counts(input, facet, out);
    return status;
}
