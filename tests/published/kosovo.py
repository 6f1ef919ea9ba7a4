# SPDX-License-Identifier: MIT
"""The partial Kosovo sheet under every method of the Child Protection Index.

    kosovo.py CPINDEX FRAMEWORK ANSWERS

What nobody answered must stay unanswered, whatever the method; each answer names its source; and the range says what
the score can still come to.
"""
import csv
import json
import pathlib
import sys
from fractions import Fraction

from tap import Tap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "properties"))
from command import read_rows, run  # noqa: E402

OPTION_VALUES = {"yes": Fraction(1), "partially": Fraction(1, 2), "no": Fraction(0)}


def answered_indicators(node):
    """The codes of the indicators that are answered themselves, from the structure that `cpindex show` writes."""
    if isinstance(node, list):
        return [code for child in node for code in answered_indicators(child)]
    if not isinstance(node, dict):
        return []
    if node.get("kind") == "indicator" and "children" not in node:
        return [node["code"]]
    return [code for child in node.values() for code in answered_indicators(child)]


def read_sheet(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["answer"]]


def sheet_problems(sheet, codes):
    for row in sheet:
        if not row["source"].strip():
            yield f"{row['indicator']} has no source"
        if row["indicator"] not in codes:
            yield f"{row['indicator']} is not an indicator of the framework"
    if not 0 < len(sheet) < len(codes):
        yield f"{len(sheet)} of {len(codes)} indicators are answered"


def leaf_problems(rows, sheet, codes):
    """Answered indicators are scored as the option says, all others have no data."""
    answers = {row["indicator"]: row["answer"] for row in sheet}
    for code in codes:
        row, answer = rows[code], answers.get(code)
        state = {None: "no data", "nd": "no data", "na": "not applicable"}.get(answer, "scored")
        if row["state"] != state:
            yield f"{code}: {row['state']}, should be {state}"
        if state == "no data" and (row["score"], row["coverage"], row["low"], row["high"]) != ("", "0", "0", "1"):
            yield f"{code} is not answered, and stands as {row}"
        if answer in OPTION_VALUES and Fraction(row["score"] or -1) != OPTION_VALUES[answer]:
            yield f"{code}: {answer} is scored {row['score']}"


def total_problems(total):
    low, high = Fraction(total["low"]), Fraction(total["high"])
    if not 0 <= low < high <= 1:
        yield f"the range is {total['low']} to {total['high']}"
    if total["score"] and not low <= Fraction(total["score"]) <= high:
        yield f"the score {total['score']} is outside {total['low']} to {total['high']}"
    if not 0 < Fraction(total["coverage"]) < 1:
        yield f"coverage is {total['coverage']}"
    if bool(total["score"]) != (total["state"] == "scored"):
        yield f"score {total['score']!r} in the state {total['state']!r}"


def by_hand_problems(total, sheet):
    """Where every indicator weighs the same, the total is the mean of the answers."""
    values = [OPTION_VALUES[row["answer"]] for row in sheet if row["answer"] in OPTION_VALUES]
    mean = sum(values) / len(values)
    if abs(Fraction(total["score"]) - mean) > Fraction(1, 10**15):
        yield f"the total is {total['score']}, by hand {float(mean)!r}"


def main(cpindex, framework, answers):
    tap, sheet = Tap(), read_sheet(answers)
    structure = json.loads(run(cpindex, "show", framework, "--format", "json"))
    codes = answered_indicators(structure)
    tap.check(f"{len(sheet)} of {len(codes)} answers, each with its source", list(sheet_problems(sheet, codes)))
    for method in (method["code"] for method in structure["methods"]):
        table = read_rows(run(cpindex, "score", framework, answers, "--method", method, "--format", "csv"))
        rows = {figure: row for (_, _, figure), row in table.items()}
        tap.check(f"{method}: indicators as answered", list(leaf_problems(rows, sheet, codes)))
        tap.check(f"{method}: total {rows['CPI']['score'] or rows['CPI']['state']}, "
                  f"between {rows['CPI']['low']} and {rows['CPI']['high']}", list(total_problems(rows["CPI"])))
        if method == "indicators":
            tap.check("indicators: total by hand", list(by_hand_problems(rows["CPI"], sheet)))
    printed = run(cpindex, "score", framework, answers)
    tap.check("a reconstruction says so", [] if "reconstruction" in printed.lower() else [printed])
    return tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
