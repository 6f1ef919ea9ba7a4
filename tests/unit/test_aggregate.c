/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "scoring/aggregate.h"
#include "support.h"

enum { MOST = 6 };

struct sample {
    enum aggregation aggregation;
    size_t count;
    double values[MOST];
    double weights[MOST];
    double result;
    double shares[MOST];
};

static const struct sample SAMPLES[] = {
    {ARITHMETIC, 3, {0, 0.5, 1}, {1, 1, 1}, 0.5, {1.0 / 3, 1.0 / 3, 1.0 / 3}},
    {ARITHMETIC, 2, {0.2, 0.8}, {1, 3}, 0.65, {0.25, 0.75}},
    {ARITHMETIC, 1, {0.3}, {7}, 0.3, {1}},
    {ARITHMETIC, 3, {0.1, 0.1, 0.1}, {0.1, 0.2, 0.3}, 0.1, {1.0 / 6, 1.0 / 3, 0.5}},
    {GEOMETRIC, 2, {0.25, 1}, {1, 1}, 0.5, {0.5, 0.5}},
    {GEOMETRIC, 2, {0.5, 1}, {2, 1}, 0.6299605249474366, {2.0 / 3, 1.0 / 3}},
    {GEOMETRIC, 3, {0, 1, 1}, {1, 1, 1}, 0, {1.0 / 3, 1.0 / 3, 1.0 / 3}},
    {GEOMETRIC, 2, {-0.5, 1}, {1, 1}, 0, {0.5, 0.5}},
    {GEOMETRIC, 3, {0.7, 0.7, 0.7}, {1, 2, 3}, 0.7, {1.0 / 6, 1.0 / 3, 0.5}},
    {HARMONIC, 2, {0.25, 0.75}, {1, 1}, 0.375, {0.5, 0.5}},
    {HARMONIC, 2, {0.2, 0.6}, {1, 3}, 0.4, {0.25, 0.75}},
    {HARMONIC, 3, {1, 0, 1}, {1, 1, 1}, 0, {1.0 / 3, 1.0 / 3, 1.0 / 3}},
    {HARMONIC, 2, {-0.5, 1}, {1, 1}, 0, {0.5, 0.5}},
    {HARMONIC, 1, {0.3}, {7}, 0.3, {1}},
    {MINIMUM, 3, {0.5, 0.2, 0.9}, {1, 5, 1}, 0.2, {0, 1, 0}},
    {MINIMUM, 3, {0.5, 0.2, 0.2}, {1, 1, 1}, 0.2, {0, 0.5, 0.5}},
    {MAXIMUM, 3, {0.5, 0.2, 0.9}, {1, 5, 1}, 0.9, {0, 0, 1}},
    {MAXIMUM, 3, {0.5, 0.5, 0.2}, {1, 1, 1}, 0.5, {0.5, 0.5, 0}},
    {MAXIMUM, 2, {-0.5, -1}, {1, 1}, -0.5, {1, 0}},
    {MAXIMUM, 1, {0}, {1}, 0, {1}},
    {MEDIAN, 3, {0.9, 0.1, 0.4}, {1, 1, 1}, 0.4, {0, 0, 1}},
    {MEDIAN, 4, {0.9, 0.1, 0.4, 0.6}, {1, 1, 1, 1}, 0.5, {0, 0, 0.5, 0.5}},
    {MEDIAN, 1, {0.4}, {2}, 0.4, {1}},
    {MEDIAN, 2, {0.1, 0.9}, {1, 1}, 0.5, {0.5, 0.5}},
    {MEDIAN, 2, {0.1, 0.9}, {1, 2}, 0.9, {0, 1}},
    {MEDIAN, 3, {0.1, 0.5, 0.9}, {1, 1, 2}, 0.7, {0, 0.5, 0.5}},
    {MEDIAN, 3, {0.1, 0.5, 0.9}, {0.1, 0.2, 0.3}, 0.7, {0, 0.5, 0.5}}, /* 0.1 + 0.2 is 0.3 to whoever wrote the weights
                                                                        */
    {MEDIAN, 3, {0.1, 0.5, 0.9}, {5, 1, 1}, 0.1, {1, 0, 0}},
    {MEDIAN, 4, {0.3, 0.3, 0.3, 0.8}, {1, 1, 1, 1}, 0.3, {1.0 / 3, 1.0 / 3, 1.0 / 3, 0}},
    {SUM, 3, {0.1, 0.2, 0.3}, {1, 1, 1}, 0.6, {1, 1, 1}},
    {SUM, 2, {0.5, 1}, {2, -0.5}, 0.5, {2, -0.5}},
    {SUM, 2, {1, 1}, {0.3, -0.3}, 0, {0.3, -0.3}},
    {SUM, 2, {1, 1}, {1, -0.935}, 0.065, {1, -0.935}}, /* and not 0.06499999999999995 */
    {PRODUCT, 3, {0.5, 0.5, 0.4}, {1, 1, 1}, 0.1, {1, 1, 1}},
    {PRODUCT, 2, {0.5, 0.2}, {2, 1}, 0.05, {2, 1}},
    {PRODUCT, 2, {0.25, 1}, {0.5, 3}, 0.5, {0.5, 3}},
    {PRODUCT, 2, {0, 1}, {1, 1}, 0, {1, 1}},
    {PRODUCT, 2, {-0.5, -0.5}, {1, 1}, 0, {1, 1}},
    {PRODUCT, 1, {0.3}, {1}, 0.3, {1}},
    {ALL_OR_NOTHING, 3, {1, 1, 1}, {1, 5, 1}, 1, {1.0 / 3, 1.0 / 3, 1.0 / 3}},
    {ALL_OR_NOTHING, 3, {1, 0.5, 1}, {1, 5, 1}, 0, {0, 1, 0}},
    {ALL_OR_NOTHING, 3, {0.9999999999999999, 0, 0}, {1, 1, 1}, 0, {0, 0.5, 0.5}},
    {ALL_OR_NOTHING, 2, {1, 1.2}, {1, 1}, 1, {1, 0}},
    {ALL_OR_NOTHING, 1, {-1}, {1}, 0, {1}},
};

