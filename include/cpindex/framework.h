/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_FRAMEWORK_H
#define CPINDEX_FRAMEWORK_H

#include <stddef.h>
#include <stdint.h>

#include <cpindex/diag.h>
#include <cpindex/export.h>
#include <cpindex/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @file
 * A framework: one index in one edition, as its YAML file says it (the format: indicators/README.md).
 *
 * A framework is immutable and atomically reference-counted.
 * Thread rule: any number of threads may use one framework.
 *
 * Things in a framework are addressed by index, from 0. -1 stands for "none": it is returned where nothing is found,
 * and accepted as an argument that finds nothing. An index out of range never crashes: functions that return a string
 * answer NULL, an index -1, a number NaN, a count 0. NULL for the framework counts as an index out of range.
 * Strings are borrowed and live as long as the framework.
 *
 * A *figure* is anything that gets a score. Its *address* is the same in every language, file and release:
 *
 *     CPI                    the index
 *     A19                    a domain, or an indicator
 *     dimension:services     a group of a facet, over the whole index
 *     A19/dimension:services a cell: a domain crossed with a group; only cells that hold an indicator exist
 *     gap                    a derived figure
 *
 * Figures 0 .. node_count-1 are the nodes of the tree in document order, 0 being the index; then come facet groups,
 * cells, and derived figures.
 */
typedef struct cpi_framework cpi_framework;

/** No such thing. */
#define CPI_NONE (-1)

/** What a framework is. Values never change; new ones may be appended. */
typedef enum cpi_framework_status {
    /** Published by the owner of the index. */
    CPI_OFFICIAL = 1,
    /** Rebuilt by others from public sources; not the owner's text. */
    CPI_RECONSTRUCTION = 2,
    /** Shows a way of scoring; not an index in use. */
    CPI_EXAMPLE = 3
} cpi_framework_status;

/** What a node of the tree is. Values never change; new ones may be appended. */
typedef enum cpi_node_kind {
    /** The root. */
    CPI_INDEX = 1,
    /** An inner node. */
    CPI_DOMAIN = 2,
    /** A question or a measured quantity. It is a leaf, and answered, unless it has sub-indicators. */
    CPI_INDICATOR = 3
} cpi_node_kind;

/** What a figure is. Values never change; new ones may be appended. */
typedef enum cpi_figure_kind {
    /** The index, a domain or an indicator. */
    CPI_FIGURE_NODE = 1,
    /** A group of a facet, over the whole index. */
    CPI_FIGURE_GROUP = 2,
    /** A domain crossed with a group of a facet. */
    CPI_FIGURE_CELL = 3,
    /** Computed from other figures: a difference, a mean, a ratio or a rating. */
    CPI_FIGURE_DERIVED = 4
} cpi_figure_kind;

/** The texts that a node or a method can carry. Values never change; new ones may be appended. */
typedef enum cpi_text_kind {
    CPI_TITLE = 1,
    CPI_DESCRIPTION = 2,
    /** What the expert is asked. */
    CPI_QUESTION = 3,
    /** How the expert should decide. */
    CPI_GUIDANCE = 4,
    /** The law or publication that the node rests on. */
    CPI_SOURCE = 5,
    /** Who usually holds the evidence. */
    CPI_EVIDENCE = 6
} cpi_text_kind;

/** @name Loading */
/** @{ */

/**
 * Loads a framework from text in memory.
 *
 * @param text    YAML, UTF-8; need not end in a NUL. At most 16 MiB.
 * @param length  bytes in text
 * @param name    what diagnostics call the text; NULL for "framework"
 * @param diag    collects every problem of the text; may be NULL
 * @param[out] framework  the framework, to be given back with cpi_framework_unref(); NULL unless CPI_OK
 * @return CPI_OK, CPI_BAD_INPUT, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_framework_load(const char *text, size_t length, const char *name, cpi_diag *diag,
                                      cpi_framework **framework);

/**
 * Loads a framework file and the translations that stand beside it: for NAME.yaml and each of its languages but the
 * first, NAME.LANGUAGE.yaml where that file exists.
 *
 * @return as cpi_framework_load(), or CPI_SYSTEM where a file cannot be read
 * @since 0.1
 */
