/* SPDX-License-Identifier: MIT */
/* Power means of every exponent, with the harmonic and geometric ones among them, and what rescaling makes of them. */
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "scoring/aggregate.h"
#include "support.h"

enum { MOST = 8 };

static double scratch[2 * MOST];

static double power_of(double exponent, const double *values, const double *weights, size_t count)
{
    const struct rule rule = {.aggregation = POWER, .exponent = exponent};
    return score_operands(&rule, values, weights, count, scratch);
}

static void hand_computed_results(void **state)
{
    static const struct {
        double exponent;
        double values[2];
        double weights[2];
        double result;
    } CASES[] = {
        {2, {0.125, 0.875}, {1, 1}, 0.625},
        {2, {0.6, 0.8}, {1, 1}, 0.7071067811865476},
        {2, {0, 1}, {3, 1}, 0.5},
        {3, {0, 0.8}, {7, 1}, 0.4},
        {-2, {0.5, 1}, {1, 1}, 0.6324555320336759}, /* (5/2)^(-1/2) */
        {0.5, {0.25, 1}, {1, 1}, 0.5625},
        {0.5, {0.25, 1}, {3, 1}, 0.390625},
        {-0.5, {0.25, 1}, {1, 1}, 4.0 / 9},
        {100, {0.5, 1}, {1, 1}, 0.9930924954370359}, /* 2^(-1/100): the other adds nothing that a double shows */
        {-100, {0.5, 1}, {1, 1}, 0.5034777750283594},
        {1, {0.2, 0.8}, {1, 3}, 0.65},
        {0, {0.25, 1}, {1, 1}, 0.5},
        {-1, {0.25, 0.75}, {1, 1}, 0.375},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_same(power_of(CASES[i].exponent, CASES[i].values, CASES[i].weights, 2), CASES[i].result);
}

/* From Python's decimal module with 60 digits. */
static void results_are_the_nearest_doubles(void **state)
{
    static const struct {
        double exponent;
        double values[3];
        double weights[3];
        double result;
    } CASES[] = {
        {2, {1.76118, 3.04491, 3.89392}, {7.5, 1, 2}, 2.4467639519499844},
        {2, {3.61006e+16, 8.77323e-16, 1.2918e-27}, {0.1, 1, 0.3}, 9648291189783668.0},
        {-2, {0.867238, 0.311276, 1.22327}, {7.5, 0.1, 1}, 0.8583593847384553},
        {-2, {74305900000000.0, 3.08364e-06, 8.40504e-20}, {2, 0.1, 1}, 1.4798599999491843e-19},
        {0.5, {0.189468, 1.71753, 0.179225}, {1, 1, 0.1}, 0.725060264116586},
        {0.5, {2.60389e+16, 4.05159e+27, 8.94101e-21}, {0.1, 0.3, 0.3}, 7.441708495435549e+26},
        {3.7, {8.37444, 1.19797, 2.26809}, {0.1, 0.1, 0.1}, 6.237668080519445},
        {3.7, {9.85959e+27, 4.21212e+23, 8.45929e-13}, {0.3, 2, 0.1}, 5.620571550539635e+27},
        {-7.25, {7.44021, 0.336995, 0.461009}, {7.5, 7.5, 1}, 0.37341588777967877},
        {-7.25, {573769.0, 2887810000000.0, 9.14844e-27}, {0.3, 0.3, 2}, 9.485568585607383e-27},
        {100, {2.47081, 0.234178, 0.881204}, {0.1, 1, 0.3}, 2.4064568014178325},
        {100, {3.20608e+28, 2.35469e-29, 972078000000000.0}, {2, 1, 7.5}, 3.1533542460793054e+28},
        {-100, {3.7625, 0.539969, 1.43561}, {1, 2, 1}, 0.5437247814085764},
        {-100, {2920760000000.0, 26471700.0, 1.83514e+27}, {1, 0.1, 2}, 27396523.0640922},
        {0.001, {0.488386, 0.512373, 1.12048}, {2, 1, 7.5}, 0.8879252761937155},
        {0.001, {801463000000000.0, 6.81712e+17, 3.81645e+21}, {1, 2, 1}, 1.1082936178031099e+18},
        {-1e-06, {0.261196, 1.06111, 0.531191}, {0.1, 0.3, 0.3}, 0.6456541238944465},
        {-1e-06, {2.83046e+25, 511.26, 5.58499e-12}, {0.3, 0.3, 0.1}, 28906725893.240025},
        {1e-30, {3.95865, 1.79313, 2.76866}, {0.3, 2, 0.1}, 2.0158788875099534},
        {1e-30, {16133500000000.0, 7.20268e-26, 1093840.0}, {2, 1, 0.1}, 4.031200648977751},
        {33.3, {3.02773, 0.487153, 0.316532}, {2, 0.1, 1}, 2.988143689875267},
        {33.3, {5.53398e+28, 199279000.0, 1.25854e+18}, {0.3, 0.1, 0.1}, 5.449735953018302e+28},
        {-0.1, {9.17489, 1.34306, 0.184312}, {2, 1, 0.1}, 4.104479258129141},
        {-0.1, {0.000118389, 9.00991e-22, 4.83096e+20}, {0.3, 0.1, 2}, 3.2022876329873046e-08},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_same(power_of(CASES[i].exponent, CASES[i].values, CASES[i].weights, 3), CASES[i].result);
}

struct drawn {
    double values[MOST];
    double weights[MOST];
    size_t count;
};

/* Positive values of sizes between 1e-span and 1e+span, some of them equal. */
static struct drawn draw(uint64_t *random, double span)
{
    struct drawn drawn = {.count = 1 + random_bits(random) % MOST};
    for (size_t i = 0; i < drawn.count; i++) {
        bool tie = i > 0 && random_bits(random) % 4 == 0;
        drawn.values[i] = tie ? drawn.values[i - 1] : pow(10, (2 * random_share(random) - 1) * span);
        drawn.weights[i] = (double)(random_bits(random) % 50 + 1) / 10;
    }
    return drawn;
}

static double draw_exponent(uint64_t *random)
{
    static const double SPECIAL[] = {-100, -2, -1, -0.5, 0.5, 1, 2, 3, 100};
    size_t which = random_bits(random) % (2 * COUNT(SPECIAL));
    return which < COUNT(SPECIAL) ? SPECIAL[which] : (2 * random_share(random) - 1) * 20;
}

/* The definition, with the platform's functions. */
static double plain_power_mean(double exponent, const struct drawn *drawn)
{
    long double largest = drawn->values[0];
    long double sum = 0;
    long double total = 0;
    for (size_t i = 0; i < drawn->count; i++)
        if (exponent > 0 ? drawn->values[i] > largest : drawn->values[i] < largest)
            largest = drawn->values[i];
    for (size_t i = 0; i < drawn->count; i++) {
        sum += drawn->weights[i] * powl(drawn->values[i] / largest, exponent);
        total += drawn->weights[i];
    }
    return (double)(largest * powl(sum / total, 1 / (long double)exponent));
}

static void any_exponent_agrees_with_the_definition(void **state)
{
    uint64_t random = 1907;
    (void)state;
    for (int i = 0; i < 3000; i++) {
        double exponent = draw_exponent(&random);
        struct drawn drawn = draw(&random, i % 2 ? 2 : 30);
        if (fabs(exponent) < 0.01)
            continue;
        double plain = plain_power_mean(exponent, &drawn);
        assert_near(power_of(exponent, drawn.values, drawn.weights, drawn.count) / plain, 1, 1e-12);
    }
}

/* Near 0 the power mean is exp(m + p s / 2), m and s the mean and the variance of the logarithms; what is left out is
 * of the order of p squared. */
static void exponents_next_to_zero_lose_no_digits(void **state)
{
    static const double EXPONENTS[] = {1e-9, -1e-9, 1e-12, -1e-12, 1e-20, -1e-20, 1e-30, -1e-30};
    uint64_t random = 1748;
    (void)state;
    for (int i = 0; i < 400; i++) {
        struct drawn drawn = draw(&random, 1);
        double exponent = EXPONENTS[(size_t)i % COUNT(EXPONENTS)];
        long double mean = 0, square = 0, total = 0;
        for (size_t j = 0; j < drawn.count; j++) {
            long double log = logl(drawn.values[j]);
            mean += drawn.weights[j] * log;
            square += drawn.weights[j] * log * log;
            total += drawn.weights[j];
        }
        mean /= total;
        long double variance = square / total - mean * mean;
        double wanted = (double)expl(mean + (long double)exponent * variance / 2);
        assert_near(power_of(exponent, drawn.values, drawn.weights, drawn.count) / wanted, 1, 1e-14);
    }
}

/* To the last bit. */
static void three_exponents_are_means_with_names(void **state)
{
    static const struct {
        double exponent;
        enum aggregation aggregation;
    } NAMED[] = {{1, ARITHMETIC}, {0, GEOMETRIC}, {-1, HARMONIC}};
    uint64_t random = 3;
    (void)state;
    for (int i = 0; i < 600; i++) {
        struct drawn drawn = draw(&random, 2);
        if (i % 5 == 0)
            drawn.values[0] = i % 10 ? -0.5 : 0;
        for (size_t j = 0; j < COUNT(NAMED); j++)
            assert_same(power_of(NAMED[j].exponent, drawn.values, drawn.weights, drawn.count),
                        aggregate(NAMED[j].aggregation, drawn.values, drawn.weights, drawn.count, scratch));
    }
}

static void larger_exponents_give_larger_means(void **state)
{
    static const double EXPONENTS[] = {-100, -20, -3, -1, -0.1, -1e-10, 0, 1e-10, 0.1, 1, 3, 20, 100};
    uint64_t random = 1821;
    (void)state;
    for (int i = 0; i < 300; i++) {
        struct drawn drawn = draw(&random, 2);
        double before = aggregate(MINIMUM, drawn.values, drawn.weights, drawn.count, scratch);
        for (size_t j = 0; j < COUNT(EXPONENTS); j++) {
            double mean = power_of(EXPONENTS[j], drawn.values, drawn.weights, drawn.count);
            assert_true(mean >= before);
            before = mean;
        }
        assert_true(aggregate(MAXIMUM, drawn.values, drawn.weights, drawn.count, scratch) >= before);
    }
}

static const struct rule RULES[] = {
    {.aggregation = ARITHMETIC},
    {.aggregation = GEOMETRIC},
    {.aggregation = HARMONIC},
    {.aggregation = POWER, .exponent = 2},
    {.aggregation = POWER, .exponent = -2.5},
    {.aggregation = POWER, .exponent = 100},
    {.aggregation = POWER, .exponent = -100},
    {.aggregation = POWER, .exponent = 1e-30},
    {.aggregation = MINIMUM},
    {.aggregation = MAXIMUM},
    {.aggregation = MEDIAN},
    /* Those above are means. */
    {.aggregation = SUM},
    {.aggregation = PRODUCT},
    {.aggregation = ALL_OR_NOTHING},
};
enum { MEANS = 11 };

static void the_mean_of_equal_operands_is_that_operand(void **state)
{
    static const double VALUES[] = {5e-324, 1e-300, 1e-30, 0.1,  0.3, 1.0 / 3, 0.7, 0.9999999999999999,
                                    1,      1e30,   1e200, 1e250};
    static const double WEIGHTS[] = {0.1, 0.2, 0.3, 7};
    (void)state;
    for (size_t i = 0; i < MEANS; i++)
        for (size_t j = 0; j < COUNT(VALUES); j++) {
            double values[] = {VALUES[j], VALUES[j], VALUES[j], VALUES[j]};
            assert_same(score_operands(&RULES[i], values, WEIGHTS, 4, scratch), VALUES[j]);
            assert_same(score_operands(&RULES[i], values, NULL, 4, scratch), VALUES[j]);
            assert_same(score_operands(&RULES[i], values, NULL, 1, scratch), VALUES[j]);
        }
}

static void a_better_operand_never_lowers_the_score(void **state)
{
    uint64_t random = 1888;
    (void)state;
    for (int i = 0; i < 4000; i++) {
        const struct rule *rule = &RULES[(size_t)i % COUNT(RULES)];
        struct drawn drawn = draw(&random, 1);
        size_t which = random_bits(&random) % drawn.count;
        if (i % 3 == 0)
            drawn.values[which] -= 1;
        double before = score_operands(rule, drawn.values, drawn.weights, drawn.count, scratch);
        drawn.values[which] = i % 2 ? nextafter(drawn.values[which], INFINITY) : drawn.values[which] + 0.1;
        assert_true(score_operands(rule, drawn.values, drawn.weights, drawn.count, scratch) >= before);
    }
}

static void operands_at_or_below_zero(void **state)
{
    static const struct {
        struct rule rule;
        double values[2];
        double result;
    } CASES[] = {
        {{.aggregation = GEOMETRIC}, {0, 1}, 0},
        {{.aggregation = HARMONIC}, {0, 1}, 0},
        {{.aggregation = HARMONIC}, {-1, 1}, 0},
        {{.aggregation = PRODUCT}, {-1, -1}, 0},
        {{.aggregation = POWER, .exponent = -2}, {0, 1}, 0},
        {{.aggregation = POWER, .exponent = -2}, {-3, 1}, 0},
        {{.aggregation = POWER, .exponent = 2}, {0, 0.6}, 0.4242640687119285},
        {{.aggregation = POWER, .exponent = 2}, {-5, 0.6}, 0.4242640687119285},
        {{.aggregation = POWER, .exponent = 2}, {0, 0}, 0},
        {{.aggregation = POWER, .exponent = 2}, {-5, -1}, 0},
        {{.aggregation = POWER, .exponent = 1}, {-0.5, 1}, 0.25}, /* the arithmetic mean takes it as it is */
        {{.aggregation = MAXIMUM}, {-5, -1}, -1},
        {{.aggregation = ALL_OR_NOTHING}, {-5, 1}, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_same(score_operands(&CASES[i].rule, CASES[i].values, NULL, 2, scratch), CASES[i].result);
}

static void huge_and_tiny_operands(void **state)
{
    static const struct {
        struct rule rule;
        double values[2];
        double result;
    } CASES[] = {
        {{.aggregation = ARITHMETIC}, {1.7e249, 1.7e249}, 1.7e249},
        {{.aggregation = SUM}, {1e250, -5e249}, 5e249},
        {{.aggregation = SUM}, {7e249, 7e249}, NAN},
        {{.aggregation = MEDIAN}, {1e250, 8e249}, 9e249},
        {{.aggregation = HARMONIC}, {1e-300, 1e250}, 2e-300},
        {{.aggregation = GEOMETRIC}, {1e-250, 1e250}, 1},
        {{.aggregation = POWER, .exponent = 100}, {1e-300, 1e250}, 9.930924954370359e249},
        {{.aggregation = POWER, .exponent = -100}, {1e-300, 1e250}, 1.0069555500567188e-300},
        {{.aggregation = POWER, .exponent = 1e-30}, {1e-250, 1e250}, 1},
        {{.aggregation = PRODUCT}, {1e200, 1e200}, NAN},
        {{.aggregation = PRODUCT}, {1e-200, 1e-200}, 0},
        {{.aggregation = PRODUCT}, {1e200, 1e-200}, 1},
        {{.aggregation = PRODUCT, .rescale = {0, 1}}, {1e200, 1e200}, NAN},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        double score = score_operands(&CASES[i].rule, CASES[i].values, NULL, 2, scratch);
        if (isnan(CASES[i].result) || CASES[i].result == 0)
            assert_same(score, CASES[i].result);
        else
            assert_near(score / CASES[i].result, 1, 1e-15);
    }
}

static void weights_are_shares_or_sizes(void **state)
{
    static const double VALUES[] = {0.2, 0.5, 0.9};
    static const double WEIGHTS[] = {1, 2, 3};
    static const double TENFOLD[] = {10, 20, 30};
    (void)state;
    for (size_t i = 0; i < COUNT(RULES); i++) {
        double score = score_operands(&RULES[i], VALUES, WEIGHTS, 3, scratch);
        double tenfold = score_operands(&RULES[i], VALUES, TENFOLD, 3, scratch);
        assert_true((score == tenfold) == (rule_weighing(&RULES[i]) != WEIGHS_SIZES));
        if (rule_weighing(&RULES[i]) == WEIGHS_NOTHING)
            assert_same(score_operands(&RULES[i], VALUES, NULL, 3, scratch), score);
    }
}

static void contributions_make_up_the_score(void **state)
{
    uint64_t random = 1765;
    (void)state;
    for (int i = 0; i < 2800; i++) {
        const struct rule *rule = &RULES[(size_t)i % COUNT(RULES)];
        struct drawn drawn = draw(&random, 1);
        double shares[MOST];
        double contributions[MOST];
        if (i % 4 == 0)
            drawn.values[0] = i % 8 ? 0 : -0.5;
        bool factors = rule->aggregation == GEOMETRIC || rule->aggregation == PRODUCT;
        double total = factors ? 1 : 0;
        double score = score_operands(rule, drawn.values, drawn.weights, drawn.count, scratch);
        unfold_operands(rule, drawn.values, drawn.weights, drawn.count, scratch, shares, contributions);
        for (size_t j = 0; j < drawn.count; j++)
            total = factors ? total * contributions[j] : total + contributions[j];
        assert_near(total, score, 1e-13 * fmax(fabs(score), 1));
    }
}

static void assert_contribution(double actual, double wanted)
{
    if (isnan(wanted))
        assert_same(actual, wanted);
    else
        assert_near(actual, wanted, 1e-15);
}

static void hand_computed_contributions(void **state)
{
    static const struct {
        struct rule rule;
        double values[2];
        double weights[2];
        double contributions[2];
    } CASES[] = {
        /* 0.5 * 0.01 / 0.5, 0.5 * 0.49 / 0.5 */
        {{.aggregation = POWER, .exponent = 2}, {0.1, 0.7}, {1, 1}, {0.01, 0.49}},
        {{.aggregation = POWER, .exponent = 1}, {0.2, 0.8}, {1, 3}, {0.05, 0.6}},
        {{.aggregation = POWER, .exponent = 0}, {0.25, 1}, {1, 1}, {0.5, 1}},
        /* 4 and 4/3 of 16/3: the lower one decides more */
        {{.aggregation = POWER, .exponent = -1}, {0.25, 0.75}, {1, 1}, {0.28125, 0.09375}},
        {{.aggregation = HARMONIC}, {0.25, 0.75}, {1, 1}, {0.28125, 0.09375}},
        {{.aggregation = HARMONIC}, {0, 0.75}, {1, 1}, {0, 0}},
        {{.aggregation = POWER, .exponent = 2}, {-1, 0.5}, {3, 1}, {0, 0.25}},
        {{.aggregation = POWER, .exponent = 2}, {-1, 0}, {3, 1}, {0, 0}},
        {{.aggregation = MAXIMUM}, {0.4, 0.6}, {3, 1}, {0, 0.6}},
        {{.aggregation = MAXIMUM}, {0.6, 0.6}, {3, 1}, {0.3, 0.3}},
        {{.aggregation = PRODUCT}, {0.5, 0.4}, {2, 1}, {0.25, 0.4}},
        {{.aggregation = PRODUCT}, {0, 0.4}, {2, 1}, {0, 0.4}},
        {{.aggregation = ALL_OR_NOTHING}, {1, 1}, {2, 1}, {0.5, 0.5}},
        {{.aggregation = ALL_OR_NOTHING}, {0.5, 1}, {2, 1}, {0, 0}},
        /* of the aggregate before it is rescaled */
        {{.aggregation = ARITHMETIC, .rescale = {0.5, 0.9}}, {0.5, 0.9}, {1, 1}, {0.25, 0.45}},
        /* no double holds a factor of 1e400 */
        {{.aggregation = PRODUCT}, {1e200, 1e-200}, {2, 2}, {NAN, 0}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        double shares[2];
        double contributions[2];
        unfold_operands(&CASES[i].rule, CASES[i].values, CASES[i].weights, 2, scratch, shares, contributions);
        for (size_t j = 0; j < 2; j++)
            assert_contribution(contributions[j], CASES[i].contributions[j]);
    }
}

static void rescaling(void **state)
{
    static const struct {
        struct rule rule;
        double values[2];
        double result;
    } CASES[] = {
        {{.aggregation = ARITHMETIC, .rescale = {0, 0.8}}, {0.3, 0.5}, 0.5},
        {{.aggregation = ARITHMETIC, .rescale = {0.2, 0.6}}, {0.3, 0.5}, 0.5},
        {{.aggregation = ARITHMETIC, .rescale = {0.2, 0.8}}, {0.03, 0.43}, 0.05}, /* 0.23 to the last bit first */
        {{.aggregation = ARITHMETIC, .rescale = {0, 0.951}}, {0.951, 0.951}, 1},
        {{.aggregation = ARITHMETIC, .rescale = {0, 0.951}}, {1, 1}, 1},
        {{.aggregation = ARITHMETIC, .rescale = {0.5, 0.6}}, {0.1, 0.2}, 0},
        {{.aggregation = SUM, .rescale = {-2, 3}}, {-1, 1.5}, 0.5},
        {{.aggregation = SUM, .rescale = {0, 1}}, {1, 1.5}, 1}, /* as it is, but limited */
        {{.aggregation = SUM}, {1, 1.5}, 2.5},
        {{.aggregation = GEOMETRIC, .rescale = {0, 0.5}}, {0.25, 0.25}, 0.5},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_same(score_operands(&CASES[i].rule, CASES[i].values, NULL, 2, scratch), CASES[i].result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hand_computed_results),
        cmocka_unit_test(results_are_the_nearest_doubles),
        cmocka_unit_test(any_exponent_agrees_with_the_definition),
        cmocka_unit_test(exponents_next_to_zero_lose_no_digits),
        cmocka_unit_test(three_exponents_are_means_with_names),
        cmocka_unit_test(larger_exponents_give_larger_means),
        cmocka_unit_test(the_mean_of_equal_operands_is_that_operand),
        cmocka_unit_test(a_better_operand_never_lowers_the_score),
        cmocka_unit_test(operands_at_or_below_zero),
        cmocka_unit_test(huge_and_tiny_operands),
        cmocka_unit_test(weights_are_shares_or_sizes),
        cmocka_unit_test(contributions_make_up_the_score),
        cmocka_unit_test(hand_computed_contributions),
        cmocka_unit_test(rescaling),
    };
    return cmocka_run_group_tests_name("power means", tests, NULL, NULL);
}
