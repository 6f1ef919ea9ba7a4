# SPDX-License-Identifier: MIT
"""Workbooks of formulas, recalculated by LibreOffice: every figure equals the library's own.

Every framework of indicators/ by every method, with random answers and with its sheets; forty random frameworks;
answers that are changed in the workbook, against scores of the changed answers; goalposts that were given, or whose set
is not all in the workbook.
"""
import collections
import csv
import html
import io
import math
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

import cpindex

openpyxl = pytest.importorskip("openpyxl")
pytestmark = pytest.mark.filterwarnings("ignore::cpindex.CpindexWarning")
with_soffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice, which recalculates, is not there")

ROOT = pathlib.Path(__file__).resolve().parents[3]
FRAMEWORKS = {path.stem: path for path in sorted((ROOT / "indicators").glob("*.yaml")) if len(path.suffixes) == 1}
SHEETS = {"child-protection-index": "examples/kosovo/answers.csv",
          "human-development-index": "tests/published/human-development-answers.csv",
          "social-progress-from-components": "tests/published/social-progress-answers.csv",
          "unicef-eapro-governance": "tests/published/governance-answers.csv",
          **{path.stem: f"examples/sheets/{path.name}" for path in (ROOT / "examples" / "sheets").glob("*.csv")}}
DOMAINS_OF_KIDSRIGHTS = ("life", "health", "education", "protection", "environment")
RANDOM = 40
# Functions that Excel 2010 and LibreOffice have; none of them is volatile, and none of them wants array entry.
FUNCTIONS = {"ABS", "AND", "AVERAGE", "COLUMN", "COUNT", "COUNTIF", "EXACT", "EXP", "IF", "INDEX", "INT", "ISNUMBER",
             "ISTEXT", "LN", "MATCH", "MAX", "MEDIAN", "MIN", "OR", "ROUND", "ROW", "STDEV", "SUM", "SUMPRODUCT"}
# What only a method says of goalposts, units as goalposts over two periods, and respondents who divide.
OWN = """
cpindex: 1
code: OWN
edition: "1"
title: "=A small index of rates"
status: example
languages: [en, sq]
scales:
  grades: {range: [4, 1], options: {1: {value: 4}, 2: {value: 3}, 3: {value: 2}, 4: {value: 1}}}
indicators:
  - code: homes
    question: "=Children in homes?"
    quantity:
      direction: lower
      denominator: {indicator: children, per: 1000}
      goalposts: [maximum, {unit: "B, ]"}]
      set: panel
  - {code: spending, question: Spending?, quantity: {transformation: log, goalposts: [minimum, maximum]}}
  - {code: reading, question: Reading?, quantity: {normalisation: rank, target: [0.5, 1]}}
  - code: delay
    question: Delay?
    quantity: {normalisation: z-score, transformation: reciprocal, direction: lower, mean: 0.3, target: [0.5, 0.2]}
  - {code: grade, question: Grade?, scale: grades}
  - {code: children, question: Children?, scored: no, quantity: {unit: children}}
methods:
  tree: {title: Mean, aggregation: arithmetic, missing: skip, respondents: {aggregation: arithmetic}}
  method:
    title: Own goalposts
    aggregation: arithmetic
    missing: skip
    quantities: {spending: {goalposts: [minimum, mean]}}
"""
OWN_ANSWERS = """
unit,period,respondent,homes,spending,reading,delay,grade,children
A,2016,,5,10,410,3,1,1000
"B, ]",2016,,nd,20,420,5,2,1500
"B, ]",2018,,1,25,420,8,3,1600
A,2018,,4,30,430,2,na,1100
C,2016,North,9,100,500,4,1,700
C,2016,South,7,110,500,4.5,2,300
C,2018,,,40,430,,4,900
"""

Case = collections.namedtuple("Case", "name scores path")


def method_of(framework, i):
    return list(framework.methods)[i % len(framework.methods)]


# Answers


def random_value(rng, framework, node):
    ends = [cpindex._core.cpi_framework_goalpost(framework._handle, node._index, which) for which in (0, 1)]
    low, high = (1.0, 100.0) if any(map(math.isnan, ends)) else ends
    value = round(low + (high - low) * rng.uniform(-0.1, 1.1), 2)
    return abs(value) + 0.01