CPI_API cpi_status cpi_framework_load_file(const char *path, cpi_diag *diag, cpi_framework **framework);

/**
 * A framework with one more translation, for texts in memory. The given framework stays as it is.
 *
 * @param[out] translated  a new framework; NULL unless CPI_OK
 * @return as cpi_framework_load()
 * @since 0.1
 */
CPI_API cpi_status cpi_framework_translate(const cpi_framework *framework, const char *text, size_t length,
                                           const char *name, cpi_diag *diag, cpi_framework **translated);

/** Takes one more reference. @return the same framework; NULL for NULL. @since 0.1 */
CPI_API cpi_framework *cpi_framework_ref(const cpi_framework *framework);

/** Gives a reference back; the last one frees the framework. NULL is allowed. @since 0.1 */
CPI_API void cpi_framework_unref(cpi_framework *framework);
/** @} */

/** @name Head */
/** @{ */

/** The code of the index, which is also the address of its total. @since 0.1 */
CPI_API const char *cpi_framework_code(const cpi_framework *framework);
/** The edition, as written. @since 0.1 */
CPI_API const char *cpi_framework_edition(const cpi_framework *framework);
/** What the framework is: show it with every result unless it is CPI_OFFICIAL. CPI_EXAMPLE for NULL. @since 0.1 */
CPI_API cpi_framework_status cpi_framework_get_status(const cpi_framework *framework);
/** The status as the file writes it: "official", "reconstruction", "example". @since 0.1 */
CPI_API const char *cpi_framework_status_name(const cpi_framework *framework);
/** The kind of unit that is assessed, as "country"; "unit" where the file does not say. @since 0.1 */
CPI_API const char *cpi_framework_unit(const cpi_framework *framework);
/** Who owns the index; NULL where the file does not say. @since 0.1 */
CPI_API const char *cpi_framework_owner(const cpi_framework *framework);
/** The licence of the framework's text; NULL where the file does not say. @since 0.1 */
CPI_API const char *cpi_framework_licence(const cpi_framework *framework);
/** SHA-256, 64 hexadecimal digits, over everything that can change a figure: comments, texts and translations do not
 *  change it. Computed when it is first asked for. NULL when out of memory: ask again. @since 0.1 */
CPI_API const char *cpi_framework_fingerprint(const cpi_framework *framework);
/** Number of languages that the framework lists; the first is the base language. @since 0.1 */
CPI_API int32_t cpi_framework_language_count(const cpi_framework *framework);
/** Language `i`, as "sq". @since 0.1 */
CPI_API const char *cpi_framework_language(const cpi_framework *framework, int32_t i);
/** @} */

/** @name Tree
 *  Nodes in document order; 0 is the index. */
/** @{ */

/** Number of nodes: index, domains and indicators. @since 0.1 */
CPI_API int32_t cpi_framework_node_count(const cpi_framework *framework);
/** The node with that code, or -1. @since 0.1 */
CPI_API int32_t cpi_framework_find_node(const cpi_framework *framework, const char *code);
/** The code of a node. @since 0.1 */
CPI_API const char *cpi_framework_node_code(const cpi_framework *framework, int32_t node);
/** What a node is; CPI_INDEX for a node out of range. @since 0.1 */
CPI_API cpi_node_kind cpi_framework_node_kind(const cpi_framework *framework, int32_t node);
/** The node above; -1 for the index. @since 0.1 */
CPI_API int32_t cpi_framework_node_parent(const cpi_framework *framework, int32_t node);
/** Levels between a node and the index: 0 for the index, 1 for its domains. -1 out of range. @since 0.1 */
CPI_API int32_t cpi_framework_node_level(const cpi_framework *framework, int32_t node);
/** Number of nodes right below; 0 for what is answered. @since 0.1 */
CPI_API int32_t cpi_framework_child_count(const cpi_framework *framework, int32_t node);
/** Child `i` of a node. @since 0.1 */
CPI_API int32_t cpi_framework_child(const cpi_framework *framework, int32_t node, int32_t i);
/** The nominal weight of a node in its parent, as the tree states it (a method may state another). @since 0.1 */
CPI_API double cpi_framework_node_weight(const cpi_framework *framework, int32_t node);
/** 1 where a node is part of the figures; 0 for an indicator that is only asked, as a population that others are divided
 *  by, and out of range. @since 0.1 */
