/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support.h"

/* Two facets, domains and indicators mixed, sub-indicators, two scales and a quantity. */
static const char WHOLE[] =
    "cpindex: 1\n"
    "code: CPI\n"
    "edition: 1.10\n"
    "title: Index\n"
    "status: reconstruction\n"
    "description: About children\n"
    "languages: [en, sq, sr-Latn]\n"
    "unit: country\n"
    "owner: Coalition\n"
    "source: Convention\n"
    "licence: CC BY 4.0\n"
    "scales:\n"
    "  s: {options: {no: {value: 0}, yes: {label: Yes!, value: 1}}}\n"
    "  grade: {title: Grade, range: [5, 1], options: {five: {value: 5}, one: {value: 1}}}\n"
    "facets:\n"
    "  dim: {title: Dimension, groups: {law: Law, serv: Services, data: Data}}\n"
    "  who: {groups: {state: State, other: Others}}\n"
    "scale: s\n"
    "indicators:\n"
    "  - {code: first, question: First?, facets: {dim: law}}\n"
    "domains:\n"
    "  - code: A\n"
    "    title: Domain A\n"
    "    facets: {dim: [law, serv], who: state}\n"
    "    domains:\n"
    "      - code: A1\n"
    "        title: Lower\n"
    "        scale: grade\n"
    "        indicators:\n"
    "          - {code: a1, question: One?, title: One, guidance: G, source: S, evidence: E, weight: 2}\n"
    "          - {code: a2, question: Two?, scale: s, facets: {dim: data}}\n"
    "    indicators:\n"
    "      - code: a3\n"
    "        title: Main\n"
    "        indicators:\n"
    "          - {code: a3.1, question: Sub?}\n"
    "          - {code: a3.2, title: Per 100 children, quantity: {unit: per 100, goalposts: [100, 0]}}\n"
    "  - code: B\n"
    "    title: Domain B\n"
    "    indicators: [{code: b1, question: B?, facets: {dim: serv, who: [other, state]}}]\n"
    "derived:\n"
    "  gap: {title: Gap, difference: [A, B]}\n"
    "  both: {title: Both, mean: [gap, 'dim:law', 'A1/dim:data']}\n"
    "methods:\n"
    "  mean: {title: Mean, aggregation: arithmetic, missing: skip}\n"
    "  least: {title: Least, description: D, source: P, aggregation: minimum, missing: zero, output: {digits: 0}}\n";

static cpi_framework *whole;

static int load_whole(void **state)
{
    (void)state;
    whole = framework_of(WHOLE);
    return 0;
}

static int unload_whole(void **state)
{
    (void)state;
    cpi_framework_unref(whole);
    return 0;
}

static void the_head_is_as_written(void **state)
{
    (void)state;
    assert_string_equal(cpi_framework_code(whole), "CPI");
    assert_string_equal(cpi_framework_edition(whole), "1.10");
    assert_int_equal(cpi_framework_get_status(whole), CPI_RECONSTRUCTION);
    assert_string_equal(cpi_framework_status_name(whole), "reconstruction");
    assert_string_equal(cpi_framework_unit(whole), "country");
    assert_string_equal(cpi_framework_owner(whole), "Coalition");
    assert_string_equal(cpi_framework_licence(whole), "CC BY 4.0");
    assert_int_equal(cpi_framework_language_count(whole), 3);
    assert_string_equal(cpi_framework_language(whole, 2), "sr-Latn");
    assert_text(cpi_framework_node_text(whole, 0, CPI_TITLE, NULL), "Index", "title");
    assert_text(cpi_framework_node_text(whole, 0, CPI_DESCRIPTION, "sq"), "About children", "description");
    assert_text(cpi_framework_node_text(whole, 0, CPI_SOURCE, NULL), "Convention", "source");
}

static void what_is_left_out_has_a_default(void **state)
{
    cpi_framework *framework = framework_of(HEAD "indicators: [" Q("a") "]\n" MEAN);
    (void)state;
    assert_string_equal(cpi_framework_unit(framework), "unit");
    assert_null(cpi_framework_owner(framework));
    assert_null(cpi_framework_licence(framework));
    assert_int_equal(cpi_framework_language_count(framework), 1);
    assert_string_equal(cpi_framework_language(framework, 0), "en");
    assert_int_equal(cpi_framework_scale_count(framework), 0);
    assert_int_equal(cpi_framework_facet_count(framework), 0);
    assert_int_equal(cpi_framework_method_digits(framework, 0), 2);
    assert_null(cpi_framework_unit_of_measure(framework, 1));
    cpi_framework_unref(framework);
}

