/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_TESTS_BENCH_H
#define CPINDEX_TESTS_BENCH_H

#include <cpindex/cpindex.h>
#include <stddef.h>

struct text {
    char *bytes;
    size_t length;
};

/* These stop the program, with a reason, where they fail: a benchmark has nobody to go on for. */
struct text read_text(const char *path);
cpi_framework *load_framework(const char *path);
void must(cpi_status status, const char *what);
void *must_have(void *memory);

/* Seconds of a clock that only goes forward. */
double now(void);

/* A matrix of answers, row by row: 1, 0.5 and 0 in turn, with about 3% missing; to be freed. */
double *make_answers(size_t rows, size_t columns);

/* Adds `units` assessments to a panel with every indicator answered, or marked as without data. */
void fill_panel(cpi_panel *panel, int32_t units);

#endif
