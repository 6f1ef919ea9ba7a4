/* SPDX-License-Identifier: MIT */
/* Writes the figures of every method as vectors: vectors FRAMEWORK ANSWERS. Doubles are hexadecimal: no bit is lost. */
#include <cpindex/cpindex.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static void must(cpi_status status, const cpi_diag *diag)
{
    if (status == CPI_OK)
        return;
    for (int32_t i = 0; i < cpi_diag_count(diag); i++)
        fprintf(stderr, "%s\n", cpi_diag_text(diag, i));
    fprintf(stderr, "%s\n", cpi_status_text(status));
    exit(EXIT_FAILURE);
}

/* Nothing where there is no number. */
static void write_number(double number)
{
    if (isnan(number))
        fputs(",", stdout);
    else
        printf(",%a", number);
}

/* All but the options of single indicators, which the framework file states. */
static bool is_computed(const cpi_framework *framework, int32_t figure)
{
    int32_t node = cpi_framework_find_node(framework, cpi_framework_figure_address(framework, figure));
    return node < 0 || cpi_framework_node_scale(framework, node) < 0;
}

static void write_figure(const cpi_framework *framework, const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    int32_t method = cpi_scores_method(scores), rank = cpi_scores_rank(scores, assessment, figure);
    double value = cpi_scores_value(scores, assessment, figure);
    char text[350];

    must(cpi_format_number(value, cpi_framework_figure_digits(framework, method, figure), text, sizeof text), NULL);
    printf("%s,%s,%s,%s,%s,", cpi_framework_method_code(framework, method), cpi_scores_unit(scores, assessment),
           cpi_scores_period(scores, assessment), cpi_framework_figure_address(framework, figure),
           cpi_state_name(cpi_scores_state(scores, assessment, figure)));
    if (rank > 0)
        printf("%d", (int)rank);
    write_number(value);
    write_number(cpi_scores_low(scores, assessment, figure));
    write_number(cpi_scores_high(scores, assessment, figure));
    write_number(cpi_scores_coverage(scores, assessment, figure));
    printf(",%s\n", isnan(value) ? "" : text);
}

static void write_method(const cpi_framework *framework, const cpi_panel *panel, int32_t method, cpi_diag *diag)
{
    cpi_options *options = cpi_options_new();
    cpi_scores *scores = NULL;

    must(options ? CPI_OK : CPI_NO_MEMORY, diag);
    must(cpi_options_set_method(options, cpi_framework_method_code(framework, method)), diag);
    must(cpi_score(panel, options, diag, &scores), diag);
    for (int32_t i = 0; i < cpi_scores_count(scores); i++)
        for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++)
            if (is_computed(framework, figure))
                write_figure(framework, scores, i, figure);
    cpi_scores_unref(scores);
    cpi_options_free(options);
}

int main(int argc, char **argv)
{
    cpi_diag *diag = cpi_diag_new();
    cpi_framework *framework = NULL;
    cpi_panel *panel = NULL;

    if (argc != 3 || !diag)
        return EXIT_FAILURE;
    must(cpi_framework_load_file(argv[1], diag, &framework), diag);
    must(cpi_panel_new(framework, &panel), diag);
    must(cpi_panel_read_file(panel, argv[2], diag), diag);
    puts("method,unit,period,figure,state,rank,score,low,high,coverage,text");
    for (int32_t method = 0; method < cpi_framework_method_count(framework); method++)
        write_method(framework, panel, method, diag);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
    cpi_diag_free(diag);
    return EXIT_SUCCESS;
}
