/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "framework/method.h"
#include "support.h"

/* A tree of three levels with an indicator beside domains, sub-indicators, and a facet. */
#define TREE                                                                                                           \
    HEAD NO_HALF_YES                                                                                                   \
        "facets: {f: {groups: {g: G, h: H}}}\n"                                                                        \
        "domains:\n"                                                                                                   \
        "  - code: A\n"                                                                                                \
        "    title: A\n"                                                                                               \
        "    weight: 2\n"                                                                                              \
        "    domains:\n"                                                                                               \
        "      - {code: A1, title: A1, weight: 3, indicators: [{code: a, title: a, weight: 4, facets: {f: g}},"        \
        " {code: b, title: b, facets: {f: h}}]}\n"                                                                     \
        "      - {code: A2, title: A2, indicators: [{code: c, title: c, facets: {f: [g, h]}, indicators: "             \
        "[{code: c1, title: c1}, {code: c2, title: c2}]}]}\n"                                                          \
        "    indicators: [{code: d, title: d, weight: 5, facets: {f: g}}]\n"                                           \
        "  - {code: B, title: B, indicators: [{code: e, title: e, facets: {f: h}}]}\n"

struct fixture {
    cpi_framework *framework;
    struct resolved_method resolved;
};

static struct fixture resolve(const char *yaml)
{
    struct fixture fixture = {.framework = framework_of(yaml)};
    assert_true(method_resolve(fixture.framework->model, &fixture.framework->model->methods[0], &fixture.resolved));
    return fixture;
}

static void release(struct fixture *fixture)
{
    resolved_method_free(&fixture->resolved);
    cpi_framework_unref(fixture->framework);
}

/* What a figure is made of, as "A*2 B*1". */
static const char *operands_of(const struct fixture *fixture, const char *address)
{
    static char text[400];
    struct operands operands = {0};
    text[0] = '\0';
    assert_true(figure_operands(&fixture->resolved, figure_of(fixture->framework, address), &operands));
    for (size_t i = 0; i < operands.count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s*%s", i ? " " : "",
                 cpi_framework_figure_address(fixture->framework, operands.items[i].figure),
                 short_number(operands.items[i].weight));
    free(operands.items);
    return text;
}

struct expected {
    const char *address;
    const char *operands;
};

static void assert_operands(const char *yaml, const struct expected *expected, size_t count)
{
    struct fixture fixture = resolve(yaml);
    for (size_t i = 0; i < count; i++)
        assert_text(operands_of(&fixture, expected[i].address), expected[i].operands, expected[i].address);
    release(&fixture);
}

static void over_children(void **state)
{
    static const struct expected EXPECTED[] = {
        {"X", "A*2 B*1"},   {"A", "A1*3 A2*1 d*5"}, {"A1", "a*4 b*1"}, {"A2", "c*1"},
        {"c", "c1*1 c2*1"}, {"B", "e*1"},           {"a", ""},
    };
    (void)state;
    assert_operands(TREE MEAN, EXPECTED, COUNT(EXPECTED));
}

static void over_domains(void **state)
{
    static const struct expected EXPECTED[] = {
        {"X", "A1*3 A2*1 d*5 B*1"},
        {"A", "A1*3 A2*1 d*5"},
        {"A1", "a*4 b*1"},
        {"c", "c1*1 c2*1"},
    };
    (void)state;
    assert_operands(TREE METHOD("over: domains, aggregation: arithmetic, missing: skip"), EXPECTED, COUNT(EXPECTED));
}

static void over_indicators(void **state)
{
    static const struct expected EXPECTED[] = {
        {"X", "a*4 b*1 c*1 d*5 e*1"},
        {"A", "a*4 b*1 c*1 d*5"},
        {"B", "e*1"},
        {"c", "c1*1 c2*1"},
    };
    (void)state;
    assert_operands(TREE METHOD("over: indicators, aggregation: arithmetic, missing: skip"), EXPECTED, COUNT(EXPECTED));
}

static void over_cells(void **state)
{
    static const struct expected EXPECTED[] = {
        {"X", "f:g*1 f:h*7"},     {"A", "A/f:g*1 A/f:h*7"}, {"A2", "A2/f:g*1 A2/f:h*7"},
        {"B", "B/f:h*7"},         {"f:g", "a*4 c*1 d*5"},   {"f:h", "b*1 c*1 e*1"},
        {"A/f:g", "a*4 c*1 d*5"}, {"A1/f:g", "a*4"},        {"c", "c1*1 c2*1"},
    };
    (void)state;
    assert_operands(TREE METHOD("over: cells, aggregation: arithmetic, missing: skip, weights: {f:h: 7}"), EXPECTED,
                    COUNT(EXPECTED));
}

