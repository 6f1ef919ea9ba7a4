# SPDX-License-Identifier: MIT
"""Ill-formed input of every kind is refused with a Python exception that says what would be right: no crash, and
nothing taken silently for something else."""
import array
import datetime
import decimal
import fractions
import gc
import inspect
import math
import tempfile
import zipfile

import pytest

import cpindex
from cpindex import AnswersError, CpindexWarning, Framework, FrameworkError, _core

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")
openpyxl = pytest.importorskip("openpyxl")
hypothesis = pytest.importorskip("hypothesis")
st = pytest.importorskip("hypothesis.strategies")
arrays = pytest.importorskip("hypothesis.extra.numpy")

REFUSALS = (TypeError, ValueError, KeyError, OverflowError)
COLUMNS = 6
LEAST, MOST = 1e-30, 1e30
GOOD = [[1, 0.5, 0, 1, 0, 100], [0, 0, 1, numpy.nan, 1, 50]]


# Else a folder of tables of Unicode would be left where the tests are run.
hypothesis.configuration.set_hypothesis_home_dir(tempfile.mkdtemp())


def attack(examples):
    return hypothesis.settings(max_examples=examples, deadline=None, database=None, derandomize=True,
                               suppress_health_check=list(hypothesis.HealthCheck))


@pytest.fixture(scope="module")
def protect(root):
    """Five questions with a scale (yes, partially, no) and a quantity, C.3."""
    return Framework.load(root / "examples" / "editions" / "earlier.yaml")


@pytest.fixture(scope="module")
def text(root):
    return (root / "examples" / "editions" / "earlier.yaml").read_bytes()


def good():
    return numpy.array(GOOD, dtype=float)


def refusal(kind, call):
    """What an exception of that kind says."""
    with pytest.raises(kind) as caught:
        call()
    assert str(caught.value).strip()
    return str(caught.value)


def same(made, wanted):
    numpy.testing.assert_array_equal(numpy.asarray(made), numpy.asarray(wanted))


# Arrays of answers

NO_ARRAYS = {
    "list": GOOD, "range": range(COLUMNS), "generator": (row for row in GOOD), "dict": {}, "int": 5, "None": None,
    "str": "abc", "type": int, "frame": pandas.DataFrame(GOOD), "series": pandas.Series([1.0]),
    "dates": numpy.zeros((2, COLUMNS), "M8[ns]"), "masked": numpy.ma.masked_array(GOOD, numpy.equal(GOOD, 0)),
}
OTHER_ELEMENTS = {
    "float32": "f4", "float16": "f2", "longdouble": "g", "int64": "i8", "int8": "i1", "uint64": "u8", "bool": "?",
    "object": "O", "complex": "c16", "big-endian": ">f8", "bytes": "S8", "text": "U2", "void": "V8",
    "structured": [("value", "f8")], "pair": [("a", "f4"), ("b", "f4")],
}
OTHER_SHAPES = {
    "no dimension": numpy.float64(1), "one dimension": numpy.ones(COLUMNS), "three": numpy.ones((1, 1, COLUMNS)),
    "no columns": numpy.ones((2, 0)), "a column less": numpy.ones((2, COLUMNS - 1)), "turned": numpy.ones((COLUMNS, 2)),
    "array.array": array.array("d", [1] * COLUMNS), "bytes": b"123456", "flat memoryview": memoryview(bytes(48)),
}


@pytest.mark.parametrize("kind", NO_ARRAYS)
def test_what_is_no_array(protect, kind):
    assert "numpy." in refusal(TypeError, lambda: protect.score_matrix(NO_ARRAYS[kind]))


@pytest.mark.parametrize("kind", OTHER_ELEMENTS)
def test_other_elements(protect, kind):
    answers = numpy.zeros((2, COLUMNS), dtype=OTHER_ELEMENTS[kind])
    assert "float64 array is wanted" in refusal(TypeError, lambda: protect.score_matrix(answers))


@pytest.mark.parametrize("kind", OTHER_SHAPES)
def test_other_shapes(protect, kind):
    said = refusal(ValueError, lambda: protect.score_matrix(OTHER_SHAPES[kind]))
    assert f"{COLUMNS} columns" in said and "Framework.indicators" in said


