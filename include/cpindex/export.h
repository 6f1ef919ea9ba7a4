/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_EXPORT_H
#define CPINDEX_EXPORT_H

/**
 * @file
 * Marks what the shared library exports. Everything else is hidden. A program that compiles the library into itself
 * and exports nothing of it is compiled with `-DCPI_API=`.
 */

#ifndef CPI_API
#if defined(__GNUC__) || defined(__clang__)
#define CPI_API __attribute__((visibility("default")))
#else
#define CPI_API
#endif
#endif

#endif
