/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* Three columns: options of a scale, a quantity, a quantity with a logarithm. */
static const char YAML[] = HEAD NO_HALF_YES "indicators: [{code: a, title: a}, " Q(
    "q") ", {code: l, title: l, quantity: {goalposts: [1, 100], transformation: log}}]\n"
         "derived: {d: {title: D, difference: [a, q]}}\n" MEAN;

enum { COLUMNS = 3, ROWS = 3, FIGURES = 3 };

static const double ANSWERS[ROWS][COLUMNS] = {{1, 0.25, 10}, {0.5, NAN, 100}, {NAN, NAN, NAN}};
/* The index, l, and the difference of a and q. */
static const int32_t WANTED[FIGURES] = {0, 3, 4};
static const double SCORES[ROWS][FIGURES] = {{1.75 / 3, 0.5, 0.75}, {0.75, 1, NAN}, {NAN, NAN, NAN}};

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

static cpi_status score_rows(const double *answers, size_t rows, ptrdiff_t row_stride, ptrdiff_t column_stride,
                             double *scores)
{
    return cpi_score_matrix(framework, NULL, answers, rows, COLUMNS, row_stride, column_stride, WANTED, FIGURES, scores,
                            rows * FIGURES, NULL);
}

/* `first_row` and `step`: which row of SCORES each row of the result is. */
static void assert_scores(const double *answers, ptrdiff_t row_stride, ptrdiff_t column_stride, int first_row, int step)
{
    double scores[ROWS * FIGURES];
    assert_int_equal(score_rows(answers, ROWS, row_stride, column_stride, scores), CPI_OK);
    for (int row = 0; row < ROWS; row++)
        for (int figure = 0; figure < FIGURES; figure++)
            assert_same(scores[row * FIGURES + figure], SCORES[first_row + step * row][figure]);
}

static void rows_one_after_the_other(void **state)
{
    (void)state;
    assert_scores(&ANSWERS[0][0], COLUMNS, 1, 0, 1);
    assert_scores(&ANSWERS[ROWS - 1][0], -COLUMNS, 1, ROWS - 1, -1);
    assert_scores(&ANSWERS[1][0], 0, 1, 1, 0);
}

static void columns_one_after_the_other(void **state)
{
    double transposed[COLUMNS][ROWS];
    (void)state;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++)
            transposed[column][row] = ANSWERS[row][column];
    assert_scores(&transposed[0][0], 1, ROWS, 0, 1);
    assert_scores(&transposed[0][ROWS - 1], -1, ROWS, ROWS - 1, -1);
}

static void columns_backwards(void **state)
{
    double mirrored[ROWS][COLUMNS];
    double turned[COLUMNS][ROWS];
    (void)state;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++) {
            mirrored[row][COLUMNS - 1 - column] = ANSWERS[row][column];
            turned[COLUMNS - 1 - column][ROWS - 1 - row] = ANSWERS[row][column];
        }
    assert_scores(&mirrored[0][COLUMNS - 1], COLUMNS, -1, 0, 1);
    assert_scores(&turned[COLUMNS - 1][ROWS - 1], -1, -ROWS, 0, 1);
}

static void a_part_of_a_larger_array(void **state)
{
    double *large = malloc(ROWS * 10 * sizeof *large);
    (void)state;
    for (int i = 0; i < ROWS * 10; i++)
        large[i] = -99;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++)
            large[row * 10 + 1 + 3 * column] = ANSWERS[row][column];
    assert_scores(large + 1, 10, 3, 0, 1);
    free(large);
}

/* Memory of exactly its size, so that reading past it is found. */
static void no_more_is_read_than_there_is(void **state)
{
    double *answers = malloc(sizeof ANSWERS);
    double *scores = malloc(sizeof SCORES);
    (void)state;
    memcpy(answers, ANSWERS, sizeof ANSWERS);
    assert_int_equal(score_rows(answers, ROWS, COLUMNS, 1, scores), CPI_OK);
    assert_same(scores[ROWS * FIGURES - 1], NAN);
    free(answers);
    free(scores);
}

