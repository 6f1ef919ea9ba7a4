/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_SCORES_H
#define CPINDEX_SCORES_H

#include <stddef.h>
#include <stdint.h>

#include <cpindex/diag.h>
#include <cpindex/export.h>
#include <cpindex/framework.h>
#include <cpindex/panel.h>
#include <cpindex/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @file
 * Every figure of every assessment of a panel, with the reason for each.
 *
 * Scores are immutable and atomically reference-counted. Thread rule: any number of threads may use them.
 * Indices and strings are treated as in framework.h. Strings are borrowed and live as long as the scores.
 *
 * All numbers are on the output range that the method has for the figure (0 to 1 unless the framework says otherwise),
 * unrounded. A derived figure is computed from such numbers.
 */
typedef struct cpi_scores cpi_scores;

/** How to score. Thread rule: options belong to one thread at a time. */
typedef struct cpi_options cpi_options;

/** The answers that a figure was made of, unfolded. Immutable; any number of threads may use it. */
typedef struct cpi_explanation cpi_explanation;

/** Why a figure is there, or not. Values never change; new ones may be appended. */
typedef enum cpi_state {
    /** The figure has a score. */
    CPI_SCORED = 0,
    /** Nothing below it has data that can be scored. */
    CPI_STATE_NO_DATA = 1,
    /** Withheld: the method asks for more answers than there are. */
    CPI_STATE_LOW_COVERAGE = 2,
    /** Nothing below it applies to the unit. */
    CPI_STATE_NOT_APPLICABLE = 3,
    /** The method leaves it out. */
    CPI_STATE_EXCLUDED = 4,
    /** The arithmetic has no result: the rule of the figure says why (cpi_explanation_rule()). */
    CPI_STATE_UNDEFINED = 5
} cpi_state;

/** A state as tables and CSV write it: "scored", "no data", "low coverage", "not applicable", "excluded",
 *  "undefined".
 *  @return a constant string; "unknown" for a value this version does not know. @since 0.1 */
CPI_API const char *cpi_state_name(cpi_state state);

/** @name Options */
/** @{ */

/** New options: the framework's default method. To be freed with cpi_options_free(); NULL when out of memory.
 *  @since 0.1 */
CPI_API cpi_options *cpi_options_new(void);
/** Frees options; NULL is allowed. @since 0.1 */
CPI_API void cpi_options_free(cpi_options *options);
/** Scores by the method with that code; NULL for the framework's default. @since 0.1 */
CPI_API cpi_status cpi_options_set_method(cpi_options *options, const char *method);

/**
 * Normalises with goalposts that were found before, as cpi_scores_goalposts() gave them, and not with those that the
 * panel gives: so that a unit's figure does not move when others join or leave. An assessment takes the goalposts of its
 * period; where the text has one period only, all take those.
 *
 * The text is copied, and read when scoring: its problems are reported there. At most 256 MiB.
 * @param text    NULL: the goalposts are found in the panel again
 * @param length  bytes in text
 * @param name    what diagnostics call the text; NULL for "goalposts"
 * @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_options_set_goalposts(cpi_options *options, const char *text, size_t length, const char *name);

/** As cpi_options_set_goalposts(), from a file. @return also CPI_SYSTEM, and CPI_BAD_INPUT where it is too large.
 *  @since 0.1 */
CPI_API cpi_status cpi_options_set_goalposts_file(cpi_options *options, const char *path, cpi_diag *diag);
/** @} */

/** @name Scoring */
/** @{ */

/**
 * Scores every assessment of a panel. Where no method is named, the framework's first one scores all of them; a period
 * that it is not for (cpi_framework_method_from()) is a warning, which names the method that is.
 *
 * @param panel    the answers; scores keep what they need of them, so the panel may change or be freed afterwards
 * @param options  NULL for the default method
 * @param diag     says what was not found, and warns of quantities that cannot be normalised; may be NULL
 * @param[out] scores  the scores, to be given back with cpi_scores_unref(); NULL unless CPI_OK
 * @return CPI_OK, CPI_NOT_FOUND (the method), CPI_BAD_INPUT (the goalposts of the options), CPI_BAD_ARGUMENT or
 * CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_score(const cpi_panel *panel, const cpi_options *options, cpi_diag *diag, cpi_scores **scores);

/**
 * Scores a whole matrix of answers, one assessment a row, without copying it: the fast way for simulations and for
 * callers that hold their answers in an array. No state, range or rank; a figure without a score is NaN.
 * Where goalposts come from a set of units, all rows are that set, unless the options give goalposts. Rows have no names,
 * so a goalpost that is the value of a unit is not found.
 *
 * @param answers        one row per assessment, one column per answerable indicator in document order. A quantity's
 * value in its unit of measure; for an option its value as the framework writes it. NaN where there is no answer.
 * @param rows           number of assessments
 * @param columns        must be cpi_framework_indicator_count()
 * @param row_stride     distance from a row to the next, in doubles; may be negative
 * @param column_stride  distance from a column to the next, in doubles; may be negative
 * @param figures        the figures wanted, in the order wanted
 * @param figure_count   how many
 * @param[out] scores    rows x figure_count, row after row, on the output range
 * @param score_count    must be rows * figure_count
 * @param diag           says which answer is not one of its scale; may be NULL
 * @return CPI_OK; CPI_BAD_INPUT for an answer that is neither 0 nor between 1e-30 and 1e30 in size, one that is no
 * option's value, or one at or below 0 that cannot be transformed or divided by (nothing is written then); CPI_NOT_FOUND,
 * CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_score_matrix(const cpi_framework *framework, const cpi_options *options, const double *answers,
                                    size_t rows, size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride,
                                    const int32_t *figures, size_t figure_count, double *scores, size_t score_count,
                                    cpi_diag *diag);

/** Takes one more reference. @return the same scores; NULL for NULL. @since 0.1 */
CPI_API cpi_scores *cpi_scores_ref(const cpi_scores *scores);
/** Gives a reference back; the last one frees the scores. NULL is allowed. @since 0.1 */
CPI_API void cpi_scores_unref(cpi_scores *scores);
/** @} */

