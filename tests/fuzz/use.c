/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Inputs of a fuzzer can hold thousands of figures; the first ones are as good as all of them. */
#define FIGURES_EXPLAINED 12

void require(int kept, const char *promise)
{
    if (!kept) {
        fprintf(stderr, "broken promise: %s\n", promise);
        abort();
    }
}

void use_diagnostics(const cpi_diag *diag)
{
    for (int32_t i = 0; i < cpi_diag_count(diag); i++) {
        const char *text = cpi_diag_text(diag, i);
        require(text && strstr(text, "[CPI-"), "a diagnostic has a text and a code");
        require(cpi_diag_message(diag, i) && cpi_diag_code(diag, i) > 0, "a diagnostic has a message and a number");
        require(cpi_diag_line(diag, i) >= 0 && cpi_diag_column(diag, i) >= 0, "a place is not negative");
        require(!strchr(text, '\n'), "a diagnostic is one line");
    }
}

static void use_scales(const cpi_framework *framework, const char *language)
{
    for (int32_t scale = 0; scale < cpi_framework_scale_count(framework); scale++) {
        require(cpi_framework_option_count(framework, scale) >= 2, "a scale has two options");
        for (int32_t option = 0; option < cpi_framework_option_count(framework, scale); option++) {
            require(cpi_framework_option_label(framework, scale, option, language) != NULL, "an option has a label");
            require(isfinite(cpi_framework_option_value(framework, scale, option)), "an option has a value");
        }
    }
}

static void use_texts(const cpi_framework *framework, const char *language)
{
    for (int32_t text = 0; text < cpi_framework_text_count(framework); text++) {
        cpi_translation_state state = cpi_framework_text_state(framework, text, language);
        char *path = NULL;
        require(cpi_framework_text_path(framework, text, &path) == CPI_OK && *path, "a text has a path");
        require(cpi_framework_text(framework, text, NULL) != NULL, "a text is there in the base language");
        require((state == CPI_UNTRANSLATED) == !cpi_framework_text(framework, text, language),
                "what is translated has a translation");
        require(state != CPI_STALE || cpi_framework_text_original(framework, text, language) != NULL,
                "what is stale was made from another text");
        cpi_text_free(path);
    }
}

static void use_rules(const cpi_framework *framework, int32_t method)
{
    cpi_rules *rules = NULL;
    require(cpi_rules_new(framework, method, &rules) == CPI_OK, "a method can be spelled out");
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        int32_t count = cpi_rules_operand_count(rules, figure);
        require(count == 0 || cpi_rules_aggregation(rules, figure), "what has operands has a rule");
        for (int32_t i = 0; i < count; i++) {
            require(cpi_framework_figure_address(framework, cpi_rules_operand(rules, figure, i)) != NULL,
                    "an operand is a figure");
            require(isfinite(cpi_rules_operand_weight(rules, figure, i)), "an operand has a weight");
        }
    }
    cpi_rules_free(rules);
}

static void use_figures(const cpi_framework *framework, const char *language)
{
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        const char *address = cpi_framework_figure_address(framework, figure);
        require(address && cpi_framework_find_figure(framework, address) == figure, "an address finds its figure");
        require(cpi_framework_figure_title(framework, figure, language) != NULL, "a figure has a title");
    }
}

static void use_bands(const cpi_framework *framework, const char *language)
{
    for (int32_t bands = 0; bands < cpi_framework_bands_count(framework); bands++) {
        require(cpi_framework_find_bands(framework, cpi_framework_bands_code(framework, bands)) == bands,
                "a code finds its bands");
        require(cpi_framework_bands_title(framework, bands, language) != NULL, "bands have a title");
        for (int32_t band = 0; band < cpi_framework_band_count(framework, bands); band++) {
            double from = cpi_framework_band_from(framework, bands, band);
            require(cpi_framework_band_label(framework, bands, band, language) != NULL, "a band has a label");
            require(isfinite(from) == (band > 0), "the lowest band, and no other, has no beginning");
            require(band < 2 || from > cpi_framework_band_from(framework, bands, band - 1), "bands are in order");
        }
    }
}