static void cells_over_the_cells_below(void **state)
{
    static const struct expected EXPECTED[] = {
        {"f:g", "A/f:g*2"},
        {"f:h", "A/f:h*2 B/f:h*1"},
        {"A/f:g", "A1/f:g*3 A2/f:g*1 d*5"},
        {"A/f:h", "A1/f:h*3 A2/f:h*1"},
        {"A1/f:h", "b*1"},
        {"A2/f:g", "c*1"},
    };
    (void)state;
    assert_operands(TREE METHOD("aggregation: arithmetic, missing: skip, facets: {f: {over: children}}"), EXPECTED,
                    COUNT(EXPECTED));
}

static void weights_of_a_method_replace_those_of_the_tree(void **state)
{
    static const struct expected EXPECTED[] = {
        {"X", "A*9 B*1"},
        {"A1", "a*0.5 b*1"},
        {"c", "c1*1 c2*6"},
        {"f:g", "a*0.5 c*1 d*5"},
    };
    (void)state;
    assert_operands(TREE METHOD("aggregation: arithmetic, missing: skip, weights: {A: 9, a: 0.5, c2: 6}"), EXPECTED,
                    COUNT(EXPECTED));
}

static void what_is_excluded_takes_all_below_with_it(void **state)
{
    static const struct expected EXPECTED[] = {
        {"X", "A*2"}, {"A", "A1*3 d*5"}, {"A1", "a*4"},        {"f:g", "a*4 d*5"},
        {"f:h", ""},  {"A2/f:g", ""},    {"A/f:g", "a*4 d*5"},
    };
    (void)state;
    assert_operands(TREE METHOD("aggregation: arithmetic, missing: skip, exclude: [A2, b, B]"), EXPECTED,
                    COUNT(EXPECTED));
}

static void excluded_domains_have_no_cells(void **state)
{
    static const struct expected EXPECTED[] = {{"f:h", "A/f:h*2"}, {"A/f:g", "A1/f:g*3 d*5"}};
    (void)state;
    assert_operands(
        TREE METHOD("aggregation: arithmetic, missing: skip, exclude: [A2, B], facets: {f: {over: children}}"),
        EXPECTED, COUNT(EXPECTED));
}

static const struct rule *rule_of(const struct fixture *fixture, const char *address)
{
    return figure_rule(&fixture->resolved, figure_of(fixture->framework, address));
}

/* Every level states one key more than the next, so that each key shows which rule had the last word. */
static void later_rules_have_the_last_word(void **state)
{
    struct fixture fixture = resolve(
        TREE "methods:\n"
             "  m:\n"
             "    title: M\n"
             "    aggregation: arithmetic\n"
             "    missing: skip\n"
             "    minimum_coverage: 0.1\n"
             "    maximum_missing: 9\n"
             "    not_applicable: zero\n"
             "    exponent: 3\n"
             "    levels: {2: {missing: zero, rescale: [0.1, 0.9], minimum_coverage: 0.2, maximum_missing: 8, floor: "
             "0.01}, 0: "
             "{over: indicators}}\n"
             "    sub_indicators: {aggregation: minimum, minimum_coverage: 0.3, not_applicable: skip}\n"
             "    nodes: {A1: {maximum_missing: 7, rescale: [0, 0.5]}, c: {minimum_coverage: 0.4}, A: {aggregation: "
             "median}, A2: {aggregation: power}, B: {aggregation: power, exponent: -0.5}}\n"
             "    facets: {f: {aggregation: geometric, floor: 0.05}}\n");
    const struct rule *index = rule_of(&fixture, "X");
    const struct rule *a = rule_of(&fixture, "A");
    const struct rule *a1 = rule_of(&fixture, "A1");
    const struct rule *c = rule_of(&fixture, "c");
    const struct rule *cell = rule_of(&fixture, "A1/f:g");
    (void)state;
    assert_int_equal(index->over, OVER_INDICATORS);
    assert_int_equal(index->aggregation, ARITHMETIC);
    assert_same(index->minimum_coverage, 0.1);
    assert_false(is_rescaled(index));
    assert_int_equal(a->aggregation, MEDIAN);
    assert_int_equal(a->over, OVER_CHILDREN);
    assert_int_equal(a->missing, MISSING_SKIP);
    assert_int_equal(a1->missing, MISSING_ZERO);
    assert_same(a1->minimum_coverage, 0.2);
    assert_int_equal(a1->maximum_missing, 7);
    assert_same(a1->floor, 0.01);
    assert_same(a1->rescale[1], 0.5);
    assert_same(rule_of(&fixture, "A2")->rescale[1], 0.9);
    assert_same(rule_of(&fixture, "A2")->exponent, 3);
    assert_same(rule_of(&fixture, "B")->exponent, -0.5);
    assert_false(is_rescaled(cell));
    assert_true(a1->not_applicable_is_zero);
    assert_int_equal(c->aggregation, MINIMUM);
    assert_same(c->minimum_coverage, 0.4);
    assert_false(c->not_applicable_is_zero);
    assert_int_equal(c->maximum_missing, 9);
    assert_int_equal(cell->aggregation, GEOMETRIC);
    assert_same(cell->floor, 0.05);
    assert_same(cell->minimum_coverage, 0.1);
    assert_ptr_equal(cell, rule_of(&fixture, "f:h"));
    assert_null(rule_of(&fixture, "a"));
    release(&fixture);
}

