# SPDX-License-Identifier: MIT
"""Scores that lie exactly halfway between two printed numbers, made by every aggregation: half goes away from zero.

    ties.py CPINDEX

Every unit of a panel is one half. The command's own table is read, and its full-precision figures.
"""
import sys
from decimal import Decimal
from fractions import Fraction

from command import Failed, Workplace
from compare import Findings, compare
from emit import framework_yaml, panel_csv
from exact import spreadsheet
from model import Framework, Method, Node, Output, Panel, Scale
from printed import INDEX_TITLE, ranking_scores
from reference import score
from tap import Tap

UNUSED = {"s": Scale({"yes": "1", "no": "0"})}

# How operands make a half h: (aggregation or rule, weights, operands as functions of h, largest h).
MAKERS = {
    "one indicator": ("arithmetic", "1", [lambda h: h], 1),
    "mean of two": ("arithmetic", "1 1", [lambda h: h / 2, lambda h: h * 3 / 2], "0.66"),
    "mean of three": ("arithmetic", "1 1 1", [lambda h: h / 2, lambda h: h, lambda h: h * 3 / 2], "0.66"),
    "mean with weights": ("arithmetic", "0.1 0.2 0.3", [lambda h: h * 2, lambda h: h, lambda h: h * 2 / 3], "0.5"),
    "mean of ten": ("arithmetic", "0.1 " * 10, [lambda h, i=i: h * (11 + 2 * i) / 20 for i in range(10)], "0.68"),
    "geometric": ("geometric", "1 1", [lambda h: h * 4 / 5, lambda h: h * 5 / 4], "0.8"),
    "geometric with weights": ("geometric", "0.1 0.2", [lambda h: h * 16 / 25, lambda h: h * 5 / 4], "0.8"),
    "geometric of three": ("geometric", "1 1 1", [lambda h: h / 2, lambda h: h * 4 / 5, lambda h: h * 5 / 2], "0.4"),
    "minimum": ("minimum", "1 1", [lambda h: h, lambda h: h * 5 / 4], "0.8"),
    "median of three": ("median", "1 1 1", [lambda h: h / 2, lambda h: h, lambda h: h * 5 / 4], "0.8"),
    "median between two": ("median", "0.1 0.2 0.3", [lambda h: h / 2, lambda h: h * 4 / 5, lambda h: h * 6 / 5], "0.8"),
    "harmonic": ("harmonic", "1 1", [lambda h: h * 3 / 4, lambda h: h * 3 / 2], "0.66"),
    "harmonic with weights": ("harmonic", "0.1 0.2", [lambda h: h / 2, lambda h: h * 2], "0.5"),
    "power 2": ({"aggregation": "power", "exponent": "2"}, "1 1", [lambda h: h / 5, lambda h: h * 7 / 5], "0.7"),
    "power 0.5": ({"aggregation": "power", "exponent": "0.5"}, "1 1", [lambda h: h / 4, lambda h: h * 9 / 4], "0.44"),
    "power -2": ({"aggregation": "power", "exponent": "-2"}, "1 4", [lambda h: h / 2, lambda h: h * 2], "0.5"),
    "maximum": ("maximum", "1 1", [lambda h: h, lambda h: h / 2], 1),
    "product": ("product", "1 1", [lambda h: Fraction(4, 5), lambda h: h * 5 / 4], "0.8"),
    "rescaled": ({"aggregation": "arithmetic", "rescale": ("0.2", "0.8")}, "1 1",
                 [lambda h: h * 3 / 5, lambda h: h * 3 / 5 + Fraction(2, 5)], 1),
    "sum": ("sum", "0.1 0.2 0.7", [lambda h: h, lambda h: h / 2, lambda h: h * 8 / 7], "0.8"),
    "sum with a negative weight": ("sum", "1.3 -0.3", [lambda h: h, lambda h: h], 1),
    "difference": ("arithmetic", "1 1", [lambda h: Fraction(1), lambda h: 1 - h], 1),
    "difference below zero": ("arithmetic", "1 1", [lambda h: Fraction("0.9") - h, lambda h: Fraction("0.9")], "0.9"),
}
OUTPUTS = [(("0", "1"), 2), (("0", "1"), 1), (("0", "1"), 3), (("0", "100"), 0), (("0", "10"), 1), (("0", "1000"), 0),
           (("1", "5"), 2), (("-1", "1"), 2)]
