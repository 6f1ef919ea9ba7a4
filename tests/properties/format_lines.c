/* SPDX-License-Identifier: MIT */
/* Reads lines of a number and its digits, and writes each number as cpi_format_number() formats it. */
#include <stdio.h>
#include <stdlib.h>

#include <cpindex/cpindex.h>

int main(void)
{
    char line[512];
    char text[350];

    while (fgets(line, sizeof(line), stdin)) {
        char *end;
        double value = strtod(line, &end);
        long digits = strtol(end, NULL, 10);

        if (cpi_format_number(value, (int32_t)digits, text, sizeof(text)) != CPI_OK) {
            fprintf(stderr, "not formatted: %s", line);
            return 1;
        }
        puts(text);
    }
    return 0;
}
