/* SPDX-License-Identifier: MIT */
/* Every function on panels, with every argument that a careless caller may pass. */
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "support.h"

static const char YAML[] = HEAD NO_HALF_YES "domains: [{code: A, title: A, indicators: [{code: a, question: A?}, " Q(
    "q") ", {code: l, title: L, quantity: {goalposts: [1, 9], transformation: log}},"
         " {code: s, title: S, indicators: [{code: s1, title: S1}]}]}]\n" MEAN;

static const int32_t FAR[] = {-1, -2, INT32_MIN, 1000, INT32_MAX};

struct fixture {
    cpi_framework *framework;
    cpi_panel *panel;
    int32_t domain, a, q, l, s;
};

static int make(void **state)
{
    static struct fixture f;
    f.framework = framework_of(YAML);
    f.panel = panel_of(f.framework, "unit,period,a,q\nU,2017,half,0.7\n");
    f.domain = cpi_framework_find_node(f.framework, "A");
    f.a = cpi_framework_find_node(f.framework, "a");
    f.q = cpi_framework_find_node(f.framework, "q");
    f.l = cpi_framework_find_node(f.framework, "l");
    f.s = cpi_framework_find_node(f.framework, "s");
    *state = &f;
    return 0;
}

/* Whatever was tried, the panel is as it was. */
static int check_and_free(void **state)
{
    struct fixture *f = *state;
    bool same = cpi_panel_count(f->panel) == 1 && strcmp(cpi_panel_unit(f->panel, 0), "U") == 0 &&
                strcmp(cpi_panel_period(f->panel, 0), "2017") == 0 && cpi_panel_option(f->panel, 0, f->a) == 1 &&
                cpi_panel_value(f->panel, 0, f->q) == 0.7 && cpi_panel_missing(f->panel, 0, f->l) == CPI_UNANSWERED;
    cpi_panel_free(f->panel);
    cpi_framework_unref(f->framework);
    return same ? 0 : -1;
}

static void no_panel_has_nothing(void **state)
{
    struct fixture *f = *state;
    cpi_panel *panel = f->panel;
    int32_t row = 5;
    assert_int_equal(cpi_panel_new(NULL, &panel), CPI_BAD_ARGUMENT);
    assert_null(panel);
    assert_int_equal(cpi_panel_new(f->framework, NULL), CPI_BAD_ARGUMENT);
    cpi_panel_free(NULL);
    assert_null(cpi_panel_framework(NULL));
    assert_int_equal(cpi_panel_read(NULL, "unit,a\n", 7, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_read_file(NULL, "a.csv", NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_add(NULL, "U", NULL, &row), CPI_BAD_ARGUMENT);
    assert_int_equal(row, CPI_NONE);
    row = 5;
    assert_int_equal(cpi_panel_add_respondent(NULL, "U", NULL, "R", &row), CPI_BAD_ARGUMENT);
    assert_int_equal(row, CPI_NONE);
    assert_int_equal(cpi_panel_set_option(NULL, 0, f->a, "yes"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_value(NULL, 0, f->q, 1), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_missing(NULL, 0, f->a, CPI_NO_DATA), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_count(NULL), 0);
    assert_int_equal(cpi_panel_find(NULL, "U", NULL), CPI_NONE);
    assert_int_equal(cpi_panel_find_respondent(NULL, "U", NULL, "R"), CPI_NONE);
    assert_int_equal(cpi_panel_scores_index(NULL, 0), CPI_NONE);
    assert_null(cpi_panel_respondent(NULL, 0));
    assert_null(cpi_panel_unit(NULL, 0));
    assert_null(cpi_panel_period(NULL, 0));
    assert_int_equal(cpi_panel_missing(NULL, 0, f->a), CPI_UNANSWERED);
    assert_int_equal(cpi_panel_option(NULL, 0, f->a), CPI_NONE);
    assert_true(isnan(cpi_panel_value(NULL, 0, f->q)));
    assert_null(cpi_panel_source(NULL, 0, f->a));
    assert_null(cpi_panel_note(NULL, 0, f->a));
    assert_null(cpi_panel_expert(NULL, 0, f->a));
}

static void units_that_are_none(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *unit;
        const char *period;
    } CASES[] = {{NULL, NULL},          {"", NULL},       {"", "2017"}, {"\xFF", NULL}, {"U\xC3", NULL},
                 {"V", "\xED\xA0\x80"}, {"V", "\xC0\x80"}};
    for (size_t i = 0; i < COUNT(CASES); i++) {
        int32_t row = 5;
        assert_int_equal(cpi_panel_add(f->panel, CASES[i].unit, CASES[i].period, &row), CPI_BAD_ARGUMENT);
        assert_int_equal(row, CPI_NONE);
        assert_int_equal(cpi_panel_find(f->panel, CASES[i].unit, CASES[i].period), CPI_NONE);
        assert_int_equal(cpi_panel_add_respondent(f->panel, CASES[i].unit, CASES[i].period, "R", &row),
                         CPI_BAD_ARGUMENT);
        assert_int_equal(cpi_panel_find_respondent(f->panel, CASES[i].unit, CASES[i].period, "R"), CPI_NONE);
    }
    assert_int_equal(cpi_panel_add_respondent(f->panel, "U", "2017", "\xFF", NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_find_respondent(f->panel, "U", "2017", "\xFF"), CPI_NONE);
    assert_int_equal(cpi_panel_find_respondent(f->panel, "U", "2017", NULL), 0);
    assert_int_equal(cpi_panel_find(f->panel, "U", NULL), CPI_NONE);
    assert_int_equal(cpi_panel_find(f->panel, "U", "2017"), 0);
}

static void places_that_are_none(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(FAR); i++)
        for (int which = 0; which < 2; which++) {
            int32_t row = which ? FAR[i] : 0;
            int32_t node = which ? f->a : FAR[i];
            assert_int_equal(cpi_panel_set_option(f->panel, row, node, "yes"), CPI_BAD_ARGUMENT);
            assert_int_equal(cpi_panel_set_value(f->panel, row, which ? f->q : FAR[i], 1), CPI_BAD_ARGUMENT);
            assert_int_equal(cpi_panel_set_missing(f->panel, row, node, CPI_NO_DATA), CPI_BAD_ARGUMENT);
            assert_int_equal(cpi_panel_missing(f->panel, row, node), CPI_UNANSWERED);
            assert_int_equal(cpi_panel_option(f->panel, row, node), CPI_NONE);
            assert_true(isnan(cpi_panel_value(f->panel, row, node)));
            assert_null(cpi_panel_source(f->panel, row, node));
            assert_null(cpi_panel_note(f->panel, row, node));
            assert_null(cpi_panel_expert(f->panel, row, node));
        }
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_null(cpi_panel_unit(f->panel, FAR[i]));
        assert_null(cpi_panel_period(f->panel, FAR[i]));
        assert_null(cpi_panel_respondent(f->panel, FAR[i]));
        assert_int_equal(cpi_panel_scores_index(f->panel, FAR[i]), CPI_NONE);
    }
}

static void nodes_that_are_not_answered_so(void **state)
{
    struct fixture *f = *state;
    const int32_t not_scaled[] = {0, f->domain, f->q, f->s};
    const int32_t not_measured[] = {0, f->domain, f->a, f->s};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(cpi_panel_set_option(f->panel, 0, not_scaled[i], "yes"), CPI_BAD_ARGUMENT);
        assert_int_equal(cpi_panel_set_value(f->panel, 0, not_measured[i], 1), CPI_BAD_ARGUMENT);
    }
    assert_int_equal(cpi_panel_set_missing(f->panel, 0, f->domain, CPI_NO_DATA), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_missing(f->panel, 0, f->s, CPI_NO_DATA), CPI_BAD_ARGUMENT);
}

