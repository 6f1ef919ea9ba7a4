/* SPDX-License-Identifier: MIT */
#ifndef CPINDEX_BASE_EXACT_H
#define CPINDEX_BASE_EXACT_H

/* Arithmetic with about 32 digits: an unevaluated sum of two doubles, rounded to one double at the end. It makes a
 * figure the same as by hand, and the same on every machine: nothing here depends on the platform's log, exp or fused
 * operations. The error-free transformations are those of T. J. Dekker, "A floating-point technique for extending the
 * available precision", Numerische Mathematik 18 (1971), and D. E. Knuth, The Art of Computer Programming, vol.
 * 2, 4.2.2. */
struct exact {
    double high;
    double low;
};

static inline struct exact exact_from(double value)
{
    return (struct exact){value, 0};
}

static inline double exact_round(struct exact value)
{
    return value.high + value.low;
}

/* a + b without error. */
static inline struct exact exact_two_sum(double a, double b)
{
    double sum = a + b;
    double b_part = sum - a;
    return (struct exact){sum, (a - (sum - b_part)) + (b - b_part)};
}

/* Adds a double to a sum. The low part is not carried over, which keeps the chain of dependent additions short. */
static inline void exact_accumulate(struct exact *sum, double value)
{
    struct exact step = exact_two_sum(sum->high, value);
    sum->high = step.high;
    sum->low += step.low;
}

struct exact exact_product(double a, double b);
struct exact exact_add(struct exact a, struct exact b);
struct exact exact_subtract(struct exact a, struct exact b);
struct exact exact_multiply(struct exact a, struct exact b);
struct exact exact_divide(struct exact a, struct exact b);

/* The double nearest to a / b, but for ties within 1e-32. */
double exact_quotient(struct exact a, struct exact b);

/* Natural logarithm of a value above 0. */
struct exact exact_log(double value);
struct exact exact_log_of(struct exact value);
/* 0 and infinity where no double is as small, or as large. */
struct exact exact_exp(struct exact value);

/* e^value - 1 and ln(1 + value), which keep all their digits where value is next to 0; value > -1 for the second. */
struct exact exact_exp_less_1(struct exact value);
struct exact exact_log_plus_1(struct exact value);

#endif
