/* SPDX-License-Identifier: MIT */
/* Trees, cells, derived figures, output ranges and ranks, worked out by hand. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

/* a and b in A, c and d in B; groups g: a, c, d and h: b. */
#define FACETED                                                                                                        \
    HEAD "facets: {f: {groups: {g: G, h: H}}}\n"                                                                       \
         "domains:\n"                                                                                                  \
         "  - {code: A, title: A, facets: {f: g}, indicators: [" Q(                                                    \
             "a") ", {code: b, title: b, facets: {f: h}, quantity: {goalposts: [0, 1]}}]}\n"                           \
                  "  - {code: B, title: B, facets: {f: g}, indicators: [" Q("c") ", " Q_WEIGHT("d", "3") "]}\n"

#define ANSWERS "unit,a,b,c,d\nU,0.2,0.6,1,0.5\n"

struct expected {
    const char *address;
    double score;
};

static void assert_scores(const char *yaml, const char *sheet, const struct expected *expected, size_t count)
{
    cpi_scores *scores = scores_of(yaml, sheet, NULL);
    for (size_t i = 0; i < count; i++)
        assert_near(score_of(scores, 0, expected[i].address), expected[i].score, 2e-16);
    cpi_scores_unref(scores);
}

static void a_mean_of_means_and_a_mean_of_all(void **state)
{
    static const struct expected OF_CHILDREN[] = {
        {"A", 0.4}, {"B", 0.625}, {"X", 0.5125}, {"f:g", 0.54}, {"f:h", 0.6}, {"A/f:g", 0.2}, {"B/f:g", 0.625},
    };
    static const struct expected OF_INDICATORS[] = {{"X", 0.55}, {"A", 0.4}, {"B", 0.625}, {"f:g", 0.54}};
    (void)state;
    assert_scores(FACETED MEAN, ANSWERS, OF_CHILDREN, COUNT(OF_CHILDREN));
    assert_scores(FACETED METHOD("over: indicators, aggregation: arithmetic, missing: skip"), ANSWERS, OF_INDICATORS,
                  COUNT(OF_INDICATORS));
}

static void a_mean_of_cells(void **state)
{
    static const struct expected OVER_CELLS[] = {{"X", 0.57}, {"A", 0.4}, {"B", 0.625}, {"f:g", 0.54}};
    static const struct expected WEIGHTED[] = {{"X", 0.585}, {"A", 0.5}, {"B", 0.625}};
    static const struct expected CELLS_OF_CELLS[] = {{"f:g", 0.4125}, {"f:h", 0.6}, {"X", 0.50625}, {"A/f:g", 0.2}};
    (void)state;
    assert_scores(FACETED METHOD("over: cells, aggregation: arithmetic, missing: skip"), ANSWERS, OVER_CELLS,
                  COUNT(OVER_CELLS));
    assert_scores(FACETED METHOD("over: cells, aggregation: arithmetic, missing: skip, weights: {'f:h': 3}"), ANSWERS,
                  WEIGHTED, COUNT(WEIGHTED));
    assert_scores(FACETED METHOD("over: cells, aggregation: arithmetic, missing: skip, facets: {f: {over: children}}"),
                  ANSWERS, CELLS_OF_CELLS, COUNT(CELLS_OF_CELLS));
}

static void sub_indicators_make_one_indicator(void **state)
{
    static const struct expected EXPECTED[] = {{"m", 0.2}, {"X", 0.6}, {"f:g", 0.6}};
    (void)state;
    assert_scores(HEAD "facets: {f: {groups: {g: G}}}\n"
                       "domains: [{code: A, title: A, facets: {f: g}, indicators: [{code: m, title: M, indicators: [" Q(
                           "m1") ", " Q("m2") "]}, " Q("n") "]}]\n" METHOD("aggregation: arithmetic, missing: skip, "
                                                                           "sub_indicators: {aggregation: minimum}"),
                  "unit,m1,m2,n\nU,0.2,0.9,1\n", EXPECTED, COUNT(EXPECTED));
}

static void sub_indicators_have_sub_indicators(void **state)
{
    static const struct expected EXPECTED[] = {{"m1", 0.2}, {"m", 0.5}, {"X", 0.75}, {"f:g", 0.75}};
    (void)state;
    assert_scores(
        HEAD "facets: {f: {groups: {g: G}}}\n"
             "domains: [{code: A, title: A, facets: {f: g}, indicators: [{code: m, title: M, indicators:"
             " [{code: m1, title: M1, indicators: [" Q("m11") ", " Q("m12") "]}, " Q("m2") "]}, " Q("n") "]}]\n" METHOD(
                 "over: indicators, aggregation: arithmetic, missing: skip, nodes: {m1: {aggregation: minimum}}"),
        "unit,m11,m12,m2,n\nU,0.2,0.9,0.8,1\n", EXPECTED, COUNT(EXPECTED));
}

