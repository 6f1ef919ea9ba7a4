/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_QUANTITY_H
#define CPINDEX_FRAMEWORK_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

/* How a measured quantity becomes a score. OECD/JRC Handbook on Constructing Composite Indicators (2008), part I, step
 * 5, Normalisation. */

enum transformation {
    TRANSFORM_NONE,
    TRANSFORM_LOG,
    TRANSFORM_RECIPROCAL,
    TRANSFORM_POWER,
};

enum normalisation {
    BY_MIN_MAX,
    BY_Z_SCORE,
    BY_RANK,
    BY_PERCENTILE_RANK,
    BY_QUANTILE,
    BY_CATEGORY,
};

enum clamp {
    CLAMP_BOTH,
    CLAMP_LOWER,
    CLAMP_UPPER,
    CLAMP_NONE,
};

/* Where a goalpost comes from: the file, or a set of units. */
enum goalpost_kind {
    GOALPOST_NUMBER,
    GOALPOST_MINIMUM,
    GOALPOST_MAXIMUM,
    GOALPOST_MEAN,
    GOALPOST_MEDIAN,
    /* The value of one unit of the set. */
    GOALPOST_UNIT,
    /* The standard deviation of the set. */
    GOALPOST_DEVIATION,
};

/* As framework files write them, each in the order of its enumeration; statistics from GOALPOST_MINIMUM on. */
enum {
    STATISTIC_COUNT = 4,
};
extern const char *const TRANSFORMATION_WORDS[4];
extern const char *const NORMALISATION_WORDS[6];
extern const char *const CLAMP_WORDS[4];
extern const char *const STATISTIC_WORDS[STATISTIC_COUNT];
/* By lower_is_better, and by by_panel. */
extern const char *const DIRECTION_WORDS[2];
extern const char *const SET_WORDS[2];

struct goalpost {
    double value;
    const char *unit;
    enum goalpost_kind kind;
};

/* What a quantity states; the rest comes from the quantity before it, or is the default. In the order of the table of
 * keys in load_quantity.c. */
enum quantity_part {
    QUANTITY_UNIT = 1 << 0,
    QUANTITY_DENOMINATOR = 1 << 1,
    QUANTITY_DIRECTION = 1 << 2,
    QUANTITY_TRANSFORMATION = 1 << 3,
    QUANTITY_EXPONENT = 1 << 4,
    QUANTITY_NORMALISATION = 1 << 5,
    QUANTITY_GOALPOSTS = 1 << 6,
    QUANTITY_MEAN = 1 << 7,
    QUANTITY_DEVIATION = 1 << 8,
    QUANTITY_TARGET = 1 << 9,
    QUANTITY_GROUPS = 1 << 10,
    QUANTITY_THRESHOLDS = 1 << 11,
    QUANTITY_SCORES = 1 << 12,
    QUANTITY_SET = 1 << 13,
    QUANTITY_CLAMP = 1 << 14,
    QUANTITY_FLOOR = 1 << 15,
};

struct quantity {
    const char *unit;
    /* Of min-max: the values that map to target[0] and target[1]. */
    struct goalpost goalposts[2];
    /* Of a z-score: mean and standard deviation, of the transformed values. */
    struct goalpost moments[2];
    /* Of a z-score: the mean and the deviation that the scores get. */
    double target[2];
    double exponent;
    /* -infinity for none. */
    double floor;
    /* What a denominated value is multiplied with. */
    double per;
    const double *thresholds;
    /* One more than thresholds; NULL: evenly spaced. */
    const double *scores;
    int32_t threshold_count;
    int32_t score_count;
    int32_t groups;
    /* The node of the quantity that the value is divided by; -1 for none. */
    int32_t denominator;
    unsigned parts;
    enum transformation transformation;
    enum normalisation normalisation;
    enum clamp clamp;
    bool lower_is_better;
    /* The set of units is the whole panel, not one period of it. */
    bool by_panel;
    /* Other quantities are divided by this one. */
    bool divides;
};

/* A quantity that states nothing. */
struct quantity quantity_default(void);

/* What `over` states takes the place of what the quantity has; what neither states has its default. */
void quantity_apply(struct quantity *quantity, const struct quantity *over);

/* Gives what is not stated its default, where that depends on what is. */
void quantity_complete(struct quantity *quantity);

/* The two goalposts of min-max, or the two moments of a z-score; NULL for what has neither. */
const struct goalpost *quantity_ends(const struct quantity *quantity);

/* 1 where higher values are better by the goalposts, -1 where lower ones are, 0 where only the set can tell. */
int goalposts_direction(const struct goalpost goalposts[2]);

/* Does the score of a unit depend on other units? */
bool quantity_uses_set(const struct quantity *quantity);

/* Can a value go through the transformation? */
bool quantity_transforms(const struct quantity *quantity, double value);

/* And, as an answer, divide others too where they are divided by it? Goalposts need not. */
bool quantity_takes(const struct quantity *quantity, double value);

/* The score of category `i`, from 0, the one of the lowest values. */
double category_score(const struct quantity *quantity, int32_t i);

/* The two scores between which all scores lie; NaN where nothing limits them. */
void quantity_bounds(const struct quantity *quantity, double *low, double *high);

#endif