def random_answer(rng, framework, node):
    missing = rng.choice([None, None, None, None, None, None, None, "nd", "na", ""])
    if missing is not None:
        return missing
    return rng.choice(framework.scales[node.scale].options).code if node.scale else random_value(rng, framework, node)


def random_answers(name, framework):
    """Four units, or one of a large framework."""
    rng = random.Random(f"excel:{name}")
    units = ["Arland", "Berland", "Cerland", "Derland"] if len(framework.indicators) < 200 else ["Arland"]
    return {unit: {code: random_answer(rng, framework, framework[code]) for code in framework.indicators}
            for unit in units}


def kidsrights_answers():
    """The published domain scores; from 2017 on, what is printed below the floor of 0.01 stands for a missing one."""
    with open(ROOT / "tests" / "published" / "kidsrights-sample.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{"unit": row["country"] or f"rank {row['rank']}", "period": row["year"],
             **{code: "" if row["year"] >= "2017" and row[code] and float(row[code]) < 0.01 else row[code]
                for code in DOMAINS_OF_KIDSRIGHTS}} for row in rows]


def sheets_of(name):
    if name == "kidsrights-index":
        yield "published", kidsrights_answers()
    if name in SHEETS:
        yield "sheet", ROOT / SHEETS[name]


def random_case(i):
    sys.path.insert(0, str(ROOT / "tests" / "properties"))
    try:
        from emit import framework_yaml, panel_csv
        from generate import some_case
    finally:
        sys.path.pop(0)
    framework, panel = some_case(f"excel:{i}")
    return cpindex.Framework.from_text(framework_yaml(framework)), panel_csv(framework, panel)


# Workbooks