CPI_API int cpi_framework_node_scored(const cpi_framework *framework, int32_t node);

/**
 * A text of a node.
 * @param language  "sq"; NULL for the base language. A missing translation falls back to the base language.
 * @return NULL where the node has no such text. CPI_TITLE of an indicator without a title is its question.
 * @since 0.1
 */
CPI_API const char *cpi_framework_node_text(const cpi_framework *framework, int32_t node, cpi_text_kind text,
                                            const char *language);

/** Number of answerable indicators (the leaves), which are the columns of cpi_score_matrix(). @since 0.1 */
CPI_API int32_t cpi_framework_indicator_count(const cpi_framework *framework);
/** The node of answerable indicator `i`, in document order. @since 0.1 */
CPI_API int32_t cpi_framework_indicator_node(const cpi_framework *framework, int32_t i);
/** The inverse: which answerable indicator a node is, or -1. @since 0.1 */
CPI_API int32_t cpi_framework_node_indicator(const cpi_framework *framework, int32_t node);
/** @} */

/** @name Scales and quantities
 *  An answerable indicator has a scale of options, or is a quantity. */
/** @{ */

/** The scale of an indicator; -1 for a quantity and for what is not answered. @since 0.1 */
CPI_API int32_t cpi_framework_node_scale(const cpi_framework *framework, int32_t node);
/** Number of scales. @since 0.1 */
CPI_API int32_t cpi_framework_scale_count(const cpi_framework *framework);
/** The code of a scale. @since 0.1 */
CPI_API const char *cpi_framework_scale_code(const cpi_framework *framework, int32_t scale);
/** The title of a scale; its code where it has none. @since 0.1 */
CPI_API const char *cpi_framework_scale_title(const cpi_framework *framework, int32_t scale, const char *language);
/** The value that maps to the score 0 (which = 0), and to 1 (which = 1). @since 0.1 */
CPI_API double cpi_framework_scale_range(const cpi_framework *framework, int32_t scale, int32_t which);
/** Number of options of a scale. @since 0.1 */
CPI_API int32_t cpi_framework_option_count(const cpi_framework *framework, int32_t scale);
/** The code of an option, as "partially". @since 0.1 */
CPI_API const char *cpi_framework_option_code(const cpi_framework *framework, int32_t scale, int32_t option);
/** The label of an option in a language; its code where it has none. @since 0.1 */
CPI_API const char *cpi_framework_option_label(const cpi_framework *framework, int32_t scale, int32_t option,
                                               const char *language);
/** The value of an option, as written in the file. @since 0.1 */
CPI_API double cpi_framework_option_value(const cpi_framework *framework, int32_t scale, int32_t option);
/** The unit of measure of a quantity, as "years"; NULL for any other node and where the file does not say. @since 0.1
 */
CPI_API const char *cpi_framework_unit_of_measure(const cpi_framework *framework, int32_t node);
/**
 * How a quantity is normalised, as a framework file writes it on one line: {unit: years, goalposts: [20, 85]}; what is
 * the default is left out. The format: indicators/README.md, "Quantities".
 * @param[out] text  to be freed with cpi_text_free(); NULL for any node but a quantity
 * @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_framework_quantity(const cpi_framework *framework, int32_t node, char **text);
/** A goalpost that the framework fixes for a quantity that is normalised by min-max: which = 0, the value that maps to
 * the worst score; which = 1, the one that maps to the best. NaN for any other node, and for a goalpost that comes from
 * a set of units: see cpi_scores_goalpost(). @since 0.1 */
