/* SPDX-License-Identifier: MIT */
/* A method spelled out, and what a careless caller may ask of it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

static const char YAML[] = HEAD NO_HALF_YES
    "facets: {f: {groups: {g: G, h: H}}}\n"
    "domains:\n"
    "- {code: A, title: A, weight: 3, facets: {f: g}, indicators: [{code: a, title: a}, {code: b, title: b, weight: "
    "2}, "
    "{code: x, title: x}]}\n"
    "- code: B\n"
    "  title: B\n"
    "  facets: {f: h}\n"
    "  indicators:\n"
    "  - {code: q, title: q, quantity: {goalposts: [10, 0], floor: 0.1}}\n"
    "  - {code: r, title: r, quantity: {normalisation: rank, transformation: power, exponent: 2, set: panel,"
    " denominator: {indicator: n, per: 100}}}\n"
    "  - {code: c, title: c, quantity: {normalisation: categorical, direction: lower, thresholds: [1, 5]}}\n"
    "  - {code: k, title: k, quantity: {normalisation: quantile, groups: 4, target: [0.2, 0.8]}}\n"
    "  - {code: n, title: n, scored: no, quantity: {unit: people}}\n"
    "derived: {d: {title: D, difference: [A, B]}}\n"
    "methods:\n"
    "  m: {title: M, aggregation: arithmetic, missing: skip}\n"
    "  k:\n"
    "    title: K\n"
    "    aggregation: power\n"
    "    exponent: 2\n"
    "    missing: withhold\n"
    "    not_applicable: zero\n"
    "    floor: 0.01\n"
    "    levels: {0: {aggregation: sum, minimum_coverage: 0.5, maximum_missing: 1, rescale: [0, 5]}}\n"
    "    nodes: {B: {exponent: -1}}\n"
    "    weights: {B: 4}\n"
    "    exclude: [x]\n"
    "    output: {range: [0, 100]}\n";

static cpi_framework *framework;

static int load(void **state)
{
    (void)state;
    framework = framework_of(YAML);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    cpi_framework_unref(framework);
    return 0;
}

static cpi_rules *rules_of(const char *method)
{
    cpi_rules *rules;
    assert_int_equal(cpi_rules_new(framework, cpi_framework_find_method(framework, method), &rules), CPI_OK);
    return rules;
}

/* "arithmetic of A*3 B*1" */
static const char *figure_of_rules(const cpi_rules *rules, const char *address)
{
    static char text[500];
    int32_t figure = figure_of(framework, address);
    const char *aggregation = cpi_rules_aggregation(rules, figure);
    size_t at = (size_t)snprintf(text, sizeof text, "%s of", aggregation ? aggregation : "-");
    for (int32_t i = 0; i < cpi_rules_operand_count(rules, figure); i++)
        at += (size_t)snprintf(text + at, sizeof text - at, " %s*%s",
                               cpi_framework_figure_address(framework, cpi_rules_operand(rules, figure, i)),
                               short_number(cpi_rules_operand_weight(rules, figure, i)));
    return text;
}

static void figures_have_rules_and_operands(void **state)
{
    cpi_rules *m = rules_of("m");
    cpi_rules *k = rules_of("k");
    (void)state;
    assert_string_equal(figure_of_rules(m, "X"), "arithmetic of A*3 B*1");
    assert_string_equal(figure_of_rules(m, "A"), "arithmetic of a*1 b*2 x*1");
    assert_string_equal(figure_of_rules(m, "f:g"), "arithmetic of a*1 b*2 x*1");
    assert_string_equal(figure_of_rules(m, "d"), "difference of A*1 B*1");
    assert_string_equal(figure_of_rules(m, "a"), "- of");
    assert_string_equal(figure_of_rules(k, "X"), "sum of A*3 B*4");
    assert_string_equal(figure_of_rules(k, "A"), "power of a*1 b*2");
    assert_string_equal(figure_of_rules(k, "B"), "harmonic of q*1 r*1 c*1 k*1");
    cpi_rules_free(m);
    cpi_rules_free(k);
}

static void rules_say_what_the_file_says(void **state)
{
    cpi_rules *k = rules_of("k");
    int32_t x = 0;
    int32_t a = figure_of(framework, "A");
    int32_t d = figure_of(framework, "d");
    (void)state;
    assert_string_equal(cpi_rules_missing(k, x), "withhold");
    assert_string_equal(cpi_rules_not_applicable(k, x), "zero");
    assert_near(cpi_rules_minimum_coverage(k, x), 0.5, 0);
    assert_near(cpi_rules_minimum_coverage(k, a), 0, 0);
    assert_int_equal(cpi_rules_maximum_missing(k, x), 1);
    assert_int_equal(cpi_rules_maximum_missing(k, a), -1);
    assert_near(cpi_rules_floor(k, a), 0.01, 0);
    assert_near(cpi_rules_exponent(k, a), 2, 0);
    assert_same(cpi_rules_exponent(k, x), NAN);
    assert_near(cpi_rules_rescale(k, x, 1), 5, 0);
    assert_same(cpi_rules_rescale(k, a, 1), NAN);
    assert_near(cpi_rules_range(k, a, 1), 100, 0);
    assert_near(cpi_rules_range(k, d, 1), 1, 0);
    assert_null(cpi_rules_missing(k, d));
    assert_int_equal(cpi_rules_excluded(k, cpi_framework_find_node(framework, "x")), 1);
    assert_int_equal(cpi_rules_excluded(k, cpi_framework_find_node(framework, "n")), 1);
    assert_int_equal(cpi_rules_excluded(k, a), 0);
    assert_near(cpi_framework_scale_range(framework, 0, 1), 1, 0);
    assert_same(cpi_framework_scale_range(framework, 0, 2), NAN);
    assert_same(cpi_framework_scale_range(framework, 9, 0), NAN);
    cpi_rules_free(k);
}

