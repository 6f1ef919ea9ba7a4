# SPDX-License-Identifier: MIT
"""Any framework against figures that were published under it.

    published.py CPINDEX FRAMEWORK ANSWERS FIGURES

ANSWERS is an answer sheet as the command reads it. FIGURES has the columns unit, period, figure and printed, and
perhaps method (else the framework's first); `printed` is the number as it was printed, with all its digits, or the code
of a band. A published figure is reproduced when the command's own, rounded to these digits, is the same. Where the
answers are rounded themselves (numbers in a sheet in the wide form), it is also reproduced when some answers that round
to the printed ones give a figure that rounds to the printed one; for this, the sheet is scored once more with every
number half a unit of its last digit lower, and once with every number higher, so that all its quantities have to be
better when they are higher.
"""
import csv
import pathlib
import sys
import tempfile
from fractions import Fraction

from tap import Tap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "properties"))
from command import read_rows, run  # noqa: E402
from exact import spreadsheet  # noqa: E402

UNITS_OF_TIME_AND_PLACE = ("unit", "country", "period", "year")
SLACK = Fraction(1, 10**12)


def decimals(text):
    return len(text.partition(".")[2])


def half_unit(text):
    return Fraction(1, 2 * 10**decimals(text))


def shifted(text, sign):
    """A printed number half a unit of its last digit lower or higher, exactly."""
    value = Fraction(text) + sign * half_unit(text)
    return f"{float(value):.{decimals(text) + 1}f}"


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def shift_sheet(rows, sign):
    return [{column: shifted(text, sign) if column not in UNITS_OF_TIME_AND_PLACE and is_number(text) else text
             for column, text in row.items()} for row in rows]


class Scores:
    """What the command makes of the sheet as it is, of its lowest and of its highest values, by method."""

    def __init__(self, cpindex, framework, answers, folder):
        self.cpindex, self.framework, self.tables = cpindex, framework, {}
        rows = list(csv.DictReader(answers.read_text(encoding="utf-8").splitlines()))
        self.sheets = [answers]
        for name, sign in () if "answer" in rows[0] else (("low", -1), ("high", 1)):
            self.sheets.append(pathlib.Path(folder, f"{name}.csv"))
            with open(self.sheets[-1], "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0])
                writer.writeheader()
                writer.writerows(shift_sheet(rows, sign))

    def rows(self, record):
        """The rows of a published figure: of the sheet itself, and of its lowest and highest values."""
        method = record.get("method")
        if method not in self.tables:
            chosen = ["--method", method] if method else []
            options = [*chosen, "--format", "csv"]
            self.tables[method] = [read_rows(run(self.cpindex, "score", self.framework, sheet, *options))
                                   for sheet in self.sheets]
        key = record["unit"], record["period"], record["figure"]
        return [table[key] for table in self.tables[method]]


def problem_of(record, rows):
    """None where the figure is reproduced, and whether its digits are the same."""
    printed = record["printed"]
    if not is_number(printed):
        band = rows[0]["band"]
        return (None if band == printed else f"published {printed}, computed {band or 'no band'}"), band == printed
    if not rows[0]["score"]:
        return f"published {printed}, but the state is {rows[0]['state']}", False
    scores = [Fraction(row["score"]) for row in rows]
    if spreadsheet(scores[0], decimals(printed)) == printed:
        return None, True
    reach = half_unit(printed) + SLACK
    if len(scores) > 1 and min(scores) - reach <= Fraction(printed) <= max(scores) + reach:
        return None, False
    return f"published {printed}, computed {', '.join(str(float(score)) for score in scores)}", False


def main(cpindex, framework, answers, figures):
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="cpindex-") as folder, open(figures, encoding="utf-8", newline="") as file:
        scores = Scores(cpindex, framework, pathlib.Path(answers), folder)
        for record in csv.DictReader(file):
            problem, same_digits = problem_of(record, scores.rows(record))
            name = " ".join(record[key] for key in ("unit", "period", "figure") if record[key])
            how = "" if same_digits or problem else " within the rounding of the answers"
            tap.check(f"{name}: {record['printed']}{how}", [problem] if problem else [])
    return tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
