/* SPDX-License-Identifier: MIT */
#include "base/exact.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#ifdef __FAST_MATH__
#error "the sums below need IEEE arithmetic: build without -ffast-math"
#endif
_Static_assert(FLT_EVAL_METHOD == 0,
               "the sums below need doubles that are rounded as doubles: build with -mfpmath=sse");

/* Beyond it, e^x and e^-x are no doubles. */
#define LARGEST_EXPONENT 750

/* The coefficients of a power series. Terms after the last fall under 1e-33, and those after the exact ones under
 * 1e-16, so that their own error does. */
struct series {
    int exact_terms;
    int terms;
    struct exact coefficients[26];
};

/* 1 / (2 k + 1) */
static const struct series ARTANH = {
    .exact_terms = 12,
    .terms = 23,
    .coefficients = {{0x1.0000000000000p+0, 0x0.0p+0},
                     {0x1.5555555555555p-2, 0x1.5555555555555p-56},
                     {0x1.999999999999ap-3, -0x1.999999999999ap-57},
                     {0x1.2492492492492p-3, 0x1.2492492492492p-57},
                     {0x1.c71c71c71c71cp-4, 0x1.c71c71c71c71cp-58},
                     {0x1.745d1745d1746p-4, -0x1.745d1745d1746p-59},
                     {0x1.3b13b13b13b14p-4, -0x1.3b13b13b13b14p-58},
                     {0x1.1111111111111p-4, 0x1.1111111111111p-60},
                     {0x1.e1e1e1e1e1e1ep-5, 0x1.e1e1e1e1e1e1ep-61},
                     {0x1.af286bca1af28p-5, 0x1.af286bca1af28p-59},
                     {0x1.8618618618618p-5, 0x1.8618618618618p-59},
                     {0x1.642c8590b2164p-5, 0x1.642c8590b2164p-60},
                     {0x1.47ae147ae147bp-5, -0x1.eb851eb851eb8p-61},
                     {0x1.2f684bda12f68p-5, 0x1.2f684bda12f68p-59},
                     {0x1.1a7b9611a7b96p-5, 0x1.1a7b9611a7b96p-61},
                     {0x1.0842108421084p-5, 0x1.0842108421084p-60},
                     {0x1.f07c1f07c1f08p-6, -0x1.f07c1f07c1f08p-61},
                     {0x1.d41d41d41d41dp-6, 0x1.0750750750750p-60},
                     {0x1.bacf914c1bad0p-6, -0x1.bacf914c1bad0p-60},
                     {0x1.a41a41a41a41ap-6, 0x1.0690690690690p-60},
                     {0x1.8f9c18f9c18fap-6, -0x1.f3831f3831f38p-61},
                     {0x1.7d05f417d05f4p-6, 0x1.7d05f417d05f4p-62},
                     {0x1.6c16c16c16c17p-6, -0x1.f49f49f49f49fp-61}},
};

