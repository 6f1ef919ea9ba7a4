/* SPDX-License-Identifier: MIT */
/* Every aggregation with every rule for what is missing, worked out by hand. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* Three indicators with the weights 1, 2, 1. */
#define THREE "indicators: [" Q("a") ", " Q_WEIGHT("b", "2") ", " Q("c") "]\n"

struct sample {
    const char *rule;
    /* The answers to a, b, c. */
    const char *answers;
    /* Score, state, coverage, range. */
    const char *index;
};

static void check_samples(const char *tree, const char *columns, const struct sample *samples, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        char yaml[3000];
        char sheet[300];
        snprintf(yaml, sizeof yaml, HEAD "%smethods: {m: {title: M, %s}}\n", tree, samples[i].rule);
        snprintf(sheet, sizeof sheet, "unit,%s\nU,%s\n", columns, samples[i].answers);
        cpi_scores *scores = scores_of(yaml, sheet, NULL);
        const char *text = figure_text(scores, 0, "X");
        if (strcmp(text, samples[i].index) != 0) {
            print_error("%s with %s\n  is     %s\n  wanted %s\n", samples[i].rule, samples[i].answers, text,
                        samples[i].index);
            wrong++;
        }
        cpi_scores_unref(scores);
    }
    assert_int_equal(wrong, 0);
}

