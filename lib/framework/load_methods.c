/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "framework/loader.h"

enum method_field {
    /* The keys of a rule come first, so that rules and methods share their table. */
    OVER,
    FACET,
    AGGREGATION,
    MISSING,
    NOT_APPLICABLE,
    MINIMUM_COVERAGE,
    MAXIMUM_MISSING,
    FLOOR,
    EXPONENT,
    RESCALE,
    RULE_FIELDS,
    TITLE = RULE_FIELDS,
    DESCRIPTION,
    SOURCE,
    FROM,
    UNTIL,
    LEVELS,
    SUB_INDICATORS,
    NODES,
    FACETS,
    QUANTITIES,
    WEIGHTS,
    EXCLUDE,
    RESPONDENTS,
    OUTPUT,
    OUTPUTS,
    RANK,
    METHOD_FIELDS,
};

_Static_assert(1 << OVER == RULE_OVER && 1 << FACET == RULE_FACET && 1 << AGGREGATION == RULE_AGGREGATION &&
                   1 << MISSING == RULE_MISSING && 1 << NOT_APPLICABLE == RULE_NOT_APPLICABLE &&
                   1 << MINIMUM_COVERAGE == RULE_MINIMUM_COVERAGE && 1 << MAXIMUM_MISSING == RULE_MAXIMUM_MISSING &&
                   1 << FLOOR == RULE_FLOOR && 1 << EXPONENT == RULE_EXPONENT && 1 << RESCALE == RULE_RESCALE,
               "the keys of a rule stand in the order of enum rule_part");

static const struct field FIELD_TABLE[METHOD_FIELDS] = {
    {"over", false},
    {"facet", false},
    {"aggregation", false},
    {"missing", false},
    {"not_applicable", false},
    {"minimum_coverage", false},
    {"maximum_missing", false},
    {"floor", false},
    {"exponent", false},
    {"rescale", false},
    {"title", true},
    {"description", false},
    {"source", false},
    {"from", false},
    {"until", false},
    {"levels", false},
    {"sub_indicators", false},
    {"nodes", false},
    {"facets", false},
    {"quantities", false},
    {"weights", false},
    {"exclude", false},
    {"respondents", false},
    {"output", false},
    {"outputs", false},
    {"rank", false},
};

/* Each in the order of its enumeration in model.h. */
static const char *const OVER_WORDS[] = {"children", "domains", "indicators", "cells"};
static const char *const RANK_WORDS[] = {"unrounded", "rounded"};

static const struct output DEFAULT_OUTPUT = {.range = {0, 1}, .digits = 2, .bands = -1};
/* Beyond it, a power mean is the maximum or the minimum for all that can be seen. */
#define LARGEST_EXPONENT 100

static int32_t find_facet(struct loader *loader, const struct value *value)
{
    const char *code;
    if (!reader_text(&loader->reader, value, &code))
        return -1;
    int32_t facet = map_find(&loader->facets, code);
    if (facet < 0)
        loader_unknown_facet(loader, value, code, false);
    return facet;
}

static void load_rule(struct loader *loader, const struct value *const *values, struct rule *rule)
{
    struct reader *reader = &loader->reader;
    int word;
    *rule = (struct rule){.facet = -1, .maximum_missing = INT32_MAX, .floor = -INFINITY, .exponent = NAN};
    for (int i = 0; i < RULE_FIELDS; i++)
        if (values[i])
            rule->parts |= 1U << i;
    if (reader_word(reader, values[OVER], OVER_WORDS, 4, &word))
        rule->over = (enum over)word;
    if (values[FACET])
        rule->facet = find_facet(loader, values[FACET]);
    if (reader_word(reader, values[AGGREGATION], AGGREGATION_WORDS, AGGREGATION_COUNT, &word))
        rule->aggregation = (enum aggregation)word;
    if (reader_word(reader, values[MISSING], MISSING_WORDS, 3, &word))
        rule->missing = (enum missing_rule)word;
    /* "withhold" is no rule for what does not apply. */
    if (reader_word(reader, values[NOT_APPLICABLE], MISSING_WORDS, 2, &word))
        rule->not_applicable_is_zero = word == MISSING_ZERO;
    reader_number_between(reader, values[MINIMUM_COVERAGE], 0, 1, &rule->minimum_coverage);
    reader_integer(reader, values[MAXIMUM_MISSING], 0, MOST_NODES, &rule->maximum_missing);
    reader_number_between(reader, values[FLOOR], 0, 1, &rule->floor);
    reader_number_between(reader, values[EXPONENT], -LARGEST_EXPONENT, LARGEST_EXPONENT, &rule->exponent);
    if (reader_pair(reader, values[RESCALE], rule->rescale) && rule->rescale[0] > rule->rescale[1])
        reader_error(reader, values[RESCALE], CPI_D_RESCALE_TURNED,
                     "the first score goes to 0 and the second to 1: name the lower one first");
}