def change(path, changes):
    """Other answers in a workbook: {(unit, code): answer}."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Answers"]
    columns, rows = {cell.value: cell.column for cell in sheet[3]}, {cell.value: cell.row for cell in sheet["A"]}
    for (unit, code), answer in changes.items():
        sheet.cell(rows[code], columns[unit]).value = answer
    workbook.save(path)


class Workplace:
    """Writes workbooks, and recalculates many of them at once, while others are written."""

    def __init__(self, folder):
        self.folder, self.cases, self.runs, self.begun = folder, {}, [], 0

    def add(self, name, scores, changes=None, changed=None):
        path = self.folder / f"{len(self.cases)}.xlsx"
        scores.to_excel(path)
        if changes:
            change(path, changes)
        self.cases[name] = Case(name, changed or scores, path)

    def begin(self):
        """Recalculates what was added since the last time, with a profile of its own."""
        files = [str(case.path) for case in self.cases.values()][self.begun:]
        profile = (self.folder / f"profile-{self.begun}").as_uri()
        # What a sanitizer needs of Python is nothing for LibreOffice.
        environment = {key: value for key, value in os.environ.items() if key != "LD_PRELOAD"}
        self.begun += len(files)
        self.runs.append(subprocess.Popen(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir",
             str(self.folder / "recalculated"), *files], env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL))

    def finish(self):
        try:
            assert [run.wait(300) for run in self.runs] == [0] * len(self.runs)
        finally:
            for run in self.runs:
                run.kill()

    def recalculated(self, name):
        return self.folder / "recalculated" / self.cases[name].path.name

    def problems(self, name):
        return list(problems_of(self.cases[name].scores, self.recalculated(name)))


def add_frameworks(place):
    """Sheets by the first method, and random answers by every other one: by the first these are changed, see below."""
    for name, path in FRAMEWORKS.items():
        framework = cpindex.Framework.load(path)
        first, *others = framework.methods
        for kind, answers in sheets_of(name):
            place.add((name, first, kind), framework.score(answers, method=first))
        for method in others:
            place.add((name, method, "random"), framework.score(random_answers(name, framework), method=method))


def add_random(place):
    for i in range(RANDOM):
        framework, sheet = random_case(i)
        path = place.folder / f"random-{i}.csv"
        path.write_bytes(sheet)
        place.add(("random", i), framework.score(path, method=method_of(framework, i)))


def other_answers(rng, framework, answers):
    """Twelve answers that are changed: {(unit, code): answer}."""
    chosen = rng.sample([(unit, code) for unit in answers for code in framework.indicators],
                        min(12, len(answers) * len(framework.indicators)))
    return {(unit, code): random_answer(rng, framework, framework[code]) for unit, code in chosen}


def add_changed(place):
    for name, path in FRAMEWORKS.items():
        framework, rng = cpindex.Framework.load(path), random.Random(f"changed:{name}")
        answers = random_answers(name, framework)
        changes = other_answers(rng, framework, answers)
        changed = {unit: {**own, **{code: answer for (of, code), answer in changes.items() if of == unit}}
                   for unit, own in answers.items()}
        cells = {key: answer or None for key, answer in changes.items()}
        place.add((name, method_of(framework, 0), "changed"), framework.score(answers), cells, framework.score(changed))


def add_others(place):
    add_random(place)
    add_changed(place)
    add_own(place)


def own_answers():
    return list(csv.DictReader(io.StringIO(OWN_ANSWERS.strip())))


def add_own(place):
    """Goalposts: live, as a method says, given, and of a set that is not all there."""
    framework, rows = cpindex.Framework.from_text(OWN), own_answers()
    tree = framework.score(rows)
    place.add("tree", tree)
    place.add("method", framework.score(rows, method="method"))
    place.add("given", framework.score([row for row in rows if row["unit"] == "A"], goalposts=tree.goalposts))
    place.add("unit", tree.select("A"))
    place.add("period", tree.select(period="2018"))
    answers = {"one": {"19.L.1": "yes", "19.S.1": "yes"}}
    place.add("typed", cpindex.example().score(answers), {("one", "19.L.1"): "maybe", ("one", "19.S.1"): 7})


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = Workplace(tmp_path_factory.mktemp("excel"))
    for add in (add_frameworks, add_others):
        add(made)
        made.begin()
    made.finish()
    return made


# Comparison


def rows_of(path, sheet):
    workbook = openpyxl.load_workbook(path, data_only=True, read_only=True)
    try:
        return [list(row) + [None] * 4 for row in workbook[sheet].iter_rows(values_only=True)]
    finally:
        workbook.close()


def is_close(value, wanted):
    return isinstance(value, (int, float)) and math.isclose(value, wanted, rel_tol=1e-9, abs_tol=1e-12)


def cell_problems(figure, value, coverage, band):
    """A figure as the workbook shows it, against the library's."""
    where = f"{figure.address} of {figure.unit} {figure.period}"
    if not (is_close(value, figure.value) if figure.state == "scored" else value == str(figure.state)):
        yield f"{where} is {value!r}, wanted {figure.value!r}, {figure.state}"
    if isinstance(coverage, (int, float)) == math.isnan(figure.coverage) or (
            not math.isnan(figure.coverage) and not is_close(coverage, figure.coverage)):
        yield f"{where} has the coverage {coverage!r}, wanted {figure.coverage!r}"
    if (band or None) != figure.band:
        yield f"{where} is in the band {band!r}, wanted {figure.band!r}"


def problems_of(scores, path):
    shown, lines, coverage = (rows_of(path, name) for name in ("Scores", "Calculation", "Coverage"))
    columns = {(unit, period or ""): i for i, (unit, period) in enumerate(zip(shown[2], shown[3])) if unit and i >= 4}
    figures = {row[0]: row for row in shown[4:] if row[2] not in (None, "band")}
    bands = {row[0]: row for row in shown[4:] if row[2] == "band"}
    # The first line of a figure says how it is made.
    covered = {line[0]: row for line, row in zip(lines[4:], coverage[4:]) if line[0] and line[2] is not None}
    assert list(columns) == sorted(scores.assessments, key=lambda one: one[1])
    assert set(figures) == set(scores.framework.figures) == set(covered)
    for figure in (figure for figures_of in scores for figure in figures_of):
        i = columns[figure.unit, figure.period]
        yield from cell_problems(figure, figures[figure.address][i], covered[figure.address][i],
                                 bands[figure.address][i] if figure.address in bands else None)


@with_soffice
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_frameworks(place, name):
    cases = [key for key in place.cases if isinstance(key, tuple) and key[0] == name]
    methods = cpindex.Framework.load(FRAMEWORKS[name]).methods
    assert {method for _, method, _ in cases} == set(methods)
    assert ("sheet" in {kind for _, _, kind in cases}) == (name in SHEETS)
    for case in cases:
        assert place.problems(case) == []


