/* SPDX-License-Identifier: MIT */
/* Quantities that are normalised against a set of units. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

/* One indicator that is the total, and a sheet of three countries in two periods. */
#define ONE(quantity) HEAD "indicators: [{code: q, title: Q, quantity: {" quantity "}}]\n" MEAN
#define SHEET "unit,period,q\nA,1,10\nB,1,20\nC,1,40\nA,2,20\nB,2,20\nC,2,\n"

static cpi_scores *scored_with(const cpi_framework *framework, const char *sheet, const char *goalposts, cpi_diag *diag)
{
    cpi_panel *panel = panel_of(framework, sheet);
    cpi_options *options = cpi_options_new();
    cpi_scores *scores = NULL;
    assert_non_null(options);
    if (goalposts)
        assert_int_equal(cpi_options_set_goalposts(options, goalposts, strlen(goalposts), NULL), CPI_OK);
    cpi_status status = cpi_score(panel, options, diag, &scores);
    assert_int_equal(status == CPI_OK, scores != NULL);
    cpi_options_free(options);
    cpi_panel_free(panel);
    return scores;
}

/* The goalposts of scores; NULL where there are none. */
static char *goalposts_of(const cpi_scores *scores)
{
    char *text = NULL;
    assert_int_equal(cpi_scores_goalposts(scores, &text), CPI_OK);
    return text;
}

static void each_period_is_a_set_of_its_own(void **state)
{
    cpi_scores *scores = scores_of(ONE("goalposts: [minimum, maximum]"), SHEET, NULL);
    (void)state;
    assert_string_equal(figure_text(scores, 0, "X"), "0 scored 1 0..0");
    assert_string_equal(figure_text(scores, 1, "X"), "0.3333 scored 1 0.3333..0.3333");
    assert_string_equal(figure_text(scores, 2, "X"), "1 scored 1 1..1");
    /* The two values of the second period are the same. */
    assert_string_equal(figure_text(scores, 3, "q"), "- undefined 0 -..-");
    assert_string_equal(figure_text(scores, 5, "q"), "- no data 0 -..-");
    assert_same(cpi_scores_goalpost(scores, 1, 1, 0), 10);
    assert_same(cpi_scores_goalpost(scores, 1, 1, 1), 40);
    assert_true(isnan(cpi_scores_goalpost(scores, 3, 1, 0)));
    cpi_scores_unref(scores);
}

static void the_panel_may_be_the_set(void **state)
{
    cpi_scores *scores = scores_of(ONE("goalposts: [minimum, maximum], set: panel"), SHEET, NULL);
    (void)state;
    assert_string_equal(figure_text(scores, 3, "X"), "0.3333 scored 1 0.3333..0.3333");
    assert_string_equal(figure_text(scores, 5, "X"), "- no data 0 0..1");
    cpi_scores_unref(scores);
}

static void a_unit_may_be_the_goalpost(void **state)
{
    cpi_scores *scores = scores_of(ONE("goalposts: [0, {unit: B}]"), SHEET, NULL);
    (void)state;
    assert_string_equal(figure_text(scores, 0, "X"), "0.5 scored 1 0.5..0.5");
    assert_string_equal(figure_text(scores, 2, "X"), "1 scored 1 1..1");
    cpi_scores_unref(scores);
}

static const char *warnings_of(const char *yaml, const char *sheet)
{
    static char text[1000];
    cpi_framework *framework = framework_of(yaml);
    cpi_diag *diag = cpi_diag_new();
    cpi_scores *scores = scored_with(framework, sheet, NULL, diag);
    text[0] = '\0';
    for (int32_t i = 0; i < cpi_diag_count(diag); i++) {
        strcat(text, cpi_diag_message(diag, i));
        strcat(text, "\n");
    }
    cpi_scores_unref(scores);
    cpi_diag_free(diag);
    cpi_framework_unref(framework);
    return text;
}

