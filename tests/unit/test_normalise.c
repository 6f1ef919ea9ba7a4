/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "scoring/normalise.h"
#include "support.h"

static void options_fall_between_the_ends_of_their_scale(void **state)
{
    static struct option options[] = {{"five", 5}, {"four", 4.6}, {"three", 3}, {"one", 1}};
    static const double WANTED[] = {0, 0.1, 0.5, 1};
    const struct scale scale = {.range = {5, 1}, .options = options, .option_count = 4};
    double low;
    double high;
    (void)state;
    for (int32_t i = 0; i < 4; i++)
        assert_same(normalise_option(&scale, i), WANTED[i]);
    scale_bounds(&scale, &low, &high);
    assert_same(low, 0);
    assert_same(high, 1);
    const struct scale middle = {.range = {5, 1}, .options = options + 1, .option_count = 2};
    scale_bounds(&middle, &low, &high);
    assert_same(low, 0.1);
    assert_same(high, 0.5);
}

#define GOALPOSTS(from, to) .goalposts = {{.value = (from)}, {.value = (to)}}

/* A quantity as a file would state it, with the defaults of the rest. */
static struct quantity stated(struct quantity quantity)
{
    struct quantity complete = quantity_default();
    quantity.moments[0].kind = quantity.parts & QUANTITY_MEAN ? GOALPOST_NUMBER : GOALPOST_MEAN;
    quantity.moments[1].kind = quantity.parts & QUANTITY_DEVIATION ? GOALPOST_NUMBER : GOALPOST_DEVIATION;
    quantity_apply(&complete, &quantity);
    return complete;
}

static double score_of_fixed(struct quantity quantity, double value)
{
    struct quantity complete = stated(quantity);
    struct goalposts goalposts = goalposts_fixed(&complete);
    return normalise_value(&complete, &goalposts, value);
}

enum {
    FIXED = QUANTITY_GOALPOSTS,
    CLAMPED = FIXED | QUANTITY_CLAMP,
    FLOORED = FIXED | QUANTITY_FLOOR,
    TRANSFORMED = FIXED | QUANTITY_TRANSFORMATION | QUANTITY_EXPONENT,
    TARGETED = FIXED | QUANTITY_TARGET,
    MOMENTS = QUANTITY_NORMALISATION | QUANTITY_MEAN | QUANTITY_DEVIATION,
};