static void use_nodes(const cpi_framework *framework, const char *language)
{
    for (int32_t node = 0; node < cpi_framework_node_count(framework); node++) {
        require(cpi_framework_find_node(framework, cpi_framework_node_code(framework, node)) == node,
                "a code finds its node");
        for (int text = CPI_TITLE; text <= CPI_EVIDENCE; text++)
            cpi_framework_node_text(framework, node, (cpi_text_kind)text, language);
        require(cpi_framework_child_count(framework, node) > 0 || cpi_framework_node_indicator(framework, node) >= 0,
                "a leaf can be answered");
    }
}

void use_framework(const cpi_framework *framework)
{
    require(strlen(cpi_framework_fingerprint(framework)) == 64, "a fingerprint has 64 digits");
    require(cpi_framework_method_count(framework) > 0, "a framework has a method");
    for (int32_t method = 0; method < cpi_framework_method_count(framework); method++)
        use_rules(framework, method);
    for (int32_t i = 0; i < cpi_framework_language_count(framework); i++) {
        const char *language = cpi_framework_language(framework, i);
        use_texts(framework, language);
        use_scales(framework, language);
        use_nodes(framework, language);
        use_figures(framework, language);
        use_bands(framework, language);
    }
}

static void use_explanation(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    cpi_explanation *explanation = NULL;
    if (cpi_explain(scores, assessment, figure, &explanation) != CPI_OK)
        return;
    require(cpi_explanation_figure(explanation, 0) == figure, "an explanation begins with its figure");
    for (int32_t row = 0; row < cpi_explanation_count(explanation); row++) {
        const char *rule = cpi_explanation_rule(explanation, row);
        require(rule && rule[0], "a row has a rule");
        cpi_explanation_contribution(explanation, row);
        require(cpi_explanation_depth(explanation, row) >= (row > 0), "only the figure itself has depth 0");
    }
    cpi_explanation_free(explanation);
}

static void use_score(const cpi_scores *scores, int32_t assessment, int32_t figure)
{
    double value = cpi_scores_value(scores, assessment, figure);
    double low = cpi_scores_low(scores, assessment, figure), high = cpi_scores_high(scores, assessment, figure);
    double coverage = cpi_scores_coverage(scores, assessment, figure);
    cpi_state state = cpi_scores_state(scores, assessment, figure);

    require((state == CPI_SCORED) == isfinite(value), "a score is there exactly where the state says so");
    require(isnan(low) || isnan(high) || low <= high, "low is not above high");
    require(isnan(coverage) || (coverage >= 0 && coverage <= 1), "coverage lies between 0 and 1");
    require(cpi_scores_rank(scores, assessment, figure) >= 0, "a rank is not negative");
    int32_t bands = cpi_framework_figure_bands(cpi_scores_framework(scores), cpi_scores_method(scores), figure);
    require((cpi_scores_band(scores, assessment, figure) >= 0) == (state == CPI_SCORED && bands >= 0),
            "a score is in a band exactly where its figure has bands");
}

static void use_scores(const cpi_scores *scores)
{
    int32_t figures = cpi_framework_figure_count(cpi_scores_framework(scores));
    for (int32_t assessment = 0; assessment < cpi_scores_count(scores); assessment++) {
        for (int32_t figure = 0; figure < figures; figure++)
            use_score(scores, assessment, figure);
        for (int32_t figure = 0; figure < figures && figure < FIGURES_EXPLAINED; figure++)
            use_explanation(scores, assessment, figure);
    }
}

void use_panel(const cpi_panel *panel)
{
    const cpi_framework *framework = cpi_panel_framework(panel);
    cpi_options *options = cpi_options_new();

    for (int32_t method = 0; method < cpi_framework_method_count(framework); method++) {
        cpi_scores *scores = NULL;
        cpi_options_set_method(options, cpi_framework_method_code(framework, method));
        if (cpi_score(panel, options, NULL, &scores) == CPI_OK)
            use_scores(scores);
        cpi_scores_unref(scores);
    }
    cpi_options_free(options);
}