static void what_cannot_be_normalised_is_said(void **state)
{
    (void)state;
    assert_string_equal(warnings_of(ONE("goalposts: [minimum, maximum]"), SHEET),
                        "'q' cannot be normalised in 2: the values of the set do not differ\n");
    assert_string_equal(warnings_of(ONE("normalisation: z-score"), "unit,q\nA,3\n"),
                        "'q' cannot be normalised: the set has one value only\n");
    assert_string_equal(warnings_of(ONE("goalposts: [0, {unit: D}]"), "unit,q\nA,3\nB,4\n"),
                        "'q' cannot be normalised: the unit that is the goalpost has no value in the set\n");
    assert_string_equal(warnings_of(ONE("goalposts: [minimum, 5]"), "unit,q\nA,7\nB,6\n"),
                        "'q' cannot be normalised: the goalposts that the set gives contradict the direction\n");
    assert_string_equal(warnings_of(ONE("goalposts: [minimum, maximum]"), "unit,q\nA,\nB,nd\n"), "");
}

#define POPULATION                                                                                                     \
    HEAD                                                                                                               \
        "indicators:\n"                                                                                                \
        "  - {code: homes, title: H, quantity: {denominator: {indicator: children, per: 1000}, goalposts: [10, 0]}}\n" \
        "  - {code: children, title: C, scored: no, quantity: {goalposts: [0, 1]}}\n" MEAN

static void values_are_divided_by_another(void **state)
{
    cpi_scores *scores = scores_of(POPULATION, "unit,homes,children\nA,3,600\nB,3,\nC,,600\n", NULL);
    (void)state;
    assert_string_equal(figure_text(scores, 0, "X"), "0.5 scored 1 0.5..0.5");
    assert_string_equal(figure_text(scores, 0, "children"), "- excluded - -..-");
    assert_string_equal(figure_text(scores, 1, "X"), "- no data 0 0..1");
    assert_string_equal(figure_text(scores, 2, "X"), "- no data 0 0..1");
    assert_int_equal(cpi_framework_node_scored(cpi_scores_framework(scores), 1), 1);
    assert_int_equal(cpi_framework_node_scored(cpi_scores_framework(scores), 2), 0);
    cpi_scores_unref(scores);
    cpi_framework *framework = framework_of(POPULATION);
    cpi_panel *panel = panel_of(framework, "unit,homes,children\nA,0,1\n");
    assert_string_equal(problems_of_sheet(panel, "unit,homes,children\nB,0,0\n"), "2:5 CPI-513");
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void a_method_may_normalise_otherwise(void **state)
{
    static const char yaml[] =
        HEAD "domains:\n"
             "  - {code: D, title: D, indicators: [{code: a, title: A, quantity: {goalposts: [0, 100]}},"
             " {code: b, title: B, quantity: {goalposts: [0, 100]}}]}\n"
             "methods:\n"
             "  fixed: {title: F, aggregation: arithmetic, missing: skip}\n"
             "  ranks: {title: R, aggregation: arithmetic, missing: skip, quantities: {X: {normalisation: rank}, "
             "b: {normalisation: min-max, goalposts: [0, 50]}}}\n";
    static const char sheet[] = "unit,a,b\nU,10,10\nV,20,25\nW,90,40\n";
    cpi_scores *fixed = scores_of(yaml, sheet, "fixed");
    cpi_scores *ranks = scores_of(yaml, sheet, "ranks");
    (void)state;
    assert_same(score_of(fixed, 1, "a"), 0.2);
    assert_same(score_of(ranks, 1, "a"), 0.5);
    assert_same(score_of(fixed, 1, "b"), 0.25);
    assert_same(score_of(ranks, 1, "b"), 0.5);
    /* Goalposts say which values are better, also where they are not used. */
    cpi_scores *lower = scores_of(HEAD "indicators: [{code: q, title: Q, quantity: {goalposts: [100, 0]}}]\n" METHOD(
                                      "aggregation: arithmetic, missing: skip, quantities: {q: {normalisation: rank}}"),
                                  "unit,q\nU,10\nV,20\n", NULL);
    assert_same(score_of(lower, 0, "q"), 1);
    assert_same(score_of(lower, 1, "q"), 0);
    cpi_scores_unref(lower);
    assert_null(goalposts_of(fixed));
    cpi_scores_unref(fixed);
    cpi_scores_unref(ranks);
}

/* Every way in which a set is used. */
#define ALL_KINDS                                                                                                      \
    HEAD "indicators:\n"                                                                                               \
         "  - {code: minmax, title: a, quantity: {goalposts: [maximum, minimum], target: [0.01, 1]}}\n"                \
         "  - {code: zscore, title: b, quantity: {normalisation: z-score, target: [0.5, 0.1]}}\n"                      \
         "  - {code: log, title: b, quantity: {normalisation: z-score, transformation: log, set: panel}}\n"            \
         "  - {code: rank, title: c, quantity: {normalisation: rank, direction: lower}}\n"                             \
         "  - {code: percentile, title: d, quantity: {normalisation: percentile-rank}}\n"                              \
         "  - {code: quantile, title: e, quantity: {normalisation: quantile, groups: 3, set: panel}}\n"                \
         "  - {code: fixed, title: f, quantity: {goalposts: [0, 7]}}\n" MEAN
#define KINDS "minmax,zscore,log,rank,percentile,quantile,fixed\n"

static void goalposts_given_back_give_the_same_figures(void **state)
{
    static const char sheet[] = "unit,period," KINDS "A,1,0.3,1,7,3,4,5,1\nB,1,2,2,5,3,1,2,2\nC,1,7,2.5,5,1,4,1,3\n"
                                "A,2,9,2,3,5,6,2,1\nB,2,1,1,1,1,2,5,4\n";
    cpi_framework *framework = framework_of(ALL_KINDS);
    cpi_diag *diag = cpi_diag_new();
    cpi_scores *all = scored_with(framework, sheet, NULL, diag);
    char *goalposts = goalposts_of(all);
    (void)state;
    assert_non_null(goalposts);
    cpi_scores *again = scored_with(framework, sheet, goalposts, diag);
    char *given = goalposts_of(again);
    assert_string_equal(given, goalposts);
    cpi_scores *alone = scored_with(framework, "unit,period," KINDS "B,1,2,2,5,3,1,2,2\n", goalposts, diag);
    assert_int_equal(cpi_diag_count(diag), 0);
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        for (int32_t i = 0; i < 5; i++)
            assert_same(cpi_scores_value(again, i, figure), cpi_scores_value(all, i, figure));
        assert_same(cpi_scores_value(alone, 0, figure), cpi_scores_value(all, 1, figure));
        assert_int_equal(cpi_scores_state(alone, 0, figure), CPI_SCORED);
    }
    cpi_text_free(goalposts);
    cpi_text_free(given);
    cpi_scores_unref(all);
    cpi_scores_unref(again);
    cpi_scores_unref(alone);
    cpi_diag_free(diag);
    cpi_framework_unref(framework);
}

