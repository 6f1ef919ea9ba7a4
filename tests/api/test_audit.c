/* SPDX-License-Identifier: MIT */
/* Every function on audits, with every argument that a careless caller may pass. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

static const char YAML[] = HEAD "indicators: [" Q("a") ", " Q("b") "]\n" MEAN;
static const char TABLE[] = "unit,period,a,b,X\nU,2017,0.2,0.4,0.3\nV,2017,0.2,0.4,0.9\n";

static const int32_t FAR[] = {-1, -2, INT32_MIN, 2, 1000, INT32_MAX};

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

static cpi_audit *audit(void)
{
    cpi_audit *made;
    assert_int_equal(cpi_audit_read(framework, NULL, TABLE, sizeof TABLE - 1, NULL, NULL, &made), CPI_OK);
    return made;
}

static void arguments_that_are_none(void **state)
{
    cpi_audit *made = (cpi_audit *)(uintptr_t)8;
    (void)state;
    assert_int_equal(cpi_audit_read(NULL, NULL, TABLE, 9, NULL, NULL, &made), CPI_BAD_ARGUMENT);
    assert_null(made);
    assert_int_equal(cpi_audit_read(framework, NULL, NULL, 0, NULL, NULL, &made), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_audit_read(framework, NULL, TABLE, 9, NULL, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_audit_read_file(NULL, NULL, "t.csv", NULL, &made), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_audit_read_file(framework, NULL, NULL, NULL, &made), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_audit_read_file(framework, NULL, "t.csv", NULL, NULL), CPI_BAD_ARGUMENT);
    cpi_audit_free(NULL);
}

static void no_audit_has_nothing(void **state)
{
    cpi_audit *audits[] = {NULL, audit()};
    (void)state;
    assert_null(cpi_audit_framework(NULL));
    assert_int_equal(cpi_audit_count(NULL), 0);
    assert_int_equal(cpi_audit_row_count(NULL), 0);
    for (size_t a = 0; a < COUNT(audits); a++)
        for (size_t i = 0; i < COUNT(FAR); i++) {
            assert_int_equal(cpi_audit_line(audits[a], FAR[i]), CPI_NONE);
            assert_null(cpi_audit_unit(audits[a], FAR[i]));
            assert_null(cpi_audit_period(audits[a], FAR[i]));
            assert_int_equal(cpi_audit_figure(audits[a], FAR[i]), CPI_NONE);
            assert_int_equal(cpi_audit_method(audits[a], FAR[i]), CPI_NONE);
            assert_null(cpi_audit_printed(audits[a], FAR[i]));
            assert_true(isnan(cpi_audit_value(audits[a], FAR[i])));
            assert_int_equal(cpi_audit_digits(audits[a], FAR[i]), 0);
            assert_true(isnan(cpi_audit_low(audits[a], FAR[i])));
            assert_true(isnan(cpi_audit_high(audits[a], FAR[i])));
            assert_int_equal(cpi_audit_get_status(audits[a], FAR[i]), CPI_INCOMPLETE);
            assert_null(cpi_audit_note(audits[a], FAR[i]));
        }
    cpi_audit_free(audits[1]);
}

static void statuses_have_names(void **state)
{
    static const char *const NAMES[] = {"consistent", "inconsistent", "incomplete"};
    static const int NONE[] = {-1, 3, 99, INT32_MAX, INT32_MIN};
    (void)state;
    for (int i = 0; i < (int)COUNT(NAMES); i++)
        assert_string_equal(cpi_audit_status_name((cpi_audit_status)i), NAMES[i]);
    for (size_t i = 0; i < COUNT(NONE); i++)
        assert_string_equal(cpi_audit_status_name((cpi_audit_status)NONE[i]), "unknown");
}

static void a_method_that_is_not_there(void **state)
{
    cpi_options *options = cpi_options_new();
    cpi_diag *diag = cpi_diag_new();
    cpi_audit *made = (cpi_audit *)(uintptr_t)8;
    (void)state;
    assert_int_equal(cpi_options_set_method(options, "mm"), CPI_OK);
    assert_int_equal(cpi_audit_read(framework, options, TABLE, sizeof TABLE - 1, NULL, diag, &made), CPI_NOT_FOUND);
    assert_null(made);
    assert_int_equal(cpi_diag_code(diag, 0), 412);
    assert_int_equal(cpi_options_set_method(options, "m"), CPI_OK);
    assert_int_equal(cpi_audit_read(framework, options, TABLE, sizeof TABLE - 1, NULL, diag, &made), CPI_OK);
    cpi_audit_free(made);
    cpi_diag_free(diag);
    cpi_options_free(options);
}

/* The text stands in memory of its own size and is gone when the audit is looked at; the framework is given back. */
static void an_audit_keeps_what_it_needs(void **state)
{
    cpi_framework *own = framework_of(YAML);
    char *text = malloc(sizeof TABLE - 1);
    cpi_audit *made;
    (void)state;
    memcpy(text, TABLE, sizeof TABLE - 1);
    assert_int_equal(cpi_audit_read(own, NULL, text, sizeof TABLE - 1, "t.csv", NULL, &made), CPI_OK);
    free(text);
    cpi_framework_unref(own);
    assert_int_equal(cpi_audit_count(made), 2);
    assert_string_equal(cpi_audit_unit(made, 1), "V");
    assert_string_equal(cpi_audit_printed(made, 1), "0.9");
    assert_int_equal(cpi_audit_get_status(made, 0), CPI_CONSISTENT);
    assert_int_equal(cpi_audit_get_status(made, 1), CPI_INCONSISTENT);
    assert_string_equal(cpi_framework_code(cpi_audit_framework(made)), "X");
    cpi_audit_free(made);
}