static void quantities_say_how_they_are_normalised(void **state)
{
    cpi_rules *m = rules_of("m");
    int32_t q = cpi_framework_find_node(framework, "q");
    int32_t r = cpi_framework_find_node(framework, "r");
    int32_t c = cpi_framework_find_node(framework, "c");
    int32_t k = cpi_framework_find_node(framework, "k");
    (void)state;
    assert_string_equal(cpi_rules_normalisation(m, q), "min-max");
    assert_string_equal(cpi_rules_direction(m, q), "lower");
    assert_null(cpi_rules_set(m, q));
    assert_string_equal(cpi_rules_clamp(m, q), "both");
    assert_near(cpi_rules_least_score(m, q), 0.1, 0);
    assert_same(cpi_rules_least_score(m, r), NAN);
    assert_string_equal(cpi_rules_normalisation(m, r), "rank");
    assert_string_equal(cpi_rules_transformation(m, r), "power");
    assert_near(cpi_rules_transformation_exponent(m, r), 2, 0);
    assert_same(cpi_rules_transformation_exponent(m, q), NAN);
    assert_string_equal(cpi_rules_set(m, r), "panel");
    assert_int_equal(cpi_rules_denominator(m, r), cpi_framework_find_node(framework, "n"));
    assert_int_equal(cpi_rules_denominator(m, q), CPI_NONE);
    assert_near(cpi_rules_per(m, r), 100, 0);
    assert_int_equal(cpi_rules_threshold_count(m, c), 2);
    assert_near(cpi_rules_threshold(m, c, 1), 5, 0);
    assert_near(cpi_rules_category_score(m, c, 0), 1, 0);
    assert_near(cpi_rules_category_score(m, c, 2), 0, 0);
    assert_same(cpi_rules_category_score(m, c, 3), NAN);
    assert_int_equal(cpi_rules_quantile_groups(m, k), 4);
    assert_int_equal(cpi_rules_quantile_groups(m, q), 0);
    assert_near(cpi_rules_target(m, k, 0), 0.2, 0);
    cpi_rules_free(m);
}

static void what_is_not_there(void **state)
{
    static const int32_t FAR[] = {-1, -2, INT32_MIN, 1000, INT32_MAX};
    cpi_rules *m = (cpi_rules *)(uintptr_t)8;
    (void)state;
    assert_int_equal(cpi_rules_new(NULL, 0, &m), CPI_BAD_ARGUMENT);
    assert_null(m);
    assert_int_equal(cpi_rules_new(framework, -1, &m), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_rules_new(framework, 2, &m), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_rules_new(framework, 0, NULL), CPI_BAD_ARGUMENT);
    cpi_rules *const ANY[] = {NULL, rules_of("m")};
    for (size_t j = 0; j < COUNT(ANY); j++)
        for (size_t i = 0; i < COUNT(FAR); i++) {
            int32_t f = FAR[i];
            assert_null(cpi_rules_aggregation(ANY[j], f));
            assert_int_equal(cpi_rules_operand_count(ANY[j], f), 0);
            assert_int_equal(cpi_rules_operand(ANY[j], f, 0), CPI_NONE);
            assert_int_equal(cpi_rules_operand(ANY[j], 0, f), CPI_NONE);
            assert_same(cpi_rules_operand_weight(ANY[j], 0, f), NAN);
            assert_null(cpi_rules_missing(ANY[j], f));
            assert_null(cpi_rules_not_applicable(ANY[j], f));
            assert_same(cpi_rules_minimum_coverage(ANY[j], f), NAN);
            assert_int_equal(cpi_rules_maximum_missing(ANY[j], f), -1);
            assert_same(cpi_rules_floor(ANY[j], f), NAN);
            assert_same(cpi_rules_exponent(ANY[j], f), NAN);
            assert_same(cpi_rules_rescale(ANY[j], 0, f), NAN);
            assert_same(cpi_rules_range(ANY[j], f, 0), NAN);
            assert_same(cpi_rules_range(ANY[j], 0, f), NAN);
            assert_int_equal(cpi_rules_excluded(ANY[j], f), 0);
            assert_null(cpi_rules_normalisation(ANY[j], f));
            assert_null(cpi_rules_transformation(ANY[j], f));
            assert_same(cpi_rules_transformation_exponent(ANY[j], f), NAN);
            assert_null(cpi_rules_direction(ANY[j], f));
            assert_null(cpi_rules_set(ANY[j], f));
            assert_null(cpi_rules_clamp(ANY[j], f));
            assert_same(cpi_rules_target(ANY[j], f, 0), NAN);
            assert_same(cpi_rules_least_score(ANY[j], f), NAN);
            assert_int_equal(cpi_rules_denominator(ANY[j], f), CPI_NONE);
            assert_same(cpi_rules_per(ANY[j], f), NAN);
            assert_int_equal(cpi_rules_quantile_groups(ANY[j], f), 0);
            assert_int_equal(cpi_rules_threshold_count(ANY[j], f), 0);
            assert_same(cpi_rules_threshold(ANY[j], f, 0), NAN);
            assert_same(cpi_rules_category_score(ANY[j], f, 0), NAN);
        }
    cpi_rules_free(ANY[1]);
    cpi_rules_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_have_rules_and_operands),
        cmocka_unit_test(rules_say_what_the_file_says),
        cmocka_unit_test(quantities_say_how_they_are_normalised),
        cmocka_unit_test(what_is_not_there),
    };
    return cmocka_run_group_tests_name("rules", tests, load, unload);
}
