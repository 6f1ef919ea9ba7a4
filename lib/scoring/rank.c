/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "scoring/scores.h"

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

/* What the reader of a rounded table sees, so that equal figures get equal ranks. The sign keeps the best first on an
 * output range that runs down. */
static double rounded_score(const struct method *method, double origin, double score)
{
    double output = to_output(method, origin, score);
    return cpi_round(method->output[1] < method->output[0] ? -output : output, method->digits);
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

/* An assessment, for sorting by period. */
struct member {
    const char *period;
    int32_t assessment;
};

/* Ranks one figure among assessments of one period. */
static void rank_figure(cpi_scores *scores, int32_t figure, const struct member *members, int32_t count,
                        struct contender *contenders)
{
    int32_t taking_part = 0;
    for (int32_t i = 0; i < count; i++) {
        const struct row *row = &scores->assessments[members[i].assessment].row;
        if (row->state[figure] != CPI_SCORED)
            continue;
        double score = row->score[figure];
        if (scores->method->rank_rounded)
            score = rounded_score(scores->method, figure_origin(scores->framework->model, figure), score);
        contenders[taking_part++] = (struct contender){score, members[i].assessment};
    }
    rank_contenders(contenders, taking_part, figure, scores->assessments);
}

static bool is_ranked(const struct model *model, int32_t figure)
{
    int32_t first = first_derived_figure(model);
    return figure < first || model->derived[figure - first].kind != DERIVED_DIFFERENCE;
}

static void rank_period(cpi_scores *scores, const struct member *members, int32_t count, struct contender *contenders)
{
    const struct model *model = scores->framework->model;
    for (int32_t figure = 0; figure < figure_count(model); figure++)
        if (is_ranked(model, figure))
            rank_figure(scores, figure, members, count, contenders);
}

static int compare_members(const void *a, const void *b)
{
    const struct member *x = a;
    const struct member *y = b;
    int order = strcmp(x->period, y->period);
    if (order != 0)
        return order;
    return x->assessment < y->assessment ? -1 : x->assessment > y->assessment;
}

static void rank_periods(cpi_scores *scores, struct member *members, struct contender *contenders)
{
    for (int32_t i = 0; i < scores->count; i++)
        members[i] = (struct member){scores->assessments[i].period, i};
    sort_items(members, (size_t)scores->count, sizeof *members, compare_members);
    for (int32_t first = 0, end; first < scores->count; first = end) {
        for (end = first + 1; end < scores->count && strcmp(members[end].period, members[first].period) == 0;)
            end++;
        rank_period(scores, members + first, end - first, contenders);
    }
}

bool rank_scores(cpi_scores *scores)
{
    size_t count = (size_t)scores->count + 1;
    struct member *members = malloc(count * sizeof *members);
    struct contender *contenders = malloc(count * sizeof *contenders);
    bool done = members && contenders;
    if (done)
        rank_periods(scores, members, contenders);
    free(members);
    free(contenders);
    return done;
}
