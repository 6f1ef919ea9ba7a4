/* SPDX-License-Identifier: MIT */
#include "bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void stop(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

void must(cpi_status status, const char *what)
{
    if (status != CPI_OK)
        stop(what, cpi_status_text(status));
}

void *must_have(void *memory)
{
    if (!memory)
        stop("memory", "there is no more");
    return memory;
}

struct text read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct text text = {NULL, 0};

    if (!file || fseek(file, 0, SEEK_END))
        stop(path, "cannot be read");
    text.length = (size_t)ftell(file);
    text.bytes = must_have(malloc(text.length + 1));
    rewind(file);
    if (fread(text.bytes, 1, text.length, file) != text.length)
        stop(path, "cannot be read");
    fclose(file);
    return text;
}

cpi_framework *load_framework(const char *path)
{
    struct text text = read_text(path);
    cpi_diag *diag = cpi_diag_new();
    cpi_framework *framework = NULL;

    if (cpi_framework_load(text.bytes, text.length, path, diag, &framework) != CPI_OK)
        stop(path, cpi_diag_count(diag) ? cpi_diag_text(diag, 0) : "cannot be loaded");
    cpi_diag_free(diag);
    free(text.bytes);
    return framework;
}

double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

double *make_answers(size_t rows, size_t columns)
{
    static const double values[] = {1, 0.5, 0};
    double *answers = must_have(malloc(rows * columns * sizeof *answers));
    unsigned long long state = 1;

    for (size_t i = 0; i < rows * columns; i++) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        answers[i] = (state >> 33) % 100 < 3 ? NAN : values[(state >> 40) % 3];
    }
    return answers;
}

static void answer_all(cpi_panel *panel, int32_t assessment)
{
    static const char *const options[] = {"yes", "partially", "no"};
    const cpi_framework *framework = cpi_panel_framework(panel);

    for (int32_t i = 0; i < cpi_framework_indicator_count(framework); i++) {
        int32_t node = cpi_framework_indicator_node(framework, i);
        if ((i + assessment) % 33 == 0)
            must(cpi_panel_set_missing(panel, assessment, node, CPI_NO_DATA), "an answer");
        else
            must(cpi_panel_set_option(panel, assessment, node, options[(i + assessment) % 3]), "an answer");
    }
}

void fill_panel(cpi_panel *panel, int32_t units)
{
    for (int32_t unit = 0; unit < units; unit++) {
        char name[32];
        int32_t assessment;
        snprintf(name, sizeof name, "Unit %d", (int)unit);
        must(cpi_panel_add(panel, name, "2026", &assessment), "an assessment");
        answer_all(panel, assessment);
    }
}
