/* SPDX-License-Identifier: MIT */
#include "scoring/sets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "scoring/given_goalposts.h"
#include "scoring/leaf.h"
#include "scoring/periods.h"

/* One quantity among some members. */
struct gathering {
    const cpi_scores *scores;
    const struct plan *plan;
    const struct member *members;
    int32_t count;
    int32_t node;
};

static const struct quantity *quantity_of(const struct plan *plan, int32_t node)
{
    int32_t index = plan->model->nodes[node].quantity;
    return index >= 0 ? &plan->resolved.quantities[index] : NULL;
}

/* Is a node a quantity that takes its goalposts from a set? */
static bool uses_set(const struct plan *plan, int32_t node)
{
    const struct quantity *quantity = quantity_of(plan, node);
    return quantity && !plan->resolved.excluded[node] && quantity_uses_set(quantity);
}

bool plan_uses_sets(const struct plan *plan)
{
    for (int32_t i = 0; i < plan->model->indicator_count; i++)
        if (uses_set(plan, plan->model->indicators[i]))
            return true;
    return false;
}

struct goalposts *fixed_goalposts(struct arena *arena, const struct plan *plan, enum goalposts_problem otherwise)
{
    struct goalposts *table = arena_array(arena, (size_t)plan->model->quantity_count, sizeof *table);
    for (int32_t i = 0; table && i < plan->model->quantity_count; i++) {
        const struct quantity *quantity = &plan->resolved.quantities[i];
        if (quantity_uses_set(quantity))
            table[i].problem = otherwise;
        else
            table[i] = goalposts_fixed(quantity);
    }
    return table;
}

static bool value_at(const struct gathering *gathering, int32_t member, double *value)
{
    const struct scored_assessment *a = &gathering->scores->assessments[gathering->members[member].assessment];
    return leaf_value(gathering->plan, gathering->node, a->answers, value);
}

/* The value of a unit that is a goalpost, the first where it is there in several periods. */
static double unit_value(const struct gathering *gathering, const char *unit)
{
    double value;
    for (int32_t i = 0; i < gathering->count; i++) {
        const char *name = gathering->scores->assessments[gathering->members[i].assessment].unit;
        if (strcmp(name, unit) == 0 && value_at(gathering, i, &value))
            return value;
    }
    return NAN;
}

static struct set_values gather(const struct gathering *gathering, double *values)
{
    struct set_values set = {.values = values, .units = {NAN, NAN}};
    const struct goalpost *ends = quantity_ends(quantity_of(gathering->plan, gathering->node));
    for (int32_t i = 0; i < gathering->count; i++)
        set.count += value_at(gathering, i, &values[set.count]);
    for (int i = 0; ends && i < 2; i++)
        if (ends[i].kind == GOALPOST_UNIT)
            set.units[i] = unit_value(gathering, ends[i].unit);
    return set;
}

static void warn(cpi_diag *diag, const struct model *model, int32_t node, const char *period,
                 enum goalposts_problem problem)
{
    /* Where nobody answered there is nothing to normalise. */
    if (problem == GOALPOSTS_FOUND || problem == GOALPOSTS_NO_VALUES)
        return;
    bool named = period && *period;
    diag_warning(diag, (struct place){0}, CPI_D_NOT_NORMALISED, "'%s' cannot be normalised%s%s: %s",
                 model->nodes[node].code, named ? " in " : "", named ? text_excerpt(period).text : "",
                 goalposts_problem_text(problem));
}

