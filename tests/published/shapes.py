# SPDX-License-Identifier: MIT
"""The frameworks of other indices against their own arithmetic, written down a second time.

    shapes.py CPINDEX INDICATORS

For each framework, answers are drawn (some of them missing), scored by the command, and computed again in plain Python
from the numbers in shape_models.py. So an index of which no row is published with all its parts is tested too.
"""
import csv
import pathlib
import random
import sys
import tempfile

import shape_models
from tap import Tap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "properties"))
from command import read_rows, run  # noqa: E402

PERIOD = "2020"
CLOSE = 1e-12


def write_sheet(path, model, answers):
    """In the long form where several respondents answer, else in the wide form."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if model.several:
            writer.writerow(["unit", "period", "respondent", "indicator", "answer"])
            writer.writerows([unit, PERIOD, respondent, code, given] for unit, sheet in answers.items()
                             for code, all_given in sheet.items() for respondent, given in enumerate(all_given))
        else:
            codes = list(dict.fromkeys(code for sheet in answers.values() for code in sheet))
            writer.writerow(["unit", "period", *codes])
            writer.writerows([unit, PERIOD, *("" if sheet[code] is None else sheet[code] for code in codes)]
                             for unit, sheet in answers.items())


def problems_of(rows, expected):
    for unit, figures in expected.items():
        for figure, value in figures.items():
            row = rows[unit, PERIOD, figure]
            if isinstance(value, str):
                if row["band"] != value:
                    yield f"{unit} {figure}: band {row['band']}, by hand {value}"
            elif value is None or not row["score"]:
                if value is not None or row["score"]:
                    yield f"{unit} {figure}: {row['score'] or row['state']}, by hand {value}"
            elif abs(float(row["score"]) - value) > CLOSE * max(1, abs(value)):
                yield f"{unit} {figure}: {row['score']}, by hand {float(value)!r}"


def main(cpindex, indicators):
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="cpindex-") as folder:
        sheet = pathlib.Path(folder, "answers.csv")
        for model in shape_models.MODELS:
            framework = pathlib.Path(indicators, model.file)
            answers = model.draw(random.Random(model.file))
            write_sheet(sheet, model, answers)
            for method, compute in model.methods.items():
                rows = read_rows(run(cpindex, "score", framework, sheet, "--method", method, "--format", "csv"))
                expected = compute(answers)
                scored = sum(value is not None for figures in expected.values() for value in figures.values())
                tap.check(f"{model.file}, {method}: {scored} figures of {len(expected)} units",
                          list(problems_of(rows, expected)))
    return tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
