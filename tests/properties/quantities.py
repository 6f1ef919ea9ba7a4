# SPDX-License-Identifier: MIT
"""What a measured value scores, in exact arithmetic: on its own, or among the values of its set."""
from fractions import Fraction

from exact import logarithm, power, square_root
from model import number

OF_THE_SET = ("minimum", "maximum", "mean", "median")


def keys_of(method, leaf):
    """The keys of a quantity under a method: those of the framework, and over them those of the nodes above and of the
    node itself, the nearest last."""
    keys = dict(leaf.quantity)
    for node in reversed(list(leaf.above())):
        keys |= method.quantities.get(node.code, {})
    return keys


def normalisation(keys):
    return keys.get("normalisation", "min-max")


def transformed(keys, x):
    how = keys.get("transformation", "none")
    if how == "log":
        return logarithm(x)
    if how == "reciprocal":
        return 1 / x
    return power(x, number(keys["exponent"])) if how == "power" else x


def is_falling(keys):
    """Whether the transformation turns the order of values round."""
    how = keys.get("transformation", "none")
    return how == "reciprocal" or how == "power" and number(keys["exponent"]) < 0


def is_given(post):
    return not isinstance(post, dict) and post not in OF_THE_SET


def rises(goalposts):
    """Whether the goalposts say that higher values are better; None where only the set can tell."""
    first, second = goalposts
    if is_given(first) and is_given(second):
        return number(first) < number(second)
    if first == "minimum" or second == "maximum":
        return True
    return False if first == "maximum" or second == "minimum" else None


def lower_is_better(keys):
    if "direction" in keys:
        return keys["direction"] == "lower"
    return "goalposts" in keys and rises(keys["goalposts"]) is False


def plain_mean(values):
    return sum(values) / Fraction(len(values))


def plain_median(values):
    in_order, half = sorted(values), len(values) // 2
    return in_order[half] if len(in_order) % 2 else (in_order[half - 1] + in_order[half]) / 2


def sample_deviation(values):
    mean = plain_mean(values)
    return square_root(sum((x - mean) ** 2 for x in values) / (len(values) - 1))


def goalpost(post, values, by_unit):
    """A goalpost in the unit of measure; None where the set does not have it."""
    if isinstance(post, dict):
        return by_unit.get(post["unit"])
    if post in OF_THE_SET:
        make = {"minimum": min, "maximum": max, "mean": plain_mean, "median": plain_median}[post]
        return make(values) if values else None
    return number(post)


def ends_of_set(keys, values, by_unit):
    """The goalposts of min-max; None where the set does not have two, the worse first."""
    posts = [goalpost(post, values, by_unit) for post in keys["goalposts"]]
    if None in posts or posts[0] == posts[1] or lower_is_better(keys) != (posts[0] > posts[1]):
        return None
    return [transformed(keys, post) for post in posts]


def moments_of_set(keys, values, _):
    """Mean and deviation of a z-score; None where values do not deviate."""
    of_set = [transformed(keys, x) for x in values]
    mean, deviation = keys.get("mean", "set"), keys.get("deviation", "set")
    if (mean == "set" or deviation == "set") and not values or deviation == "set" and len(set(values)) < 2:
        return None
    return (plain_mean(of_set) if mean == "set" else number(mean),
            sample_deviation(of_set) if deviation == "set" else number(deviation))


def values_of_set(_, values, __):
    return values if len(values) > 1 else None


def min_max(keys, x, goalposts):
    first, second = goalposts
    return on_target(keys, (transformed(keys, x) - first) / (second - first))


def z_score(keys, x, moments):
    mean, deviation = moments
    centre, spread = map(number, keys.get("target", ("0", "1")))
    sign = -1 if lower_is_better(keys) != is_falling(keys) else 1
    return centre + spread * sign * (transformed(keys, x) - mean) / deviation


def on_target(keys, share):
    low, high = map(number, keys.get("target", ("0", "1")))
    return low + share * (high - low)


def among(keys, x, values):
    """How many of the set are worse, and how many are equal."""
    worse = sum(value > x if lower_is_better(keys) else value < x for value in values)
    return worse, sum(value == x for value in values)


def rank(keys, x, values):
    worse, equal = among(keys, x, values)
    of, better = len(values), len(values) - worse - equal
    return on_target(keys, max(Fraction(0), Fraction(of - 1 - better, of - 1)))


def percentile_rank(keys, x, values):
    worse, equal = among(keys, x, values)
    return on_target(keys, (worse + Fraction(equal, 2)) / len(values))


def quantile(keys, x, values):
    worse, _ = among(keys, x, values)
    groups = int(keys["groups"])
    return on_target(keys, Fraction(min(groups * worse // len(values), groups - 1), groups - 1))


def category_scores(keys):
    """The scores of the classes from the lowest values to the highest."""
    count = len(keys["thresholds"])
    if "scores" in keys:
        return [number(text) for text in keys["scores"]]
    places = [Fraction(i, count) for i in range(count + 1)]
    return places[::-1] if lower_is_better(keys) else places


def categorical(keys, x, _):
    """A value on a threshold gets the better side's score."""
    thresholds = [number(text) for text in keys["thresholds"]]
    lower = lower_is_better(keys)
    return category_scores(keys)[sum(x > t if lower else x >= t for t in thresholds)]


# What is taken from the set, and what is made of a value with that.
NORMALISATIONS = {
    "min-max": (ends_of_set, min_max), "z-score": (moments_of_set, z_score), "rank": (values_of_set, rank),
    "percentile-rank": (values_of_set, percentile_rank), "quantile": (values_of_set, quantile),
    "categorical": (lambda *_: (), categorical),
}


def ends(keys):
    """Where a clamped score is brought back to."""
    if normalisation(keys) == "z-score":
        return Fraction(0), Fraction(1)
    return tuple(map(number, keys.get("target", ("0", "1"))))


def clamp(keys):
    return keys.get("clamp", "none" if normalisation(keys) == "z-score" else "both")


def takes_set(keys):
    """Whether the score of a value depends on those of other units."""
    how = normalisation(keys)
    if how == "min-max":
        return not all(map(is_given, keys["goalposts"]))
    if how == "z-score":
        return "set" in (keys.get("mean", "set"), keys.get("deviation", "set"))
    return how != "categorical"


def goalposts_of(keys, values, by_unit):
    """What a set of values gives to be scored by; None where it does not."""
    return NORMALISATIONS[normalisation(keys)][0](keys, values, by_unit)


def score_of(keys, x, goalposts):
    score, (low, high) = NORMALISATIONS[normalisation(keys)][1](keys, x, goalposts), ends(keys)
    if clamp(keys) in ("both", "lower") and normalisation(keys) != "categorical":
        score = max(score, low)
    if clamp(keys) in ("both", "upper") and normalisation(keys) != "categorical":
        score = min(score, high)
    return floored(keys, score)


def span(keys):
    """The worst and the best score that an answer can get, None where there is no such end."""
    low, high = ends(keys)
    if normalisation(keys) == "categorical":
        low, high = min(category_scores(keys)), max(category_scores(keys))
    elif normalisation(keys) in ("min-max", "z-score"):
        low = low if clamp(keys) in ("both", "lower") else None
        high = high if clamp(keys) in ("both", "upper") else None
    return floored(keys, low), None if high is None else floored(keys, high)


def floored(keys, x):
    floor = number(keys["floor"]) if "floor" in keys else None
    return max((end for end in (x, floor) if end is not None), default=None)
