# SPDX-License-Identifier: MIT
"""Exact arithmetic: fractions throughout, and decimals of sixty digits where a root or a logarithm is needed."""
import decimal
from decimal import Decimal
from fractions import Fraction

PRECISE = decimal.Context(prec=60, rounding=decimal.ROUND_HALF_EVEN)
KEPT = decimal.Context(prec=45, rounding=decimal.ROUND_HALF_EVEN)
FIFTEEN = decimal.Context(prec=15, rounding=decimal.ROUND_HALF_EVEN)
WIDE = decimal.Context(prec=400, rounding=decimal.ROUND_HALF_UP)


def to_decimal(x):
    """A fraction as a decimal of sixty digits."""
    return PRECISE.divide(Decimal(x.numerator), Decimal(x.denominator))


def irrational(d):
    """A decimal result as a fraction, without the digits that rounding on the way has blurred."""
    return Fraction(KEPT.plus(d))


def logarithm(x):
    return irrational(PRECISE.ln(to_decimal(x)))


def power(x, exponent):
    """x to any exponent; as a fraction where that is a small one."""
    if exponent.denominator == 1 and abs(exponent) <= 12:
        return x ** int(exponent)
    if x == 0 and exponent > 0:
        return Fraction(0)
    return irrational(PRECISE.exp(PRECISE.multiply(to_decimal(exponent), PRECISE.ln(to_decimal(x)))))


def square_root(x):
    return irrational(PRECISE.sqrt(to_decimal(x)))


def geometric_mean(values, weights):
    """The product of x^(w/sum of w); 0 as soon as one value is not above 0."""
    if min(values) <= 0:
        return Fraction(0)
    if len(set(values)) == 1:
        return values[0]
    logs = [PRECISE.multiply(to_decimal(w), PRECISE.ln(to_decimal(x))) for x, w in zip(values, weights)]
    total = Decimal(0)
    for log in logs:
        total = PRECISE.add(total, log)
    return irrational(PRECISE.exp(PRECISE.divide(total, to_decimal(sum(weights)))))


def weighted_median(values, weights):
    """The smallest value at which the weight passes one half; at exactly one half, the mean of it and the next."""
    pairs, half, reached = sorted(zip(values, weights), key=lambda pair: pair[0]), sum(weights) / 2, Fraction(0)
    for i, (value, weight) in enumerate(pairs):
        reached += weight
        if reached > half:
            return value
        if reached == half:
            return (value + pairs[i + 1][0]) / 2
    raise ValueError("weights of a median must be above 0")


def spreadsheet(x, digits):
    """What a spreadsheet prints: half away from zero on the 15-digit decimal form of an exact number."""
    fifteen = FIFTEEN.plus(to_decimal(x))
    rounded = fifteen.quantize(Decimal(1).scaleb(-digits), context=WIDE)
    return f"{abs(rounded) if rounded == 0 else rounded:f}"
