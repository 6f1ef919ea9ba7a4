/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORING_PLAN_H
#define CPINDEX_SCORING_PLAN_H

#include "framework/method.h"

/* A method compiled for some figures: what to aggregate, in an order in which everything is ready when it is needed.
 * Made once, then run for every assessment without any further memory. */

struct operation {
    const struct rule *rule;
    int32_t figure;
    /* In plan.operands and plan.weights. */
    size_t first;
    size_t count;
    /* All weights are alike, and the aggregate does not depend on their size. */
    bool equal_weights;
};

struct plan {
    const struct model *model;
    struct resolved_method resolved;
    struct operation *operations;
    size_t operation_count;
    size_t operation_capacity;
    /* The derived figures that are wanted, each after those that it is made of. */
    int32_t *derived;
    size_t derived_count;
    int32_t *operands;
    double *weights;
    size_t operand_count;
    size_t operand_capacity;
    size_t weight_capacity;
    size_t most_operands;
    /* Values and scores of each scale's options, and the bounds of each leaf: by scale, and by node. */
    double **option_values;
    double **option_scores;
    double *lows;
    double *highs;
    struct arena arena;
};

/* For all figures where `figures` is NULL. False when out of memory. */
bool plan_make(struct plan *plan, const struct model *model, const struct method *method, const int32_t *figures,
               size_t figure_count);

void plan_free(struct plan *plan);

#endif