static bool load_lone_rule(struct loader *loader, const struct value *value, struct rule *rule)
{
    const struct value *values[RULE_FIELDS];
    if (!reader_fields(&loader->reader, value, FIELD_TABLE, RULE_FIELDS, values))
        return false;
    load_rule(loader, values, rule);
    return true;
}

/* Where only one thing can be aggregated, a rule cannot choose. */
static void refuse_choice(struct loader *loader, const struct value *rule, const char *key, const char *why)
{
    const struct value *choice = value_of(rule, key);
    if (choice)
        reader_key_error(&loader->reader, choice, CPI_D_NOT_HERE, "'%s' does not belong here: %s", key, why);
}

static int32_t deepest_level(const struct model *model)
{
    int32_t deepest = 0;
    for (int32_t i = 0; i < model->node_count; i++)
        if (!is_leaf(&model->nodes[i]) && model->nodes[i].level > deepest)
            deepest = model->nodes[i].level;
    return deepest;
}

static int32_t find_level(struct loader *loader, const struct value *place)
{
    for (int32_t i = 0; i <= loader->deepest_level; i++) {
        char level[12];
        snprintf(level, sizeof level, "%d", (int)i);
        if (strcmp(level, place->key) == 0)
            return i;
    }
    reader_key_error(&loader->reader, place, CPI_D_NO_LEVEL,
                     "no domain stands at level %s; level 0 is the index, 1 its children, and so on",
                     text_excerpt(place->key).text);
    return -1;
}

static int32_t find_scored_node(struct loader *loader, const struct value *place)
{
    int32_t node = loader_node(loader, place->key, place, true);
    if (node >= 0 && !is_leaf(&loader->model->nodes[node]) && loader->model->nodes[node].kind == CPI_INDICATOR)
        refuse_choice(loader, place, "over", "an indicator is made of its sub-indicators");
    if (node < 0 || !is_leaf(&loader->model->nodes[node]))
        return node;
    reader_key_error(&loader->reader, place, CPI_D_RULE_OF_LEAF,
                     "'%s' is an indicator that is answered, so there is nothing to aggregate", place->key);
    return -1;
}

static int32_t find_facet_of_key(struct loader *loader, const struct value *place)
{
    int32_t facet = map_find(&loader->facets, place->key);
    if (facet < 0)
        loader_unknown_facet(loader, place, place->key, true);
    return facet;
}

/* A mapping from subjects (levels, nodes, facets) to rules. */
static void load_rules(struct loader *loader, const struct value *value,
                       int32_t (*find)(struct loader *, const struct value *), struct rule_for **rules, int32_t *count)
{
    if (!reader_is_map(&loader->reader, value))
        return;
    *rules = loader_array(loader, value->count, sizeof **rules);
    for (const struct value *entry = *rules ? value->first : NULL; entry; entry = entry->next) {
        struct rule rule;
        int32_t subject = find(loader, entry);
        if (load_lone_rule(loader, entry, &rule) && subject >= 0)
            (*rules)[(*count)++] = (struct rule_for){subject, rule};
    }
}

static void check_facet_rules(struct loader *loader, const struct method *method, const struct value *value)
{
    for (int32_t i = 0; i < method->facet_count; i++) {
        const char *facet = loader->model->facets[method->facets[i].subject].code;
        refuse_choice(loader, value_of(value, facet), "facet", "the rule is that of the facet");
        if (method->facets[i].rule.over == OVER_DOMAINS || method->facets[i].rule.over == OVER_CELLS)
            reader_error(&loader->reader, value_of(value_of(value, facet), "over"), CPI_D_FACET_RULE,
                         "the facet '%s' is scored over `indicators`, or over `children` (the cells one level below)",
                         facet);
    }
}

/* Order in these lists means nothing, so they are kept in one order, whatever the author's. */
static int compare_subjects(const void *a, const void *b)
{
    /* The first member of each is the subject. */
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;
    return x < y ? -1 : x > y;
}

