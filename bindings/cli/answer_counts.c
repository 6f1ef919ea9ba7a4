/* SPDX-License-Identifier: MIT */
#include "answer_counts.h"

#include <inttypes.h>
#include <stdio.h>

#include "message.h"

/* How many there are of each value of cpi_missing. */
struct counts {
    int64_t of[CPI_DISAGREEMENT + 1];
    int64_t all;
};

static void count_reason(struct counts *counts, cpi_missing reason)
{
    if (reason <= CPI_DISAGREEMENT)
        counts->of[reason]++;
    counts->all++;
}

static void add_count(struct choices *missing, int64_t count, const char *reason)
{
    char text[NUMBER_SIZE];

    if (count)
        choices_add(missing, count_text(count, reason, reason, text));
}

static const char *counts_text(const struct counts *counts, const char *noun, char text[NUMBER_SIZE])
{
    struct choices missing = {.length = 0};

    add_count(&missing, counts->of[CPI_UNANSWERED], "unanswered");
    add_count(&missing, counts->of[CPI_NO_DATA], "no data");
    add_count(&missing, counts->of[CPI_NOT_APPLICABLE], "not applicable");
    add_count(&missing, counts->of[CPI_DISAGREEMENT], "disagreed on");
    snprintf(text, NUMBER_SIZE, "%" PRId64 " of %" PRId64 " %s answered%s%.200s", counts->of[CPI_ANSWERED], counts->all,
             noun, missing.length ? "; " : "", choices_text(&missing));
    return text;
}

const char *panel_counts_text(const cpi_panel *panel, char text[NUMBER_SIZE])
{
    const cpi_framework *framework = cpi_panel_framework(panel);
    int32_t entries = cpi_panel_count(panel);
    struct counts counts = {.all = 0};

    for (int32_t entry = 0; entry < entries; entry++)
        for (int32_t i = 0; i < cpi_framework_indicator_count(framework); i++)
            count_reason(&counts, cpi_panel_missing(panel, entry, cpi_framework_indicator_node(framework, i)));
    return counts_text(&counts, entries == 1 ? "indicators" : "questions", text);
}

const char *scores_counts_text(const cpi_scores *scores, int32_t assessment, char text[NUMBER_SIZE])
{
    const cpi_framework *framework = cpi_scores_framework(scores);
    struct counts counts = {.all = 0};

    for (int32_t i = 0; i < cpi_framework_indicator_count(framework); i++)
        count_reason(&counts, cpi_scores_missing(scores, assessment, cpi_framework_indicator_node(framework, i)));
    return counts_text(&counts, "indicators", text);
}
