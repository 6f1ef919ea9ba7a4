/* SPDX-License-Identifier: MIT */
/* What the cells of a published table say. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/table_reader.h"
#include "base/number.h"
#include "framework/labels.h"

enum {
    /* Beyond what any double shows. */
    MOST_DECIMALS = 400,
};

/* Signs that publishers put where there is no number. */
static bool means_missing(const char *text)
{
    static const char *const SIGNS[] = {"nd",
                                        "na",
                                        "n/a",
                                        "n.a.",
                                        "n.d.",
                                        "x",
                                        "none",
                                        "null",
                                        "NaN",
                                        "#N/A",
                                        "\xE2\x80\x93", /* en dash */
                                        "\xE2\x80\x94" /* em dash */,
                                        "\xE2\x80\xA6" /* three dots in one */};
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (text_same_folded(text, SIGNS[i]))
            return true;
    return text[strspn(text, "-.:*?/_ ")] == '\0';
}

static struct printed refuse(struct table_reader *reader, const char *text, struct place place, enum diag_code code,
                             const char *why)
{
    diag_warning(reader->csv.diag, place, code, "'%s' %s; the row is incomplete", text_excerpt(text).text, why);
    return (struct printed){.kind = PRINTED_UNREADABLE};
}

static const char *skip_digits(const char *text)
{
    return text + strspn(text, "0123456789");
}

/* Of a text that is a number: 3 for 0.888, 0 for 66933, -4 for 1.2e5. */
static int16_t count_decimals(const char *text)
{
    const char *separator = strpbrk(text, ".,");
    const char *exponent = strpbrk(text, "eE");
    int decimals = separator ? (int)(skip_digits(separator + 1) - separator) - 1 : 0;
    int power = 0;
    for (const char *digit = exponent ? exponent + 1 + strspn(exponent + 1, "+-") : ""; *digit; digit++)
        power = power < MOST_DECIMALS ? 10 * power + (*digit - '0') : power;
    decimals += exponent && exponent[1] == '-' ? power : -power;
    return (int16_t)(decimals < -MOST_DECIMALS ? -MOST_DECIMALS : decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals);
}

/* In a table with both styles, one of them may be a thousands separator: the first one that is read counts. */
static bool fits_style(struct table_reader *reader, bool comma, bool point, struct place place)
{
    if ((comma && reader->point_line) || (point && reader->comma_line))
        return false;
    if (comma)
        reader->comma_line = place.line;
    if (point)
        reader->point_line = place.line;
    return true;
}

static struct printed read_number(struct table_reader *reader, const char *text, struct place place)
{
    struct printed printed = {.kind = PRINTED_NUMBER};
    bool comma = strchr(text, ',') != NULL;
    bool point = strchr(text, '.') != NULL;
    if (comma && reader->csv.separator == ',')
        return refuse(reader, text, place, CPI_D_UNREADABLE_CELL,
                      "has a comma; write the number with a decimal point and without thousands separators");
    if (!number_read(text, comma ? ',' : '.', &printed.value))
        return refuse(reader, text, place, CPI_D_UNREADABLE_CELL,
                      "is neither a number nor a sign for a missing one, such as - or nothing");
    if (!number_in_bounds(printed.value))
        return refuse(reader, text, place, CPI_D_UNREADABLE_CELL,
                      "is too large or too small: a number is 0, or between 1e-30 and 1e30 in size");
    if (!fits_style(reader, comma, point, place))
        return refuse(reader, text, place, CPI_D_MIXED_DECIMALS,
                      comma ? "has a decimal comma, but a number before it a decimal point"
                            : "has a decimal point, but a number before it a decimal comma");
    printed.decimals = count_decimals(text);
    return printed;
}

static struct printed read_option(struct table_reader *reader, int32_t scale, const char *text, struct place place)
{
    int32_t option = framework_find_option(reader->table->framework, scale, text);
    if (option >= 0)
        return (struct printed){.kind = PRINTED_OPTION, .option = option};
    if (means_missing(text))
        return (struct printed){.kind = PRINTED_NOTHING};
    return refuse(reader, text, place, CPI_D_UNREADABLE_CELL,
                  "is neither an option of the indicator nor a label of one");
}

struct printed table_read_cell(struct table_reader *reader, int32_t figure, const char *text, struct place place)
{
    struct printed printed = {.kind = PRINTED_NOTHING};
    int32_t scale = cpi_framework_node_scale(reader->table->framework, figure);
    if (*text && scale >= 0)
        printed = read_option(reader, scale, text, place);
    else if (!means_missing(text))
        printed = read_number(reader, text, place);
    printed.text = arena_text(&reader->table->arena, text, strlen(text));
    reader->no_memory |= !printed.text;
    return printed;
}

void printed_ends(const struct printed *printed, int decimals, double *low, double *high)
{
    char text[16];
    double half = 0;
    snprintf(text, sizeof text, "5e%d", -decimals - 1);
    if (!number_read(text, '.', &half))
        half = 0;
    double largest = fmax(fabs(printed->value), half);
    *low = number_settle(printed->value - half, largest);
    *high = number_settle(printed->value + half, largest);
}
