/* SPDX-License-Identifier: MIT */
/* Input that would take more memory or time than it is worth is refused, whatever it says. */
#include <string.h>

#include "answers/data.h"
#include "base/text.h"
#include "support.h"

#define LEAF "indicators: [" Q("a") "]\n"

/* Items i0, i1 and so on, each with the rest of it, separated by commas. */
static void print_items(struct text_buffer *text, const char *rest, int count)
{
    for (int i = 0; i < count; i++)
        text_buffer_print(text, "%si%d%s", i ? ", " : "", i, rest);
}

/* A file is too much for one more item, and no problem without it. */
static void assert_limit(const char *before, const char *rest, int most, const char *after, const char *problem)
{
    for (int more = 0; more < 2; more++) {
        struct text_buffer text = {0};
        text_buffer_print(&text, "%s", before);
        print_items(&text, rest, most + more);
        text_buffer_print(&text, "%s", after);
        assert_text(problems_of_framework(text.bytes), more ? problem : "", before);
        text_buffer_free(&text);
    }
}

static void lists_of_a_file(void **state)
{
    (void)state;
    assert_limit(HEAD LEAF "methods: {", ": {title: M, aggregation: sum, missing: skip}", 100, "}\n", "7:10 CPI-320");
    assert_limit(HEAD "scale: s\nindicators: [{code: a, title: a}]\n" MEAN "scales: {s: {options: {", ": {value: 0}",
                 100, "}}}\n", "9:23 CPI-320");
    assert_limit(HEAD LEAF MEAN "languages: [en, ", "-x", 99, "]\n", "8:700 CPI-320");
    assert_limit(HEAD LEAF MEAN "derived: {", ": {title: D, mean: [X]}", 3000, "}\n", "");
}

/* Groups have an indicator each, so that the file has no other problem. */
static void groups(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct text_buffer text = {0};
        text_buffer_print(&text, HEAD "facets: {f: {groups: {");
        print_items(&text, ": G", 1000 + more);
        text_buffer_print(&text, "}}}\ndomains: [{code: D, title: D, facets: {f: [");
        print_items(&text, "", 1000);
        text_buffer_print(&text, "]}, " LEAF "}]\n" MEAN);
        assert_text(problems_of_framework(text.bytes), more ? "6:9 CPI-320" : "", "groups");
        text_buffer_free(&text);
    }
}

/* `indicators` in each of 1,000 groups. */
static void assert_memberships(int indicators, const char *problems)
{
    struct text_buffer text = {0};
    text_buffer_print(&text, HEAD NO_HALF_YES "facets: {f: {groups: {");
    print_items(&text, ": G", 1000);
    text_buffer_print(&text, "}}}\ndomains: [{code: D, title: D, facets: {f: [");
    print_items(&text, "", 1000);
    text_buffer_print(&text, "]}, indicators: [");
    for (int i = 0; i < indicators; i++)
        text_buffer_print(&text, "%s{code: q%d, title: Q}", i ? ", " : "", i);
    text_buffer_print(&text, "]}]\n" MEAN);
    assert_text(problems_of_framework(text.bytes), problems, "memberships");
    text_buffer_free(&text);
}

static void memberships(void **state)
{
    (void)state;
    assert_memberships(1000, "");
    assert_memberships(1001, "0:0 CPI-320");
}

static void nodes(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct text_buffer text = {0};
        text_buffer_print(&text, HEAD NO_HALF_YES "indicators: [");
        for (int i = 0; i < 99999 + more; i++)
            text_buffer_print(&text, "%s{code: q%d, title: Q}", i ? "," : "", i);
        text_buffer_print(&text, "]\n" MEAN);
        const char *problems = problems_of_framework(text.bytes);
        assert_int_equal(strstr(problems, "CPI-320") != NULL, more);
        assert_null(strstr(problems, ";"));
        text_buffer_free(&text);
    }
}