static void three_power_means_have_names(void **state)
{
    static const struct {
        double exponent;
        enum aggregation wanted;
    } CASES[] = {{1, ARITHMETIC}, {0, GEOMETRIC}, {-1, HARMONIC}, {2, POWER}, {-1.5, POWER}, {1e-30, POWER}};
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const struct rule rule = {.aggregation = POWER, .exponent = CASES[i].exponent};
        assert_int_equal(rule_aggregation(&rule), CASES[i].wanted);
    }
    assert_int_equal(rule_aggregation(&(struct rule){.aggregation = MAXIMUM, .exponent = 1}), MAXIMUM);
}

static void a_rule_names_its_facet(void **state)
{
    struct fixture fixture = resolve(
        HEAD NO_HALF_YES "facets: {f: {groups: {g: G}}, k: {groups: {l: L}}}\n"
                         "domains: [{code: A, title: A, facets: {f: g, k: l}, indicators: [{code: a, title: a}]}]\n"
                         "methods: {m: {title: M, aggregation: arithmetic, missing: skip, over: cells, facet: k,"
                         " nodes: {A: {facet: f}}}}\n");
    (void)state;
    assert_text(operands_of(&fixture, "X"), "k:l*1", "X");
    assert_text(operands_of(&fixture, "A"), "A/f:g*1", "A");
    release(&fixture);
}

#define SPANS                                                                                                          \
    HEAD                                                                                                               \
        "indicators: [" Q("a") "]\nmethods:\n"                                                                         \
                               "  now: {title: N, from: '2017', aggregation: arithmetic, missing: skip}\n"             \
                               "  then: {title: T, from: 2013, until: 2016, aggregation: geometric, missing: skip}\n"  \
                               "  one: {title: O, from: '2012', until: '2012', aggregation: minimum, missing: skip}\n"

static void a_period_belongs_to_the_first_method_for_it(void **state)
{
    static const struct {
        const char *period;
        const char *method;
    } CASES[] = {{"2017", "now"}, {"2024", "now"}, {"2016", "then"}, {"2013", "then"}, {"2016-2", "-"},
                 {"2012", "one"}, {"2011", "-"},   {"", "now"},      {"201", "-"},     {"Spring", "now"}};
    cpi_framework *framework = framework_of(SPANS);
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const struct method *method = method_for_period(framework->model, CASES[i].period);
        assert_text(method ? method->code : "-", CASES[i].method, CASES[i].period);
    }
    assert_text(cpi_framework_method_from(framework, 1), "2013", "from");
    assert_text(cpi_framework_method_until(framework, 1), "2016", "until");
    assert_null(cpi_framework_method_until(framework, 0));
    cpi_framework_unref(framework);
}

/* Which periods of a sheet are warned about, as "2012 2016". */
static const char *warned(cpi_panel *panel, const char *method)
{
    static char text[200];
    cpi_scores *scores;
    cpi_diag *diag = cpi_diag_new();
    cpi_options *options = cpi_options_new();
    cpi_options_set_method(options, method);
    text[0] = '\0';
    assert_int_equal(cpi_score(panel, options, diag, &scores), CPI_OK);
    for (int32_t i = 0; i < cpi_diag_count(diag); i++) {
        assert_int_equal(cpi_diag_severity(diag, i), CPI_WARNING);
        assert_int_equal(cpi_diag_code(diag, i), 431);
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%.4s", i ? " " : "",
                 strchr(cpi_diag_message(diag, i), '\'') + 1);
    }
    cpi_scores_unref(scores);
    cpi_options_free(options);
    cpi_diag_free(diag);
    return text;
}

static void the_default_method_warns_of_other_periods(void **state)
{
    cpi_framework *framework = framework_of(SPANS);
    cpi_panel *panel = panel_of(framework, "unit,period,a\nU,2012,1\nU,2016,1\nV,2012,1\nU,2020,1\nU,,1\n");
    (void)state;
    assert_text(warned(panel, NULL), "2012 2016", "no method is named");
    assert_text(warned(panel, "now"), "", "who names a method means it");
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(over_children),
        cmocka_unit_test(over_domains),
        cmocka_unit_test(over_indicators),
        cmocka_unit_test(over_cells),
        cmocka_unit_test(cells_over_the_cells_below),
        cmocka_unit_test(weights_of_a_method_replace_those_of_the_tree),
        cmocka_unit_test(what_is_excluded_takes_all_below_with_it),
        cmocka_unit_test(excluded_domains_have_no_cells),
        cmocka_unit_test(later_rules_have_the_last_word),
        cmocka_unit_test(three_power_means_have_names),
        cmocka_unit_test(a_rule_names_its_facet),
        cmocka_unit_test(a_period_belongs_to_the_first_method_for_it),
        cmocka_unit_test(the_default_method_warns_of_other_periods),
    };
    return cmocka_run_group_tests_name("methods", tests, NULL, NULL);
}
