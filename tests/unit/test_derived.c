/* SPDX-License-Identifier: MIT */
/* Derived figures: differences, means, ratios and ratings of what others are shown as. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

#define TWO "indicators: [" Q("a") ", " Q("b") "]\n"

/* Figures of "output: {range: [0, 10]}", so that a and b are 10 times their answers. */
static cpi_scores *scores_of_ten(const char *derived, const char *sheet)
{
    char yaml[1500];
    snprintf(yaml, sizeof yaml,
             HEAD TWO "bands: {l: {bands: {low: {value: 3}, middle: {from: 4, value: 7}, high: {from: 8, value: 1}}}}\n"
                      "derived: {%s}\n" METHOD(
                          "aggregation: arithmetic, missing: skip, output: {range: [0, 10]}, outputs: {a: {bands: l}}"),
             derived);
    return scores_of(yaml, sheet, NULL);
}

static void check_figure(const char *derived, const char *sheet, const char *wanted)
{
    cpi_scores *scores = scores_of_ten(derived, sheet);
    assert_text(figure_text(scores, 0, "d"), wanted, derived);
    cpi_scores_unref(scores);
}

static void a_ratio_divides(void **state)
{
    (void)state;
    check_figure("d: {title: D, ratio: [a, b]}", "unit,a,b\nU,0.3,0.4\n", "0.75 scored 1 0.75..0.75");
    check_figure("d: {title: D, ratio: [a, b]}", "unit,a,b\nU,0,0.4\n", "0 scored 1 0..0");
}

static void a_ratio_by_nothing_is_undefined(void **state)
{
    (void)state;
    check_figure("d: {title: D, ratio: [a, b]}", "unit,a,b\nU,0.3,0\n", "- undefined 1 -..-");
    check_figure("d: {title: D, ratio: [a, b]}", "unit,a,b\nU,0,0\n", "- undefined 1 -..-");
}

/* By hand: a is between 0 and 10 where it is unanswered, b is 4. Where b is unanswered it can be 0. */
static void a_ratio_ranges_over_all_quotients(void **state)
{
    (void)state;
    check_figure("d: {title: D, ratio: [a, b]}", "unit,a,b\nU,,0.4\n", "- no data 0.5 0..2.5");
    check_figure("d: {title: D, ratio: [a, b]}", "unit,a,b\nU,0.3,\n", "- no data 0.5 -..-");
}

/* [-1, 1] / [2, 4] lies between -0.5 and 0.5; [2, 4] / [-2, -1] between -4 and -1. */
static void a_ratio_of_negative_numbers(void **state)
{
    static const char YAML[] =
        HEAD TWO "derived: {d: {title: D, ratio: [a, b]}, e: {title: E, ratio: [b, a]}}\n" METHOD(
            "aggregation: arithmetic, missing: skip, outputs: {a: {range: [-1, 1]}, b: {range: [2, 4]}}");
    static const char DOWN[] = HEAD TWO "derived: {d: {title: D, ratio: [a, b]}}\n" METHOD(
        "aggregation: arithmetic, missing: skip, outputs: {a: {range: [4, 2]}, b: {range: [-1, -2]}}");
    cpi_scores *scores = scores_of(YAML, "unit,a,b\nU,0.25,nd\nV,,\n", NULL);
    (void)state;
    assert_text(figure_text(scores, 0, "d"), "- no data 0.5 -0.25..-0.125", "[-0.5] / [2, 4]");
    assert_text(figure_text(scores, 0, "e"), "- no data 0.5 -8..-4", "[2, 4] / [-0.5]");
    assert_text(figure_text(scores, 1, "d"), "- no data 0 -0.5..0.5", "[-1, 1] / [2, 4]");
    assert_text(figure_text(scores, 1, "e"), "- no data 0 -..-", "[2, 4] / [-1, 1]");
    cpi_scores_unref(scores);
    scores = scores_of(DOWN, "unit,a,b\nV,,\n", NULL);
    assert_text(figure_text(scores, 0, "d"), "- no data 0 -4..-1", "[2, 4] / [-2, -1]");
    cpi_scores_unref(scores);
}