def test_elements_that_lie_askew(protect):
    askew = numpy.frombuffer(b"x" + good().tobytes(), dtype=float, offset=1).reshape(2, COLUMNS)
    packed = numpy.zeros((2, COLUMNS), numpy.dtype([("byte", "i1"), ("value", "f8")]))["value"]
    for answers in (askew, packed):
        assert "copy it first" in refusal(ValueError, lambda: protect.score_matrix(answers))
        same(protect.score_matrix(answers.copy()), protect.score_matrix(numpy.array(answers.tolist())))
    room = numpy.frombuffer(bytearray(1 + 8 * 2 * 9), dtype=float, offset=1).reshape(2, 9)
    assert "copy it first" in refusal(ValueError, lambda: protect.score_matrix(good(), out=room))


def test_no_rows_at_all(protect):
    shape = (0, len(protect.figures))
    strided = numpy.lib.stride_tricks.as_strided(good(), (0, COLUMNS), (2**62, -(2**62)))
    for answers in (good()[:0], good()[:0].T.copy().T, strided):
        assert protect.score_matrix(answers).shape == shape
    assert protect.score_matrix(good(), []).shape == (2, 0)


@attack(300)
@hypothesis.given(arrays.array_dtypes() | arrays.scalar_dtypes())
def test_any_type_of_element(protect, kind):
    answers = numpy.zeros((1, COLUMNS), kind)
    if answers.dtype == numpy.dtype("=f8") and answers.ndim == 2:
        assert protect.score_matrix(answers, ["V.1"]).tolist() == [[0]]
    else:
        refusal((TypeError, ValueError), lambda: protect.score_matrix(answers))


@attack(300)
@hypothesis.given(arrays.array_shapes(min_dims=0, max_dims=5, min_side=0, max_side=COLUMNS + 1))
def test_any_shape(protect, shape):
    answers = numpy.zeros(shape)
    if len(shape) == 2 and shape[1] == COLUMNS:
        assert protect.score_matrix(answers, ["V.1"]).shape == (shape[0], 1)
    else:
        assert str(shape) in refusal(ValueError, lambda: protect.score_matrix(answers))


@st.composite
def cuts(draw):
    """Slices of a larger array that leave the columns that are wanted."""
    step = draw(st.integers(-3, 3).filter(bool))
    begin = draw(st.integers(0, 3)) + (abs(step) * (COLUMNS - 1) if step < 0 else 0)
    columns = [begin + step * i for i in range(COLUMNS)]
    rows = slice(draw(st.integers(0, 5)), draw(st.integers(0, 9)), draw(st.integers(-3, 3).filter(bool)))
    end = columns[-1] + step
    return draw(st.sampled_from("CF")), rows, slice(begin, end if end >= 0 else None, step)


@attack(300)
@hypothesis.given(cuts(), st.integers(0, 2**32 - 1))
def test_any_strides_give_what_a_copy_gives(protect, cut, seed):
    order, rows, columns = cut
    whole = numpy.random.default_rng(seed).choice([0, 0.5, 1, numpy.nan], (9, 24)).copy(order)
    answers = whole[rows, columns]
    assert answers.shape[1] == COLUMNS
    before = whole.copy()
    same(protect.score_matrix(answers), protect.score_matrix(numpy.ascontiguousarray(answers)))
    same(whole, before)


@pytest.mark.parametrize("shape, strides", [
    ((1000, COLUMNS), (0, 8)), ((1000, COLUMNS), (0, 0)), ((7, COLUMNS), (8, 8)), ((1, COLUMNS), (2**62, 8)),
    ((1, COLUMNS), (-(2**62), 8)),
], ids=["one row many times", "one number", "a window that moves", "huge stride", "huge stride backwards"])
def test_rows_that_share_their_memory(protect, shape, strides):
    numbers = numpy.array([1, 0.5, 0, 1, 0.5, 0] * 2, dtype=float)
    answers = numpy.lib.stride_tricks.as_strided(numbers, shape, strides, writeable=False)
    same(protect.score_matrix(answers), protect.score_matrix(answers.copy()))


