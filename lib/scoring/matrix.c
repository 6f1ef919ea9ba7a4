/* SPDX-License-Identifier: MIT */
/* Scoring an array of answers, row by row, in the memory of one row. */
#include <math.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/number.h"
#include "framework/output.h"
#include "scoring/given_goalposts.h"
#include "scoring/leaf.h"
#include "scoring/normalise.h"

struct matrix {
    const double *answers;
    size_t rows;
    ptrdiff_t row_stride;
    ptrdiff_t column_stride;
};

static const double *row_of(const struct matrix *matrix, size_t row)
{
    return matrix->answers + (ptrdiff_t)row * matrix->row_stride;
}

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

static struct column *make_columns(struct plan *plan)
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

/* Goes through all options, because which one it is cannot be foreseen, and a wrong guess costs more than a comparison.
 */
static int32_t find_option(const struct column *column, double value)
{
    int32_t found = -1;
    for (int32_t option = 0; option < column->options; option++)
        found = column->values[option] == value ? option : found;
    return found;
}

static bool is_answer(const struct column *column, double value)
{
    if (isnan(value))
        return true;
    if (!column->quantity)
        return find_option(column, value) >= 0;
    return number_in_bounds(value) && quantity_takes(column->quantity, value);
}

static void report(const struct model *model, size_t row, int32_t column, double value, cpi_diag *diag)
{
    char number[NUMBER_TEXT_SIZE];
    number_format(value, -1, number);
    diag_error(diag, (struct place){.file = "answers"}, CPI_D_UNKNOWN_OPTION,
               "row %zu, column %d: %s is no answer to '%s'", row + 1, (int)column + 1,
               *number ? number : "an infinite number", model->nodes[model->indicators[column]].code);
}

static bool check_answers(const struct model *model, const struct column *columns, const struct matrix *matrix,
                          cpi_diag *diag)
{
    bool right = true;
    for (size_t row = 0; row < matrix->rows; row++) {
        const double *answer = row_of(matrix, row);
        for (int32_t i = 0; i < model->indicator_count; i++)
            if (!is_answer(&columns[i], answer[i * matrix->column_stride])) {
                report(model, row, i, answer[i * matrix->column_stride], diag);
                right = false;
            }
    }
    return right;
}

/* The value of a quantity, divided by its denominator where it has one; NaN where either has no answer. */
static double value_of_column(const struct matrix *matrix, const struct column *columns, int32_t column,
                              const double *row)
{
    double value = row[column * matrix->column_stride];
    int32_t by = columns[column].denominator;
    if (!columns[column].quantity || by < 0 || isnan(value))
        return value;
    double denominator = row[by * matrix->column_stride];
    return isnan(denominator) ? NAN : denominate(columns[column].quantity, value, denominator);
}

/* The part of evaluate_leaf() that scores alone need. */
static void score_leaf(const struct column *column, double value, const struct row *row)
{
    /* What another thread writes meanwhile may be no option any more. */
    int32_t option = column->quantity ? -1 : find_option(column, value);
    bool answered = !isnan(value) && !column->excluded && (column->quantity || option >= 0);
    cpi_state state = column->excluded ? CPI_STATE_EXCLUDED : answered ? CPI_SCORED : CPI_STATE_NO_DATA;
    double score = !answered          ? NAN
                   : column->quantity ? normalise_value(column->quantity, &column->goalposts, value)
                                      : column->scores[option];
    row->state[column->node] = (uint8_t)(answered && isnan(score) ? CPI_STATE_UNDEFINED : state);
    row->coverage[column->node] = answered && !isnan(score);
    row->score[column->node] = score;
}

/* All rows are one set, whose units have no names. */
static struct goalposts search_column(const struct matrix *matrix, const struct column *columns, int32_t column,
                                      double *values)
{
    struct set_values set = {.values = values, .units = {NAN, NAN}};
    for (size_t row = 0; row < matrix->rows; row++) {
        double value = value_of_column(matrix, columns, column, row_of(matrix, row));
        if (!isnan(value))
            values[set.count++] = value;
    }
    return goalposts_find(columns[column].quantity, &set);
}

