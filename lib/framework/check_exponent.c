/* SPDX-License-Identifier: MIT */
/* Every power mean has an exponent, and every exponent a power mean. */
#include <math.h>

#include "framework/check.h"

enum {
    /* Each needs a search for its place. */
    MOST_SEARCHES = 100,
};

struct search {
    struct loader *loader;
    const struct resolved_method *resolved;
    const struct value *method;
    /* Where a missing exponent was reported already: one place may rule many figures. */
    const struct value *reported[MOST_SEARCHES];
    int32_t count;
};

static bool is_reported(const struct search *search, const struct value *place)
{
    for (int32_t i = 0; i < search->count; i++)
        if (search->reported[i] == place)
            return true;
    return false;
}

static void report_needed(struct search *search, const struct value *place)
{
    bool reported = is_reported(search, place);
    search->reported[search->count++] = place;
    if (!reported)
        reader_error(&search->loader->reader, place, CPI_D_EXPONENT_NEEDED,
                     "a power mean needs an `exponent` beside it: 2 favours high scores, -2 low ones");
}

static bool lacks_exponent(const struct rule *rule)
{
    return rule->aggregation == POWER && isnan(rule->exponent);
}

static void find_needed(struct search *search)
{
    const struct resolved_method *resolved = search->resolved;
    const struct model *model = resolved->model;
    for (int32_t i = 0; i < model->node_count && search->count < MOST_SEARCHES; i++)
        if (!is_leaf(&model->nodes[i]) && !resolved->excluded[i] && lacks_exponent(&resolved->node_rules[i]))
            report_needed(search, stated_for_node(search->method, model, i, "aggregation"));
    for (int32_t i = 0; i < model->facet_count && search->count < MOST_SEARCHES; i++)
        if (lacks_exponent(&resolved->facet_rules[i]))
            report_needed(search, stated_for_facet(search->method, model->facets[i].code, "aggregation"));
}

/* Figures that a rule is for. */
struct ruled {
    bool any;
    bool any_power;
};

static void add_ruled(struct ruled *ruled, const struct rule *rule)
{
    ruled->any = true;
    ruled->any_power |= rule->aggregation == POWER;
}

/* Nodes of a level, or of all levels where it is -1; only indicators, or domains too. */
static struct ruled ruled_nodes(const struct resolved_method *resolved, int32_t level, bool only_indicators)
{
    struct ruled ruled = {false, false};
    const struct model *model = resolved->model;
    for (int32_t i = 0; i < model->node_count; i++) {
        const struct node *n = &model->nodes[i];
        bool is_kind = !only_indicators || n->kind == CPI_INDICATOR;
        if (!is_leaf(n) && is_kind && (level < 0 || n->level == level))
            add_ruled(&ruled, &resolved->node_rules[i]);
    }
    return ruled;
}

static void check_used(struct search *search, const struct rule *rule, struct ruled ruled, const struct value *place)
{
    if ((rule->parts & RULE_EXPONENT) && ruled.any && !ruled.any_power)
        reader_key_error(&search->loader->reader, value_of(place, "exponent"), CPI_D_EXPONENT_UNUSED,
                         "this exponent has no effect, because no figure that it is for has `aggregation: power`");
}

static void find_unused_of_method(struct search *search)
{
    const struct resolved_method *resolved = search->resolved;
    struct ruled ruled = ruled_nodes(resolved, -1, false);
    for (int32_t i = 0; i < resolved->model->facet_count; i++)
        add_ruled(&ruled, &resolved->facet_rules[i]);
    check_used(search, &resolved->method->rule, ruled, search->method);
    check_used(search, &resolved->method->sub_indicators, ruled_nodes(resolved, -1, true),
               value_of(search->method, "sub_indicators"));
}

/* Looks for the place of a rule only where something is wrong with it, and not without end. */
static void find_unused_of_nodes(struct search *search)
{
    const struct resolved_method *resolved = search->resolved;
    int32_t searches = 0;
    for (int32_t i = 0; i < resolved->method->node_count && searches < MOST_SEARCHES; i++) {
        const struct rule_for *node = &resolved->method->nodes[i];
        if (!(node->rule.parts & RULE_EXPONENT) || resolved->node_rules[node->subject].aggregation == POWER)
            continue;
        searches++;
        check_used(search, &node->rule, (struct ruled){true, false},
                   value_of(value_of(search->method, "nodes"), resolved->model->nodes[node->subject].code));
    }
}

static void find_unused(struct search *search)
{
    const struct resolved_method *resolved = search->resolved;
    const struct method *method = resolved->method;
    find_unused_of_method(search);
    find_unused_of_nodes(search);
    for (int32_t i = 0; i < method->level_count; i++) {
        const struct rule_for *level = &method->levels[i];
        check_used(search, &level->rule, ruled_nodes(resolved, level->subject, false),
                   stated_level(search->method, level->subject));
    }
    for (int32_t i = 0; i < method->facet_count; i++) {
        int32_t facet = method->facets[i].subject;
        struct ruled ruled = {true, resolved->facet_rules[facet].aggregation == POWER};
        check_used(search, &method->facets[i].rule, ruled,
                   value_of(value_of(search->method, "facets"), resolved->model->facets[facet].code));
    }
}

void check_exponents(struct loader *loader, const struct resolved_method *resolved, const struct value *method)
{
    struct search search = {.loader = loader, .resolved = resolved, .method = method};
    find_needed(&search);
    find_unused(&search);
}
