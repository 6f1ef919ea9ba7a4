# SPDX-License-Identifier: MIT
"""Zero variance, one unit, nothing at all, ties, negative values and zeros under every normalisation and aggregation:
each has a score that was worked out by hand, or a state that says why not; no output holds a NaN or an infinity.

    states.py CPINDEX
"""
import re
import sys
from fractions import Fraction

from command import Failed, Workplace
from emit import flow
from tap import Tap

NOT_FINITE = re.compile(r"(?i)(?<!\w)-?(nan|inf(inity)?)(?!\w)")
NEAR = Fraction(1, 10**12)
MIN_MAX = {"goalposts": ["minimum", "maximum"]}
Z_SCORE = {"normalisation": "z-score", "target": ["0.5", "0.1"]}
RANK, PERCENTILE = {"normalisation": "rank"}, {"normalisation": "percentile-rank"}
THIRDS = {"normalisation": "quantile", "groups": "3"}
CLASSES = {"normalisation": "categorical", "thresholds": ["10", "20"]}
LOWER = {"direction": "lower"}

# Keys of a quantity, values of the units, and what each scores: a fraction as text, or a state.
SETS = [
    (MIN_MAX, "2 4 3", "0 1 1/2"), (MIN_MAX, "-3 -1 -2", "0 1 1/2"), (MIN_MAX, "1 1 3", "0 0 1"),
    (MIN_MAX, "5 5 5", "undefined undefined undefined"), (MIN_MAX, "5", "undefined"),
    (MIN_MAX, "nd -", "no-data no-data"), (MIN_MAX, "5 nd", "undefined no-data"),
    (MIN_MAX, "0.1 0.1 0.1", "undefined undefined undefined"),
    ({"goalposts": ["maximum", "minimum"]}, "2 4 3", "1 0 1/2"),
    ({"goalposts": ["0", "maximum"]}, "2 4 0", "1/2 1 0"),
    ({"goalposts": ["0", "maximum"]}, "-1 -2", "undefined undefined"),
    ({"goalposts": ["0", "maximum"]}, "0 0", "undefined undefined"),
    ({"goalposts": ["minimum", {"unit": "U1"}]}, "1 3 2 5", "0 1 1/2 1"),
    ({"goalposts": ["minimum", {"unit": "U1"}]}, "1 nd 2", "undefined no-data undefined"),
    ({"goalposts": ["minimum", {"unit": "U0"}]}, "1 3", "undefined undefined"),
    ({"goalposts": ["minimum", {"unit": "nobody"}]}, "1 3", "undefined undefined"),
    ({"goalposts": ["minimum", "80"]}, "60 70 90", "0 1/2 1"),
    ({"goalposts": ["minimum", "80"]}, "80 90", "undefined undefined"),
    ({"goalposts": ["minimum", "mean"]}, "1 2 6", "0 1/2 1"),
    ({"goalposts": ["median", "maximum"]}, "1 2 4 6", "0 0 1/3 1"),
    (MIN_MAX | {"transformation": "log"}, "1 10 100", "0 1/2 1"),
    (MIN_MAX | {"transformation": "reciprocal"}, "1 2 4", "0 2/3 1"),
    (MIN_MAX | {"transformation": "power", "exponent": "0.5"}, "0 1 4", "0 1/2 1"),
    (MIN_MAX | {"transformation": "power", "exponent": "-1"}, "1 2 4", "0 2/3 1"),
    (MIN_MAX | {"transformation": "log"}, "7 7", "undefined undefined"),
    (MIN_MAX | {"target": ["0.01", "1"]}, "2 4 3", "1/100 1 101/200"), (Z_SCORE, "1 2 3", "2/5 1/2 3/5"),
    (Z_SCORE | LOWER, "1 2 3", "3/5 1/2 2/5"), (Z_SCORE, "-3 -2 -1", "2/5 1/2 3/5"),
    (Z_SCORE, "5 5 5", "undefined undefined undefined"), (Z_SCORE, "0.1 0.1 0.1", "undefined undefined undefined"),
    (Z_SCORE | {"transformation": "log"}, "0.3 0.3 0.3", "undefined undefined undefined"),
    (Z_SCORE, "4", "undefined"), (Z_SCORE, "nd", "no-data"),
    (Z_SCORE | {"mean": "10", "deviation": "5"}, "10", "1/2"),
    (Z_SCORE | {"mean": "10", "deviation": "5"}, "15 5", "3/5 2/5"),
    (Z_SCORE | {"mean": "10"}, "4 4", "undefined undefined"), (Z_SCORE | {"deviation": "2"}, "4", "1/2"),
    (Z_SCORE | {"target": ["0", "1"]}, "1 2 3", "-1 0 1"),
    (Z_SCORE | {"target": ["0", "1"], "clamp": "both"}, "1 2 3", "0 0 1"),
    (Z_SCORE | {"transformation": "reciprocal", "mean": "0.5", "deviation": "0.25"}, "1 4", "3/10 3/5"),
    (RANK, "10 20 30", "0 1/2 1"), (RANK | LOWER, "10 20 30", "1 1/2 0"), (RANK, "10 10 30", "1/2 1/2 1"),
    (RANK, "10 30 30", "0 1 1"), (RANK, "5 5 5", "1 1 1"), (RANK, "5", "undefined"),
    (RANK, "5 nd", "undefined no-data"), (RANK, "-1 -2", "1 0"), (PERCENTILE, "10 20 30", "1/6 1/2 5/6"),
    (PERCENTILE, "10 10 30", "1/3 1/3 5/6"), (PERCENTILE, "5 5 5", "1/2 1/2 1/2"), (PERCENTILE, "5", "undefined"),
    (PERCENTILE | LOWER, "-10 20", "3/4 1/4"), (THIRDS, "10 20 30", "0 1/2 1"), (THIRDS, "10 10 30", "0 0 1"),
    (THIRDS, "5 5 5", "0 0 0"), (THIRDS, "5", "undefined"), (THIRDS | LOWER, "1 2 3 4 5 6 7", "1 1 1/2 1/2 0 0 0"),
    (THIRDS, "1 2", "0 1/2"), (CLASSES, "5 10 19.9 20 25", "0 1/2 1/2 1 1"),
    (CLASSES | LOWER, "5 10 20 25 -1", "1 1 1/2 0 1"), (CLASSES, "7", "0"),
    (CLASSES | {"scores": ["0.1", "0.1", "0.9"]}, "5 10 20", "1/10 1/10 9/10"),
    ({"goalposts": ["100", "0"]}, "-5 0 50 100 150", "1 1 1/2 0 0"),
    ({"goalposts": ["0", "1"], "clamp": "none"}, "-2 3", "-2 3"),
]

