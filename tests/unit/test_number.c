/* SPDX-License-Identifier: MIT */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "support.h"

static void rounds_as_a_spreadsheet(void **state)
{
    static const struct {
        double value;
        int digits;
        const char *text;
    } CASES[] = {
        {0.615, 2, "0.62"},
        {2.675, 2, "2.68"},
        {1.005, 2, "1.01"},
        {0.125, 2, "0.13"},
        {0.5, 0, "1"},
        {1.5, 0, "2"},
        {2.5, 0, "3"},
        {0.49999999999999994, 0, "1"}, /* 15 digits: 0.5 */
        {0.4999999999999, 0, "0"},
        {-0.615, 2, "-0.62"},
        {-2.5, 0, "-3"},
        {-0.004, 2, "0.00"},
        {-0.005, 2, "-0.01"},
        {-0.0, 2, "0.00"},
        {0, 0, "0"},
        {0, 15, "0.000000000000000"},
        {9.995, 2, "10.00"},
        {99.5, 0, "100"},
        {0.999, 2, "1.00"},
        {0.9, 0, "1"},
        {0.005, 2, "0.01"},
        {0.0049, 2, "0.00"},
        {1e-20, 2, "0.00"},
        {0.1 + 0.2, 15, "0.300000000000000"},
        {1.0 / 3, 15, "0.333333333333333"},
        {2.0 / 3, 15, "0.666666666666667"},
        {2.0 / 3, 0, "1"},
        {123456.789, 1, "123456.8"},
        {1234567890123456.0, 0, "1234567890123460"},
        {1e21, 1, "1000000000000000000000.0"},
        {NAN, 2, ""},
        {INFINITY, 2, ""},
        {-INFINITY, -1, ""},
    };
    char text[NUMBER_TEXT_SIZE];
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        number_format(CASES[i].value, CASES[i].digits, text);
        assert_string_equal(text, CASES[i].text);
    }
}

static void the_longest_number_fits(void **state)
{
    char text[NUMBER_TEXT_SIZE];
    (void)state;
    number_format(-DBL_MAX, 15, text);
    assert_int_equal(strlen(text), 1 + 309 + 1 + 15);
    number_format(-DBL_TRUE_MIN, 15, text);
    assert_string_equal(text, "0.000000000000000");
}

static void short_texts_are_plain(void **state)
{
    static const struct {
        double value;
        const char *text;
    } CASES[] = {
        {0, "0"},
        {-0.0, "0"},
        {1, "1"},
        {-1, "-1"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {100, "100"},
        {0.00001, "0.00001"},
        {0.000001, "0.000001"},
        {0.0000001, "1e-7"},
        {1.5e-7, "1.5e-7"},
        {123456789012345678.0, "123456789012345680"},
        {1e20, "100000000000000000000"},
        {1e22, "1e22"},
        {DBL_MAX, "1.7976931348623157e308"},
        {DBL_MIN, "2.2250738585072014e-308"},
        {DBL_TRUE_MIN, "5e-324"},
    };
    char text[NUMBER_TEXT_SIZE];
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        number_format(CASES[i].value, -1, text);
        assert_string_equal(text, CASES[i].text);
    }
}

static int significant_digits(const char *text)
{
    int digits = 0;
    int zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text == '0' && digits)
            zeros++;
        else if (*text >= '1' && *text <= '9') {
            digits += zeros + 1;
            zeros = 0;
        }
    }
    return digits;
}

/* With one digit less, neither the number below nor the one above reads back. */
static bool is_shortest(double value, const char *text)
{
    char shorter[64];
    int digits = significant_digits(text) - 1;
    if (digits == 0)
        return true;
    snprintf(shorter, sizeof shorter, "%.*e", digits - 1, value);
    double near = strtod(shorter, NULL);
    double step = pow(10, floor(log10(fabs(value))) - digits + 1);
    snprintf(shorter, sizeof shorter, "%.*e", digits - 1, value + step);
    double above = strtod(shorter, NULL);
    snprintf(shorter, sizeof shorter, "%.*e", digits - 1, value - step);
    double below = strtod(shorter, NULL);
    return near != value && above != value && below != value;
}

static void assert_reads_back(double value)
{
    char text[NUMBER_TEXT_SIZE];
    double read;
    number_format(value, -1, text);
    assert_true(number_read(text, '.', &read));
    assert_same(read, value);
    if (!is_shortest(value, text))
        fail_msg("%s is not the shortest text", text);
}

static void random_doubles_read_back_from_their_shortest_text(void **state)
{
    uint64_t random = 88172645463325252U;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = random_bits(&random);
        double value;
        memcpy(&value, &bits, sizeof value);
        if (isfinite(value) && value != 0)
            assert_reads_back(value);
        assert_reads_back(random_share(&random) + DBL_MIN);
        assert_reads_back((double)(bits % 100000 + 1) / 1000);
    }
}

