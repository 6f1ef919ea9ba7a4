/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

/* Domains over every aggregation, with a missing, an inapplicable, a floored and an excluded indicator. */
static const char YAML[] = HEAD NO_HALF_YES
    "domains:\n"
    "  - {code: A, title: A, weight: 2, indicators: [{code: a1, title: a1}, {code: a2, title: a2, weight: 3}, {code: "
    "a3, title: a3},"
    " {code: a4, title: a4}, {code: a5, title: a5}]}\n"
    "  - {code: G, title: G, indicators: [" Q("g1") ", " Q_WEIGHT("g2", "2") ", " Q(
        "g3") "]}\n"
              "  - {code: N, title: N, indicators: [" Q("n1") ", " Q("n2") ", " Q(
                  "n3") "]}\n"
                        "  - {code: D, title: D, indicators: [" Q("d1") ", " Q("d2") ", " Q("d3") ", " Q(
                            "d4") "]}\n"
                                  "  - {code: S, title: S, indicators: [" Q("s1") ", " Q_WEIGHT(
                                      "s2", "-0.5") "]}\n"
                                                    "  - {code: Z, title: Z, indicators: [" Q("z1") ", " Q(
                                                        "z2") "]}\n"
                                                              "  - {code: W, title: W, indicators: [" Q("w1") ", " Q(
                                                                  "w2") "]}\n"
                                                                        "derived: {gap: {title: Gap, difference: [A, "
                                                                        "G]}, mean: {title: Mean, mean: [A, G, D]}, "
                                                                        "none: {title: None, mean: [A, W]}}\n"
                                                                        "methods:\n"
                                                                        "  m:\n"
                                                                        "    title: M\n"
                                                                        "    aggregation: arithmetic\n"
                                                                        "    missing: skip\n"
                                                                        "    exclude: [a5]\n"
                                                                        "    nodes: {G: {aggregation: geometric, "
                                                                        "floor: 0.01}, N: {aggregation: minimum}, D: "
                                                                        "{aggregation: median},\n"
                                                                        "            S: {aggregation: sum}, Z: "
                                                                        "{missing: zero}, W: {missing: withhold}}\n"
                                                                        "    output: {range: [0, 100]}\n";

static const char SHEET[] = "unit,a1,a2,a3,a4,a5,g1,g2,g3,n1,n2,n3,d1,d2,d3,d4,s1,s2,z1,z2,w1,w2\n"
                            "U,half,yes,,na,no,0,0.5,1,0.7,0.2,0.2,0.9,0.1,0.4,0.6,1,0.5,0.8,,1,\n";

static cpi_scores *scores;

static int score(void **state)
{
    (void)state;
    scores = scores_of(YAML, SHEET, NULL);
    return 0;
}

static int unscore(void **state)
{
    (void)state;
    cpi_scores_unref(scores);
    return 0;
}

static cpi_explanation *explain(const char *address)
{
    cpi_explanation *explanation;
    assert_int_equal(cpi_explain(scores, 0, figure_of(cpi_scores_framework(scores), address), &explanation), CPI_OK);
    return explanation;
}

/* Rows as "depth address weight effective contribution". */
static const char *rows_of(const char *address)
{
    static char text[4000];
    cpi_explanation *explanation = explain(address);
    const cpi_framework *framework = cpi_scores_framework(scores);
    text[0] = '\0';
    for (int32_t i = 0; i < cpi_explanation_count(explanation); i++) {
        size_t at = strlen(text);
        snprintf(text + at, sizeof text - at, "%d %s %s %s %s\n", (int)cpi_explanation_depth(explanation, i),
                 cpi_framework_figure_address(framework, cpi_explanation_figure(explanation, i)),
                 short_number(cpi_explanation_weight(explanation, i)),
                 short_number(cpi_explanation_effective_weight(explanation, i)),
                 short_number(cpi_explanation_contribution(explanation, i)));
    }
    cpi_explanation_free(explanation);
    return text;
}

