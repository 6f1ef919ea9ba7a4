# SPDX-License-Identifier: MIT
"""The KidsRights Index against its published score tables.

    kidsrights.py CPINDEX FRAMEWORK TABLE

A printed number stands for all that it is the rounded form of. The total of a row lies between the totals of its domain
scores at their lowest and at their highest, all three computed by the command. The table is either the whole of
2013-2024 or the sample in this folder; where it is absent, the test is skipped.
"""
import csv
import itertools
import pathlib
import re
import sys
import tempfile
from collections import namedtuple
from fractions import Fraction

from tap import Tap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "properties"))
from command import read_rows, run  # noqa: E402
from exact import spreadsheet  # noqa: E402

DOMAINS = ("life", "health", "education", "protection", "environment")
FLOOR = Fraction("0.01")
SLACK = Fraction(1, 10**12)

# Rows whose printed total cannot come from their printed domain scores: misprints of one cell, or contradictions.
MISPRINTS = {
    (2015, "Canada"), (2015, "Gabon"), (2015, "Benin"), (2015, "Haiti"), (2015, "Zimbabwe"),
    (2015, "Democratic Republic of the"), (2015, "Angola"),
    (2021, "Thailand"), (2021, "Republic of Korea"), (2021, "Belgium"), (2021, "Colombia"), (2021, "Seychelles"),
    (2023, "Australia"), (2023, "Sri Lanka"), (2023, "Cambodia"), (2023, "Madagascar"),
    (2024, "Liechtenstein"),
}
# Neighbours with the same printed total whose domain scores, unrounded, leave only the other order (by 0.0014, 0.0001).
SWAPPED = {(2015, "Tunisia", "Switzerland"), (2023, "Cyprus", "Trinidad and Tobago")}

Row = namedtuple("Row", "year rank country total domains")
Scored = namedtuple("Scored", "row low score high")


def half_unit(year, of_total):
    """Half a unit of the last printed digit: domains had two decimals until 2015, totals in 2015."""
    two = year == 2015 if of_total else year <= 2015
    return Fraction(5, 1000 if two else 10000)


def domain_score(year, text):
    """None where the domain is missing. From 2017 no score lies below the floor of 0.01, so that the 0.000 which nine
    rows of 2024 print stands for a missing domain; until 2016 a printed 0 is a score."""
    if text == "" or year >= 2017 and Fraction(text) < FLOOR:
        return None
    return Fraction(text)


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            year = int(record["year"])
            # "161-163" is a shared rank; in 2015 the rest of it slipped into the country's column.
            rank = re.match(r"\d*", record["rank"]).group()
            country = re.sub(r"^- \d+ ", "", record["country"]) or f"country without a name at rank {rank}"
            yield Row(year, int(rank) if rank else None, country,
                      Fraction(record["total"]) if record["total"] else None,
                      [domain_score(year, record[domain]) for domain in DOMAINS])


def answer_lines(row):
    """The row three times: its domain scores as printed, at their lowest, and at their highest."""
    half = half_unit(row.year, of_total=False)
    for variant, shift in (("", 0), (" low", -half), (" high", half)):
        scores = [None if x is None else min(max(x + shift, Fraction(0)), Fraction(1)) for x in row.domains]
        yield [row.country, f"{row.year}{variant}", *("nd" if x is None else f"{float(x):.4f}" for x in scores)]


def score_rows(cpindex, framework, rows, method):
    """The computed total of each row with its lowest and highest."""
    with tempfile.TemporaryDirectory(prefix="cpindex-") as folder:
        answers = pathlib.Path(folder, "answers.csv")
        with open(answers, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["unit", "period", *DOMAINS])
            writer.writerows(line for row in rows for line in answer_lines(row))
        table = read_rows(run(cpindex, "score", framework, answers, "--method", method, "--format", "csv"))

    def total(row, variant):
        return Fraction(table[row.country, f"{row.year}{variant}", "KRI"]["score"])
    return [Scored(row, total(row, " low"), total(row, ""), total(row, " high")) for row in rows]


def is_consistent(scored):
    """Whether the printed total, as wide as its last digit, meets the totals that the domain scores allow."""
    half = half_unit(scored.row.year, of_total=True)
    return scored.row.total - half <= scored.high + SLACK and scored.row.total + half >= scored.low - SLACK


def printed(scored, x):
    return Fraction(spreadsheet(x, 2 if scored.row.year == 2015 else 3))


def check_totals(tap, year, rows):
    found = {(year, scored.row.country) for scored in rows if not is_consistent(scored)}
    listed = {(year, scored.row.country) for scored in rows} & MISPRINTS
    problems = [f"{country}: {'contradicts its domain scores' if (y, country) in found else 'is listed as a misprint'}"
                for y, country in sorted(found ^ listed)]
    tap.check(f"{year}: {len(rows) - len(listed)} totals agree; known misprints, which do not: {len(listed)}", problems)


def check_order(tap, year, rows):
    """A row ranked before another may not have the lower total, whatever the digits that were not printed."""
    rows = [scored for scored in rows if scored.row.rank and (year, scored.row.country) not in MISPRINTS]
    if len(rows) < 2:
        return
    problems, swapped = [], set()
    for first, second in itertools.permutations(rows, 2):
        if first.row.rank < second.row.rank and first.high < second.low:
            swapped.add((year, first.row.country, second.row.country))
            if printed(first, first.high) < printed(second, second.low):
                problems.append(f"{first.row.country} cannot stand before {second.row.country}")
    countries = {scored.row.country for scored in rows}
    listed = {pair for pair in SWAPPED if pair[0] == year and {pair[1], pair[2]} <= countries}
    problems += [f"{pair} is new among, or gone from, the pairs of equal printed totals" for pair in swapped ^ listed]
    tap.check(f"{year}: {len(rows)} ranks agree with the computed order", problems)


def main(cpindex, framework, path):
    tap = Tap()
    if not pathlib.Path(path).exists():
        tap.skip("KidsRights Index", f"the published table is not there: {path}")
        return tap.end()
    rows = [row for row in read_table(path) if row.total is not None]
    scored = score_rows(cpindex, framework, [row for row in rows if row.year <= 2016], "until-2016")
    scored += score_rows(cpindex, framework, [row for row in rows if row.year > 2016], "from-2017")
    for year in sorted({row.year for row in rows}):
        of_year = [one for one in scored if one.row.year == year]
        check_totals(tap, year, of_year)
        check_order(tap, year, of_year)
    return tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
