/* SPDX-License-Identifier: MIT */
/* Diagnostics of calls that the command does not make. Usage: calls EXAMPLE, in a folder with framework.yaml. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cpindex/cpindex.h>

enum {
    TOO_LARGE = 16 * 1024 * 1024 + 1,
};

static cpi_status load_large_text(const cpi_framework *framework, cpi_diag *diag)
{
    cpi_framework *loaded = NULL;
    char *text = calloc(TOO_LARGE, 1);
    cpi_status status = text ? cpi_framework_load(text, TOO_LARGE, NULL, diag, &loaded) : CPI_NO_MEMORY;

    (void)framework;
    cpi_framework_unref(loaded);
    free(text);
    return status;
}

static cpi_status translate_large_text(const cpi_framework *framework, cpi_diag *diag)
{
    cpi_framework *translated = NULL;
    char *text = calloc(TOO_LARGE, 1);
    cpi_status status = CPI_NO_MEMORY;

    if (text)
        status = cpi_framework_translate(framework, text, TOO_LARGE, NULL, diag, &translated);
    cpi_framework_unref(translated);
    free(text);
    return status;
}

static cpi_status score_by_unknown_method(const cpi_framework *framework, cpi_diag *diag)
{
    cpi_panel *panel = NULL;
    cpi_scores *scores = NULL;
    cpi_options *options = cpi_options_new();
    cpi_status status = cpi_panel_new(framework, &panel);

    if (status == CPI_OK)
        status = cpi_options_set_method(options, "means");
    if (status == CPI_OK)
        status = cpi_score(panel, options, diag, &scores);
    cpi_scores_unref(scores);
    cpi_panel_free(panel);
    cpi_options_free(options);
    return status;
}

/* Two rows of a period that another method is for, and one of a period that none is for. */
static cpi_status score_other_periods(const cpi_framework *framework, cpi_diag *diag)
{
    static const char YAML[] =
        "cpindex: 1\ncode: SPAN\nedition: '1'\ntitle: Periods\nstatus: example\n"
        "indicators: [{code: a, title: A, quantity: {goalposts: [0, 1]}}]\n"
        "methods: {new: {title: New, from: '2017', aggregation: arithmetic, missing: skip},\n"
        "  old: {title: Old, from: '2013', until: '2016', aggregation: geometric, missing: skip}}\n";
    static const char SHEET[] = "unit,period,a\nA,2016,0.5\nB,2016,1\nA,2017,1\nA,2012,1\n";
    cpi_framework *spans = NULL;
    cpi_panel *panel = NULL;
    cpi_scores *scores = NULL;
    cpi_status status = cpi_framework_load(YAML, sizeof YAML - 1, NULL, diag, &spans);

    (void)framework;
    if (status == CPI_OK)
        status = cpi_panel_new(spans, &panel);
    if (status == CPI_OK)
        status = cpi_panel_read(panel, SHEET, sizeof SHEET - 1, NULL, diag);
    if (status == CPI_OK)
        status = cpi_score(panel, NULL, diag, &scores);
    cpi_scores_unref(scores);
    cpi_panel_free(panel);
    cpi_framework_unref(spans);
    return status;
}

/* Row by row: an option's value that the scale does not have, and 0 where a logarithm is taken. */
static cpi_status score_wrong_matrix(const cpi_framework *framework, cpi_diag *diag)
{
    static const double ANSWERS[] = {1, 0.7, 800, 12.5, 1, 0.5, 0, 12.5};
    const int32_t figure = 0;
    double scores[2];

    return cpi_score_matrix(framework, NULL, ANSWERS, 2, 4, 4, 1, &figure, 1, scores, 2, diag);
}

static const struct {
    const char *name;
    cpi_status (*call)(const cpi_framework *framework, cpi_diag *diag);
} EXAMPLES[] = {
    {"CPI-102-text", load_large_text},
    {"CPI-102-translation", translate_large_text},
    {"CPI-412-options", score_by_unknown_method},
    {"CPI-431", score_other_periods},
    {"CPI-507-matrix", score_wrong_matrix},
};

static cpi_status call(const char *name, const cpi_framework *framework, cpi_diag *diag)
{
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
        if (strcmp(EXAMPLES[i].name, name) == 0)
            return EXAMPLES[i].call(framework, diag);
    return CPI_BAD_ARGUMENT;
}

int main(int count, char **arguments)
{
    cpi_framework *framework = NULL;
    cpi_diag *diag = cpi_diag_new();
    cpi_status status = cpi_framework_load_file("framework.yaml", diag, &framework);

    if (status == CPI_OK)
        status = call(count > 1 ? arguments[1] : "", framework, diag);
    for (int32_t i = 0; i < cpi_diag_count(diag); i++)
        fprintf(stderr, "%s\n", cpi_diag_text(diag, i));
    cpi_framework_unref(framework);
    cpi_diag_free(diag);
    return status == CPI_OK ? 0 : 1;
}