/* Goes from the index down, so that what a method says of a node takes the place of what it says of a domain above. */
static void check_overrides(struct loader *loader, const struct method *method, const struct value *value,
                            struct quantity *merged)
{
    const struct model *model = loader->model;
    for (int32_t i = 0; i < method->quantity_count; i++) {
        const struct quantity_for *entry = &method->quantities[i];
        const struct value *place = value_of(value, model->nodes[entry->subject].code);
        bool problems = loader->reader.problems;
        loader->reader.problems = false;
        for (int32_t node = entry->subject; node < model->nodes[entry->subject].end && !loader->reader.problems;
             node++) {
            if (model->nodes[node].quantity < 0)
                continue;
            struct quantity *quantity = &merged[model->nodes[node].quantity];
            quantity_apply(quantity, entry->quantity);
            check_quantity(loader, quantity, place, model->nodes[node].code);
        }
        loader->reader.problems |= problems;
    }
}

static bool has_quantities(const struct model *model, int32_t node)
{
    for (int32_t i = node; i < model->nodes[node].end; i++)
        if (model->nodes[i].quantity >= 0)
            return true;
    return false;
}

static void load_overrides(struct loader *loader, struct method *method, const struct value *value)
{
    if (!reader_is_map(&loader->reader, value))
        return;
    method->quantities = loader_array(loader, value->count, sizeof *method->quantities);
    for (const struct value *entry = method->quantities ? value->first : NULL; entry; entry = entry->next) {
        int32_t node = loader_node(loader, entry->key, entry, true);
        const struct quantity *quantity = load_quantity_override(loader, entry);
        if (node >= 0 && !has_quantities(loader->model, node))
            reader_key_error(&loader->reader, entry, CPI_D_NO_QUANTITY, "there is no quantity at or below '%s'",
                             entry->key);
        else if (node >= 0 && quantity)
            method->quantities[method->quantity_count++] = (struct quantity_for){node, quantity};
    }
    if (loader->reader.problems)
        return;
    sort_items(method->quantities, (size_t)method->quantity_count, sizeof *method->quantities, compare_subjects);
    size_t size = (size_t)loader->model->quantity_count * sizeof *loader->model->quantities;
    struct quantity *merged = malloc(size ? size : 1);
    if (merged)
        check_overrides(loader, method, value, memcpy(merged, loader->model->quantities, size));
    else
        loader->reader.no_memory = true;
    free(merged);
}

static void load_weights(struct loader *loader, struct method *method, const struct value *value)
{
    const struct model *model = loader->model;
    if (!reader_is_map(&loader->reader, value))
        return;
    method->weights = loader_array(loader, value->count, sizeof *method->weights);
    for (const struct value *entry = method->weights ? value->first : NULL; entry; entry = entry->next) {
        double weight;
        int32_t figure = loader_figure(loader, entry->key, entry, true);
        if (figure == 0 || figure >= first_cell_figure(model)) {
            reader_key_error(&loader->reader, entry, CPI_D_UNKNOWN_NODE,
                             "'%s' has no weight of its own; domains, indicators and facet groups have", entry->key);
            figure = -1;
        }
        if (reader_number(&loader->reader, entry, &weight) && figure >= 0)
            method->weights[method->weight_count++] = (struct weight_for){figure, weight};
    }
}

static void load_excluded(struct loader *loader, struct method *method, const struct value *value)
{
    if (!reader_is_list(&loader->reader, value))
        return;
    method->excluded = loader_array(loader, value->count, sizeof *method->excluded);
    for (const struct value *entry = method->excluded ? value->first : NULL; entry; entry = entry->next) {
        const char *code;
        int32_t node = reader_text(&loader->reader, entry, &code) ? loader_node(loader, code, entry, false) : -1;
        if (node == 0)
            reader_error(&loader->reader, entry, CPI_D_ALL_EXCLUDED, "the index itself cannot be excluded");
        else if (node > 0)
            method->excluded[method->excluded_count++] = node;
    }
}

static void load_span(struct loader *loader, struct method *method, const struct value *const *values)
{
    reader_text(&loader->reader, values[FROM], &method->from);
    reader_text(&loader->reader, values[UNTIL], &method->until);
    if (method->from && method->until && strcmp(method->from, method->until) > 0)
        reader_error(&loader->reader, values[UNTIL], CPI_D_SPAN,
                     "the method '%s' ends with '%s', before it begins with '%s'; periods compare as text",
                     method->code, text_excerpt(method->until).text, text_excerpt(method->from).text);
}