/** @name Looking at scores */
/** @{ */

/** The framework, borrowed. @since 0.1 */
CPI_API const cpi_framework *cpi_scores_framework(const cpi_scores *scores);
/** The method that was used. @since 0.1 */
CPI_API int32_t cpi_scores_method(const cpi_scores *scores);
/** Number of assessments, in the order of the panel, where each respondent has an entry of its own: see
 *  cpi_panel_scores_index(). @since 0.1 */
CPI_API int32_t cpi_scores_count(const cpi_scores *scores);
/** The unit of an assessment. @since 0.1 */
CPI_API const char *cpi_scores_unit(const cpi_scores *scores, int32_t assessment);
/** The period of an assessment, "" for none. @since 0.1 */
CPI_API const char *cpi_scores_period(const cpi_scores *scores, int32_t assessment);
/** Whether the indicator of a node has an answer to score, or why not; CPI_UNANSWERED out of range. Where several
 *  respondents answered, the answers here are what theirs come to; for a quantity with a denominator that each of them
 *  answers, a value that is divided already. @since 0.1 */
CPI_API cpi_missing cpi_scores_missing(const cpi_scores *scores, int32_t assessment, int32_t node);
/** The option that was answered; -1 for none, and where several answers come to a value between options. @since 0.1 */
CPI_API int32_t cpi_scores_option(const cpi_scores *scores, int32_t assessment, int32_t node);
/** The number behind the answer: a quantity's value, an option's value as the framework writes it; NaN where there is
 *  none. @since 0.1 */
CPI_API double cpi_scores_answer(const cpi_scores *scores, int32_t assessment, int32_t node);
/** The score of a figure; NaN where there is none. @since 0.1 */
CPI_API double cpi_scores_value(const cpi_scores *scores, int32_t assessment, int32_t figure);
/** Why the score is there, or not; CPI_STATE_NO_DATA out of range. @since 0.1 */
CPI_API cpi_state cpi_scores_state(const cpi_scores *scores, int32_t assessment, int32_t figure);
/** The share, 0 to 1, of the figure's nominal weight that has data; what does not apply does not count. NaN where
 *  nothing applies. @since 0.1 */
CPI_API double cpi_scores_coverage(const cpi_scores *scores, int32_t assessment, int32_t figure);
/**
 * The lowest and the highest that a figure can come to when all that is unanswered, or has no data, gets the worst, or
 * best, answer there is, and nothing is withheld. Exact, since every aggregation is monotone; for a difference or a
 * ratio, and for a sum with negative weights, whose two sides share unanswered indicators it is an outer bound. NaN
 * where nothing applies, at an end where an unanswered quantity is not clamped, and for a ratio whose divisor can be 0.
 * A score lies outside its range where what is missing is skipped, or counts as 0, and its worst and best answers do
 * not reach as far. Goalposts that come from a set of units are held as they are.
 * @since 0.1
 */
CPI_API double cpi_scores_low(const cpi_scores *scores, int32_t assessment, int32_t figure);
/** See cpi_scores_low(). @since 0.1 */
CPI_API double cpi_scores_high(const cpi_scores *scores, int32_t assessment, int32_t figure);
/**
 * The goalposts that were found in a set of units (min-max over the set, z-scores, ranks and so on), as a YAML text that
 * cpi_options_set_goalposts() takes back; the format: indicators/README.md, "Goalposts of a set". Goalposts that the
 * framework fixes are not in it.
 * @param[out] text  to be freed with cpi_text_free(); NULL where the method takes nothing from a set
 * @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_scores_goalposts(const cpi_scores *scores, char **text);
/** What a quantity of an assessment was normalised with. For min-max the goalposts, in its unit of measure: which = 0,
 *  the value that maps to the worst score, 1: to the best. For a z-score the mean (0) and the standard deviation (1) of
 *  the transformed values. NaN for every other node and normalisation, and where there is none. @since 0.1 */
