# SPDX-License-Identifier: MIT
"""The figures of tests/vectors, to the last bit and with the same digits."""
import csv
import itertools
import math
import pathlib
import struct

import pytest

import cpindex

ROOT = pathlib.Path(__file__).resolve().parents[3]


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CASES = rows_of(ROOT / "tests" / "vectors" / "cases.csv")


def bits(number):
    """The bits of a double; those of all NaN are the same."""
    return b"none" if math.isnan(number) else struct.pack("<d", number)


def kept(hexadecimal):
    return bits(float.fromhex(hexadecimal) if hexadecimal else math.nan)


def assert_same(row, figure):
    assert bits(figure.value) == kept(row["score"]), row
    assert (bits(figure.low), bits(figure.high)) == (kept(row["low"]), kept(row["high"])), row
    assert bits(figure.coverage) == kept(row["coverage"]), row
    assert figure.state == row["state"] and figure.rank == (int(row["rank"]) if row["rank"] else None), row
    assert figure.text == (row["text"] or row["state"]), row


def scores_of(case, method):
    framework = cpindex.Framework.load(ROOT / case["framework"])
    return framework.score(ROOT / case["answers"], method=method)


@pytest.mark.filterwarnings("ignore::cpindex.CpindexWarning")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["vectors"])
def test_the_same_bits_as_in_c(case):
    rows = rows_of(ROOT / "tests" / "vectors" / "figures" / f"{case['vectors']}.csv")
    for method, own in itertools.groupby(rows, key=lambda row: row["method"]):
        scores = scores_of(case, method)
        assert scores.method == method
        selected = {pair: scores.select(*pair) for pair in scores.assessments}
        for row in own:
            assert_same(row, selected[row["unit"], row["period"]][row["figure"]][0])
