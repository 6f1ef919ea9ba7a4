/* SPDX-License-Identifier: MIT */
/* Tables print 0 for a missing part now and then. Where a rule has a floor, no part can truly be below it, so that such
 * a zero may be read as missing; but only where the figure does not follow otherwise. */
#include <math.h>

#include "analysis/audit.h"
#include "base/number.h"

enum {
    /* All choices among so many zeros are tried. */
    MOST_ZEROS = 8,
};

struct zeros {
    int32_t columns[MOST_ZEROS];
    double floors[MOST_ZEROS];
    int count;
};

static int32_t column_of(const struct table *table, int32_t figure)
{
    for (int32_t i = 0; i < table->column_count; i++)
        if (table->columns[i].figure == figure)
            return i;
    return -1;
}

static void add_zero(struct zeros *zeros, int32_t column, double floor)
{
    for (int i = 0; i < zeros->count; i++)
        if (zeros->columns[i] == column)
            return;
    if (zeros->count == MOST_ZEROS)
        return;
    zeros->columns[zeros->count] = column;
    zeros->floors[zeros->count++] = floor;
}

/* The zeros below the floor among the operands of a figure, and among the operands of those that are not printed. */
static void collect_zeros(const struct intervals *in, const struct table *table, const struct table_row *row,
                          int32_t figure, struct zeros *zeros)
{
    if (in->operation[figure] < 0)
        return;
    const struct operation *operation = &in->plan.operations[in->operation[figure]];
    for (size_t i = operation->first; i < operation->first + operation->count; i++) {
        int32_t operand = in->plan.operands[i];
        int32_t column = column_of(table, operand);
        if (column < 0)
            collect_zeros(in, table, row, operand, zeros);
        else if (row->cells[column].kind == PRINTED_NUMBER && row->cells[column].value == 0 &&
                 in->given_ends[operand].low < operation->rule->floor)
            add_zero(zeros, column, operation->rule->floor);
    }
}

static int bit_count(unsigned choice)
{
    int count = 0;
    for (; choice; choice &= choice - 1)
        count++;
    return count;
}

/* The figure of a column with the chosen zeros missing. */
static struct interval read_missing(struct intervals *in, const struct table *table, const struct table_row *row,
                                    int32_t column, const struct zeros *zeros, unsigned choice)
{
    give_row(in, table, row);
    for (int i = 0; i < zeros->count; i++)
        if (choice >> i & 1)
            in->given[table->columns[zeros->columns[i]].figure] = GIVEN_MISSING;
    intervals_compute(in);
    return intervals_output(in, table->columns[column].figure);
}

static void describe(const struct table *table, const struct table_row *row, const struct zeros *zeros, unsigned choice,
                     struct text_buffer *note)
{
    for (int i = 0; i < zeros->count; i++) {
        char zero[NUMBER_TEXT_SIZE];
        char floor[NUMBER_TEXT_SIZE];
        int decimals = published_decimals(table, row, zeros->columns[i]);
        if (!(choice >> i & 1))
            continue;
        number_format(0, decimals > 0 && decimals <= MOST_DIGITS ? decimals : 0, zero);
        number_format(zeros->floors[i], -1, floor);
        text_buffer_print(
            note, "%s%s of '%s', below the floor of %s, is read as missing", note->bytes ? "; " : "", zero,
            cpi_framework_figure_address(table->framework, table->columns[zeros->columns[i]].figure), floor);
    }
}

/* The fewest zeros come first. */
bool find_reading(struct intervals *in, const struct table *table, const struct table_row *row, int32_t column,
                  struct interval *allowed, struct text_buffer *note)
{
    struct zeros zeros = {.count = 0};
    collect_zeros(in, table, row, table->columns[column].figure, &zeros);
    for (int missing = 1; missing <= zeros.count; missing++)
        for (unsigned choice = 1; choice < 1U << zeros.count; choice++) {
            if (bit_count(choice) != missing)
                continue;
            struct interval reading = read_missing(in, table, row, column, &zeros, choice);
            if (!printed_meets(table, row, column, reading))
                continue;
            *allowed = reading;
            describe(table, row, &zeros, choice, note);
            return true;
        }
    return false;
}