static void goalposts_of_one_period_hold_for_others(void **state)
{
    cpi_framework *framework = framework_of(ONE("goalposts: [minimum, maximum]"));
    cpi_scores *before = scored_with(framework, "unit,period,q\nA,2024,10\nB,2024,30\n", NULL, NULL);
    char *goalposts = goalposts_of(before);
    cpi_scores *after = scored_with(framework, "unit,period,q\nC,2026,15\n", goalposts, NULL);
    (void)state;
    assert_same(score_of(after, 0, "q"), 0.25);
    cpi_text_free(goalposts);
    cpi_scores_unref(before);
    cpi_scores_unref(after);
    cpi_framework_unref(framework);
}

static void a_period_without_goalposts_stays_without(void **state)
{
    static const char *const SHEETS[] = {"unit,period,q\nA,1,10\nB,1,30\nA,2,20\n",
                                         "unit,period,q\nA,1,10\nB,1,30\nA,,20\n"};
    cpi_framework *framework = framework_of(ONE("goalposts: [minimum, maximum]"));
    (void)state;
    for (size_t i = 0; i < COUNT(SHEETS); i++) {
        cpi_scores *before = scored_with(framework, SHEETS[i], NULL, NULL);
        char *goalposts = goalposts_of(before);
        cpi_scores *again = scored_with(framework, SHEETS[i], goalposts, NULL);
        assert_non_null(again);
        for (int32_t a = 0; a < 3; a++)
            assert_int_equal(cpi_scores_state(again, a, 1), a < 2 ? CPI_SCORED : CPI_STATE_UNDEFINED);
        cpi_text_free(goalposts);
        cpi_scores_unref(before);
        cpi_scores_unref(again);
    }
    cpi_framework_unref(framework);
}