@with_soffice
@pytest.mark.parametrize("i", range(RANDOM))
def test_random_frameworks(place, i):
    assert place.problems(("random", i)) == []


@with_soffice
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_changed_answers_move_figures(place, name):
    """That the workbook follows is what test_frameworks() sees."""
    framework = cpindex.Framework.load(FRAMEWORKS[name])
    before = framework.score(random_answers(name, framework))
    after = place.cases[name, before.method, "changed"].scores
    assert any(a.value != b.value for figures in zip(before, after) for a, b in zip(*figures))


@with_soffice
@pytest.mark.parametrize("name", ["tree", "method", "given", "unit", "period"])
def test_goalposts(place, name):
    assert place.problems(name) == []


def notes_of(path):
    return "\n".join(row[1] for row in rows_of(path, "About") if row[0] == "Note")


@with_soffice
@pytest.mark.parametrize("name, noted, reason", [
    ("tree", "", ""), ("method", "spending", "the method states other goalposts"),
    ("given", "homes spending reading delay", "the goalposts were given"),
    ("unit", "homes spending reading delay", "not all units of the set"), ("period", "homes", "not all units of the set")])
def test_notes_say_what_does_not_move(place, name, noted, reason):
    notes = notes_of(place.cases[name].path)
    assert [code for code in ("homes", "spending", "reading", "delay") if f"{code}:" in notes] == noted.split()
    assert reason in notes


@with_soffice
def test_what_is_no_answer_is_shown(place):
    path = place.recalculated("typed")
    lines = {row[0]: row[4] for row in rows_of(path, "Calculation") if row[0] and row[2]}
    assert lines["19.L.1"] == lines["19.S.1"] == "not an answer" and lines["A19"] == "no data"
    assert rows_of(path, "Answers")[1][0].startswith("2 cells hold no answer")
    assert rows_of(place.recalculated("tree"), "Answers")[1][0].startswith("Change an answer")


# The file itself


def formulas_of(path):
    """By the file itself: array formulas, and those shared between cells, have attributes."""
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "external" in name.lower()]
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                text = archive.read(name).decode()
                assert "<f " not in text
                yield from map(html.unescape, re.findall(r"<f>(.*?)</f>", text, re.S))


@pytest.mark.parametrize("source", [*FRAMEWORKS, *range(0, RANDOM, 4)])
def test_formulas(source, tmp_path):
    if isinstance(source, int):
        framework, sheet = random_case(source)
        answers = tmp_path / "answers.csv"
        answers.write_bytes(sheet)
    else:
        framework = cpindex.Framework.load(FRAMEWORKS[source])
        answers = random_answers(source, framework)
    framework.score(answers).to_excel(tmp_path / "scores.xlsx")
    formulas = list(formulas_of(tmp_path / "scores.xlsx"))
    assert len(formulas) > len(framework.figures)
    for formula in formulas:
        assert len(formula) <= 8192
        assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', "", formula))) <= FUNCTIONS
        assert "[" not in formula


@pytest.fixture(scope="module")
def workbook(kosovo, tmp_path_factory):
    path = tmp_path_factory.mktemp("kosovo") / "scores.xlsx"
    kosovo.to_excel(path)
    return openpyxl.load_workbook(path)


def test_every_figure_is_a_formula(kosovo, workbook):
    sheet = workbook["Scores"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=5) if row[2].value not in (None, "band")}
    assert set(rows) == set(kosovo.framework.figures)
    assert all(row[4].data_type == "f" for row in rows.values())
    assert rows["CPI"][4].number_format == "0.00"


def test_a_chain_leads_from_a_figure_to_an_answer(workbook):
    """By the first cell of an assessment that each formula names."""
    cell, sheets = workbook["Scores"]["E6"], ["Scores"]
    while cell.data_type == "f":
        sheet, at = re.search(r"(?:\b(Answers|Calculation|Scores)!)?\b(E\d+)", cell.value).groups()
        cell = workbook[sheet or cell.parent.title][at]
        sheets.append(cell.parent.title)
    assert sheets[0] == "Scores" and set(sheets[1:-1]) == {"Calculation"} and sheets[-1] == "Answers"


