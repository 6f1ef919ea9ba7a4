# SPDX-License-Identifier: MIT
"""Threads share frameworks and scores, and long calls let other threads run."""
import concurrent.futures
import threading
import time

import pytest

import cpindex

numpy = pytest.importorskip("numpy")
THREADS, ROUNDS = 8, 6


@pytest.fixture(scope="module")
def answers(cpi):
    """Half of the answers of five hundred units."""
    rng = numpy.random.default_rng(8)
    options = {scale.code: [option.value for option in scale.options] for scale in cpi.scales.values()}
    drawn = numpy.full((500, len(cpi.indicators)), numpy.nan)
    for column, code in enumerate(cpi.indicators):
        if cpi[code].scale:
            drawn[:, column] = rng.choice([*options[cpi[code].scale], numpy.nan], len(drawn))
    return drawn


def tasks(framework, scores, answers, sheet):
    """Calls of every kind; each gives something that can be compared."""
    return [
        lambda: repr([list(figure) for figure in framework.score(sheet)]),
        lambda: scores.explain("A19").to_markdown(),
        lambda: framework.fingerprint,
        lambda: framework.score_matrix(answers).tobytes(),
        lambda: framework.score_matrix(answers[::-1, :], ["CPI"], method="strict").tobytes(),
        lambda: framework.to_markdown() + repr(list(framework.values())),
        lambda: scores.to_markdown() + repr(scores.assessments),
        lambda: refused(framework),
    ]


def refused(framework):
    with pytest.raises(cpindex.AnswersError) as caught:
        framework.score({"19.L.1": "perhaps", "19.L.99": "yes"})
    return str(caught.value)


def at_once(calls):
    """The results of calls, each in a thread of its own, that begin at the same time."""
    barrier = threading.Barrier(len(calls))

    def wait_and_call(call):
        barrier.wait()
        return call()

    with concurrent.futures.ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(wait_and_call, calls))


def test_eight_threads_get_what_one_gets(root, answers):
    path, sheet = root / "indicators" / "child-protection-index.yaml", root / "examples" / "kosovo" / "answers.csv"
    alone = cpindex.Framework.load(path)
    expected = [call() for call in tasks(alone, alone.score(sheet), answers, sheet)]
    for turn in range(ROUNDS):
        # A framework of its own for each round: its fingerprint is not computed yet.
        framework = cpindex.Framework.load(path)
        calls = tasks(framework, framework.score(sheet), answers, sheet)
        calls = calls[turn % len(calls):] + calls[:turn % len(calls)]
        wanted = expected[turn % len(calls):] + expected[:turn % len(calls)]
        assert len(calls) == THREADS and at_once(calls) == wanted


def test_eight_threads_do_the_same(root, answers):
    path, sheet = root / "indicators" / "child-protection-index.yaml", root / "examples" / "kosovo" / "answers.csv"
    for i in range(8):
        framework = cpindex.Framework.load(path)
        scores = framework.score(sheet)
        made = at_once([tasks(framework, scores, answers, sheet)[i]] * THREADS)
        assert len(set(made)) == 1 and made[0]


def test_frameworks_are_loaded_at_once(root):
    files = sorted(cpindex.frameworks().values())[:THREADS]
    alone = [cpindex.Framework.load(file) for file in files]
    made = at_once([lambda file=file: cpindex.Framework.load(file) for file in files])
    assert made == alone and [one.fingerprint for one in made] == [one.fingerprint for one in alone]


def test_the_last_reference_goes_in_another_thread(small):
    def score_and_forget():
        scores = [small.score({"19.L.1": "yes"}) for _ in range(50)]
        return [one["SMALL"].value for one in scores]

    assert at_once([score_and_forget] * THREADS) == [[1.0] * 50] * THREADS


class Ticker(threading.Thread):
    """Counts in pure Python, and notes the time of every thousandth."""

    def __init__(self):
        super().__init__(daemon=True)
        self.running, self.begun, self.times = True, threading.Event(), []

    def run(self):
        count = 0
        while self.running:
            count += 1
            if count % 1000 == 0:
                self.times.append(time.perf_counter())
                self.begun.set()

    def stop(self):
        self.running = False
        self.join()


def test_a_long_call_lets_other_threads_run(cpi):
    rows = 10_000
    row = numpy.zeros((1, len(cpi.indicators)))
    row[0, [cpi[code].scale is None for code in cpi.indicators]] = numpy.nan
    answers, out = numpy.broadcast_to(row, (rows, row.shape[1])), numpy.empty((rows, len(cpi.figures)))
    ticker = Ticker()
    ticker.start()
    ticker.begun.wait()
    begin = time.perf_counter()
    cpi.score_matrix(answers, out=out)
    end = time.perf_counter()
    ticker.stop()
    # Away from both ends: the interpreter may switch threads before and after the call, but only there.
    fifth = (end - begin) / 5
    between = [moment for moment in ticker.times if begin + fifth < moment < end - fifth]
    assert fifth > 0.02 and len(between) > 10
    numpy.testing.assert_array_equal(out, numpy.broadcast_to(out[0], out.shape))