CPI_API double cpi_framework_goalpost(const cpi_framework *framework, int32_t node, int32_t which);
/** @} */

/** @name Facets */
/** @{ */

/** Number of facets. @since 0.1 */
CPI_API int32_t cpi_framework_facet_count(const cpi_framework *framework);
/** The code of a facet, as "dimension". @since 0.1 */
CPI_API const char *cpi_framework_facet_code(const cpi_framework *framework, int32_t facet);
/** The title of a facet; its code where it has none. @since 0.1 */
CPI_API const char *cpi_framework_facet_title(const cpi_framework *framework, int32_t facet, const char *language);
/** Number of groups of a facet. @since 0.1 */
CPI_API int32_t cpi_framework_group_count(const cpi_framework *framework, int32_t facet);
/** The code of a group, as "services". @since 0.1 */
CPI_API const char *cpi_framework_group_code(const cpi_framework *framework, int32_t facet, int32_t group);
/** The title of a group. @since 0.1 */
CPI_API const char *cpi_framework_group_title(const cpi_framework *framework, int32_t facet, int32_t group,
                                              const char *language);
/** 1 where an indicator belongs to a group, else 0. Sub-indicators follow their main indicator. @since 0.1 */
CPI_API int cpi_framework_in_group(const cpi_framework *framework, int32_t node, int32_t facet, int32_t group);
/** @} */

/** @name Methods */
/** @{ */

/** Number of methods; the first is the default. @since 0.1 */
CPI_API int32_t cpi_framework_method_count(const cpi_framework *framework);
/** The method with that code, or -1. @since 0.1 */
CPI_API int32_t cpi_framework_find_method(const cpi_framework *framework, const char *code);
/** The code of a method. @since 0.1 */
CPI_API const char *cpi_framework_method_code(const cpi_framework *framework, int32_t method);
/** CPI_TITLE, CPI_DESCRIPTION or CPI_SOURCE of a method; NULL where it has no such text. @since 0.1 */
CPI_API const char *cpi_framework_method_text(const cpi_framework *framework, int32_t method, cpi_text_kind text,
                                              const char *language);
/** The first period that the owner used the method for; NULL where the file names none. A period belongs to the method
 *  where it does not sort, byte by byte, before this one or after cpi_framework_method_until(). @since 0.1 */
CPI_API const char *cpi_framework_method_from(const cpi_framework *framework, int32_t method);
/** The last period that the owner used the method for; NULL where the file names none. @since 0.1 */
CPI_API const char *cpi_framework_method_until(const cpi_framework *framework, int32_t method);
/** How the answers of several respondents to one question become one, as framework files write it: "agreement",
 *  "arithmetic", "median", "minimum" or "maximum". @since 0.1 */
CPI_API const char *cpi_framework_method_respondents(const cpi_framework *framework, int32_t method);
/** The quantity that weighs the answers of several respondents, or -1. @since 0.1 */
CPI_API int32_t cpi_framework_method_respondent_weight(const cpi_framework *framework, int32_t method);
/** Decimals that the method prints, 0 to 15, where it states no others for a figure: cpi_framework_figure_digits().
 *  -1 out of range. @since 0.1 */
CPI_API int32_t cpi_framework_method_digits(const cpi_framework *framework, int32_t method);
/** @} */

/** @name Bands
 *  A set of bands turns a number into a label: "Free", "Partly free", "Not free". The bands of a set stand in the order
 *  of their numbers, 0 being the lowest, however the file lists them. */
/** @{ */

