# SPDX-License-Identifier: MIT
"""The reference itself, held to cases that were worked out by hand."""
from fractions import Fraction as F

from aggregations import aggregate
from derived import band_of, derive, rating
from exact import geometric_mean, spreadsheet, weighted_median
from figures import Figure
from model import Band, Bands, Framework, Method, Node, Output, Panel, Scale
from quantities import goalposts_of, score_of
from reference import score
from tap import Tap

YES_NO = {"s": Scale({"yes": "1", "partly": "0.5", "no": "0"})}


def small_framework(**rule):
    """Two domains: A with three indicators of dimensions law, law, services; B with one of services."""
    root = Node("T", "index", scale="s")
    for code, groups in {"A": ["law", "law", "services"], "B": ["services"]}.items():
        domain = root.add(Node(code, "domain"))
        for i, group in enumerate(groups):
            domain.add(Node(f"{code}{i}", "indicator", facets={"dim": [group]}))
    method = Method({"aggregation": "arithmetic", "missing": "skip"} | rule)
    derived = [("gap", "difference", ["dim:law", "dim:services"])]
    return Framework(YES_NO, root, {"m": method}, {"dim": ["law", "services"]}, derived)


def figures(framework, *answers):
    """The figures of units whose answers are given in the order of the indicators, as words."""
    panel = Panel([(f"U{i}", "") for i in range(len(answers))])
    for i, words in enumerate(answers):
        for leaf, word in zip(framework.root.leaves(), words.split()):
            if word != "-":
                panel.answers[i, leaf.code] = (word,) if word in ("nd", "na") else ("option", word)
    return score(framework, framework.methods["m"], panel)


def differences(got, want):
    """Where figures are not the (state, score, coverage, low, high) that a person computed."""
    return [f"{address}: {got[address]}, by hand {expected}" for address, expected in want.items()
            if tuple(got[address]) != (expected[0], *(None if x is None else F(x) for x in expected[1:]))]


def unlike(got, want):
    return [] if got == want else [f"{got!r}, by hand {want!r}"]


def numbers(tap):
    printed = [spreadsheet(F(x), 2) for x in ("0.615", "-0.615", "2.675", "-0.004", "0.0049")]
    tap.check("half away from zero", unlike(printed, ["0.62", "-0.62", "2.68", "0.00", "0.00"]))
    tap.check("fifteen digits first", unlike(spreadsheet(F("0.6149999999999999999"), 2), "0.62"))
    medians = [weighted_median(list(map(F, values)), list(map(F, weights)))
               for values, weights in (((3, 1, 2), (1, 1, 1)), ((1, 3), (1, 1)), ((1, 3, 9), (1, 2, 4)))]
    tap.check("median", unlike(medians, [2, 2, 9]))
    tap.check("geometric mean", unlike([spreadsheet(geometric_mean([F(1, 4), F(1)], [F(1)] * 2), 12),
                                       geometric_mean([F(0), F(1)], [F(1)] * 2)], ["0.500000000000", 0]))


def means(tap):
    two = [F(1, 5), F(7, 5)], [F(1), F(1)]
    rules = [{"aggregation": "power", "exponent": exponent} for exponent in ("2", "1", "-1", "0")]
    rules += [{"aggregation": how} for how in ("harmonic", "product", "maximum", "all-or-nothing")]
    rules.append({"aggregation": "arithmetic", "rescale": ("0.5", "0.9")})
    got = [aggregate(rule, *two) for rule in rules]
    tap.check("aggregations", unlike([spreadsheet(x, 12) for x in got], [
        "1.000000000000", "0.800000000000", "0.350000000000", "0.529150262213", "0.350000000000", "0.280000000000",
        "1.400000000000", "0.000000000000", "0.750000000000"]))
    tap.check("weights are exponents in a product",
              unlike(aggregate({"aggregation": "product"}, [F(1, 2), F(1, 3)], [F(2), F(1)]), F(1, 12)))


def quantities(tap):
    values = [F(x) for x in (10, 20, 20, 40, 80)]
    cases = (
        ({"normalisation": "rank"}, ["0", "1/2", "1/2", "3/4", "1"]),
        ({"normalisation": "rank", "direction": "lower"}, ["1", "3/4", "3/4", "1/4", "0"]),
        ({"normalisation": "percentile-rank"}, ["1/10", "2/5", "2/5", "7/10", "9/10"]),
        ({"normalisation": "quantile", "groups": "3"}, ["0", "0", "0", "1/2", "1"]),
        ({"goalposts": ("minimum", "median")}, ["0", "1", "1", "1", "1"]),
        ({"goalposts": ("maximum", "0"), "target": ("1", "9")}, ["8", "7", "7", "5", "1"]),
        ({"goalposts": ("minimum", {"unit": "D"}), "clamp": "none"}, ["0", "1/3", "1/3", "1", "7/3"]),
        ({"normalisation": "z-score", "mean": "40", "deviation": "20"}, ["-3/2", "-1", "-1", "0", "2"]),
        ({"normalisation": "categorical", "thresholds": ("20", "40"), "direction": "lower"},
         ["1", "1", "1", "1/2", "0"]),
    )
    for keys, by_hand in cases:
        goalposts = goalposts_of(keys, values, dict(zip("ABCDE", values)))
        tap.check(f"{keys}", unlike([score_of(keys, x, goalposts) for x in values], [F(x) for x in by_hand]))
    moments = goalposts_of({"normalisation": "z-score"}, [F(x) for x in (1, 2, 3)], {})
    tap.check("mean and deviation of a set", unlike(moments, (2, 1)))
    placed = [score_of({"normalisation": "rank"}, F(x), values) for x in (5, 30, 90)]
    tap.check("a value from outside the set", unlike(placed, [0, F(1, 2), 1]))


