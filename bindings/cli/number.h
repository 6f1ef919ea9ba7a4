/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_CLI_NUMBER_H
#define CPINDEX_CLI_NUMBER_H

#include <stdint.h>

#define NUMBER_SIZE 400
#define FULL_PRECISION (-1)

/* All return `text`. Where there is no number it is "". */
const char *number_text(double value, int32_t digits, char text[NUMBER_SIZE]);
const char *integer_text(int32_t value, char text[NUMBER_SIZE]);
/* A count for people: 2,119. */
const char *grouped_text(int32_t count, char text[NUMBER_SIZE]);

/* At most `digits` decimals, without zeros at the end: weights and shares, as 1, 0.5, 0.0833. */
const char *short_number_text(double value, int32_t digits, char text[NUMBER_SIZE]);

/* A share in per cent: "43%"; what is not quite all or nothing never reads 100% or 0%. */
const char *percent_text(double share, char text[NUMBER_SIZE]);

/* "0.21 - 0.78" */
const char *range_text(double low, double high, int32_t digits, char text[2 * NUMBER_SIZE]);

/* "1 domain", "17 domains"; `plural` as it is written for any number but 1. */
const char *count_text(int64_t count, const char *singular, const char *plural, char text[NUMBER_SIZE]);

#endif