static void one_answer_is_missing(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip", "0.5,,1", "0.75 scored 0.5 0.375..0.875"},
        {"aggregation: arithmetic, missing: zero", "0.5,,1", "0.375 scored 0.5 0.375..0.875"},
        {"aggregation: arithmetic, missing: withhold", "0.5,,1", "- low coverage 0.5 0.375..0.875"},
        {"aggregation: geometric, missing: skip", "0.25,,1", "0.5 scored 0.5 0..0.7071"},
        {"aggregation: geometric, missing: zero", "0.25,,1", "0 scored 0.5 0..0.7071"},
        {"aggregation: geometric, missing: withhold", "0.25,,1", "- low coverage 0.5 0..0.7071"},
        {"aggregation: minimum, missing: skip", "0.5,,1", "0.5 scored 0.5 0..0.5"},
        {"aggregation: minimum, missing: zero", "0.5,,1", "0 scored 0.5 0..0.5"},
        {"aggregation: minimum, missing: withhold", "0.5,,1", "- low coverage 0.5 0..0.5"},
        {"aggregation: median, missing: skip", "0.5,,1", "0.75 scored 0.5 0.25..1"},
        {"aggregation: median, missing: zero", "0.5,,1", "0.25 scored 0.5 0.25..1"},
        {"aggregation: median, missing: withhold", "0.5,,1", "- low coverage 0.5 0.25..1"},
        {"aggregation: sum, missing: skip", "0.5,,1", "1.5 scored 0.5 1.5..3.5"},
        {"aggregation: sum, missing: zero", "0.5,,1", "1.5 scored 0.5 1.5..3.5"},
        {"aggregation: sum, missing: withhold", "0.5,,1", "- low coverage 0.5 1.5..3.5"},
        {"aggregation: arithmetic, missing: skip", "0.5,nd,1", "0.75 scored 0.5 0.375..0.875"},
        {"aggregation: arithmetic, missing: withhold", "0.5,nd,1", "- low coverage 0.5 0.375..0.875"},
    };
    (void)state;
    check_samples(THREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void nothing_is_missing(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: withhold", "0.5,0,1", "0.375 scored 1 0.375..0.375"},
        {"aggregation: geometric, missing: withhold", "0.0625,1,1", "0.5 scored 1 0.5..0.5"},
        {"aggregation: geometric, missing: skip", "0.5,0,1", "0 scored 1 0..0"},
        {"aggregation: minimum, missing: withhold", "0.5,0.4,1", "0.4 scored 1 0.4..0.4"},
        {"aggregation: median, missing: withhold", "0.5,0.4,1", "0.45 scored 1 0.45..0.45"},
        {"aggregation: sum, missing: withhold", "0.5,0.4,1", "2.3 scored 1 2.3..2.3"},
    };
    (void)state;
    check_samples(THREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void nothing_is_there(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip", ",,", "- no data 0 0..1"},
        {"aggregation: arithmetic, missing: zero", ",,", "- no data 0 0..1"},
        {"aggregation: arithmetic, missing: withhold", ",nd,", "- no data 0 0..1"},
        {"aggregation: geometric, missing: skip", ",,", "- no data 0 0..1"},
        {"aggregation: sum, missing: skip", ",,", "- no data 0 0..4"},
        {"aggregation: arithmetic, missing: skip", "na,,", "- no data 0 0..1"},
        {"aggregation: arithmetic, missing: skip", "na,na,na", "- not applicable - -..-"},
        {"aggregation: sum, missing: zero", "na,na,na", "- not applicable - -..-"},
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 1", "na,na,na", "- not applicable - -..-"},
    };
    (void)state;
    check_samples(THREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void what_does_not_apply(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip", "0.5,na,1", "0.75 scored 1 0.75..0.75"},
        {"aggregation: arithmetic, missing: withhold", "0.5,na,1", "0.75 scored 1 0.75..0.75"},
        {"aggregation: arithmetic, missing: zero", "0.5,na,1", "0.75 scored 1 0.75..0.75"},
        {"aggregation: arithmetic, missing: skip, maximum_missing: 0", "0.5,na,1", "0.75 scored 1 0.75..0.75"},
        {"aggregation: arithmetic, missing: skip", "0.5,na,", "0.5 scored 0.5 0.25..0.75"},
        {"aggregation: arithmetic, missing: skip, not_applicable: zero", "0.5,na,1", "0.375 scored 1 0.375..0.375"},
        {"aggregation: arithmetic, missing: skip, not_applicable: zero", "0.5,na,", "0.1667 scored 0.75 0.125..0.375"},
        {"aggregation: geometric, missing: skip, not_applicable: zero", "0.5,na,1", "0 scored 1 0..0"},
        {"aggregation: minimum, missing: skip, not_applicable: zero", "0.5,na,1", "0 scored 1 0..0"},
        {"aggregation: median, missing: skip, not_applicable: zero", "0.5,na,1", "0.25 scored 1 0.25..0.25"},
        {"aggregation: sum, missing: skip, not_applicable: zero", "0.5,na,1", "1.5 scored 1 1.5..1.5"},
        {"aggregation: arithmetic, missing: skip, not_applicable: zero", "na,na,na", "0 scored 1 0..0"},
    };
    (void)state;
    check_samples(THREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void too_little_is_there(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0.5", "0.5,,1", "0.75 scored 0.5 0.375..0.875"},
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0.51", "0.5,,1", "- low coverage 0.5 0.375..0.875"},
        {"aggregation: arithmetic, missing: zero, minimum_coverage: 0.51", "0.5,,1", "- low coverage 0.5 0.375..0.875"},
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0.75", ",1,1", "1 scored 0.75 0.75..1"},
        {"aggregation: arithmetic, missing: skip, maximum_missing: 1", "0.5,,1", "0.75 scored 0.5 0.375..0.875"},
        {"aggregation: arithmetic, missing: skip, maximum_missing: 0", "0.5,,1", "- low coverage 0.5 0.375..0.875"},
        {"aggregation: arithmetic, missing: zero, maximum_missing: 1", "0.5,,nd", "- low coverage 0.25 0.125..0.875"},
        {"aggregation: sum, missing: skip, maximum_missing: 1", "0.5,,nd", "- low coverage 0.25 0.5..3.5"},
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0, maximum_missing: 3", ",,", "- no data 0 0..1"},
    };
    (void)state;
    check_samples(THREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

/* A coverage that is the minimum by hand is enough, whatever its parts are in binary. */
static void a_coverage_that_is_just_enough(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0.8", "1,1,,1,1", "1 scored 0.8 0.8..1"},
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0.6, weights: {a: 0.1, b: 0.2, c: 0.3, d: 0.3, e: "
         "0.1}",
         "1,1,1,,", "1 scored 0.6 0.6..1"},
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0.7, weights: {a: 0.1, b: 0.2, c: 0.3, d: 0.3, e: "
         "0.1}",
         "1,,1,1,", "1 scored 0.7 0.7..1"},
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0.7, weights: {a: 0.1, b: 0.2, c: 0.3, d: 0.3, e: "
         "0.1}",
         "1,1,1,,", "- low coverage 0.6 0.6..1"},
    };
    (void)state;
    check_samples("indicators: [" Q("a") ", " Q("b") ", " Q("c") ", " Q("d") ", " Q("e") "]\n", "a,b,c,d,e", SAMPLES,
                  COUNT(SAMPLES));
}

static void low_operands_are_raised_to_the_floor(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip, floor: 0.1", "0,1,0.5", "0.65 scored 1 0.65..0.65"},
        {"aggregation: arithmetic, missing: skip, floor: 0.1", "0.1,1,0.5", "0.65 scored 1 0.65..0.65"},
        {"aggregation: geometric, missing: skip, floor: 0.0625", "0,1,1", "0.5 scored 1 0.5..0.5"},
        {"aggregation: geometric, missing: skip, floor: 0.01", ",,1", "1 scored 0.25 0.0316..1"},
        {"aggregation: minimum, missing: skip, floor: 0.1", "0,1,0.5", "0.1 scored 1 0.1..0.1"},
        {"aggregation: arithmetic, missing: zero, floor: 0.1", "0.5,,1", "0.425 scored 0.5 0.425..0.875"},
        {"aggregation: sum, missing: skip, floor: 0.2", "0,0,", "0.6 scored 0.75 0.8..1.6"},
    };
    (void)state;
    check_samples(THREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void other_means_and_products(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: harmonic, missing: skip", "0.5,,1", "0.6667 scored 0.5 0..0.8"},
        {"aggregation: harmonic, missing: zero", "0.5,,1", "0 scored 0.5 0..0.8"},
        {"aggregation: harmonic, missing: withhold", "0.5,,1", "- low coverage 0.5 0..0.8"},
        {"aggregation: harmonic, missing: zero, floor: 0.5", "0,,1", "0.5714 scored 0.5 0.5714..0.8"},
        {"aggregation: power, exponent: 2, missing: skip", "0.5,,1", "0.7906 scored 0.5 0.559..0.9014"},
        {"aggregation: power, exponent: 2, missing: zero", "0.5,,1", "0.559 scored 0.5 0.559..0.9014"},
        {"aggregation: power, exponent: -2, missing: zero", "0.5,,1", "0 scored 0.5 0..0.7559"},
        {"aggregation: maximum, missing: skip", "0.5,,0.2", "0.5 scored 0.5 0.5..1"},
        {"aggregation: maximum, missing: zero", ",,0.2", "0.2 scored 0.25 0.2..1"},
        {"aggregation: maximum, missing: withhold", "0.5,,0.2", "- low coverage 0.5 0.5..1"},
        {"aggregation: product, missing: skip", "0.5,,0.4", "0.2 scored 0.5 0..0.2"},
        {"aggregation: product, missing: skip", "0.5,0.5,0.4", "0.05 scored 1 0.05..0.05"}, /* 0.5 counts twice */
        {"aggregation: product, missing: zero", "0.5,,0.4", "0 scored 0.5 0..0.2"},
        {"aggregation: all-or-nothing, missing: skip", "1,,1", "1 scored 0.5 0..1"},
        {"aggregation: all-or-nothing, missing: skip", "0.9,,1", "0 scored 0.5 0..0"},
        {"aggregation: all-or-nothing, missing: zero", "1,,1", "0 scored 0.5 0..1"},
        {"aggregation: all-or-nothing, missing: withhold", "1,1,1", "1 scored 1 1..1"},
        {"aggregation: all-or-nothing, missing: withhold", "1,,1", "- low coverage 0.5 0..1"},
        {"aggregation: harmonic, missing: skip", ",,", "- no data 0 0..1"},
        {"aggregation: power, exponent: 3, missing: zero", ",,", "- no data 0 0..1"},
        {"aggregation: maximum, missing: skip", ",nd,", "- no data 0 0..1"},
        {"aggregation: product, missing: zero", ",,", "- no data 0 0..1"},
        {"aggregation: all-or-nothing, missing: zero", ",,", "- no data 0 0..1"},
        {"aggregation: product, missing: skip", "na,na,na", "- not applicable - -..-"},
        {"aggregation: all-or-nothing, missing: skip, not_applicable: zero", "1,na,1", "0 scored 1 0..0"},
    };
    (void)state;
    check_samples(THREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void scores_and_ranges_are_rescaled(void **state)
{
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip, levels: {0: {rescale: [0.25, 0.75]}}", "0.5,,1",
         "1 scored 0.5 0.25..1"},
        {"aggregation: arithmetic, missing: zero, levels: {0: {rescale: [0.25, 0.75]}}", "0.5,,1",
         "0.25 scored 0.5 0.25..1"},
        {"aggregation: arithmetic, missing: withhold, levels: {0: {rescale: [0.25, 0.75]}}", "0.5,,1",
         "- low coverage 0.5 0.25..1"},
        {"aggregation: arithmetic, missing: zero, levels: {0: {rescale: [0.5, 0.75]}}", "0.5,,1", "0 scored 0.5 0..1"},
        {"aggregation: sum, missing: skip, nodes: {X: {rescale: [-1, 4]}}", "0.5,,1", "0.5 scored 0.5 0.5..0.9"},
        {"aggregation: sum, missing: skip, levels: {0: {rescale: [0, 1]}}, nodes: {X: {rescale: [0, 3]}}", "0.5,,1",
         "0.5 scored 0.5 0.5..1"},
    };
    (void)state;
    check_samples(THREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void results_that_no_double_holds_are_undefined(void **state)
{
    static const char TREE[] = "indicators: [{code: a, title: a, quantity: {goalposts: [0, 1], clamp: none}},"
                               " {code: b, title: b, quantity: {goalposts: [0, 1], clamp: none}}]\n";
    static const struct sample SAMPLES[] = {
        {"aggregation: product, missing: skip, weights: {a: 1000}", "1e30,1", "- undefined 1 -..-"},
        {"aggregation: product, missing: skip, weights: {a: 1000}", "1e-30,1", "0 scored 1 0..0"},
        {"aggregation: product, missing: skip, weights: {a: 1000}, levels: {0: {rescale: [0, 1]}}", "1e30,1",
         "- undefined 1 -..-"},
        {"aggregation: product, missing: skip, weights: {a: 10, b: 10}", "1e30,1e-30", "1 scored 1 1..1"},
        {"aggregation: power, exponent: 100, missing: skip", "1e30,1e30", "1e30 scored 1 1e30..1e30"},
    };
    (void)state;
    check_samples(TREE, "a,b", SAMPLES, COUNT(SAMPLES));
}

static void sums_take_negative_weights(void **state)
{
    static const char TREE[] = "indicators: [" Q("a") ", " Q_WEIGHT("b", "-0.5") "]\n";
    static const struct sample SAMPLES[] = {
        {"aggregation: sum, missing: skip", "1,0.5", "0.75 scored 1 0.75..0.75"},
        {"aggregation: sum, missing: skip", "1,", "1 scored 0.6667 0.5..1"},
        {"aggregation: sum, missing: skip", ",1", "-0.5 scored 0.3333 -0.5..0.5"},
        {"aggregation: sum, missing: zero", ",", "- no data 0 -0.5..1"},
        {"aggregation: sum, missing: skip, not_applicable: zero", "na,1", "-0.5 scored 1 -0.5..-0.5"},
        {"aggregation: sum, missing: skip, weights: {a: 3, b: -3}", "0.5,0.5", "0 scored 1 0..0"},
    };
    (void)state;
    check_samples(TREE, "a,b", SAMPLES, COUNT(SAMPLES));
}

static void what_is_withheld_below_is_missing_above(void **state)
{
    static const char TREE[] = "domains: [{code: A, title: A, indicators: [" Q("a") ", " Q(
        "b") "]},"
             " {code: B, title: B, indicators: [" Q("c") "]}]\n";
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip, nodes: {A: {missing: withhold}}", "0.5,,1",
         "1 scored 0.75 0.625..0.875"},
        {"aggregation: arithmetic, missing: zero, nodes: {A: {missing: withhold}}", "0.5,,1",
         "0.5 scored 0.75 0.625..0.875"},
        {"aggregation: arithmetic, missing: withhold", "0.5,,1", "- low coverage 0.75 0.625..0.875"},
        {"aggregation: arithmetic, missing: skip, nodes: {A: {missing: withhold}, X: {maximum_missing: 0}}", "0.5,,1",
         "- low coverage 0.75 0.625..0.875"},
        {"aggregation: arithmetic, missing: skip, nodes: {A: {missing: withhold}}", "0.5,,",
         "- low coverage 0.25 0.125..0.875"},
        {"aggregation: arithmetic, missing: zero, nodes: {A: {missing: withhold}}", "0.5,,",
         "- low coverage 0.25 0.125..0.875"},
        {"aggregation: arithmetic, missing: skip, nodes: {A: {missing: withhold}}", "na,na,1", "1 scored 1 1..1"},
        {"aggregation: arithmetic, missing: skip, minimum_coverage: 0.6, levels: {1: {minimum_coverage: 0}}", "0.5,,",
         "- low coverage 0.25 0.125..0.875"},
        {"aggregation: arithmetic, missing: skip", "0.5,na,", "0.5 scored 0.5 0.25..0.75"},
    };
    (void)state;
    check_samples(TREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void what_is_excluded_takes_no_part(void **state)
{
    static const char TREE[] = "domains: [{code: A, title: A, indicators: [" Q("a") ", " Q(
        "b") "]},"
             " {code: B, title: B, indicators: [" Q("c") "]}]\n";
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: withhold, exclude: [b]", "0.5,,1", "0.75 scored 1 0.75..0.75"},
        {"aggregation: arithmetic, missing: withhold, exclude: [A]", "0.5,,1", "1 scored 1 1..1"},
        {"aggregation: arithmetic, missing: withhold, exclude: [a, b]", "0.5,,1", "1 scored 1 1..1"},
        {"over: indicators, aggregation: sum, missing: zero, exclude: [B]", "0.5,1,1", "1.5 scored 1 1.5..1.5"},
    };
    (void)state;
    check_samples(TREE, "a,b,c", SAMPLES, COUNT(SAMPLES));
}

static void what_is_excluded_has_no_figures(void **state)
{
    cpi_scores *scores = scores_of(
        HEAD
        "facets: {f: {groups: {g: G}}}\n"
        "domains: [{code: A, title: A, facets: {f: g}, indicators: [" Q("a") "]}, {code: B, title: B, indicators: [" Q(
            "c") "]}]\n"
                 "derived: {d: {title: D, difference: [B, A]}}\n" METHOD(
                     "aggregation: arithmetic, missing: skip, exclude: [A]"),
        "unit,a,c\nU,0.5,1\n", NULL);
    static const char *const EXCLUDED[] = {"A", "a", "f:g", "A/f:g", "d"};
    (void)state;
    for (size_t i = 0; i < COUNT(EXCLUDED); i++)
        assert_text(figure_text(scores, 0, EXCLUDED[i]), "- excluded - -..-", EXCLUDED[i]);
    assert_text(figure_text(scores, 0, "X"), "1 scored 1 1..1", "X");
    cpi_scores_unref(scores);
}

static void unclamped_quantities_have_no_range(void **state)
{
    static const char TREE[] =
        "indicators: [{code: a, title: a, quantity: {goalposts: [0, 10], clamp: lower}}, " Q("b") "]\n";
    static const struct sample SAMPLES[] = {
        {"aggregation: arithmetic, missing: skip", "20,0.5", "1.25 scored 1 1.25..1.25"},
        {"aggregation: arithmetic, missing: skip", ",0.5", "0.5 scored 0.5 0.25..-"},
        {"aggregation: minimum, missing: skip", "-5,0.5", "0 scored 1 0..0"},
    };
    (void)state;
    check_samples(TREE, "a,b", SAMPLES, COUNT(SAMPLES));
}

static void leaves_have_states_of_their_own(void **state)
{
    cpi_scores *scores =
        scores_of(HEAD NO_HALF_YES "indicators: [{code: a, title: a}, {code: b, title: b}, {code: c, title: c},"
                                   " {code: d, title: d}]\n" MEAN,
                  "unit,a,b,c,d\nU,half,,nd,na\n", NULL);
    (void)state;
    assert_text(figure_text(scores, 0, "a"), "0.5 scored 1 0.5..0.5", "a");
    assert_text(figure_text(scores, 0, "b"), "- no data 0 0..1", "b");
    assert_text(figure_text(scores, 0, "c"), "- no data 0 0..1", "c");
    assert_text(figure_text(scores, 0, "d"), "- not applicable - -..-", "d");
    cpi_scores_unref(scores);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_answer_is_missing),
        cmocka_unit_test(nothing_is_missing),
        cmocka_unit_test(nothing_is_there),
        cmocka_unit_test(what_does_not_apply),
        cmocka_unit_test(too_little_is_there),
        cmocka_unit_test(a_coverage_that_is_just_enough),
        cmocka_unit_test(low_operands_are_raised_to_the_floor),
        cmocka_unit_test(other_means_and_products),
        cmocka_unit_test(scores_and_ranges_are_rescaled),
        cmocka_unit_test(results_that_no_double_holds_are_undefined),
        cmocka_unit_test(sums_take_negative_weights),
        cmocka_unit_test(what_is_withheld_below_is_missing_above),
        cmocka_unit_test(what_is_excluded_takes_no_part),
        cmocka_unit_test(what_is_excluded_has_no_figures),
        cmocka_unit_test(unclamped_quantities_have_no_range),
        cmocka_unit_test(leaves_have_states_of_their_own),
    };
    return cmocka_run_group_tests_name("what is missing", tests, NULL, NULL);
}
