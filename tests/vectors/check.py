# SPDX-License-Identifier: MIT
"""Compares the vectors with what C makes now: check.py PROGRAM ROOT [--update]

Numbers are compared by their bits, not by how a libc writes them.
"""
import csv
import io
import pathlib
import subprocess
import sys

import tap

NUMBERS = ("score", "low", "high", "coverage")


def rows_of(text):
    return [{name: float.fromhex(value).hex() if name in NUMBERS and value else value for name, value in row.items()}
            for row in csv.DictReader(io.StringIO(text))]


def differences(kept, made):
    if not kept or len(kept) != len(made):
        yield f"{len(kept)} vectors were kept, {len(made)} are made"
    for old, new in zip(kept, made):
        if old != new:
            yield f"kept {old}\nmade {new}"


def main(program, root, update=None):
    root, results = pathlib.Path(root), tap.Tap()
    with open(root / "tests/vectors/cases.csv", encoding="utf-8", newline="") as cases:
        for case in csv.DictReader(cases):
            figures = root / "tests/vectors/figures" / f"{case['vectors']}.csv"
            made = subprocess.run([program, root / case["framework"], root / case["answers"]], check=True,
                                  capture_output=True, text=True).stdout
            if update:
                figures.write_text(made, encoding="utf-8")
            kept = rows_of(figures.read_text(encoding="utf-8"))
            results.check(case["vectors"], list(differences(kept, rows_of(made)))[:5])
    results.end()


main(*sys.argv[1:])
