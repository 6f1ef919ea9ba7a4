/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_RULES_H
#define CPINDEX_RULES_H

#include <stdint.h>

#include <cpindex/export.h>
#include <cpindex/framework.h>
#include <cpindex/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @file
 * A method spelled out: of what each figure is made, and by which rule; and how each quantity is normalised. For
 * programs that show a method, or compute a figure again by other means. Words are those of framework files; their
 * meaning, formulas and sources stand in indicators/README.md, "Rules" and "Quantities".
 *
 * Rules are immutable, and keep a reference to their framework. Thread rule: any number of threads may use them.
 * NULL, and a figure, node or index out of range, never crash: a function that returns a string answers NULL, an index
 * or count -1 or 0, a number NaN. Strings live as long as the rules.
 */
typedef struct cpi_rules cpi_rules;

/** The rules of a method. @param[out] rules  to be freed with cpi_rules_free(); NULL unless CPI_OK
 *  @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY @since 0.1 */
CPI_API cpi_status cpi_rules_new(const cpi_framework *framework, int32_t method, cpi_rules **rules);
/** Frees rules; NULL is allowed. @since 0.1 */
CPI_API void cpi_rules_free(cpi_rules *rules);

/** @name Figures */
/** @{ */

/** How the operands of a figure become its score: an aggregation, as "arithmetic"; or for a derived figure "difference",
 *  "mean", "ratio" or "rating"; NULL for what is answered. @since 0.1 */
CPI_API const char *cpi_rules_aggregation(const cpi_rules *rules, int32_t figure);
/** Number of operands, without what the method excludes. @since 0.1 */
CPI_API int32_t cpi_rules_operand_count(const cpi_rules *rules, int32_t figure);
/** The figure that is operand `i`; -1 out of range. @since 0.1 */
CPI_API int32_t cpi_rules_operand(const cpi_rules *rules, int32_t figure, int32_t i);
/** Its nominal weight; 1 in a derived figure. @since 0.1 */
CPI_API double cpi_rules_operand_weight(const cpi_rules *rules, int32_t figure, int32_t i);
/** What becomes of an operand without a score: "skip", "zero" or "withhold"; NULL where the figure has no rule of its
 *  own: what is answered, and a derived figure, which is withheld. @since 0.1 */
CPI_API const char *cpi_rules_missing(const cpi_rules *rules, int32_t figure);
/** What becomes of an operand that does not apply: "skip" or "zero". @since 0.1 */
CPI_API const char *cpi_rules_not_applicable(const cpi_rules *rules, int32_t figure);
/** The coverage below which there is no score; 0 for any. @since 0.1 */
CPI_API double cpi_rules_minimum_coverage(const cpi_rules *rules, int32_t figure);
/** The number of missing operands above which there is no score; -1 for any. @since 0.1 */
CPI_API int32_t cpi_rules_maximum_missing(const cpi_rules *rules, int32_t figure);
/** What an operand counts as at least, on the scale of 0 to 1; NaN for none. @since 0.1 */
CPI_API double cpi_rules_floor(const cpi_rules *rules, int32_t figure);
/** The exponent of a power mean; NaN for every other aggregation. @since 0.1 */
CPI_API double cpi_rules_exponent(const cpi_rules *rules, int32_t figure);
/** What becomes 0 (which = 0) and 1 (which = 1) after aggregation; NaN where nothing is rescaled. @since 0.1 */
CPI_API double cpi_rules_rescale(const cpi_rules *rules, int32_t figure, int32_t which);
/** What 0 (which = 0) and 1 (which = 1) are shown as; 0 and 1 for a derived figure. @since 0.1 */
CPI_API double cpi_rules_range(const cpi_rules *rules, int32_t figure, int32_t which);
/** 1 where the method leaves a node out. @since 0.1 */
CPI_API int cpi_rules_excluded(const cpi_rules *rules, int32_t node);
/** @} */

/** @name Quantities
 *  By node; every other node is out of range. */
/** @{ */

/** "min-max", "z-score", "rank", "percentile-rank", "quantile" or "categorical". @since 0.1 */
CPI_API const char *cpi_rules_normalisation(const cpi_rules *rules, int32_t node);
/** "none", "log", "reciprocal" or "power". @since 0.1 */
CPI_API const char *cpi_rules_transformation(const cpi_rules *rules, int32_t node);
/** The exponent of the transformation "power"; NaN for every other. @since 0.1 */
CPI_API double cpi_rules_transformation_exponent(const cpi_rules *rules, int32_t node);
/** Which values are better: "higher" or "lower". @since 0.1 */
CPI_API const char *cpi_rules_direction(const cpi_rules *rules, int32_t node);
/** The set of units that goalposts are found in: "period" or "panel". NULL where the score of a unit does not depend on
 *  other units. @since 0.1 */
CPI_API const char *cpi_rules_set(const cpi_rules *rules, int32_t node);
/** At which end a score is brought back: "both", "lower", "upper" or "none". @since 0.1 */
CPI_API const char *cpi_rules_clamp(const cpi_rules *rules, int32_t node);
/** The two numbers that come out: lowest and highest, or of a z-score mean and deviation. @since 0.1 */
CPI_API double cpi_rules_target(const cpi_rules *rules, int32_t node, int32_t which);
/** The least score that an answer gets; NaN for none. @since 0.1 */
CPI_API double cpi_rules_least_score(const cpi_rules *rules, int32_t node);
/** The quantity that the value is divided by; -1 for none. @since 0.1 */
CPI_API int32_t cpi_rules_denominator(const cpi_rules *rules, int32_t node);
/** What the quotient is multiplied by. @since 0.1 */
CPI_API double cpi_rules_per(const cpi_rules *rules, int32_t node);
/** Number of quantile groups; 0 for every other normalisation. @since 0.1 */
CPI_API int32_t cpi_rules_quantile_groups(const cpi_rules *rules, int32_t node);
/** Number of thresholds of categories; 0 for every other normalisation. @since 0.1 */
CPI_API int32_t cpi_rules_threshold_count(const cpi_rules *rules, int32_t node);
/** Threshold `i`, rising. @since 0.1 */
CPI_API double cpi_rules_threshold(const cpi_rules *rules, int32_t node, int32_t i);
/** The score of category `i`, from 0, that of the lowest values, to the number of thresholds. @since 0.1 */
CPI_API double cpi_rules_category_score(const cpi_rules *rules, int32_t node, int32_t i);
/** @} */

#ifdef __cplusplus
}
#endif

#endif