def shown_figures(tap):
    bands = {"b": Bands({"A": Band("0.5", "3"), "B": Band(None, "1"), "C": Band("0.8", "2")})}
    framework, output = Framework({}, None, {}, bands=bands), Output(bands="b")
    got = [band_of(framework, output, F(x)) for x in ("0.49", "0.5", "0.8", "-7")]
    tap.check("bands", unlike(got, ["B", "A", "C", "B"]))
    rated = rating(framework, output, Figure("scored", F("0.6"), F(1), F("0.4"), F("0.9")))
    tap.check("a rating, with all bands between its ends", unlike(tuple(rated), ("scored", 3, 1, 1, 3)))
    above, below = Figure("scored", F(1), F(1), F(1), F(2)), Figure("scored", F(2), F(1), F(-1), F(4))
    tap.check("a ratio whose divisor may be 0", unlike(tuple(derive("ratio", [above, below])),
                                                       ("scored", F(1, 2), 1, None, None)))
    no_divisor = below._replace(score=F(0))
    tap.check("a ratio whose divisor is 0", unlike(derive("ratio", [above, no_divisor]).state, "undefined"))


def trees(tap):
    got = figures(small_framework(), "yes partly - no")[0][0]
    tap.check("skip", differences(got, {
        "A": ("scored", "3/4", "2/3", "1/2", "5/6"), "B": ("scored", "0", "1", "0", "0"),
        "T": ("scored", "3/8", "5/6", "1/4", "5/12"), "dim:law": ("scored", "3/4", "1", "3/4", "3/4"),
        "dim:services": ("scored", "0", "1/2", "0", "1/2"), "A/dim:services": ("no data", None, "0", "0", "1"),
        "gap": ("scored", "3/4", "3/4", "1/4", "3/4")}))
    got = figures(small_framework(over="cells"), "yes partly no na")[0][0]
    tap.check("cells, and what does not apply", differences(got, {
        "A": ("scored", "3/8", "1", "3/8", "3/8"), "B": ("not applicable", None, None, None, None),
        "T": ("scored", "3/8", "1", "3/8", "3/8")}))
    got = figures(small_framework(not_applicable="zero", over="indicators"), "yes na - yes")[0][0]
    tap.check("not applicable as zero", differences(got, {
        "T": ("scored", "2/3", "3/4", "1/2", "3/4"), "A": ("scored", "1/2", "2/3", "1/3", "2/3")}))


def withholding(tap):
    cases = (({"missing": "withhold"}, "low coverage", None), ({"missing": "zero"}, "scored", "1/6"),
             ({"minimum_coverage": "0.5"}, "low coverage", None), ({"minimum_coverage": "1/3"}, "scored", "1/2"),
             ({"maximum_missing": "1"}, "low coverage", None))
    for rule, state, score_of_total in cases:
        got = figures(small_framework(**rule), "partly nd - -")[0][0]
        want = {"A": (state, score_of_total, "1/3", "1/6", "5/6"), "B": ("no data", None, "0", "0", "1")}
        tap.check(f"withholding, {rule}", differences(got, want))
    got = figures(small_framework(missing="withhold"), "yes yes - -")[0][0]
    tap.check("a withheld part keeps its coverage",
             differences(got, {"T": ("low coverage", None, "1/3", "1/3", "1")}))
    framework = small_framework()
    framework.methods["m"].exclude = ["A"]
    tap.check("exclusion", differences(figures(framework, "yes yes - partly")[0][0], {
        "A1": ("excluded",) + (None,) * 4, "A/dim:law": ("excluded",) + (None,) * 4,
        "dim:law": ("excluded",) + (None,) * 4, "T": ("scored", "1/2", "1", "1/2", "1/2")}))


def ranking(tap):
    got = figures(small_framework(), "yes no no no", "yes no no no", "no no no no", "- - - -", "yes yes yes yes")[1]
    tap.check("ranks", unlike([got.get((i, "T")) for i in range(5)] + [got.get((0, "gap"))], [2, 2, 4, None, 1, None]))


def main():
    tap = Tap()
    for part in (numbers, means, quantities, shown_figures, trees, withholding, ranking):
        part(tap)
    tap.end()


if __name__ == "__main__":
    main()