MOST_UNITS = 25


def tied_framework(maker, output):
    aggregation, weights, _, _ = MAKERS[maker]
    root = Node("T", "index", scale="s")
    top = root.add(Node("D", "domain"))
    for i, weight in enumerate(weights.split()):
        top.add(Node(f"i{i}", "indicator", weight=weight, quantity={"goalposts": ("0", "1")}))
    method = Method({"aggregation": "arithmetic", "missing": "skip"}, output=Output(*output))
    method.nodes["D"] = aggregation if isinstance(aggregation, dict) else {"aggregation": aggregation}
    derived = [("gap", "difference", ["i0", "i1"])] if len(top.children) > 1 else []
    return Framework(UNUSED, root, {"m": method}, derived=derived)


def exact_text(x):
    """A fraction as a decimal that reads back as the same fraction; None where there is no short one."""
    text = f"{Decimal(x.numerator) / Decimal(x.denominator):f}"
    return text if Fraction(text) == x else None


def operand_texts(maker, output):
    """The operands of every half that decimals can make: of 0.005, 0.015 and so on with two digits."""
    _, _, operands, largest = MAKERS[maker]
    first, last = map(Fraction, output[0])
    step = Fraction(1, 10**output[1])
    halves = [(k * step + step / 2) / (last - first) for k in range(int((last - first) / step))]
    rows = ([exact_text(operand(half)) for operand in operands] for half in halves if half <= Fraction(largest))
    return [row for row in rows if None not in row]


def tied_panel(maker, output):
    """One unit a half."""
    rows, panel = operand_texts(maker, output), Panel([])
    for texts in rows[::len(rows) // MOST_UNITS + 1]:
        for i, text in enumerate(texts):
            panel.answers[len(panel.assessments), f"i{i}"] = ("value", text)
        panel.assessments.append((f"Unit{len(panel.assessments)}", ""))
    return panel


def printed_problems(place, panel, outputs, digits):
    """The score of every unit in the printed table; a single unit stands there under the title of the index."""
    scores = ranking_scores(place.score("m", "--format", "table"))
    for i, (unit, _) in enumerate(panel.assessments):
        right = spreadsheet(outputs[i]["T"].score, digits)
        got = scores.get(unit if len(panel.assessments) > 1 else INDEX_TITLE)
        if got != right:
            yield f"{unit}: the table prints {got}, exactly {right} ({float(outputs[i]['T'].score)!r})"


def tie_problems(place, maker, output):
    """What differs, and how many halves there were."""
    framework, panel = tied_framework(maker, output), tied_panel(maker, output)
    outputs, ranks = score(framework, framework.methods["m"], panel)
    place.write(framework_yaml(framework), panel_csv(framework, panel))
    findings = Findings()
    try:
        compare(framework, "m", panel, place.rows("m"), (outputs, ranks), findings)
        problems = findings.problems + list(printed_problems(place, panel, outputs, output[1]))
    except Failed as failure:
        problems = [failure]
    return problems, len(panel.assessments)


def main():
    tap = Tap()
    with Workplace(sys.argv[1]) as place:
        for maker in MAKERS:
            for output in OUTPUTS:
                problems, count = tie_problems(place, maker, output)
                name = f"{maker}, {' to '.join(output[0])} with {output[1]} digits: {count} halves"
                tap.check(name, problems[:20] if count else ["no halves to try"])
    tap.end()


if __name__ == "__main__":
    main()
