/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_NUMBER_H
#define CPINDEX_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum {
    /* Room for any number that number_format() writes. */
    NUMBER_TEXT_SIZE = 350,
};

/* Numbers that frameworks and answers may hold: 0, or of a size within these bounds. So no sum, product or quotient of
 * a few of them leaves the range of a double. */
#define NUMBER_SMALLEST 1e-30
#define NUMBER_LARGEST 1e30

/* Finite and within those bounds? */
bool number_in_bounds(double value);

/* (value - from) / (to - from), as by hand where the three are decimals of up to 15 digits: then the result is the
 * double nearest to the true quotient. */
double number_between(double value, double from, double to);

/* value / divisor * per, as by hand where the two are decimals of up to 15 digits: fractions that are equal by hand, as
 * 0.1 / 0.3 and 0.3 / 0.9, are the same double. */
double number_rate(double value, double divisor, double per);

/* A difference without the noise of its operands. Decimals such as 0.935 are not exact in binary, so that 1 - 0.935
 * comes out as 0.06499999999999995; by hand it is 0.065. `largest` is the largest number that went in. Where a decimal
 * of 15 of its digits lies within the noise, that is the value; else it stays as it is. */
double number_settle(double value, double largest);

/* Reads all of a text as a decimal number (12, -0.5, 1e-3) with the given decimal separator, in any locale.
 * False where it is not a number or not finite. */
bool number_read(const char *text, char separator, double *value);

/* The double nearest to what number_format() writes; NaN for a value that is not finite. */
double number_round(double value, int digits);

/* The text of a number: `digits` decimals, rounded as a spreadsheet does; -1 for the shortest text that reads back as
 * the same double. Empty where the value is not finite. */
void number_format(double value, int digits, char text[NUMBER_TEXT_SIZE]);

/* The shortest text of a number, at the end of a buffer. */
void number_print(struct text_buffer *text, double value);

#endif