def is_answer(value, column):
    if math.isnan(value):
        return True
    return value in (0, 0.5, 1) if column < COLUMNS - 1 else value == 0 or LEAST <= abs(value) <= MOST


@attack(300)
@hypothesis.given(arrays.arrays(float, st.tuples(st.integers(1, 3), st.just(COLUMNS)), elements=st.one_of(
    st.sampled_from([0.0, -0.0, 0.5, 1.0, numpy.nan, -numpy.nan, 1e30, 1e-30]), st.floats())))
def test_values_that_are_no_answer(protect, answers):
    wrong = [(row, column) for row in range(len(answers)) for column in range(COLUMNS)
             if not is_answer(answers[row, column], column)]
    out = numpy.full((len(answers), len(protect.figures)), 7.0)
    if not wrong:
        assert protect.score_matrix(answers, out=out) is out
        return
    with pytest.raises(AnswersError) as caught:
        protect.score_matrix(answers, out=out)
    said = [problem.message.split(":")[0] for problem in caught.value.diagnostics]
    assert said == [f"row {row + 1}, column {column + 1}" for row, column in wrong]
    assert (out == 7).all()


def test_ten_thousand_wrong_values_are_one_exception(protect):
    with pytest.raises(AnswersError) as caught:
        protect.score_matrix(numpy.full((10000, COLUMNS), numpy.inf))
    assert 1000 <= len(caught.value.diagnostics) <= 1001 and str(59000) in str(caught.value)


def read_only(shape):
    room = numpy.zeros(shape)
    room.flags.writeable = False
    return room


PLACES = {
    "list": (ValueError, lambda shape: [[0.0] * shape[1]] * shape[0]), "int": (ValueError, lambda shape: 5),
    "False": (ValueError, lambda shape: False), "flat": (ValueError, lambda shape: numpy.zeros(shape[0] * shape[1])),
    "another shape": (ValueError, lambda shape: numpy.zeros(shape[::-1])),
    "columns first": (ValueError, lambda shape: numpy.zeros(shape, order="F")),
    "strided": (ValueError, lambda shape: numpy.zeros((shape[0], 2 * shape[1]))[:, ::2]),
    "backwards": (ValueError, lambda shape: numpy.zeros(shape)[::-1]),
    "read-only": (ValueError, read_only), "bytes": (ValueError, lambda shape: memoryview(bytes(8)).cast("d")),
    "frame": (TypeError, lambda shape: pandas.DataFrame(numpy.zeros(shape))),
    "float32": (TypeError, lambda shape: numpy.zeros(shape, "f4")),
    "int64": (TypeError, lambda shape: numpy.zeros(shape, "i8")),
    "object": (TypeError, lambda shape: numpy.zeros(shape, object)),
    "big-endian": (TypeError, lambda shape: numpy.zeros(shape, ">f8")),
}


@pytest.mark.parametrize("kind", PLACES)
def test_where_scores_cannot_be_written(protect, kind):
    error, place = PLACES[kind]
    out = place((2, len(protect.figures)))
    said = refusal(error, lambda: protect.score_matrix(good(), out=out))
    assert "must be an array of shape (2, 9)" in said or "a writable float64 array in C order is wanted" in said


def test_scores_are_not_written_over_the_answers(protect):
    whole = numpy.zeros((3, COLUMNS))
    for out in (whole[:2], whole[1:]):
        before = whole.copy()
        said = refusal(ValueError, lambda: protect.score_matrix(whole[:2], protect.indicators, out=out))
        assert "overlap" in said and (whole == before).all()


@pytest.mark.parametrize("figures", ["V.1", b"V.1", 5, 1.5, object()], ids=repr)
def test_figures_that_are_no_list(protect, figures):
    assert "a list of addresses" in refusal(TypeError, lambda: protect.score_matrix(good(), figures))


# Answers

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


# Texts of frameworks

