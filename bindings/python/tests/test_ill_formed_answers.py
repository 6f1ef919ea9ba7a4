# SPDX-License-Identifier: MIT
"""Answers of every form that hold what is no answer: objects, texts, frames, sheets, workbooks."""
import decimal
import fractions
import math
import zipfile

import hypothesis
import numpy
import openpyxl
import pandas
import pytest
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import cpindex
from attack import attack, nothing_is_left_behind, protect, refusal  # noqa: F401 (fixtures)
from cpindex import AnswersError, CpindexWarning


class Silent:
    """Has no text of its own."""


PARTS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.decimals(), st.fractions(), st.complex_numbers(),
    st.text(), st.text(st.characters(whitelist_categories=["Cs", "Cc", "Zs", "Po"]), max_size=5), st.binary(max_size=5),
    st.dates(), st.datetimes(), st.timedeltas(), st.uuids(), st.builds(Silent), st.builds(object),
    st.sampled_from([pandas.NA, pandas.NaT, numpy.datetime64("NaT"), numpy.longdouble("nan"), math.nan, int, len, ...,
                     "yes", "Partially", " no ", "nd", "NA", "n/a", "\u00a0yes", "yes\r", "yes\nno", '"yes"', "yes,no",
                     "'yes", "sep=;", "\ufeffyes", "\x1a", "", " ", b"yes", numpy.str_("yes"), numpy.bool_(True),
                     numpy.array("yes"), numpy.array(True), pandas.Timestamp(0), pandas.Period("2020"),
                     pandas.Interval(0, 1), pandas.Series(["yes"]), numpy.array(["yes"])]),
    arrays.scalar_dtypes().flatmap(lambda kind: arrays.arrays(kind, ())).map(lambda made: made[()]))
CELLS = st.recursive(PARTS, lambda inner: st.lists(inner, max_size=2) | st.tuples(inner) | st.frozensets(
    st.integers(), max_size=2) | st.dictionaries(st.text(max_size=2), inner, min_size=1, max_size=2), max_leaves=3)
SPACE = " \t\n\v\f\r\u00a0\ufeff"
WORDS = {"yes": 1, "partially": 0.5, "no": 0, "": "unanswered", "nd": "no data", "na": "not applicable"}


def is_missing(value):
    return value is None or value is pandas.NA or value is pandas.NaT or \
        isinstance(value, (float, numpy.floating, numpy.datetime64, numpy.timedelta64)) and value != value


def meaning(value):
    """What a cell means as an answer to V.1; None where it is none."""
    if is_missing(value):
        return "unanswered"
    if isinstance(value, (bool, numpy.bool_)):
        return float(value)
    if isinstance(value, numpy.ndarray) and value.ndim == 0:
        return meaning(value.item())
    word = value.strip(SPACE) if isinstance(value, str) else None
    # Capitals may differ, but NA can be read both ways.
    return None if word == "NA" else WORDS.get(word.lower() if word is not None else None)


def outcome(call):
    """The answer to V.1, or AnswersError with its text."""
    try:
        number, missing = call().answer("V.1")
    except AnswersError as problem:
        assert all(one.cell for one in problem.diagnostics)
        return AnswersError, str(problem)
    return (number, "") if missing == "answered" else (str(missing), "")


@attack(1500)
@hypothesis.given(CELLS)
def test_any_object_as_an_answer(protect, cell):
    # A mapping in a mapping is an assessment, which has tests of its own.
    hypothesis.assume(not isinstance(cell, dict))
    series = pandas.Series([None], dtype=object)
    series.array[0] = cell
    forms = {"'V.1' of 'unit'": {"V.1": cell}, "row 0, 'V.1'": [{"unit": "unit", "V.1": cell}],
             "row 0, column 'V.1'": pandas.DataFrame({"unit": ["unit"], "V.1": series})}
    for place, answers in forms.items():
        made, said = outcome(lambda: protect.score(answers))
        assert made == (AnswersError if meaning(cell) is None else meaning(cell))
        assert place in said or made is not AnswersError


