/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "support.h"

static void a_diagnostic_is_one_line(void **state)
{
    static const struct {
        struct place place;
        const char *text;
    } CASES[] = {
        {{"cpi.yaml", "domains[0]", 3, 7}, "cpi.yaml:3:7: error: no 'x' [CPI-306]"},
        {{"cpi.yaml", NULL, 3, 0}, "cpi.yaml:3: error: no 'x' [CPI-306]"},
        {{"cpi.yaml", NULL, 0, 0}, "cpi.yaml: error: no 'x' [CPI-306]"},
        {{NULL, NULL, 0, 0}, "error: no 'x' [CPI-306]"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        cpi_diag *diag = cpi_diag_new();
        diag_error(diag, CASES[i].place, CPI_D_UNKNOWN_NODE, "no '%s'", "x");
        assert_string_equal(cpi_diag_text(diag, 0), CASES[i].text);
        assert_string_equal(cpi_diag_message(diag, 0), "no 'x'");
        assert_text(cpi_diag_file(diag, 0), CASES[i].place.file, "file");
        assert_text(cpi_diag_path(diag, 0), CASES[i].place.path, "path");
        assert_int_equal(cpi_diag_line(diag, 0), CASES[i].place.line);
        assert_int_equal(cpi_diag_column(diag, 0), CASES[i].place.column);
        cpi_diag_free(diag);
    }
}

static void warnings_are_no_errors(void **state)
{
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    diag_warning(diag, (struct place){0}, CPI_D_UNUSED_COLUMN, "a");
    diag_error(diag, (struct place){0}, CPI_D_CONFLICT, "b");
    assert_int_equal(cpi_diag_count(diag), 2);
    assert_int_equal(cpi_diag_error_count(diag), 1);
    assert_int_equal(cpi_diag_severity(diag, 0), CPI_WARNING);
    assert_int_equal(cpi_diag_severity(diag, 1), CPI_ERROR);
    assert_string_equal(cpi_diag_text(diag, 0), "warning: a [CPI-505]");
    cpi_diag_clear(diag);
    assert_int_equal(cpi_diag_count(diag), 0);
    assert_int_equal(cpi_diag_error_count(diag), 0);
    assert_null(cpi_diag_text(diag, 0));
    cpi_diag_free(diag);
}

static void line_breaks_in_what_is_quoted_become_spaces(void **state)
{
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    diag_error(diag, (struct place){0}, CPI_D_UNKNOWN_OPTION, "'%s' is none", "a\nb\r\tc\x7F\x1B[31m");
    assert_string_equal(cpi_diag_message(diag, 0), "'a b  c  [31m' is none");
    cpi_diag_free(diag);
}

static void the_first_thousand_are_kept(void **state)
{
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    for (int i = 0; i < 1000; i++)
        diag_warning(diag, (struct place){"a.csv", NULL, i + 1, 1}, CPI_D_UNUSED_COLUMN, "w%d", i);
    assert_int_equal(cpi_diag_count(diag), 1000);
    assert_string_equal(cpi_diag_message(diag, 999), "w999");
    diag_warning(diag, (struct place){0}, CPI_D_UNUSED_COLUMN, "more");
    assert_int_equal(cpi_diag_count(diag), 1001);
    assert_int_equal(cpi_diag_error_count(diag), 0);
    assert_int_equal(cpi_diag_severity(diag, 1000), CPI_WARNING);
    diag_error(diag, (struct place){0}, CPI_D_CONFLICT, "more");
    diag_warning(diag, (struct place){0}, CPI_D_UNUSED_COLUMN, "more");
    assert_int_equal(cpi_diag_count(diag), 1001);
    assert_int_equal(cpi_diag_error_count(diag), 1);
    assert_int_equal(cpi_diag_severity(diag, 1000), CPI_ERROR);
    assert_int_equal(cpi_diag_code(diag, 1000), CPI_D_LEFT_OUT);
    assert_string_equal(cpi_diag_text(diag, 1000), "error: 3 more problems are left out [CPI-104]");
    assert_null(cpi_diag_file(diag, 1000));
    assert_null(cpi_diag_text(diag, 1001));
    cpi_diag_free(diag);
}

static void long_messages_are_whole(void **state)
{
    char word[5000];
    cpi_diag *diag = cpi_diag_new();
    (void)state;
    memset(word, 'a', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    diag_error(diag, (struct place){word, word, 1, 1}, CPI_D_CONFLICT, "%s", word);
    assert_string_equal(cpi_diag_message(diag, 0), word);
    assert_string_equal(cpi_diag_file(diag, 0), word);
    assert_string_equal(cpi_diag_path(diag, 0), word);
    cpi_diag_free(diag);
}

static void no_collector_is_no_problem(void **state)
{
    (void)state;
    diag_error(NULL, (struct place){0}, CPI_D_CONFLICT, "a");
    diag_warning(NULL, (struct place){0}, CPI_D_CONFLICT, "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_diagnostic_is_one_line),
        cmocka_unit_test(warnings_are_no_errors),
        cmocka_unit_test(line_breaks_in_what_is_quoted_become_spaces),
        cmocka_unit_test(the_first_thousand_are_kept),
        cmocka_unit_test(long_messages_are_whole),
        cmocka_unit_test(no_collector_is_no_problem),
    };
    return cmocka_run_group_tests_name("diagnostics", tests, NULL, NULL);
}