TEXTS_OF_NOTHING = {
    "empty": "", "no bytes": b"", "mark": "\ufeff", "NUL": "cpindex: 1\0", "NUL in bytes": b"\0", "not UTF-8": b"\xff",
    "UTF-16": "cpindex: 1".encode("utf-16"), "17 MiB of spaces": " " * (17 << 20), "17 MiB": b"#" * (17 << 20),
    "deep list": "[" * 100_000, "deep mapping": "{a: " * 100_000, "a list": "- a", "a word": "a",
    "no keys": "cpindex: 1",
    "escaped NUL": '"\\u0000"', "escaped half": '"\\ud800"', "two documents": "---\n---\n", "alias": "&a [*a]",
    "tag": "!!python/object:os.system x", "another YAML": "%YAML 9.9\n---\na", "tab": "cpindex:\n\t- 1",
}


@pytest.mark.parametrize("kind", TEXTS_OF_NOTHING)
def test_texts_that_are_no_framework(kind):
    with pytest.raises(FrameworkError) as caught:
        Framework.from_text(TEXTS_OF_NOTHING[kind])
    assert all(problem.code and problem.file == "framework" for problem in caught.value.diagnostics)
    assert caught.value.diagnostics and "[CPI-" in str(caught.value)


@pytest.mark.parametrize("junk", [None, 5, 1.5, [], {}, object(), bytearray(b"x"), memoryview(b"x"), numpy.array("x")],
                         ids=lambda junk: type(junk).__name__)
def test_what_is_no_text(text, junk):
    assert "a str or bytes is wanted" in refusal(TypeError, lambda: Framework.from_text(junk))
    assert "a str or bytes is wanted" in refusal(TypeError, lambda: Framework.from_text(text, translations=[junk]))
    if junk is not None:
        assert "must be a str" in refusal(TypeError, lambda: Framework.from_text(text, name=junk))


def test_half_of_a_surrogate_pair_is_no_text(text):
    for call in (lambda: Framework.from_text("\ud800"), lambda: Framework.from_text(text, name="\ud800")):
        assert "surrogates not allowed" in refusal(ValueError, call)
    assert "holds a NUL" in refusal(ValueError, lambda: Framework.from_text(text, name="a\0"))


def test_translations_that_are_no_list(text):
    for translations in ("abc", b"abc"):
        assert "a list of texts" in refusal(TypeError, lambda: Framework.from_text(text, translations=translations))
    for translations in (5, None):
        assert "iterable" in refusal(TypeError, lambda: Framework.from_text(text, translations=translations))
    for translation in ("", "x: y", text, b"\xff", "\0"):
        said = refusal(FrameworkError, lambda: Framework.from_text(text, translations=iter([translation]), name="mine"))
        assert said.startswith("translation 1 of mine")


@attack(400)
@hypothesis.given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 60), st.binary(max_size=6) | st.sampled_from(
    [b":", b"- ", b"\n", b"  ", b"null", b"1e999", b"-1", b"{", b"[", b"'", b"\xc3", b"\xf4\x90\x80\x80", b"code",
     b"V.1", b"0.1", b"skip", b"domains:"])), min_size=1, max_size=4))
def test_damaged_texts_of_frameworks(text, changes):
    for place, length, piece in changes:
        place %= len(text)
        text = text[:place] + piece + text[place + length:]
    try:
        framework = Framework.from_text(text)
    except FrameworkError as problem:
        assert problem.diagnostics and all(one.severity in ("error", "warning") for one in problem.diagnostics)
    else:
        assert framework.figures[0] == framework.code and framework.to_markdown() and len(framework.fingerprint) == 64


def test_paths_that_are_no_framework(tmp_path, root):
    for junk in (5, True, None, 1.5, [], object()):
        refusal(TypeError, lambda: Framework.load(junk))
    for path, error in ((tmp_path / "none", FileNotFoundError), (tmp_path, IsADirectoryError), ("a\0", ValueError),
                        ("\ud800", ValueError), ("/dev/null", FrameworkError)):
        refusal(error, lambda: Framework.load(path))


def test_a_path_that_is_no_text_still_finds_its_translations(tmp_path, root):
    for name in ("child-friendliness-index.yaml", "child-friendliness-index.sq.yaml"):
        made = str(tmp_path / "CFI\udcff") + name[len("child-friendliness-index"):]
        with open(made, "wb") as file:
            file.write((root / "indicators" / name).read_bytes())
    framework = Framework.load(str(tmp_path / "CFI\udcff.yaml"))
    assert framework["protection"].text("title", "sq") != framework["protection"].title


