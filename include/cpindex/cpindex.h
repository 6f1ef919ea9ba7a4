/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CPINDEX_H
#define CPINDEX_CPINDEX_H

/**
 * @mainpage libcpindex
 *
 * Expert answers in, defensible figures out: a *framework* says what is asked and how it is scored, a *panel* holds
 * what was answered, *scores* are every figure with the reason for each.
 *
 *     framework.yaml -> cpi_framework --+
 *     answers.csv    -> cpi_panel ------+-> cpi_scores -> cpi_explanation
 *
 * The contract of this interface, which tests hold it to:
 *  - All types are opaque. There are no public structures, callbacks, variable arguments, inline functions or global
 *    variables. The library does not touch errno's meaning, the locale, the environment or standard output, and never
 * exits.
 *  - A function that can fail returns a cpi_status. What a person should mend goes to a cpi_diag, all of it in one run.
 *  - A `const char *` is borrowed and lives as long as its object. What the caller owns has one function that frees it,
 * and NULL may be freed.
 *  - No NULL, NaN, index out of range or ill-formed UTF-8 from a caller crashes.
 *  - Frameworks and scores are immutable and shared freely between threads; everything else belongs to one thread.
 *  - Enumerations have explicit values and only grow. Functions are added, never changed or removed, within a
 * soversion.
 *  - Out of memory is a status: nothing leaks, and objects are as they were before the call.
 *  - The same input gives the same bytes on every compiler, in every locale.
 */

#include <cpindex/audit.h>
#include <cpindex/diag.h>
#include <cpindex/framework.h>
#include <cpindex/import.h>
#include <cpindex/links.h>
#include <cpindex/panel.h>
#include <cpindex/rules.h>
#include <cpindex/scores.h>
#include <cpindex/status.h>
#include <cpindex/texts.h>

#endif
