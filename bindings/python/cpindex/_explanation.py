# SPDX-License-Identifier: MIT
"""A figure, unfolded to the answers that made it."""
from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from . import _core, _tables
from ._enums import STATES, State
from ._framework import is_number

if TYPE_CHECKING:
    import pandas

    from ._scores import Scores


@dataclasses.dataclass(frozen=True)
class Row:
    """One row of an explanation: a row of depth d + 1 is an operand of the last row of depth d before it.

    ``weight`` is nominal, ``effective_weight`` the share after missing ones dropped out; ``contribution`` is what the
    row brings into the row above (for each aggregation: the header scores.h, cpi_explanation_contribution()); ``rule``
    says in a sentence how the score came about.
    """

    depth: int
    figure: str
    title: str
    value: float
    state: State
    weight: float
    effective_weight: float
    contribution: float
    rule: str
    text: str


class Explanation(Sequence[Row]):
    """The rows of an explanation; row 0 is the figure itself.

    >>> scores = cpindex.example().score({"19.L.1": "yes", "19.S.1": "no"})
    >>> print(scores.explain("A19"))
    Violence: 0.50 (arithmetic mean of 2 indicators)
      Is corporal punishment prohibited by law?: 1.00 (yes = 1)
      Is there a child helpline?: 0.00 (no = 0)
    """

    def __init__(self) -> None:
        raise TypeError("use Scores.explain(address)")

    _rows: tuple[Row, ...]

    @classmethod
    def _made(cls, scores: Scores, assessment: int, figure: int, language: str | None) -> Explanation:
        status, handle = _core.cpi_explain(scores._handle, assessment, figure)
        if status == _core.CPI_NO_MEMORY:
            raise MemoryError("the explanation")
        self = object.__new__(cls)
        self._rows = tuple(_row(scores, assessment, handle, i, language)
                           for i in range(_core.cpi_explanation_count(handle)))
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self._rows,)

    @overload
    def __getitem__(self, i: int) -> Row: ...

    @overload
    def __getitem__(self, i: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, i: int | slice) -> Row | tuple[Row, ...]:
        return self._rows[i]

    def __len__(self) -> int:
        return len(self._rows)

    def to_frame(self) -> pandas.DataFrame:
        """A row for each figure: depth, figure, title, score, state, weight, effective_weight, contribution, rule."""
        import pandas

        frame = pandas.DataFrame([dataclasses.asdict(row) for row in self._rows])
        frame["state"] = frame["state"].map(str)
        return frame.drop(columns="text").rename(columns={"value": "score"})

    def __str__(self) -> str:
        return "\n".join(f"{'  ' * row.depth}{row.title}: {row.text} ({row.rule})" for row in self._rows)

    def __repr__(self) -> str:
        return f"<Explanation of {self._rows[0].figure}: {len(self)} rows>"

    def _cells(self) -> list[tuple[str, ...]]:
        def number(value: float) -> str:
            return f"{value:.4g}" if is_number(value) else ""

        return [(_tables.INDENT * row.depth + row.title, row.text, number(row.weight), number(row.effective_weight),
                 number(row.contribution), row.rule) for row in self._rows]

    def _repr_html_(self) -> str:
        header = ["", "Score", "Weight", "Effective weight", "Contribution", "How"]
        return _tables.html_table(self._rows[0].title, header, self._cells(), "lrrrrl")

    def to_markdown(self) -> str:
        """The explanation as a Markdown table."""
        header = ["", "Score", "Weight", "Effective weight", "Contribution", "How"]
        return _tables.markdown(self._rows[0].title, header, self._cells(), "lrrrrl")


def _rebuilt(rows: tuple[Row, ...]) -> Explanation:
    self = object.__new__(Explanation)
    self._rows = rows
    return self


def _row(scores: Scores, assessment: int, handle: Any, i: int, language: str | None) -> Row:
    figure = _core.cpi_explanation_figure(handle, i)
    shown = scores._figure(assessment, figure, language)
    return Row(_core.cpi_explanation_depth(handle, i), shown.address, shown.title, shown.value,
               STATES[_core.cpi_scores_state(scores._handle, assessment, figure)],
               _core.cpi_explanation_weight(handle, i), _core.cpi_explanation_effective_weight(handle, i),
               _core.cpi_explanation_contribution(handle, i), _core.cpi_explanation_rule(handle, i) or "", shown.text)
