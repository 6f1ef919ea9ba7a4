# SPDX-License-Identifier: MIT
"""Nothing is used after it was freed, in whatever order the collector takes things, and nothing is kept for ever."""
import ctypes
import gc
import itertools
import os
import resource
import weakref

import pytest

import cpindex
from cpindex import AnswersError, Framework, FrameworkError, _core

ANSWERS = {"19.L.1": "yes", "19.S.1": "partially", "20.L.1": "nd"}
PAGE = resource.getpagesize()
WARM, REPEATS = 60, 300

# What is made, each from things before it; and all that can be asked of it, with its texts and numbers.
ASKED = {
    "framework": lambda made: (made.to_markdown(), made.figures, made.fingerprint, list(map(repr, made.values()))),
    "node": lambda made: (made.code, made.title, made.question, made.children, made.groups, made.scale, made.parent),
    "scores": lambda made: (made.to_markdown(), made.assessments, repr([list(figure) for figure in made])),
    "selection": lambda made: (made.assessments, made["A19"].value, made.explain("SMALL").to_markdown()),
    "figure": lambda made: (made.title, made.address, repr(made.only), float(made)),
    "explanation": lambda made: (str(made), repr(list(made)), made.to_markdown()),
}


def make():
    framework = cpindex.example()
    scores = framework.score(ANSWERS, unit="Kosovo")
    selection = scores.select("Kosovo")
    return {"framework": framework, "node": framework["A19"], "scores": scores, "selection": selection,
            "figure": selection["A19"], "explanation": selection.explain("A19")}


