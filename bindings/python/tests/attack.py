# SPDX-License-Identifier: MIT
"""What the attacks with ill-formed input share: each is refused with a Python exception that says what would be right,
with no crash, and nothing taken silently for something else."""
import gc
import tempfile

import hypothesis
import numpy
import pytest

from cpindex import Framework

REFUSALS = (TypeError, ValueError, KeyError, OverflowError)
COLUMNS = 6
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


@pytest.fixture(scope="module", autouse=True)
def nothing_is_left_behind(protect):
    """After all attacks of a file."""
    yield
    gc.collect()
    assert not gc.garbage and protect.score({"V.1": "yes"})["V.1"].value == 1


def good():
    return numpy.array(GOOD, dtype=float)


def refusal(kind, call):
    """What an exception of that kind says."""
    with pytest.raises(kind) as caught:
        call()
    assert str(caught.value).strip()
    return str(caught.value)