static void derived_figures(void **state)
{
    cpi_scores *scores = scores_of(
        FACETED "derived: {gap: {title: G, difference: [B, A]}, both: {title: B, mean: [A, B, 'f:h']},"
                " more: {title: M, mean: [gap, both]}, cells: {title: C, difference: ['f:h', 'B/f:g']}}\n" MEAN,
        "unit,a,b,c,d\nU,0.2,0.6,1,0.5\nV,0.2,,1,0.5\nW,,,,\n", NULL);
    (void)state;
    assert_text(figure_text(scores, 0, "gap"), "0.225 scored 1 0.225..0.225", "gap");
    assert_text(figure_text(scores, 0, "both"), "0.5417 scored 1 0.5417..0.5417", "both");
    assert_text(figure_text(scores, 0, "more"), "0.3833 scored 1 0.3833..0.3833", "more");
    assert_text(figure_text(scores, 0, "cells"), "-0.025 scored 1 -0.025..-0.025", "cells");
    assert_text(figure_text(scores, 1, "gap"), "0.425 scored 0.75 0.025..0.525", "gap");
    assert_text(figure_text(scores, 1, "both"), "- no data 0.5 0.2417..0.7417", "both");
    assert_text(figure_text(scores, 2, "gap"), "- no data 0 -1..1", "gap");
    cpi_scores_unref(scores);
}