static void options_that_are_none(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(cpi_panel_set_option(f->panel, 0, f->a, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_option(f->panel, 0, f->a, "\xFF"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_option(f->panel, 0, f->a, "yes\xC3"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_option(f->panel, 0, f->a, ""), CPI_NOT_FOUND);
    assert_int_equal(cpi_panel_set_option(f->panel, 0, f->a, "nd"), CPI_NOT_FOUND);
    assert_int_equal(cpi_panel_set_option(f->panel, 0, f->a, "0.5"), CPI_NOT_FOUND);
}

static void values_that_are_none(void **state)
{
    static const double VALUES[] = {NAN, INFINITY, -INFINITY, 1e31, -1e31, 1e-31};
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(VALUES); i++)
        assert_int_equal(cpi_panel_set_value(f->panel, 0, f->q, VALUES[i]), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_value(f->panel, 0, f->l, 0), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_value(f->panel, 0, f->l, -0.0), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_set_value(f->panel, 0, f->l, -3), CPI_BAD_ARGUMENT);
}

static void reasons_that_are_none(void **state)
{
    static const int REASONS[] = {CPI_ANSWERED, -1, 4, 256, INT32_MAX, INT32_MIN};
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(REASONS); i++)
        assert_int_equal(cpi_panel_set_missing(f->panel, 0, f->a, (cpi_missing)REASONS[i]), CPI_BAD_ARGUMENT);
}

static void sheets_that_are_none(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(cpi_panel_read(f->panel, NULL, 0, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_read(f->panel, "unit,a\nV,yes\n", 0, NULL, NULL), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read(f->panel, "unit,a\nV,maybe\n", 15, NULL, NULL), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read(f->panel, "unit,a\nU\0,yes\n", 14, NULL, NULL), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read_file(f->panel, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_panel_read_file(f->panel, "no/such/file.csv", NULL), CPI_SYSTEM);
}

int main(void)
{
#define EACH(test) cmocka_unit_test_setup_teardown(test, make, check_and_free)
    const struct CMUnitTest tests[] = {
        EACH(no_panel_has_nothing),           EACH(units_that_are_none),   EACH(places_that_are_none),
        EACH(nodes_that_are_not_answered_so), EACH(options_that_are_none), EACH(values_that_are_none),
        EACH(reasons_that_are_none),          EACH(sheets_that_are_none),
    };
    return cmocka_run_group_tests_name("panel arguments", tests, NULL, NULL);
}
