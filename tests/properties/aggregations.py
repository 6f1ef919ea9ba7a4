# SPDX-License-Identifier: MIT
"""What a rule makes of the scores of its operands, in exact arithmetic."""
from fractions import Fraction

from exact import geometric_mean, power, weighted_median
from model import number


def arithmetic(values, weights):
    return sum(w * x for x, w in zip(values, weights)) / sum(weights)


def harmonic(values, weights):
    if min(values) <= 0:
        return Fraction(0)
    return sum(weights) / sum(w / x for x, w in zip(values, weights))


def total(values, weights):
    return sum(w * x for x, w in zip(values, weights))


def product(values, weights):
    """Each operand to the power of its weight; 0 as soon as one is not above 0."""
    result = Fraction(1)
    for x, w in zip(values, weights):
        result *= power(x, w) if x > 0 else 0
    return result


def power_mean(values, weights, exponent):
    """(sum of w x^p / sum of w)^(1/p); an operand below 0 counts as 0."""
    if exponent in MEANS:
        return MEANS[exponent](values, weights)
    values = [max(x, Fraction(0)) for x in values]
    if exponent < 0 and min(values) == 0:
        return Fraction(0)
    if len(set(values)) == 1:
        return values[0]
    return power(sum(w * power(x, exponent) for x, w in zip(values, weights)) / sum(weights), 1 / exponent)


MEANS = {1: arithmetic, 0: geometric_mean, -1: harmonic}


AGGREGATIONS = {
    "arithmetic": arithmetic, "geometric": geometric_mean, "harmonic": harmonic, "median": weighted_median,
    "minimum": lambda values, _: min(values), "maximum": lambda values, _: max(values),
    "sum": total, "product": product, "all-or-nothing": lambda values, _: Fraction(min(values) >= 1),
}


def aggregate(rule, values, weights):
    if rule["aggregation"] == "power":
        score = power_mean(values, weights, number(rule["exponent"]))
    else:
        score = AGGREGATIONS[rule["aggregation"]](values, weights)
    return rescaled(rule, score)


def rescaled(rule, score):
    """The place of a score between two others, limited to 0 and 1."""
    if "rescale" not in rule:
        return score
    first, second = map(number, rule["rescale"])
    return min(max((score - first) / (second - first), Fraction(0)), Fraction(1))
