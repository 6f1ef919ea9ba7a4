/* SPDX-License-Identifier: MIT */
#include "scoring/matrix_columns.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "scoring/leaf.h"
#include "scoring/normalise.h"

static struct leaf leaf_of(bool excluded, bool answered, double score)
{
    bool scored = answered && !excluded && !isnan(score);
    cpi_state state = excluded    ? CPI_STATE_EXCLUDED
                      : !answered ? CPI_STATE_NO_DATA
                      : scored    ? CPI_SCORED
                                  : CPI_STATE_UNDEFINED;
    return (struct leaf){scored ? score : NAN, scored, (uint8_t)state};
}

/* What no answer comes to, and each option of a scale. NULL when out of memory. */
static const struct leaf *make_leaves(struct plan *plan, int32_t scale, bool excluded)
{
    int32_t count = plan->model->scales[scale].option_count;
    struct leaf *leaves = arena_array(&plan->arena, (size_t)count + 1, sizeof *leaves);
    if (!leaves)
        return NULL;
    leaves[0] = leaf_of(excluded, false, NAN);
    for (int32_t option = 0; option < count; option++)
        leaves[option + 1] = leaf_of(excluded, true, plan->option_scores[scale][option]);
    return leaves;
}

/* `leaves`: what is made for a column is there for all others of the scale that are excluded, or not excluded. */
static bool make_options(struct plan *plan, int32_t scale, const struct leaf **leaves, struct column *column)
{
    const struct leaf **made = &leaves[2 * scale + column->excluded];
    if (!*made)
        *made = make_leaves(plan, scale, column->excluded);
    column->values = plan->option_values[scale];
    column->leaves = *made;
    column->options = plan->model->scales[scale].option_count;
    return *made;
}

struct column *make_columns(struct plan *plan)
{
    const struct model *model = plan->model;
    struct column *columns = arena_array(&plan->arena, (size_t)model->indicator_count, sizeof *columns);
    const struct leaf **leaves = arena_array(&plan->arena, (size_t)model->scale_count * 2, sizeof *leaves);
    if (!columns || !leaves)
        return NULL;
    for (int32_t i = 0; i < model->indicator_count; i++) {
        const struct node *n = &model->nodes[model->indicators[i]];
        columns[i].node = model->indicators[i];
        columns[i].excluded = plan->resolved.excluded[model->indicators[i]];
        if (n->quantity >= 0) {
            const struct quantity *quantity = &plan->resolved.quantities[n->quantity];
            columns[i].quantity = quantity;
            columns[i].denominator = quantity->denominator < 0 ? -1 : model->nodes[quantity->denominator].indicator;
        } else if (!make_options(plan, n->scale, leaves, &columns[i])) {
            return NULL;
        }
    }
    return columns;
}

bool find_block(const struct matrix *matrix, size_t first_row, struct block *block)
{
    if (first_row >= matrix->rows)
        return false;
    size_t left = matrix->rows - first_row;
    *block = (struct block){matrix, first_row, left < LANES ? left : LANES};
    return true;
}

void column_answers(const struct block *block, int32_t column, double answers[LANES])
{
    const struct matrix *matrix = block->matrix;
    const double *from =
        matrix->answers + (ptrdiff_t)block->first_row * matrix->row_stride + column * matrix->column_stride;
    if (block->rows == LANES && matrix->row_stride == 1) {
        memcpy(answers, from, LANES * sizeof *answers);
        return;
    }
    for (size_t lane = 0; lane < LANES; lane++) {
        answers[lane] = *from;
        from += lane + 1 < block->rows ? matrix->row_stride : 0;
    }
}

/* gcc would unroll a loop over lanes first, and then find no vectors to make of it. */
#if defined(__GNUC__) && !defined(__clang__)
#define IN_VECTORS _Pragma("GCC unroll 1")
#else
#define IN_VECTORS
#endif

/* The place of the option that has each value, from 1; 0 where none has. Goes through all options for all lanes,
 * without a branch: which option it is cannot be foreseen, and a wrong guess costs more than many comparisons. Places
 * are as wide as answers, so that they share vectors, and of another type, so that compilers know that they share no
 * memory. */
static void find_options(const struct column *column, const double answers[LANES], int64_t places[LANES])
{
    for (size_t lane = 0; lane < LANES; lane++)
        places[lane] = 0;
    for (int32_t option = 0; option < column->options; option++) {
        double value = column->values[option];
        IN_VECTORS
        for (size_t lane = 0; lane < LANES; lane++)
            places[lane] = answers[lane] == value ? option + 1 : places[lane];
    }
}

bool find_wrong(const struct column *column, const double answers[LANES], bool wrong[LANES])
{
    int64_t places[LANES];
    bool any = false;
    if (column->quantity)
        for (size_t lane = 0; lane < LANES; lane++)
            places[lane] = number_in_bounds(answers[lane]) && quantity_takes(column->quantity, answers[lane]);
    else
        find_options(column, answers, places);
    for (size_t lane = 0; lane < LANES; lane++) {
        wrong[lane] = (places[lane] == 0) & !isnan(answers[lane]);
        any |= wrong[lane];
    }
    return any;
}

void column_values(const struct column *columns, int32_t column, const struct block *block, double values[LANES])
{
    int32_t by = columns[column].denominator;
    double denominators[LANES];
    column_answers(block, column, values);
    if (by < 0)
        return;
    column_answers(block, by, denominators);
    for (size_t lane = 0; lane < LANES; lane++) {
        bool both = !isnan(values[lane]) && !isnan(denominators[lane]);
        values[lane] = both ? denominate(columns[column].quantity, values[lane], denominators[lane]) : NAN;
    }
}

static void keep_leaf(const struct column *column, const struct leaf *leaf, const struct row *row)
{
    row->state[column->node] = leaf->state;
    row->coverage[column->node] = leaf->coverage;
    row->score[column->node] = leaf->score;
}

static void score_quantities(const struct column *columns, int32_t column, const struct block *block,
                             const struct row *rows)
{
    const struct column *c = &columns[column];
    double values[LANES];
    column_values(columns, column, block, values);
    for (size_t lane = 0; lane < block->rows; lane++) {
        bool scored = !isnan(values[lane]) && !c->excluded;
        double score = scored ? normalise_value(c->quantity, &c->goalposts, values[lane]) : NAN;
        struct leaf leaf = leaf_of(c->excluded, !isnan(values[lane]), score);
        keep_leaf(c, &leaf, &rows[lane]);
    }
}

static void score_options(const struct column *column, int32_t index, const struct block *block, const struct row *rows)
{
    double answers[LANES];
    int64_t places[LANES];
    column_answers(block, index, answers);
    /* What another thread wrote meanwhile may be no option any more: it counts as no answer. */
    find_options(column, answers, places);
    for (size_t lane = 0; lane < block->rows; lane++)
        keep_leaf(column, &column->leaves[places[lane]], &rows[lane]);
}

void score_column(const struct column *columns, int32_t column, const struct block *block, const struct row *rows)
{
    if (columns[column].quantity)
        score_quantities(columns, column, block, rows);
    else
        score_options(&columns[column], column, block, rows);
}
