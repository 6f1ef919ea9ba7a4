/* SPDX-License-Identifier: MIT */
#include "number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <cpindex/cpindex.h>

const char *number_text(double value, int32_t digits, char text[NUMBER_SIZE])
{
    if (cpi_format_number(value, digits, text, NUMBER_SIZE) != CPI_OK)
        text[0] = '\0';
    return text;
}

const char *integer_text(int32_t value, char text[NUMBER_SIZE])
{
    snprintf(text, NUMBER_SIZE, "%ld", (long)value);
    return text;
}

const char *short_number_text(double value, int32_t digits, char text[NUMBER_SIZE])
{
    char *end;

    number_text(value, digits, text);
    if (!strchr(text, '.'))
        return text;
    end = text + strlen(text);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        end[-1] = '\0';
    return text;
}

const char *percent_text(double share, char text[NUMBER_SIZE])
{
    number_text(100 * share, 0, text);
    if (!*text)
        return text;
    if (strcmp(text, "100") == 0 && share < 1)
        return strcpy(text, ">99%");
    if (strcmp(text, "0") == 0 && share > 0)
        return strcpy(text, "<1%");
    return strcat(text, "%");
}

const char *range_text(double low, double high, int32_t digits, char text[2 * NUMBER_SIZE])
{
    char high_text[NUMBER_SIZE];

    number_text(low, digits, text);
    number_text(high, digits, high_text);
    if (!*text || !*high_text) {
        text[0] = '\0';
        return text;
    }
    strcat(text, " - ");
    return strcat(text, high_text);
}

const char *count_text(int64_t count, const char *singular, const char *plural, char text[NUMBER_SIZE])
{
    snprintf(text, NUMBER_SIZE, "%" PRId64 " %s", count, count == 1 ? singular : plural);
    return text;
}

const char *grouped_text(int32_t count, char text[NUMBER_SIZE])
{
    char digits[16];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%ld", (long)count);
    size_t at = 0;

    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            text[at++] = ',';
        text[at++] = digits[i];
    }
    text[at] = '\0';
    return text;
}