static const char *problems_of_goalposts(const char *head, const char *rest)
{
    static char text[1000];
    char goalposts[1000];
    cpi_framework *framework = framework_of(ALL_KINDS);
    cpi_diag *diag = cpi_diag_new();
    snprintf(goalposts, sizeof goalposts, "cpindex_goalposts: 1\nframework: %sfingerprint: %s\n%s", head,
             cpi_framework_fingerprint(framework), rest);
    cpi_scores *scores = scored_with(framework, "unit," KINDS "A,1,1,1,1,1,1,1\n", goalposts, diag);
    snprintf(text, sizeof text, "%s", scores ? "" : "refused: ");
    for (int32_t i = 0; i < cpi_diag_count(diag); i++) {
        strcat(text, cpi_diag_text(diag, i));
        strcat(text, "\n");
    }
    cpi_scores_unref(scores);
    cpi_diag_free(diag);
    cpi_framework_unref(framework);
    return text;
}

static void goalposts_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    assert_string_equal(problems_of_goalposts("X\n", "method: m\n"), "");
    assert_non_null(strstr(problems_of_goalposts("Y\n", "method: m\n"), "goalposts:2:12: error: these are goalposts of "
                                                                        "the framework 'Y', not of 'X' [CPI-351]"));
    assert_non_null(strstr(problems_of_goalposts("X\n", "method: n\n"),
                           "refused: goalposts:4:9: error: these goalposts "
                           "were found under the method 'n'"));
#define PERIOD(quantities) "method: m\nperiods:\n- quantities: {" quantities "}\n"
    assert_non_null(strstr(problems_of_goalposts("X\n", PERIOD("fixed: [0, 7]")), "'fixed' takes no goalposts from a"));
    assert_non_null(
        strstr(problems_of_goalposts("X\n", PERIOD("log: [0, 7]")), "'log' takes no goalposts from a period"));
    assert_non_null(strstr(problems_of_goalposts("X\n", PERIOD("minmax: [0, 7]")), "contradict the direction"));
    assert_non_null(strstr(problems_of_goalposts("X\n", PERIOD("minmax: [7]")), "two numbers are wanted"));
    assert_non_null(strstr(problems_of_goalposts("X\n", PERIOD("rank: [7]")), "one value only"));
    assert_non_null(strstr(problems_of_goalposts("X\n", PERIOD("rank: [7, high]")), "CPI-222"));
    assert_non_null(strstr(problems_of_goalposts("X\n", PERIOD("rang: [7, 8]")), "no quantity has the code 'rang'"));
    assert_non_null(strstr(problems_of_goalposts("X\n", "method: m\nsets: 1\n"), "CPI-218"));
}

static void goalposts_of_a_changed_framework_are_warned_of(void **state)
{
    cpi_framework *framework = framework_of(ALL_KINDS);
    cpi_diag *diag = cpi_diag_new();
    cpi_scores *scores = scored_with(framework, "unit," KINDS "A,1,1,1,1,1,1,1\n",
                                     "cpindex_goalposts: 1\nframework: X\nfingerprint: 00\nmethod: m\n", diag);
    (void)state;
    assert_non_null(scores);
    assert_int_equal(cpi_diag_count(diag), 1);
    assert_int_equal(cpi_diag_error_count(diag), 0);
    /* Nothing was given for what needs a set. */
    assert_int_equal(cpi_scores_state(scores, 0, 1), CPI_STATE_UNDEFINED);
    assert_int_equal(cpi_scores_state(scores, 0, 7), CPI_SCORED);
    cpi_scores_unref(scores);
    cpi_diag_free(diag);
    cpi_framework_unref(framework);
}

static void a_matrix_is_a_set(void **state)
{
    cpi_framework *framework = framework_of(ALL_KINDS);
    static const double answers[] = {0.3, 1, 7, 3, 4, 5, 1, 2, 2, 5, 3, 1, 2, 2, 7, 2.5, 5, 1, 4, NAN, 3};
    int32_t figures[8];
    double scores[24];
    (void)state;
    for (int32_t i = 0; i < 8; i++)
        figures[i] = i;
    cpi_scores *panel =
        scored_with(framework, "unit," KINDS "A,0.3,1,7,3,4,5,1\nB,2,2,5,3,1,2,2\nC,7,2.5,5,1,4,,3\n", NULL, NULL);
    assert_int_equal(cpi_score_matrix(framework, NULL, answers, 3, 7, 7, 1, figures, 8, scores, 24, NULL), CPI_OK);
    for (int32_t row = 0; row < 3; row++)
        for (int32_t figure = 0; figure < 8; figure++)
            assert_same(scores[row * 8 + figure], cpi_scores_value(panel, row, figure));
    cpi_options *options = cpi_options_new();
    char *goalposts = goalposts_of(panel);
    assert_int_equal(cpi_options_set_goalposts(options, goalposts, strlen(goalposts), NULL), CPI_OK);
    assert_int_equal(cpi_score_matrix(framework, options, answers + 7, 1, 7, 7, 1, figures, 8, scores, 8, NULL),
                     CPI_OK);
    for (int32_t figure = 0; figure < 8; figure++)
        assert_same(scores[figure], cpi_scores_value(panel, 1, figure));
    cpi_text_free(goalposts);
    cpi_options_free(options);
    cpi_scores_unref(panel);
    cpi_framework_unref(framework);
}

