/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "base/sort.h"
#include "framework/output.h"
#include "scoring/periods.h"

/* Scores that are equal by hand may differ in their last bits. */
#define TIE 1e-14

/* An assessment that takes part in the ranking of one figure. */
struct contender {
    double score;
    int32_t assessment;
};

static int compare_contenders(const void *a, const void *b)
{
    const struct contender *x = a;
    const struct contender *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->assessment < y->assessment ? -1 : x->assessment > y->assessment;
}

/* What ranking takes besides the scores. */
struct ranking {
    cpi_scores *scores;
    struct contender *contenders;
    /* Of each figure: 1 where a higher score is better, -1 where a lower one is, 0 where it is not ranked. */
    int8_t *directions;
};

/* What the reader of a rounded table sees, so that equal figures get equal ranks. The sign keeps the best first on an
 * output range that runs down. */
static double rounded_score(const struct output *output, double score)
{
    double shown = to_output(output, score);
    return number_round(runs_down(output) ? -shown : shown, output->digits);
}

static void rank_contenders(struct contender *contenders, int32_t count, int32_t figure,
                            struct scored_assessment *assessments)
{
    sort_items(contenders, (size_t)count, sizeof *contenders, compare_contenders);
    int32_t best = 0;
    for (int32_t i = 0; i < count; i++) {
        if (contenders[best].score - contenders[i].score > TIE * fmax(1, fabs(contenders[best].score)))
            best = i;
        assessments[contenders[i].assessment].rank[figure] = best + 1;
    }
}

/* Ranks one figure among assessments of one period. */
static void rank_figure(const struct ranking *ranking, int32_t figure, const struct member *members, int32_t count)
{
    const cpi_scores *scores = ranking->scores;
    const struct output *output = figure_output(scores->framework->model, scores->method, figure);
    int32_t taking_part = 0;
    for (int32_t i = 0; i < count; i++) {
        const struct row *row = &scores->assessments[members[i].assessment].row;
        if (row->state[figure] != CPI_SCORED)
            continue;
        double score = scores->method->rank_rounded ? rounded_score(output, row->score[figure]) : row->score[figure];
        ranking->contenders[taking_part++] =
            (struct contender){score * ranking->directions[figure], members[i].assessment};
    }
    rank_contenders(ranking->contenders, taking_part, figure, scores->assessments);
}

/* A derived figure is ranked where it is a mean of figures that are all ranked, in one direction. */
static int8_t derived_direction(const struct derived *derived, const struct model *model, const struct method *method,
                                const int8_t *directions)
{
    int8_t common = 0;
    for (int32_t i = 0; i < derived->part_count; i++) {
        int32_t part = derived->parts[i];
        bool shown_down = part < first_derived_figure(model) && runs_down(figure_output(model, method, part));
        int8_t direction = shown_down ? -1 : directions[part];
        if (derived->kind != DERIVED_MEAN || direction == 0 || (common != 0 && direction != common))
            return 0;
        common = direction;
    }
    return common;
}

/* Scores of the inner scale are better the higher they are. */
static void find_directions(const struct model *model, const struct method *method, int8_t *directions)
{
    int32_t first = first_derived_figure(model);
    for (int32_t figure = 0; figure < first; figure++)
        directions[figure] = 1;
    for (int32_t i = 0; i < model->derived_count; i++)
        directions[first + i] = derived_direction(&model->derived[i], model, method, directions);
}

static void rank_period(const struct ranking *ranking, const struct member *members, int32_t count)
{
    for (int32_t figure = 0; figure < figure_count(ranking->scores->framework->model); figure++)
        if (ranking->directions[figure] != 0)
            rank_figure(ranking, figure, members, count);
}

bool rank_scores(cpi_scores *scores)
{
    const struct model *model = scores->framework->model;
    struct member *members = members_by_period(scores);
    struct ranking ranking = {
        .scores = scores,
        .contenders = malloc(((size_t)scores->count + 1) * sizeof *ranking.contenders),
        .directions = malloc((size_t)figure_count(model) * sizeof *ranking.directions),
    };
    bool done = members && ranking.contenders && ranking.directions;
    if (done)
        find_directions(model, scores->method, ranking.directions);
    for (int32_t first = 0, end; first < scores->count && done; first = end) {
        end = period_end(members, first, scores->count);
        rank_period(&ranking, members + first, end - first);
    }
    free(members);
    free(ranking.contenders);
    free(ranking.directions);
    return done;
}
