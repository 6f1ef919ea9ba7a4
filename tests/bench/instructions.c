/* SPDX-License-Identifier: MIT */
/* instructions FRAMEWORK: scores 9 assessments as a panel, and 200 rows as a matrix; callgrind counts the two calls. */
#include "bench.h"

#include <stdlib.h>

#define UNITS 9
#define ROWS 200

int main(int argc, char **argv)
{
    static const int32_t total = 0;
    cpi_framework *framework = load_framework(argc == 2 ? argv[1] : "");
    size_t columns = (size_t)cpi_framework_indicator_count(framework);
    double *answers = make_answers(ROWS, columns), totals[ROWS];
    cpi_panel *panel = NULL;
    cpi_scores *scores = NULL;

    must(cpi_panel_new(framework, &panel), "panel");
    fill_panel(panel, UNITS);
    must(cpi_score(panel, NULL, NULL, &scores), "score");
    must(
        cpi_score_matrix(framework, NULL, answers, ROWS, columns, (ptrdiff_t)columns, 1, &total, 1, totals, ROWS, NULL),
        "matrix");
    cpi_scores_unref(scores);
    cpi_panel_free(panel);
    cpi_framework_unref(framework);
    free(answers);
    return 0;
}