# Public methods

NAMES = ["zz", "", "\ud800", "a\0b", "V.1\n", 5, -1, 1.5, True, b"V.1", object(), (), ("V.1",), len, math.nan]
UNHASHABLE = [[], ["V.1"], {}, bytearray(b"V.1")]
JUNK = NAMES + UNHASHABLE
VALUE = ValueError, TypeError
CALLS = {
    "framework[]": (KeyError, lambda framework, scores, junk: framework[junk]),
    "figure_kind": (KeyError, lambda framework, scores, junk: framework.figure_kind(junk)),
    "figure_title": (KeyError, lambda framework, scores, junk: framework.figure_title(junk)),
    "figure_title language": (VALUE, lambda framework, scores, junk: framework.figure_title("V.1", junk)),
    "to_frame language": (VALUE, lambda framework, scores, junk: framework.to_frame(junk)),
    "score method": (VALUE, lambda framework, scores, junk: framework.score({"V.1": "yes"}, method=junk)),
    "score goalposts": (VALUE, lambda framework, scores, junk: framework.score({"V.1": "yes"}, goalposts=junk)),
    "matrix method": (VALUE, lambda framework, scores, junk: framework.score_matrix(good(), method=junk)),
    "matrix goalposts": (VALUE, lambda framework, scores, junk: framework.score_matrix(good(), goalposts=junk)),
    "matrix figures": (KeyError, lambda framework, scores, junk: framework.score_matrix(good(), ["V.1", junk])),
    "node text": (VALUE, lambda framework, scores, junk: framework["V.1"].text(junk)),
    "node text language": (VALUE, lambda framework, scores, junk: framework["V.1"].text("title", junk)),
    "scores[]": (KeyError, lambda framework, scores, junk: scores[junk]),
    "select unit": (KeyError, lambda framework, scores, junk: scores.select(junk)),
    "select period": (KeyError, lambda framework, scores, junk: scores.select(period=junk)),
    "answer": (KeyError, lambda framework, scores, junk: scores.answer(junk)),
    "scores frame kind": (VALUE, lambda framework, scores, junk: scores.to_frame(junk)),
    "scores frame language": (VALUE, lambda framework, scores, junk: scores.to_frame(language=junk)),
    "ranges language": (VALUE, lambda framework, scores, junk: scores.ranges(junk)),
    "matrix facet": (VALUE, lambda framework, scores, junk: scores.matrix(junk)),
    "matrix value": (VALUE, lambda framework, scores, junk: scores.matrix(value=junk)),
    "explain": (KeyError, lambda framework, scores, junk: scores.explain(junk)),
    "explain language": (VALUE, lambda framework, scores, junk: scores.explain("V.1", junk)),
    "plot facet": (VALUE, lambda framework, scores, junk: scores.plot_matrix(junk)),
    "plot groups facet": (VALUE, lambda framework, scores, junk: scores.plot_groups(junk)),
    "plot language": (VALUE, lambda framework, scores, junk: scores.plot_domains(language=junk)),
    "plot figures": (KeyError, lambda framework, scores, junk: framework.score(
        [{"unit": "K", "period": period, "V.1": "yes"} for period in ("1", "2")]).plot_slope(["V.1", junk])),
    "excel language": (VALUE, lambda framework, scores, junk: scores.to_excel("/dev/null", junk)),
}


@pytest.mark.parametrize("call", CALLS)
def test_wrong_names(protect, call):
    error, method = CALLS[call]
    scores = protect.score({"V.1": "yes"}, unit="K", period="P")
    for junk in JUNK:
        refusal(error, lambda: method(protect, scores, junk))


def test_containers_say_no_instead(protect):
    scores = protect.score({"V.1": "yes"})
    for junk in JUNK + [None]:
        assert junk not in protect and junk not in scores and protect.get(junk) is None
    assert [name for name in ("zz", "V.1", "\ud800", "a\0b", "__zz__") if hasattr(scores, name)] == ["V.1"]