@attack(1000)
@hypothesis.given(CELLS, st.sampled_from(["unit", "period", "respondent"]))
def test_any_object_as_a_name(protect, cell, column):
    row = {"unit": "K", "period": "P", column: cell, "V.1": "yes"}
    try:
        scores = protect.score([row])
    except AnswersError as problem:
        assert f"row 0, '{column}'" in str(problem)
        assert not isinstance(cell, str) or column == "unit" and not cell.strip(SPACE) or not is_text(cell)
        return
    assert not isinstance(cell, (bytes, list, tuple, dict, frozenset, complex, Silent, type, numpy.void))
    assert len(scores) == 1 and scores.answer("V.1") == (1, "answered")
    if isinstance(cell, str) and column != "respondent":
        assert scores.assessments[0][column == "period"] == cell.strip(SPACE)


def is_text(value):
    try:
        return "\0" not in value and bool(value.encode("utf-8") or True)
    except UnicodeEncodeError:
        return False


TEXTS = st.text(st.sampled_from('ab,;\t"\r\n \u00eb=\u2028\x85'), max_size=8)


@attack(500)
@hypothesis.given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5), st.data())
def test_no_text_moves_the_place_of_a_problem(protect, notes, data):
    """What texts hold, as quotes, separators and ends of lines, is neither structure nor in the way of the place."""
    wrong = data.draw(st.integers(0, len(notes) - 1))
    rows = [{"unit": f"unit {i}", "note": note, "indicator": "V.1", "source": source, "answer": "yes"}
            for i, (note, source) in enumerate(notes)]
    assert [unit for unit, _ in protect.score(rows).assessments] == [row["unit"] for row in rows]
    rows[wrong]["answer"] = "\rperhaps\n"
    for answers, place in ((rows, f"row {wrong}, 'answer'"), (pandas.DataFrame(rows), f"row {wrong}, column 'answer'")):
        with pytest.raises(AnswersError) as caught:
            protect.score(answers)
        assert [problem.cell for problem in caught.value.diagnostics] == [place]


def is_hashable(value):
    try:
        return hash(value) is not None
    except TypeError:
        return False


@attack(500)
@hypothesis.given(st.dictionaries(CELLS.filter(is_hashable) | st.sampled_from(["V.1", " C.3 "]),
                                  st.sampled_from(["nd", None]), min_size=1, max_size=3))
def test_any_object_as_a_code(protect, answers):
    if all(isinstance(code, str) and code.strip(SPACE) in protect.indicators for code in answers):
        assert len(protect.score(answers)) == 1
    else:
        refusal(AnswersError, lambda: protect.score(answers))
    records = [{**answers, "unit": "K", "V.2": "yes"}]
    try:
        assert protect.score(records).answer("V.2")[0] == 1
    except AnswersError as problem:
        assert "rows: the keys of the rows" in str(problem)