static const char *rule_of(const char *yaml, const char *sheet, const char *address)
{
    static char text[300];
    cpi_scores *scores = scores_of(yaml, sheet, NULL);
    cpi_explanation *explanation = NULL;
    int32_t figure = figure_of(cpi_scores_framework(scores), address);
    assert_int_equal(cpi_explain(scores, 0, figure, &explanation), CPI_OK);
    snprintf(text, sizeof text, "%s", cpi_explanation_rule(explanation, 0));
    cpi_explanation_free(explanation);
    cpi_scores_unref(scores);
    return text;
}

static void rules_are_arithmetic_that_can_be_checked(void **state)
{
#define THREE "unit,q\nA,20\nB,10\nC,40\n"
    (void)state;
    assert_string_equal(rule_of(ONE("goalposts: [minimum, maximum]"), THREE, "q"),
                        "(20 - 10) / (40 - 10); goalposts of the set");
    assert_string_equal(rule_of(ONE("goalposts: [0, 15], target: [0.01, 1]"), THREE, "q"),
                        "(20 - 0) / (15 - 0), brought from 0 - 1 to 0.01 - 1, limited to 0.01 to 1");
    assert_string_equal(rule_of(ONE("normalisation: z-score, mean: 30, deviation: 5"), THREE, "q"),
                        "z-score (20 - 30) / 5");
    assert_string_equal(
        rule_of(ONE("normalisation: z-score, mean: 30, deviation: 5, direction: lower, target: [1, 2]"), THREE, "q"),
        "z-score (20 - 30) / 5, its sign turned since lower values are better, brought to mean 1 and "
        "deviation 2");
    assert_string_equal(rule_of(ONE("normalisation: rank"), THREE, "q"), "20 is rank 2 of 3");
    assert_string_equal(rule_of(ONE("normalisation: percentile-rank"), THREE, "q"),
                        "20 has 1 worse and 1 equal of 3 in the set");
    assert_string_equal(rule_of(ONE("normalisation: quantile, groups: 2"), THREE, "q"),
                        "20 has 1 worse of 3: group 1 of 2");
    assert_string_equal(rule_of(ONE("normalisation: categorical, thresholds: [15, 30]"), THREE, "q"),
                        "20, at least 15 and below 30 = 0.5");
    assert_string_equal(rule_of(ONE("goalposts: [1, 400], transformation: power, exponent: 0.5"), THREE, "q"),
                        "(20^0.5 - 1^0.5) / (400^0.5 - 1^0.5)");
    assert_string_equal(rule_of(ONE("goalposts: [minimum, maximum]"), "unit,q\nA,20\n", "q"),
                        "20 cannot be normalised: the set has one value only");
    assert_string_equal(rule_of(POPULATION, "unit,homes,children\nA,3,600\n", "homes"),
                        "3 / 600 x 1000 = 5; (5 - 10) / (0 - 10)");
    assert_string_equal(rule_of(POPULATION, "unit,homes,children\nA,3,\n", "homes"),
                        "no answer to 'children', by which it is divided");
    assert_string_equal(rule_of(POPULATION, "unit,homes,children\nA,3,600\n", "children"),
                        "asked, but no part of any figure");
}