def test_answers_are_chosen_from_a_list(kosovo, workbook):
    rules = workbook["Answers"].data_validations.dataValidation
    lists = [rule for rule in rules if rule.type == "list"]
    areas = [rule.formula1.replace("Scales!", "").replace("$", "") for rule in lists]
    codes = [[cell.value for row in workbook["Scales"][area] for cell in row] for area in areas]
    scales = kosovo.framework.scales.values()
    assert codes == [[option.code for option in scale.options] + ["nd", "na"] for scale in scales]
    answered = sum(len(list(openpyxl.worksheet.cell_range.CellRange(str(part)).rows))
                   for rule in rules for part in rule.sqref.ranges)
    assert answered == len(kosovo.framework.indicators)


def test_answers_are_as_in_the_sheet(tmp_path):
    framework = cpindex.Framework.from_text(OWN)
    framework.score(own_answers()).to_excel(tmp_path / "scores.xlsx")
    rows = {row[0]: row[4:10] for row in rows_of(tmp_path / "scores.xlsx", "Answers")}
    assert rows["Code"] == ["A", "B, ]", "C", "B, ]", "A", "C"]
    assert rows["spending"] == [10, 20, 105, 25, 30, 40]
    assert rows["grade"] == ["1", "2", 3.5, "3", "na", "4"]
    assert rows["homes"][1:2] == ["nd"] and rows["homes"][5] is None
    assert math.isclose(rows["homes"][2], (9 / 0.7 + 7 / 0.3) / 2)


def test_texts_are_no_formulas(tmp_path):
    framework = cpindex.Framework.from_text(OWN)
    framework.score({"=1+1": {"grade": "1"}, "#N/A": {"grade": "2"}}).to_excel(tmp_path / "scores.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "scores.xlsx")
    assert [cell.data_type for cell in workbook["Scores"][3]][4:] == ["s", "s"]
    assert [cell.value for cell in workbook["Scores"][3]][4:] == ["=1+1", "#N/A"]
    assert workbook["Scores"]["A1"].data_type == workbook["Answers"]["B5"].data_type == "s"


def test_language(cpi, tmp_path):
    cpi.score({"19.L.1": "yes"}).to_excel(tmp_path / "sq.xlsx", language="sq")
    shown = {row[0]: row[1] for row in rows_of(tmp_path / "sq.xlsx", "Scores")}
    asked = {row[0]: row[1] for row in rows_of(tmp_path / "sq.xlsx", "Answers")}
    assert shown["A19"] == cpi["A19"].text("title", "sq") != cpi["A19"].title
    assert asked["19.L.1"] == cpi["19.L.1"].text("question", "sq")
    with pytest.raises(ValueError, match="language"):
        cpi.score({"19.L.1": "yes"}).to_excel(tmp_path / "xx.xlsx", language="xx")


def test_about_says_what_it_is(kosovo, workbook):
    facts = {row[0].value: row[1].value for row in workbook["About"] if row[0].value}
    assert facts["Status"].startswith("reconstruction: these are not official")
    assert kosovo.framework.fingerprint in facts["Fingerprint"]
    assert facts["Edition"] == kosovo.framework.edition and f"({kosovo.method})" in facts["Method"]
    assert all("not official" in workbook[name]["A2"].value for name in ("Scores", "Scales", "Calculation", "Coverage"))


def test_too_many_assessments(small, tmp_path):
    scores = small.score({f"Unit {i}": {"19.L.1": "yes"} for i in range(20000)})
    with pytest.raises(ValueError, match="select"):
        scores.to_excel(tmp_path / "scores.xlsx")
    scores.select("Unit 7").to_excel(tmp_path / "scores.xlsx")
    assert rows_of(tmp_path / "scores.xlsx", "Scores")[2][4] == "Unit 7"


def test_no_assessments(small, tmp_path):
    with pytest.raises(ValueError, match="empty"):
        small.score([]).to_excel(tmp_path / "scores.xlsx")


def test_a_folder_that_is_not_there(small, tmp_path):
    with pytest.raises(OSError):
        small.score({"19.L.1": "yes"}).to_excel(tmp_path / "none" / "scores.xlsx")
