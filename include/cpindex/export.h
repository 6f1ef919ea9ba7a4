/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_EXPORT_H
#define CPINDEX_EXPORT_H

/**
 * @file
 * Marks what the shared library exports. Everything else is hidden.
 */

#if defined(__GNUC__) || defined(__clang__)
#define CPI_API __attribute__((visibility("default")))
#else
#define CPI_API
#endif

#endif
