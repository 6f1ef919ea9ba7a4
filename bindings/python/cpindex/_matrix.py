# SPDX-License-Identifier: MIT
"""A whole array of answers at once."""
from __future__ import annotations

import array
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from . import _core
from ._errors import AnswersError, Collector

if TYPE_CHECKING:
    import numpy

    from ._framework import Framework


def options_of(framework: Framework, method: str | None, goalposts: str | None) -> Any:
    """Options for a call; a wrong method is a ValueError."""
    framework._method_index(method)
    options = _core.cpi_options_new()
    failed = _core.cpi_options_set_method(options, method)
    if goalposts is not None:
        failed = failed or _core.cpi_options_set_goalposts(options, goalposts, "goalposts")
    if failed:
        raise MemoryError("the options")
    return options


def rows_of(answers: Any, columns: int) -> int:
    """The number of rows of an array of answers, whose elements are looked at where they are read."""
    import numpy

    if isinstance(answers, numpy.ma.MaskedArray):
        raise TypeError("masks are not looked at: give answers.filled(numpy.nan), where the masked is unanswered")
    try:
        with memoryview(answers) as view:
            shape = view.shape or ()
    except (TypeError, ValueError, BufferError):
        raise TypeError(f"a two-dimensional float64 array is wanted, as numpy.asarray(answers, dtype=float) makes, not "
                        f"{type(answers).__name__}") from None
    if len(shape) != 2 or shape[1] != columns:
        raise ValueError(f"an array of two dimensions with {columns} columns is wanted, one for each of "
                         f"Framework.indicators, not of shape {shape}")
    return shape[0]


def place_of(out: Any, shape: tuple[int, int], answers: Any) -> numpy.ndarray[Any, Any]:
    """Where scores are written to."""
    import numpy

    place: numpy.ndarray[Any, Any] = numpy.empty(shape) if out is None else out
    if getattr(place, "shape", None) != shape:
        raise ValueError(f"`out` must be an array of shape {shape}, not {getattr(out, 'shape', type(out).__name__)}")
    if numpy.may_share_memory(numpy.asarray(place), numpy.asarray(answers)):
        raise ValueError("`out` must not overlap the answers, which are read while it is written")
    return place


def indices_of(framework: Framework, figures: Iterable[str] | None) -> array.array[int]:
    if isinstance(figures, (str, bytes)) or not isinstance(figures, (Iterable, type(None))):
        raise TypeError(f"figures are a list of addresses, as ['A19', 'dimension:law'], not {type(figures).__name__}")
    wanted = framework.figures if figures is None else figures
    return array.array("i", [framework._figure(address) for address in wanted])


def score_matrix(framework: Framework, answers: Any, figures: Iterable[str] | None, method: str | None,
                 goalposts: str | None, out: Any) -> numpy.ndarray[Any, Any]:
    """See Framework.score_matrix()."""
    wanted, collector = indices_of(framework, figures), Collector(AnswersError)
    rows = rows_of(answers, _core.cpi_framework_indicator_count(framework._handle))
    scores = place_of(out, (rows, len(wanted)), answers)
    status = _core.cpi_score_matrix(framework._handle, options_of(framework, method, goalposts), answers, wanted,
                                    scores, collector.handle)
    collector.check(status, "the array of answers")
    return scores