static void scores_are_shown_on_the_output_range(void **state)
{
#define SHOWN(range)                                                                                                   \
    HEAD "indicators: [" Q("a") ", " Q(                                                                                \
        "b") "]\nderived: {d: {title: D, difference: [a, b]}, e: {title: E, mean: [a, b]},"                            \
             " g: {title: G, mean: [d, a]}}\n" METHOD("aggregation: arithmetic, missing: skip, output: {range: " range \
                                                      "}")
    static const struct {
        const char *yaml;
        const char *index;
        const char *difference;
        const char *mean;
        const char *mixed;
    } CASES[] = {
        {SHOWN("[0, 1]"), "0.2 scored 0.5 0.1..0.6", "- no data 0.5 -0.8..0.2", "- no data 0.5 0.1..0.6",
         "- no data 0.75 -0.3..0.2"},
        {SHOWN("[0, 100]"), "20 scored 0.5 10..60", "- no data 0.5 -80..20", "- no data 0.5 10..60",
         "- no data 0.75 -30..20"},
        {SHOWN("[1, 5]"), "1.8 scored 0.5 1.4..3.4", "- no data 0.5 -3.2..0.8", "- no data 0.5 1.4..3.4",
         "- no data 0.75 -0.7..1.3"},
        {SHOWN("[5, 1]"), "4.2 scored 0.5 2.6..4.6", "- no data 0.5 -0.8..3.2", "- no data 0.5 2.6..4.6",
         "- no data 0.75 1.7..3.7"},
        {SHOWN("[-1, 1]"), "-0.6 scored 0.5 -0.8..0.2", "- no data 0.5 -1.6..0.4", "- no data 0.5 -0.8..0.2",
         "- no data 0.75 -1.1..-0.1"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_scores *scores = scores_of(CASES[i].yaml, "unit,a,b\nU,0.2,\n", NULL);
        assert_text(figure_text(scores, 0, "X"), CASES[i].index, CASES[i].yaml);
        assert_text(figure_text(scores, 0, "d"), CASES[i].difference, CASES[i].yaml);
        assert_text(figure_text(scores, 0, "e"), CASES[i].mean, CASES[i].yaml);
        assert_text(figure_text(scores, 0, "g"), CASES[i].mixed, CASES[i].yaml);
        cpi_scores_unref(scores);
    }
}

/* The ranks of all assessments, in their order, as "2 1 0". */
static const char *ranks_of(const cpi_scores *scores, const char *address)
{
    static char text[200];
    text[0] = '\0';
    for (int32_t i = 0; i < cpi_scores_count(scores); i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%d", i ? " " : "",
                 (int)cpi_scores_rank(scores, i, figure_of(cpi_scores_framework(scores), address)));
    return text;
}

#define RANKED(rest)                                                                                                   \
    HEAD "indicators: [" Q("a") ", " Q("b") "]\nderived: {d: {title: D, difference: [a, b]}, e: {title: E, mean: [a, " \
                                            "b]}}\n" METHOD("aggregation: arithmetic, missing: skip" rest)

static void ranks(void **state)
{
    static const struct {
        const char *yaml;
        const char *sheet;
        const char *ranks;
    } CASES[] = {
        {RANKED(""), "unit,a\nU,0.1\nV,0.3\nW,0.2\n", "3 1 2"},
        {RANKED(""), "unit,a\nU,0.3\nV,0.5\nW,0.3\nX,0.1\n", "2 1 2 4"},
        {RANKED(""), "unit,a\nU,0.3\nV,\nW,na\nX,0.1\n", "1 0 0 2"},
        {RANKED(""), "unit,period,a\nU,1,0.3\nU,2,0.1\nV,1,0.5\nV,2,0.05\nW,,0.2\n", "2 1 1 2 1"},
        {RANKED(""), "unit,a\nU,0.614\nV,0.6149\n", "2 1"},
        {RANKED(", rank: rounded"), "unit,a\nU,0.614\nV,0.6149\nW,0.615\nX,0.6\n", "2 2 1 4"},
        {RANKED(", rank: rounded, output: {digits: 0}"), "unit,a\nU,0.49\nV,0.5\nW,0.9\n", "3 1 1"},
        {RANKED(", rank: rounded, output: {range: [0, 100], digits: 0}"), "unit,a\nU,0.494\nV,0.49\nW,0.9\n", "2 2 1"},
        {RANKED(", output: {range: [5, 1]}"), "unit,a\nU,0.1\nV,0.3\n", "2 1"},
        {RANKED(", rank: rounded, output: {range: [5, 1], digits: 0}"), "unit,a\nU,0.1\nV,0.12\nW,0.7\n", "2 2 1"},
        {RANKED(", minimum_coverage: 1"), "unit,a,b\nU,0.1,1\nV,0.3,\n", "1 0"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_scores *scores = scores_of(CASES[i].yaml, CASES[i].sheet, NULL);
        assert_text(ranks_of(scores, "X"), CASES[i].ranks, CASES[i].sheet);
        cpi_scores_unref(scores);
    }
}

static void every_figure_but_a_difference_is_ranked(void **state)
{
    cpi_scores *scores = scores_of(RANKED(""), "unit,a,b\nU,0.1,0.9\nV,0.3,0.2\nW,0.2,\n", NULL);
    (void)state;
    assert_text(ranks_of(scores, "a"), "3 1 2", "a");
    assert_text(ranks_of(scores, "b"), "1 2 0", "b");
    assert_text(ranks_of(scores, "d"), "0 0 0", "a difference");
    assert_text(ranks_of(scores, "e"), "1 2 0", "a mean");
    cpi_scores_unref(scores);
}

/* 0.615 on one range and 1.4225 on another are the same by hand, and differ in their last bit. */
static void scores_that_are_equal_by_hand_share_a_rank(void **state)
{
    cpi_scores *scores =
        scores_of(HEAD "indicators: [{code: i, title: I, quantity: {goalposts: [0, 1]}}, {code: j, title: J, quantity: "
                       "{goalposts: [0.5, 2]}}]\n" METHOD("aggregation: minimum, missing: skip"),
                  "unit,i,j\nU,0.615,2\nV,1,1.4225\nW,1,1.4226\n", NULL);
    (void)state;
    assert_text(ranks_of(scores, "X"), "2 2 1", "X");
    cpi_scores_unref(scores);
}

static void any_method_can_be_chosen(void **state)
{
    static const char YAML[] =
        HEAD "indicators: [" Q("a") ", " Q("b") "]\n"
                                                "methods: {mean: {title: M, aggregation: arithmetic, missing: skip}, "
                                                "least: {title: L, aggregation: minimum, missing: skip}}\n";
    cpi_scores *scores = scores_of(YAML, "unit,a,b\nU,0.2,0.6\n", NULL);
    (void)state;
    assert_same(score_of(scores, 0, "X"), 0.4);
    assert_int_equal(cpi_scores_method(scores), 0);
    cpi_scores_unref(scores);
    scores = scores_of(YAML, "unit,a,b\nU,0.2,0.6\n", "least");
    assert_same(score_of(scores, 0, "X"), 0.2);
    assert_int_equal(cpi_scores_method(scores), 1);
    cpi_scores_unref(scores);
}

static void decimal_answers_give_decimal_scores(void **state)
{
    cpi_scores *scores = scores_of(
        HEAD "indicators: [" Q("a") ", " Q("b") ", " Q("c") "]\n"
                                                            "derived: {d: {title: D, difference: [a, b]}}\n" MEAN,
        "unit,a,b,c\nU,0.1,0.2,0.3\nV,1,0.935,0.1\nW,0.61,0.62,0.615\n", NULL);
    (void)state;
    assert_same(score_of(scores, 0, "X"), 0.2);
    assert_same(score_of(scores, 1, "d"), 0.065);
    assert_same(score_of(scores, 2, "X"), 0.615);
    cpi_scores_unref(scores);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mean_of_means_and_a_mean_of_all),
        cmocka_unit_test(a_mean_of_cells),
        cmocka_unit_test(sub_indicators_make_one_indicator),
        cmocka_unit_test(sub_indicators_have_sub_indicators),
        cmocka_unit_test(derived_figures),
        cmocka_unit_test(scores_are_shown_on_the_output_range),
        cmocka_unit_test(ranks),
        cmocka_unit_test(every_figure_but_a_difference_is_ranked),
        cmocka_unit_test(scores_that_are_equal_by_hand_share_a_rank),
        cmocka_unit_test(any_method_can_be_chosen),
        cmocka_unit_test(decimal_answers_give_decimal_scores),
    };
    return cmocka_run_group_tests_name("scoring", tests, NULL, NULL);
}
