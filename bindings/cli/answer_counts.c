/* SPDX-License-Identifier: MIT */
#include "answer_counts.h"

#include <inttypes.h>
#include <stdio.h>

#include "message.h"

/* How many there are of each value of cpi_missing. */
struct counts {
    int64_t of[CPI_NOT_APPLICABLE + 1];
    int64_t all;
};

static void count_assessment(const cpi_panel *panel, int32_t assessment, struct counts *counts)
{
    const cpi_framework *framework = cpi_panel_framework(panel);
    int32_t indicators = cpi_framework_indicator_count(framework);

    for (int32_t i = 0; i < indicators; i++) {
        cpi_missing reason = cpi_panel_missing(panel, assessment, cpi_framework_indicator_node(framework, i));

        if (reason <= CPI_NOT_APPLICABLE)
            counts->of[reason]++;
    }
    counts->all += indicators;
}

static void add_count(struct choices *missing, int64_t count, const char *reason)
{
    char text[NUMBER_SIZE];

    if (count)
        choices_add(missing, count_text(count, reason, reason, text));
}

const char *answer_counts_text(const cpi_panel *panel, int32_t first, int32_t count, char text[NUMBER_SIZE])
{
    struct counts counts = {.all = 0};
    struct choices missing = {.length = 0};

    for (int32_t i = 0; i < count; i++)
        count_assessment(panel, first + i, &counts);
    add_count(&missing, counts.of[CPI_UNANSWERED], "unanswered");
    add_count(&missing, counts.of[CPI_NO_DATA], "no data");
    add_count(&missing, counts.of[CPI_NOT_APPLICABLE], "not applicable");
    snprintf(text, NUMBER_SIZE, "%" PRId64 " of %" PRId64 " %s answered%s%.200s", counts.of[CPI_ANSWERED], counts.all,
             count == 1 ? "indicators" : "questions", missing.length ? "; " : "", choices_text(&missing));
    return text;
}
