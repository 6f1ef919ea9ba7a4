# SPDX-License-Identifier: MIT
"""Names and positions that are none, given to every public method."""
import math

import pytest

import cpindex
from attack import good, nothing_is_left_behind, protect, refusal  # noqa: F401 (fixtures)

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