/* The result has no double: 1e30 / 1e-30 of 1e30 / 1e-30, and so on, beyond 1e308. */
static void a_ratio_too_large_for_a_number_is_undefined(void **state)
{
    static const char YAML[] = HEAD TWO
        "derived: {d: {title: D, ratio: [a, b]}, e: {title: E, ratio: [b, a]}, f: {title: F, ratio: [d, e]},"
        " g: {title: G, ratio: [e, d]}, h: {title: H, ratio: [f, g]}, i: {title: I, ratio: [g, f]},"
        " j: {title: J, ratio: [h, i]}}\n" METHOD("aggregation: arithmetic, missing: skip, outputs: {a: {range: [0, "
                                                  "1e30]}, b: {range: [0, 1e-30]}}");
    cpi_scores *scores = scores_of(YAML, "unit,a,b\nU,1,1\n", NULL);
    const cpi_framework *framework = cpi_scores_framework(scores);
    (void)state;
    assert_near(score_of(scores, 0, "f") / 1e120, 1, 1e-12);
    assert_near(score_of(scores, 0, "h") / 1e240, 1, 1e-12);
    assert_int_equal(cpi_scores_state(scores, 0, figure_of(framework, "j")), CPI_STATE_UNDEFINED);
    assert_text(figure_text(scores, 0, "j"), "- undefined 1 -..-", "j");
    cpi_scores_unref(scores);
}

static void a_rating_is_the_value_of_the_band(void **state)
{
    (void)state;
    check_figure("d: {title: D, rating: a}", "unit,a,b\nU,0.39,1\n", "3 scored 1 3..3");
    check_figure("d: {title: D, rating: a}", "unit,a,b\nU,0.4,1\n", "7 scored 1 7..7");
    check_figure("d: {title: D, rating: a}", "unit,a,b\nU,0.8,1\n", "1 scored 1 1..1");
    check_figure("d: {title: D, rating: a}", "unit,a,b\nU,nd,1\n", "- no data 0 1..7");
    check_figure("d: {title: D, rating: a}", "unit,a,b\nU,na,1\n", "- not applicable - -..-");
}

/* An unanswered b leaves X between 5 and 10 where a is 10: in the middle band, worth 7, or the high one, worth 1. */
static void a_rating_ranges_over_the_bands_between(void **state)
{
    static const char YAML[] =
        HEAD TWO "bands: {l: {bands: {low: {value: 3}, middle: {from: 4, value: 7}, high: {from: 8, value: 1}}}}\n"
                 "derived: {d: {title: D, rating: X}}\n" METHOD(
                     "aggregation: arithmetic, missing: skip, output: {range: [0, 10], bands: l}");
    cpi_scores *scores = scores_of(YAML, "unit,a,b\nU,1,\nV,0,\nW,0,0\n", NULL);
    (void)state;
    assert_text(figure_text(scores, 0, "d"), "1 scored 0.5 1..7", "5 to 10");
    assert_text(figure_text(scores, 1, "d"), "3 scored 0.5 3..7", "0 to 5");
    assert_text(figure_text(scores, 2, "d"), "3 scored 1 3..3", "0");
    cpi_scores_unref(scores);
}

