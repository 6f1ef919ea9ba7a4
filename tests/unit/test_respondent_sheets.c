/* SPDX-License-Identifier: MIT */
/* Respondents in sheets and panels. */
#include <string.h>

#include "support.h"

static const char YAML[] = HEAD NO_HALF_YES "indicators: [{code: a, title: a}, " Q(
    "q") ", {code: W, title: W, quantity: {goalposts: [0, 100]}}]\n"
         "methods:\n"
         "  agreement: {title: M, aggregation: arithmetic, missing: skip}\n"
         "  arithmetic: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: arithmetic}}\n"
         "  best: {title: M, aggregation: arithmetic, missing: skip, respondents: {aggregation: maximum}}\n"
         "  middle: {title: M, aggregation: arithmetic, missing: skip,\n"
         "           respondents: {aggregation: median, weight: W}}\n";

static void one_assessment_for_each_unit_and_period(void **state)
{
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel = panel_of(framework, "unit,period,respondent,a\nU,1,A,yes\nV,1,,no\nU,2,A,no\nU,1,B,yes\n"
                                           "V,1,A,\nU,1,,\n");
    static const int32_t WANTED[] = {0, 1, 2, 0, 1, 0};
    cpi_scores *scores;
    (void)state;
    assert_int_equal(cpi_panel_count(panel), 6);
    for (int32_t i = 0; i < 6; i++)
        assert_int_equal(cpi_panel_scores_index(panel, i), WANTED[i]);
    assert_string_equal(cpi_panel_respondent(panel, 3), "B");
    assert_string_equal(cpi_panel_respondent(panel, 1), "");
    assert_int_equal(cpi_panel_find(panel, "U", "1"), 5);
    assert_int_equal(cpi_panel_find(panel, "U", "2"), CPI_NONE);
    assert_int_equal(cpi_panel_find_respondent(panel, "U", "1", "B"), 3);
    assert_int_equal(cpi_panel_find_respondent(panel, "U", "2", "B"), CPI_NONE);
    assert_int_equal(cpi_panel_find_respondent(panel, "V", "1", ""), 1);
    assert_int_equal(cpi_score(panel, NULL, NULL, &scores), CPI_OK);
    assert_int_equal(cpi_scores_count(scores), 3);
    assert_string_equal(cpi_scores_unit(scores, 1), "V");
    assert_string_equal(cpi_scores_period(scores, 2), "2");
    assert_int_equal(cpi_scores_rank(scores, 0, 0), 1);
    assert_int_equal(cpi_scores_rank(scores, 1, 0), 2);
    assert_int_equal(cpi_scores_rank(scores, 2, 0), 1);
    cpi_scores_unref(scores);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void sheets_with_respondents(void **state)
{
    static const struct {
        const char *sheet;
        const char *problems;
    } CASES[] = {
        {"unit,respondent,indicator,answer\nU,A,a,yes\nU,B,a,no\n", ""},
        {"unit;Respondent;a\nU;A;yes\nU;A;yes\n", ""},
        {"unit,respondent,a\nU,A,yes\nU,A,no\n", "3:5 CPI-510"},
        {"unit,respondent,respondent,a\nU,A,B,yes\n", "1:17 CPI-504"},
        {"unit,respondant,indicator,answer\nU,A,a,yes\n", "1:6 CPI-505"},
        {"unit,respondent,a\nU,,yes\nU,A,yes\nU,B,yes\n", "2:0 CPI-517"},
        {"unit,respondent,a\nU,,\nU,A,yes\n", ""},
        {"unit,respondent,a,q\nU,,yes,\nU,A,,1\n", ""},
        /* The weight of a method is often known both for the parts and for the whole. */
        {"unit,respondent,W\nU,,3\nU,A,1\nU,B,2\n", ""},
        {"unit,respondent,a\nU,Ana Beqiri,yes\nU,ANA BEQIRI,yes\nV,ana beqiri,yes\n", "3:0 CPI-518"},
    };
    cpi_framework *framework = framework_of(YAML);
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_panel *panel;
        assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
        assert_text(problems_of_sheet(panel, CASES[i].sheet), CASES[i].problems, CASES[i].sheet);
        cpi_panel_free(panel);
    }
    cpi_framework_unref(framework);
}

