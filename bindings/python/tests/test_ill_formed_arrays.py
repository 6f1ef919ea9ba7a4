# SPDX-License-Identifier: MIT
"""Arrays that are no answers, and places that scores cannot be written to."""
import array
import math

import hypothesis
import numpy
import pandas
import pytest
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from attack import COLUMNS, GOOD, attack, good, nothing_is_left_behind, protect, refusal  # noqa: F401 (fixtures)
from cpindex import AnswersError

LEAST, MOST = 1e-30, 1e30


def same(made, wanted):
    numpy.testing.assert_array_equal(numpy.asarray(made), numpy.asarray(wanted))


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