static void means_and_differences_are_of_numbers_shown(void **state)
{
    static const char YAML[] =
        HEAD TWO "derived: {d: {title: D, difference: [a, b]}, e: {title: E, mean: [a, b]}, f: {title: F, mean: [d, "
                 "a]}}\n" METHOD(
                     "aggregation: arithmetic, missing: skip, output: {range: [1, 5]}, outputs: {b: {range: [0, 40]}}");
    cpi_scores *scores = scores_of(YAML, "unit,a,b\nU,0.5,0.1\nV,0.5,\n", NULL);
    (void)state;
    /* a is 3 on 1 to 5, b is 4 on 0 to 40. */
    assert_text(figure_text(scores, 0, "d"), "-1 scored 1 -1..-1", "3 - 4");
    assert_text(figure_text(scores, 0, "e"), "3.5 scored 1 3.5..3.5", "(3 + 4) / 2");
    assert_text(figure_text(scores, 0, "f"), "1 scored 1 1..1", "(-1 + 3) / 2");
    assert_text(figure_text(scores, 1, "d"), "- no data 0.5 -37..3", "3 - [0, 40]");
    assert_text(figure_text(scores, 1, "e"), "- no data 0.5 1.5..21.5", "(3 + [0, 40]) / 2");
    cpi_scores_unref(scores);
}

/* 0.1 - 0.3 + 0.2 is 0, and divides nothing. In binary it leaves 2.8e-17. */
static void numbers_that_cancel_leave_nothing(void **state)
{
    static const char YAML[] = HEAD "indicators: [" Q("a") ", " Q("b") ", " Q(
        "c") "]\n"
             "derived: {n: {title: N, difference: [a, b]}, m: {title: M, mean: [n, c]}, r: {title: R, ratio: [a, "
             "m]}}\n" METHOD("aggregation: arithmetic, missing: skip");
    cpi_scores *scores = scores_of(YAML, "unit,a,b,c\nU,0.1,0.3,0.2\n", NULL);
    (void)state;
    assert_same(score_of(scores, 0, "m"), 0);
    assert_text(figure_text(scores, 0, "r"), "- undefined 1 -..-", "0.1 / 0");
    cpi_scores_unref(scores);
}

static void what_is_ranked(void **state)
{
    static const char YAML[] =
        HEAD "bands: {l: {bands: {low: {value: 1}, high: {from: 0.5, value: 2}}}}\n"
             "derived: {mean: {title: A, mean: [a, b]}, of: {title: B, mean: [mean, a]}, gap: {title: C, difference: "
             "[a, b]},"
             " part: {title: D, ratio: [a, b]}, rate: {title: E, rating: a}, gaps: {title: F, mean: [gap, a]},"
             " down: {title: G, mean: [c, c]}, both: {title: H, mean: [c, a]}}\n"
             "indicators: [" Q("a") ", " Q("b") ", " Q("c") "]\n" METHOD(
                 "aggregation: arithmetic, missing: skip, outputs: {a: {bands: l}, c: {range: [5, 1]}}");
    static const struct {
        const char *address;
        int32_t ranks[2];
    } CASES[] = {{"mean", {2, 1}}, {"of", {2, 1}},   {"gap", {0, 0}},  {"part", {0, 0}}, {"rate", {0, 0}},
                 {"gaps", {0, 0}}, {"down", {1, 2}}, {"both", {0, 0}}, {"c", {1, 2}}};
    cpi_scores *scores = scores_of(YAML, "unit,a,b,c\nU,0.2,0.4,0.9\nV,0.4,0.5,0.1\n", NULL);
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        for (int32_t unit = 0; unit < 2; unit++)
            if (cpi_scores_rank(scores, unit, figure_of(cpi_scores_framework(scores), CASES[i].address)) !=
                CASES[i].ranks[unit])
                fail_msg("%s of unit %d", CASES[i].address, (int)unit);
    cpi_scores_unref(scores);
}