/* The quantities of one kind of set (periods, or the panel), for the members of one. False when out of memory. */
static bool fill_set(struct gathering *gathering, struct arena *arena, struct goalposts_set *set, double *values,
                     cpi_diag *diag)
{
    const struct plan *plan = gathering->plan;
    for (int32_t i = 0; i < plan->model->indicator_count; i++) {
        int32_t node = plan->model->indicators[i];
        if (!uses_set(plan, node) || quantity_of(plan, node)->by_panel != !set->period)
            continue;
        gathering->node = node;
        struct set_values found = gather(gathering, values);
        struct goalposts *goalposts = &set->table[plan->model->nodes[node].quantity];
        *goalposts = goalposts_find(quantity_of(plan, node), &found);
        warn(diag, plan->model, node, set->period, goalposts->problem);
        if (!goalposts->values)
            continue;
        double *kept = arena_array(arena, goalposts->count, sizeof *kept);
        if (!kept)
            return false;
        goalposts->values = memcpy(kept, goalposts->values, goalposts->count * sizeof *kept);
    }
    return true;
}

/* Working memory of one search. */
struct search {
    struct member *members;
    double *values;
    /* The scores keep these. */
    struct goalposts_set *sets;
    size_t count;
};

static bool search_sets(cpi_scores *scores, const struct plan *plan, struct search *search, cpi_diag *diag)
{
    size_t size = (size_t)plan->model->quantity_count * sizeof(struct goalposts);
    struct gathering gathering = {.scores = scores, .plan = plan, .members = search->members, .count = scores->count};
    struct goalposts_set *panel = &search->sets[search->count++];
    panel->table = fixed_goalposts(&scores->arena, plan, GOALPOSTS_NO_VALUES);
    bool done = panel->table && fill_set(&gathering, &scores->arena, panel, search->values, diag);
    for (int32_t first = 0, end; first < scores->count && done; first = end) {
        end = period_end(search->members, first, scores->count);
        struct goalposts_set *set = &search->sets[search->count++];
        set->period = search->members[first].period;
        set->table = arena_array(&scores->arena, (size_t)plan->model->quantity_count, sizeof *set->table);
        if (!set->table)
            return false;
        if (size)
            memcpy(set->table, panel->table, size);
        gathering.members = search->members + first;
        gathering.count = end - first;
        done = fill_set(&gathering, &scores->arena, set, search->values, diag);
        for (int32_t i = first; i < end; i++)
            scores->assessments[search->members[i].assessment].goalposts = set->table;
    }
    return done;
}

static cpi_status search_panel(cpi_scores *scores, const struct plan *plan, cpi_diag *diag)
{
    size_t count = (size_t)scores->count + 1;
    struct search search = {
        .members = members_by_period(scores),
        .values = malloc(count * sizeof *search.values),
        .sets = arena_array(&scores->arena, count, sizeof *search.sets),
    };
    bool done = search.members && search.values && search.sets && search_sets(scores, plan, &search, diag);
    scores->sets = search.sets;
    scores->set_count = search.count;
    free(search.members);
    free(search.values);
    return done ? CPI_OK : CPI_NO_MEMORY;
}

static cpi_status give_back(cpi_scores *scores, const struct plan *plan, const cpi_options *options, cpi_diag *diag)
{
    struct given_goalposts given;
    cpi_status status = given_goalposts_read(&given, &scores->arena, plan, options, diag);
    for (int32_t i = 0; i < scores->count && status == CPI_OK; i++) {
        struct scored_assessment *a = &scores->assessments[i];
        a->goalposts = given_goalposts_for(&given, a->period);
    }
    scores->sets = given.sets;
    scores->set_count = given.count;
    return status;
}

cpi_status find_goalposts(cpi_scores *scores, const struct plan *plan, const cpi_options *options, cpi_diag *diag)
{
    if (options && options->goalposts)
        return give_back(scores, plan, options, diag);
    if (plan_uses_sets(plan))
        return search_panel(scores, plan, diag);
    const struct goalposts *fixed = fixed_goalposts(&scores->arena, plan, GOALPOSTS_NO_VALUES);
    for (int32_t i = 0; i < scores->count; i++)
        scores->assessments[i].goalposts = fixed;
    return fixed ? CPI_OK : CPI_NO_MEMORY;
}