static void quantities_that_cannot_be_computed_are_refused(void **state)
{
    static const struct {
        const char *yaml;
        const char *problems;
    } CASES[] = {
        {ONE("unit: years"), "6:44 CPI-219"},
        {ONE("goalposts: [minimum, minimum]"), "6:56 CPI-313"},
        {ONE("goalposts: [{unit: A}, {unit: A}]"), "6:56 CPI-313"},
        {ONE("goalposts: [lowest, 3]"), "6:57 CPI-224"},
        {ONE("goalposts: [1, 2, 3]"), "6:56 CPI-220"},
        {ONE("goalposts: [maximum, 0], direction: higher"), "6:81 CPI-314"},
        {ONE("goalposts: [0, 2], transformation: reciprocal"), "6:56 CPI-315"},
        {ONE("goalposts: [0, 2], transformation: power, exponent: -1"), "6:56 CPI-315"},
        {ONE("goalposts: [0, 2], transformation: power"), "6:80 CPI-219"},
        {ONE("goalposts: [0, 2], transformation: power, exponent: 0"), "6:97 CPI-223"},
        {ONE("goalposts: [0, 2], exponent: 2"), "6:64 CPI-316"},
        {ONE("goalposts: [0, 2], set: panel"), "6:64 CPI-316"},
        {ONE("goalposts: [0, 2], target: [1, 0]"), "6:72 CPI-223"},
        {ONE("normalisation: z-score, goalposts: [0, 2]"), "6:69 CPI-316"},
        {ONE("normalisation: z-score, deviation: 0"), "6:80 CPI-223"},
        {ONE("normalisation: z-score, target: [1, -2]"), "6:77 CPI-223"},
        {ONE("normalisation: quantile"), "6:60 CPI-219"},
        {ONE("normalisation: rank, groups: 4"), "6:66 CPI-316"},
        {ONE("normalisation: categorical"), "6:60 CPI-219"},
        {ONE("normalisation: categorical, thresholds: [3, 2]"), "6:85 CPI-325"},
        {ONE("normalisation: categorical, thresholds: [2, 3], scores: [0, 1]"), "6:101 CPI-325"},
        {ONE("normalisation: categorical, thresholds: [2], scores: [1, 0]"), "6:98 CPI-325"},
        {ONE("normalisation: categorical, thresholds: [2], target: [0, 2]"), "6:90 CPI-316"},
        {ONE("goalposts: [0, 1], denominator: {indicator: q}"), "6:89 CPI-324"},
        {ONE("goalposts: [0, 1], denominator: {indicator: X}"), "6:89 CPI-324"},
        {ONE("goalposts: [0, 1], denominator: {indicator: p, per: 0}"), "6:89 CPI-306; 6:97 CPI-223"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(problems_of_framework(CASES[i].yaml), CASES[i].problems, CASES[i].yaml);
#define OTHERWISE(quantities)                                                                                          \
    HEAD "indicators: [" Q("q") "]\n" METHOD("aggregation: arithmetic, missing: skip,\n quantities: " quantities)
    assert_text(problems_of_framework(OTHERWISE("{X: {normalisation: rank}}")), "", "rank");
    assert_text(problems_of_framework(OTHERWISE("{r: {normalisation: rank}}")), "8:15 CPI-306", "unknown");
    assert_text(problems_of_framework(OTHERWISE("{X: {unit: years}}")), "8:19 CPI-316", "unit");
    assert_text(problems_of_framework(OTHERWISE("{X: {groups: 3}}")), "8:19 CPI-316", "groups");
    assert_text(problems_of_framework(OTHERWISE("{X: {normalisation: quantile}}")), "8:34 CPI-219", "quantile");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_period_is_a_set_of_its_own),
        cmocka_unit_test(the_panel_may_be_the_set),
        cmocka_unit_test(a_unit_may_be_the_goalpost),
        cmocka_unit_test(what_cannot_be_normalised_is_said),
        cmocka_unit_test(values_are_divided_by_another),
        cmocka_unit_test(a_method_may_normalise_otherwise),
        cmocka_unit_test(goalposts_given_back_give_the_same_figures),
        cmocka_unit_test(goalposts_of_one_period_hold_for_others),
        cmocka_unit_test(a_period_without_goalposts_stays_without),
        cmocka_unit_test(goalposts_that_do_not_fit_are_refused),
        cmocka_unit_test(goalposts_of_a_changed_framework_are_warned_of),
        cmocka_unit_test(a_matrix_is_a_set),
        cmocka_unit_test(rules_are_arithmetic_that_can_be_checked),
        cmocka_unit_test(quantities_that_cannot_be_computed_are_refused),
    };
    return cmocka_run_group_tests_name("sets", tests, NULL, NULL);
}