static void require(struct loader *loader, const struct value *method, const struct value *value, const char *key)
{
    if (!value && method->kind == VALUE_MAP)
        reader_error(&loader->reader, method, CPI_D_MISSING_KEY, "the key '%s' is missing here", key);
}

_Static_assert(sizeof(struct rule_for) <= SORT_LARGEST_ITEM, "rules are sorted as they are");

static void sort_lists(struct method *method)
{
    sort_items(method->levels, (size_t)method->level_count, sizeof *method->levels, compare_subjects);
    sort_items(method->nodes, (size_t)method->node_count, sizeof *method->nodes, compare_subjects);
    sort_items(method->facets, (size_t)method->facet_count, sizeof *method->facets, compare_subjects);
    sort_items(method->weights, (size_t)method->weight_count, sizeof *method->weights, compare_subjects);
    sort_items(method->excluded, (size_t)method->excluded_count, sizeof *method->excluded, compare_subjects);
}

static void load_method(struct loader *loader, int32_t index, const struct value *value)
{
    struct method *method = &loader->model->methods[index];
    const struct value *values[METHOD_FIELDS];
    int word;
    reader_key_code(&loader->reader, value);
    method->code = value->key;
    method->respondents.weight = -1;
    method->output = method->derived_output = DEFAULT_OUTPUT;
    loader->method_places[index] = value;
    if (!reader_fields(&loader->reader, value, FIELD_TABLE, METHOD_FIELDS, values))
        return;
    require(loader, value, values[AGGREGATION], "aggregation");
    require(loader, value, values[MISSING], "missing");
    loader_text(loader, values[TITLE], text_key(TEXT_OF_METHOD, index, -1, CPI_TITLE));
    loader_text(loader, values[DESCRIPTION], text_key(TEXT_OF_METHOD, index, -1, CPI_DESCRIPTION));
    loader_text(loader, values[SOURCE], text_key(TEXT_OF_METHOD, index, -1, CPI_SOURCE));
    load_span(loader, method, values);
    load_rule(loader, values, &method->rule);
    refuse_choice(loader, value, "rescale",
                  "it fits the figures of one kind; state it under `levels`, `nodes`, `sub_indicators` or `facets`");
    if (values[SUB_INDICATORS])
        load_lone_rule(loader, values[SUB_INDICATORS], &method->sub_indicators);
    refuse_choice(loader, values[SUB_INDICATORS], "over", "an indicator is made of its sub-indicators");
    refuse_choice(loader, values[SUB_INDICATORS], "facet", "an indicator is made of its sub-indicators");
    load_rules(loader, values[LEVELS], find_level, &method->levels, &method->level_count);
    load_rules(loader, values[NODES], find_scored_node, &method->nodes, &method->node_count);
    load_rules(loader, values[FACETS], find_facet_of_key, &method->facets, &method->facet_count);
    check_facet_rules(loader, method, values[FACETS]);
    load_overrides(loader, method, values[QUANTITIES]);
    load_weights(loader, method, values[WEIGHTS]);
    load_excluded(loader, method, values[EXCLUDE]);
    load_respondents(loader, values[RESPONDENTS], &method->respondents);
    load_outputs(loader, method, values[OUTPUT], values[OUTPUTS]);
    if (reader_word(&loader->reader, values[RANK], RANK_WORDS, 2, &word))
        method->rank_rounded = word == 1;
    sort_lists(method);
}

void load_methods(struct loader *loader, const struct value *methods)
{
    struct model *model = loader->model;
    if (!methods || !reader_is_map(&loader->reader, methods))
        return;
    if (methods->count > MOST_METHODS) {
        reader_error(&loader->reader, methods, CPI_D_TOO_MANY, "a framework has at most 100 methods");
        return;
    }
    model->methods = loader_array(loader, methods->count, sizeof *model->methods);
    loader->method_places = arena_array(&loader->scratch, methods->count, sizeof *loader->method_places);
    loader->reader.no_memory |= !loader->method_places;
    if (loader->reader.no_memory)
        return;
    loader->deepest_level = deepest_level(model);
    for (const struct value *value = methods->first; value; value = value->next)
        load_method(loader, model->method_count++, value);
}
