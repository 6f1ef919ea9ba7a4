/* SPDX-License-Identifier: MIT */
#ifndef TESTS_UNIT_SUPPORT_H
#define TESTS_UNIT_SUPPORT_H

/* What the unit and API tests share. Everything here uses the public headers only. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cpindex/cpindex.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* cmocka 1.1.5 compares doubles as floats, and NaN with anything as equal. */
#define assert_near(actual, wanted, tolerance) check_near(actual, wanted, tolerance, __FILE__, __LINE__)
/* The same double to the last bit; any NaN is like any other. */
#define assert_same(actual, wanted) check_same(actual, wanted, __FILE__, __LINE__)
/* Texts of which either may be NULL. `what` says what is compared, where it fails. */
#define assert_text(actual, wanted, what) check_text(actual, wanted, what, __FILE__, __LINE__)

void check_near(double actual, double wanted, double tolerance, const char *file, int line);
void check_same(double actual, double wanted, const char *file, int line);
void check_text(const char *actual, const char *wanted, const char *what, const char *file, int line);

/* Random numbers that are the same in every run. */
uint64_t random_bits(uint64_t *state);
/* At least 0, below 1. */
double random_share(uint64_t *state);

/* The start of a framework file. */
#define HEAD "cpindex: 1\ncode: X\nedition: '1'\ntitle: Example\nstatus: example\n"
#define NO_HALF_YES "scales: {s: {options: {no: {value: 0}, half: {value: 0.5}, yes: {value: 1}}}}\nscale: s\n"
/* An indicator whose answer is its score. */
#define Q(code) "{code: " code ", title: " code ", quantity: {goalposts: [0, 1]}}"
#define Q_WEIGHT(code, weight) "{code: " code ", title: " code ", weight: " weight ", quantity: {goalposts: [0, 1]}}"
#define METHOD(rest) "methods: {m: {title: M, " rest "}}\n"
#define MEAN METHOD("aggregation: arithmetic, missing: skip")

/* Each of these fails the test, with every diagnostic, where the input is refused. */
cpi_framework *framework_of(const char *yaml);
cpi_framework *translated_by(cpi_framework *framework, const char *yaml);
cpi_panel *panel_of(const cpi_framework *framework, const char *sheet);
/* All at once; `method` NULL for the default. */
cpi_scores *scores_of(const char *yaml, const char *sheet, const char *method);

/* Everything that is wrong with a text, as "3:9 CPI-302; 5:1 CPI-307", "" where nothing is. The text lives until the
 * next call. */
const char *problems_of_framework(const char *yaml);
const char *problems_of_translation(const cpi_framework *framework, const char *yaml);
const char *problems_of_sheet(cpi_panel *panel, const char *sheet);

/* Fails the test where there is no such figure or node. */
int32_t figure_of(const cpi_framework *framework, const char *address);
double score_of(const cpi_scores *scores, int32_t assessment, const char *address);
/* With at most 4 decimals and a decimal point in any locale; "-" for NaN. Lives until eight further calls. */
const char *short_number(double value);
/* Score, state, coverage and range of a figure as one text: "0.5 scored 1 0.5..0.5". */
const char *figure_text(const cpi_scores *scores, int32_t assessment, const char *address);

#endif