static void statuses_are_named_as_the_file_names_them(void **state)
{
    static const char *const NAMES[] = {"official", "reconstruction", "example"};
    (void)state;
    for (int i = 0; i < 3; i++) {
        char yaml[400];
        snprintf(yaml, sizeof yaml, "cpindex: 1\ncode: X\nedition: '1'\ntitle: T\nstatus: %s\nindicators: [%s]\n%s",
                 NAMES[i], Q("a"), MEAN);
        cpi_framework *framework = framework_of(yaml);
        assert_string_equal(cpi_framework_status_name(framework), NAMES[i]);
        assert_int_equal(cpi_framework_get_status(framework), CPI_OFFICIAL + i);
        cpi_framework_unref(framework);
    }
}

static void nodes_stand_in_the_order_of_the_file(void **state)
{
    static const struct {
        const char *code;
        cpi_node_kind kind;
        int32_t parent;
        int32_t level;
        int32_t children;
        int32_t indicator;
        int32_t scale;
        double weight;
    } NODES[] = {
        {"CPI", CPI_INDEX, -1, 0, 3, -1, -1, 1},    {"first", CPI_INDICATOR, 0, 1, 0, 0, 0, 1},
        {"A", CPI_DOMAIN, 0, 1, 2, -1, -1, 1},      {"A1", CPI_DOMAIN, 2, 2, 2, -1, -1, 1},
        {"a1", CPI_INDICATOR, 3, 3, 0, 1, 1, 2},    {"a2", CPI_INDICATOR, 3, 3, 0, 2, 0, 1},
        {"a3", CPI_INDICATOR, 2, 2, 2, -1, -1, 1},  {"a3.1", CPI_INDICATOR, 6, 3, 0, 3, 0, 1},
        {"a3.2", CPI_INDICATOR, 6, 3, 0, 4, -1, 1}, {"B", CPI_DOMAIN, 0, 1, 1, -1, -1, 1},
        {"b1", CPI_INDICATOR, 9, 2, 0, 5, 0, 1},
    };
    (void)state;
    assert_int_equal(cpi_framework_node_count(whole), COUNT(NODES));
    assert_int_equal(cpi_framework_indicator_count(whole), 6);
    for (int32_t i = 0; i < (int32_t)COUNT(NODES); i++) {
        assert_text(cpi_framework_node_code(whole, i), NODES[i].code, "code");
        assert_int_equal(cpi_framework_find_node(whole, NODES[i].code), i);
        assert_int_equal(cpi_framework_node_kind(whole, i), NODES[i].kind);
        assert_int_equal(cpi_framework_node_parent(whole, i), NODES[i].parent);
        assert_int_equal(cpi_framework_node_level(whole, i), NODES[i].level);
        assert_int_equal(cpi_framework_child_count(whole, i), NODES[i].children);
        assert_int_equal(cpi_framework_node_indicator(whole, i), NODES[i].indicator);
        assert_int_equal(cpi_framework_node_scale(whole, i), NODES[i].scale);
        assert_same(cpi_framework_node_weight(whole, i), NODES[i].weight);
        if (NODES[i].indicator >= 0)
            assert_int_equal(cpi_framework_indicator_node(whole, NODES[i].indicator), i);
    }
}

static void children_are_found_from_above(void **state)
{
    (void)state;
    for (int32_t node = 0; node < cpi_framework_node_count(whole); node++)
        for (int32_t i = 0; i < cpi_framework_child_count(whole, node); i++)
            assert_int_equal(cpi_framework_node_parent(whole, cpi_framework_child(whole, node, i)), node);
    assert_int_equal(cpi_framework_child(whole, 0, 2), 9);
    assert_int_equal(cpi_framework_child(whole, 2, 1), 6);
    assert_int_equal(cpi_framework_child(whole, 1, 0), CPI_NONE);
}

