/* SPDX-License-Identifier: MIT */
#include "scoring/goalposts.h"

#include <math.h>

#include "base/exact.h"
#include "base/sort.h"
#include "scoring/transform.h"

static void sort_values(struct set_values *set)
{
    sort_numbers(set->values, set->count);
}

static double extreme(const struct set_values *set, double sign)
{
    double best = set->values[0];
    for (size_t i = 1; i < set->count; i++)
        best = sign * set->values[i] > sign * best ? set->values[i] : best;
    return best;
}

static double median(struct set_values *set)
{
    sort_values(set);
    double low = set->values[(set->count - 1) / 2];
    double high = set->values[set->count / 2];
    return exact_quotient(exact_two_sum(low, high), exact_from(2));
}

/* Of transformed values, as a z-score wants it; of plain ones for a goalpost of min-max. */
static double mean(const struct set_values *set, const struct quantity *quantity)
{
    struct exact sum = exact_from(0);
    for (size_t i = 0; i < set->count; i++)
        sum = exact_add(sum, quantity ? transform(quantity, set->values[i]) : exact_from(set->values[i]));
    return exact_round(exact_divide(sum, exact_from((double)set->count)));
}

/* With n - 1, as for a sample. Not the root of a rest of rounding: values that are all alike deviate by 0. */
static double deviation(const struct set_values *set, const struct quantity *quantity)
{
    struct exact squares = exact_from(0);
    double middle = mean(set, quantity);
    if (set->count < 2 || extreme(set, 1) == extreme(set, -1))
        return 0;
    for (size_t i = 0; i < set->count; i++) {
        struct exact distance = exact_subtract(transform(quantity, set->values[i]), exact_from(middle));
        squares = exact_add(squares, exact_multiply(distance, distance));
    }
    return sqrt(exact_round(exact_divide(squares, exact_from((double)(set->count - 1)))));
}

static double find_end(const struct quantity *quantity, int which, struct set_values *set)
{
    const struct goalpost *goalpost = &quantity_ends(quantity)[which];
    switch (goalpost->kind) {
    case GOALPOST_NUMBER:
        return goalpost->value;
    case GOALPOST_MINIMUM:
        return extreme(set, -1);
    case GOALPOST_MAXIMUM:
        return extreme(set, 1);
    case GOALPOST_MEAN:
        return mean(set, quantity->normalisation == BY_Z_SCORE ? quantity : NULL);
    case GOALPOST_MEDIAN:
        return median(set);
    case GOALPOST_UNIT:
        return set->units[which];
    case GOALPOST_DEVIATION:
        return deviation(set, quantity);
    }
    return NAN;
}

static bool are_transformable(const struct quantity *quantity, const struct set_values *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (!isfinite(transform(quantity, set->values[i]).high))
            return false;
    return true;
}

static enum goalposts_problem check_ends(const struct quantity *quantity, const double ends[2])
{
    if (isnan(ends[0]) || isnan(ends[1]))
        return GOALPOSTS_NO_UNIT;
    if (quantity->normalisation == BY_Z_SCORE)
        return ends[1] > 0 ? GOALPOSTS_FOUND : GOALPOSTS_NO_VARIANCE;
    if (ends[0] == ends[1])
        return GOALPOSTS_NO_VARIANCE;
    if (quantity->lower_is_better != (ends[0] > ends[1]))
        return GOALPOSTS_REVERSED;
    bool right = quantity_transforms(quantity, ends[0]) && quantity_transforms(quantity, ends[1]);
    return right ? GOALPOSTS_FOUND : GOALPOSTS_UNTRANSFORMED;
}

enum goalposts_problem goalposts_check(const struct quantity *quantity, const struct goalposts *goalposts)
{
    if (quantity->normalisation == BY_CATEGORY)
        return GOALPOSTS_FOUND;
    if (quantity_ends(quantity))
        return check_ends(quantity, goalposts->ends);
    return goalposts->count == 0 ? GOALPOSTS_NO_VALUES : goalposts->count == 1 ? GOALPOSTS_ONE_VALUE : GOALPOSTS_FOUND;
}

struct goalposts goalposts_fixed(const struct quantity *quantity)
{
    const struct goalpost *ends = quantity_ends(quantity);
    struct goalposts goalposts = {.ends = {ends ? ends[0].value : 0, ends ? ends[1].value : 0}};
    goalposts.problem = goalposts_check(quantity, &goalposts);
    return goalposts;
}

struct goalposts goalposts_find(const struct quantity *quantity, struct set_values *set)
{
    struct goalposts found = {.problem = GOALPOSTS_NO_VALUES};
    if (set->count == 0)
        return found;
    if (quantity_ends(quantity)) {
        found.problem = GOALPOSTS_UNTRANSFORMED;
        if (!are_transformable(quantity, set))
            return found;
        for (int i = 0; i < 2; i++)
            found.ends[i] = find_end(quantity, i, set);
    } else {
        sort_values(set);
        found.values = set->values;
        found.count = set->count;
    }
    found.problem = goalposts_check(quantity, &found);
    if (found.problem == GOALPOSTS_NO_VARIANCE && set->count == 1)
        found.problem = GOALPOSTS_ONE_VALUE;
    return found;
}

const char *goalposts_problem_text(enum goalposts_problem problem)
{
    switch (problem) {
    case GOALPOSTS_FOUND:
        return "";
    case GOALPOSTS_NO_VALUES:
        return "the set has no value";
    case GOALPOSTS_ONE_VALUE:
        return "the set has one value only";
    case GOALPOSTS_NO_VARIANCE:
        return "the values of the set do not differ";
    case GOALPOSTS_REVERSED:
        return "the goalposts that the set gives contradict the direction";
    case GOALPOSTS_NO_UNIT:
        return "the unit that is the goalpost has no value in the set";
    case GOALPOSTS_UNTRANSFORMED:
        return "a value of the set cannot be transformed";
    case GOALPOSTS_NOT_GIVEN:
        return "the goalposts that were given have none for it";
    }
    return "";
}