static double result_of(const struct sample *sample, bool with_weights)
{
    double scratch[2 * MOST];
    return aggregate(sample->aggregation, sample->values, with_weights ? sample->weights : NULL, sample->count,
                     scratch);
}

static void hand_computed_results(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(SAMPLES); i++)
        assert_same(result_of(&SAMPLES[i], true), SAMPLES[i].result);
}

static void equal_weights_may_be_left_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(SAMPLES); i++) {
        bool ones = true;
        for (size_t j = 0; j < SAMPLES[i].count; j++)
            ones = ones && SAMPLES[i].weights[j] == 1;
        if (ones)
            assert_same(result_of(&SAMPLES[i], false), SAMPLES[i].result);
    }
}

static void hand_computed_shares(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(SAMPLES); i++) {
        const struct sample *sample = &SAMPLES[i];
        double scratch[2 * MOST];
        double shares[MOST];
        double contributions[MOST];
        const struct rule rule = {.aggregation = sample->aggregation};
        unfold_operands(&rule, sample->values, sample->weights, sample->count, scratch, shares, contributions);
        for (size_t j = 0; j < sample->count; j++)
            assert_near(shares[j], sample->shares[j], 1e-15);
    }
}

/* A sum of many does not depend on their order. */
static void the_order_makes_no_difference(void **state)
{
    enum { COUNT_OF_VALUES = 999 };
    static double values[COUNT_OF_VALUES], weights[COUNT_OF_VALUES], scratch[2 * COUNT_OF_VALUES];
    static const enum aggregation ALL[] = {ARITHMETIC, GEOMETRIC, HARMONIC, MINIMUM,       MAXIMUM,
                                           MEDIAN,     SUM,       PRODUCT,  ALL_OR_NOTHING};
    uint64_t random = 54;
    double before[COUNT(ALL)];
    (void)state;
    for (size_t i = 0; i < COUNT_OF_VALUES; i++) {
        values[i] = (double)(random_bits(&random) % 100 + 1) / 100;
        weights[i] = (double)(random_bits(&random) % 30 + 1) / 10;
    }
    for (size_t a = 0; a < COUNT(ALL); a++)
        before[a] = aggregate(ALL[a], values, weights, COUNT_OF_VALUES, scratch);
    for (size_t i = COUNT_OF_VALUES - 1; i > 0; i--) {
        size_t other = (size_t)(random_bits(&random) % (i + 1));
        double value = values[i], weight = weights[i];
        values[i] = values[other];
        weights[i] = weights[other];
        values[other] = value;
        weights[other] = weight;
    }
    for (size_t a = 0; a < COUNT(ALL); a++)
        assert_same(aggregate(ALL[a], values, weights, COUNT_OF_VALUES, scratch), before[a]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hand_computed_results),
        cmocka_unit_test(equal_weights_may_be_left_out),
        cmocka_unit_test(hand_computed_shares),
        cmocka_unit_test(the_order_makes_no_difference),
    };
    return cmocka_run_group_tests_name("aggregation", tests, NULL, NULL);
}
