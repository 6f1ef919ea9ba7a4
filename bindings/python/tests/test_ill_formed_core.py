# SPDX-License-Identifier: MIT
"""Any arguments to the functions of the library, as SWIG wraps them, which the package is built upon."""
import inspect
import math

import hypothesis
import numpy
import pytest
from hypothesis import strategies as st

from attack import REFUSALS, attack, good, nothing_is_left_behind, protect, text  # noqa: F401 (fixtures)
from cpindex import _core


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
