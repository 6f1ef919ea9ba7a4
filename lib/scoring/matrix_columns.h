/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_MATRIX_COLUMNS_H
#define CPINDEX_SCORING_MATRIX_COLUMNS_H

#include "scoring/evaluate.h"
#include "scoring/goalposts.h"

/* The leaves of several rows of a matrix at a time, column by column: what is known of a column is then looked up once
 * for all of them, and rows and columns of the array may lie in memory in either order. */

enum { LANES = 8 };

struct matrix {
    const double *answers;
    size_t rows;
    int32_t columns;
    ptrdiff_t row_stride;
    ptrdiff_t column_stride;
};

/* So many rows, the last of them again where there are fewer than lanes. */
struct block {
    const struct matrix *matrix;
    size_t first_row;
    size_t rows;
    /* Of each row's answers in the array. */
    ptrdiff_t offsets[LANES];
};

/* What a column needs to be read: looked up once, not for every row. */
struct column {
    int32_t node;
    bool excluded;
    /* Of a scale: the values of its options, and their scores. */
    const double *values;
    const double *scores;
    int32_t options;
    /* NULL for a scale. */
    const struct quantity *quantity;
    struct goalposts goalposts;
    /* The column that it is divided by; -1 for none. */
    int32_t denominator;
};

/* NULL when out of memory. The goalposts are not there yet. */
struct column *make_columns(struct plan *plan);

/* The block that begins with a row; false where the matrix ends before it. */
bool find_block(const struct matrix *matrix, size_t first_row, struct block *block);

void column_answers(const struct block *block, int32_t column, double answers[LANES]);

/* Which answers to a column's question are none that it takes; false where all are right. */
bool find_wrong(const struct column *column, const double answers[LANES], bool wrong[LANES]);

/* The answers, those of a quantity divided by its denominator where it has one; NaN where either has no answer. */
void column_values(const struct column *columns, int32_t column, const struct block *block, double values[LANES]);

/* The part of evaluate_leaf() that scores alone need, for a row in each lane. */
void score_column(const struct column *columns, int32_t column, const struct block *block, const struct row *rows);

#endif
