/* SPDX-License-Identifier: MIT */
/* Scoring an array of answers, row by row, in the memory of one row. */
#include <math.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/number.h"
#include "scoring/scores.h"

struct matrix {
    const double *answers;
    size_t rows;
    ptrdiff_t row_stride;
    ptrdiff_t column_stride;
};

static double answer_at(const struct matrix *matrix, size_t row, int32_t column)
{
    return matrix->answers[(ptrdiff_t)row * matrix->row_stride + column * matrix->column_stride];
}

/* The answer that a number of the array gives to an indicator. False where it gives none. */
static bool take_answer(const struct model *model, int32_t node, double value, struct answer *answer)
{
    const struct node *n = &model->nodes[node];
    *answer = (struct answer){.value = value, .option = -1, .missing = CPI_ANSWERED};
    if (isnan(value)) {
        answer->missing = CPI_UNANSWERED;
        return true;
    }
    if (n->scale < 0)
        return number_in_bounds(value) &&
               (value > 0 || model->quantities[n->quantity].transformation != TRANSFORM_LOG);
    const struct scale *scale = &model->scales[n->scale];
    for (int32_t i = 0; i < scale->option_count; i++)
        if (scale->options[i].value == value) {
            answer->option = i;
            return true;
        }
    return false;
}

static bool check_answers(const struct model *model, const struct matrix *matrix, cpi_diag *diag)
{
    struct answer answer;
    bool right = true;
    for (size_t row = 0; row < matrix->rows; row++)
        for (int32_t i = 0; i < model->indicator_count; i++) {
            double value = answer_at(matrix, row, i);
            char number[NUMBER_TEXT_SIZE];
            if (take_answer(model, model->indicators[i], value, &answer))
                continue;
            right = false;
            number_format(value, -1, number);
            diag_error(diag, (struct place){.file = "answers"}, CPI_D_UNKNOWN_OPTION,
                       "row %zu, column %d: %s is no answer to '%s'", row + 1, (int)i + 1,
                       *number ? number : "an infinite number", model->nodes[model->indicators[i]].code);
        }
    return right;
}

static void score_row(const struct plan *plan, struct workspace *workspace, const struct matrix *matrix, size_t row_number,
                      const struct row *row)
{
    const struct model *model = plan->model;
    for (int32_t i = 0; i < model->indicator_count; i++) {
        struct answer answer;
        take_answer(model, model->indicators[i], answer_at(matrix, row_number, i), &answer);
        evaluate_leaf(plan, model->indicators[i], &answer, row);
    }
    evaluate_scores(plan, workspace, row);
}

static bool are_figures(const struct model *model, const int32_t *figures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (figures[i] < 0 || figures[i] >= figure_count(model))
            return false;
    return true;
}

static cpi_status score_rows(const struct model *model, const struct method *method, const struct matrix *matrix,
                             const int32_t *figures, size_t figure_total, double *scores)
{
    struct plan plan;
    struct workspace workspace = {0};
    struct row row;
    cpi_status status = CPI_NO_MEMORY;
    if (!plan_make(&plan, model, method, figures, figure_total))
        return CPI_NO_MEMORY;
    if (workspace_make(&workspace, &plan) && row_make(&plan.arena, (size_t)figure_count(model), &row)) {
        for (size_t i = 0; i < matrix->rows; i++) {
            score_row(&plan, &workspace, matrix, i, &row);
            for (size_t j = 0; j < figure_total; j++)
                scores[i * figure_total + j] =
                    to_output(method, figure_origin(model, figures[j]), row.score[figures[j]]);
        }
        status = CPI_OK;
    }
    workspace_free(&workspace);
    plan_free(&plan);
    return status;
}

cpi_status cpi_score_matrix(const cpi_framework *framework, const cpi_options *options, const double *answers, size_t rows,
                            size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride, const int32_t *figures,
                            size_t figure_count, double *scores, size_t score_count, cpi_diag *diag)
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
    if (!check_answers(framework->model, &matrix, diag))
        return CPI_BAD_INPUT;
    return score_rows(framework->model, method, &matrix, figures, figure_count, scores);
}
