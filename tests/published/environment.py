# SPDX-License-Identifier: MIT
"""The KidsRights Index's domain Enabling environment: that seven items of 0, 0.5 or 1 can give every published score.

    environment.py CPINDEX FRAMEWORK TABLE

What the items of a country were is not published, only their mean. For each published score, answers to some of the
seven items are looked for whose mean it is; the command must then print that score for them. From 2017 on, a score of 0
is printed as its floor, 0.01. Where TABLE is absent, the test is skipped.
"""
import csv
import pathlib
import sys
import tempfile
from fractions import Fraction

from tap import Tap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "properties"))
from command import read_rows, run  # noqa: E402

ITEMS = ["non-discrimination", "best-interests", "participation", "legislation", "budget", "data", "cooperation"]
FLOOR = Fraction(1, 100)


def half_unit(year):
    return Fraction(5, 1000 if year <= 2015 else 10000)


def counted(year, score):
    return max(score, FLOOR) if year >= 2017 else score


def items_for(year, printed):
    """The answers to as many items as possible whose mean is printed so; None where there are none."""
    for answered in range(len(ITEMS), 0, -1):
        for points in range(2 * answered + 1):
            if abs(counted(year, Fraction(points, 2 * answered)) - printed) <= half_unit(year):
                good, mixed = divmod(points, 2)
                given = ["good"] * good + ["mixed"] * mixed
                given += ["bad"] * (answered - len(given))
                return given + [""] * (len(ITEMS) - answered)
    return None


def published_scores(path):
    with open(path, encoding="utf-8", newline="") as file:
        return sorted({(int(row["year"]), Fraction(row["environment"]))
                       for row in csv.DictReader(file) if row["environment"]})


def main(cpindex, framework, path):
    tap = Tap()
    if not pathlib.Path(path).exists():
        tap.skip("Enabling environment", f"the published table is not there: {path}")
        return tap.end()
    scores = published_scores(path)
    answers = {key: items_for(*key) for key in scores}
    with tempfile.TemporaryDirectory(prefix="cpindex-") as folder:
        sheet = pathlib.Path(folder, "answers.csv")
        with open(sheet, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["unit", "period", *ITEMS])
            writer.writerows([float(printed), year, *given] for (year, printed), given in answers.items() if given)
        rows = read_rows(run(cpindex, "score", framework, sheet, "--format", "csv"))
    for year in sorted({year for year, _ in scores}):
        own = [printed for y, printed in scores if y == year]
        wrong = [f"{float(printed)} has no items, or other ones" for printed in own if answers[year, printed] is None
                 or abs(counted(year, Fraction(rows[str(float(printed)), str(year), "environment"]["score"])) - printed)
                 > half_unit(year)]
        tap.check(f"{year}: {len(own)} different scores, each the mean of items", wrong)
    return tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
