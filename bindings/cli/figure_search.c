/* SPDX-License-Identifier: MIT */
#include "figure_search.h"

#include <string.h>
#include <strings.h>

#define LONGEST 64

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to add, drop or change; a letter in the other case is half an error, so all errors count double. */
static size_t edit_errors(const char *a, const char *b)
{
    size_t row[LONGEST + 1];
    size_t length = strlen(b);

    for (size_t j = 0; j <= length; j++)
        row[j] = 2 * j;
    for (size_t i = 0; a[i]; i++) {
        size_t diagonal = row[0];

        row[0] = 2 * (i + 1);
        for (size_t j = 1; j <= length; j++) {
            size_t change = a[i] == b[j - 1] ? 0 : strncasecmp(a + i, b + j - 1, 1) == 0 ? 1 : 2;
            size_t best = smaller(diagonal + change, smaller(row[j], row[j - 1]) + 2);

            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[length];
}

static size_t common_beginning(const char *a, const char *b)
{
    size_t length = 0;

    while (a[length] && a[length] == b[length])
        length++;
    return length;
}

/* An address is near with at most two errors, and with more letters right than wrong. */
static bool is_near(const char *written, const char *address, size_t *errors)
{
    size_t longer = strlen(written);

    if (strlen(address) > longer)
        longer = strlen(address);
    if (longer > LONGEST)
        return false;
    *errors = edit_errors(written, address);
    return *errors <= 4 && *errors < longer;
}

static int32_t nearest_address(const cpi_framework *framework, const char *written)
{
    int32_t nearest = CPI_NONE;
    size_t least = 0, beginning = 0;

    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        const char *address = cpi_framework_figure_address(framework, figure);
        size_t common = common_beginning(written, address);
        size_t errors;

        if (!is_near(written, address, &errors))
            continue;
        if (nearest == CPI_NONE || errors < least || (errors == least && common > beginning)) {
            nearest = figure;
            least = errors;
            beginning = common;
        }
    }
    return nearest;
}

/* The title of a figure that is the text, in whichever language. The title of a cell is only that of its group. */
static const char *same_title(const cpi_framework *framework, int32_t figure, const char *text)
{
    if (cpi_framework_figure_kind(framework, figure) == CPI_FIGURE_CELL)
        return NULL;
    for (int32_t i = 0; i < cpi_framework_language_count(framework); i++) {
        const char *title = cpi_framework_figure_title(framework, figure, cpi_framework_language(framework, i));

        if (title && strcasecmp(title, text) == 0)
            return title;
    }
    return NULL;
}

struct figure_guess guess_figure(const cpi_framework *framework, const char *written)
{
    for (int32_t figure = 0; figure < cpi_framework_figure_count(framework); figure++) {
        const char *title = same_title(framework, figure, written);

        if (title)
            return (struct figure_guess){figure, title};
    }
    return (struct figure_guess){nearest_address(framework, written), NULL};
}
