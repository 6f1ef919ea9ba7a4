/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_MATRIX_COLUMNS_H
#define CPINDEX_SCORING_MATRIX_COLUMNS_H

#include "scoring/evaluate.h"
#include "scoring/goalposts.h"

/* The answers of several rows of a matrix at a time, column by column: what is known of a column is then looked up once
 * for all of them, and rows and columns of the array may lie in memory in either order. */

enum { LANES = 8 };

struct matrix {
    const double *answers;
    size_t rows;
    int32_t columns;
    ptrdiff_t row_stride;
    ptrdiff_t column_stride;
};

/* So many rows; the last again and again where there are fewer than lanes, as a loop of a known length is fast. */
struct block {
    const struct matrix *matrix;
    size_t first_row;
    size_t rows;
};

/* What an answer comes to: the part of evaluate_leaf() that scores alone need. */
struct leaf {
    double score;
    double coverage;
    uint8_t state; /* enum cpi_state */
};

/* What a column needs to be read: looked up once, not for every row. */
struct column {
    int32_t node;
    bool excluded;
    /* Of a scale: the values of its options; and what they come to, after what no answer does. */
    const double *values;
    const struct leaf *leaves;
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

/* Of a quantity: the answers, divided by those of its denominator where it has one; NaN where either is missing. */
void column_values(const struct column *columns, int32_t column, const struct block *block, double values[LANES]);

/* Puts what the answers come to into the rows of the block. */
void score_column(const struct column *columns, int32_t column, const struct block *block, const struct row *rows);

#endif
