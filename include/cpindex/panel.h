/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_PANEL_H
#define CPINDEX_PANEL_H

#include <stddef.h>
#include <stdint.h>

#include <cpindex/diag.h>
#include <cpindex/export.h>
#include <cpindex/framework.h>
#include <cpindex/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @file
 * A panel: the answers of one or more assessments under one framework. An assessment is a unit in a period. Where
 * several respondents answer for it (levels of government, co-authors), each has an entry of its own in the panel, which
 * the functions here count and address as an assessment; scores have one assessment for each unit and period, in the
 * order in which they first came, with the answers combined by the rule of the method.
 *
 * A panel changes; thread rule: it belongs to one thread at a time. It keeps a reference to its framework.
 * Where a call fails, the panel is as it was before: an answer file is taken whole or not at all.
 * Assessments are addressed by index from 0, in the order in which they came; indicators by their node in the
 * framework. An index out of range, and NULL for a panel, never crash: the call answers CPI_BAD_ARGUMENT, NULL, -1, NaN
 * or 0. Strings are borrowed and live until the panel is changed or freed.
 */
typedef struct cpi_panel cpi_panel;

/** Why there is no answer. Values never change; new ones may be appended. */
typedef enum cpi_missing {
    /** There is an answer. */
    CPI_ANSWERED = 0,
    /** Nobody has answered yet: an empty field. */
    CPI_UNANSWERED = 1,
    /** It was looked for, and there is no data: `nd`. */
    CPI_NO_DATA = 2,
    /** The question does not apply to the unit: `na`. */
    CPI_NOT_APPLICABLE = 3,
    /** Several respondents answered, and not the same; only in scores, under a method that wants agreement. */
    CPI_DISAGREEMENT = 4
} cpi_missing;

/** @name Life */
/** @{ */

/** A new, empty panel under a framework, to be freed with cpi_panel_free(). @return CPI_OK, CPI_BAD_ARGUMENT or
 *  CPI_NO_MEMORY. @since 0.1 */
CPI_API cpi_status cpi_panel_new(const cpi_framework *framework, cpi_panel **panel);
/** Frees a panel; NULL is allowed. @since 0.1 */
CPI_API void cpi_panel_free(cpi_panel *panel);
/** The panel's framework, borrowed. @since 0.1 */
CPI_API const cpi_framework *cpi_panel_framework(const cpi_panel *panel);
/** @} */

/** @name Reading answer sheets */
/** @{ */

/**
 * Adds the answers of a CSV text, in the long or the wide form (indicators/README.md, "Answers").
 *
 * UTF-8 with or without BOM; comma, semicolon or tab; a decimal comma where the separator is not a comma.
 * An answer is the code of an option, or its label in any language of the framework; a number for a quantity; empty for
 * unanswered, `nd` for no data, `na` for not applicable. The same answer may come twice; two different answers of one
 * respondent to one question are an error that names both places, also across files. A panel takes up to 32,767 sheets.
 *
 * @param text    need not end in a NUL; at most 256 MiB
 * @param length  bytes in text
 * @param name    what diagnostics call the text; NULL for "answers"
 * @param diag    collects every problem of the text; may be NULL
 * @return CPI_OK, CPI_BAD_INPUT, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_panel_read(cpi_panel *panel, const char *text, size_t length, const char *name, cpi_diag *diag);

/** As cpi_panel_read(), from a file of at most 256 MiB. @return also CPI_SYSTEM. @since 0.1 */
CPI_API cpi_status cpi_panel_read_file(cpi_panel *panel, const char *path, cpi_diag *diag);
/** @} */

/** @name Setting answers
 *  An answer that is set replaces the one before. The setters take no cpi_diag: what an indicator accepts is listed by
 *  cpi_framework_option_code() and cpi_framework_option_label(). */
/** @{ */

/**
 * The assessment of a unit in a period, added with every indicator unanswered where it is new.
 * @param unit    UTF-8, not empty
 * @param period  UTF-8; NULL or "" for none
 * @param[out] assessment  its index; may be NULL
 * @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY, also where assessments times indicators would pass 20,000,000
 * @since 0.1
 */
