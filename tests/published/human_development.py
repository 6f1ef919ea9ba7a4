# SPDX-License-Identifier: MIT
"""The Human Development Index against published countries: UNDP, Human Development Report 2021/22, Statistical annex,
Table 1, values of 2021.

    human_development.py CPINDEX FRAMEWORK TABLE

The table prints years with one decimal and income without; the index that UNDP computed from more digits must lie where
the printed ones allow. Hong Kong, Australia, Ireland and others stand beyond a goalpost.
"""
import csv
import pathlib
import sys
import tempfile
from fractions import Fraction

from tap import Tap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "properties"))
from command import read_rows, run  # noqa: E402

HALF_UNITS = {"life-expectancy": "0.05", "expected-schooling": "0.05", "mean-schooling": "0.05",
              "gni-per-capita": "0.5"}
HALF_OF_INDEX = Fraction("0.0005")


def answer_lines(record):
    for period, sign in (("low", -1), ("printed", 0), ("high", 1)):
        values = [Fraction(record[code]) + sign * Fraction(half) for code, half in HALF_UNITS.items()]
        yield [record["country"], period, *(f"{float(value):.2f}" for value in values)]


def computed(cpindex, framework, records):
    """{(country, "low", "printed" or "high"): the index in full precision}"""
    with tempfile.TemporaryDirectory(prefix="cpindex-") as folder:
        answers = pathlib.Path(folder, "answers.csv")
        with open(answers, "w", encoding="utf-8", newline="") as file:
            lines = (line for record in records for line in answer_lines(record))
            csv.writer(file).writerows([["unit", "period", *HALF_UNITS], *lines])
        table = read_rows(run(cpindex, "score", framework, answers, "--format", "csv"))
    return {(unit, period): Fraction(row["score"]) for (unit, period, figure), row in table.items() if figure == "HDI"}


def problems_of(record, scores):
    low, middle, high = (scores[record["country"], period] for period in ("low", "printed", "high"))
    published = Fraction(record["HDI"])
    if not low < middle < high:
        yield f"not in order: {float(low)}, {float(middle)}, {float(high)}"
    if not low - HALF_OF_INDEX <= published <= high + HALF_OF_INDEX:
        yield f"published {record['HDI']}, computed {float(low):.5f} to {float(high):.5f}"
    if abs(middle - published) > Fraction("0.0015"):
        yield f"published {record['HDI']}, computed {float(middle):.5f} from the printed digits"


def main(cpindex, framework, path):
    tap = Tap()
    with open(path, encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    scores = computed(cpindex, framework, records)
    for record in records:
        tap.check(f"{record['country']}: {record['HDI']}", list(problems_of(record, scores)))
    return tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