static void domains_come_first_where_the_file_says_so(void **state)
{
    cpi_framework *framework = framework_of(HEAD "domains: [{code: D, title: D, indicators: [" Q(
        "d") "], domains: [{code: E, title: E, indicators: [" Q("e") "]}]}]\nindicators: [" Q("a") "]\n" MEAN);
    static const char *const ORDER[] = {"X", "D", "d", "E", "e", "a"};
    (void)state;
    for (int32_t i = 0; i < (int32_t)COUNT(ORDER); i++)
        assert_string_equal(cpi_framework_node_code(framework, i), ORDER[i]);
    cpi_framework_unref(framework);
}

static void texts_of_a_node(void **state)
{
    int32_t a1 = cpi_framework_find_node(whole, "a1");
    static const char *const TEXTS[] = {"One", NULL, "One?", "G", "S", "E"};
    (void)state;
    for (int kind = CPI_TITLE; kind <= CPI_EVIDENCE; kind++)
        assert_text(cpi_framework_node_text(whole, a1, (cpi_text_kind)kind, NULL), TEXTS[kind - CPI_TITLE], "text");
    assert_text(cpi_framework_node_text(whole, cpi_framework_find_node(whole, "a2"), CPI_TITLE, NULL), "Two?",
                "the question stands in for a title");
    assert_text(cpi_framework_node_text(whole, cpi_framework_find_node(whole, "a3.2"), CPI_QUESTION, NULL), NULL,
                "a title is no question");
}

static void scales_and_quantities(void **state)
{
    int32_t quantity = cpi_framework_find_node(whole, "a3.2");
    (void)state;
    assert_int_equal(cpi_framework_scale_count(whole), 2);
    assert_string_equal(cpi_framework_scale_code(whole, 1), "grade");
    assert_string_equal(cpi_framework_scale_title(whole, 1, NULL), "Grade");
    assert_string_equal(cpi_framework_scale_title(whole, 0, NULL), "s");
    assert_int_equal(cpi_framework_option_count(whole, 0), 2);
    assert_string_equal(cpi_framework_option_label(whole, 0, 1, NULL), "Yes!");
    assert_string_equal(cpi_framework_option_label(whole, 0, 0, NULL), "no");
    assert_same(cpi_framework_option_value(whole, 1, 0), 5);
    assert_string_equal(cpi_framework_unit_of_measure(whole, quantity), "per 100");
    assert_same(cpi_framework_goalpost(whole, quantity, 0), 100);
    assert_same(cpi_framework_goalpost(whole, quantity, 1), 0);
    assert_true(isnan(cpi_framework_goalpost(whole, quantity, 2)));
}

/* The groups of a node, as "dim:law who:state". */
static void assert_groups(const cpi_framework *framework, const char *code, const char *wanted)
{
    char text[200] = "";
    int32_t node = cpi_framework_find_node(framework, code);
    for (int32_t facet = 0; facet < cpi_framework_facet_count(framework); facet++)
        for (int32_t group = 0; group < cpi_framework_group_count(framework, facet); group++)
            if (cpi_framework_in_group(framework, node, facet, group))
                snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s:%s", *text ? " " : "",
                         cpi_framework_facet_code(framework, facet), cpi_framework_group_code(framework, facet, group));
    assert_text(text, wanted, code);
}

static void the_nearest_facets_count(void **state)
{
    (void)state;
    assert_groups(whole, "first", "dim:law");
    assert_groups(whole, "a1", "dim:law dim:serv who:state");
    assert_groups(whole, "a2", "dim:data who:state");
    assert_groups(whole, "a3", "dim:law dim:serv who:state");
    assert_groups(whole, "a3.1", "dim:law dim:serv who:state");
    assert_groups(whole, "b1", "dim:serv who:state who:other");
    assert_groups(whole, "A", "");
}

