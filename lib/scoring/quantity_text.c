/* SPDX-License-Identifier: MIT */
#include "scoring/quantity_text.h"

#include <math.h>

#include "base/number.h"
#include "scoring/leaf.h"
#include "scoring/normalise.h"

/* Fifteen digits are what a spreadsheet shows; a quotient has more. */
static void print_computed(struct text_buffer *text, double value)
{
    number_print(text, number_settle(value, value));
}

/* "value", "ln value", "1/value", "value^0.5": as the transformation has it. A negative number that follows an operator
 * stands in brackets. */
static void print_term(struct text_buffer *text, const struct quantity *quantity, double value, bool first)
{
    bool bracket = value < 0 && !first;
    text_buffer_print(text, "%s%s",
                      quantity->transformation == TRANSFORM_LOG          ? "ln "
                      : quantity->transformation == TRANSFORM_RECIPROCAL ? "1/"
                                                                         : "",
                      bracket ? "(" : "");
    print_computed(text, value);
    text_buffer_print(text, "%s", bracket ? ")" : "");
    if (quantity->transformation == TRANSFORM_POWER) {
        text_buffer_print(text, "^");
        number_print(text, quantity->exponent);
    }
}

static void print_target(struct text_buffer *text, const double target[2])
{
    if (target[0] == 0 && target[1] == 1)
        return;
    text_buffer_print(text, ", brought from 0 - 1 to ");
    number_print(text, target[0]);
    text_buffer_print(text, " - ");
    number_print(text, target[1]);
}

static void print_min_max(struct text_buffer *text, const struct quantity *quantity, const double ends[2], double value)
{
    if (quantity->transformation == TRANSFORM_NONE && ends[0] == 0 && ends[1] == 1) {
        print_computed(text, value);
    } else {
        text_buffer_print(text, "(");
        print_term(text, quantity, value, true);
        text_buffer_print(text, " - ");
        print_term(text, quantity, ends[0], false);
        text_buffer_print(text, ") / (");
        print_term(text, quantity, ends[1], true);
        text_buffer_print(text, " - ");
        print_term(text, quantity, ends[0], false);
        text_buffer_print(text, ")");
    }
    print_target(text, quantity->target);
}

static void print_z_score(struct text_buffer *text, const struct quantity *quantity, const double moments[2],
                          double value)
{
    text_buffer_print(text, "z-score (");
    print_term(text, quantity, value, true);
    text_buffer_print(text, " - %s", moments[0] < 0 ? "(" : "");
    print_computed(text, moments[0]);
    text_buffer_print(text, "%s) / ", moments[0] < 0 ? ")" : "");
    print_computed(text, moments[1]);
    if (quantity->lower_is_better)
        text_buffer_print(text, ", its sign turned since lower values are better");
    if (quantity->target[0] == 0 && quantity->target[1] == 1)
        return;
    text_buffer_print(text, ", brought to mean ");
    number_print(text, quantity->target[0]);
    text_buffer_print(text, " and deviation ");
    number_print(text, quantity->target[1]);
}

static void print_standing(struct text_buffer *text, const struct quantity *quantity, const struct goalposts *goalposts,
                           double value)
{
    struct standing standing = standing_of(quantity, goalposts, value);
    print_computed(text, value);
    if (quantity->normalisation == BY_RANK)
        text_buffer_print(text, " is rank %zu of %zu", standing.better + 1, goalposts->count);
    else if (quantity->normalisation == BY_PERCENTILE_RANK)
        text_buffer_print(text, " has %zu worse and %zu equal of %zu in the set", standing.worse, standing.equal,
                          goalposts->count);
    else
        text_buffer_print(text, " has %zu worse of %zu: group %d of %d", standing.worse, goalposts->count,
                          (int)quantile_group(quantity, &standing), (int)quantity->groups);
    print_target(text, quantity->target);
}

static void print_category(struct text_buffer *text, const struct quantity *quantity, double value)
{
    int32_t category = category_of(quantity, value);
    print_computed(text, value);
    if (category > 0) {
        text_buffer_print(text, quantity->lower_is_better ? ", above " : ", at least ");
        number_print(text, quantity->thresholds[category - 1]);
    }
    if (category < quantity->threshold_count) {
        text_buffer_print(text, "%s", category > 0 ? " and " : ", ");
        text_buffer_print(text, quantity->lower_is_better ? "at most " : "below ");
        number_print(text, quantity->thresholds[category]);
    }
    text_buffer_print(text, " = ");
    number_print(text, category_score(quantity, category));
}

