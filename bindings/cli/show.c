/* SPDX-License-Identifier: MIT */
#include "show.h"

#include "csv.h"
#include "input.h"
#include "output.h"

/* The codes of the groups that an indicator belongs to, with spaces between: codes hold none. */
static void csv_groups(struct csv *csv, const cpi_framework *framework, int32_t node, int32_t facet)
{
    bool any = false;

    csv_text(csv, "");
    for (int32_t group = 0; group < cpi_framework_group_count(framework, facet); group++) {
        if (!cpi_framework_in_group(framework, node, facet, group))
            continue;
        if (any)
            output_text(csv->out, " ");
        output_text(csv->out, cpi_framework_group_code(framework, facet, group));
        any = true;
    }
}

static void csv_indicator(struct csv *csv, const struct input *input, int32_t node)
{
    const cpi_framework *framework = input->framework;

    csv_text(csv, cpi_framework_node_code(framework, node));
    csv_text(csv, cpi_framework_node_code(framework, cpi_framework_node_parent(framework, node)));
    csv_text(csv, cpi_framework_node_text(framework, node, CPI_TITLE, input->language));
    csv_text(csv, cpi_framework_node_text(framework, node, CPI_QUESTION, input->language));
    csv_text(csv, cpi_framework_scale_code(framework, cpi_framework_node_scale(framework, node)));
    csv_text(csv, cpi_framework_unit_of_measure(framework, node));
    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++)
        csv_groups(csv, framework, node, facet);
    csv_number(csv, cpi_framework_node_weight(framework, node));
    csv_end_row(csv);
}

static enum exit_status show_csv(const struct input *input, struct output *out)
{
    const cpi_framework *framework = input->framework;
    struct csv csv = {.out = out};

    csv_text(&csv, "code");
    csv_text(&csv, "parent");
    csv_text(&csv, "title");
    csv_text(&csv, "question");
    csv_text(&csv, "scale");
    csv_text(&csv, "unit_of_measure");
    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++)
        csv_text(&csv, cpi_framework_facet_code(framework, facet));
    csv_text(&csv, "weight");
    csv_end_row(&csv);
    for (int32_t node = 0; node < cpi_framework_node_count(framework); node++)
        if (cpi_framework_node_kind(framework, node) == CPI_INDICATOR)
            csv_indicator(&csv, input, node);
    return EXIT_DONE;
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
                   "indicators stand in each domain and each group of a facet. csv has a row per\n"
                   "indicator, json the whole structure.\n",
    .example = "cpindex show indicators/child-protection-index.yaml",
    .options = OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_OUTPUT),
    .operands_least = 1,
    .operands_most = 1,
    .run = show,
};