FRAMES = {
    "no columns": (pandas.DataFrame(), "there is nothing"),
    "no unit": (pandas.DataFrame({"V.1": ["yes"]}), "no column 'unit'"),
    "a column twice": (pandas.DataFrame([["K", "yes", "no"]], columns=["unit", "V.1", "V.1"]), "stands twice"),
    "number and text": (pandas.DataFrame([["K", "yes", "no"]], columns=["unit", 5, "5"]), "code '5'.*\n.*code '5'"),
    "unknown column": (pandas.DataFrame([["K", "yes"]], columns=["unit", "V.9"]), "no indicator has the code 'V.9'"),
    "a domain": (pandas.DataFrame([["K", "yes"]], columns=["unit", "CARE"]), "is not answered"),
    "half of the long form": (pandas.DataFrame([["K", "V.1"]], columns=["unit", "indicator"]), "no column 'answer'"),
    "two levels of columns": (pandas.DataFrame([["K", "yes"]], columns=pandas.MultiIndex.from_tuples(
        [("unit", ""), ("V", "V.1")])), "not tuple"),
    "a nested list": (pandas.DataFrame({"unit": ["K"], "V.1": [["yes"]]}), "row 0, column 'V.1': error: .*not list"),
    "a nested frame": (pandas.DataFrame({"unit": ["K"], "V.1": [pandas.DataFrame()]}), "column 'V.1'.*not DataFrame"),
    "index and column": (pandas.DataFrame({"unit": ["K"]}, index=pandas.Index([1], name="unit")),
                         "unit, already exists"),
    "two levels of rows": (pandas.DataFrame({"unit": ["K", "L"], "V.1": ["yes", "x"]},
                                            index=pandas.MultiIndex.from_tuples([(1, 2), (3, 4)])),
                           r"row \(3, 4\), column 'V.1'"),
    "categories": (pandas.DataFrame({"unit": ["K"], "V.1": pandas.Categorical(["x"])}), "'x' is not an option"),
    "a number for a scale": (pandas.DataFrame({"unit": ["K"], "V.1": [0.5]}), "not an option"),
    "texts of missing values": (pandas.DataFrame({"unit": ["K"], "V.1": [None]}).astype(str), "'None' is not an opt"),
    "texts of NA": (pandas.DataFrame({"unit": ["K"], "V.1": pandas.array([None], "Int64").astype(str)}), "'<NA>'"),
    "dates": (pandas.DataFrame({"unit": ["K"], "V.1": [pandas.Timestamp("2020-01-01")]}), "'2020-01-01 00:00:00'"),
    "spans": (pandas.DataFrame({"unit": ["K"], "C.3": [pandas.Timedelta(1)]}), "is not a number"),
    "infinity": (pandas.DataFrame({"unit": ["K"], "C.3": [-numpy.inf]}), "'-inf' is not a number"),
    "too large": (pandas.DataFrame({"unit": ["K"], "C.3": [1e31]}), "too large or too small"),
    "decimal comma": (pandas.DataFrame({"unit": ["K"], "C.3": ["1,5"]}), "has a comma"),
    "too many digits": (pandas.DataFrame({"unit": ["K"], "C.3": ["9" * 5000]}), "is not a number"),
    "two answers": (pandas.DataFrame({"unit": ["K", "K"], "V.1": ["yes", "no"]}), "answered 'no' here"),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_ill_formed_frames(protect, kind):
    frame, says = FRAMES[kind]
    with pytest.raises(ValueError, match=says):
        protect.score(frame)


@pytest.mark.parametrize("column", [
    pandas.array([None, 7], "Int64"), pandas.array([None, 7], "Float64"), pandas.array([None, "7"], "string"),
    pandas.Categorical([None, 7]), pandas.Series([numpy.nan, 7], dtype="f4"), [math.nan, 7],
    [None, numpy.int8(7)], [pandas.NaT, decimal.Decimal(7)], [numpy.datetime64("NaT"), fractions.Fraction(7)],
    [numpy.longdouble("nan"), numpy.longdouble(7)], [pandas.NA, numpy.array(7)],
], ids=lambda column: str(getattr(column, "dtype", [type(one).__name__ for one in column])))
def test_missing_values_and_numbers_of_every_type(protect, column):
    scores = protect.score(pandas.DataFrame({"unit": ["K", "L"], "C.3": column}))
    assert scores.answer("C.3", 0)[1] == "unanswered" and scores.answer("C.3", 1) == (7, "answered")


NO_ANSWERS = {
    "bytes": (b"x", TypeError), "bytearray": (bytearray(b"x"), TypeError), "int": (5, TypeError),
    "None": (None, TypeError), "object": (object(), TypeError),
    "series": (pandas.Series({"V.1": "yes"}), TypeError), "lists": ([[]], TypeError),
    "array": (numpy.array([["yes"]]), TypeError), "numbers": ([1.5], TypeError), "nothing": ([None], TypeError),
    "rows and paths": ([{"unit": "K"}, "x.csv"], TypeError), "empty list": ([], AnswersError),
    "empty rows": ([{}], AnswersError), "mixed": ({"V.1": "yes", "K": {"V.1": "yes"}}, TypeError),
    "a name that is none": ({"K": {"V.1": "yes"}, "": {}}, AnswersError), "NUL": ("a\0b", ValueError),
    "too deep": ({"K": {"V.1": {"x": "yes"}}}, AnswersError), "no unit": ({None: {"V.1": "yes"}}, AnswersError),
    "half of a pair": ("\ud800", ValueError), "no file": ("none.csv", FileNotFoundError),
    "folder": ("/", IsADirectoryError), "no workbook": ("none.xlsx", FileNotFoundError),
}


@pytest.mark.parametrize("kind", NO_ANSWERS)
def test_what_is_no_answers(protect, kind):
    answers, error = NO_ANSWERS[kind]
    refusal(error, lambda: protect.score(answers))


def test_who_has_no_answers_is_assessed_all_the_same(protect, recwarn):
    assert protect.score({}, unit="K", period="P").assessments == (("K", "P"),)
    scores = protect.score({"K": {"V.1": "yes"}, "L": {}, "M": {"V.1": "no"}})
    assert [unit for unit, _ in scores.assessments] == ["K", "L", "M"]
    assert {scores.answer(code, 1)[1] for code in protect.indicators} == {"unanswered"}
    assert [scores.answer("V.1", i)[0] for i in (0, 2)] == [1, 0]
    assert not recwarn.list
    for name in ("", " ", None, math.nan, b"L"):
        assert f"of {name!r}: error" in refusal(AnswersError, lambda: protect.score({"K": {"V.1": "yes"}, name: {}}))


def test_a_list_that_holds_itself(protect):
    endless = []
    endless.append(endless)
    refusal(TypeError, lambda: protect.score(endless))
    mapping = {}
    mapping["K"] = mapping
    refusal(AnswersError, lambda: protect.score(mapping))


@pytest.mark.parametrize("junk", [b"K", [], {}, "", "a\0", "\ud800", object(), (1,), 1j], ids=ascii)
def test_ill_formed_names_of_an_assessment(protect, junk):
    refusal(AnswersError, lambda: protect.score({"V.1": "yes"}, unit=junk))
    if junk != "":
        refusal(AnswersError, lambda: protect.score({"V.1": "yes"}, period=junk))
    refusal(TypeError, lambda: protect.score([{"unit": "K", "V.1": "yes"}], unit=junk))


def test_more_digits_than_python_writes(protect):
    for answers in ({"C.3": 10**5000}, [{"unit": "K", "C.3": -(10**5000)}]):
        assert "'C.3'" in refusal(AnswersError, lambda: protect.score(answers))


def test_names_that_look_like_nothing(protect):
    assert protect.score({"V.1": "yes"}, unit=0, period=0).assessments == (("0", "0"),)


def test_huge_texts(protect):
    huge = "x" * (1 << 24)
    said = refusal(AnswersError, lambda: protect.score({"V.1": huge}))
    assert "is not an option" in said and len(said) < 1000
    assert protect.score({"V.1": "yes"}, unit=huge).assessments == ((huge, ""),)
    assert len(refusal(AnswersError, lambda: protect.score({huge: "yes"}))) < 1000 + 2 * len(huge)


@attack(300)
@hypothesis.given(st.one_of(st.binary(max_size=60), st.lists(st.sampled_from(
    [b"unit", b"V.1", b"answer", b"indicator", b"yes", b"K", b",", b";", b"\t", b'"', b"\r", b"\n", b"\0", b"\xff",
     b"sep=;", b"\xef\xbb\xbf", b"\x1a", b"note", b" ", b"nd"]), max_size=20).map(b"".join)))
def test_any_bytes_as_a_sheet(protect, tmp_path_factory, content):
    sheet = tmp_path_factory.getbasetemp() / "sheet.csv"
    sheet.write_bytes(content)
    try:
        scores = protect.score(sheet)
    except AnswersError as problem:
        assert all(one.code and one.file == str(sheet) for one in problem.diagnostics)
    else:
        assert b"unit" in content and all(unit for unit, _ in scores.assessments)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path, book = tmp_path_factory.mktemp("workbook") / "answers.xlsx", openpyxl.Workbook()
    for row in (["unit", "V.1"], ["K", "yes"], ["L", "no"]):
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("damage", ["cut", "junk", "empty", "gone"])
def test_damaged_members_of_a_workbook(protect, workbook, tmp_path, damage):
    with zipfile.ZipFile(workbook) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    for damaged, content in members.items():
        made = {"cut": content[:len(content) // 2], "junk": b"<x>&", "empty": b"", "gone": None}[damage]
        with zipfile.ZipFile(tmp_path / "damaged.xlsx", "w") as archive:
            for name, kept in {**members, damaged: made}.items():
                if kept is not None:
                    archive.writestr(name, kept)
        answered_or_refused(protect, tmp_path / "damaged.xlsx")


@attack(150)
@hypothesis.given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 255)), min_size=1, max_size=10))
def test_damaged_bytes_of_a_workbook(protect, workbook, changes):
    content = bytearray(workbook.read_bytes())
    for place, byte in changes:
        content[place % len(content)] = byte
    damaged = workbook.with_name("damaged.xlsx")
    damaged.write_bytes(content)
    answered_or_refused(protect, damaged)


