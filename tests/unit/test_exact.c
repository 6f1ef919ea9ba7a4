/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/exact.h"
#include "support.h"

/* Off by less than 30 digits of the number. */
static void assert_exact(struct exact actual, struct exact wanted)
{
    double error = (actual.high - wanted.high) + (actual.low - wanted.low);
    assert_near(error / (wanted.high == 0 ? 1 : wanted.high), 0, 1e-30);
}

static void sums_keep_what_doubles_lose(void **state)
{
    struct exact sum = exact_from(0);
    (void)state;
    exact_accumulate(&sum, 1e16);
    for (int i = 0; i < 10; i++)
        exact_accumulate(&sum, 1);
    exact_accumulate(&sum, -1e16);
    assert_same(exact_round(sum), 10);

    sum = exact_from(0);
    for (int i = 0; i < 1000; i++)
        exact_accumulate(&sum, 0.1);
    assert_same(exact_round(sum), 100);

    sum = exact_from(0);
    for (int i = 0; i < 3; i++)
        exact_accumulate(&sum, 0.1);
    assert_same(exact_round(exact_subtract(sum, exact_from(0.3))), 2.7755575615628914e-17); /* 3 * fl(0.1) - fl(0.3) */
}

static void products_have_no_error(void **state)
{
    static const double FACTORS[][2] = {{0.1, 0.1}, {1.0 / 3, 3}, {1e15 + 1, 1e15 - 1}, {-0.615, 1e-20}, {0, 5}};
    (void)state;
    for (size_t i = 0; i < COUNT(FACTORS); i++) {
        double a = FACTORS[i][0];
        double b = FACTORS[i][1];
        struct exact product = exact_product(a, b);
        assert_same(product.high, a * b);
        assert_same(product.low, fma(a, b, -(a * b)));
    }
}

static void quotients_have_thirty_digits(void **state)
{
    (void)state;
    assert_exact(exact_divide(exact_from(1), exact_from(3)),
                 (struct exact){0x1.5555555555555p-2, 0x1.5555555555555p-56});
    assert_exact(exact_divide(exact_from(2), exact_from(7)),
                 (struct exact){0x1.2492492492492p-2, 0x1.2492492492492p-56});
    struct exact seventh = exact_divide(exact_from(1), exact_from(7));
    assert_exact(exact_multiply(seventh, exact_from(7)), exact_from(1));
    assert_exact(exact_add(seventh, exact_subtract(exact_from(1), seventh)), exact_from(1));
}

/* From Python's decimal module with 60 digits. */
static void logarithms_have_thirty_digits(void **state)
{
    static const struct {
        double value;
        struct exact log;
    } CASES[] = {
        {2, {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}},
        {10, {0x1.26bb1bbb55516p+1, -0x1.f48ad494ea3e9p-53}},
        {0.1, {-0x1.26bb1bbb55515p+1, -0x1.8b752b6b15c17p-53}},
        {0.5, {-0x1.62e42fefa39efp-1, -0x1.abc9e3b39803fp-56}},
        {0.7071067811865475, {-0x1.62e42fefa39f1p-2, 0x1.8d8f957c3d43cp-57}},
        {0.7071067811865476, {-0x1.62e42fefa39eep-2, 0x1.716fdfdbc882ep-60}},
        {1.4142135623730951, {0x1.62e42fefa39f0p-2, 0x1.c2e0e1b1548c2p-56}},
        {3, {0x1.193ea7aad030bp+0, -0x1.a256f99caabebp-54}},
        {75000, {0x1.673531a19037ep+3, 0x1.3f4af8d70c59bp-51}},
        {1e-6, {-0x1.ba18a998fffa0p+3, -0x1.2b45c120a0a22p-51}},
        {1e30, {0x1.144f69ff9ffc4p+6, 0x1.58594e618bc31p-49}},
        {1e-30, {-0x1.144f69ff9ffc4p+6, -0x1.49791f2b9c5cdp-49}},
        {1.0000000000000002, {0x1.fffffffffffffp-53, 0x1.5555555555554p-158}},
        {0.9999999999999999, {-0x1.0000000000000p-53, -0x1.0000000000000p-107}},
        {0.615, {-0x1.f1ccda220569fp-2, -0x1.0289244771c4bp-57}},
    };
    (void)state;
    assert_same(exact_round(exact_log(1)), 0);
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_exact(exact_log(CASES[i].value), CASES[i].log);
}

static void exponentials_have_thirty_digits(void **state)
{
    static const struct {
        double value;
        struct exact exp;
    } CASES[] = {
        {0, {1, 0}},
        {1, {0x1.5bf0a8b145769p+1, 0x1.4d57ee2b1013ap-53}},
        {-1, {0x1.78b56362cef38p-2, -0x1.ca8a4270fadf5p-57}},
        {0.5, {0x1.a61298e1e069cp+0, -0x1.b4690082a4906p-55}},
        {-0.6931471805599453, {0x1.0000000000000p-1, 0x1.abc9e3b39803fp-57}},
        {100.25, {0x1.8c39b9134bac4p+144, 0x1.56775ec333673p+88}},
        {-300.5, {0x1.629f5b5352a54p-434, 0x1.e67737d3b2fd8p-488}},
        {1e-10, {0x1.000000006df38p+0, -0x1.3112d8e5e6d4cp-57}},
        {69.07755278982137, {0x1.93e5939a08cd9p+99, 0x1.6d365db44d6b0p+41}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_exact(exact_exp(exact_from(CASES[i].value)), CASES[i].exp);
}

static void the_exponential_of_the_logarithm_is_the_number(void **state)
{
    uint64_t random = 20210615;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        double value = random_share(&random) * 10 + 1e-9;
        assert_same(exact_round(exact_exp(exact_log(value))), value);
    }
}

/* The weighted sum of the kind that aggregation runs, against one in integers. */
static void decimal_sums_round_as_if_they_were_exact(void **state)
{
    uint64_t random = 1989;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct exact sum = exact_from(0);
        int64_t thousandths = 0;
        for (int i = 0; i < 200; i++) {
            int64_t part = (int64_t)(random_bits(&random) % 2001) - 1000;
            exact_accumulate(&sum, (double)part / 1000);
            thousandths += part;
        }
        assert_near(exact_round(sum), (double)thousandths / 1000, 1e-14);
        assert_near(exact_round(exact_divide(sum, exact_from(200))) * 200000, (double)thousandths, 1e-10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_keep_what_doubles_lose),
        cmocka_unit_test(products_have_no_error),
        cmocka_unit_test(quotients_have_thirty_digits),
        cmocka_unit_test(logarithms_have_thirty_digits),
        cmocka_unit_test(exponentials_have_thirty_digits),
        cmocka_unit_test(the_exponential_of_the_logarithm_is_the_number),
        cmocka_unit_test(decimal_sums_round_as_if_they_were_exact),
    };
    return cmocka_run_group_tests_name("exact arithmetic", tests, NULL, NULL);
}
