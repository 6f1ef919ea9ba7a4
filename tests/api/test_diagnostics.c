/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

static const int32_t FAR[] = {-1, -2, INT32_MIN, 1000000, INT32_MAX};

static void assert_nothing_at(const cpi_diag *diag, int32_t i)
{
    assert_int_equal(cpi_diag_severity(diag, i), CPI_ERROR);
    assert_int_equal(cpi_diag_code(diag, i), 0);
    assert_null(cpi_diag_message(diag, i));
    assert_null(cpi_diag_file(diag, i));
    assert_int_equal(cpi_diag_line(diag, i), 0);
    assert_int_equal(cpi_diag_column(diag, i), 0);
    assert_null(cpi_diag_path(diag, i));
    assert_null(cpi_diag_text(diag, i));
}

static void entries_that_are_none(void **state)
{
    cpi_framework *framework;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    assert_int_equal(cpi_framework_load("[", 1, NULL, diag, &framework), CPI_BAD_INPUT);
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_nothing_at(diag, FAR[i]);
        assert_nothing_at(NULL, FAR[i]);
    }
    assert_nothing_at(diag, cpi_diag_count(diag));
    assert_nothing_at(NULL, 0);
    assert_int_equal(cpi_diag_count(NULL), 0);
    assert_int_equal(cpi_diag_error_count(NULL), 0);
    cpi_diag_clear(NULL);
    cpi_diag_free(NULL);
    cpi_diag_free(diag);
}

static void several_calls_fill_one_collector(void **state)
{
    cpi_framework *framework = framework_of(HEAD "indicators: [" Q("a") "]\n" MEAN);
    cpi_panel *panel = panel_of(framework, "unit,a\nU,1\n");
    cpi_framework *none;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    assert_int_equal(cpi_framework_load("[", 1, "one", diag, &none), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read(panel, "unit,a,\nU,1,rest\n", 17, "two", diag), CPI_OK);
    assert_int_equal(cpi_panel_read(panel, "unit,a\nU,2\n", 11, "three", diag), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_count(diag), 3);
    assert_int_equal(cpi_diag_error_count(diag), 2);
    assert_int_equal(cpi_diag_severity(diag, 1), CPI_WARNING);
    assert_string_equal(cpi_diag_file(diag, 0), "one");
    assert_string_equal(cpi_diag_file(diag, 1), "two");
    assert_string_equal(cpi_diag_file(diag, 2), "three");
    cpi_diag_clear(diag);
    assert_int_equal(cpi_diag_count(diag), 0);
    assert_nothing_at(diag, 0);
    assert_int_equal(cpi_panel_read(panel, "", 0, NULL, diag), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_count(diag), 1);
    cpi_diag_free(diag);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

static void a_diagnostic_has_a_place_and_a_path(void **state)
{
    static const char YAML[] =
        HEAD "domains:\n  - code: A\n    title: A\n    indicators: [" Q_WEIGHT("a", "x") "]\n" MEAN;
    cpi_framework *framework;
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    assert_int_equal(cpi_framework_load(YAML, sizeof YAML - 1, "x.yaml", diag, &framework), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_count(diag), 1);
    assert_string_equal(cpi_diag_path(diag, 0), "domains[0].indicators[0].weight");
    assert_int_equal(cpi_diag_line(diag, 0), 9);
    assert_int_equal(cpi_diag_column(diag, 0), 46);
    assert_int_equal(cpi_diag_code(diag, 0), 222);
    assert_int_equal(strncmp(cpi_diag_text(diag, 0), "x.yaml:9:46: error: ", 20), 0);
    assert_non_null(strstr(cpi_diag_text(diag, 0), " [CPI-222]"));
    assert_non_null(strstr(cpi_diag_text(diag, 0), cpi_diag_message(diag, 0)));
    cpi_diag_free(diag);
}

static void the_first_thousand_are_kept(void **state)
{
    enum { ROWS = 1234 };
    cpi_framework *framework = framework_of(HEAD "indicators: [" Q("a") "]\n" MEAN);
    cpi_panel *panel;
    cpi_diag *diag = cpi_diag_new();
    char *sheet = malloc(ROWS * 12 + 100);
    int length = sprintf(sheet, "unit,a\n");
    (void)state;
    for (int i = 0; i < ROWS; i++)
        length += sprintf(sheet + length, "U%d,x\n", i);
    assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
    assert_int_equal(cpi_panel_read(panel, sheet, (size_t)length, NULL, diag), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_count(diag), 1001);
    assert_int_equal(cpi_diag_error_count(diag), ROWS);
    assert_int_equal(cpi_diag_line(diag, 999), 1001);
    assert_int_equal(cpi_diag_code(diag, 1000), 104);
    assert_non_null(strstr(cpi_diag_message(diag, 1000), "234"));
    assert_null(cpi_diag_text(diag, 1001));
    cpi_diag_clear(diag);
    assert_int_equal(cpi_panel_read(panel, "", 0, NULL, diag), CPI_BAD_INPUT);
    assert_int_equal(cpi_diag_count(diag), 1);
    free(sheet);
    cpi_panel_free(panel);
    cpi_diag_free(diag);
    cpi_framework_unref(framework);
}

static void no_collector_gives_the_same_status(void **state)
{
    cpi_framework *framework = framework_of(HEAD "indicators: [" Q("a") "]\n" MEAN);
    cpi_framework *none;
    cpi_panel *panel;
    (void)state;
    assert_int_equal(cpi_panel_new(framework, &panel), CPI_OK);
    assert_int_equal(cpi_framework_load("[", 1, NULL, NULL, &none), CPI_BAD_INPUT);
    assert_int_equal(cpi_framework_load_file("no/such.yaml", NULL, &none), CPI_SYSTEM);
    assert_int_equal(cpi_framework_translate(framework, "{}", 2, NULL, NULL, &none), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read(panel, "unit,b\nU,1\n", 11, NULL, NULL), CPI_BAD_INPUT);
    assert_int_equal(cpi_panel_read_file(panel, "no/such.csv", NULL), CPI_SYSTEM);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_that_are_none),
        cmocka_unit_test(several_calls_fill_one_collector),
        cmocka_unit_test(a_diagnostic_has_a_place_and_a_path),
        cmocka_unit_test(the_first_thousand_are_kept),
        cmocka_unit_test(no_collector_gives_the_same_status),
    };
    return cmocka_run_group_tests_name("diagnostics", tests, NULL, NULL);
}
