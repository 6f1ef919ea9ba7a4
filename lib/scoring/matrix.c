/* SPDX-License-Identifier: MIT */
/* Scoring an array of answers, a block of rows at a time, in the memory of one block. */
#include <math.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/number.h"
#include "framework/output.h"
#include "scoring/given_goalposts.h"
#include "scoring/matrix_columns.h"

static void add_value(struct text_buffer *text, const char *before, double value)
{
    char number[NUMBER_TEXT_SIZE];
    number_format(value, -1, number);
    text_buffer_print(text, "%s%s", before, *number ? number : "an infinite number");
}

static void report(const struct model *model, size_t row, int32_t column, double value, cpi_diag *diag)
{
    const struct node *node = &model->nodes[model->indicators[column]];
    const struct scale *scale = node->scale < 0 ? NULL : &model->scales[node->scale];
    struct text_buffer text = {0};
    add_value(&text, "", value);
    text_buffer_print(&text, " is no answer to '%s'", node->code);
    for (int32_t i = 0; scale && i < scale->option_count && i < 10; i++)
        add_value(&text, i ? ", " : " (", scale->options[i].value);
    text_buffer_print(&text, "%s", scale && scale->option_count > 10 ? ", ..." : "");
    diag_error(diag, (struct place){.file = "answers"}, CPI_D_UNKNOWN_OPTION, "row %zu, column %d: %s%s", row + 1,
               (int)column + 1, text.bytes ? text.bytes : "", scale ? ")" : "");
    text_buffer_free(&text);
}

/* A plan with the matrix that it is run for, and the memory for the rows of a block. */
struct task {
    struct plan plan;
    const struct matrix *matrix;
    struct column *columns;
    struct workspace workspace;
    struct row rows[LANES];
};

static bool task_make(struct task *task, const struct matrix *matrix)
{
    size_t figures = (size_t)figure_count(task->plan.model);
    task->matrix = matrix;
    task->columns = make_columns(&task->plan);
    for (size_t i = 0; i < LANES && i < matrix->rows; i++)
        if (!row_make_scores(&task->plan.arena, figures, &task->rows[i]))
            return false;
    return task->columns && workspace_make(&task->workspace, &task->plan);
}

/* Row by row, as people read. */
static void report_wrong(const struct task *task, cpi_diag *diag)
{
    struct block block;
    for (size_t row = 0; find_block(task->matrix, row, &block); row++)
        for (int32_t i = 0; i < task->matrix->columns; i++) {
            double answers[LANES];
            bool wrong[LANES];
            column_answers(&block, i, answers);
            if (find_wrong(&task->columns[i], answers, wrong) && wrong[0])
                report(task->plan.model, row, i, answers[0], diag);
        }
}

static size_t distance(ptrdiff_t stride)
{
    return stride < 0 ? 0 - (size_t)stride : (size_t)stride;
}

static bool is_right(const struct task *task, const struct block *block, int32_t column)
{
    double answers[LANES];
    bool wrong[LANES];
    column_answers(block, column, answers);
    return !find_wrong(&task->columns[column], answers, wrong);
}

static bool rows_are_right(const struct task *task)
{
    struct block block;
    for (size_t row = 0; find_block(task->matrix, row, &block); row += LANES)
        for (int32_t column = 0; column < task->matrix->columns; column++)
            if (!is_right(task, &block, column))
                return false;
    return true;
}

static bool columns_are_right(const struct task *task)
{
    struct block block;
    for (int32_t column = 0; column < task->matrix->columns; column++)
        for (size_t row = 0; find_block(task->matrix, row, &block); row += LANES)
            if (!is_right(task, &block, column))
                return false;
    return true;
}

static bool check_answers(const struct task *task, cpi_diag *diag)
{
    /* In the order in which they lie in memory. */
    bool by_columns = distance(task->matrix->row_stride) < distance(task->matrix->column_stride);
    bool right = by_columns ? columns_are_right(task) : rows_are_right(task);
    if (!right)
        report_wrong(task, diag);
    return right;
}