static void rules_and_contributions(void **state)
{
    static const struct {
        const char *derived;
        const char *rule;
        double contributions[2];
    } CASES[] = {
        {"d: {title: D, ratio: [a, b]}", "the first figure divided by the second", {3, 0.25}},
        {"d: {title: D, difference: [a, b]}", "the first figure less the second", {3, -4}},
        {"d: {title: D, mean: [a, b]}", "mean of 2 figures", {1.5, 2}},
        {"d: {title: D, rating: a}", "3 is the value of the band 'low', which the figure is in", {3, NAN}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_scores *scores = scores_of_ten(CASES[i].derived, "unit,a,b\nU,0.3,0.4\n");
        cpi_explanation *explanation;
        assert_int_equal(cpi_explain(scores, 0, figure_of(cpi_scores_framework(scores), "d"), &explanation), CPI_OK);
        assert_text(cpi_explanation_rule(explanation, 0), CASES[i].rule, CASES[i].derived);
        for (int32_t row = 0; row < 2; row++)
            assert_text(short_number(cpi_explanation_contribution(explanation, row + 1)),
                        short_number(CASES[i].contributions[row]), CASES[i].derived);
        cpi_explanation_free(explanation);
        cpi_scores_unref(scores);
    }
}

static void a_rule_says_why_there_is_no_result(void **state)
{
    cpi_scores *scores = scores_of_ten("d: {title: D, ratio: [a, b]}", "unit,a,b\nU,0.3,0\n");
    cpi_explanation *explanation;
    (void)state;
    assert_int_equal(cpi_explain(scores, 0, figure_of(cpi_scores_framework(scores), "d"), &explanation), CPI_OK);
    assert_text(cpi_explanation_rule(explanation, 0), "the first figure divided by the second, which is 0", "rule");
    cpi_explanation_free(explanation);
    cpi_scores_unref(scores);
}

static void problems_of_derived_figures(void **state)
{
#define DERIVED(derived, rest)                                                                                         \
    HEAD TWO "bands: {v: {bands: {l: {value: 1}, h: {from: 1, value: 2}}}, n: {bands: {l: {}, h: {from: 1}}}}\n"       \
             "derived: {d: {title: D, " derived "}}\nmethods:\n  m: {title: M, aggregation: sum, missing: skip" rest   \
             "}\n"
    static const struct {
        const char *yaml;
        const char *problems;
    } CASES[] = {
        {DERIVED("rating: a", ", outputs: {a: {bands: v}}"), ""},
        {DERIVED("rating: a", ", output: {bands: v}"), ""},
        {DERIVED("rating: a", ""), "10:3 CPI-425"},
        {DERIVED("rating: a", ", output: {bands: n}"), "10:3 CPI-425"},
        {DERIVED("rating: a", ", outputs: {a: {bands: v}}}\n  o: {title: O, aggregation: sum, missing: skip"),
         "11:3 CPI-425"},
        {DERIVED("rating: [a]", ""), "8:33 CPI-220"},
        {DERIVED("rating: zz", ""), "8:33 CPI-321"},
        {DERIVED("rating: d", ""), "8:33 CPI-321"},
        {DERIVED("ratio: [a]", ""), "8:32 CPI-409"},
        {DERIVED("ratio: [a, b, a]", ""), "8:32 CPI-409"},
        {DERIVED("ratio: [a, b], mean: [a]", ""), "8:14 CPI-409"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(problems_of_framework(CASES[i].yaml), CASES[i].problems, CASES[i].yaml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ratio_divides),
        cmocka_unit_test(a_ratio_by_nothing_is_undefined),
        cmocka_unit_test(a_ratio_ranges_over_all_quotients),
        cmocka_unit_test(a_ratio_of_negative_numbers),
        cmocka_unit_test(a_ratio_too_large_for_a_number_is_undefined),
        cmocka_unit_test(a_rating_is_the_value_of_the_band),
        cmocka_unit_test(a_rating_ranges_over_the_bands_between),
        cmocka_unit_test(means_and_differences_are_of_numbers_shown),
        cmocka_unit_test(numbers_that_cancel_leave_nothing),
        cmocka_unit_test(what_is_ranked),
        cmocka_unit_test(rules_and_contributions),
        cmocka_unit_test(a_rule_says_why_there_is_no_result),
        cmocka_unit_test(problems_of_derived_figures),
    };
    return cmocka_run_group_tests_name("derived figures", tests, NULL, NULL);
}