def test_positions_out_of_range(protect):
    scores = protect.score({"V.1": "yes"})
    for sequence in (scores["V.1"], scores.explain("V.1")):
        for position in (5, -5, 2**31, 2**64, -(2**64)):
            with pytest.raises(IndexError):
                sequence[position]
        for position in ("0", None, 1.0, b"", []):
            refusal(TypeError, lambda: sequence[position])
        assert list(sequence[5:2**64]) == []


def test_a_figure_of_several_assessments_has_no_one_value(protect):
    scores = protect.score({"K": {"V.1": "yes"}, "L": {"V.1": "no"}})
    for call in (lambda: scores["V.1"].value, lambda: float(scores["V.1"]), lambda: scores.explain("V.1"),
                 lambda: scores["V.1"].only):
        assert "there are 2 assessments: choose one" in refusal(ValueError, call)


@pytest.mark.parametrize("kind", ["Framework", "Scores", "Explanation"])
def test_what_is_made_by_others_cannot_be_constructed(kind):
    assert "use " in refusal(TypeError, getattr(cpindex, kind))


# The functions of the library, as SWIG wraps them, which the package is built upon

@pytest.fixture(scope="module")
def handles(root, text):
    """For the names of arguments, one of everything that functions take, ready for use."""
    made = {"diag": _core.cpi_diag_new(), "options": _core.cpi_options_new(), "_import": _core.cpi_import_new()}
    _, made["framework"] = _core.cpi_framework_load(text, "framework", made["diag"])
    later, links = ((root / "examples" / "editions" / name).read_bytes() for name in ("later.yaml", "links.yaml"))
    made["earlier"], (_, made["later"]) = made["framework"], _core.cpi_framework_load(later, "later", made["diag"])
    _, made["links"] = _core.cpi_links_load(made["earlier"], made["later"], links, "links", made["diag"])
    _, made["panel"] = _core.cpi_panel_new(made["framework"])
    _core.cpi_panel_read(made["panel"], "unit,V.1\nK,yes\n", "answers", made["diag"])
    _, made["scores"] = _core.cpi_score(made["panel"], made["options"], made["diag"])
    _, made["explanation"] = _core.cpi_explain(made["scores"], 0, 0)
    _, made["rules"] = _core.cpi_rules_new(made["framework"], 0)
    table = "unit,PROTECT,VIOLENCE,CARE\nK,0.5,0.5,0.5\n"
    _, made["audit"] = _core.cpi_audit_read(made["framework"], None, table, "table", made["diag"])
    assert None not in made.values() and _core.cpi_diag_error_count(made["diag"]) == 0
    return made


FUNCTIONS = [function for name, function in inspect.getmembers(_core, inspect.isroutine)
             if name.startswith("cpi_")]
PLAIN = st.sampled_from([None, 0, 1, -1, 5, 2**31 - 1, -(2**31), 2**31, 2**63, 2**64, 1.5, math.nan, math.inf, "",
                         "V.1", "K", "yes", "a\0", "\ud800", b"", b"V.1", b"unit,V.1\nK,no",
                         True, (), [], object(), good(), numpy.zeros((2, 9)), numpy.arange(3, dtype="i4"),
                         numpy.zeros(0), bytearray(8)])


@attack(2500)
@hypothesis.given(st.sampled_from(FUNCTIONS), st.data())
def test_any_arguments_to_the_functions_below(handles, function, data):
    given = data.draw(st.lists(st.sampled_from(list(handles.values())) | PLAIN, max_size=8))
    try:
        function(*given)
    except REFUSALS as problem:
        assert str(problem)


@attack(2500)
@hypothesis.given(st.sampled_from(FUNCTIONS), st.data())
def test_any_numbers_to_the_functions_below(handles, function, data):
    """With handles of the right type, so that numbers and texts reach the library."""
    others = st.integers(-2, 12) | st.sampled_from([2**31 - 1, -(2**31), "", "V.1", "K", None, 0.5, math.nan])
    names = function.__doc__.split("(", 1)[1].split(")")[0].split(", ")
    given = [handles[name] if name in handles else data.draw(others) for name in names if name]
    try:
        function(*given)
    except REFUSALS as problem:
        assert str(problem)


def test_nothing_is_left_behind(protect):
    gc.collect()
    assert not gc.garbage and protect.score({"V.1": "yes"})["V.1"].value == 1
