# SPDX-License-Identifier: MIT
"""The KidsRights Index against its published score tables.

    kidsrights.py CPINDEX FRAMEWORK TABLE

`cpindex audit` reads the table as it is, and must find the rows whose printed total cannot come from their printed
domain scores, and no others. Between which ends the domain scores put a total is computed here once more. The table is
either the whole of 2013-2024 or the sample in this folder; where it is absent, the test is skipped.
"""
import csv
import io
import itertools
import math
import pathlib
import re
import sys
from collections import namedtuple
from fractions import Fraction

from tap import Tap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "properties"))
from command import run  # noqa: E402
from exact import spreadsheet  # noqa: E402

DOMAINS = ("life", "health", "education", "protection", "environment")
FLOOR = Fraction("0.01")
NEAR = 1e-12
ALL_ROWS = 2119

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

Row = namedtuple("Row", "line year rank country total domains")
Audited = namedtuple("Audited", "row low high status")


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
        reader = csv.DictReader(file)
        for record in reader:
            year = int(record["year"])
            # "161-163" is a shared rank; in 2015 the rest of it slipped into the country's column.
            rank = re.match(r"\d*", record["rank"]).group()
            country = re.sub(r"^- \d+ ", "", record["country"]) or f"country without a name at rank {rank}"
            yield Row(reader.line_num, year, int(rank) if rank else None, country,
                      Fraction(record["total"]) if record["total"] else None,
                      [domain_score(year, record[domain]) for domain in DOMAINS])


def audit_rows(cpindex, framework, path, rows):
    """What the command says of each row; `rows` by line."""
    for found in csv.DictReader(io.StringIO(run(cpindex, "audit", framework, path, "--format", "csv"))):
        ends = [float(found[end]) if found[end] else None for end in ("low", "high")]
        yield Audited(rows[int(found["row"])], *ends, found["status"])


def total_at(row, shift):
    """The geometric mean of the domain scores, each moved by half a unit of its last digit, within 0 and 1."""
    scores = [min(max(x + shift * half_unit(row.year, of_total=False), Fraction(0)), Fraction(1))
              for x in row.domains if x is not None]
    scores = [max(x, FLOOR) if row.year >= 2017 else x for x in scores]
    return math.exp(math.fsum(map(math.log, scores)) / len(scores)) if all(scores) else 0.0


def end_problems(audited, whole):
    """A row that follows from its domain scores, and the ends that it lies between: those, or, where only some rows are
    there to tell how many digits a column has, wider ones."""
    for name, shift in (("low", -1), ("high", 1)):
        given, wanted = getattr(audited, name), total_at(audited.row, shift)
        if not math.isclose(given, wanted, rel_tol=NEAR, abs_tol=NEAR) and (whole or (given - wanted) * shift < 0):
            yield f"line {audited.row.line}: {name} is {given}, wanted {wanted}"


def printed(audited, x):
    return Fraction(spreadsheet(Fraction(x), 2 if audited.row.year == 2015 else 3))


def status_problems(year, rows):
    found = {(year, audited.row.country) for audited in rows if audited.status == "inconsistent"}
    listed = {(year, audited.row.country) for audited in rows} & MISPRINTS
    yield from (f"{country}: {'contradicts its domain scores' if (y, country) in found else 'is listed as a misprint'}"
                for y, country in sorted(found ^ listed))
    yield from (f"line {audited.row.line} is {audited.status}" for audited in rows
                if (audited.status == "incomplete") != (audited.row.total is None))


def check_totals(tap, year, rows, whole):
    problems = list(status_problems(year, rows))
    consistent = [audited for audited in rows if audited.status == "consistent"]
    problems += [problem for audited in consistent for problem in end_problems(audited, whole)]
    known = sum((year, audited.row.country) in MISPRINTS for audited in rows)
    tap.check(f"{year}: {len(rows) - known} rows agree; known misprints, which do not: {known}", problems)


def check_order(tap, year, rows):
    """A row ranked before another may not have the lower total, whatever the digits that were not printed."""
    rows = [audited for audited in rows if audited.row.rank and audited.status == "consistent"]
    if len(rows) < 2:
        return
    problems, swapped = [], set()
    for first, second in itertools.permutations(rows, 2):
        if first.row.rank < second.row.rank and first.high < second.low:
            swapped.add((year, first.row.country, second.row.country))
            if printed(first, first.high) < printed(second, second.low):
                problems.append(f"{first.row.country} cannot stand before {second.row.country}")
    countries = {audited.row.country for audited in rows}
    listed = {pair for pair in SWAPPED if pair[0] == year and {pair[1], pair[2]} <= countries}
    problems += [f"{pair} is new among, or gone from, the pairs of equal printed totals" for pair in swapped ^ listed]
    tap.check(f"{year}: {len(rows)} ranks agree with the computed order", problems)


def main(cpindex, framework, path):
    tap = Tap()
    if not pathlib.Path(path).exists():
        tap.skip("KidsRights Index", f"the published table is not there: {path}")
        return tap.end()
    rows = {row.line: row for row in read_table(path)}
    audited = list(audit_rows(cpindex, framework, path, rows))
    tap.check(f"each of {len(rows)} rows is audited, in order",
              [] if [one.row.line for one in audited] == list(rows) else ["the rows differ"])
    for year in sorted({row.year for row in rows.values()}):
        of_year = [one for one in audited if one.row.year == year]
        check_totals(tap, year, of_year, len(rows) == ALL_ROWS)
        check_order(tap, year, of_year)
    return tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