def answered_or_refused(protect, path):
    try:
        scores = protect.score(path)
    except AnswersError as problem:
        assert "damaged.xlsx" in str(problem)
    else:
        assert scores.assessments == (("K", ""), ("L", ""))


def test_a_workbook_without_cells(protect, tmp_path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "empty.xlsx")
    assert "'Sheet' is empty" in refusal(AnswersError, lambda: protect.score(tmp_path / "empty.xlsx"))
    book.create_chartsheet("Chart")
    book.remove(book["Sheet"])
    book.save(tmp_path / "chart.xlsx")
    refusal(AnswersError, lambda: protect.score(tmp_path / "chart.xlsx"))


def test_a_cell_beside_the_table_is_named(protect, tmp_path):
    book = openpyxl.Workbook()
    for row in (["unit", "V.1"], ["K", "yes", None, None, "extra"]):
        book.active.append(row)
    book.save(tmp_path / "beside.xlsx")
    assert "Sheet!E2" in refusal(AnswersError, lambda: protect.score(tmp_path / "beside.xlsx"))


def test_nothing_that_is_dropped_goes_without_a_warning(protect):
    with pytest.warns(CpindexWarning, match="column without a name"):
        protect.score([{"unit": "K", "": "no", "V.1": "yes"}])
    with pytest.warns(CpindexWarning, match="no rows"):
        protect.score(pandas.DataFrame({"unit": [], "V.1": []}))


