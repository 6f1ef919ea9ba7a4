/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_MODEL_H
#define CPINDEX_FRAMEWORK_MODEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include <cpindex/framework.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "framework/quantity.h"
#include "framework/texts.h"

/* What a framework file says, checked. Nothing here changes after loading, but for the fingerprint. */

enum {
    MOST_NODES = 100000,
    MOST_GROUPS = 1000,
    MOST_METHODS = 100,
    MOST_FIGURES = 1000000,
    MOST_DIGITS = 15,
    MOST_LANGUAGES = 100,
    MOST_MEMBERSHIPS = 1000000,
    MOST_BANDS = 100,
    MOST_DERIVED_DEPTH = 16,
    MOST_DERIVED_ROWS = 10000,
};

struct option {
    const char *code;
    double value;
};

struct scale {
    const char *code;
    /* The values that map to 0 and to 1. */
    double range[2];
    struct option *options;
    int32_t option_count;
};

struct facet {
    const char *code;
    int32_t first_group;
    int32_t group_count;
};

/* Groups of all facets in one row. */
struct group {
    const char *code;
    const char *address;
    int32_t facet;
};

/* Nodes stand in document order, so that all below a node follow it, up to `end`. */
struct node {
    const char *code;
    double weight;
    int32_t parent;
    int32_t end;
    int32_t first_child; /* in model.children */
    int32_t child_count;
    int32_t scale;       /* of a leaf, else -1 */
    int32_t quantity;    /* of a leaf, else -1 */
    int32_t indicator;   /* which leaf it is, else -1 */
    int32_t first_group; /* in model.memberships */
    int16_t group_count;
    uint8_t level;
    uint8_t kind;
    /* A domain is right below. */
    bool has_domains;
    /* It is asked, but no part of any figure. */
    bool unscored;
};

struct cell {
    const char *address;
    int32_t node;
    int32_t group;
};

/* The numbers from `from` on, up to the next band. */
struct band {
    const char *code;
    /* -infinity for the lowest. */
    double from;
    /* What a rating makes of it; NaN where the file does not say. */
    double value;
};

/* Bands that one kind of number falls into, the lowest first. */
struct band_set {
    const char *code;
    struct band *bands;
    int32_t count;
    /* Numbers are looked up as they are printed. */
    bool rounded;
};

enum derived_kind {
    DERIVED_DIFFERENCE,
    DERIVED_MEAN,
    DERIVED_RATIO,
    DERIVED_RATING,
};

struct derived {
    const char *code;
    enum derived_kind kind;
    int32_t *parts;
    int32_t part_count;
    /* Derived figures above one another, and rows that it unfolds to: bounded, because both are walked recursively. */
    int32_t depth;
    int32_t rows;
};

enum over {
    OVER_CHILDREN,
    OVER_DOMAINS,
    OVER_INDICATORS,
    OVER_CELLS,
};

enum aggregation {
    ARITHMETIC,
    GEOMETRIC,
    HARMONIC,
    POWER,
    MINIMUM,
    MAXIMUM,
    MEDIAN,
    SUM,
    PRODUCT,
    ALL_OR_NOTHING,
    AGGREGATION_COUNT,
};

enum missing_rule {
    MISSING_SKIP,
    MISSING_ZERO,
    MISSING_WITHHOLD,
    MISSING_COUNT,
};

/* As framework files write them. */
extern const char *const AGGREGATION_WORDS[AGGREGATION_COUNT];
extern const char *const MISSING_WORDS[MISSING_COUNT];

/* What a rule states; the rest comes from the rule before it. */
enum rule_part {
    RULE_OVER = 1 << 0,
    RULE_FACET = 1 << 1,
    RULE_AGGREGATION = 1 << 2,
    RULE_MISSING = 1 << 3,
    RULE_NOT_APPLICABLE = 1 << 4,
    RULE_MINIMUM_COVERAGE = 1 << 5,
    RULE_MAXIMUM_MISSING = 1 << 6,
    RULE_FLOOR = 1 << 7,
    RULE_EXPONENT = 1 << 8,
    RULE_RESCALE = 1 << 9,
};

struct rule {
    unsigned parts;
    enum over over;
    int32_t facet; /* -1: the only one */
    enum aggregation aggregation;
    enum missing_rule missing;
    bool not_applicable_is_zero;
    double minimum_coverage;
    int32_t maximum_missing; /* INT32_MAX: any number */
    double floor;            /* -infinity: none */
    double exponent;         /* of a power mean; NaN: none */
    double rescale[2];       /* what goes to 0 and to 1; both 0: as it is */
};

/* A rule for one level, node or facet. */
struct rule_for {
    int32_t subject;
    struct rule rule;
};

struct weight_for {
    int32_t figure;
    double weight;
};

/* How the answers of several respondents to one question become one. */
enum combining {
    /* All who answered agree; else there is no answer. */
    COMBINE_AGREEMENT,
    COMBINE_ARITHMETIC,
    COMBINE_MEDIAN,
    /* The worst answer, and the best. */
    COMBINE_MINIMUM,
    COMBINE_MAXIMUM,
    COMBINING_COUNT,
};