static void print_normalisation(struct text_buffer *text, const struct quantity *quantity,
                                const struct goalposts *goalposts, double value)
{
    switch (quantity->normalisation) {
    case BY_MIN_MAX:
        print_min_max(text, quantity, goalposts->ends, value);
        return;
    case BY_Z_SCORE:
        print_z_score(text, quantity, goalposts->ends, value);
        return;
    case BY_RANK:
    case BY_PERCENTILE_RANK:
    case BY_QUANTILE:
        print_standing(text, quantity, goalposts, value);
        return;
    case BY_CATEGORY:
        print_category(text, quantity, value);
        return;
    }
}

/* Of min-max, the score before it is limited. */
static bool is_limited(const struct quantity *quantity, const struct goalposts *goalposts, double value, double score)
{
    double from = goalposts->ends[0];
    double to = goalposts->ends[1];
    bool beyond_0 = from < to ? value < from : value > from;
    bool beyond_1 = from < to ? value > to : value < to;
    return quantity->normalisation == BY_MIN_MAX &&
           ((beyond_0 && score == quantity->target[0]) || (beyond_1 && score == quantity->target[1]));
}

static void print_limits(struct text_buffer *text, const struct quantity *quantity, const struct goalposts *goalposts,
                         double value, double score)
{
    if (score == quantity->floor)
        text_buffer_print(text, ", raised to the floor");
    else if (is_limited(quantity, goalposts, value, score)) {
        text_buffer_print(text, ", limited to ");
        number_print(text, quantity->target[0]);
        text_buffer_print(text, " to ");
        number_print(text, quantity->target[1]);
    }
    if (quantity_uses_set(quantity) && quantity_ends(quantity))
        text_buffer_print(text, "; goalposts of the set");
}

/* "3 / 1200 x 100000 = 250; ". False where there is no answer to divide by. */
static bool print_denominator(struct text_buffer *text, const struct resolved_method *resolved,
                              const struct scored_assessment *assessment, int32_t node, double *value)
{
    const struct model *model = resolved->model;
    const struct quantity *quantity = &resolved->quantities[model->nodes[node].quantity];
    *value = assessment->answers[model->nodes[node].indicator].value;
    if (quantity->denominator < 0 || assessment->answers[model->nodes[node].indicator].divided)
        return true;
    const struct node *by = &model->nodes[quantity->denominator];
    const struct answer *denominator = &assessment->answers[by->indicator];
    if (denominator->missing != CPI_ANSWERED) {
        text_buffer_print(text, "no answer to '%s', by which it is divided", by->code);
        return false;
    }
    number_print(text, *value);
    text_buffer_print(text, " / ");
    number_print(text, denominator->value);
    if (quantity->per != 1) {
        text_buffer_print(text, " x ");
        number_print(text, quantity->per);
    }
    *value = denominate(quantity, *value, denominator->value);
    text_buffer_print(text, " = ");
    print_computed(text, *value);
    text_buffer_print(text, "; ");
    return true;
}

void print_quantity_rule(struct text_buffer *text, const struct resolved_method *resolved,
                         const struct scored_assessment *assessment, int32_t node)
{
    double value;
    int32_t index = resolved->model->nodes[node].quantity;
    const struct quantity *quantity = &resolved->quantities[index];
    const struct goalposts *goalposts = &assessment->goalposts[index];
    if (!print_denominator(text, resolved, assessment, node, &value))
        return;
    if (goalposts->problem != GOALPOSTS_FOUND) {
        print_computed(text, value);
        text_buffer_print(text, " cannot be normalised: %s", goalposts_problem_text(goalposts->problem));
    } else if (isnan(assessment->row.score[node])) {
        print_computed(text, value);
        text_buffer_print(text, " cannot be transformed, or the result is too large for a number");
    } else {
        print_normalisation(text, quantity, goalposts, value);
        print_limits(text, quantity, goalposts, value, assessment->row.score[node]);
    }
}