static void extreme_doubles_read_back_from_their_shortest_text(void **state)
{
    (void)state;
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double power = ldexp(1, exponent);
        assert_reads_back(power);
        assert_reads_back(nextafter(power, INFINITY));
        if (exponent > -1074)
            assert_reads_back(nextafter(power, 0));
    }
    for (int i = 1; i < 1000; i++)
        assert_reads_back(i * DBL_TRUE_MIN);
    assert_reads_back(DBL_MAX);
}

static void numbers_are_read(void **state)
{
    static const struct {
        const char *text;
        char separator;
        double value;
    } CASES[] = {
        {"12", '.', 12},
        {"-0.5", '.', -0.5},
        {"1e-3", '.', 0.001},
        {"1E+3", '.', 1000},
        {"+7", '.', 7},
        {"0,5", ',', 0.5},
        {"007", '.', 7},
        {"-0", '.', -0.0},
        {"1.7976931348623157e308", '.', DBL_MAX},
        {"4.9e-324", '.', DBL_TRUE_MIN},
        {"1e-400", '.', 0},
        {"0e99999999999", '.', 0},
        {"0.1e1", '.', 1},
        {"9007199254740993", '.', 9007199254740992.0},
        {"2,2250738585072014e-308", ',', DBL_MIN},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        double value = NAN;
        assert_true(number_read(CASES[i].text, CASES[i].separator, &value));
        assert_same(value, CASES[i].value);
    }
}

static void what_is_no_number_is_refused(void **state)
{
    static const char *const CASES[] = {
        "",     " ",     "1.",  ".5",   ".",    "-",   "+",     "1e",      "1e+",      "e5",   "1e400", "-1e400",
        "0x10", "1 000", "1,5", "1.5.", "1..5", "12a", "nan",   "inf",     "--1",      "1e5.", "1_0",   " 1",
        "1 ",   "1e 5",  "½",   "１",   "1.e5", "yes", "1'000", "1,000.5", "infinity", "1d5",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        double value;
        if (number_read(CASES[i], '.', &value))
            fail_msg("'%s' was read as a number", CASES[i]);
    }
}

static void the_other_separator_is_refused(void **state)
{
    double value;
    (void)state;
    assert_false(number_read("0.5", ',', &value));
    assert_false(number_read("0,5", '.', &value));
    assert_false(number_read("1.000,5", ',', &value));
}

static void long_numbers_are_read_or_refused(void **state)
{
    char text[500];
    double value;
    (void)state;
    memset(text, '0', sizeof text);
    memcpy(text, "0.", 2);
    strcpy(text + 390, "1e390");
    assert_true(number_read(text, '.', &value));
    assert_same(value, 10);
    memset(text, '1', 400);
    text[400] = '\0';
    assert_false(number_read(text, '.', &value)); /* 1e399 */
    memset(text, '0', 401);
    text[401] = '\0';
    assert_false(number_read(text, '.', &value)); /* longer than any number that means something */
}

static void bounds_are_inclusive(void **state)
{
    (void)state;
    assert_true(number_in_bounds(0));
    assert_true(number_in_bounds(-0.0));
    assert_true(number_in_bounds(1e30));
    assert_true(number_in_bounds(-1e-30));
    assert_false(number_in_bounds(nextafter(1e30, INFINITY)));
    assert_false(number_in_bounds(nextafter(1e-30, 0)));
    assert_false(number_in_bounds(INFINITY));
    assert_false(number_in_bounds(NAN));
}

static void equal_fractions_are_the_same_double(void **state)
{
    (void)state;
    assert_same(number_rate(0.1, 0.3, 1), 1.0 / 3);
    assert_same(number_rate(0.3, 0.9, 1), 1.0 / 3);
    assert_same(number_rate(2.1, 6.3, 1), 1.0 / 3);
    assert_same(number_rate(0.1, 0.3, 100000), 33333.333333333336);
    assert_same(number_rate(0.07, 1, 100), 7);
    assert_same(number_rate(7, 100, 100), 7);
    assert_same(number_rate(-7, 200, 100), -3.5);
    assert_same(number_rate(0, 5, 100), 0);
    /* Neither is a decimal of 15 digits. */
    assert_same(number_rate(0x1p-80, 0x1p10, 1), 0x1p-90);
    assert_same(number_rate(0x1p80, 0x1p-80, 0x1p80), 0x1p240);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_as_a_spreadsheet),
        cmocka_unit_test(the_longest_number_fits),
        cmocka_unit_test(short_texts_are_plain),
        cmocka_unit_test(random_doubles_read_back_from_their_shortest_text),
        cmocka_unit_test(extreme_doubles_read_back_from_their_shortest_text),
        cmocka_unit_test(numbers_are_read),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(the_other_separator_is_refused),
        cmocka_unit_test(long_numbers_are_read_or_refused),
        cmocka_unit_test(bounds_are_inclusive),
        cmocka_unit_test(equal_fractions_are_the_same_double),
    };
    return cmocka_run_group_tests_name("numbers", tests, NULL, NULL);
}
