/* SPDX-License-Identifier: MIT */
#include "fixed_framework.h"

#include <string.h>

static const char text[] =
    "cpindex: 1\n"
    "code: DEMO\n"
    "edition: '2026'\n"
    "title: Demo\n"
    "status: example\n"
    "languages: [en, sq, sr]\n"
    "scales:\n"
    "  compliance:\n"
    "    options: {yes: {label: Yes, value: 1}, partially: {label: 'Partly, so', value: 0.5}, no: {value: 0}}\n"
    "  grade: {range: [5, 1], options: {'1': {value: 1}, '3': {value: 3}, '5': {value: 5}}}\n"
    "facets: {dimension: {title: Dimension, groups: {law: Law, services: Services}}}\n"
    "scale: compliance\n"
    "domains:\n"
    "- code: A19\n"
    "  title: Violence\n"
    "  indicators:\n"
    "  - {code: 19.1, question: One?, facets: {dimension: law}}\n"
    "  - {code: 19.2, question: Two?, facets: {dimension: [law, services]}, weight: 2}\n"
    "  - code: '19.3'\n"
    "    question: Three?\n"
    "    indicators: [{code: 19.3a, question: A?}, {code: 19.3b, question: B?, scale: grade}]\n"
    "- code: A20\n"
    "  title: Care\n"
    "  indicators:\n"
    "  - {code: 20.1, question: Rate?, quantity: {unit: per 100, goalposts: [100, 0], floor: 0.01}}\n"
    "  - {code: 20.2, question: Income?, quantity: {goalposts: [100, 75000], transformation: log, clamp: upper}}\n"
    "derived: {gap: {title: Gap, difference: ['dimension:law', 'dimension:services']}, grade: {title: Grade, rating: "
    "A19},\n"
    "          share: {title: Share, ratio: [gap, A20]}}\n"
    "bands: {level: {title: Level, bands: {low: {label: Low, value: 1}, high: {from: 0.5, value: 2}}}}\n"
    "methods:\n"
    "  mean: {title: Mean, aggregation: arithmetic, missing: skip, sub_indicators: {aggregation: minimum}, output: "
    "{bands: level}, respondents: {aggregation: arithmetic}}\n"
    "  strict: {title: Strict, aggregation: geometric, missing: withhold, not_applicable: zero, rank: rounded, "
    "outputs: {A19: {bands: level}}, respondents: {aggregation: minimum}}\n"
    "  cells: {title: Cells, aggregation: median, missing: zero, minimum_coverage: 0.5,\n"
    "          levels: {1: {over: indicators, aggregation: arithmetic}}, output: {range: [0, 100], digits: 1, bands: "
    "level}, respondents: {aggregation: median, weight: '20.1'}}\n"
    "  sum: {title: Sum, aggregation: sum, missing: skip, maximum_missing: 1, weights: {A20: -1}, output: {bands: "
    "level}}\n";

static cpi_framework *load(void)
{
    cpi_framework *framework = NULL;
    cpi_diag *diag = cpi_diag_new();
    cpi_status status = cpi_framework_load(text, strlen(text), "fixed", diag, &framework);

    require(status == CPI_OK, cpi_diag_count(diag) ? cpi_diag_text(diag, 0) : "the fixed framework loads");
    cpi_diag_free(diag);
    return framework;
}

const cpi_framework *fixed_framework(void)
{
    static cpi_framework *framework;

    if (!framework)
        framework = load();
    return framework;
}
