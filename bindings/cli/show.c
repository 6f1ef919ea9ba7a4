/* SPDX-License-Identifier: MIT */
#include "show.h"

#include "csv.h"
#include "input.h"
#include "message.h"
#include "output.h"

/* The texts that the list has in every language. */
static const struct {
    const char *name;
    cpi_text_kind kind;
} TEXTS[] = {{"title", CPI_TITLE}, {"question", CPI_QUESTION}, {"guidance", CPI_GUIDANCE}};
/* And those in the base language only. */
static const struct {
    const char *name;
    cpi_text_kind kind;
} BASE_TEXTS[] = {{"description", CPI_DESCRIPTION}, {"source", CPI_SOURCE}, {"evidence", CPI_EVIDENCE}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The codes of the groups that a main indicator belongs to; its sub-indicators follow it. */
static void csv_groups(struct csv *csv, const cpi_framework *framework, int32_t node, int32_t facet)
{
    int32_t parent = cpi_framework_node_parent(framework, node);
    bool stated = cpi_framework_node_kind(framework, parent) != CPI_INDICATOR;
    bool any = false;

    csv_text(csv, "");
    for (int32_t group = 0; group < cpi_framework_group_count(framework, facet) && stated; group++) {
        if (!cpi_framework_in_group(framework, node, facet, group))
            continue;
        if (any)
            output_text(csv->out, "|");
        output_text(csv->out, cpi_framework_group_code(framework, facet, group));
        any = true;
    }
}

static enum exit_status csv_quantity(struct csv *csv, const cpi_framework *framework, int32_t node)
{
    char *text;

    if (cpi_framework_quantity(framework, node, &text) == CPI_NO_MEMORY)
        return out_of_memory();
    csv_text(csv, text);
    cpi_text_free(text);
    return EXIT_DONE;
}

/* What the file states: a question that stands in for a title is none. */
static const char *stated_text(const cpi_framework *framework, int32_t node, cpi_text_kind kind, const char *language)
{
    const char *text = cpi_framework_node_text(framework, node, kind, language);

    return kind == CPI_TITLE && text == cpi_framework_node_text(framework, node, CPI_QUESTION, language) ? NULL : text;
}

/* A translation; the base language does not stand in for it. */
static const char *translated_text(const cpi_framework *framework, int32_t node, cpi_text_kind kind,
                                   const char *language)
{
    const char *text = stated_text(framework, node, kind, language);

    return text == stated_text(framework, node, kind, NULL) ? NULL : text;
}

static enum exit_status csv_node(struct csv *csv, const struct input *input, int32_t node)
{
    const cpi_framework *framework = input->framework;
    enum exit_status status;

    csv_text(csv, cpi_framework_node_code(framework, node));
    csv_text(csv, cpi_framework_node_kind(framework, node) == CPI_DOMAIN ? "domain" : "indicator");
    csv_text(csv, cpi_framework_node_code(framework, cpi_framework_node_parent(framework, node)));
    for (size_t i = 0; i < COUNT(TEXTS); i++)
        csv_text(csv, stated_text(framework, node, TEXTS[i].kind, input->language));
    for (size_t i = 0; i < COUNT(BASE_TEXTS); i++)
        csv_text(csv, cpi_framework_node_text(framework, node, BASE_TEXTS[i].kind, input->language));
    csv_text(csv, cpi_framework_scale_code(framework, cpi_framework_node_scale(framework, node)));
    status = csv_quantity(csv, framework, node);
    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++)
        csv_groups(csv, framework, node, facet);
    csv_number(csv, cpi_framework_node_weight(framework, node));
    csv_text(csv, cpi_framework_node_scored(framework, node) ? "yes" : "no");
    for (int32_t i = 1; i < cpi_framework_language_count(framework) && !input->language; i++)
        for (size_t text = 0; text < COUNT(TEXTS); text++)
            csv_text(csv, translated_text(framework, node, TEXTS[text].kind, cpi_framework_language(framework, i)));
    csv_end_row(csv);
    return status;
}

static void csv_header(struct csv *csv, const struct input *input)
{
    const cpi_framework *framework = input->framework;

    csv_text(csv, "code");
    csv_text(csv, "kind");
    csv_text(csv, "parent");
    for (size_t i = 0; i < COUNT(TEXTS); i++)
        csv_text(csv, TEXTS[i].name);
    for (size_t i = 0; i < COUNT(BASE_TEXTS); i++)
        csv_text(csv, BASE_TEXTS[i].name);
    csv_text(csv, "scale");
    csv_text(csv, "quantity");
    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++) {
        csv_text(csv, "facet:");
        output_text(csv->out, cpi_framework_facet_code(framework, facet));
    }
    csv_text(csv, "weight");
    csv_text(csv, "scored");
    for (int32_t i = 1; i < cpi_framework_language_count(framework) && !input->language; i++)
        for (size_t text = 0; text < COUNT(TEXTS); text++) {
            csv_text(csv, TEXTS[text].name);
            output_text(csv->out, "_");
            output_text(csv->out, cpi_framework_language(framework, i));
        }
    csv_end_row(csv);
}

/* A list that `cpindex import` takes back. */
static enum exit_status show_csv(const struct input *input, struct output *out)
{
    struct csv csv = {.out = out};
    enum exit_status status = EXIT_DONE;

    csv_header(&csv, input);
    for (int32_t node = 1; node < cpi_framework_node_count(input->framework) && status == EXIT_DONE; node++)
        status = csv_node(&csv, input, node);
    return status;
}

static enum exit_status show(const struct arguments *args)
{
    struct input input;
    struct output out;
    enum exit_status status = input_load(&input, args);

    if (status == EXIT_DONE)
        status = output_open(&out, args, OPTION_OUTPUT);
    if (status == EXIT_DONE) {
        switch (arguments_format(args)) {
        case FORMAT_TABLE:
            status = show_table(&input, &out);
            break;
        case FORMAT_CSV:
            status = show_csv(&input, &out);
            break;
        case FORMAT_JSON:
            status = show_json(&input, &out);
            break;
        }
        status = output_close(&out, status);
    }
    input_free(&input);
    return status;
}

const struct command show_command = {
    .name = "show",
    .summary = "show the structure of a framework",
    .operands = "FRAMEWORK",
    .description = "Prints what a framework says: its head, its methods and scales, and how many\n"
                   "indicators stand in each domain and each group of a facet. csv is a list of\n"
                   "domains and indicators, which `cpindex import` takes back; json the structure.\n",
    .example = "cpindex show indicators/child-protection-index.yaml",
    .options = OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_OUTPUT),
    .operands_least = 1,
    .operands_most = 1,
    .run = show,
};
