# SPDX-License-Identifier: MIT
"""Whole arrays of answers give what the same answers give one by one."""
import random

import pytest

import cpindex

numpy = pytest.importorskip("numpy")
OPTIONS = {"yes": 1.0, "partially": 0.5, "no": 0.0, None: numpy.nan}


def drawn(framework, rows):
    rng = random.Random(19)
    return [{code: rng.choice(list(OPTIONS)) for code in framework.indicators if framework[code].scale}
            for _ in range(rows)]


def array_of(framework, sheets):
    return numpy.array([[OPTIONS[sheet.get(code)] for code in framework.indicators] for sheet in sheets])


@pytest.mark.parametrize("method", ["sections", "issue-groups", "indicators"])
def test_the_same_bits_as_one_by_one(cpi, method):
    if method not in cpi.methods:
        pytest.fail(f"choose among {list(cpi.methods)}")
    sheets = drawn(cpi, 3)
    made = cpi.score_matrix(array_of(cpi, sheets), method=method)
    scores = cpi.score({f"unit {i}": sheet for i, sheet in enumerate(sheets)}, method=method)
    one_by_one = numpy.array([[figure.value for figure in scores[address]] for address in cpi.figures]).T
    numpy.testing.assert_array_equal(made, one_by_one)
    assert not numpy.isnan(made[:, 0]).any()


def test_chosen_figures_in_the_order_asked_for(small):
    answers = numpy.array([[1, 0, 0.5], [numpy.nan, 1, 1]])
    made = small.score_matrix(answers, ["dimension:law", "SMALL"])
    assert made.tolist() == [[0.75, 0.5], [1, 1]]


@pytest.mark.parametrize("arrange", [
    lambda answers: numpy.asfortranarray(answers),
    lambda answers: answers[::-1].copy()[::-1],
    lambda answers: numpy.repeat(answers, 2, axis=1)[:, ::2],
    lambda answers: answers[:, ::-1].copy()[:, ::-1],
    lambda answers: memoryview(answers),
], ids=["columns first", "rows backwards", "every second column", "columns backwards", "memoryview"])
def test_any_arrangement_in_memory(small, arrange):
    answers = numpy.array([[1, 0, 0.5], [0.5, 1, 1], [0, 0, numpy.nan]])
    numpy.testing.assert_array_equal(small.score_matrix(arrange(answers)), small.score_matrix(answers))


def test_out_is_written_and_returned(small):
    out = numpy.empty((1, len(small.figures)))
    assert small.score_matrix(numpy.array([[1.0, 1.0, 1.0]]), out=out) is out
    assert out[0, 0] == 1


def test_no_rows(small):
    assert small.score_matrix(numpy.empty((0, 3))).shape == (0, len(small.figures))


def test_a_pandas_frame_is_an_array(small):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([[1, 0, 0.5]], columns=small.indicators)
    assert small.score_matrix(frame.to_numpy(), ["A19"])[0, 0] == 0.5


def test_goalposts_of_an_earlier_set(root):
    framework = cpindex.Framework.load(root / "indicators" / "kidsrights-index.yaml")
    columns = len(framework.indicators)
    one = numpy.full((1, columns), 0.5)
    assert framework.score_matrix(one).shape == (1, len(framework.figures))
