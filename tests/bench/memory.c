/* SPDX-License-Identifier: MIT */
/* For each framework file, in numbers that are the same on every run: its bytes; the bytes that it holds once loaded,
 * and held at most while loading; its indicators; calls of the allocator to score one assessment and three, and
 * to score 10 rows of a matrix and 20. */
#include "bench.h"
#include "heap.h"

#include <stdio.h>
#include <stdlib.h>

static void print_load(const char *path)
{
    struct text text = read_text(path);
    cpi_framework *framework = NULL;

    heap_reset_peak();
    struct heap before = heap_now();
    must(cpi_framework_load(text.bytes, text.length, NULL, NULL, &framework), path);
    struct heap after = heap_now();
    printf("%s %zu %zu %zu", path, text.length, after.held - before.held, after.peak - before.held);
    cpi_framework_unref(framework);
    free(text.bytes);
}

static size_t calls_of_score(const cpi_framework *framework, int32_t units)
{
    cpi_panel *panel = NULL;
    cpi_scores *scores = NULL;

    must(cpi_panel_new(framework, &panel), "panel");
    fill_panel(panel, units);
    size_t before = heap_now().calls;
    must(cpi_score(panel, NULL, NULL, &scores), "score");
    size_t calls = heap_now().calls - before;
    cpi_scores_unref(scores);
    cpi_panel_free(panel);
    return calls;
}

static size_t calls_of_matrix(const cpi_framework *framework, size_t rows)
{
    static const int32_t total = 0;
    size_t columns = (size_t)cpi_framework_indicator_count(framework);
    double *answers = make_answers(rows, columns);
    double *scores = must_have(malloc(rows * sizeof *scores));

    size_t before = heap_now().calls;
    must(cpi_score_matrix(framework, NULL, answers, rows, columns, (ptrdiff_t)columns, 1, &total, 1, scores, rows,
                          NULL),
         "matrix");
    size_t calls = heap_now().calls - before;
    free(answers);
    free(scores);
    return calls;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        print_load(argv[i]);
        cpi_framework *framework = load_framework(argv[i]);
        printf(" %d %zu %zu %zu %zu\n", (int)cpi_framework_indicator_count(framework), calls_of_score(framework, 1),
               calls_of_score(framework, 3), calls_of_matrix(framework, 10), calls_of_matrix(framework, 20));
        cpi_framework_unref(framework);
    }
    return 0;
}
