# SPDX-License-Identifier: MIT
"""Answers in every form give the same scores, and problems name the cell that they are in."""
import csv

import pytest

import cpindex
from cpindex import AnswersError

pandas = pytest.importorskip("pandas")
openpyxl = pytest.importorskip("openpyxl")

LONG = [{"unit": "Kosovo", "period": "2024", "indicator": "19.L.1", "answer": "yes"},
        {"unit": "Kosovo", "period": "2024", "indicator": "19.S.1", "answer": "Partially"},
        {"unit": "Kosovo", "period": "2024", "indicator": "20.L.1", "answer": "nd"}]
WIDE = [{"unit": "Kosovo", "period": "2024", "19.L.1": "yes", "19.S.1": "partially", "20.L.1": "ND"}]


def csv_of(folder, rows, **dialect):
    path = folder / "answers.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], **dialect)
        writer.writeheader()
        writer.writerows(rows)
    return path


def workbook_of(folder, rows):
    path, workbook = folder / "answers.xlsx", openpyxl.Workbook()
    for row in [list(rows[0]), *(list(row.values()) for row in rows)]:
        workbook.active.append(row)
    workbook.save(path)
    return path


FORMS = {
    "mapping": lambda folder: {"19.L.1": "yes", "19.S.1": "partially", "20.L.1": "nd"},
    "long frame": lambda folder: pandas.DataFrame(LONG),
    "wide frame": lambda folder: pandas.DataFrame(WIDE),
    "frame with an index": lambda folder: pandas.DataFrame(WIDE).set_index(["unit", "period"]),
    "categorical frame": lambda folder: pandas.DataFrame(LONG).astype("category"),
    "string frame": lambda folder: pandas.DataFrame(LONG).astype("string"),
    "long rows": lambda folder: LONG,
    "wide rows": lambda folder: iter(WIDE),
    "long csv": lambda folder: csv_of(folder, LONG),
    "wide csv with semicolons": lambda folder: str(csv_of(folder, WIDE, delimiter=";")),
    "long workbook": lambda folder: workbook_of(folder, LONG),
    "wide workbook": lambda folder: workbook_of(folder, WIDE),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form(small, tmp_path, form):
    answers = FORMS[form](tmp_path)
    named = {"unit": "Kosovo", "period": "2024"} if form == "mapping" else {}
    scores = small.score(answers, **named)
    assert scores.assessments == (("Kosovo", "2024"),)
    assert (scores["A19"].value, scores["A20"].state, scores["SMALL"].coverage) == (0.75, "no data", 0.5)
    assert scores.answer("19.S.1") == (0.5, "answered") and scores.answer("20.L.1")[1] == "no data"


def test_units_of_a_mapping(small):
    scores = small.score({"Kosovo": {"19.L.1": "yes"}, "Albania": {"19.L.1": "no"}})
    assert [(figure.unit, figure.value, figure.rank) for figure in scores["SMALL"]] == \
        [("Kosovo", 1, 1), ("Albania", 0, 2)]


def test_several_sheets_are_one_panel(small, tmp_path):
    first = csv_of(tmp_path, LONG[:2])
    scores = small.score([first, pandas.DataFrame(LONG[2:])])
    assert scores.answer("19.L.1")[1] == "answered" and scores.answer("20.L.1")[1] == "no data"


@pytest.mark.parametrize("nothing", [None, float("nan"), pandas.NA, pandas.NaT, ""], ids=str)
def test_what_is_unanswered(small, nothing):
    assert small.score({"19.L.1": nothing, "19.S.1": "yes"}).answer("19.L.1")[1] == "unanswered"


def test_numbers(root):
    framework = cpindex.Framework.load(root / "indicators" / "human-development-index.yaml")
    for number in (82.8, "82.8", pandas.Series([82.8])[0]):
        scores = framework.score({"life-expectancy": number})
        assert scores.answer("life-expectancy")[0] == 82.8


def test_numbers_as_options():
    framework = cpindex.Framework.load(cpindex.frameworks()["out-of-the-shadows"])
    frame = pandas.DataFrame({"unit": ["Kosovo"] * 2, "indicator": ["ENV.1a", "ENV.1b"], "answer": [2, None]})
    assert frame["answer"].dtype == float
    assert framework.score(frame).answer("ENV.1a")[0] == 2


def test_true_and_false_are_yes_and_no(small):
    scores = small.score({"19.L.1": True, "19.S.1": False})
    assert (scores.answer("19.L.1")[0], scores.answer("19.S.1")[0]) == (1, 0)


def caught(call):
    with pytest.raises(AnswersError) as problem:
        call()
    assert isinstance(problem.value, ValueError)
    return problem.value.diagnostics


def test_a_wrong_answer_in_a_mapping(small):
    (problem,) = caught(lambda: small.score({"19.L.1": "perhaps"}, unit="Kosovo"))
    assert "'19.L.1' of 'Kosovo'" in str(problem) and "'perhaps'" in problem.message


def test_every_problem_of_a_frame_with_its_cell(small):
    frame = pandas.DataFrame(LONG, index=[10, 20, 30]).assign(answer=["yes", "perhaps", "nd"])
    frame.loc[30, "indicator"] = "20.L.9"
    problems = caught(lambda: small.score(frame))
    assert [problem.cell for problem in problems] == ["row 20, column 'answer'", "row 30, column 'indicator'"]
    assert "20.L.1" in problems[1].message


def test_the_cell_of_a_workbook(small, tmp_path):
    rows = [dict(row, answer="perhaps" if row["indicator"] == "19.S.1" else row["answer"]) for row in LONG]
    (problem,) = caught(lambda: small.score(workbook_of(tmp_path, rows)))
    assert problem.cell == "Sheet!D3" and "answers.xlsx: Sheet!D3: error:" in str(problem)


def test_the_line_of_a_csv_file(small, tmp_path):
    rows = [dict(row, answer="perhaps") for row in LONG]
    problems = caught(lambda: small.score(csv_of(tmp_path, rows)))
    assert [problem.line for problem in problems] == [2, 3, 4] and problems[0].cell is None
    assert str(problems[0]).startswith(f"{tmp_path}/answers.csv:2:")


def test_the_problems_of_all_sheets(small):
    bad = [dict(LONG[0], answer="perhaps")]
    worse = [dict(LONG[1], answer="maybe")]
    assert len(caught(lambda: small.score([pandas.DataFrame(bad), pandas.DataFrame(worse)]))) == 2


def test_a_cell_with_a_comma_a_quote_and_a_line_end(small):
    rows = [dict(LONG[0], note='he said "yes",\nand no'), dict(LONG[1], note="", answer="perhaps")]
    (problem,) = caught(lambda: small.score(pandas.DataFrame(rows)))
    assert problem.cell == "row 1, column 'answer'"


@pytest.mark.parametrize("answers, says", [
    (12, "not int"), (b"yes", "not bytes"), ({"19.L.1": "yes", "Kosovo": {"19.L.1": "yes"}}, "some answers are mappings"),
], ids=["number", "bytes", "mixed"])
def test_what_is_no_answers(small, answers, says):
    with pytest.raises(TypeError, match=says):
        small.score(answers)


def test_unit_belongs_to_mappings(small):
    with pytest.raises(TypeError, match="a sheet has columns for them"):
        small.score(pandas.DataFrame(LONG), unit="Kosovo")


def test_a_wrong_method(small):
    with pytest.raises(ValueError, match="'nothing'.*equal"):
        small.score({}, method="nothing")


def test_no_answers_at_all(small):
    scores = small.score({})
    assert len(scores) == 1 and scores["SMALL"].state == "no data"


def test_what_is_worth_a_look_warns(root):
    framework = cpindex.Framework.load(root / "indicators" / "kidsrights-from-indicators.yaml")
    with pytest.warns(cpindex.CpindexWarning, match="the set has one value only"):
        framework.score({"life-expectancy": 70})


@pytest.mark.parametrize("form", ["long csv", "wide csv with semicolons", "long workbook", "wide workbook"])
def test_read_answers(small, tmp_path, form):
    frame = cpindex.read_answers(FORMS[form](tmp_path))
    assert list(frame.columns) == list((LONG if "long" in form else WIDE)[0])
    assert all(isinstance(value, str) for value in frame.to_numpy().ravel())
    assert small.score(frame)["A19"].value == 0.75


def test_read_answers_takes_nothing_for_missing(tmp_path):
    path = csv_of(tmp_path, [{"unit": "NA", "19.L.1": "nan", "19.S.1": "", "20.L.1": "1.10"}])
    assert cpindex.read_answers(path).to_numpy().tolist() == [["NA", "nan", "", "1.10"]]


def test_a_sheet_by_name(tmp_path):
    path, workbook = tmp_path / "two.xlsx", openpyxl.Workbook()
    workbook.create_sheet("Answers").append(["unit"])
    workbook.save(path)
    assert list(cpindex.read_answers(path, sheet="Answers").columns) == ["unit"]
    with pytest.raises(AnswersError, match="'Nothing'.*Sheet, Answers"):
        cpindex.read_answers(path, sheet="Nothing")


def test_a_file_that_is_no_workbook(small, tmp_path):
    path = tmp_path / "no.xlsx"
    path.write_text("unit,period")
    with pytest.raises(AnswersError, match="is not an Excel workbook"):
        small.score(path)


def test_a_formula_that_nobody_has_computed(small, tmp_path):
    path, workbook = tmp_path / "formula.xlsx", openpyxl.Workbook()
    workbook.active.append(["unit", "indicator", "answer"])
    workbook.active.append(["Kosovo", "19.L.1", '="y"&"es"'])
    workbook.save(path)
    with pytest.raises(AnswersError, match="Sheet!C2 is a formula"):
        small.score(path)


def test_two_answers_are_told_with_both_rows(small):
    pandas = pytest.importorskip("pandas")
    frames = [pandas.DataFrame({"unit": ["K"], "19.L.1": [answer]}, index=["first"]) for answer in ("yes", "no")]
    with pytest.raises(AnswersError, match=r"^data frame 2: row 'first', column '19.L.1': error: .* 'no' "
                                           r"here, but 'yes' in data frame 1, row 'first' \[CPI-510\]$"):
        small.score(frames)
    with pytest.raises(AnswersError, match="but 'yes' in rows, row 0 "):
        small.score([{"unit": "K", "19.L.1": "yes"}, {"unit": "K", "19.L.1": "no"}])
