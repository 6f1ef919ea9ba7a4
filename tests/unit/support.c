/* SPDX-License-Identifier: MIT */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void check_near(double actual, double wanted, double tolerance, const char *file, int line)
{
    if (fabs(actual - wanted) <= tolerance)
        return;
    print_error("%.17g is not within %g of %.17g\n", actual, tolerance, wanted);
    _fail(file, line);
}

void check_same(double actual, double wanted, const char *file, int line)
{
    if (isnan(actual) && isnan(wanted))
        return;
    if (memcmp(&actual, &wanted, sizeof actual) == 0)
        return;
    print_error("%.17g is not %.17g\n", actual, wanted);
    _fail(file, line);
}

void check_text(const char *actual, const char *wanted, const char *what, const char *file, int line)
{
    if (actual == wanted || (actual && wanted && strcmp(actual, wanted) == 0))
        return;
    print_error("%s:\n  is     %s\n  wanted %s\n", what, actual ? actual : "NULL", wanted ? wanted : "NULL");
    _fail(file, line);
}

/* xorshift64: G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003). */
uint64_t random_bits(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

double random_share(uint64_t *state)
{
    return (double)(random_bits(state) >> 11) / 9007199254740992.0;
}

/* Gives up with what a person should mend. */
static void demand(cpi_status status, const cpi_diag *diag)
{
    for (int32_t i = 0; status != CPI_OK && i < cpi_diag_count(diag); i++)
        print_error("%s\n", cpi_diag_text(diag, i));
    assert_int_equal(status, CPI_OK);
}

cpi_framework *framework_of(const char *yaml)
{
    cpi_framework *framework;
    cpi_diag *diag = cpi_diag_new();
    demand(cpi_framework_load(yaml, strlen(yaml), NULL, diag, &framework), diag);
    cpi_diag_free(diag);
    return framework;
}

cpi_framework *translated_by(cpi_framework *framework, const char *yaml)
{
    cpi_framework *translated;
    cpi_diag *diag = cpi_diag_new();
    demand(cpi_framework_translate(framework, yaml, strlen(yaml), NULL, diag, &translated), diag);
    cpi_diag_free(diag);
    cpi_framework_unref(framework);
    return translated;
}

cpi_panel *panel_of(const cpi_framework *framework, const char *sheet)
{
    cpi_panel *panel;
    cpi_diag *diag = cpi_diag_new();
    assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
    demand(cpi_panel_read(panel, sheet, strlen(sheet), NULL, diag), diag);
    cpi_diag_free(diag);
    return panel;
}

cpi_scores *scores_of(const char *yaml, const char *sheet, const char *method)
{
    cpi_scores *scores;
    cpi_framework *framework = framework_of(yaml);
    cpi_panel *panel = panel_of(framework, sheet);
    cpi_options *options = cpi_options_new();
    assert_int_equal(cpi_options_set_method(options, method), CPI_OK);
    assert_int_equal(cpi_score(panel, options, NULL, &scores), CPI_OK);
    cpi_options_free(options);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
    return scores;
}

static char problems[16384];

static const char *list_problems(cpi_status status, cpi_diag *diag)
{
    size_t length = 0;
    problems[0] = '\0';
    for (int32_t i = 0; i < cpi_diag_count(diag) && length < sizeof problems - 64; i++)
        length +=
            (size_t)snprintf(problems + length, sizeof problems - length, "%s%d:%d CPI-%d", i ? "; " : "",
                             (int)cpi_diag_line(diag, i), (int)cpi_diag_column(diag, i), (int)cpi_diag_code(diag, i));
    assert_int_equal(status, cpi_diag_error_count(diag) ? CPI_BAD_INPUT : CPI_OK);
    cpi_diag_free(diag);
    return problems;
}

const char *problems_of_framework(const char *yaml)
{
    cpi_framework *framework;
    cpi_diag *diag = cpi_diag_new();
    cpi_status status = cpi_framework_load(yaml, strlen(yaml), NULL, diag, &framework);
    cpi_framework_unref(framework);
    return list_problems(status, diag);
}

const char *problems_of_translation(const cpi_framework *framework, const char *yaml)
{
    cpi_framework *translated;
    cpi_diag *diag = cpi_diag_new();
    cpi_status status = cpi_framework_translate(framework, yaml, strlen(yaml), NULL, diag, &translated);
    cpi_framework_unref(translated);
    return list_problems(status, diag);
}

const char *problems_of_sheet(cpi_panel *panel, const char *sheet)
{
    cpi_diag *diag = cpi_diag_new();
    cpi_status status = cpi_panel_read(panel, sheet, strlen(sheet), NULL, diag);
    return list_problems(status, diag);
}

int32_t figure_of(const cpi_framework *framework, const char *address)
{
    int32_t figure = cpi_framework_find_figure(framework, address);
    if (figure < 0)
        fail_msg("there is no figure '%s'", address);
    return figure;
}

double score_of(const cpi_scores *scores, int32_t assessment, const char *address)
{
    return cpi_scores_value(scores, assessment, figure_of(cpi_scores_framework(scores), address));
}

const char *short_number(double value)
{
    static char texts[8][350];
    static size_t next;
    char *text = texts[next++ % COUNT(texts)];
    if (isnan(value))
        return "-";
    cpi_format_number(cpi_round(value, 4), -1, text, sizeof texts[0]);
    return text;
}

const char *figure_text(const cpi_scores *scores, int32_t assessment, const char *address)
{
    static char text[200];
    int32_t figure = figure_of(cpi_scores_framework(scores), address);
    snprintf(text, sizeof text, "%s %s %s %s..%s", short_number(cpi_scores_value(scores, assessment, figure)),
             cpi_state_name(cpi_scores_state(scores, assessment, figure)),
             short_number(cpi_scores_coverage(scores, assessment, figure)),
             short_number(cpi_scores_low(scores, assessment, figure)),
             short_number(cpi_scores_high(scores, assessment, figure)));
    return text;
}