CPI_API double cpi_scores_goalpost(const cpi_scores *scores, int32_t assessment, int32_t node, int32_t which);
/** The rank among the units of the same period, 1 for the best score (the highest, unless the output range runs down),
 * ties shared (1, 2, 2, 4), scores within 1e-14 of each other being ties; 0 where there is no score, and for a derived figure that is not a mean of ranked figures
 * which all run the same way. @since 0.1 */
CPI_API int32_t cpi_scores_rank(const cpi_scores *scores, int32_t assessment, int32_t figure);
/** The band that the score is in: an index in the bands that cpi_framework_figure_bands() names; -1 where there is no
 *  score, and for a figure without bands. @since 0.1 */
CPI_API int32_t cpi_scores_band(const cpi_scores *scores, int32_t assessment, int32_t figure);
/** @} */

/** @name Explaining a figure
 *  Rows in the order in which they unfold: a row of depth d+1 is an operand of the last row of depth d before it. */
/** @{ */

/**
 * Unfolds a figure of an assessment down to the answers.
 * @param[out] explanation  to be freed with cpi_explanation_free(); NULL unless CPI_OK
 * @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_explain(const cpi_scores *scores, int32_t assessment, int32_t figure,
                               cpi_explanation **explanation);
/** Frees an explanation; NULL is allowed. @since 0.1 */
CPI_API void cpi_explanation_free(cpi_explanation *explanation);
/** Number of rows; row 0 is the figure itself. @since 0.1 */
CPI_API int32_t cpi_explanation_count(const cpi_explanation *explanation);
/** Depth of a row, 0 for the figure itself. @since 0.1 */
CPI_API int32_t cpi_explanation_depth(const cpi_explanation *explanation, int32_t row);
/** The figure that a row is about. @since 0.1 */
CPI_API int32_t cpi_explanation_figure(const cpi_explanation *explanation, int32_t row);
/** Nominal weight of the row in the row above it; 1 for row 0; -1 for what a difference takes away, and for what a
 * ratio divides by. @since 0.1 */
CPI_API double cpi_explanation_weight(const cpi_explanation *explanation, int32_t row);
/** Share of the weight after missing rows dropped out; the shares of a mean add up to 1. For a sum or a product, the
 * weight itself; for a minimum, a maximum or a median, the share of the row that decides, and for all-or-nothing that
 * of the lowest row; where several do, they share alike. 0 for a row that dropped out. @since 0.1 */
CPI_API double cpi_explanation_effective_weight(const cpi_explanation *explanation, int32_t row);
/** What the row brings into the row above, on the inner scale of 0 to 1: effective weight times score, which add up to
 * it. In a geometric mean or a product, the factor score^weight, which multiply to it, and so in a ratio. In a harmonic
 * mean or a power mean with the exponent p, its part w x^p / (sum of w x^p) of the row above, which follows from
 * Euler's theorem on homogeneous functions: these add up to it too, and say how much of a small rise by the same
 * percentage is due to each. In a rating, the value. Where the row above is rescaled, they make up the aggregate before
 * it is; what is brought into a derived figure is on the output range. NaN for what brings nothing, and for a factor
 * that no double holds. @since 0.1 */
CPI_API double cpi_explanation_contribution(const cpi_explanation *explanation, int32_t row);
/** One English sentence: the rule that made the score, as "arithmetic mean of 12 indicators; 3 without data skipped",
 * or "arithmetic mean of 2 indicators, rescaled from 0 - 0.951 to 0 - 1"; or for an indicator the arithmetic from its
 * answer, as "partially = 0.5". @since 0.1 */
CPI_API const char *cpi_explanation_rule(const cpi_explanation *explanation, int32_t row);
/** @} */

/** @name Numbers as people read them */
/** @{ */

/**
 * Writes a number the way a spreadsheet shows it: half away from zero on the value's 15-digit decimal form, so that
 * 0.615 with two digits is "0.62". The decimal separator is a point in every locale; "-0.00" is written "0.00".
 * @param digits  decimals, 0 to 15; -1 for the shortest text that reads back as the same double
 * @param[out] text  350 bytes hold any number; "" for a value that is not finite
 * @return CPI_OK, or CPI_BAD_ARGUMENT for digits out of range or a buffer too small
 * Thread rule: any thread. @since 0.1
 */
CPI_API cpi_status cpi_format_number(double value, int32_t digits, char *text, size_t size);

/** The double nearest to what cpi_format_number() writes; NaN for a value that is not finite. Thread rule: any thread.
 *  @since 0.1 */
CPI_API double cpi_round(double value, int32_t digits);
/** @} */

#ifdef __cplusplus
}
#endif

#endif
