/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_METHOD_H
#define CPINDEX_FRAMEWORK_METHOD_H

#include "framework/model.h"

/* A method spelled out: the rule of every node and facet, the weight of every node and group, what is excluded. */
struct resolved_method {
    const struct model *model;
    const struct method *method;
    struct rule *node_rules;
    struct rule *facet_rules;
    /* Of nodes, then groups. */
    double *weights;
    /* Of nodes; everything below an excluded node is excluded too. */
    bool *excluded;
    /* In the order of the model's. */
    const struct quantity *quantities;
    /* The same, where the method says something otherwise; else NULL. */
    struct quantity *own_quantities;
};

/* False when out of memory. */
bool method_resolve(const struct model *model, const struct method *method, struct resolved_method *resolved);
void resolved_method_free(struct resolved_method *resolved);

/* Did the owner use the method for a period? Periods compare as text; no period ("") belongs to every method. */
bool method_is_for(const struct method *method, const char *period);

/* The first method that is for a period; NULL where none is. */
const struct method *method_for_period(const struct model *model, const char *period);

/* The facet that a rule over cells means; -1 where the framework has several, or none, and the rule names none. */
int32_t rule_facet(const struct model *model, const struct rule *rule);

/* What a rule comes to: a power mean with the exponent 1, 0 or -1 is the arithmetic, geometric or harmonic one. */
enum aggregation rule_aggregation(const struct rule *rule);
bool is_rescaled(const struct rule *rule);

/* The rule of a figure that is aggregated; NULL for a leaf and for a derived figure. */
const struct rule *figure_rule(const struct resolved_method *resolved, int32_t figure);

struct operand {
    int32_t figure;
    double weight;
};

struct operands {
    struct operand *items;
    size_t count;
    size_t capacity;
};

/* What a figure is aggregated from under a method, in document order, without what is excluded. Empty for a leaf and
 * for a derived figure. False when out of memory. */
bool figure_operands(const struct resolved_method *resolved, int32_t figure, struct operands *operands);

#endif
