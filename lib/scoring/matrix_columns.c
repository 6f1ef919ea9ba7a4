/* SPDX-License-Identifier: MIT */
#include "scoring/matrix_columns.h"

#include <math.h>

#include "base/number.h"
#include "scoring/leaf.h"
#include "scoring/normalise.h"

struct column *make_columns(struct plan *plan)
{
    const struct model *model = plan->model;
    struct column *columns = arena_array(&plan->arena, (size_t)model->indicator_count, sizeof *columns);
    for (int32_t i = 0; i < model->indicator_count && columns; i++) {
        const struct node *n = &model->nodes[model->indicators[i]];
        columns[i].node = model->indicators[i];
        columns[i].excluded = plan->resolved.excluded[model->indicators[i]];
        if (n->quantity >= 0) {
            const struct quantity *quantity = &plan->resolved.quantities[n->quantity];
            columns[i].quantity = quantity;
            columns[i].denominator = quantity->denominator < 0 ? -1 : model->nodes[quantity->denominator].indicator;
        } else {
            columns[i].values = plan->option_values[n->scale];
            columns[i].scores = plan->option_scores[n->scale];
            columns[i].options = model->scales[n->scale].option_count;
        }
    }
    return columns;
}

bool find_block(const struct matrix *matrix, size_t first_row, struct block *block)
{
    if (first_row >= matrix->rows)
        return false;
    size_t left = matrix->rows - first_row;
    block->matrix = matrix;
    block->first_row = first_row;
    block->rows = left < LANES ? left : LANES;
    for (size_t lane = 0; lane < LANES; lane++) {
        size_t row = first_row + (lane < block->rows ? lane : block->rows - 1);
        block->offsets[lane] = (ptrdiff_t)row * matrix->row_stride;
    }
    return true;
}

void column_answers(const struct block *block, int32_t column, double answers[LANES])
{
    const double *from = block->matrix->answers + column * block->matrix->column_stride;
    for (size_t lane = 0; lane < LANES; lane++)
        answers[lane] = from[block->offsets[lane]];
}

/* The place of the option that has each value; -1 where none has. Goes through all options for all lanes, without a
 * branch: which option it is cannot be foreseen, and a wrong guess costs more than many comparisons. Of the size of a
 * double, so that compilers make vectors of it. */
static void find_options(const struct column *column, const double answers[LANES], int64_t found[LANES])
{
    for (size_t lane = 0; lane < LANES; lane++)
        found[lane] = -1;
    for (int32_t option = 0; option < column->options; option++)
        for (size_t lane = 0; lane < LANES; lane++)
            found[lane] = answers[lane] == column->values[option] ? option : found[lane];
}

bool find_wrong(const struct column *column, const double answers[LANES], bool wrong[LANES])
{
    int64_t found[LANES];
    bool any = false;
    if (column->quantity)
        for (size_t lane = 0; lane < LANES; lane++)
            found[lane] = number_in_bounds(answers[lane]) && quantity_takes(column->quantity, answers[lane]) ? 0 : -1;
    else
        find_options(column, answers, found);
    for (size_t lane = 0; lane < LANES; lane++) {
        wrong[lane] = (found[lane] < 0) & !isnan(answers[lane]);
        any |= wrong[lane];
    }
    return any;
}

void column_values(const struct column *columns, int32_t column, const struct block *block, double values[LANES])
{
    int32_t by = columns[column].denominator;
    double denominators[LANES];
    column_answers(block, column, values);
    if (!columns[column].quantity || by < 0)
        return;
    column_answers(block, by, denominators);
    for (size_t lane = 0; lane < LANES; lane++) {
        bool both = !isnan(values[lane]) && !isnan(denominators[lane]);
        values[lane] = both ? denominate(columns[column].quantity, values[lane], denominators[lane]) : NAN;
    }
}

static void keep(const struct row *row, const struct column *column, bool answered, double score)
{
    bool scored = answered && !column->excluded && !isnan(score);
    cpi_state state = column->excluded ? CPI_STATE_EXCLUDED
                      : !answered      ? CPI_STATE_NO_DATA
                      : scored         ? CPI_SCORED
                                       : CPI_STATE_UNDEFINED;
    row->state[column->node] = (uint8_t)state;
    row->coverage[column->node] = scored;
    row->score[column->node] = scored ? score : NAN;
}

static void score_quantities(const struct column *columns, int32_t column, const struct block *block,
                             const struct row *rows)
{
    const struct column *c = &columns[column];
    double values[LANES];
    column_values(columns, column, block, values);
    for (size_t lane = 0; lane < block->rows; lane++) {
        bool answered = !isnan(values[lane]);
        bool scored = answered && !c->excluded;
        keep(&rows[lane], c, answered, scored ? normalise_value(c->quantity, &c->goalposts, values[lane]) : NAN);
    }
}

static void score_options(const struct column *column, const double answers[LANES], size_t count,
                          const struct row *rows)
{
    int64_t found[LANES];
    find_options(column, answers, found);
    /* What another thread wrote meanwhile may be no option any more. */
    for (size_t lane = 0; lane < count; lane++)
        keep(&rows[lane], column, found[lane] >= 0, found[lane] >= 0 ? column->scores[found[lane]] : NAN);
}

void score_column(const struct column *columns, int32_t column, const struct block *block, const struct row *rows)
{
    double answers[LANES];
    if (columns[column].quantity) {
        score_quantities(columns, column, block, rows);
        return;
    }
    column_answers(block, column, answers);
    score_options(&columns[column], answers, block->rows, rows);
}