/* All rows are one set, whose units have no names. False when out of memory. */
static bool search_column(struct task *task, int32_t column)
{
    struct set_values set = {.units = {NAN, NAN}};
    struct block block;
    set.values = arena_array(&task->plan.arena, task->matrix->rows, sizeof *set.values);
    if (!set.values)
        return false;
    for (size_t row = 0; find_block(task->matrix, row, &block); row += LANES) {
        double values[LANES];
        column_values(task->columns, column, &block, values);
        for (size_t lane = 0; lane < block.rows; lane++)
            if (!isnan(values[lane]))
                set.values[set.count++] = values[lane];
    }
    task->columns[column].goalposts = goalposts_find(task->columns[column].quantity, &set);
    return true;
}

/* The goalposts of every column: fixed ones, given ones, or those of the rows. */
static cpi_status find_column_goalposts(struct task *task, const cpi_options *options, cpi_diag *diag)
{
    struct plan *plan = &task->plan;
    struct given_goalposts given = {0};
    bool give = options && options->goalposts;
    cpi_status status = give ? given_goalposts_read(&given, &plan->arena, plan, options, diag) : CPI_OK;
    if (status != CPI_OK)
        return status;
    const struct goalposts *table =
        give ? given_goalposts_for(&given, "") : fixed_goalposts(&plan->arena, plan, GOALPOSTS_NO_VALUES);
    if (!table)
        return CPI_NO_MEMORY;
    for (int32_t i = 0; i < task->matrix->columns; i++) {
        struct column *column = &task->columns[i];
        if (!column->quantity)
            continue;
        column->goalposts = table[plan->model->nodes[column->node].quantity];
        bool search = !give && !column->excluded && quantity_uses_set(column->quantity);
        if (search && !search_column(task, i))
            return CPI_NO_MEMORY;
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

static double *write_scores(const struct plan *plan, const struct row *row, const int32_t *figures, size_t figure_total,
                            double *scores)
{
    for (size_t i = 0; i < figure_total; i++)
        *scores++ = to_output(figure_output(plan->model, plan->resolved.method, figures[i]), row->score[figures[i]]);
    return scores;
}

static void score_rows(struct task *task, const int32_t *figures, size_t figure_total, double *scores)
{
    const struct plan *plan = &task->plan;
    struct block block;
    for (size_t first = 0; find_block(task->matrix, first, &block); first += LANES) {
        for (int32_t i = 0; i < task->matrix->columns; i++)
            score_column(task->columns, i, &block, task->rows);
        for (size_t lane = 0; lane < block.rows; lane++) {
            evaluate_scores(plan, &task->workspace, &task->rows[lane]);
            scores = write_scores(plan, &task->rows[lane], figures, figure_total, scores);
        }
    }
}

static cpi_status score_matrix(const struct model *model, const struct method *method, const struct matrix *matrix,
                               const cpi_options *options, const int32_t *figures, size_t figure_total, double *scores,
                               cpi_diag *diag)
{
    struct task task = {0};
    cpi_status status = CPI_NO_MEMORY;
    if (!plan_make(&task.plan, model, method, figures, figure_total))
        return CPI_NO_MEMORY;
    if (task_make(&task, matrix)) {
        status = check_answers(&task, diag) ? CPI_OK : CPI_BAD_INPUT;
        if (status == CPI_OK)
            status = find_column_goalposts(&task, options, diag);
        if (status == CPI_OK)
            score_rows(&task, figures, figure_total, scores);
    }
    workspace_free(&task.workspace);
    plan_free(&task.plan);
    return status;
}

cpi_status cpi_score_matrix(const cpi_framework *framework, const cpi_options *options, const double *answers,
                            size_t rows, size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride,
                            const int32_t *figures, size_t figure_count, double *scores, size_t score_count,
                            cpi_diag *diag)
{
    const struct method *method;
    const struct matrix matrix = {answers, rows, (int32_t)columns, row_stride, column_stride};
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
