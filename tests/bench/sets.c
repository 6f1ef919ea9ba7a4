/* SPDX-License-Identifier: MIT */
/* sets: prints the nanoseconds an answer of scoring a panel of quantities whose goalposts are fixed, are the minimum
 * and maximum of the set, the mean and deviation of a z-score, and ranks. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    ROUNDS = 7,
    UNITS = 200,
    INDICATORS = 1000,
};

static const char *const KINDS[] = {"goalposts: [0, 1000]", "goalposts: [minimum, maximum]", "normalisation: z-score",
                                    "normalisation: rank"};

enum {
    KIND_COUNT = sizeof KINDS / sizeof *KINDS,
};

static cpi_framework *make_framework(const char *kind)
{
    size_t size = 300 + INDICATORS * 100, at = 0;
    char *text = must_have(malloc(size));
    cpi_framework *framework = NULL;

    at +=
        (size_t)snprintf(text, size, "cpindex: 1\ncode: SET\nedition: '1'\ntitle: Set\nstatus: example\nindicators:\n");
    for (int i = 0; i < INDICATORS; i++)
        at += (size_t)snprintf(text + at, size - at, "  - {code: q%d, title: Q, quantity: {%s}}\n", i, kind);
    at += (size_t)snprintf(text + at, size - at, "methods: {m: {title: M, aggregation: arithmetic, missing: skip}}\n");
    must(cpi_framework_load(text, at, NULL, NULL, &framework), "a framework");
    free(text);
    return framework;
}

/* 3% of the answers are missing. */
static cpi_panel *make_panel(const cpi_framework *framework)
{
    cpi_panel *panel = NULL;
    unsigned long long state = 1;

    must(cpi_panel_new(framework, &panel), "a panel");
    for (int unit = 0; unit < UNITS; unit++) {
        char name[32];
        int32_t assessment;

        snprintf(name, sizeof name, "Unit %d", unit);
        must(cpi_panel_add(panel, name, NULL, &assessment), "an assessment");
        for (int32_t node = 1; node <= INDICATORS; node++) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            if ((state >> 33) % 100 >= 3)
                must(cpi_panel_set_value(panel, assessment, node, (double)(state >> 40) / 16777.216), "an answer");
        }
    }
    return panel;
}

static double time_of_score(const cpi_panel *panel)
{
    cpi_scores *scores = NULL;
    double start = now(), seconds;

    must(cpi_score(panel, NULL, NULL, &scores), "scores");
    seconds = now() - start;
    cpi_scores_unref(scores);
    return seconds;
}

int main(void)
{
    cpi_framework *frameworks[KIND_COUNT];
    cpi_panel *panels[KIND_COUNT];
    double best[KIND_COUNT];

    for (int i = 0; i < KIND_COUNT; i++) {
        frameworks[i] = make_framework(KINDS[i]);
        panels[i] = make_panel(frameworks[i]);
        best[i] = time_of_score(panels[i]);
    }
    /* In turn, so that whatever else the machine does slows all of them. */
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < KIND_COUNT; i++) {
            double next = time_of_score(panels[i]);
            best[i] = next < best[i] ? next : best[i];
        }
    for (int i = 0; i < KIND_COUNT; i++) {
        printf("%.2f%s", 1e9 * best[i] / UNITS / INDICATORS, i + 1 < KIND_COUNT ? " " : "\n");
        cpi_panel_free(panels[i]);
        cpi_framework_unref(frameworks[i]);
    }
    return 0;
}