/* 1 / (k + 1)! */
static const struct series EXP_SLOPE = {
    .exact_terms = 14,
    .terms = 26,
    .coefficients = {{0x1.0000000000000p+0, 0x0.0p+0},
                     {0x1.0000000000000p-1, 0x0.0p+0},
                     {0x1.5555555555555p-3, 0x1.5555555555555p-57},
                     {0x1.5555555555555p-5, 0x1.5555555555555p-59},
                     {0x1.1111111111111p-7, 0x1.1111111111111p-63},
                     {0x1.6c16c16c16c17p-10, -0x1.f49f49f49f49fp-65},
                     {0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-73},
                     {0x1.a01a01a01a01ap-16, 0x1.a01a01a01a01ap-76},
                     {0x1.71de3a556c734p-19, -0x1.c154f8ddc6c00p-73},
                     {0x1.27e4fb7789f5cp-22, 0x1.cbbc05b4fa99ap-76},
                     {0x1.ae64567f544e4p-26, -0x1.c062e06d1f209p-80},
                     {0x1.1eed8eff8d898p-29, -0x1.2aec959e14c06p-83},
                     {0x1.6124613a86d09p-33, 0x1.f28e0cc748ebep-87},
                     {0x1.93974a8c07c9dp-37, 0x1.05d6f8a2efd1fp-92},
                     {0x1.ae7f3e733b81fp-41, 0x1.1d8656b0ee8cbp-97},
                     {0x1.ae7f3e733b81fp-45, 0x1.1d8656b0ee8cbp-101},
                     {0x1.952c77030ad4ap-49, 0x1.ac981465ddc6cp-103},
                     {0x1.6827863b97d97p-53, 0x1.eec01221a8b0bp-107},
                     {0x1.2f49b46814157p-57, 0x1.2650f61dbdcb4p-112},
                     {0x1.e542ba4020225p-62, 0x1.ea72b4afe3c2fp-120},
                     {0x1.71b8ef6dcf572p-66, -0x1.d043ae40c4647p-120},
                     {0x1.0ce396db7f853p-70, -0x1.aebcdbd20331cp-124},
                     {0x1.761b41316381ap-75, -0x1.3423c7d91404fp-130},
                     {0x1.f2cf01972f578p-80, -0x1.9ada5fcc1ab14p-135},
                     {0x1.3f3ccdd165fa9p-84, -0x1.58ddadf344487p-139},
                     {0x1.88e85fc6a4e5ap-89, -0x1.71c37ebd16540p-143}},
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

static struct exact sum_series(const struct series *series, struct exact x)
{
    double tail = 0;
    for (int k = series->terms; k-- > series->exact_terms;)
        tail = series->coefficients[k].high + x.high * tail;
    struct exact sum = exact_from(tail);
    for (int k = series->exact_terms; k-- > 0;)
        sum = exact_add(series->coefficients[k], exact_multiply(x, sum));
    return sum;
}

/* ln(1 + value) = 2 artanh s, s = value / (value + 2), for 1 + value between sqrt(1/2) and sqrt(2). */
static struct exact log_near_one(struct exact value)
{
    struct exact s = exact_divide(value, exact_add(value, exact_from(2)));
    struct exact slope = sum_series(&ARTANH, exact_multiply(s, s));
    return exact_multiply(exact_from(2), exact_multiply(s, slope));
}

struct exact exact_log(double value)
{
    int exponent;
    double m = frexp(value, &exponent);
    if (m < 0.70710678118654752) {
        m *= 2;
        exponent--;
    }
    return exact_add(exact_multiply(LN2, exact_from(exponent)), log_near_one(exact_from(m - 1)));
}

struct exact exact_log_of(struct exact value)
{
    return exact_add(exact_log(value.high), exact_from(value.low / value.high));
}

struct exact exact_log_plus_1(struct exact value)
{
    bool near = value.high > -0.25 && value.high < 0.25;
    return near ? log_near_one(value) : exact_log_of(exact_add(value, exact_from(1)));
}

/* (e^value - 1) / value, for values of at most ln 2 / 2 in size. */
static struct exact exp_slope(struct exact value)
{
    return sum_series(&EXP_SLOPE, value);
}

struct exact exact_exp(struct exact value)
{
    if (value.high > LARGEST_EXPONENT)
        return exact_from(INFINITY);
    if (value.high < -LARGEST_EXPONENT)
        return exact_from(0);
    double exponent = floor(value.high / LN2.high + 0.5);
    struct exact rest = exact_subtract(value, exact_multiply(LN2, exact_from(exponent)));
    struct exact power = exact_add(exact_from(1), exact_multiply(rest, exp_slope(rest)));
    double high = ldexp(power.high, (int)exponent);
    return (struct exact){high, isfinite(high) ? ldexp(power.low, (int)exponent) : 0};
}

struct exact exact_exp_less_1(struct exact value)
{
    bool near = value.high > -0.25 && value.high < 0.25;
    return near ? exact_multiply(value, exp_slope(value)) : exact_subtract(exact_exp(value), exact_from(1));
}
