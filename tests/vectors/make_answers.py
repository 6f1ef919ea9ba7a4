# SPDX-License-Identifier: MIT
"""Draws answers for a framework, always the same: make_answers.py CPINDEX FRAMEWORK > answers.csv

Four units with a few answers missing for each reason, numbers with digits that binary fractions do not have, and one
unit that has hardly an answer.
"""
import csv
import io
import json
import random
import re
import subprocess
import sys

UNITS = [("Kosovë", 0.05), ("Ruritania", 0.1), ("Freedonia", 0.2), ("Sylvania", 0.9)]


def shown(cpindex, framework, form):
    return subprocess.run([cpindex, "show", framework, "--format", form], check=True, capture_output=True,
                          text=True).stdout


def number(rng, quantity):
    """A number between the goalposts where they are numbers, or else one of a percentage."""
    ends = re.search(r"goalposts: \[([-\d.e]+), ([-\d.e]+)\]", quantity)
    first, last = map(float, ends.groups()) if ends else (1, 100)
    return f"{first + (last - first) * rng.random():.5g}"


def answer(rng, row, scales, missing):
    if rng.random() < missing:
        return ("", "nd", "na")[int(3 * rng.random())]
    if row["quantity"]:
        return number(rng, row["quantity"])
    options = scales[row["scale"]]
    return options[int(len(options) * rng.random())]


def main(cpindex, framework):
    rng = random.Random(20241120)
    scales = {scale["code"]: [option["code"] for option in scale["options"]]
              for scale in json.loads(shown(cpindex, framework, "json"))["scales"]}
    rows = [row for row in csv.DictReader(io.StringIO(shown(cpindex, framework, "csv")))
            if row["scale"] or row["quantity"]]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["unit", "period", "indicator", "answer"])
    out.writerows([unit, "2024", row["code"], answer(rng, row, scales, missing)]
                  for unit, missing in UNITS for row in rows)


main(*sys.argv[1:])
