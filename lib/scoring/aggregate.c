/* SPDX-License-Identifier: MIT */
#include "scoring/aggregate.h"

#include <math.h>

#include "base/number.h"
#include "scoring/aggregations.h"

/* In the order of enum aggregation. */
static const struct kind {
    const char *name;
    enum weighing weighing;
    double (*compute)(const struct operand_values *operands);
    void (*share)(const struct operand_values *operands, double *shares);
    void (*contribute)(const struct operand_values *operands, const double *shares, double *contributions);
} KINDS[] = {
    {"arithmetic mean", WEIGHS_SHARES, arithmetic_mean, share_total, contribute_values},
    {"geometric mean", WEIGHS_SHARES, geometric_mean, share_total, contribute_factors},
    {"harmonic mean", WEIGHS_SHARES, harmonic_mean, share_total, contribute_reciprocals},
    {"power mean", WEIGHS_SHARES, power_mean, share_total, contribute_powers},
    {"minimum", WEIGHS_NOTHING, minimum, share_minimum, contribute_values},
    {"maximum", WEIGHS_NOTHING, maximum, share_maximum, contribute_values},
    {"median", WEIGHS_SHARES, median, share_median, contribute_values},
    {"sum", WEIGHS_SIZES, weighted_sum, share_weights, contribute_values},
    {"product", WEIGHS_SIZES, weighted_product, share_weights, contribute_factors},
    {"all-or-nothing", WEIGHS_NOTHING, all_or_nothing, share_minimum, contribute_all_or_nothing},
};

/* Above this, a score could no longer be shown on every output range. */
#define LARGEST_SCORE 1e250

static const struct kind *kind_of(const struct rule *rule)
{
    return &KINDS[rule_aggregation(rule)];
}

double aggregate(enum aggregation aggregation, const double *values, const double *weights, size_t count,
                 double *scratch)
{
    const struct operand_values operands = {.values = values, .weights = weights, .count = count, .scratch = scratch};
    return KINDS[aggregation].compute(&operands);
}

/* The subtraction would turn the last bit of a mean into more than that. */
static double rescale(const struct rule *rule, double aggregate)
{
    double largest = fmax(fabs(aggregate), fmax(fabs(rule->rescale[0]), fabs(rule->rescale[1])));
    double score = number_between(number_settle(aggregate, largest), rule->rescale[0], rule->rescale[1]);
    return score < 0 ? 0 : score > 1 ? 1 : score;
}

double score_operands(const struct rule *rule, const double *values, const double *weights, size_t count,
                      double *scratch)
{
    const struct operand_values operands = {values, weights, count, rule->exponent, scratch};
    double score = kind_of(rule)->compute(&operands);
    if (!(fabs(score) <= LARGEST_SCORE))
        return NAN;
    return is_rescaled(rule) ? rescale(rule, score) : score;
}

void unfold_operands(const struct rule *rule, const double *values, const double *weights, size_t count,
                     double *scratch, double *shares, double *contributions)
{
    const struct operand_values operands = {values, weights, count, rule->exponent, scratch};
    kind_of(rule)->share(&operands, shares);
    kind_of(rule)->contribute(&operands, shares, contributions);
    for (size_t i = 0; i < count; i++)
        if (!isfinite(contributions[i]))
            contributions[i] = NAN;
}

const char *aggregation_name(enum aggregation aggregation)
{
    return KINDS[aggregation].name;
}

enum weighing rule_weighing(const struct rule *rule)
{
    return kind_of(rule)->weighing;
}