static void sheets_of_several_respondents_add_up(void **state)
{
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel = panel_of(framework, "unit,respondent,a\nU,A,yes\n");
    (void)state;
    assert_string_equal(problems_of_sheet(panel, "unit,respondent,a\nU,B,no\nU,A,yes\n"), "");
    assert_string_equal(problems_of_sheet(panel, "unit,respondent,a\nU,A,no\n"), "2:5 CPI-510");
    assert_string_equal(problems_of_sheet(panel, "unit,q\nU,0.3\n"), "");
    assert_string_equal(problems_of_sheet(panel, "unit,a\nU,half\n"), "2:0 CPI-517");
    /* What was said of an earlier sheet is not said again. */
    assert_string_equal(problems_of_sheet(panel, "unit,a\nV,half\n"), "");
    assert_int_equal(cpi_panel_count(panel), 4);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

/* A wide sheet names indicators, and one of them may have that name. */
static void an_indicator_may_be_called_respondent(void **state)
{
    cpi_framework *framework = framework_of(HEAD "indicators: [" Q("respondent") ", " Q("b") "]\n" MEAN);
    cpi_panel *wide = panel_of(framework, "unit,respondent,b\nU,0.5,0.25\n");
    cpi_panel *longer = panel_of(framework, "unit,respondent,indicator,answer\nU,A,respondent,0.5\n");
    (void)state;
    assert_same(cpi_panel_value(wide, 0, 1), 0.5);
    assert_string_equal(cpi_panel_respondent(wide, 0), "");
    assert_same(cpi_panel_value(longer, 0, 1), 0.5);
    assert_string_equal(cpi_panel_respondent(longer, 0), "A");
    cpi_panel_free(wide);
    cpi_panel_free(longer);
    cpi_framework_unref(framework);
}

/* "1" answering for "2U", and "12" for "U": keys do not run together. */
static void respondents_do_not_run_together(void **state)
{
    cpi_framework *framework = framework_of(YAML);
    cpi_panel *panel = panel_of(framework, "unit,period,respondent,a\nU,1,2,yes\nU,,12,no\nU,12,,half\nU1,2,,yes\n");
    (void)state;
    assert_int_equal(cpi_panel_count(panel), 4);
    assert_int_equal(cpi_panel_find_respondent(panel, "U", "1", "2"), 0);
    assert_int_equal(cpi_panel_find_respondent(panel, "U", NULL, "12"), 1);
    assert_int_equal(cpi_panel_find_respondent(panel, "U", "12", NULL), 2);
    assert_int_equal(cpi_panel_find_respondent(panel, "U", "", "2"), CPI_NONE);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void methods_tell_their_rule(void **state)
{
    static const char *const WANTED[] = {"agreement", "arithmetic", "maximum", "median"};
    cpi_framework *framework = framework_of(YAML);
    (void)state;
    for (int32_t i = 0; i < (int32_t)COUNT(WANTED); i++)
        assert_string_equal(cpi_framework_method_respondents(framework, i), WANTED[i]);
    assert_int_equal(cpi_framework_method_respondent_weight(framework, 1), CPI_NONE);
    assert_int_equal(cpi_framework_method_respondent_weight(framework, 3), figure_of(framework, "W"));
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_assessment_for_each_unit_and_period),
        cmocka_unit_test(sheets_with_respondents),
        cmocka_unit_test(sheets_of_several_respondents_add_up),
        cmocka_unit_test(an_indicator_may_be_called_respondent),
        cmocka_unit_test(respondents_do_not_run_together),
        cmocka_unit_test(methods_tell_their_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
