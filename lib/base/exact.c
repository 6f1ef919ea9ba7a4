/* SPDX-License-Identifier: MIT */
#include "base/exact.h"

#include <float.h>
#include <math.h>

#ifdef __FAST_MATH__
#error "the sums below need IEEE arithmetic: build without -ffast-math"
#endif
_Static_assert(FLT_EVAL_METHOD == 0,
               "the sums below need doubles that are rounded as doubles: build with -mfpmath=sse");

enum {
    /* Terms after which the series below fall under 1e-33. */
    LOG_TERMS = 22,
    EXP_TERMS = 26,
};

static const struct exact LN2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

/* Halves of 26 bits, whose products are free of error. */
static struct exact split(double value)
{
    double scaled = 134217729.0 * value;
    double high = scaled - (scaled - value);
    return (struct exact){high, value - high};
}

struct exact exact_product(double a, double b)
{
    struct exact x = split(a);
    struct exact y = split(b);
    double product = a * b;
    double error = ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low;
    return (struct exact){product, error};
}

struct exact exact_add(struct exact a, struct exact b)
{
    struct exact high = exact_two_sum(a.high, b.high);
    struct exact low = exact_two_sum(a.low, b.low);
    struct exact sum = exact_two_sum(high.high, high.low + low.high);
    return exact_two_sum(sum.high, sum.low + low.low);
}

struct exact exact_subtract(struct exact a, struct exact b)
{
    return exact_add(a, (struct exact){-b.high, -b.low});
}

struct exact exact_multiply(struct exact a, struct exact b)
{
    struct exact product = exact_product(a.high, b.high);
    return exact_two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

struct exact exact_divide(struct exact a, struct exact b)
{
    double first = a.high / b.high;
    struct exact rest = exact_subtract(a, exact_multiply(b, exact_from(first)));
    double second = rest.high / b.high;
    rest = exact_subtract(rest, exact_multiply(b, exact_from(second)));
    struct exact quotient = exact_two_sum(first, second);
    return exact_add(quotient, exact_from(rest.high / b.high));
}

double exact_quotient(struct exact a, struct exact b)
{
    double first = a.high / b.high;
    struct exact product = exact_product(first, b.high);
    double rest = ((a.high - product.high) - product.low) + (a.low - first * b.low);
    return first + rest / b.high;
}

/* ln m = 2 artanh s, s = (m - 1) / (m + 1), for m between sqrt(1/2) and sqrt(2). */
static struct exact log_near_one(double m)
{
    struct exact s = exact_divide(exact_from(m - 1), exact_two_sum(m, 1));
    struct exact square = exact_multiply(s, s);
    struct exact series = exact_from(0);
    for (int k = LOG_TERMS; k >= 0; k--)
        series = exact_add(exact_multiply(series, square), exact_divide(exact_from(1), exact_from(2 * k + 1)));
    return exact_multiply(exact_from(2), exact_multiply(s, series));
}

struct exact exact_log(double value)
{
    int exponent;
    double m = frexp(value, &exponent);
    if (m < 0.70710678118654752) {
        m *= 2;
        exponent--;
    }
    return exact_add(exact_multiply(LN2, exact_from(exponent)), log_near_one(m));
}

struct exact exact_exp(struct exact value)
{
    double exponent = floor(value.high / LN2.high + 0.5);
    struct exact rest = exact_subtract(value, exact_multiply(LN2, exact_from(exponent)));
    struct exact series = exact_from(1);
    for (int k = EXP_TERMS; k >= 1; k--)
        series = exact_add(exact_from(1), exact_divide(exact_multiply(rest, series), exact_from(k)));
    return (struct exact){ldexp(series.high, (int)exponent), ldexp(series.low, (int)exponent)};
}