/* The goalposts of every column: fixed ones, given ones, or those of the rows. */
static cpi_status find_column_goalposts(struct plan *plan, struct column *columns, const struct matrix *matrix,
                                        const cpi_options *options, cpi_diag *diag)
{
    struct given_goalposts given = {0};
    bool give = options && options->goalposts;
    cpi_status status = give ? given_goalposts_read(&given, &plan->arena, plan, options, diag) : CPI_OK;
    const struct goalposts *table = status != CPI_OK ? NULL
                                    : give           ? given_goalposts_for(&given, "")
                                                     : fixed_goalposts(&plan->arena, plan, GOALPOSTS_NO_VALUES);
    if (!table)
        return status == CPI_OK ? CPI_NO_MEMORY : status;
    for (int32_t i = 0; i < plan->model->indicator_count; i++) {
        if (!columns[i].quantity)
            continue;
        columns[i].goalposts = table[plan->model->nodes[columns[i].node].quantity];
        if (give || columns[i].excluded || !quantity_uses_set(columns[i].quantity))
            continue;
        double *values = arena_array(&plan->arena, matrix->rows, sizeof *values);
        if (!values)
            return CPI_NO_MEMORY;
        columns[i].goalposts = search_column(matrix, columns, i, values);
    }
    return CPI_OK;
}

static bool are_figures(const struct model *model, const int32_t *figures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (figures[i] < 0 || figures[i] >= figure_count(model))
            return false;
    return true;
}

static void score_rows(const struct plan *plan, const struct column *columns, const struct matrix *matrix,
                       struct workspace *workspace, const struct row *row, const int32_t *figures, size_t figure_total,
                       double *scores)
{
    const struct model *model = plan->model;
    for (size_t i = 0; i < matrix->rows; i++) {
        const double *answer = row_of(matrix, i);
        for (int32_t j = 0; j < model->indicator_count; j++)
            score_leaf(&columns[j], value_of_column(matrix, columns, j, answer), row);
        evaluate_scores(plan, workspace, row);
        for (size_t j = 0; j < figure_total; j++)
            *scores++ = to_output(figure_output(model, plan->resolved.method, figures[j]), row->score[figures[j]]);
    }
}

static cpi_status score_matrix(const struct model *model, const struct method *method, const struct matrix *matrix,
                               const cpi_options *options, const int32_t *figures, size_t figure_total, double *scores,
                               cpi_diag *diag)
{
    struct plan plan;
    struct workspace workspace = {0};
    struct row row;
    cpi_status status = CPI_NO_MEMORY;
    if (!plan_make(&plan, model, method, figures, figure_total))
        return CPI_NO_MEMORY;
    struct column *columns = make_columns(&plan);
    if (columns && workspace_make(&workspace, &plan) && row_make(&plan.arena, (size_t)figure_count(model), &row)) {
        status = check_answers(model, columns, matrix, diag) ? CPI_OK : CPI_BAD_INPUT;
        if (status == CPI_OK)
            status = find_column_goalposts(&plan, columns, matrix, options, diag);
        if (status == CPI_OK)
            score_rows(&plan, columns, matrix, &workspace, &row, figures, figure_total, scores);
    }
    workspace_free(&workspace);
    plan_free(&plan);
    return status;
}

cpi_status cpi_score_matrix(const cpi_framework *framework, const cpi_options *options, const double *answers,
                            size_t rows, size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride,
                            const int32_t *figures, size_t figure_count, double *scores, size_t score_count,
                            cpi_diag *diag)
{
    const struct method *method;
    const struct matrix matrix = {answers, rows, row_stride, column_stride};
    if (!framework || columns != (size_t)framework->model->indicator_count)
        return CPI_BAD_ARGUMENT;
    bool overflow = figure_count && rows > SIZE_MAX / figure_count;
    if (overflow || score_count != rows * figure_count || (rows && !answers) || (figure_count && !figures) ||
        (score_count && !scores) || !are_figures(framework->model, figures, figure_count))
        return CPI_BAD_ARGUMENT;
    cpi_status status = find_method(framework, options, diag, &method);
    if (status != CPI_OK)
        return status;
    return score_matrix(framework->model, method, &matrix, options, figures, figure_count, scores, diag);
}
