# SPDX-License-Identifier: MIT
"""Every example of the documentation gives what it says."""
import doctest
import importlib
import pkgutil

import pytest

import cpindex

MODULES = ["cpindex", *(f"cpindex.{module.name}" for module in pkgutil.iter_modules(cpindex.__path__))]


def examples_of(name):
    module = importlib.import_module(name)
    return [test for test in doctest.DocTestFinder(exclude_empty=True).find(module, globs={"cpindex": cpindex})
            if test.examples]


@pytest.mark.parametrize("test", [test for name in MODULES for test in examples_of(name)], ids=lambda test: test.name)
def test_example(test):
    written = []
    failed, tried = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=written.append)
    assert tried and not failed, "".join(written)


def test_the_main_classes_have_examples():
    named = {test.name for name in MODULES for test in examples_of(name)}
    assert {"cpindex", "cpindex._framework.Framework", "cpindex._scores.Scores"} <= named