# Values divided by those of a second list.
RATES = [
    (RANK, "0.1 0.3 1", "0.3 0.9 1", "1/2 1/2 1"), (MIN_MAX, "0.1 0.3", "0.3 0.9", "undefined undefined"),
    (Z_SCORE, "0.1 0.3 0.7", "0.3 0.9 2.1", "undefined undefined undefined"), (MIN_MAX, "1 2 3", "2 2 2", "0 1/2 1"),
    (MIN_MAX, "1 2 3", "2 nd 2", "0 no-data 1"), (MIN_MAX, "1 2 3", "2 na 2", "0 no-data 1"),
    (MIN_MAX, "1 -2", "2 2", "1 0"),
]

# Aggregation, operands (clamped nowhere), and what they come to; of equal weights.
OPERANDS = [
    ("harmonic", "1 0.5", "2/3"), ("harmonic", "1 0", "0"), ("harmonic", "1 -1", "0"),
    ("harmonic", "0.3 0.3", "3/10"), ("geometric", "0.5 -1", "0"), ("geometric", "0.25 1", "1/2"),
    ("geometric", "0 0", "0"), ("power, exponent: 2", "0.2 1.4", "1"), ("power, exponent: 2", "-3 0", "0"),
    ("power, exponent: 2", "-3 1.4", "0.9899494936611665"), ("power, exponent: -2", "0 1", "0"),
    ("power, exponent: 100", "0 0", "0"), ("power, exponent: -100", "0.5 0.5", "1/2"),
    ("power, exponent: 1", "-1 0.5", "-1/4"), ("power, exponent: 0", "0.25 1", "1/2"),
    ("power, exponent: -1", "1 0.5", "2/3"), ("maximum", "-2 -1", "-1"), ("minimum", "-2 -1", "-2"),
    ("median", "-2 -1 5", "-1"), ("sum", "-2 2", "0"), ("product", "0.5 0.5", "1/4"), ("product", "-1 -1", "0"),
    ("product", "0 5", "0"), ("product", "1e-20 1e-20", "1e-40"), ("all-or-nothing", "1 1", "1"),
    ("all-or-nothing", "1 0.999", "0"), ("all-or-nothing", "1 nd", "1"), ("arithmetic", "nd nd", "no-data"),
    ("harmonic", "nd nd", "no-data"), ("product", "nd 0.5", "1/2"), ("maximum", "nd -", "no-data"),
    ("arithmetic", "-1 1", "0"),
]
# Values that cannot go where they are asked for: the code of the diagnostic.
REFUSED = [
    (MIN_MAX | {"transformation": "log"}, "1 0", "CPI-513"), (MIN_MAX | {"transformation": "log"}, "-1 2", "CPI-513"),
    (MIN_MAX | {"transformation": "reciprocal"}, "1 0", "CPI-513"), (MIN_MAX, "1 1e31", "CPI-508"),
    (MIN_MAX, "1 nan", "CPI-508"), (MIN_MAX | {"transformation": "power", "exponent": "0.5"}, "1 -1", "CPI-513"),
]


