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
        {1.7976931348623157e+308, {0x1.62e42fefa39efp+9, 0x1.a9c9e3b39803fp-46}},
        {1e+300, {0x1.5963447f87fb5p+9, 0x1.abccc0710fcd4p-46}},
        {1e-300, {-0x1.5963447f87fb5p+9, -0x1.aa670d35324e6p-46}},
        {5e-324, {-0x1.74385446d71c3p+9, -0x1.8e569fa8ee781p-45}},
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

/* From Python's decimal module with 400 digits. */
static void small_steps_keep_their_digits(void **state)
{
    static const struct {
        double value;
        struct exact exp_less_1;
        struct exact log_plus_1;
    } CASES[] = {
        {1e-30, {0x1.4484bfeebc2a0p-100, 0x1.9b604aaaca627p-201}, {0x1.4484bfeebc2a0p-100, -0x1.9b604aaaca627p-201}},
        {-1e-30, {-0x1.4484bfeebc2a0p-100, 0x1.9b604aaaca627p-201}, {-0x1.4484bfeebc2a0p-100, -0x1.9b604aaaca627p-201}},
        {1e-05, {0x1.4f8bc681cdfb6p-17, -0x1.7835766a354c2p-72}, {0x1.4f8aea9ae7317p-17, -0x1.208ddabcd9d30p-72}},
        {-0.001, {-0x1.0603521cac48cp-10, 0x1.cc0de9ed5bcbap-64}, {-0x1.064670d979b6fp-10, -0x1.d404079c5a934p-66}},
        {0.2, {0x1.c56ecf2c56468p-3, -0x1.08ebb6f671685p-57}, {0x1.7565011e49677p-3, -0x1.c58d9f72fca70p-57}},
        {-0.2, {-0x1.733d4a7a67a9bp-3, 0x1.eebc3ad865dfcp-61}, {-0x1.c8ff7c79a9a22p-3, -0x1.612ec0f797fddp-58}},
        {0.25, {0x1.22d78f0fa061ap-2, -0x1.89843c4964554p-56}, {0x1.c8ff7c79a9a22p-3, -0x1.4f689f8434012p-57}},
        {-0.25, {-0x1.c5041854df7d4p-3, -0x1.797d4686c5393p-57}, {-0x1.269621134db92p-2, -0x1.e0efadd9db02bp-56}},
        {-0.3, {-0x1.0966f2c7907f6p-2, -0x1.0a730392f0d98p-59}, {-0x1.6d3c324e13f4ep-2, -0x1.f0207d9d4c9c1p-56}},
        {-0.9, {-0x1.2fd619ffbc8f1p-1, -0x1.fb5c69b778c30p-58}, {-0x1.26bb1bbb55516p+1, -0x1.6ea56d62b82f3p-58}},
        {3.5, {0x1.00ec721396bdbp+5, 0x1.4354c26b2875ep-49}, {0x1.810b375dce91ep+0, -0x1.afa06c263b7e6p-54}},
        {-40.0, {-0x1.0000000000000p+0, 0x1.39792499b1a24p-58}, {NAN, NAN}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_exact(exact_exp_less_1(exact_from(CASES[i].value)), CASES[i].exp_less_1);
        if (CASES[i].value > -1)
            assert_exact(exact_log_plus_1(exact_from(CASES[i].value)), CASES[i].log_plus_1);
    }
    assert_same(exact_round(exact_exp_less_1(exact_from(0))), 0);
    assert_same(exact_round(exact_log_plus_1(exact_from(0))), 0);
    assert_exact(exact_log_of((struct exact){3, 1e-17}), exact_add(exact_log(3), exact_from(1e-17 / 3)));
}

static void exponentials_that_no_double_holds(void **state)
{
    static const struct {
        double value;
        double exp;
    } CASES[] = {
        {710, INFINITY}, {1000, INFINITY}, {1e300, INFINITY}, {INFINITY, INFINITY},
        {-746, 0},       {-1e300, 0},      {-INFINITY, 0},    {-745, 5e-324},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_same(exact_round(exact_exp(exact_from(CASES[i].value))), CASES[i].exp);
    assert_same(exact_round(exact_exp(exact_log(1.7976931348623157e308))), 1.7976931348623157e308);
    assert_same(exact_round(exact_exp_less_1(exact_from(-INFINITY))), -1);
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
        cmocka_unit_test(small_steps_keep_their_digits),
        cmocka_unit_test(exponentials_that_no_double_holds),
        cmocka_unit_test(the_exponential_of_the_logarithm_is_the_number),
        cmocka_unit_test(decimal_sums_round_as_if_they_were_exact),
    };
    return cmocka_run_group_tests_name("exact arithmetic", tests, NULL, NULL);
}