static void values_fall_between_the_goalposts(void **state)
{
    static const struct {
        struct quantity quantity;
        double value;
        double score;
    } CASES[] = {
        {{GOALPOSTS(20, 85), .parts = FIXED}, 52.5, 0.5},
        {{GOALPOSTS(20, 85), .parts = FIXED}, 90, 1},
        {{GOALPOSTS(20, 85), .parts = FIXED}, 7, 0},
        {{GOALPOSTS(20, 85), .parts = CLAMPED, .clamp = CLAMP_LOWER}, 98, 1.2},
        {{GOALPOSTS(20, 85), .parts = CLAMPED, .clamp = CLAMP_LOWER}, 7, 0},
        {{GOALPOSTS(20, 85), .parts = CLAMPED, .clamp = CLAMP_UPPER}, 98, 1},
        {{GOALPOSTS(20, 85), .parts = CLAMPED, .clamp = CLAMP_UPPER}, 7, -0.2},
        {{GOALPOSTS(20, 85), .parts = CLAMPED, .clamp = CLAMP_NONE}, 98, 1.2},
        {{GOALPOSTS(20, 85), .parts = FLOORED, .floor = 0.01}, 7, 0.01},
        {{GOALPOSTS(20, 85), .parts = FLOORED, .floor = 0.01}, 20.065, 0.01},
        {{GOALPOSTS(100, 0), .parts = FIXED}, 25, 0.75},
        {{GOALPOSTS(0, 1), .parts = FIXED}, 0.615, 0.615},
        {{GOALPOSTS(0.1, 0.4), .parts = FIXED}, 0.2, 1.0 / 3},
        {{GOALPOSTS(0, 10), .parts = TARGETED, .target = {0.01, 1}}, 5, 0.505},
        {{GOALPOSTS(0, 10), .parts = TARGETED, .target = {0.01, 1}}, -3, 0.01},
        {{GOALPOSTS(0, 10), .parts = TARGETED, .target = {1, 7}}, 12, 7},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_same(score_of_fixed(CASES[i].quantity, CASES[i].value), CASES[i].score);
}

static void values_are_transformed_before(void **state)
{
    static const struct {
        struct quantity quantity;
        double value;
        double score;
    } CASES[] = {
        {{GOALPOSTS(1, 100), .parts = TRANSFORMED, .transformation = TRANSFORM_LOG}, 10, 0.5},
        {{GOALPOSTS(100, 1), .parts = TRANSFORMED, .transformation = TRANSFORM_LOG}, 1000, 0},
        {{GOALPOSTS(1, 4), .parts = TRANSFORMED, .transformation = TRANSFORM_RECIPROCAL}, 2, 2.0 / 3},
        {{GOALPOSTS(4, 1), .parts = TRANSFORMED, .transformation = TRANSFORM_RECIPROCAL}, 2, 1.0 / 3},
        {{GOALPOSTS(0, 100), .parts = TRANSFORMED, .transformation = TRANSFORM_POWER, .exponent = 0.5}, 25, 0.5},
        {{GOALPOSTS(0, 100), .parts = TRANSFORMED, .transformation = TRANSFORM_POWER, .exponent = 0.5}, 0, 0},
        {{GOALPOSTS(1, 3), .parts = TRANSFORMED, .transformation = TRANSFORM_POWER, .exponent = 2}, 2, 0.375},
        {{GOALPOSTS(1, 2), .parts = TRANSFORMED, .transformation = TRANSFORM_POWER, .exponent = -2}, 1.25, 0.48},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++)
        assert_near(score_of_fixed(CASES[i].quantity, CASES[i].value), CASES[i].score, 1e-15);
    /* What has no logarithm has no score. */
    assert_true(isnan(score_of_fixed(CASES[0].quantity, 0)));
    assert_true(isnan(score_of_fixed(CASES[2].quantity, -1)));
    assert_true(isnan(score_of_fixed(CASES[4].quantity, -1)));
}

static void z_scores_of_given_moments(void **state)
{
    struct quantity plain = {.parts = MOMENTS, .normalisation = BY_Z_SCORE, .moments = {{.value = 10}, {.value = 4}}};
    struct quantity lower = plain;
    struct quantity brought = plain;
    (void)state;
    assert_same(score_of_fixed(plain, 10), 0);
    assert_same(score_of_fixed(plain, 16), 1.5);
    lower.parts |= QUANTITY_DIRECTION;
    lower.lower_is_better = true;
    assert_same(score_of_fixed(lower, 16), -1.5);
    brought.parts |= QUANTITY_TARGET | QUANTITY_CLAMP;
    brought.target[0] = 0.5;
    brought.target[1] = 0.1;
    brought.clamp = CLAMP_BOTH;
    assert_same(score_of_fixed(brought, 16), 0.65);
    assert_same(score_of_fixed(brought, 100), 1);
    /* The reciprocal turns high values into low ones. */
    struct quantity reciprocal = {.parts = MOMENTS | QUANTITY_TRANSFORMATION,
                                  .normalisation = BY_Z_SCORE,
                                  .transformation = TRANSFORM_RECIPROCAL,
                                  .moments = {{.value = 0.5}, {.value = 0.25}}};
    assert_same(score_of_fixed(reciprocal, 1), -2);
    assert_same(score_of_fixed(reciprocal, 4), 1);
}

static void categories_meet_at_thresholds(void **state)
{
    static const double THRESHOLDS[] = {10, 20};
    static const double SCORES[] = {0.1, 0.7, 0.9};
    struct quantity quantity = {.parts = QUANTITY_NORMALISATION | QUANTITY_THRESHOLDS,
                                .normalisation = BY_CATEGORY,
                                .thresholds = THRESHOLDS,
                                .threshold_count = 2};
    (void)state;
    assert_same(score_of_fixed(quantity, 9.99), 0);
    assert_same(score_of_fixed(quantity, 10), 0.5);
    assert_same(score_of_fixed(quantity, 20), 1);
    quantity.parts |= QUANTITY_SCORES;
    quantity.scores = SCORES;
    quantity.score_count = 3;
    assert_same(score_of_fixed(quantity, -5), 0.1);
    assert_same(score_of_fixed(quantity, 19.9), 0.7);
    quantity.parts &= ~(unsigned)QUANTITY_SCORES;
    quantity.parts |= QUANTITY_DIRECTION;
    quantity.lower_is_better = true;
    assert_same(score_of_fixed(quantity, 10), 1);
    assert_same(score_of_fixed(quantity, 10.1), 0.5);
    assert_same(score_of_fixed(quantity, 20), 0.5);
    assert_same(score_of_fixed(quantity, 21), 0);
}

/* The goalposts that a set of values gives. */
static struct goalposts found(const struct quantity *quantity, const double *values, size_t count, double *room)
{
    struct set_values set = {.values = room, .count = count, .units = {NAN, 3}};
    if (count)
        memcpy(room, values, count * sizeof *room);
    return goalposts_find(quantity, &set);
}

#define KIND(name)                                                                                                     \
    {                                                                                                                  \
        .kind = GOALPOST_##name                                                                                        \
    }

static void goalposts_come_from_the_set(void **state)
{
    static const double VALUES[] = {4, 1, 9, 2};
    static const struct {
        struct goalpost from;
        struct goalpost to;
        double ends[2];
        enum goalposts_problem problem;
    } CASES[] = {
        {KIND(MINIMUM), KIND(MAXIMUM), {1, 9}, GOALPOSTS_FOUND},
        {KIND(MAXIMUM), KIND(MINIMUM), {9, 1}, GOALPOSTS_FOUND},
        {{.value = 0}, KIND(MAXIMUM), {0, 9}, GOALPOSTS_FOUND},
        {KIND(MINIMUM), {.value = 80}, {1, 80}, GOALPOSTS_FOUND},
        {KIND(MINIMUM), KIND(UNIT), {1, 3}, GOALPOSTS_FOUND},
        {KIND(UNIT), KIND(MAXIMUM), {NAN, 9}, GOALPOSTS_NO_UNIT},
        {KIND(MEAN), KIND(MAXIMUM), {4, 9}, GOALPOSTS_FOUND},
        {KIND(MEDIAN), KIND(MAXIMUM), {3, 9}, GOALPOSTS_FOUND},
        {KIND(MINIMUM), {.value = 0.5}, {1, 0.5}, GOALPOSTS_REVERSED},
        {KIND(MINIMUM), {.value = 1}, {1, 1}, GOALPOSTS_NO_VARIANCE},
    };
    double room[COUNT(VALUES)];
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct quantity quantity = stated((struct quantity){.parts = FIXED, .goalposts = {CASES[i].from, CASES[i].to}});
        struct goalposts goalposts = found(&quantity, VALUES, COUNT(VALUES), room);
        assert_same(goalposts.ends[0], CASES[i].ends[0]);
        assert_same(goalposts.ends[1], CASES[i].ends[1]);
        assert_int_equal(goalposts.problem, CASES[i].problem);
    }
}

