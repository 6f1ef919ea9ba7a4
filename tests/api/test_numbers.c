/* SPDX-License-Identifier: MIT */
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

static void numbers_are_written_as_a_spreadsheet_shows_them(void **state)
{
    static const struct {
        double value;
        int32_t digits;
        const char *text;
    } CASES[] = {
        {0.615, 2, "0.62"},  {-0.615, 2, "-0.62"}, {-0.001, 2, "0.00"},
        {9.995, 2, "10.00"}, {2.5, 0, "3"},        {0.1, 15, "0.100000000000000"},
        {0.1, -1, "0.1"},    {1e300, -1, "1e300"}, {NAN, 2, ""},
        {INFINITY, -1, ""},  {-INFINITY, 0, ""},
    };
    char text[350];
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_int_equal(cpi_format_number(CASES[i].value, CASES[i].digits, text, sizeof text), CPI_OK);
        assert_string_equal(text, CASES[i].text);
    }
}

static void buffers_that_are_too_small(void **state)
{
    (void)state;
    for (size_t size = 1; size < 8; size++) {
        char *text = malloc(size);
        memset(text, '?', size);
        cpi_status status = cpi_format_number(12.346, 2, text, size);
        assert_int_equal(status, size >= 6 ? CPI_OK : CPI_BAD_ARGUMENT);
        assert_string_equal(text, size >= 6 ? "12.35" : "");
        free(text);
    }
    assert_int_equal(cpi_format_number(1, 2, NULL, 0), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_format_number(1, 2, NULL, 350), CPI_BAD_ARGUMENT);
    assert_int_equal(cpi_format_number(1, 2, (char[]){'?'}, 0), CPI_BAD_ARGUMENT);
}

static void digits_out_of_range(void **state)
{
    static const int32_t DIGITS[] = {-2, 16, 1000, INT32_MIN, INT32_MAX};
    char text[350];
    (void)state;
    for (size_t i = 0; i < COUNT(DIGITS); i++) {
        strcpy(text, "?");
        assert_int_equal(cpi_format_number(0.5, DIGITS[i], text, sizeof text), CPI_BAD_ARGUMENT);
        assert_string_equal(text, "");
        assert_true(isnan(cpi_round(0.5, DIGITS[i])));
    }
}

static void three_hundred_and_fifty_bytes_hold_any_number(void **state)
{
    static const double VALUES[] = {DBL_MAX, -DBL_MAX, DBL_MIN, -DBL_TRUE_MIN, 1e-300, -1e300};
    char text[350];
    (void)state;
    for (size_t i = 0; i < COUNT(VALUES); i++)
        for (int32_t digits = -1; digits <= 15; digits++)
            assert_int_equal(cpi_format_number(VALUES[i], digits, text, sizeof text), CPI_OK);
}

static void rounding_gives_what_is_written(void **state)
{
    uint64_t random = 615;
    (void)state;
    assert_same(cpi_round(0.615, 2), 0.62);
    assert_same(cpi_round(-0.001, 2), 0);
    assert_same(cpi_round(2.5, 0), 3);
    assert_same(cpi_round(0.1 + 0.2, -1), 0.1 + 0.2);
    assert_true(isnan(cpi_round(NAN, 2)));
    assert_true(isnan(cpi_round(INFINITY, 2)));
    for (int i = 0; i < 20000; i++) {
        double value = (random_share(&random) - 0.5) * 1000;
        int32_t digits = (int32_t)(random_bits(&random) % 17) - 1;
        char text[2][350];
        double rounded = cpi_round(value, digits);
        assert_int_equal(cpi_format_number(value, digits, text[0], sizeof text[0]), CPI_OK);
        assert_int_equal(cpi_format_number(rounded, digits, text[1], sizeof text[1]), CPI_OK);
        assert_string_equal(text[0], text[1]);
        assert_near(rounded, value, digits < 0 ? 0 : 0.5000001 * pow(10, -digits) + 1e-12);
        assert_same(cpi_round(rounded, digits), rounded);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_as_a_spreadsheet_shows_them),
        cmocka_unit_test(buffers_that_are_too_small),
        cmocka_unit_test(digits_out_of_range),
        cmocka_unit_test(three_hundred_and_fifty_bytes_hold_any_number),
        cmocka_unit_test(rounding_gives_what_is_written),
    };
    return cmocka_run_group_tests_name("numbers", tests, NULL, NULL);
}
