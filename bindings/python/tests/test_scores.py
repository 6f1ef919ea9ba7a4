# SPDX-License-Identifier: MIT
"""Scores: every figure by address, with its reasons; tables of them."""
import math

import pytest

import cpindex
from cpindex import FigureKind, State

pandas = pytest.importorskip("pandas")
ANSWERS = {"19.L.1": "yes", "19.S.1": "no", "20.L.1": "nd"}


@pytest.fixture
def scores(small):
    return small.score(ANSWERS, unit="Kosovo", period="2024")


@pytest.fixture
def several(small):
    return small.score({"Kosovo": ANSWERS, "Albania": {"19.L.1": "yes"}, "Serbia": {"20.L.1": "no"}})


def test_a_figure(scores):
    figure = scores["SMALL"]
    assert (figure.value, figure.low, figure.high, figure.coverage) == (0.5, 0.25, 0.75, 0.5)
    assert figure.state is State.SCORED and figure.text == "0.50" and figure.rank == 1 and float(figure) == 0.5
    assert (figure.title, figure.address) == ("A small index", "SMALL") and figure.band is None
    assert scores.SMALL.value == scores["SMALL"][0].value


def test_a_figure_without_a_score(scores):
    figure = scores["A20"]
    assert math.isnan(figure.value) and figure.state is State.NO_DATA and figure.text == "no data"
    assert (figure.low, figure.high, figure.coverage, figure.rank) == (0, 1, 0, None)


def test_an_unknown_figure(scores):
    with pytest.raises(KeyError, match="A91"):
        scores["A91"]
    with pytest.raises(AttributeError, match="A91"):
        scores.A91
    assert "A19" in scores and "A91" not in scores and 19 not in scores
    assert "A19" in dir(scores) and "dimension:law" not in dir(scores)


def test_several_assessments(several):
    figure = several["SMALL"]
    assert len(figure) == len(several) == 3 and [one.unit for one in figure] == ["Kosovo", "Albania", "Serbia"]
    assert [one.rank for one in figure] == [2, 1, 3] and figure[-1].unit == "Serbia" and len(figure[:2]) == 2
    with pytest.raises(ValueError, match="3 assessments.*select"):
        figure.value
    assert several.select("Albania")["SMALL"].value == 1
    with pytest.raises(KeyError, match="'Greece'"):
        several.select("Greece")
    with pytest.raises(IndexError):
        figure[3]


def test_selected_scores_keep_their_ranks(several):
    assert several.select("Kosovo")["SMALL"].rank == 2


def test_all_figures_as_a_tidy_frame(several):
    frame = several.to_frame()
    assert list(frame.columns) == ["unit", "period", "figure", "title", "score", "state", "coverage", "low", "high", "rank"]
    assert len(frame) == 3 * len(several.framework.figures)
    row = frame[(frame.unit == "Kosovo") & (frame.figure == "A20")].iloc[0]
    assert (row.state, row["rank"]) == ("no data", pandas.NA) or row["rank"] is pandas.NA
    assert math.isnan(row.score) and frame.score.dtype == float and frame["rank"].dtype == "Int64"
    groups = several.to_frame(FigureKind.GROUP)
    assert set(groups.figure) == {"dimension:law", "dimension:services"}
    assert several.to_frame("cell").figure.str.contains("/").all()
    with pytest.raises(ValueError, match="nothing"):
        several.to_frame("nothing")


def test_one_figure_as_a_frame(several):
    assert several["A19"].to_frame().set_index("unit").score.to_dict()["Kosovo"] == 0.5


def test_the_matrix(scores):
    frame = scores.matrix("dimension")
    assert list(frame.index) == ["Violence", "Children without family", "A small index"]
    assert list(frame.columns) == ["Law and policy", "Services", "All"]
    assert frame.loc["Violence"].tolist() == [1, 0, 0.5]
    assert frame.loc["Children without family"].isna().all()
    codes = scores.matrix(titles=False, value="coverage")
    assert codes.loc["A20", "law"] == 0 and math.isnan(codes.loc["A20", "services"])
    with pytest.raises(ValueError, match="'region'.*dimension"):
        scores.matrix("region")
    with pytest.raises(ValueError, match="score, coverage, low or high"):
        scores.matrix(value="rank")