CPI_API cpi_status cpi_panel_add(cpi_panel *panel, const char *unit, const char *period, int32_t *assessment);

/** As cpi_panel_add(), for what one respondent answers; NULL or "" for the unit as a whole. Where a question is answered
 *  for the unit as a whole, that answer counts alone. @since 0.1 */
CPI_API cpi_status cpi_panel_add_respondent(cpi_panel *panel, const char *unit, const char *period,
                                            const char *respondent, int32_t *assessment);

/** Answers with an option's code, or its label in any language. @return CPI_NOT_FOUND where the indicator's scale has
 * no such option; CPI_BAD_ARGUMENT where the node is not an indicator with a scale. @since 0.1 */
CPI_API cpi_status cpi_panel_set_option(cpi_panel *panel, int32_t assessment, int32_t node, const char *option);
/** Answers with the value of a quantity, in its unit of measure. @return CPI_BAD_ARGUMENT where it is neither 0 nor
 * between 1e-30 and 1e30 in size, where it is not above 0 and its logarithm, reciprocal or power is needed or others are
 * divided by it, and where the node is not a quantity. @since 0.1 */
CPI_API cpi_status cpi_panel_set_value(cpi_panel *panel, int32_t assessment, int32_t node, double value);
/** States why there is no answer. CPI_ANSWERED is CPI_BAD_ARGUMENT. @since 0.1 */
CPI_API cpi_status cpi_panel_set_missing(cpi_panel *panel, int32_t assessment, int32_t node, cpi_missing reason);
/** @} */

/** @name Looking at a panel */
/** @{ */

/** Number of assessments, each respondent counted. @since 0.1 */
CPI_API int32_t cpi_panel_count(const cpi_panel *panel);
/** The assessment of a unit in a period, or -1. @since 0.1 */
CPI_API int32_t cpi_panel_find(const cpi_panel *panel, const char *unit, const char *period);
/** The assessment of a unit in a period by a respondent (NULL or "" for the unit as a whole), or -1. @since 0.1 */
CPI_API int32_t cpi_panel_find_respondent(const cpi_panel *panel, const char *unit, const char *period,
                                          const char *respondent);
/** The unit of an assessment. @since 0.1 */
CPI_API const char *cpi_panel_unit(const cpi_panel *panel, int32_t assessment);
/** The period of an assessment, "" for none. @since 0.1 */
CPI_API const char *cpi_panel_period(const cpi_panel *panel, int32_t assessment);
/** Who answers, "" for the unit as a whole. @since 0.1 */
CPI_API const char *cpi_panel_respondent(const cpi_panel *panel, int32_t assessment);
/** The assessment of scores of this panel that an assessment is a part of: its own index where there are no respondents.
 *  @since 0.1 */
CPI_API int32_t cpi_panel_scores_index(const cpi_panel *panel, int32_t assessment);
/** Whether there is an answer, or why not; CPI_UNANSWERED out of range. @since 0.1 */
CPI_API cpi_missing cpi_panel_missing(const cpi_panel *panel, int32_t assessment, int32_t node);
/** The option that was answered, or -1. @since 0.1 */
CPI_API int32_t cpi_panel_option(const cpi_panel *panel, int32_t assessment, int32_t node);
/** The number behind an answer: a quantity's value, an option's value as the framework writes it; NaN where there is
 *  none. @since 0.1 */
CPI_API double cpi_panel_value(const cpi_panel *panel, int32_t assessment, int32_t node);
/** The evidence that was given with an answer; NULL for none. @since 0.1 */
CPI_API const char *cpi_panel_source(const cpi_panel *panel, int32_t assessment, int32_t node);
/** The note that was given with an answer; NULL for none. @since 0.1 */
CPI_API const char *cpi_panel_note(const cpi_panel *panel, int32_t assessment, int32_t node);
/** Who filled in the answer, which is not the respondent; NULL where the sheet does not say. @since 0.1 */
CPI_API const char *cpi_panel_expert(const cpi_panel *panel, int32_t assessment, int32_t node);
/** @} */

#ifdef __cplusplus
}
#endif

#endif
