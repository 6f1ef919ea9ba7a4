# SPDX-License-Identifier: MIT
"""Where things stand in a workbook, for the formulas that lead from one to the other.

A figure is a block of lines on the sheet "Calculation": the figure itself, its operands, and what is made of them. The
sheet "Coverage" has the same lines in the same rows. A line knows its formulas before it has a row: they are asked for
when every line has its place.
"""
from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Union

from . import _core
from ._enums import STATES, State
from ._framework import TITLE

if TYPE_CHECKING:
    from ._scores import Scores

# Every sheet with assessments has four columns before them, and their names in the same rows.
BEFORE, UNIT_ROW, PERIOD_ROW, FIRST_ROW = 4, 3, 4, 5
# What a formula shows of a cell that holds neither an answer of its indicator nor a reason why there is none.
NOT_AN_ANSWER = "not an answer"


@dataclasses.dataclass(frozen=True)
class Column:
    """An assessment, and the letter of its column, which is the same on every sheet."""

    letter: str
    assessment: int
    unit: str
    period: str


Content = Union[str, float, None]
Cell = Callable[[Column], Content]


def nothing(_: Column) -> Content:
    return None


@dataclasses.dataclass
class Line:
    """A row of "Calculation". ``coverage`` is what stands in the same row of "Coverage", ``form`` a number format."""

    title: str
    address: str = ""
    how: Content = None
    weight: float | None = None
    cell: Cell = nothing
    coverage: Cell = nothing
    form: str = "0.0000"
    row: int = 0

    def at(self, column: Column) -> str:
        return f"{column.letter}{self.row}"


def down(lines: Sequence[Line], column: Column) -> str:
    """The cells of lines that stand one below the other."""
    return f"{column.letter}{lines[0].row}:{column.letter}{lines[-1].row}"


def number(value: float) -> str:
    """A number as formulas write it."""
    text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).upper()
    return f"({text})" if value < 0 else text


def width_of(ends: tuple[float, float]) -> float:
    """From one end to the other, without the noise of numbers that are no binary ones."""
    return float(f"{ends[1] - ends[0]:.15g}")


def less(first: str, second: str) -> str:
    """A difference that is 0 where by hand it would be."""
    return f"IF(ABS({first}-{second})<=1E-14*MAX(ABS({first}),ABS({second})),0,{first}-{second})"


def number_format(digits: int) -> str:
    return "0." + "0" * digits if digits else "0"


def answer_state(cell: str, otherwise: str) -> str:
    """Why there is no answer in a cell; what is made of it, where there is one."""
    return (f'IF(OR({cell}="",{cell}="nd",{cell}="disagreement"),"no data",'
            f'IF(EXACT({cell},"na"),"not applicable",{otherwise}))')


class Book:
    """Scores, their rules, and the rows in which they stand."""

    def __init__(self, scores: Scores, language: str | None, columns: Sequence[Column]) -> None:
        self.scores, self.language, self.columns = scores, language, columns
        self.handle, self.framework = scores._handle, scores.framework._handle
        self.method = _core.cpi_scores_method(self.handle)
        _, self.rules = _core.cpi_rules_new(self.framework, self.method)
        # Rows of indicators on "Answers", and of figures on "Scores"; the first and the last of scales and bands.
        self.answers: dict[int, int] = {}
        self.shown: dict[int, int] = {}
        self.scales: dict[int, tuple[int, int]] = {}
        self.bands: dict[int, tuple[int, int]] = {}
        # The first line of each figure.
        self.heads: dict[int, Line] = {}
        self.notes: list[str] = []

    def address(self, figure: int) -> str:
        return _core.cpi_framework_figure_address(self.framework, figure) or ""

    def kind(self, figure: int) -> int:
        return _core.cpi_framework_figure_kind(self.framework, figure)

    def text(self, node: int, kind: int) -> str:
        return _core.cpi_framework_node_text(self.framework, node, kind, self.language) or ""

    def title(self, figure: int) -> str:
        """For a cell, the titles of its domain and of its group."""
        title = _core.cpi_framework_figure_title(self.framework, figure, self.language) or ""
        if self.kind(figure) != _core.CPI_FIGURE_CELL:
            return title
        return f"{self.text(_core.cpi_framework_figure_node(self.framework, figure), TITLE)} \u2013 {title}"

    def scale(self, node: int) -> int:
        return _core.cpi_framework_node_scale(self.framework, node)

    def scale_title(self, scale: int) -> str:
        return _core.cpi_framework_scale_title(self.framework, scale, self.language) or ""

    def bands_title(self, bands: int) -> str:
        return _core.cpi_framework_bands_title(self.framework, bands, self.language) or ""

    def method_text(self, kind: int) -> str | None:
        return _core.cpi_framework_method_text(self.framework, self.method, kind, self.language)

    def bands_of(self, figure: int) -> int:
        return _core.cpi_framework_figure_bands(self.framework, self.method, figure)

    def digits(self, figure: int) -> int:
        return _core.cpi_framework_figure_digits(self.framework, self.method, figure)

    def range(self, figure: int) -> tuple[float, float]:
        return _core.cpi_rules_range(self.rules, figure, 0), _core.cpi_rules_range(self.rules, figure, 1)

    def is_excluded(self, figure: int) -> bool:
        """Whether the method leaves a figure out, which no answer changes."""
        return STATES[_core.cpi_scores_state(self.handle, self.columns[0].assessment, figure)] == State.EXCLUDED

    def is_answered(self, figure: int) -> bool:
        return _core.cpi_framework_node_indicator(self.framework, figure) >= 0

    def operands(self, figure: int) -> list[tuple[int, float]]:
        """Figures and weights."""
        count = _core.cpi_rules_operand_count(self.rules, figure)
        return [(_core.cpi_rules_operand(self.rules, figure, i), _core.cpi_rules_operand_weight(self.rules, figure, i))
                for i in range(count)]

    def answer(self, node: int, column: Column) -> str:
        return f"Answers!{column.letter}{self.answers[node]}"

    @property
    def goalposts_were_given(self) -> bool:
        return self.scores._recipe[3] is not None

    @cached_property
    def divisors(self) -> set[int]:
        """The quantities that others are divided by."""
        return {_core.cpi_rules_denominator(self.rules, node) for node in self.answers}

    @cached_property
    def panel(self) -> Any:
        """The answers as they were given, each respondent's own."""
        _, panel = _core.cpi_panel_new(self.framework)
        for sheet in self.scores._recipe[1]:
            _core.cpi_panel_read(panel, sheet.text, sheet.name, _core.cpi_diag_new())
        return panel

    @cached_property
    def columns_by_period(self) -> dict[str, list[Column]]:
        by_period: dict[str, list[Column]] = {}
        for column in self.columns:
            by_period.setdefault(column.period, []).append(column)
        return by_period

    def columns_of_set(self, period: str | None) -> Sequence[Column]:
        """Those of a period, None for the whole panel."""
        return self.columns if period is None else self.columns_by_period[period]
