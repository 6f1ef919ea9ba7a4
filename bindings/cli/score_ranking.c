/* SPDX-License-Identifier: MIT */
#include "score.h"

#include <stdlib.h>
#include <string.h>

#include "band.h"
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

/* What the table of all units shows. */
struct ranking {
    const cpi_scores *scores;
    const char *language;
    int32_t digits;
    bool periods;
    bool bands;
};

static void add_heading(struct table *table, const struct ranking *ranking)
{
    table_row(table, ROW_HEADING, 0);
    table_cell(table, "Rank");
    add_unit_heading(table, cpi_framework_unit(cpi_scores_framework(ranking->scores)));
    if (ranking->periods)
        table_cell(table, "Period");
    table_cell(table, "Score");
    if (ranking->bands)
        table_cell(table, "Band");
    table_cell(table, "Range");
    table_cell(table, "Coverage");
}

static void add_place(struct table *table, const struct ranking *ranking, const struct place *place)
{
    const cpi_scores *scores = ranking->scores;
    int32_t digits = ranking->digits;
    int32_t at = place->assessment;
    cpi_state state = cpi_scores_state(scores, at, 0);
    char text[2 * NUMBER_SIZE];

    table_row(table, ROW_BODY, 0);
    table_cell(table, place->rank ? integer_text(place->rank, text) : "");
    table_cell(table, cpi_scores_unit(scores, at));
    if (ranking->periods)
        table_cell(table, place->period);
    table_cell(table, state == CPI_SCORED ? number_text(cpi_scores_value(scores, at, 0), digits, text)
                                          : cpi_state_name(state));
    if (ranking->bands)
        table_cell(table, band_label(scores, at, 0, ranking->language));
    table_cell(table, range_text(cpi_scores_low(scores, at, 0), cpi_scores_high(scores, at, 0), digits, text));
    table_cell(table, percent_text(cpi_scores_coverage(scores, at, 0), text));
}

static const char *ranking_columns(const struct ranking *ranking)
{
    if (ranking->bands)
        return ranking->periods ? "rLlrlrr" : "rLrlrr";
    return ranking->periods ? "rLlrrr" : "rLrrr";
}

enum exit_status score_ranking(const cpi_scores *scores, const struct arguments *args, const char *language,
                               struct output *out)
{
    const cpi_framework *framework = cpi_scores_framework(scores);
    int32_t count;
    struct place *places = sorted_places(scores, args, &count);
    struct ranking ranking = {.scores = scores,
                              .language = language,
                              .digits = table_digits(scores, args, 0),
                              .bands = cpi_framework_figure_bands(framework, cpi_scores_method(scores), 0) != CPI_NONE};
    struct table table;
    bool failed;

    if (!places)
        return out_of_memory();
    ranking.periods = has_periods(places, count);
    table_init(&table, ranking_columns(&ranking));
    add_heading(&table, &ranking);
    for (int32_t i = 0; i < count; i++)
        add_place(&table, &ranking, &places[i]);
    failed = table.failed;
    table_print(&table, out);
    table_free(&table);
    free(places);
    return failed ? out_of_memory() : EXIT_DONE;
}