static void rows_unfold_a_figure(void **state)
{
    static const struct {
        const char *address;
        const char *rows;
    } CASES[] = {
        {"A", "0 A 1 1 0.875\n1 a1 1 0.25 0.125\n1 a2 3 0.75 0.75\n1 a3 1 0 -\n1 a4 1 0 -\n"},
        {"N", "0 N 1 1 0.2\n1 n1 1 0 0\n1 n2 1 0.5 0.1\n1 n3 1 0.5 0.1\n"},
        {"D", "0 D 1 1 0.5\n1 d1 1 0 0\n1 d2 1 0 0\n1 d3 1 0.5 0.2\n1 d4 1 0.5 0.3\n"},
        {"S", "0 S 1 1 0.75\n1 s1 1 1 1\n1 s2 -0.5 -0.5 -0.25\n"},
        {"Z", "0 Z 1 1 0.4\n1 z1 1 0.5 0.4\n1 z2 1 0.5 0\n"},
        {"W", "0 W 1 1 -\n1 w1 1 0 -\n1 w2 1 0 -\n"},
        {"G", "0 G 1 1 0.2236\n1 g1 1 0.25 0.3162\n1 g2 2 0.5 0.7071\n1 g3 1 0.25 1\n"},
        {"a1", "0 a1 1 1 0.5\n"},
        {"a3", "0 a3 1 1 -\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_text(rows_of(CASES[i].address), CASES[i].rows, CASES[i].address);
}

/* A domain for each of the other aggregations, over two indicators with answers 0.25 and 0.75. */
#define PAIR(domain, weight)                                                                                           \
    "  - {code: " domain ", title: T, indicators: [" Q_WEIGHT(domain "1", weight) ", " Q(domain "2") "]}\n"

static const char OTHERS[] = HEAD "domains:\n" PAIR("H", "1") PAIR("P", "3") PAIR("M", "3") PAIR("T", "2")
    PAIR("E", "3") PAIR("R", "3") PAIR("Z", "1") PAIR(
        "S",
        "1") "methods:\n"
             "  m:\n"
             "    title: M\n"
             "    aggregation: arithmetic\n"
             "    missing: skip\n"
             "    nodes: {H: {aggregation: harmonic}, P: {aggregation: power, exponent: 2}, M: {aggregation: maximum},"
             " T: {aggregation: product}, E: {aggregation: all-or-nothing}, R: {rescale: [0, 0.75]},"
             " Z: {aggregation: power, exponent: 0}, S: {aggregation: sum, rescale: [-1, 1.5]}}\n";

static void other_aggregations_unfold(void **state)
{
    static const struct {
        const char *address;
        const char *rule;
        const char *rows;
    } CASES[] = {
        {"H", "harmonic mean of 2 indicators", "0 H 1 1 0.375\n1 H1 1 0.5 0.2813\n1 H2 1 0.5 0.0938\n"},
        /* (3 / 16 + 9 / 16) / 4 = 3 / 16; its root, shared as 3 to 9 */
        {"P", "weighted power mean (exponent 2) of 2 indicators",
         "0 P 1 1 0.433\n1 P1 3 0.75 0.1083\n1 P2 1 0.25 0.3248\n"},
        {"M", "maximum of 2 indicators", "0 M 1 1 0.75\n1 M1 3 0 0\n1 M2 1 1 0.75\n"},
        {"T", "weighted product of 2 indicators", "0 T 1 1 0.0469\n1 T1 2 2 0.0625\n1 T2 1 1 0.75\n"},
        {"E", "all-or-nothing of 2 indicators", "0 E 1 1 0\n1 E1 3 1 0\n1 E2 1 0 0\n"},
        {"R", "weighted arithmetic mean of 2 indicators, rescaled from 0 - 0.75 to 0 - 1",
         "0 R 1 1 0.5\n1 R1 3 0.75 0.1875\n1 R2 1 0.25 0.1875\n"},
        {"Z", "geometric mean of 2 indicators", "0 Z 1 1 0.433\n1 Z1 1 0.5 0.5\n1 Z2 1 0.5 0.866\n"},
        {"S", "sum of 2 indicators, rescaled from (-1) - 1.5 to 0 - 1", "0 S 1 1 0.8\n1 S1 1 1 0.25\n1 S2 1 1 0.75\n"},
    };
    cpi_scores *first = scores;
    (void)state;
    scores = scores_of(OTHERS,
                       "unit,H1,H2,P1,P2,M1,M2,T1,T2,E1,E2,R1,R2,Z1,Z2,S1,S2\n"
                       "U,0.25,0.75,0.25,0.75,0.25,0.75,0.25,0.75,0.25,0.75,0.25,0.75,0.25,0.75,0.25,0.75\n",
                       NULL);
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_explanation *explanation = explain(CASES[i].address);
        assert_text(rows_of(CASES[i].address), CASES[i].rows, CASES[i].address);
        assert_text(cpi_explanation_rule(explanation, 0), CASES[i].rule, CASES[i].address);
        cpi_explanation_free(explanation);
    }
    cpi_scores_unref(scores);
    scores = first;
}

static void derived_figures_unfold_too(void **state)
{
    (void)state;
    assert_non_null(strstr(rows_of("gap"), "1 A 1 1 87.5\n2 a1"));
    assert_non_null(strstr(rows_of("gap"), "1 G -1 -1 -22.3607\n2 g1"));
    assert_non_null(strstr(rows_of("mean"), "1 D 1 0.3333 16.6667\n"));
    assert_non_null(strstr(rows_of("none"), "0 none 1 1 -\n1 A 1 0 -\n"));
}

/* What the rows right below a row bring, added up, or multiplied for a geometric mean; NaN where nothing brings
 * anything. */
static double brought_into(const cpi_explanation *explanation, int32_t row, bool multiply)
{
    double total = multiply ? 1 : 0;
    bool any = false;
    int32_t depth = cpi_explanation_depth(explanation, row);
    for (int32_t i = row + 1; i < cpi_explanation_count(explanation) && cpi_explanation_depth(explanation, i) > depth;
         i++) {
        double contribution = cpi_explanation_contribution(explanation, i);
        if (cpi_explanation_depth(explanation, i) != depth + 1 || isnan(contribution))
            continue;
        total = multiply ? total * contribution : total + contribution;
        any = true;
    }
    return any ? total : NAN;
}

static void contributions_make_up_the_score_of_every_row(void **state)
{
    const cpi_framework *framework = cpi_scores_framework(scores);
    int32_t checked = 0;
    (void)state;
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        cpi_explanation *explanation;
        assert_int_equal(cpi_explain(scores, 0, figure, &explanation), CPI_OK);
        for (int32_t row = 0; row < cpi_explanation_count(explanation); row++) {
            int32_t about = cpi_explanation_figure(explanation, row);
            bool geometric = strcmp(cpi_framework_figure_address(framework, about), "G") == 0;
            double brought = brought_into(explanation, row, geometric);
            if (isnan(brought))
                continue;
            bool derived = cpi_framework_figure_kind(framework, about) == CPI_FIGURE_DERIVED;
            assert_near(brought, cpi_scores_value(scores, 0, about) / (derived ? 1 : 100), derived ? 1e-13 : 1e-15);
            checked++;
        }
        cpi_explanation_free(explanation);
    }
    assert_true(checked >= 9 * 2);
}