/** Number of sets of bands. @since 0.1 */
CPI_API int32_t cpi_framework_bands_count(const cpi_framework *framework);
/** The set of bands with that code, or -1. @since 0.1 */
CPI_API int32_t cpi_framework_find_bands(const cpi_framework *framework, const char *code);
/** The code of a set. @since 0.1 */
CPI_API const char *cpi_framework_bands_code(const cpi_framework *framework, int32_t bands);
/** The title of a set; its code where it has none. @since 0.1 */
CPI_API const char *cpi_framework_bands_title(const cpi_framework *framework, int32_t bands, const char *language);
/** 1 where a figure's band is that of the number as printed, 0 where it is that of the unrounded one. @since 0.1 */
CPI_API int cpi_framework_bands_rounded(const cpi_framework *framework, int32_t bands);
/** Number of bands of a set. @since 0.1 */
CPI_API int32_t cpi_framework_band_count(const cpi_framework *framework, int32_t bands);
/** The code of a band. @since 0.1 */
CPI_API const char *cpi_framework_band_code(const cpi_framework *framework, int32_t bands, int32_t band);
/** The label of a band in a language; its code where it has none. @since 0.1 */
CPI_API const char *cpi_framework_band_label(const cpi_framework *framework, int32_t bands, int32_t band,
                                             const char *language);
/** The number from which on a band holds, up to the next one; NaN for the lowest. @since 0.1 */
CPI_API double cpi_framework_band_from(const cpi_framework *framework, int32_t bands, int32_t band);
/** What a rating makes of a band; NaN where the file gives the bands no values. @since 0.1 */
CPI_API double cpi_framework_band_value(const cpi_framework *framework, int32_t bands, int32_t band);
/** @} */

/** @name Figures */
/** @{ */

/** Number of figures. @since 0.1 */
CPI_API int32_t cpi_framework_figure_count(const cpi_framework *framework);
/** The figure with that address, or -1. @since 0.1 */
CPI_API int32_t cpi_framework_find_figure(const cpi_framework *framework, const char *address);
/** The address of a figure. @since 0.1 */
CPI_API const char *cpi_framework_figure_address(const cpi_framework *framework, int32_t figure);
/** What a figure is; CPI_FIGURE_NODE for a figure out of range. @since 0.1 */
CPI_API cpi_figure_kind cpi_framework_figure_kind(const cpi_framework *framework, int32_t figure);
/** The title of a figure: of the node, the group, or the derived figure; for a cell, of its group
 *  (join it with the title of cpi_framework_figure_node()). @since 0.1 */
CPI_API const char *cpi_framework_figure_title(const cpi_framework *framework, int32_t figure, const char *language);
/** The node of a node's or cell's figure; the index for a facet group; -1 for a derived figure. @since 0.1 */
CPI_API int32_t cpi_framework_figure_node(const cpi_framework *framework, int32_t figure);
/** The facet of a group's or cell's figure, else -1. @since 0.1 */
CPI_API int32_t cpi_framework_figure_facet(const cpi_framework *framework, int32_t figure);
/** The group of a group's or cell's figure, else -1. @since 0.1 */
CPI_API int32_t cpi_framework_figure_group(const cpi_framework *framework, int32_t figure);
/** Decimals that a method prints of a figure, 0 to 15; -1 out of range. @since 0.1 */
CPI_API int32_t cpi_framework_figure_digits(const cpi_framework *framework, int32_t method, int32_t figure);
/** The bands that a figure has under a method; -1 for none. @since 0.1 */
CPI_API int32_t cpi_framework_figure_bands(const cpi_framework *framework, int32_t method, int32_t figure);
/** What a method shows instead of 0 (which = 0) and 1 (which = 1) of the inner scale of a figure: 1 and 5 for grades.
 *  NaN for a derived figure, which has no scale of its own. @since 0.1 */
CPI_API double cpi_framework_figure_end(const cpi_framework *framework, int32_t method, int32_t figure, int32_t which);
/** @} */

#ifdef __cplusplus
}
#endif

#endif