static void answers_that_are_none(void **state)
{
    static const struct {
        int column;
        double value;
    } CASES[] = {
        {0, 0.4},       {0, 0.49999999999999994},
        {0, -0.5},      {0, 2},
        {0, INFINITY},  {1, INFINITY},
        {1, -INFINITY}, {1, 1e31},
        {1, 1e-31},     {2, 0},
        {2, -1},        {2, -0.0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(CASES); i++) {
        double answers[ROWS][COLUMNS];
        double scores[ROWS * FIGURES];
        memcpy(answers, ANSWERS, sizeof ANSWERS);
        answers[2][CASES[i].column] = CASES[i].value;
        for (int j = 0; j < ROWS * FIGURES; j++)
            scores[j] = -7;
        assert_int_equal(score_rows(&answers[0][0], ROWS, COLUMNS, 1, scores), CPI_BAD_INPUT);
        for (int j = 0; j < ROWS * FIGURES; j++)
            assert_same(scores[j], -7);
    }
}

/* Row by row, however the rows lie in memory and however many there are. */
static void every_answer_that_is_none_is_named(void **state)
{
    enum { MANY = 21 };
    double answers[MANY][COLUMNS], transposed[COLUMNS][MANY], scores[MANY];
    const char *const expected[] = {"row 1, column 1: 0.4 is no answer to 'a'",
                                    "row 1, column 2: ", "row 9, column 1: ", "row 21, column 3: "};
    (void)state;
    for (int row = 0; row < MANY; row++)
        memcpy(answers[row], ANSWERS[row % ROWS], sizeof answers[row]);
    answers[0][0] = 0.4;
    answers[0][1] = INFINITY;
    answers[8][0] = -1;
    answers[MANY - 1][2] = 0;
    for (int row = 0; row < MANY; row++)
        for (int column = 0; column < COLUMNS; column++)
            transposed[column][row] = answers[row][column];
    for (int by_columns = 0; by_columns <= 1; by_columns++) {
        cpi_diag *diag = cpi_diag_new();
        assert_int_equal(cpi_score_matrix(framework, NULL, by_columns ? &transposed[0][0] : &answers[0][0], MANY,
                                          COLUMNS, by_columns ? 1 : COLUMNS, by_columns ? MANY : 1, WANTED, 1, scores,
                                          MANY, diag),
                         CPI_BAD_INPUT);
        assert_int_equal(cpi_diag_count(diag), 4);
        assert_int_equal(cpi_diag_error_count(diag), 4);
        for (int32_t i = 0; i < 4; i++)
            assert_ptr_equal(strstr(cpi_diag_message(diag, i), expected[i]), cpi_diag_message(diag, i));
        cpi_diag_free(diag);
    }
}

static void sizes_that_do_not_fit(void **state)
{
    double scores[ROWS * FIGURES];
    const double *answers = &ANSWERS[0][0];
    size_t half = SIZE_MAX / 2 + 1;
    (void)state;
#define REFUSED(...) assert_int_equal(cpi_score_matrix(__VA_ARGS__), CPI_BAD_ARGUMENT)
    REFUSED(NULL, NULL, answers, 3, 3, 3, 1, WANTED, 3, scores, 9, NULL);
    REFUSED(framework, NULL, NULL, 3, 3, 3, 1, WANTED, 3, scores, 9, NULL);
    REFUSED(framework, NULL, answers, 3, 2, 3, 1, WANTED, 3, scores, 9, NULL);
    REFUSED(framework, NULL, answers, 3, 4, 3, 1, WANTED, 3, scores, 9, NULL);
    REFUSED(framework, NULL, answers, 3, 0, 3, 1, WANTED, 3, scores, 9, NULL);
    REFUSED(framework, NULL, answers, 3, SIZE_MAX, 3, 1, WANTED, 3, scores, 9, NULL);
    REFUSED(framework, NULL, answers, 3, 3, 3, 1, NULL, 3, scores, 9, NULL);
    REFUSED(framework, NULL, answers, 3, 3, 3, 1, WANTED, 3, NULL, 9, NULL);
    REFUSED(framework, NULL, answers, 3, 3, 3, 1, WANTED, 3, scores, 8, NULL);
    REFUSED(framework, NULL, answers, 3, 3, 3, 1, WANTED, 3, scores, 10, NULL);
    REFUSED(framework, NULL, answers, 3, 3, 3, 1, WANTED, 3, scores, 0, NULL);
    REFUSED(framework, NULL, answers, half, 3, 3, 1, WANTED, 2, scores, 0, NULL);
    REFUSED(framework, NULL, answers, half + 1, 3, 3, 1, WANTED, 2, scores, 2, NULL);
    REFUSED(framework, NULL, answers, 2, 3, 3, 1, WANTED, half, scores, 0, NULL);
    REFUSED(framework, NULL, answers, SIZE_MAX, 3, 3, 1, WANTED, SIZE_MAX, scores, 1, NULL);
#undef REFUSED
}

static void figures_that_are_none(void **state)
{
    static const int32_t FAR[] = {-1, INT32_MIN, 5, INT32_MAX};
    double scores[2] = {7, 7};
    (void)state;
    for (size_t i = 0; i < COUNT(FAR); i++) {
        const int32_t figures[] = {0, FAR[i]};
        assert_int_equal(cpi_score_matrix(framework, NULL, &ANSWERS[0][0], 1, 3, 3, 1, figures, 2, scores, 2, NULL),
                         CPI_BAD_ARGUMENT);
    }
    assert_same(scores[0], 7);
}

static void nothing_is_asked_for(void **state)
{
    double scores[1] = {7};
    (void)state;
    assert_int_equal(cpi_score_matrix(framework, NULL, NULL, 0, 3, 3, 1, WANTED, 3, NULL, 0, NULL), CPI_OK);
    assert_int_equal(cpi_score_matrix(framework, NULL, NULL, 0, 3, 0, 0, WANTED, 3, scores, 0, NULL), CPI_OK);
    assert_int_equal(cpi_score_matrix(framework, NULL, &ANSWERS[0][0], 3, 3, 3, 1, NULL, 0, NULL, 0, NULL), CPI_OK);
    assert_int_equal(cpi_score_matrix(framework, NULL, NULL, 0, 3, 3, 1, NULL, 0, NULL, 0, NULL), CPI_OK);
    assert_same(scores[0], 7);
}

static void figures_may_be_asked_for_twice(void **state)
{
    static const int32_t TWICE[] = {3, 0, 3};
    double scores[3];
    (void)state;
    assert_int_equal(cpi_score_matrix(framework, NULL, &ANSWERS[0][0], 1, 3, 3, 1, TWICE, 3, scores, 3, NULL), CPI_OK);
    assert_same(scores[0], 0.5);
    assert_same(scores[1], 1.75 / 3);
    assert_same(scores[2], 0.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_one_after_the_other),
        cmocka_unit_test(columns_one_after_the_other),
        cmocka_unit_test(columns_backwards),
        cmocka_unit_test(a_part_of_a_larger_array),
        cmocka_unit_test(no_more_is_read_than_there_is),
        cmocka_unit_test(answers_that_are_none),
        cmocka_unit_test(every_answer_that_is_none_is_named),
        cmocka_unit_test(sizes_that_do_not_fit),
        cmocka_unit_test(figures_that_are_none),
        cmocka_unit_test(nothing_is_asked_for),
        cmocka_unit_test(figures_may_be_asked_for_twice),
    };
    return cmocka_run_group_tests_name("matrix", tests, load, unload);
}
