/* SPDX-License-Identifier: MIT */
/* matrix FRAMEWORK ROWS FILE: writes a matrix of answers to FILE and the totals to FILE.scores, and prints the
 * nanoseconds of scoring it, and of adding up the same numbers once. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 15

struct matrix {
    const cpi_framework *framework;
    size_t rows, columns;
    const double *answers;
    double *scores;
};

static double time_of_score(const struct matrix *matrix)
{
    static const int32_t total = 0;
    double start = now();
    must(cpi_score_matrix(matrix->framework, NULL, matrix->answers, matrix->rows, matrix->columns,
                          (ptrdiff_t)matrix->columns, 1, &total, 1, matrix->scores, matrix->rows, NULL),
         "matrix");
    return now() - start;
}

/* Four sums at a time: as fast as memory gives the numbers. NaN does no harm to the time. */
static double time_of_reading(const struct matrix *matrix, double *sum)
{
    size_t count = matrix->rows * matrix->columns / 4 * 4;
    double part[4] = {0, 0, 0, 0}, start = now();
    for (size_t i = 0; i < count; i += 4)
        for (size_t j = 0; j < 4; j++)
            part[j] += matrix->answers[i + j];
    *sum += part[0] + part[1] + part[2] + part[3];
    return now() - start;
}

static void write_numbers(const char *path, const double *numbers, size_t count)
{
    FILE *file = must_have(fopen(path, "wb"));
    must(fwrite(numbers, sizeof *numbers, count, file) == count && !fclose(file) ? CPI_OK : CPI_SYSTEM, path);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: matrix FRAMEWORK ROWS FILE\n", stderr);
        return 2;
    }
    cpi_framework *framework = load_framework(argv[1]);
    size_t rows = strtoul(argv[2], NULL, 10), columns = (size_t)cpi_framework_indicator_count(framework);
    double *answers = make_answers(rows, columns), *scores = must_have(malloc(rows * sizeof *scores));
    struct matrix matrix = {framework, rows, columns, answers, scores};
    double best = time_of_score(&matrix), sum = 0, reading = time_of_reading(&matrix, &sum);
    char path[4096];

    for (int round = 0; round < ROUNDS; round++) {
        double next = time_of_score(&matrix), next_reading = time_of_reading(&matrix, &sum);
        best = next < best ? next : best;
        reading = next_reading < reading ? next_reading : reading;
    }
    write_numbers(argv[3], answers, rows * columns);
    snprintf(path, sizeof path, "%s.scores", argv[3]);
    write_numbers(path, scores, rows);
    printf("%.0f %.0f %g\n", 1e9 * best, 1e9 * reading, sum);
    cpi_framework_unref(framework);
    free(answers);
    free(scores);
    return 0;
}
