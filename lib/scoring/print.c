/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include <cpindex/scores.h>

#include "base/number.h"
#include "framework/model.h"

cpi_status cpi_format_number(double value, int32_t digits, char *text, size_t size)
{
    char number[NUMBER_TEXT_SIZE];
    if (!text || size == 0)
        return CPI_BAD_ARGUMENT;
    *text = '\0';
    if (digits < -1 || digits > MOST_DIGITS)
        return CPI_BAD_ARGUMENT;
    number_format(value, digits, number);
    if (strlen(number) >= size)
        return CPI_BAD_ARGUMENT;
    strcpy(text, number);
    return CPI_OK;
}

double cpi_round(double value, int32_t digits)
{
    return digits < -1 || digits > MOST_DIGITS ? NAN : number_round(value, digits);
}
