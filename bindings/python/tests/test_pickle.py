# SPDX-License-Identifier: MIT
"""What the package makes can be pickled, copied and sent to other processes, and is equal there."""
import concurrent.futures
import copy
import math
import multiprocessing
import pickle

import pytest

import cpindex
from cpindex import AnswersError, CpindexWarning, Framework, FrameworkError

ROUNDS = {
    **{f"pickle {protocol}": lambda thing, protocol=protocol: pickle.loads(pickle.dumps(thing, protocol))
       for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)},
    "copy": copy.copy, "deepcopy": copy.deepcopy,
}
SHEET = {"Kosovo": {"treaties": 10, "age-of-marriage": 18}, "Albania": {"treaties": 12, "age-of-marriage": 16},
         "Serbia": {"treaties": 14}}


@pytest.fixture(scope="module")
def framework(root):
    """With translations, bands, and goalposts that come from the set of units."""
    return Framework.load(root / "indicators" / "child-friendliness-index.yaml")


@pytest.fixture(scope="module")
def things(framework):
    """One of everything, by name."""
    scores = framework.score(SHEET)
    selection = scores.select("Albania")
    explanation = selection.explain("protection", "sq")
    return {
        "framework": framework, "node": framework["protection"], "scores": scores, "selection": selection,
        "figure scores": scores["protection"], "figure": scores["protection"][0], "explanation": explanation,
        "row": explanation[0], "scales": framework.scales, "facets": framework.facets, "methods": framework.methods,
        "state": scores["protection"][0].state, "kind": framework["protection"].kind, "status": framework.status,
        "answers error": error(lambda: framework.score({"treaties": "many", "none": 1}, unit="Kosovo")),
        "framework error": error(lambda: Framework.from_text("cpindex: 1\ncode: a b")),
        "plain error": error(lambda: framework.score([])),
        "diagnostic": error(lambda: framework.score({"treaties": "many"})).diagnostics[0],
        "given goalposts": framework.score({"treaties": 10}, goalposts=scores.goalposts, unit="Kosovo", period="2026"),
    }


def error(call):
    with pytest.raises((AnswersError, FrameworkError)) as caught:
        call()
    return caught.value


def values_of_framework(made):
    return (made.fingerprint, made.to_markdown(), made.scales, made.facets, made.methods, made.languages,
            [node.text("title", language) for node in made.values() for language in made.languages])


def values_of_scores(made):
    figures = [figure for scores in made for figure in scores]
    return made.method, made.assessments, made.goalposts, values_of_framework(made.framework), numbers(figures)


def numbers(things):
    """As texts of full precision, since NaN is not equal to itself."""
    return [repr(thing) for thing in things]


def values(made):
    """All that a thing says, to be compared."""
    if isinstance(made, Framework):
        return values_of_framework(made)
    if isinstance(made, cpindex.Scores):
        return values_of_scores(made)
    if isinstance(made, cpindex.FigureScores):
        return made.address, made.title, numbers(made)
    if isinstance(made, cpindex.Explanation):
        return str(made), numbers(made)
    if isinstance(made, cpindex.CpindexError):
        return type(made), str(made), made.message, made.diagnostics, made.args
    if isinstance(made, cpindex.Node):
        return made, made.code, made.title, made.children, made.text("title", "sq")
    return type(made), repr(made)


NAMES = ["framework", "node", "scores", "selection", "figure scores", "figure", "explanation", "row", "scales",
         "facets", "methods", "state", "kind", "status", "answers error", "framework error", "plain error",
         "diagnostic", "given goalposts"]


@pytest.mark.parametrize("way", ROUNDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_equal(things, name, way):
    made = ROUNDS[way](things[name])
    assert type(made) is type(things[name]) and values(made) == values(things[name])


def test_there_is_something_to_compare(things):
    assert set(things) == set(NAMES)
    assert things["scores"].goalposts and not math.isnan(things["selection"]["protection"].value)
    assert things["selection"]["treaties"].value == 0.5 and things["given goalposts"]["treaties"].value == 0
    assert all(things[name].diagnostics for name in ("answers error", "framework error"))
    assert things["diagnostic"].cell == "'treaties' of 'unit'"


def test_copies_are_equal_as_keys(framework):
    made = copy.deepcopy(framework)
    assert made == framework and hash(made) == hash(framework) and made["protection"] == framework["protection"]
    assert {framework["protection"]: 1}[made["protection"]] == 1


def test_a_copy_needs_neither_files_nor_the_original(framework, tmp_path):
    (tmp_path / "cfi.yaml").write_text(framework._text.decode("utf-8"), encoding="utf-8")
    (tmp_path / "answers.csv").write_text("unit,treaties\nKosovo,10\nAlbania,12\n", encoding="utf-8")
    scores = Framework.load(tmp_path / "cfi.yaml").score(tmp_path / "answers.csv")
    kept, expected = pickle.dumps([scores, scores.select("Kosovo")]), values(scores)
    del scores
    for file in tmp_path.iterdir():
        file.unlink()
    made, selection = pickle.loads(kept)
    assert values(made) == expected and selection.assessments == (("Kosovo", ""),)
    assert selection.framework is made.framework


def test_a_copy_in_frames(things):
    pandas = pytest.importorskip("pandas")
    made = pickle.loads(pickle.dumps(things["scores"]))
    pandas.testing.assert_frame_equal(made.to_frame(), things["scores"].to_frame())


@pytest.fixture(scope="module")
def process():
    """Another process, which knows nothing of this one."""
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


@pytest.mark.parametrize("name", NAMES)
def test_to_another_process_and_back(process, things, name):
    made = process.submit(copy.deepcopy, things[name]).result()
    assert values(made) == values(things[name])


def test_methods_in_another_process(process, framework, things):
    assert values(process.submit(framework.score, SHEET).result()) == values(things["scores"])
    assert values(process.submit(things["selection"].explain, "protection", "sq").result()) == \
        values(things["explanation"])


def test_errors_of_another_process(process, framework, things):
    with pytest.raises(AnswersError) as caught:
        process.submit(framework.score, {"treaties": "many", "none": 1}, unit="Kosovo").result()
    assert values(caught.value) == values(things["answers error"])


@pytest.mark.filterwarnings("error::cpindex.CpindexWarning")
def test_copies_do_not_warn_again(framework):
    with pytest.warns(CpindexWarning):
        scores = framework.score({"treaties": 10})
    assert values(copy.deepcopy(scores)) == values(scores)


def test_warnings_can_be_pickled(framework):
    with pytest.warns(CpindexWarning) as caught:
        framework.score({"treaties": 10})
    made = pickle.loads(pickle.dumps(caught[0].message))
    assert type(made) is CpindexWarning and str(made) == str(caught[0].message)