static void effective_weights_of_means_add_up_to_one(void **state)
{
    static const char *const MEANS[] = {"A", "G", "N", "D", "Z", "X"};
    (void)state;
    for (size_t i = 0; i < COUNT(MEANS); i++) {
        cpi_explanation *explanation = explain(MEANS[i]);
        double total = 0;
        for (int32_t row = 1; row < cpi_explanation_count(explanation); row++)
            if (cpi_explanation_depth(explanation, row) == 1)
                total += cpi_explanation_effective_weight(explanation, row);
        assert_near(total, 1, 1e-15);
        cpi_explanation_free(explanation);
    }
}

static void rows_stand_below_what_they_are_part_of(void **state)
{
    cpi_explanation *explanation = explain("X");
    (void)state;
    assert_int_equal(cpi_explanation_depth(explanation, 0), 0);
    for (int32_t row = 1; row < cpi_explanation_count(explanation); row++) {
        int32_t depth = cpi_explanation_depth(explanation, row);
        assert_true(depth >= 1 && depth <= cpi_explanation_depth(explanation, row - 1) + 1);
    }
    assert_int_equal(cpi_explanation_count(explanation), 1 + 7 + 20);
    cpi_explanation_free(explanation);
}

static void rules_say_how_a_score_came_about(void **state)
{
    static const struct {
        const char *address;
        const char *word;
    } CASES[] = {
        {"A", "weighted arithmetic mean of 4 indicators; 1 without a score skipped; 1 not applicable left out"},
        {"G", "weighted geometric mean of 3 indicators; 1 raised to the floor of 0.01"},
        {"N", "minimum of 3 indicators"},
        {"D", "median of 4 indicators"},
        {"S", "weighted sum of 2 indicators"},
        {"Z", "arithmetic mean of 2 indicators; 1 without a score counted as 0"},
        {"W", "arithmetic mean of 2 indicators; withheld: 1 without a score"},
        {"a1", "half = 0.5"},
        {"a3", "unanswered"},
        {"a4", "not applicable"},
        {"a5", "left out by the method 'm'"},
        {"g2", "0.5"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_explanation *explanation = explain(CASES[i].address);
        assert_text(cpi_explanation_rule(explanation, 0), CASES[i].word, CASES[i].address);
        cpi_explanation_free(explanation);
    }
}

/* The sentence of a figure of a framework of its own. */
static void assert_rule(const char *yaml, const char *sheet, const char *address, const char *rule)
{
    cpi_explanation *explanation;
    cpi_scores *own = scores_of(yaml, sheet, NULL);
    assert_int_equal(cpi_explain(own, 0, figure_of(cpi_scores_framework(own), address), &explanation), CPI_OK);
    assert_text(cpi_explanation_rule(explanation, 0), rule, sheet);
    cpi_explanation_free(explanation);
    cpi_scores_unref(own);
}

static void rules_of_answers_show_the_arithmetic(void **state)
{
#define QUANTITY(text) HEAD "indicators: [{code: a, title: a, quantity: {" text "}}]\n" MEAN
#define GRADES                                                                                                         \
    HEAD "scales: {s: {range: [5, 1], options: {good: {value: 1}, bad: {value: 5}}}}\nscale: s\n"                      \
         "indicators: [{code: a, title: a}]\n" MEAN
    static const struct {
        const char *yaml;
        const char *answer;
        const char *rule;
    } CASES[] = {
        {QUANTITY("goalposts: [20, 85]"), "52.5", "(52.5 - 20) / (85 - 20)"},
        {QUANTITY("goalposts: [20, 85]"), "90", "(90 - 20) / (85 - 20), limited to 0 to 1"},
        {QUANTITY("goalposts: [85, 20]"), "90", "(90 - 85) / (20 - 85), limited to 0 to 1"},
        {QUANTITY("goalposts: [-10, 10]"), "-5", "(-5 - (-10)) / (10 - (-10))"},
        {QUANTITY("goalposts: [20, 85], floor: 0.1"), "20", "(20 - 20) / (85 - 20), raised to the floor"},
        {QUANTITY("goalposts: [100, 75000], transformation: log"), "1000", "(ln 1000 - ln 100) / (ln 75000 - ln 100)"},
        {QUANTITY("goalposts: [0, 1], clamp: none"), "2", "2"},
        {QUANTITY("goalposts: [0, 1]"), "2", "2, limited to 0 to 1"},
        {QUANTITY("goalposts: [0, 1]"), "nd", "no data"},
        {GRADES, "good", "good = 1 on a range from 5 to 1"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char sheet[40];
        snprintf(sheet, sizeof sheet, "unit,a\nU,%s\n", CASES[i].answer);
        assert_rule(CASES[i].yaml, sheet, "a", CASES[i].rule);
    }
}

static void rules_say_why_a_score_is_withheld(void **state)
{
#define TWO(rest) HEAD "indicators: [" Q("a") ", " Q("b") "]\n" METHOD("aggregation: arithmetic, " rest)
    static const struct {
        const char *yaml;
        const char *answers;
        const char *rule;
    } CASES[] = {
        {TWO("missing: skip, maximum_missing: 0"), "1,",
         "arithmetic mean of 2 indicators; withheld: 1 without a score, at most 0 allowed"},
        {TWO("missing: skip, minimum_coverage: 0.8"), "1,",
         "arithmetic mean of 2 indicators; withheld: coverage 50.0%, at least 80.0% needed"},
        {TWO("missing: skip"), ",", "arithmetic mean of 2 indicators; none of them has data"},
        {TWO("missing: skip"), "na,na", "arithmetic mean of 2 indicators; none of them applies"},
        {TWO("missing: skip, not_applicable: zero"), "na,1",
         "arithmetic mean of 2 indicators; 1 not applicable counted as 0"},
        {TWO("missing: skip, exclude: [b]"), "1,", "arithmetic mean of 1 indicator"},
        {TWO("missing: skip, levels: {0: {rescale: [0, 0.951]}}"), "1,",
         "arithmetic mean of 2 indicators, rescaled from 0 - 0.951 to 0 - 1; 1 without a score skipped"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char sheet[40];
        snprintf(sheet, sizeof sheet, "unit,a,b\nU,%s\n", CASES[i].answers);
        assert_rule(CASES[i].yaml, sheet, "X", CASES[i].rule);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_unfold_a_figure),
        cmocka_unit_test(other_aggregations_unfold),
        cmocka_unit_test(derived_figures_unfold_too),
        cmocka_unit_test(contributions_make_up_the_score_of_every_row),
        cmocka_unit_test(effective_weights_of_means_add_up_to_one),
        cmocka_unit_test(rows_stand_below_what_they_are_part_of),
        cmocka_unit_test(rules_say_how_a_score_came_about),
        cmocka_unit_test(rules_of_answers_show_the_arithmetic),
        cmocka_unit_test(rules_say_why_a_score_is_withheld),
    };
    return cmocka_run_group_tests_name("explanations", tests, score, unscore);
}