static void texts_that_are_no_tables(void **state)
{
    static const struct {
        const char *text;
        size_t length;
        int32_t code;
    } CASES[] = {{"", 0, 105}, {"unit,a\0b", 8, 103}, {"unit,\xFF", 6, 103}, {"hello", 5, 505}, {"\n\n", 2, 105}};
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_audit *made;
        cpi_diag *diag = cpi_diag_new();
        assert_int_equal(cpi_audit_read(framework, NULL, CASES[i].text, CASES[i].length, NULL, diag, &made),
                         CPI_BAD_INPUT);
        assert_null(made);
        assert_int_equal(cpi_diag_code(diag, 0), CASES[i].code);
        assert_string_equal(cpi_diag_file(diag, 0), "table");
        cpi_diag_free(diag);
    }
}

static void tables_are_read_from_files(void **state)
{
    static const char *const PATHS[] = {"no-such-table.csv", "."};
    cpi_audit *made;
    cpi_diag *diag = cpi_diag_new();
    FILE *file = fopen("audited.csv", "wb");
    (void)state;
    assert_non_null(file);
    assert_int_equal(fwrite(TABLE, 1, sizeof TABLE - 1, file), sizeof TABLE - 1);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(cpi_audit_read_file(framework, NULL, "audited.csv", diag, &made), CPI_OK);
    assert_int_equal(cpi_audit_count(made), 2);
    cpi_audit_free(made);
    assert_int_equal(remove("audited.csv"), 0);
    for (size_t i = 0; i < COUNT(PATHS); i++) {
        assert_int_equal(cpi_audit_read_file(framework, NULL, PATHS[i], diag, &made), CPI_SYSTEM);
        assert_null(made);
        assert_int_equal(cpi_diag_code(diag, (int32_t)i), 101);
    }
    cpi_diag_free(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_that_are_none),      cmocka_unit_test(no_audit_has_nothing),
        cmocka_unit_test(statuses_have_names),          cmocka_unit_test(a_method_that_is_not_there),
        cmocka_unit_test(an_audit_keeps_what_it_needs), cmocka_unit_test(texts_that_are_no_tables),
        cmocka_unit_test(tables_are_read_from_files),
    };
    return cmocka_run_group_tests_name("audit arguments", tests, load, unload);
}