/* As framework files write them. */
extern const char *const COMBINING_WORDS[COMBINING_COUNT];

struct respondent_rule {
    enum combining combining;
    /* The quantity that weighs the answers; -1: all alike. */
    int32_t weight;
};

/* What a figure is shown as: what 0 and 1 become, decimals, bands (-1: none). */
struct output {
    double range[2];
    int32_t digits;
    int32_t bands;
};

struct output_for {
    int32_t figure;
    struct output output;
};

/* What a method says otherwise of the quantities at and below a node. */
struct quantity_for {
    int32_t subject;
    const struct quantity *quantity;
};

struct method {
    const char *code;
    /* First and last period that the owner used it for; NULL where it is open. */
    const char *from;
    const char *until;
    struct rule rule;
    struct rule sub_indicators;
    struct rule_for *levels;
    struct rule_for *nodes;
    struct rule_for *facets;
    struct quantity_for *quantities;
    struct weight_for *weights;
    int32_t *excluded;
    int32_t level_count;
    int32_t node_count;
    int32_t facet_count;
    int32_t quantity_count;
    int32_t weight_count;
    int32_t excluded_count;
    struct respondent_rule respondents;
    /* Of nodes, groups and cells; of derived figures, which are computed from outputs and shown as they are; and of
     * single figures. */
    struct output output;
    struct output derived_output;
    struct output_for *outputs;
    int32_t output_count;
    bool rank_rounded;
};

enum fingerprint_state {
    FINGERPRINT_UNKNOWN,
    FINGERPRINT_BEING_WRITTEN,
    FINGERPRINT_KNOWN,
};

/* The one thing of a model that is found out later. */
struct fingerprint {
    atomic_int state;
    char text[SHA256_TEXT_SIZE];
};

struct model {
    struct arena arena;
    const char *edition;
    const char *unit;
    const char *owner;
    const char *licence;
    cpi_framework_status status;
    const char **languages;
    struct scale *scales;
    struct quantity *quantities;
    struct facet *facets;
    struct band_set *band_sets;
    struct group *groups;
    /* Groups of each node, in order; and main indicators of each group, in order, from group_first[group] on. */
    int32_t *memberships;
    int32_t *group_first;
    int32_t *group_members;
    struct node *nodes;
    int32_t *children;
    int32_t *indicators;
    struct cell *cells;
    struct derived *derived;
    struct method *methods;
    int32_t language_count;
    int32_t scale_count;
    int32_t quantity_count;
    int32_t facet_count;
    int32_t band_set_count;
    int32_t group_count;
    int32_t node_count;
    int32_t indicator_count;
    int32_t cell_count;
    int32_t derived_count;
    int32_t method_count;
    struct text_table texts;
    /* Address -> figure. */
    struct map addresses;
    /* What answers may say -> option, see labels.h. */
    struct map meanings;
    struct fingerprint *fingerprint;
};

/* A model with its translations: the newest translation, and the framework that it was added to. */
struct cpi_framework {
    atomic_size_t references;
    const struct model *model;
    struct cpi_framework *untranslated;
    struct arena arena;
    const char *language;
    /* A native reader has yet to confirm it. */
    bool draft;
    struct text_table texts;
    /* What the texts were translated from, where the file says so. */
    struct text_table originals;
    struct map meanings;
};

void model_free(struct model *model);

/* Figures: nodes, then groups, cells, derived figures. */
static inline int32_t first_group_figure(const struct model *model)
{
    return model->node_count;
}

static inline int32_t first_cell_figure(const struct model *model)
{
    return model->node_count + model->group_count;
}

static inline int32_t first_derived_figure(const struct model *model)
{
    return first_cell_figure(model) + model->cell_count;
}

static inline int32_t figure_count(const struct model *model)
{
    return first_derived_figure(model) + model->derived_count;
}

static inline bool is_leaf(const struct node *node)
{
    return node->child_count == 0;
}

/* The code of an answered indicator that was probably meant by an unknown one; NULL for none, and where no suggestion is
 * left. */
const char *suggest_indicator(const struct model *model, const char *code, int32_t *suggestions_left);

/* An indicator that is not the sub-indicator of another. */
bool is_main_indicator(const struct model *model, int32_t node);

/* Does a main indicator belong to a group? */
bool in_group(const struct model *model, int32_t node, int32_t group);

/* Where in group_members the first member of a group stands that is not before a node. */
int32_t first_member(const struct model *model, int32_t group, int32_t node);

/* The cell of a node and a group, or the group itself for the index; -1 where it is empty. */
int32_t cell_figure(const struct model *model, int32_t node, int32_t group);

/* The newest translation into a language that has a text; NULL where none has. */
const cpi_framework *framework_translation(const cpi_framework *framework, uint64_t key, const char *language);

/* A text in a language (NULL: the base language), falling back to the base language; NULL where there is none. */
const char *framework_text(const cpi_framework *framework, uint64_t key, const char *language);

#endif
