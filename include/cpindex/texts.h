/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_TEXTS_H
#define CPINDEX_TEXTS_H

#include <stdint.h>

#include <cpindex/export.h>
#include <cpindex/framework.h>
#include <cpindex/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @file
 * Everything in a framework that can be translated, one text after the other, and what became of it in each language.
 *
 * To show one text of one thing, the functions of framework.h are the ones to use: they fall back to the base language
 * where a translation is missing. The functions here do not: they say what is missing.
 *
 * Texts are addressed by index from 0, in the order scales, facets, nodes, derived figures, bands, methods. Only texts
 * that the framework states count: where a code or a question stands in for a title, there is no title to translate.
 * An index out of range, a language that the framework does not list, and NULL for the framework, never crash: a
 * function that returns a string answers NULL, a count 0. Strings are borrowed and live as long as the framework.
 * Thread rule: any number of threads may use one framework.
 */

/** What became of a text in another language. Values never change; new ones may be appended. */
typedef enum cpi_translation_state {
    /** There is no translation: the text is shown in the base language. */
    CPI_UNTRANSLATED = 0,
    /** It is translated, and nothing is known against the translation. */
    CPI_TRANSLATED = 1,
    /** It is translated, but from another text than the framework has now. */
    CPI_STALE = 2
} cpi_translation_state;

/** A state as tables and CSV write it: "missing", "translated", "stale".
 *  @return a constant string; "unknown" for a value this version does not know. Thread rule: any thread. @since 0.1 */
CPI_API const char *cpi_translation_state_name(cpi_translation_state state);

/** Number of texts. @since 0.1 */
CPI_API int32_t cpi_framework_text_count(const cpi_framework *framework);
/** What a text is; a label, or the title of a group or derived figure, is a CPI_TITLE. CPI_TITLE out of range.
 *  @since 0.1 */
CPI_API cpi_text_kind cpi_framework_text_get_kind(const cpi_framework *framework, int32_t text);
/** A text in a language, NULL where that has none; NULL for `language` is the base language. @since 0.1 */
CPI_API const char *cpi_framework_text(const cpi_framework *framework, int32_t text, const char *language);
/** What became of a text in a language; CPI_TRANSLATED in the base language. @since 0.1 */
CPI_API cpi_translation_state cpi_framework_text_state(const cpi_framework *framework, int32_t text,
                                                       const char *language);
/** The text of the base language that the translation was made from; NULL where the translation file does not say, so
 *  that nobody notices when the text changes. @since 0.1 */
CPI_API const char *cpi_framework_text_original(const cpi_framework *framework, int32_t text, const char *language);

/**
 * Where a text stands in a translation file, as "nodes.19.L.1.question".
 * @param[out] path  to be freed with cpi_text_free(); NULL unless CPI_OK
 * @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_framework_text_path(const cpi_framework *framework, int32_t text, char **path);

/**
 * Where cpi_framework_load_file() looks for the translation of a framework file: NAME.LANGUAGE.yaml for NAME.yaml.
 * @param[out] translation  to be freed with cpi_text_free(); NULL unless CPI_OK
 * @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_translation_path(const char *path, const char *language, char **translation);

/** 1 where the translation into a language says that it is a draft, which a native reader has yet to confirm. @since 0.1
 */
CPI_API int cpi_framework_translation_is_draft(const cpi_framework *framework, const char *language);

#ifdef __cplusplus
}
#endif

#endif
