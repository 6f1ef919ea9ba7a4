# SPDX-License-Identifier: MIT
"""Random quantities: every way from a measured value to a score, and values to go that way."""
from fractions import Fraction

GOALPOSTS = [("0", "1"), ("20", "85"), ("0", "18"), ("100", "0"), ("-5", "5"), ("12.5", "0.5"), ("0", "1000")]
POSITIVE_GOALPOSTS = [("100", "75000"), ("0.5", "20"), ("1000", "1"), ("2", "3")]
EXPONENTS = ["0.5", "2", "-1", "-0.5", "3", "0.25"]
TARGETS = [("0", "1"), ("0.1", "0.9"), ("0", "2"), ("-1", "1"), ("0.01", "1")]
SET_GOALPOSTS = [("minimum", "maximum"), ("maximum", "minimum"), ("0", "maximum"), ("minimum", "mean"),
                 ("median", "maximum"), ("mean", "minimum"), ("minimum", "11"), ("maximum", "0.5")]
MOMENTS = [("0.5", "0.1"), ("0.5", "0.25"), ("0", "1"), ("10", "2")]
STEPS = 40


def some_transformation(rng):
    how = rng.choice(["log", "log", "reciprocal", "power"])
    return {"transformation": how} | ({"exponent": rng.choice(EXPONENTS)} if how == "power" else {})


def direction_of(goalposts):
    return "higher" if Fraction(goalposts[0]) < Fraction(goalposts[1]) else "lower"


def given_goalposts(rng, plain):
    keys = some_transformation(rng) if rng.random() < 0.3 else {}
    keys["goalposts"] = rng.choice(POSITIVE_GOALPOSTS if keys else GOALPOSTS)
    if rng.random() < 0.4:
        keys["direction"] = direction_of(keys["goalposts"])
    if not plain and rng.random() < 0.2:
        keys["target"] = rng.choice(TARGETS)
    return keys


def some_class_scores(rng, count):
    return sorted(rng.sample(["0", "0.1", "0.25", "0.5", "0.615", "0.75", "0.9", "1"], count), key=Fraction)


def categorical(rng, about, plain):
    low, high = map(Fraction, about)
    count = rng.randint(1, 4)
    steps = sorted(rng.sample(range(1, STEPS), count))
    keys = {"normalisation": "categorical", "direction": rng.choice(["higher", "lower"]),
            "thresholds": [grid_text(low, high, step) for step in steps]}
    if not plain and rng.random() < 0.5:
        scores = some_class_scores(rng, count + 1)
        keys["scores"] = scores if keys["direction"] == "higher" else scores[::-1]
    return keys


def some_moments(rng, about):
    """A mean or a deviation, or both, that are given."""
    low, high = map(Fraction, about)
    moments = {"mean": grid_text(low, high, rng.randint(5, 35)), "deviation": grid_text(Fraction(0), high - low, 10)}
    return {key: moments[key] for key in rng.sample(["mean", "deviation"], rng.randint(1, 2))}


def against_set(rng, units, about, plain):
    """A normalisation against the values of a set of units."""
    how = rng.choice(["min-max", "min-max", "z-score", "rank", "percentile-rank", "quantile"])
    keys = {"normalisation": how}
    if how == "min-max":
        keys["goalposts"] = rng.choice(SET_GOALPOSTS + [("minimum", {"unit": rng.choice(units)})])
    else:
        keys["direction"] = rng.choice(["higher", "lower"])
    if how == "quantile":
        keys["groups"] = rng.choice(["2", "3", "4", "5", "10"])
    if how == "z-score":
        keys["target"] = rng.choice(MOMENTS)
        if rng.random() < 0.3:
            keys |= some_moments(rng, about)
        if plain or rng.random() < 0.4:
            keys["clamp"] = "both"
    elif not plain and rng.random() < 0.2:
        keys["target"] = rng.choice(TARGETS)
    if rng.random() < 0.3 and ("mean" not in keys or "deviation" not in keys):
        keys["set"] = rng.choice(["panel", "period"])
    return keys


def some_other_keys(rng, plain):
    """How a method normalises whatever quantities there are: by their set, and by goalposts of none of them."""
    how = rng.choice(["z-score", "rank", "percentile-rank", "quantile"])
    keys = {"normalisation": how, "target": rng.choice(MOMENTS) if how == "z-score" else ("0", "1")}
    if how == "z-score":
        keys["clamp"] = "both" if plain else rng.choice(["both", "none"])
    if how == "quantile":
        keys["groups"] = rng.choice(["2", "3", "7"])
    return keys


def divide_some(rng, leaves):
    """Some quantities are divided by others, whose values are above 0; these have no denominator of their own."""
    divisors = [leaf for leaf in leaves if leaf.quantity and Fraction(leaf.about[0]) > 0][:2]
    for leaf in leaves:
        if leaf.quantity and leaf not in divisors and divisors and rng.random() < 0.3:
            leaf.quantity["denominator"] = {"indicator": rng.choice(divisors).code}
            if rng.random() < 0.7:
                leaf.quantity["denominator"]["per"] = rng.choice(["100", "1000", "0.5"])


def some_quantity(rng, units, plain):
    """The keys of a quantity, and the ends between which its values lie."""
    kind = rng.random()
    if kind < 0.5:
        keys = given_goalposts(rng, plain)
        about = sorted(keys["goalposts"], key=Fraction)
    else:
        about = sorted(rng.choice(POSITIVE_GOALPOSTS + [("20", "85"), ("1", "11")]), key=Fraction)
        if kind < 0.6:
            return categorical(rng, about, plain), about
        keys = against_set(rng, units, about, plain)
        if rng.random() < 0.3 and not {"mean", "deviation"} & keys.keys() and "0" not in keys.get("goalposts", []):
            keys |= some_transformation(rng)
    if not plain and keys.get("normalisation", "min-max") in ("min-max", "z-score") and rng.random() < 0.4:
        keys["clamp"] = rng.choice(["both", "lower", "upper", "none"])
    if not plain and rng.random() < 0.2:
        keys["floor"] = rng.choice(["0", "0.01", "0.2"])
    return keys, about


def grid_text(low, high, step, digits=4):
    """A decimal at a step of forty between two ends: so that different values differ by more than rounding does."""
    return f"{float(low + (high - low) * Fraction(step, STEPS)):.{digits}f}"


def some_values(rng, about, count):
    """Values of one quantity: some beyond its ends, some equal; now and then all of them."""
    low, high = map(Fraction, about)
    pool = range(1 if low > 0 else -8, STEPS + 9)
    if rng.random() < 0.5:
        pool = rng.sample(pool, rng.choice([1, 2, 3, 5]))
    digits = rng.choice([2, 4])
    return [grid_text(low, high, rng.choice(pool), digits) for _ in range(count)]