@pytest.fixture
def frozen():
    """What is there already is of no interest to the collector, which is fast then."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def check(made, expected):
    for name, thing in made.items():
        assert ASKED[name](thing) == expected[name]


def test_every_order_of_letting_go(frozen):
    expected = {name: ASKED[name](thing) for name, thing in make().items()}
    for order in itertools.permutations(ASKED):
        made = make()
        for name in order:
            del made[name]
            check(made, expected)


def test_every_order_in_which_the_collector_frees(frozen):
    """Things in cycles go only when the collector comes."""
    expected = {name: ASKED[name](thing) for name, thing in make().items()}
    for order in itertools.permutations(ASKED, 3):
        made = make()
        for name in order:
            cycle = [made.pop(name)]
            cycle.append(cycle)
            del cycle
            gc.collect()
            check(made, expected)


def test_iterators_outlive_what_they_run_over(frozen):
    framework = cpindex.example()
    scores = framework.score(ANSWERS)
    sequences = [framework, framework.values(), scores, scores["A19"], scores.explain("A19")]
    running, expected = list(map(iter, sequences)), [list(map(repr, one)) for one in sequences]
    begun = [repr(next(one)) for one in running]
    del framework, scores, sequences
    gc.collect()
    assert [[first, *map(repr, one)] for first, one in zip(begun, running)] == expected


def test_texts_and_numbers_outlive_their_owner(frozen):
    framework = cpindex.example()
    scores = framework.score(ANSWERS)
    kept = framework.scales, framework.facets, framework.methods, framework.figures, scores["A19"][0], list(
        scores.explain("A19"))
    before = repr(kept)
    del framework, scores
    gc.collect()
    cpindex.example().score({"19.L.1": "no"})
    assert repr(kept) == before


def test_a_failed_call_leaves_all_as_it_was(frozen):
    framework = cpindex.example()
    scores = framework.score(ANSWERS)
    before = ASKED["scores"](scores), ASKED["framework"](framework)
    for _ in range(20):
        with pytest.raises(AnswersError):
            framework.score({"19.L.1": "perhaps"})
        with pytest.raises(AnswersError):
            framework.score(ANSWERS, goalposts="none")
        with pytest.raises(FrameworkError):
            Framework.from_text(framework.to_markdown())
    assert (ASKED["scores"](scores), ASKED["framework"](framework)) == before


def test_handles_below_hold_what_they_need(frozen):
    """The panel goes before the scores, the framework before both, the options and diagnostics at once."""
    diag, framework = _core.cpi_diag_new(), cpindex.example()
    _, panel = _core.cpi_panel_new(framework._handle)
    del framework
    assert _core.cpi_panel_read(panel, "unit,19.L.1\nKosovo,yes\n", "answers", diag) == _core.CPI_OK
    _, scores = _core.cpi_score(panel, _core.cpi_options_new(), diag)
    del panel, diag
    _, explanation = _core.cpi_explain(scores, 0, 0)
    gc.collect()
    assert _core.cpi_scores_unit(scores, 0) == "Kosovo" and _core.cpi_scores_value(scores, 0, 0) == 1
    del scores
    gc.collect()
    assert _core.cpi_explanation_rule(explanation, 0).startswith("arithmetic mean")


def test_objects_go_when_nobody_has_them(frozen):
    for kind in ("scores", "selection", "figure", "explanation"):
        made = make()
        gone = weakref.ref(made[kind])
        made.clear()
        gc.collect()
        assert gone() is None, kind


def resident():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * PAGE


class Mallinfo2(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")]


def allocated():
    """Bytes that malloc has handed out, to the byte; 0 where the C library does not say."""
    mallinfo2 = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if mallinfo2 is None:
        return 0
    mallinfo2.restype = Mallinfo2
    found = mallinfo2()
    return found.uordblks + found.hblkhd


def growth(call):
    """Resident and allocated bytes that repeated calls add once all that is kept on purpose is there.

    The least of several rounds: Python's own caches grow now and then, and what is forgotten is in each.
    """
    for _ in range(WARM):
        call()
    rounds = []
    for _ in range(3):
        gc.collect()
        before = resident(), allocated()
        for _ in range(REPEATS):
            call()
        gc.collect()
        rounds.append((resident() - before[0], allocated() - before[1]))
    return tuple(map(min, zip(*rounds)))


def load_score_explain(root):
    text = (root / "indicators" / "child-friendliness-index.yaml").read_bytes()
    translation = (root / "indicators" / "child-friendliness-index.sq.yaml").read_bytes()
    framework = Framework.from_text(text, translations=[translation])
    code = framework.indicators[0]
    scores = framework.score({unit: {code: 10 * i} for i, unit in enumerate(("Kosovo", "Albania", "Serbia"))})
    assert framework.score({"Kosovo": {code: 5}}, goalposts=scores.goalposts)[code].value == 0.25
    assert len(scores.select("Kosovo").explain(framework.code, "sq")) > 3 and framework.fingerprint
    assert scores.to_markdown() and framework.to_markdown() and framework[code].quantity


def refuse(root):
    framework = cpindex.example()
    for call in (lambda: framework.score({"19.L.1": "perhaps", "19": "x"}), lambda: framework.score({}, method="x"),
                 lambda: framework.score(ANSWERS, goalposts="x"), lambda: framework["\0"],
                 lambda: framework.figure_kind("x"), lambda: Framework.from_text("cpindex: 1"),
                 lambda: Framework.from_text("\ud800"),
                 lambda: framework.score_matrix(5), lambda: framework.score_matrix([[1.0]])):
        with pytest.raises((ValueError, TypeError, KeyError)):
            call()


def matrices(root):
    numpy = pytest.importorskip("numpy")
    framework = cpindex.example()
    answers = numpy.array([[1, 0.5, 0], [0, numpy.nan, 1]])
    framework.score_matrix(answers)
    framework.score_matrix(answers[:, ::-1], ["A19"], out=numpy.empty((2, 1)))
    for wrong in (answers.astype("f4"), answers * 3, answers[:, :2]):
        with pytest.raises((TypeError, ValueError)):
            framework.score_matrix(wrong)
    with pytest.raises(ValueError):
        framework.score_matrix(answers, out=numpy.empty((2, len(framework.figures)), order="F"))


@pytest.mark.skipif("asan" in os.environ.get("LD_PRELOAD", ""), reason="the sanitizer keeps what is freed for a while")
@pytest.mark.parametrize("call", [load_score_explain, refuse, matrices], ids=lambda call: call.__name__)
def test_nothing_is_kept(root, call):
    """A single pointer that each call forgot would be 2,400 bytes or more of what malloc hands out."""
    pages, bytes_handed_out = growth(lambda: call(root))
    assert pages < 4 << 20 and bytes_handed_out < 8 * REPEATS