def test_the_matrix_of_several(several):
    with pytest.raises(ValueError, match="choose one with select"):
        several.matrix()
    assert several.select("Kosovo").matrix().loc["Violence", "All"] == 0.5


def test_ranges(scores, several):
    frame = scores.ranges()
    assert frame.loc["SMALL", ["low", "score", "high"]].tolist() == [0.25, 0.5, 0.75]
    assert "19.L.1" not in frame.index and "A19/dimension:law" not in frame.index and "dimension:law" in frame.index
    assert several.ranges().loc[("Albania", "", "SMALL"), "high"] == 1


def test_an_explanation(scores):
    explained = scores.explain("A19")
    assert [row.depth for row in explained] == [0, 1, 1]
    assert [row.contribution for row in explained[1:]] == [0.5, 0]
    assert str(explained).splitlines()[1] == "  Is corporal punishment prohibited by law?: 1.00 (yes = 1)"
    frame = explained.to_frame()
    assert frame.iloc[0].score == pytest.approx(frame[frame.depth == 1].contribution.sum())
    with pytest.raises(KeyError):
        scores.explain("A91")


def test_languages(cpi, kosovo):
    assert kosovo.explain("A19", "sq")[0].title == "Dhuna"
    assert "Dhuna" in kosovo.matrix(language="sq").index
    assert "Dhuna" in set(kosovo.to_frame(language="sq").title)
    with pytest.raises(ValueError, match="'de'"):
        kosovo.to_frame(language="de")


def test_bands():
    framework = cpindex.Framework.load(cpindex.frameworks()["iris-gap-assessment"])
    scores = framework.score({code: "available" for code in framework.indicators if framework[code].scale})
    assert scores[framework.code].band and "Band" in scores.to_markdown() and "band" in scores.to_frame().columns


def test_goalposts_keep_a_figure_where_it_was():
    framework = cpindex.Framework.load(cpindex.frameworks()["kidsrights-from-indicators"])
    code = framework.indicators[0]
    quantities = [code for code in framework.indicators if framework[code].quantity]
    panel = {unit: {code: 10.0 * i for code in quantities} for i, unit in enumerate("ABCD", 1)}
    all_units = framework.score(panel)
    alone = framework.score({"B": panel["B"]}, goalposts=all_units.goalposts)
    assert alone[code].value == all_units.select("B")[code].value
    assert cpindex.example().score({}, unit="x").goalposts is None


def test_markdown(scores, several):
    lines = scores.to_markdown().splitlines()
    assert lines[0] == "**A small index, edition 1 \u2014 Kosovo, 2024**" and lines[2] == "|  | Score | Range | Coverage |"
    assert "| A small index | 0.50 | 0.25 \u2013 0.75 | 50% |" in lines
    assert lines[-1] == "Method: Equal weights. Status: example, not official."
    assert "| 1 | Albania |  | 1.00 | 25% |" in several.to_markdown()
    assert "Violence" in scores.explain("A19").to_markdown() and "Edition" in scores.framework.to_markdown()


def test_html_is_well_formed_and_escaped(small_text):
    from xml.etree import ElementTree

    title = r'title: "Violence <b> & \"more\""'
    framework = cpindex.Framework.from_text(small_text.replace("title: Violence", title))
    scores = framework.score(ANSWERS, unit="<Kosovo>")
    for shown in (scores, scores.explain("A19"), framework, framework.score({"a & b": ANSWERS, "c": ANSWERS})):
        text = shown._repr_html_()
        root = ElementTree.fromstring(f"<div>{text}</div>")
        assert root.find("table") is not None and "<b>" not in text and "<Kosovo>" not in text


def test_scores_are_made_by_score_only():
    with pytest.raises(TypeError, match="Framework.score"):
        cpindex.Scores()
    with pytest.raises(TypeError, match="Scores.explain"):
        cpindex.Explanation()
