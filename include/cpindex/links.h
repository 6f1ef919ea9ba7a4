/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_LINKS_H
#define CPINDEX_LINKS_H

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
 * Links between two editions of an index: which question of the earlier edition is the same as which question of the
 * later one (indicators/README.md, "Links between editions"). Figures of two editions compare over these alone.
 *
 * Links are immutable, and keep a reference to both frameworks. Thread rule: any number of threads may use them.
 * NULL, and an index or node out of range, never crash: a function answers -1, 0 or NULL.
 */
typedef struct cpi_links cpi_links;

/**
 * Reads links from text in memory, and checks them against both frameworks: whether they are the editions that the text
 * names, whether the codes are those of questions that are answered, whether the answers to both are of one kind.
 *
 * @param text    YAML, UTF-8; need not end in a NUL. At most 16 MiB.
 * @param length  bytes in text
 * @param name    what diagnostics call the text; NULL for "links"
 * @param diag    collects every problem of the text; may be NULL
 * @param[out] links  to be freed with cpi_links_free(); NULL unless CPI_OK
 * @return CPI_OK, CPI_BAD_INPUT, CPI_BAD_ARGUMENT or CPI_NO_MEMORY
 * @since 0.1
 */
CPI_API cpi_status cpi_links_load(const cpi_framework *earlier, const cpi_framework *later, const char *text,
                                  size_t length, const char *name, cpi_diag *diag, cpi_links **links);

/** As cpi_links_load(), from a file. @return also CPI_SYSTEM. @since 0.1 */
CPI_API cpi_status cpi_links_load_file(const cpi_framework *earlier, const cpi_framework *later, const char *path,
                                       cpi_diag *diag, cpi_links **links);

/** Frees links; NULL is allowed. @since 0.1 */
CPI_API void cpi_links_free(cpi_links *links);

/** The framework of the earlier edition, borrowed. @since 0.1 */
CPI_API const cpi_framework *cpi_links_earlier_framework(const cpi_links *links);
/** The framework of the later edition, borrowed. @since 0.1 */
CPI_API const cpi_framework *cpi_links_later_framework(const cpi_links *links);

/** Number of questions that both editions have. @since 0.1 */
CPI_API int32_t cpi_links_count(const cpi_links *links);
/** The node of question `i` in the earlier edition; questions stand in the order of the later one. @since 0.1 */
CPI_API int32_t cpi_links_earlier(const cpi_links *links, int32_t i);
/** The node of question `i` in the later edition. @since 0.1 */
CPI_API int32_t cpi_links_later(const cpi_links *links, int32_t i);
/** The earlier node that is the same question as a later one; -1 for none. @since 0.1 */
CPI_API int32_t cpi_links_find_earlier(const cpi_links *links, int32_t later);
/** The later node that is the same question as an earlier one; -1 for none. @since 0.1 */
CPI_API int32_t cpi_links_find_later(const cpi_links *links, int32_t earlier);

#ifdef __cplusplus
}
#endif

#endif
