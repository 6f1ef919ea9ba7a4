/* SPDX-License-Identifier: MIT */
/* The rows of a table, one figure at a time. */
#include <math.h>

#include "analysis/audit.h"

/* Numbers that are equal by hand may differ in their last binary digits. */
#define NOISE 1e-12

static void give_number(struct intervals *in, int32_t figure, const struct printed *cell, int decimals)
{
    const struct model *model = in->plan.model;
    double low;
    double high;
    printed_ends(cell, decimals, &low, &high);
    if (figure < model->node_count && is_leaf(&model->nodes[figure]))
        intervals_give_value(in, figure, low, high);
    else
        intervals_give_output(in, figure, low, high);
}

void give_row(struct intervals *in, const struct table *table, const struct table_row *row)
{
    intervals_begin(in, row->period);
    for (int32_t i = 0; i < table->column_count; i++) {
        int32_t figure = table->columns[i].figure;
        switch ((enum printed_kind)row->cells[i].kind) {
        case PRINTED_NOTHING:
            in->given[figure] = GIVEN_MISSING;
            break;
        case PRINTED_NUMBER:
            give_number(in, figure, &row->cells[i], published_decimals(table, row, i));
            break;
        case PRINTED_OPTION:
            intervals_give_option(in, figure, row->cells[i].option);
            break;
        case PRINTED_UNREADABLE:
            in->given[figure] = GIVEN_UNKNOWN;
            break;
        }
    }
}

bool printed_meets(const struct table *table, const struct table_row *row, int32_t column, struct interval allowed)
{
    double low;
    double high;
    printed_ends(&row->cells[column], published_decimals(table, row, column), &low, &high);
    double slack = NOISE * fmax(1, fmax(fabs(low), fabs(high)));
    return low <= allowed.high + slack && high >= allowed.low - slack;
}

/* What is behind an unknown figure: the first of its parts that nobody can say, down to one with nothing to compute. */
static int32_t unknown_part(const struct intervals *in, int32_t figure)
{
    int32_t part = intervals_first(in, figure, false);
    while (in->given[part] == GIVEN_NOT && intervals_first(in, part, false) >= 0)
        part = intervals_first(in, part, false);
    return part;
}

static const char *normalisation_problem(const struct intervals *in, int32_t node)
{
    const struct model *model = in->plan.model;
    int32_t index = model->nodes[node].quantity;
    const struct goalposts *goalposts = &in->goalposts_of_period[index];
    int32_t denominator = in->plan.resolved.quantities[index].denominator;
    if (goalposts->problem == GOALPOSTS_NOT_GIVEN)
        return "its goalposts come from a set of units, and are not given";
    if (denominator >= 0 && isnan(in->values[denominator].low))
        return "what it is divided by is not in the table";
    return "it has no score there";
}

static void say_unknown(const struct intervals *in, const struct table *table, int32_t figure, struct text_buffer *note)
{
    int32_t part = unknown_part(in, figure);
    const char *address = cpi_framework_figure_address(table->framework, part);
    switch ((enum given)in->given[part]) {
    case GIVEN_UNKNOWN:
        text_buffer_print(note, "the cell of '%s' cannot be read", address);
        break;
    case GIVEN_WITHOUT_SCORE:
        text_buffer_print(note, "'%s' cannot be normalised: %s", address, normalisation_problem(in, part));
        break;
    default:
        text_buffer_print(note, "'%s' has no column", address);
    }
}

/* Why a printed figure cannot be computed. */
static void say_not_computed(const struct intervals *in, const struct table *table, int32_t figure,
                             struct text_buffer *note)
{
    switch ((cpi_state)in->state[figure]) {
    case CPI_SCORED:
        break;
    case CPI_STATE_NO_DATA:
    case CPI_STATE_NOT_APPLICABLE:
        text_buffer_print(note, "none of its parts is printed");
        return;
    case CPI_STATE_LOW_COVERAGE:
        text_buffer_print(note, "the method gives it no score, for want of the parts that are missing");
        return;
    case CPI_STATE_EXCLUDED:
        text_buffer_print(note, "the method leaves it out");
        return;
    case CPI_STATE_UNDEFINED:
        text_buffer_print(note, "its arithmetic has no result for these parts");
        return;
    }
    say_unknown(in, table, figure, note);
}

static cpi_audit_status incomplete(struct text_buffer *note, const char *why)
{
    text_buffer_print(note, "%s", why);
    return CPI_INCOMPLETE;
}

/* Of a row that is computed. A search for another reading of it leaves it as it was. */
static cpi_audit_status judge(struct intervals *in, const struct table *table, const struct table_row *row,
                              int32_t column, struct interval *allowed, struct text_buffer *note)
{
    const struct printed *cell = &row->cells[column];
    int32_t figure = table->columns[column].figure;
    if (!in)
        return incomplete(note, "no method is for this period");
    *allowed = intervals_output(in, figure);
    if (cell->kind == PRINTED_NOTHING)
        return incomplete(note, "the table prints no figure here");
    if (cell->kind != PRINTED_NUMBER)
        return incomplete(note, "what the table prints here cannot be read");
    if (isnan(allowed->low)) {
        (in->follows[figure] ? say_not_computed : say_unknown)(in, table, figure, note);
        return CPI_INCOMPLETE;
    }
    if (printed_meets(table, row, column, *allowed))
        return CPI_CONSISTENT;
    bool found = find_reading(in, table, row, column, allowed, note);
    give_row(in, table, row);
    intervals_compute(in);
    return found ? CPI_CONSISTENT : CPI_INCONSISTENT;
}

/* False when out of memory. */
static bool audit_cell(struct auditor *auditor, const struct table_row *row, int32_t column, struct audited *result)
{
    const struct table *table = &auditor->table;
    const struct method *method = method_of_row(auditor, row);
    struct text_buffer note = {0};
    *result = (struct audited){
        .unit = row->unit,
        .period = row->period,
        .printed = row->cells[column].text,
        .value = row->cells[column].kind == PRINTED_NUMBER ? row->cells[column].value : NAN,
        .allowed = {NAN, NAN},
        .line = row->line,
        .figure = table->columns[column].figure,
        .method = method ? (int32_t)(method - auditor->model->methods) : CPI_NONE,
        .digits = (int16_t)published_decimals(table, row, column),
    };
    result->status = (uint8_t)judge(intervals_of_row(auditor, row), table, row, column, &result->allowed, &note);
    if (note.bytes)
        result->note = arena_text(&auditor->audit->arena, note.bytes, note.length);
    bool done = !note.no_memory && (!note.bytes || result->note);
    text_buffer_free(&note);
    return done;
}

static bool audit_row(struct auditor *auditor, const struct table_row *row)
{
    const struct table *table = &auditor->table;
    struct intervals *in = intervals_of_row(auditor, row);
    bool done = true;
    if (in) {
        give_row(in, table, row);
        intervals_compute(in);
    }
    for (int32_t column = 0; column < table->column_count && done; column++)
        if (auditor->audited[column])
            done = audit_cell(auditor, row, column, &auditor->audit->results[auditor->audit->count++]);
    return done;
}

bool audit_rows(struct auditor *auditor)
{
    const struct table *table = &auditor->table;
    cpi_audit *audit = auditor->audit;
    audit->results =
        arena_array(&audit->arena, (size_t)table->row_count * (size_t)auditor->audited_count, sizeof *audit->results);
    bool done = audit->results != NULL;
    for (int32_t i = 0; i < table->row_count && done; i++)
        done = audit_row(auditor, &table->rows[i]);
    audit->row_count = table->row_count;
    return done;
}