SHEETS = {
    "not UTF-8": (b"\xff\xfe", "save it as"), "nothing": (b"", "No columns"), "a separator alone": (b"sep=;", "No columns"),
    "longer rows": (b"a,b\n1,2,3\n", "Expected 2 fields"), "an open quote": (b'a,b\n"x', "inside string"),
}


@pytest.mark.parametrize("kind", SHEETS)
def test_sheets_that_cannot_be_looked_at(tmp_path, kind):
    content, says = SHEETS[kind]
    (tmp_path / "sheet.csv").write_bytes(content)
    with pytest.raises(ValueError, match=says):
        cpindex.read_answers(tmp_path / "sheet.csv")


@pytest.mark.parametrize("content, columns, rows", [
    (b"a,a\r\n1,2\r\n", ["a", "a"], [["1", "2"]]), (b'"a;b;c",d\n1,2', ["a;b;c", "d"], [["1", "2"]]),
    (b",\n", ["", ""], []), (b"sep=;\na;b\nNA;nan", ["a", "b"], [["NA", "nan"]]),
], ids=["a name twice", "separators in quotes", "no names", "separator named"])
def test_sheets_stay_as_they_stand(tmp_path, content, columns, rows):
    (tmp_path / "sheet.csv").write_bytes(content)
    frame = cpindex.read_answers(tmp_path / "sheet.csv")
    assert frame.columns.tolist() == columns and frame.to_numpy().tolist() == rows


def test_a_sheet_of_a_csv_file(tmp_path):
    (tmp_path / "sheet.csv").write_text("a,b\n1,2")
    assert "no sheet 'Answers'" in refusal(AnswersError, lambda: cpindex.read_answers(tmp_path / "sheet.csv", "Answers"))
