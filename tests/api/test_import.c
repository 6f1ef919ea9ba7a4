/* SPDX-License-Identifier: MIT */
/* Every function on imports, with every argument that a careless caller may pass. */
#include <string.h>

#include "support.h"

static const char LIST[] = "code,question,question_sq\nx,A?,B?\n";

static void arguments_that_are_none(void **state)
{
    cpi_import *import = cpi_import_new();
    (void)state;
    assert_non_null(import);
    assert_int_equal(cpi_import_set_column(NULL, "code", "Code"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_set_column(import, NULL, "Code"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_set_column(import, "code", NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_set_column(import, "code", ""), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_set_column(import, "code", "\xFF"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_add_facet(NULL, "actor"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_add_facet(import, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_add_facet(import, "not a code"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_set_head(NULL, "code", "X"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_set_head(import, NULL, "X"), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_set_head(import, "code", NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_set_head(import, "status", "official"), CPI_NOT_FOUND);
    assert_int_equal(cpi_import_like_file(NULL, "x.yaml", NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_like_file(import, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_like_file(import, "no-such.yaml", NULL), CPI_SYSTEM);
    assert_int_equal(cpi_import_read(NULL, LIST, strlen(LIST), NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_read(import, NULL, 0, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_read(import, "\xFF", 1, NULL, NULL), CPI_BAD_INPUT);
    assert_int_equal(cpi_import_read(import, LIST, (size_t)17 * 1024 * 1024, NULL, NULL), CPI_BAD_INPUT);
    assert_int_equal(cpi_import_read_file(NULL, "x.csv", NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_read_file(import, NULL, NULL), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_import_read_file(import, "no-such.csv", NULL), CPI_SYSTEM);
    assert_null(cpi_import_framework(import));
    cpi_import_free(import);
    cpi_import_free(NULL);
}

static void results_that_are_none(void **state)
{
    static const int32_t FAR[] = {-1, 1, INT32_MIN, INT32_MAX};
    cpi_import *import = cpi_import_new();
    (void)state;
    assert_null(cpi_import_framework(NULL));
    assert_int_equal(cpi_import_language_count(NULL), 0);
    assert_null(cpi_import_language(NULL, 0));
    assert_null(cpi_import_translation(NULL, 0));
    assert_int_equal(cpi_import_read(import, LIST, strlen(LIST), NULL, NULL), CPI_OK);
    assert_int_equal(cpi_import_language_count(import), 1);
    assert_string_equal(cpi_import_language(import, 0), "sq");
    for (size_t i = 0; i < COUNT(FAR); i++) {
        assert_null(cpi_import_language(import, FAR[i]));
        assert_null(cpi_import_translation(import, FAR[i]));
    }
    /* A list with problems takes the result of the one before with it. */
    assert_int_equal(cpi_import_read(import, "code\nx y\n", 9, NULL, NULL), CPI_BAD_INPUT);
    assert_null(cpi_import_framework(import));
    assert_int_equal(cpi_import_language_count(import), 0);
    cpi_import_free(import);
}

static void a_second_list_takes_the_settings_of_the_first(void **state)
{
    cpi_import *import = cpi_import_new();
    (void)state;
    assert_int_equal(cpi_import_set_head(import, "code", "ONE"), CPI_OK);
    assert_int_equal(cpi_import_read(import, LIST, strlen(LIST), NULL, NULL), CPI_OK);
    assert_int_equal(cpi_import_read(import, LIST, strlen(LIST), NULL, NULL), CPI_OK);
    assert_non_null(strstr(cpi_import_framework(import), "code: ONE\n"));
    cpi_import_free(import);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_that_are_none),
        cmocka_unit_test(results_that_are_none),
        cmocka_unit_test(a_second_list_takes_the_settings_of_the_first),
    };
    return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
