/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_IMPORT_H
#define CPINDEX_IMPORT_H

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
 * From an owner's list of indicators, in CSV, to a framework file (indicators/README.md, "From a list to a framework").
 *
 * The list has a row for each indicator, and may have rows for domains. It stands alone, and becomes a framework with a
 * scale of yes, partially and no and a simple method to begin with; or it takes the place of the tree of another
 * framework, whose head, scales, facets, methods and translations stay.
 *
 * An import holds the settings, then the result. Thread rule: one thread at a time.
 */
typedef struct cpi_import cpi_import;

/** A new import, to be freed with cpi_import_free(); NULL when out of memory. @since 0.1 */
CPI_API cpi_import *cpi_import_new(void);
/** Frees an import; NULL is allowed. @since 0.1 */
CPI_API void cpi_import_free(cpi_import *import);

/** @name Settings
 *  All are optional. They count for the cpi_import_read() calls that follow. */
/** @{ */

/**
 * Says what a column of the list is called.
 *
 * @param role  code, kind, parent, section, domain, weight, scored, scale, quantity, title, description, question,
 *              guidance, source, evidence, section_title or domain_title; or one of the last eight with a language, as
 *              question_sq; or the code of a facet, as dimension. A column that is called so is found without this.
 * @param name  what the first line of the list says
 * @return CPI_OK, CPI_BAD_ARGUMENT or CPI_NO_MEMORY; that there is no such role, or no column of that name, is said
 * when the list is read
 * @since 0.1
 */
CPI_API cpi_status cpi_import_set_column(cpi_import *import, const char *role, const char *name);

/** Makes a column a facet, for a list that stands alone. `dimension` is one without this.
 *  @return CPI_OK, CPI_BAD_ARGUMENT (not a code) or CPI_NO_MEMORY @since 0.1 */
CPI_API cpi_status cpi_import_add_facet(cpi_import *import, const char *code);

/** The head of the framework: `key` is code, edition, title or language (of the texts; else the other framework's, or
 *  en). @return CPI_OK, CPI_BAD_ARGUMENT, CPI_NOT_FOUND (no such key) or CPI_NO_MEMORY @since 0.1 */
CPI_API cpi_status cpi_import_set_head(cpi_import *import, const char *key, const char *value);

/** Takes everything but the tree from a framework file and the translations beside it.
 *  @return as cpi_framework_load_file() @since 0.1 */
CPI_API cpi_status cpi_import_like_file(cpi_import *import, const char *path, cpi_diag *diag);
/** @} */

/** @name Import */
/** @{ */

/**
 * Reads a list, and makes a framework file of it.
 *
 * @param text    CSV, UTF-8; need not end in a NUL. At most 16 MiB.
 * @param length  bytes in text
 * @param name    what diagnostics call the text; NULL for "list"
 * @param diag    collects every problem, by row; may be NULL
 * @return CPI_OK; CPI_BAD_INPUT, and no result; CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_import_read(cpi_import *import, const char *text, size_t length, const char *name,
                                   cpi_diag *diag);
/** As cpi_import_read(), from a file. @return also CPI_SYSTEM. @since 0.1 */
CPI_API cpi_status cpi_import_read_file(cpi_import *import, const char *path, cpi_diag *diag);

/** The framework file, which cpi_framework_load() takes; NULL where nothing was read. Borrowed until the next read, or
 *  until the import is freed. @since 0.1 */
CPI_API const char *cpi_import_framework(const cpi_import *import);
/** Number of translation files. @since 0.1 */
CPI_API int32_t cpi_import_language_count(const cpi_import *import);
/** The language of translation `i`; NULL out of range. @since 0.1 */
CPI_API const char *cpi_import_language(const cpi_import *import, int32_t i);
/** Translation `i`, which cpi_framework_translate() takes. @since 0.1 */
CPI_API const char *cpi_import_translation(const cpi_import *import, int32_t i);
/** @} */

#ifdef __cplusplus
}
#endif

#endif