static void figures_have_addresses(void **state)
{
    static const struct {
        const char *address;
        cpi_figure_kind kind;
        int32_t node;
        int32_t facet;
        int32_t group;
        const char *title;
    } FIGURES[] = {
        {"dim:law", CPI_FIGURE_GROUP, 0, 0, 0, "Law"},         {"dim:serv", CPI_FIGURE_GROUP, 0, 0, 1, "Services"},
        {"dim:data", CPI_FIGURE_GROUP, 0, 0, 2, "Data"},       {"who:state", CPI_FIGURE_GROUP, 0, 1, 0, "State"},
        {"who:other", CPI_FIGURE_GROUP, 0, 1, 1, "Others"},    {"A/dim:law", CPI_FIGURE_CELL, 2, 0, 0, "Law"},
        {"A/dim:serv", CPI_FIGURE_CELL, 2, 0, 1, "Services"},  {"A/dim:data", CPI_FIGURE_CELL, 2, 0, 2, "Data"},
        {"A/who:state", CPI_FIGURE_CELL, 2, 1, 0, "State"},    {"A1/dim:law", CPI_FIGURE_CELL, 3, 0, 0, "Law"},
        {"A1/dim:serv", CPI_FIGURE_CELL, 3, 0, 1, "Services"}, {"A1/dim:data", CPI_FIGURE_CELL, 3, 0, 2, "Data"},
        {"A1/who:state", CPI_FIGURE_CELL, 3, 1, 0, "State"},   {"B/dim:serv", CPI_FIGURE_CELL, 9, 0, 1, "Services"},
        {"B/who:state", CPI_FIGURE_CELL, 9, 1, 0, "State"},    {"B/who:other", CPI_FIGURE_CELL, 9, 1, 1, "Others"},
        {"gap", CPI_FIGURE_DERIVED, -1, -1, -1, "Gap"},        {"both", CPI_FIGURE_DERIVED, -1, -1, -1, "Both"},
    };
    int32_t nodes = cpi_framework_node_count(whole);
    (void)state;
    assert_int_equal(cpi_framework_figure_count(whole), nodes + (int32_t)COUNT(FIGURES));
    for (int32_t i = 0; i < (int32_t)COUNT(FIGURES); i++) {
        int32_t figure = nodes + i;
        assert_text(cpi_framework_figure_address(whole, figure), FIGURES[i].address, "address");
        assert_int_equal(cpi_framework_find_figure(whole, FIGURES[i].address), figure);
        assert_int_equal(cpi_framework_figure_kind(whole, figure), FIGURES[i].kind);
        assert_int_equal(cpi_framework_figure_node(whole, figure), FIGURES[i].node);
        assert_int_equal(cpi_framework_figure_facet(whole, figure), FIGURES[i].facet);
        assert_int_equal(cpi_framework_figure_group(whole, figure), FIGURES[i].group);
        assert_text(cpi_framework_figure_title(whole, figure, NULL), FIGURES[i].title, FIGURES[i].address);
    }
    assert_int_equal(cpi_framework_figure_kind(whole, 2), CPI_FIGURE_NODE);
    assert_string_equal(cpi_framework_figure_title(whole, 2, NULL), "Domain A");
    assert_int_equal(cpi_framework_find_figure(whole, "B/dim:law"), CPI_NONE);
    assert_int_equal(cpi_framework_find_node(whole, "dim:law"), CPI_NONE);
}

static void methods_of_a_framework(void **state)
{
    (void)state;
    assert_int_equal(cpi_framework_method_count(whole), 2);
    assert_int_equal(cpi_framework_find_method(whole, "least"), 1);
    assert_int_equal(cpi_framework_find_method(whole, "most"), CPI_NONE);
    assert_string_equal(cpi_framework_method_code(whole, 0), "mean");
    assert_text(cpi_framework_method_text(whole, 1, CPI_TITLE, NULL), "Least", "title");
    assert_text(cpi_framework_method_text(whole, 1, CPI_DESCRIPTION, NULL), "D", "description");
    assert_text(cpi_framework_method_text(whole, 1, CPI_SOURCE, NULL), "P", "source");
    assert_text(cpi_framework_method_text(whole, 1, CPI_QUESTION, NULL), NULL, "question");
    assert_int_equal(cpi_framework_method_digits(whole, 0), 2);
    assert_int_equal(cpi_framework_method_digits(whole, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_is_as_written),
        cmocka_unit_test(what_is_left_out_has_a_default),
        cmocka_unit_test(statuses_are_named_as_the_file_names_them),
        cmocka_unit_test(nodes_stand_in_the_order_of_the_file),
        cmocka_unit_test(children_are_found_from_above),
        cmocka_unit_test(domains_come_first_where_the_file_says_so),
        cmocka_unit_test(texts_of_a_node),
        cmocka_unit_test(scales_and_quantities),
        cmocka_unit_test(the_nearest_facets_count),
        cmocka_unit_test(figures_have_addresses),
        cmocka_unit_test(methods_of_a_framework),
    };
    return cmocka_run_group_tests_name("framework", tests, load_whole, unload_whole);
}