/* Each derived figure is the mean of the one before it, twice: twice as many rows of an explanation for each. */
static void derived_figures_unfold_to_a_bounded_size(void **state)
{
    struct text_buffer text = {0};
    (void)state;
    text_buffer_print(&text, HEAD LEAF MEAN "derived:\n  d0: {title: D, mean: [X]}\n");
    for (int i = 1; i < 16; i++)
        text_buffer_print(&text, "  d%d: {title: D, mean: [d%d, d%d]}\n", i, i - 1, i - 1);
    assert_non_null(strstr(problems_of_framework(text.bytes), "CPI-320"));
    text_buffer_free(&text);
    text_buffer_print(&text, HEAD LEAF MEAN "derived:\n  d0: {title: D, mean: [X]}\n");
    for (int i = 1; i < 16; i++)
        text_buffer_print(&text, "  d%d: {title: D, mean: [d%d]}\n", i, i - 1);
    assert_text(problems_of_framework(text.bytes), "", "16 deep");
    text_buffer_print(&text, "  d16: {title: D, mean: [d15]}\n");
    assert_non_null(strstr(problems_of_framework(text.bytes), "CPI-320"));
    text_buffer_free(&text);
}

static void labels(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct text_buffer text = {0};
        text_buffer_print(&text, HEAD "scales: {s: {options: {no: {value: 0, label: ");
        for (int i = 0; i < 100; i++)
            text_buffer_print(&text, "ë");
        text_buffer_print(&text, "%s}, yes: {value: 1}}}}\nscale: s\nindicators: [{code: a, title: a}]\n" MEAN,
                          more ? "x" : "");
        assert_text(problems_of_framework(text.bytes), more ? "6:46 CPI-223" : "", "a label");
        text_buffer_free(&text);
    }
}

static void weights_of_a_sum(void **state)
{
    (void)state;
    assert_text(problems_of_framework(HEAD "indicators: [" Q_WEIGHT("a", "1000") ", " Q_WEIGHT(
                    "b", "-1000") "]\n" METHOD("aggregation: sum, missing: skip")),
                "", "1000");
    assert_text(problems_of_framework(
                    HEAD "indicators: [" Q_WEIGHT("a", "1001") "]\n" METHOD("aggregation: sum, missing: skip")),
                "6:42 CPI-401", "1001");
}

static void evidence(void **state)
{
    cpi_framework *framework = framework_of(HEAD LEAF MEAN);
    cpi_panel *panel = panel_of(framework, "unit,a\nU,0.5\n");
    struct text_buffer sheet = {0};
    (void)state;
    text_buffer_print(&sheet, "unit,indicator,answer,source\n");
    for (int i = 0; i < 20; i++)
        text_buffer_print(&sheet, "U,a,0.5,Law %d\n", 100 + i);
    assert_text(problems_of_sheet(panel, sheet.bytes), "", "20 rows");
    assert_text(problems_of_sheet(panel, "unit,indicator,answer,source\nU,a,0.5,Law 200\n"), "2:0 CPI-320", "21 rows");
    text_buffer_free(&sheet);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

/* As if the panel held four million assessments of five indicators, which take more memory than a test should. */
static void answers_of_a_panel(void **state)
{
    cpi_framework *framework =
        framework_of(HEAD "indicators: [" Q("a") ", " Q("b") ", " Q("c") ", " Q("d") ", " Q("e") "]\n" MEAN);
    cpi_panel *panel = panel_of(framework, "unit,a\nU,0.5\n");
    int32_t row = 7;
    (void)state;
    assert_false(data_is_full(panel, &(struct panel_data){.count = 3999999}));
    panel->data.count = 4000000;
    assert_int_equal(cpi_panel_add(panel, "V", NULL, &row), CPI_NO_MEMORY);
    assert_int_equal(row, CPI_NONE);
    assert_int_equal(cpi_panel_add(panel, "U", NULL, &row), CPI_OK);
    assert_int_equal(row, 0);
    panel->data.count = 1;
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_a_file),
        cmocka_unit_test(groups),
        cmocka_unit_test(memberships),
        cmocka_unit_test(nodes),
        cmocka_unit_test(derived_figures_unfold_to_a_bounded_size),
        cmocka_unit_test(labels),
        cmocka_unit_test(weights_of_a_sum),
        cmocka_unit_test(evidence),
        cmocka_unit_test(answers_of_a_panel),
    };
    return cmocka_run_group_tests_name("limits", tests, NULL, NULL);
}