static void sets_without_variance_have_no_scores(void **state)
{
    static const double SAME[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    static const struct quantity STATED[] = {
        {.parts = FIXED, .goalposts = {KIND(MINIMUM), KIND(MAXIMUM)}},
        {.parts = QUANTITY_NORMALISATION, .normalisation = BY_Z_SCORE},
    };
    double room[COUNT(SAME)];
    (void)state;
    for (size_t i = 0; i < COUNT(STATED); i++) {
        struct quantity quantity = stated(STATED[i]);
        assert_int_equal(found(&quantity, SAME, COUNT(SAME), room).problem, GOALPOSTS_NO_VARIANCE);
        assert_int_equal(found(&quantity, SAME, 1, room).problem, GOALPOSTS_ONE_VALUE);
        assert_int_equal(found(&quantity, SAME, 0, room).problem, GOALPOSTS_NO_VALUES);
        struct goalposts goalposts = found(&quantity, SAME, COUNT(SAME), room);
        assert_true(isnan(normalise_value(&quantity, &goalposts, 0.1)));
    }
    struct quantity rank = stated((struct quantity){.parts = QUANTITY_NORMALISATION, .normalisation = BY_RANK});
    assert_int_equal(found(&rank, SAME, 1, room).problem, GOALPOSTS_ONE_VALUE);
    struct goalposts goalposts = found(&rank, SAME, COUNT(SAME), room);
    assert_same(normalise_value(&rank, &goalposts, 0.1), 1);
}

static void z_scores_of_the_set(void **state)
{
    static const double VALUES[] = {2, 4, 4, 4, 5, 5, 7, 9};
    struct quantity quantity = stated((struct quantity){.parts = QUANTITY_NORMALISATION, .normalisation = BY_Z_SCORE});
    double room[COUNT(VALUES)];
    struct goalposts goalposts = found(&quantity, VALUES, COUNT(VALUES), room);
    (void)state;
    assert_same(goalposts.ends[0], 5);
    /* The squares of the deviations add up to 32. */
    assert_near(goalposts.ends[1], 2.13808993529939517, 1e-15);
    assert_near(normalise_value(&quantity, &goalposts, 9), 1.87082869338697069, 1e-15);
}

static void ranks_of_the_set(void **state)
{
    static const double VALUES[] = {30, 10, 20, 20, 50};
    static const struct {
        enum normalisation normalisation;
        bool lower;
        double value;
        double score;
    } CASES[] = {
        {BY_RANK, false, 50, 1},
        {BY_RANK, false, 30, 0.75},
        /* Two share rank 3. */
        {BY_RANK, false, 20, 0.5},
        {BY_RANK, false, 10, 0},
        {BY_RANK, true, 10, 1},
        {BY_RANK, true, 20, 0.75},
        {BY_RANK, true, 50, 0},
        /* From outside the set. */
        {BY_RANK, false, 99, 1},
        {BY_RANK, false, 5, 0},
        {BY_PERCENTILE_RANK, false, 50, 0.9},
        {BY_PERCENTILE_RANK, false, 20, 0.4},
        {BY_PERCENTILE_RANK, true, 50, 0.1},
        {BY_PERCENTILE_RANK, false, 99, 1},
        {BY_PERCENTILE_RANK, false, 1, 0},
        /* Two groups: 3 of 5 are worse than 30, 1 is worse than 20. */
        {BY_QUANTILE, false, 30, 1},
        {BY_QUANTILE, false, 20, 0},
        {BY_QUANTILE, false, 99, 1},
        {BY_QUANTILE, true, 10, 1},
        {BY_QUANTILE, true, 20, 0},
    };
    double room[COUNT(VALUES)];
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct quantity quantity = stated((struct quantity){
            .parts = QUANTITY_NORMALISATION | QUANTITY_DIRECTION | QUANTITY_GROUPS,
            .normalisation = CASES[i].normalisation,
            .lower_is_better = CASES[i].lower,
            .groups = 2,
        });
        struct goalposts goalposts = found(&quantity, VALUES, COUNT(VALUES), room);
        assert_same(normalise_value(&quantity, &goalposts, CASES[i].value), CASES[i].score);
    }
}

