/* SPDX-License-Identifier: MIT */
#include "score.h"

#include <stdlib.h>
#include <string.h>

#include "message.h"
#include "number.h"
#include "select.h"
#include "table.h"

struct place {
    const char *period;
    int32_t rank; /* 0 for none */
    int32_t assessment;
};

/* By period, then by rank, those without one last, then as the panel has them. */
static int compare_places(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    int periods = strcmp(a->period, b->period);

    if (periods != 0)
        return periods;
    if (a->rank != b->rank)
        return !a->rank ? 1 : !b->rank ? -1 : a->rank < b->rank ? -1 : 1;
    return (a->assessment > b->assessment) - (a->assessment < b->assessment);
}

static struct place *sorted_places(const cpi_scores *scores, const struct arguments *args, int32_t *count)
{
    struct place *places = malloc(((size_t)cpi_scores_count(scores) + 1) * sizeof *places);

    *count = 0;
    if (!places)
        return NULL;
    for (int32_t i = 0; i < cpi_scores_count(scores); i++)
        if (is_selected(scores, i, args))
            places[(*count)++] = (struct place){cpi_scores_period(scores, i), cpi_scores_rank(scores, i, 0), i};
    qsort(places, (size_t)*count, sizeof *places, compare_places);
    return places;
}

static bool has_periods(const struct place *places, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        if (*places[i].period)
            return true;
    return false;
}

/* "country" as the name of a column: "Country". */
static void add_unit_heading(struct table *table, const char *unit)
{
    char first = *unit >= 'a' && *unit <= 'z' ? (char)(*unit - 'a' + 'A') : *unit;

    table_cell_format(table, "%c%s", first, first ? unit + 1 : unit);
}

static void add_heading(struct table *table, const cpi_framework *framework, bool periods)
{
    table_row(table, ROW_HEADING, 0);
    table_cell(table, "Rank");
    add_unit_heading(table, cpi_framework_unit(framework));
    if (periods)
        table_cell(table, "Period");
    table_cell(table, "Score");
    table_cell(table, "Range");
    table_cell(table, "Coverage");
}

static void add_place(struct table *table, const cpi_scores *scores, const struct place *place, bool periods,
                      int32_t digits)
{
    int32_t at = place->assessment;
    cpi_state state = cpi_scores_state(scores, at, 0);
    char text[2 * NUMBER_SIZE];

    table_row(table, ROW_BODY, 0);
    table_cell(table, place->rank ? integer_text(place->rank, text) : "");
    table_cell(table, cpi_scores_unit(scores, at));
    if (periods)
        table_cell(table, place->period);
    table_cell(table, state == CPI_SCORED ? number_text(cpi_scores_value(scores, at, 0), digits, text)
                                          : cpi_state_name(state));
    table_cell(table, range_text(cpi_scores_low(scores, at, 0), cpi_scores_high(scores, at, 0), digits, text));
    table_cell(table, percent_text(cpi_scores_coverage(scores, at, 0), text));
}

enum exit_status score_ranking(const cpi_scores *scores, const struct arguments *args, struct output *out)
{
    int32_t count;
    struct place *places = sorted_places(scores, args, &count);
    struct table table;
    bool failed, periods;

    if (!places)
        return out_of_memory();
    periods = has_periods(places, count);
    table_init(&table, periods ? "rLlrrr" : "rLrrr");
    add_heading(&table, cpi_scores_framework(scores), periods);
    for (int32_t i = 0; i < count; i++)
        add_place(&table, scores, &places[i], periods, table_digits(scores, args));
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    free(places);
    return failed ? out_of_memory() : EXIT_DONE;
}
