/* SPDX-License-Identifier: MIT */
/* strtod and printf follow the locale in one thing only, the decimal separator. So numbers go through them as whole
 * digits and an exponent, where none is needed, and both stay correctly rounded everywhere. */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exact.h"

enum {
    SPREADSHEET_DIGITS = 15,
    LONGEST_NUMBER = 400,
    LARGEST_EXPONENT = 10000,
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool number_in_bounds(double value)
{
    return value == 0 || (fabs(value) >= NUMBER_SMALLEST && fabs(value) <= NUMBER_LARGEST);
}

/* The power of ten that turns a number of 15 digits into a whole one; 0 where no double holds it exactly. */
static double power_for(double largest)
{
    static const double POWERS[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    int decimals = SPREADSHEET_DIGITS;
    double size = fabs(largest);
    for (; size >= 1 && decimals >= 0; size /= 10)
        decimals--;
    for (; size < 0.1 && size > 0 && decimals <= 22; size *= 10)
        decimals++;
    return decimals < 0 || decimals > 22 ? 0 : POWERS[decimals];
}

static double whole(double value, double power)
{
    double size = floor(fabs(value) * power + 0.5);
    return value < 0 ? -size : size;
}

double number_settle(double value, double largest)
{
    double power = power_for(largest);
    if (power == 0 || !isfinite(value))
        return value;
    double settled = whole(value, power) / power;
    return fabs(settled - value) <= 4 * DBL_EPSILON * fabs(largest) ? settled : value;
}

double number_between(double value, double from, double to)
{
    double power = power_for(fmax(fabs(value), fmax(fabs(from), fabs(to))));
    double wholes[] = {whole(value, power), whole(from, power), whole(to, power)};
    bool decimal = power > 0 && wholes[0] / power == value && wholes[1] / power == from && wholes[2] / power == to;
    double quotient = decimal ? (wholes[0] - wholes[1]) / (wholes[2] - wholes[1]) : (value - from) / (to - from);
    /* Not -0, which is 0 by hand. */
    return quotient + 0.0;
}

double number_rate(double value, double divisor, double per)
{
    double power = power_for(fmax(fabs(value), fabs(divisor)));
    double wholes[] = {whole(value, power), whole(divisor, power)};
    bool decimal = power > 0 && wholes[0] / power == value && wholes[1] / power == divisor;
    return exact_quotient(exact_product(decimal ? wholes[0] : value, per), exact_from(decimal ? wholes[1] : divisor));
}

/* The exponent at the end of a number ("e-3"), 0 where there is none. False where something else stands there. */
static bool read_exponent(const char *text, int *exponent)
{
    *exponent = 0;
    if (!*text)
        return true;
    if (*text != 'e' && *text != 'E')
        return false;
    text++;
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    if (!is_digit(*text))
        return false;
    for (; is_digit(*text); text++)
        if (*exponent < LARGEST_EXPONENT)
            *exponent = *exponent * 10 + (*text - '0');
    if (negative)
        *exponent = -*exponent;
    return !*text;
}

bool number_read(const char *text, char separator, double *value)
{
    char digits[LONGEST_NUMBER + 16];
    size_t length = 0;
    int decimals = 0;
    bool any = false;
    if (strlen(text) > LONGEST_NUMBER)
        return false;
    if (*text == '-' || *text == '+')
        digits[length++] = *text++;
    for (; is_digit(*text); any = true)
        digits[length++] = *text++;
    if (*text == separator && any && is_digit(text[1])) {
        for (text++; is_digit(*text); decimals++)
            digits[length++] = *text++;
    }
    int exponent;
    if (!any || !read_exponent(text, &exponent))
        return false;
    snprintf(digits + length, sizeof digits - length, "e%d", exponent - decimals);
    *value = strtod(digits, NULL);
    return isfinite(*value) != 0;
}

/* The value as 0.d1d2d3... times 10^point, to so many significant digits. */
struct decimal {
    char digits[32];
    int count;
    int point;
};

static struct decimal to_decimal(double value, int significant)
{
    char text[64];
    struct decimal decimal = {.count = 0};
    snprintf(text, sizeof text, "%.*e", significant - 1, fabs(value));
    const char *at = text;
    for (; *at && *at != 'e'; at++)
        if (is_digit(*at))
            decimal.digits[decimal.count++] = *at;
    decimal.point = (*at ? (int)strtol(at + 1, NULL, 10) : 0) + 1;
    return decimal;
}

/* Half away from zero, after the first `keep` digits. */
static void round_decimal(struct decimal *decimal, int keep)
{
    if (keep >= decimal->count)
        return;
    bool up = keep >= 0 && decimal->digits[keep] >= '5';
    decimal->count = keep < 0 ? 0 : keep;
    if (!up)
        return;
    int i = decimal->count - 1;
    while (i >= 0 && decimal->digits[i] == '9')
        decimal->digits[i--] = '0';
    if (i >= 0) {
        decimal->digits[i]++;
        return;
    }
    memmove(decimal->digits + 1, decimal->digits, (size_t)decimal->count);
    decimal->digits[0] = '1';
    decimal->count++;
    decimal->point++;
}

static bool is_zero(const struct decimal *decimal)
{
    for (int i = 0; i < decimal->count; i++)
        if (decimal->digits[i] != '0')
            return false;
    return true;
}

static void write_fixed(const struct decimal *decimal, bool negative, int digits, char *text)
{
    char *out = text;
    if (negative && !is_zero(decimal))
        *out++ = '-';
    if (decimal->point <= 0)
        *out++ = '0';
    for (int place = decimal->point > 0 ? 0 : decimal->point; place < decimal->point + digits; place++) {
        if (place == decimal->point)
            *out++ = '.';
        *out++ = place >= 0 && place < decimal->count ? decimal->digits[place] : '0';
    }
    *out = '\0';
}

static void write_exponent(const struct decimal *decimal, bool negative, char *text)
{
    snprintf(text, NUMBER_TEXT_SIZE, "%s%c%s%.*se%d", negative ? "-" : "", decimal->digits[0],
             decimal->count > 1 ? "." : "", decimal->count - 1, decimal->digits + 1, decimal->point - 1);
}

static bool reads_back(const struct decimal *decimal, double value)
{
    char text[NUMBER_TEXT_SIZE];
    double read;
    write_exponent(decimal, value < 0, text);
    return number_read(text, '.', &read) && read == value;
}

/* Fewest digits first. Every double of normal size survives 15 digits at least, and 17 at most. A power of two has less
 * room below it than above, so that the next number up may do where the nearest one does not. */
static struct decimal shortest(double value)
{
    struct decimal decimal = {.count = 0};
    int exponent;
    bool power_of_two = fabs(frexp(value, &exponent)) == 0.5;
    for (int significant = fabs(value) < DBL_MIN ? 1 : SPREADSHEET_DIGITS; significant < 17; significant++) {
        decimal = to_decimal(value, significant);
        if (reads_back(&decimal, value))
            return decimal;
        decimal.digits[significant - 1]++;
        if (power_of_two && decimal.digits[significant - 1] <= '9' && reads_back(&decimal, value))
            return decimal;
    }
    return to_decimal(value, 17);
}

/* Most numbers at hand are whole or have few decimals (0.5, 73.2): those need no search. False for the others. */
static bool to_short_decimal(double value, struct decimal *decimal)
{
    static const double POWERS[] = {1, 10, 100, 1000, 10000};
    char digits[32];
    int count = 0;
    int decimals = 0;
    double size = fabs(value);
    if (size >= 1e9 || size < 1e-4)
        return false;
    while (decimals < 5 && floor(size * POWERS[decimals] + 0.5) / POWERS[decimals] != size)
        decimals++;
    if (decimals == 5)
        return false;
    for (uint64_t left = (uint64_t)(size * POWERS[decimals] + 0.5); left > 0; left /= 10)
        digits[count++] = (char)('0' + left % 10);
    for (int i = 0; i < count; i++)
        decimal->digits[i] = digits[count - 1 - i];
    decimal->count = count;
    decimal->point = count - decimals;
    return true;
}

static void write_shortest(double value, char *text)
{
    struct decimal decimal;
    if (!to_short_decimal(value, &decimal))
        decimal = shortest(value);
    while (decimal.count > 1 && decimal.digits[decimal.count - 1] == '0')
        decimal.count--;
    int decimals = decimal.count - decimal.point;
    if (decimal.point < -5 || decimal.point > 21)
        write_exponent(&decimal, value < 0, text);
    else
        write_fixed(&decimal, value<0, decimals> 0 ? decimals : 0, text);
}

void number_format(double value, int digits, char text[NUMBER_TEXT_SIZE])
{
    *text = '\0';
    if (!isfinite(value))
        return;
    if (value == 0 && digits < 0) {
        strcpy(text, "0");
        return;
    }
    if (digits < 0) {
        write_shortest(value, text);
        return;
    }
    struct decimal decimal = to_decimal(value, SPREADSHEET_DIGITS);
    round_decimal(&decimal, decimal.point + digits);
    write_fixed(&decimal, value < 0, digits, text);
}

double number_round(double value, int digits)
{
    char text[NUMBER_TEXT_SIZE];
    double rounded;
    number_format(value, digits, text);
    return number_read(text, '.', &rounded) ? rounded : NAN;
}

void number_print(struct text_buffer *text, double value)
{
    char number[NUMBER_TEXT_SIZE];
    number_format(value, -1, number);
    text_buffer_print(text, "%s", number);
}