static void quantities_are_bounded_where_they_are_clamped(void **state)
{
    static const struct {
        enum clamp clamp;
        double floor;
        double low;
        double high;
    } CASES[] = {
        {CLAMP_BOTH, -INFINITY, 0, 1},     {CLAMP_LOWER, -INFINITY, 0, NAN}, {CLAMP_UPPER, -INFINITY, NAN, 1},
        {CLAMP_NONE, -INFINITY, NAN, NAN}, {CLAMP_BOTH, 0.1, 0.1, 1},        {CLAMP_NONE, 0.1, 0.1, NAN},
    };
    double low;
    double high;
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        struct quantity quantity = stated((struct quantity){GOALPOSTS(3, 4), .parts = CLAMPED | QUANTITY_FLOOR,
                                                            .clamp = CASES[i].clamp, .floor = CASES[i].floor});
        quantity_bounds(&quantity, &low, &high);
        assert_same(low, CASES[i].low);
        assert_same(high, CASES[i].high);
    }
    struct quantity rank = stated((struct quantity){
        .parts = QUANTITY_NORMALISATION | QUANTITY_TARGET, .normalisation = BY_RANK, .target = {0.2, 0.8}});
    quantity_bounds(&rank, &low, &high);
    assert_same(low, 0.2);
    assert_same(high, 0.8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_fall_between_the_ends_of_their_scale),
        cmocka_unit_test(values_fall_between_the_goalposts),
        cmocka_unit_test(values_are_transformed_before),
        cmocka_unit_test(z_scores_of_given_moments),
        cmocka_unit_test(categories_meet_at_thresholds),
        cmocka_unit_test(goalposts_come_from_the_set),
        cmocka_unit_test(sets_without_variance_have_no_scores),
        cmocka_unit_test(z_scores_of_the_set),
        cmocka_unit_test(ranks_of_the_set),
        cmocka_unit_test(quantities_are_bounded_where_they_are_clamped),
    };
    return cmocka_run_group_tests_name("normalisation", tests, NULL, NULL);
}
