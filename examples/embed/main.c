/* SPDX-License-Identifier: MIT */
/* Scores an index from memory: no files, no command, nothing but libcpindex.
 * Build: cc main.c $(pkg-config --cflags --libs cpindex) */
#include <cpindex/cpindex.h>
#include <stdio.h>
#include <string.h>

/* A framework is text; here it is part of the program. Its format: indicators/README.md. */
static const char framework_text[] =
    "{cpindex: 1, code: DEMO, edition: '2026', title: A small index, status: example,\n"
    " scales: {compliance: {options: {yes: {value: 1}, partially: {value: 0.5}, no: {value: 0}}}}, scale: compliance,\n"
    " domains: [{code: A19, title: Violence, indicators: [{code: 19.1, question: Is corporal punishment forbidden?},\n"
    "                                                     {code: 19.2, question: Does a helpline always answer?}]},\n"
    "           {code: A20, title: Alternative care, indicators: [{code: 20.1, question: Do infants stay home?}]}],\n"
    " methods: {mean: {title: Mean of the articles, aggregation: arithmetic, missing: skip}}}\n";

/* Every figure with its score, or why it has none, and what the unanswered question can still make of it. */
static void print_figures(const cpi_framework *framework, const cpi_scores *scores)
{
    for (int32_t i = 0; i < cpi_framework_figure_count(framework); i++) {
        char score[350], low[350], high[350];
        cpi_format_number(cpi_scores_value(scores, 0, i), 2, score, sizeof score);
        cpi_format_number(cpi_scores_low(scores, 0, i), 2, low, sizeof low);
        cpi_format_number(cpi_scores_high(scores, 0, i), 2, high, sizeof high);
        printf("%-5s %-8s %s to %s\n", cpi_framework_figure_address(framework, i),
               score[0] ? score : cpi_state_name(cpi_scores_state(scores, 0, i)), low, high);
    }
}

int main(void)
{
    cpi_diag *diag = cpi_diag_new(); /* collects what a person should mend, with line and column */
    cpi_framework *framework = NULL;
    cpi_panel *panel = NULL;
    cpi_scores *scores = NULL;
    int32_t kosovo = CPI_NONE;
    cpi_status status;

    /* Answers come from wherever the host program keeps them; here 20.1 stays unanswered. */
    if ((status = cpi_framework_load(framework_text, strlen(framework_text), "demo", diag, &framework)) == CPI_OK &&
        (status = cpi_panel_new(framework, &panel)) == CPI_OK &&
        (status = cpi_panel_add(panel, "Kosovo", "2026", &kosovo)) == CPI_OK &&
        (status = cpi_panel_set_option(panel, kosovo, cpi_framework_find_node(framework, "19.1"), "yes")) == CPI_OK &&
        (status = cpi_panel_set_option(panel, kosovo, cpi_framework_find_node(framework, "19.2"), "no")) == CPI_OK &&
        (status = cpi_score(panel, NULL, diag, &scores)) == CPI_OK)
        print_figures(framework, scores);
    else
        fprintf(stderr, "cannot score: %s\n", cpi_status_text(status));
    for (int32_t i = 0; i < cpi_diag_count(diag); i++)
        fprintf(stderr, "%s\n", cpi_diag_text(diag, i));

    cpi_scores_unref(scores); /* what was not made is NULL, which may be freed */
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
    cpi_diag_free(diag);
    return status == CPI_OK ? 0 : 1;
}