def framework(quantities, aggregation="arithmetic"):
    """One indicator for each quantity."""
    lines = ["cpindex: 1", "code: T", 'edition: "1"', "title: T", "status: example", "indicators:"]
    for code, keys in quantities.items():
        scored = "" if code != "divisor" else "scored: no, "
        lines.append(f"  - {{code: {code}, title: X, {scored}quantity: {flow(keys)}}}")
    return "\n".join([*lines, "methods:", f"  m: {{title: M, missing: skip, aggregation: {aggregation}}}", ""])


def sheet(columns):
    """One unit a row."""
    rows = [[f"U{i}", *("" if text == "-" else text for text in row)] for i, row in enumerate(zip(*columns.values()))]
    return "".join(",".join(row) + "\n" for row in [["unit", *columns], *rows]).encode()


def not_finite(place):
    """Whatever the format, numbers are numbers."""
    texts = [place.score("m", "--format", name) for name in ("csv", "json", "table")]
    return [f"{found.group()!r} is printed" for text in texts for found in NOT_FINITE.finditer(text)]


def differences(place, figure, wanted):
    """What the command says of a figure of each unit, beside what a person found."""
    rows = place.rows("m")
    for i, want in enumerate(wanted.split()):
        row = rows[f"U{i}", "", figure]
        if want in ("undefined", "no-data"):
            if row["state"] != want.replace("-", " ") or row["score"]:
                yield f"U{i}: {row['state']} {row['score']}, by hand {want}"
        elif row["state"] != "scored" or abs(Fraction(row["score"]) - Fraction(want)) > NEAR * abs(Fraction(want)):
            yield f"U{i}: {row['state']} {row['score']}, by hand {want}"


def check(tap, place, name, case):
    """A framework, a sheet, the figure that is looked at, and what it is."""
    text, answers, figure, wanted = case
    place.write(text, answers)
    try:
        problems = list(differences(place, figure, wanted)) + not_finite(place)
    except Failed as failure:
        problems = [failure]
    tap.check(f"{name}: {wanted}", problems)


def refused(place, keys, values, code):
    place.write(framework({"x": keys}), sheet({"x": values.split()}))
    try:
        return [f"scored, not refused: {place.score('m', '--format', 'csv')}"]
    except Failed as failure:
        return [] if code in str(failure) else [failure]


def main():
    tap = Tap()
    with Workplace(sys.argv[1]) as place:
        for keys, values, wanted in SETS:
            case = framework({"x": keys}), sheet({"x": values.split()}), "x", wanted
            check(tap, place, f"{flow(keys)} of {values}", case)
        for keys, values, divisors, wanted in RATES:
            quantities = {"x": keys | {"denominator": {"indicator": "divisor"}}, "divisor": {"goalposts": ["0", "1"]}}
            case = framework(quantities), sheet({"x": values.split(), "divisor": divisors.split()}), "x", wanted
            check(tap, place, f"{flow(keys)} of {values} by {divisors}", case)
        quantities = {"x": MIN_MAX | {"denominator": {"indicator": "by"}}, "by": {"goalposts": ["0", "maximum"]}}
        case = framework(quantities), sheet({"x": ["1", "2"], "by": ["4", "2"]}), "by", "1 1/2"
        check(tap, place, "a quantity that others are divided by, from 0", case)
        for aggregation, values, wanted in OPERANDS:
            columns = {f"x{i}": [text] for i, text in enumerate(values.split())}
            quantities = {code: {"goalposts": ["0", "1"], "clamp": "none"} for code in columns}
            case = framework(quantities, aggregation), sheet(columns), "T", wanted
            check(tap, place, f"{aggregation} of {values}", case)
        for keys, values, code in REFUSED:
            tap.check(f"{flow(keys)} of {values}: {code}", refused(place, keys, values, code))
    tap.end()


if __name__ == "__main__":
    main()
