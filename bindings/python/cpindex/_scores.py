# SPDX-License-Identifier: MIT
"""Scores: every figure of every assessment, with the reason for each."""
from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from . import _core, _tables
from ._enums import FIGURE_KINDS, MISSING, STATES, FigureKind, Missing, NodeKind, State, Status
from ._errors import AnswersError, Collector
from ._framework import Framework, is_number
from ._matrix import options_of
from ._sheet import Sheet

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes

    from ._explanation import Explanation


@dataclasses.dataclass(frozen=True)
class Figure:
    """One figure of one assessment.

    ``value``, ``low`` and ``high`` are on the output range, unrounded, and NaN where there is none; ``coverage`` is the
    share of nominal weight that has data; ``rank`` is None where the figure is not ranked; ``band`` the label of the
    band that it is in. ``text`` is the value as the method prints it, or its state.
    """

    unit: str
    period: str
    address: str
    title: str
    value: float
    state: State
    coverage: float
    low: float
    high: float
    rank: int | None
    band: str | None
    text: str

    def __float__(self) -> float:
        return self.value


class FigureScores(Sequence[Figure]):
    """One figure over the assessments of scores: a sequence of :class:`Figure`.

    Where there is one assessment, its value, state, range and so on are attributes; where there are several, they are
    asked of each, or of :meth:`Scores.select`.
    """

    def __init__(self, scores: Scores, figure: int) -> None:
        self._scores = scores
        self._figure = figure

    @overload
    def __getitem__(self, i: int) -> Figure: ...

    @overload
    def __getitem__(self, i: slice) -> list[Figure]: ...

    def __getitem__(self, i: int | slice) -> Figure | list[Figure]:
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(len(self)))]
        return self._scores._figure(self._scores._assessments[i], self._figure)

    def __len__(self) -> int:
        return len(self._scores)

    @property
    def address(self) -> str:
        """The address of the figure."""
        return _core.cpi_framework_figure_address(self._scores.framework._handle, self._figure) or ""

    @property
    def title(self) -> str:
        """Its title in the base language."""
        return self._scores.framework.figure_title(self.address)

    @property
    def only(self) -> Figure:
        """The figure of the only assessment; ValueError where there are several."""
        if len(self) != 1:
            raise ValueError(f"there are {len(self)} assessments: choose one by position, as scores[{self.address!r}][0], "
                             f"or by name, as scores.select('Kosovo')[{self.address!r}]")
        return self[0]

    @property
    def value(self) -> float:
        """The score of the only assessment; NaN where there is none."""
        return self.only.value

    @property
    def state(self) -> State:
        """Why the score is there, or not."""
        return self.only.state

    @property
    def coverage(self) -> float:
        """The share of nominal weight that has data."""
        return self.only.coverage

    @property
    def low(self) -> float:
        """The lowest that it can still come to."""
        return self.only.low

    @property
    def high(self) -> float:
        """The highest that it can still come to."""
        return self.only.high

    @property
    def rank(self) -> int | None:
        """Its rank in its period."""
        return self.only.rank

    @property
    def band(self) -> str | None:
        """The label of the band that it is in."""
        return self.only.band

    @property
    def text(self) -> str:
        """As the method prints it."""
        return self.only.text

    def __float__(self) -> float:
        return self.only.value

    def to_frame(self) -> pandas.DataFrame:
        """A row for each assessment: unit, period, score, state, coverage, low, high, rank."""
        frame = self._scores._frame([self._figure], None)
        return frame.drop(columns=["figure", "title"])

    def __repr__(self) -> str:
        if len(self) == 1:
            return f"<{self.address} {self.title}: {self.text}>"
        return f"<{self.address} {self.title}: {len(self)} assessments>"


class Scores:
    """Every figure of every assessment of some answers; immutable, and shared freely between threads.

    Figures are items, by address, and attributes where the address is a name of Python:

    >>> scores = cpindex.example().score({"19.L.1": "yes", "19.S.1": "no", "20.L.1": "partially"}, unit="Kosovo")
    >>> scores["A19"].value, scores.A19.text, scores["dimension:law"].text
    (0.5, '0.50', '0.75')
    >>> scores["A20"].state
    <State.SCORED: 'scored'>
    """

    def __init__(self) -> None:
        raise TypeError("use Framework.score(answers)")

    framework: Framework
    _handle: Any
    _recipe: tuple[Any, ...]
    _assessments: tuple[int, ...]

    @classmethod
    def _made(cls, framework: Framework, sheets: Sequence[Sheet], method: str | None, goalposts: str | None,
              assessments: tuple[int, ...] | None = None) -> Scores:
        # A copy does not warn again of what the original has warned of.
        collector = Collector(AnswersError, warns=assessments is None)
        options = options_of(framework, method, goalposts)
        _, panel = _core.cpi_panel_new(framework._handle)
        failed: list[AnswersError] = []
        for sheet in sheets:
            if sheet.locate:
                collector.places[sheet.name] = sheet.locate
            status = _core.cpi_panel_read(panel, sheet.text, sheet.name, collector.handle)
            try:
                collector.check(status, sheet.name)
            except AnswersError as problem:  # the problems of every sheet are reported together
                failed.append(problem)
        if failed:
            raise AnswersError(failed[0].message, tuple(one for problem in failed for one in problem.diagnostics))
        status, handle = _core.cpi_score(panel, options, collector.handle)
        collector.check(status, "the answers")
        self = object.__new__(cls)
        self.framework, self._handle = framework, handle
        # Where a cell came from is needed for messages alone, and cannot be pickled.
        self._recipe = framework, [Sheet(sheet.name, sheet.text) for sheet in sheets], method, goalposts
        self._assessments = tuple(range(_core.cpi_scores_count(handle))) if assessments is None else assessments
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Scores._made, (*self._recipe, self._assessments)

    def __len__(self) -> int:
        """The number of assessments."""
        return len(self._assessments)

    def __repr__(self) -> str:
        return f"<Scores of {self.framework.title}: {len(self)} assessments, method {self.method}>"

    @property
    def method(self) -> str:
        """The code of the method that made them."""
        return _core.cpi_framework_method_code(self.framework._handle, _core.cpi_scores_method(self._handle)) or ""

    @property
    def assessments(self) -> tuple[tuple[str, str], ...]:
        """Unit and period of each assessment."""
        return tuple((_core.cpi_scores_unit(self._handle, i) or "", _core.cpi_scores_period(self._handle, i) or "")
                     for i in self._assessments)

    @property
    def goalposts(self) -> str | None:
        """The goalposts that were found in a set of units, to be given to :meth:`Framework.score` later, so that a
        unit's figure does not move when others join; None where the method takes none from a set."""
        _, text = _core.cpi_scores_goalposts(self._handle)
        return text

    def select(self, unit: str | None = None, period: str | None = None) -> Scores:
        """The same scores of some assessments only: ranks and goalposts stay those of all.

        Raises KeyError where there is none.
        """
        kept = tuple(i for i, (own_unit, own_period) in zip(self._assessments, self.assessments)
                     if unit in (None, own_unit) and period in (None, own_period))
        if not kept:
            raise KeyError(f"no assessment of {unit!r} in {period!r}" if period else f"no assessment of {unit!r}")
        self_like = object.__new__(Scores)
        self_like.framework, self_like._handle, self_like._recipe = self.framework, self._handle, self._recipe
        self_like._assessments = kept
        return self_like

    def __getitem__(self, address: str) -> FigureScores:
        return FigureScores(self, self.framework._figure(address))

    def __getattr__(self, name: str) -> FigureScores:
        if not name.startswith("_") and name != "framework":
            try:
                return self[name]
            except KeyError:
                pass
        raise AttributeError(f"scores have neither an attribute nor a figure {name!r}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(address for address in self.framework.figures if address.isidentifier())]

    def __contains__(self, address: object) -> bool:
        return isinstance(address, str) and self.framework._find(_core.cpi_framework_find_figure, address) >= 0

    def __iter__(self) -> Iterator[FigureScores]:
        """Every figure, in the order of :attr:`Framework.figures`."""
        return (FigureScores(self, i) for i in range(_core.cpi_framework_figure_count(self.framework._handle)))

    def _figure(self, assessment: int, figure: int, language: str | None = None) -> Figure:
        handle, framework = self._handle, self.framework._handle
        value = _core.cpi_scores_value(handle, assessment, figure)
        state = STATES[_core.cpi_scores_state(handle, assessment, figure)]
        bands = _core.cpi_framework_figure_bands(framework, _core.cpi_scores_method(handle), figure)
        band = _core.cpi_scores_band(handle, assessment, figure)
        return Figure(
            unit=_core.cpi_scores_unit(handle, assessment) or "",
            period=_core.cpi_scores_period(handle, assessment) or "",
            address=_core.cpi_framework_figure_address(framework, figure) or "",
            title=_core.cpi_framework_figure_title(framework, figure, language) or "",
            value=value, state=state, coverage=_core.cpi_scores_coverage(handle, assessment, figure),
            low=_core.cpi_scores_low(handle, assessment, figure),
            high=_core.cpi_scores_high(handle, assessment, figure),
            rank=_core.cpi_scores_rank(handle, assessment, figure) or None,
            band=_core.cpi_framework_band_label(framework, bands, band, language) if band >= 0 else None,
            text=self._text(figure, value) if is_number(value) else str(state))

    def _text(self, figure: int, value: float) -> str:
        """A number of a figure as the method prints it."""
        method = _core.cpi_scores_method(self._handle)
        digits = _core.cpi_framework_figure_digits(self.framework._handle, method, figure)
        _, text = _core.cpi_format_number(value, digits)
        return text or ""

    def answer(self, indicator: str, assessment: int = 0) -> tuple[float, Missing]:
        """The number behind the answer to an indicator, NaN where there is none; and whether there is an answer, or why
        not. ``assessment`` is a position among :attr:`assessments`. Raises KeyError."""
        if not self.framework[indicator].answered:
            raise KeyError(f"{indicator} is not answered")
        node, at = self.framework._figure(indicator), self._assessments[assessment]
        return _core.cpi_scores_answer(self._handle, at, node), MISSING[_core.cpi_scores_missing(self._handle, at, node)]

    def _frame(self, figures: Iterable[int], language: str | None) -> pandas.DataFrame:
        import pandas

        rows = [dataclasses.asdict(self._figure(assessment, figure, language))
                for assessment in self._assessments for figure in figures]
        columns = ["unit", "period", "address", "title", "value", "state", "coverage", "low", "high", "rank", "band"]
        frame = pandas.DataFrame(rows, columns=columns).rename(columns={"address": "figure", "value": "score"})
        frame["state"] = frame["state"].map(str)
        frame["rank"] = frame["rank"].astype("Int64")
        return frame if _core.cpi_framework_bands_count(self.framework._handle) else frame.drop(columns="band")

    def to_frame(self, kind: FigureKind | str | None = None, language: str | None = None) -> pandas.DataFrame:
        """All figures as a tidy data frame, a row for each assessment and figure.

        Columns: unit, period, figure, title, score, state, coverage, low, high, rank, and band where the framework has
        bands; full precision. ``kind`` keeps nodes, groups, cells or derived figures only.
        """
        wanted = None if kind is None else FigureKind(kind)
        handle = self.framework._handle
        figures = [i for i in range(_core.cpi_framework_figure_count(handle))
                   if wanted is None or FIGURE_KINDS[_core.cpi_framework_figure_kind(handle, i)] == wanted]
        return self._frame(figures, self.framework._language(language))

    def ranges(self, language: str | None = None) -> pandas.DataFrame:
        """What each domain, group and derived figure can still come to: title, low, score, high, coverage, indexed by
        figure, and by unit and period where there are several assessments."""
        frame = self.to_frame(language=language)
        leaves = set(self.framework.indicators)
        plain = frame[~frame["figure"].isin(leaves) & ~frame["figure"].str.contains("/")]
        index = ["figure"] if len(self) == 1 else ["unit", "period", "figure"]
        return plain.set_index(index)[["title", "low", "score", "high", "coverage"]]

    def _one(self) -> int:
        if len(self) != 1:
            raise ValueError(f"there are {len(self)} assessments: choose one with select(unit, period)")
        return self._assessments[0]

    def _facet(self, facet: str | None) -> str:
        facets = self.framework.facets
        if facet is None and len(facets) == 1:
            return next(iter(facets))
        if facet not in facets:
            raise ValueError(f"the framework has no facet {facet!r}; it has {', '.join(facets) or 'none'}")
        return facet

    def _domains(self) -> list[str]:
        return [node.code for node in self.framework.values() if node.kind == NodeKind.DOMAIN]

    def matrix(self, facet: str | None = None, value: str = "score", language: str | None = None,
               titles: bool = True) -> pandas.DataFrame:
        """Domains crossed with the groups of a facet, for one assessment; the last column and the last row are the
        domains and groups as a whole. NaN where there is no score, and where nothing is asked.

        ``facet`` may be left out where there is one; ``value`` is score, coverage, low or high; ``titles`` names rows
        and columns by titles, else by codes.
        """
        import pandas

        if value not in ("score", "coverage", "low", "high"):
            raise ValueError(f"value is score, coverage, low or high, not {value!r}")
        language, code, assessment = self.framework._language(language), self._facet(facet), self._one()
        position = list(self.framework.facets).index(code)
        groups = self.framework._facet(position, language).groups
        rows, data = [*self._domains(), self.framework.code], []
        for row in rows:
            top = row == self.framework.code
            addresses = [f"{code}:{group}" if top else f"{row}/{code}:{group}" for group in groups]
            data.append([self._number(assessment, address, value) for address in [*addresses, row]])
        names = [self.framework.figure_title(row, language) for row in rows] if titles else rows
        columns = [*(groups.values() if titles else groups), "All"]
        return pandas.DataFrame(data, index=pandas.Index(names, name="domain"), columns=columns)

    def _number(self, assessment: int, address: str, value: str) -> float:
        figure = _core.cpi_framework_find_figure(self.framework._handle, address)
        read = {"score": _core.cpi_scores_value, "coverage": _core.cpi_scores_coverage, "low": _core.cpi_scores_low,
                "high": _core.cpi_scores_high}[value]
        return read(self._handle, assessment, figure)

    def explain(self, address: str, language: str | None = None) -> Explanation:
        """A figure of one assessment, unfolded to the answers that made it. Raises KeyError for an unknown figure."""
        from ._explanation import Explanation

        return Explanation._made(self, self._one(), self.framework._figure(address), self.framework._language(language))

    def to_excel(self, path: str | os.PathLike[str], language: str | None = None) -> None:
        """Writes a workbook whose figures are live formulas down to the answers, so that anybody can check every
        figure, and see what another answer would do, in a spreadsheet."""
        from ._excel_out import write_workbook

        write_workbook(self, path, self.framework._language(language))

    # For people

    def _rows(self, language: str | None = None) -> list[tuple[str, ...]]:
        """Index, domains, groups and derived figures of one assessment, for a table."""
        framework, rows = self.framework, []
        for i, address in enumerate(framework.figures):
            kind = framework.figure_kind(address)
            if kind == FigureKind.CELL or (kind == FigureKind.NODE and framework[address].kind == NodeKind.INDICATOR):
                continue
            figure = self._figure(self._one(), i, language)
            ends = [self._text(i, end) if is_number(end) else "" for end in (figure.low, figure.high)]
            indent = _tables.INDENT * framework[address].level if kind == FigureKind.NODE else ""
            coverage = f"{figure.coverage:.0%}" if is_number(figure.coverage) else ""
            band = (figure.band or "",) if _core.cpi_framework_bands_count(framework._handle) else ()
            rows.append((indent + figure.title, figure.text, *band, " \u2013 ".join(ends).strip(" \u2013"), coverage))
        return rows

    def _ranking(self) -> list[tuple[str, ...]]:
        total = [self._figure(i, 0) for i in self._assessments]
        ordered = sorted(total, key=lambda figure: (figure.period, figure.rank or len(total) + 1, figure.unit))
        return [(str(figure.rank or ""), figure.unit, figure.period, figure.text, f"{figure.coverage:.0%}"
                 if is_number(figure.coverage) else "") for figure in ordered]

    def _table(self) -> tuple[str, list[str], list[tuple[str, ...]], str]:
        title = f"{self.framework.title}, edition {self.framework.edition}"
        if len(self) != 1:
            return title, ["Rank", self.framework.unit.capitalize(), "Period", "Score", "Coverage"], self._ranking(), "rllrr"
        (unit, period), bands = self.assessments[0], _core.cpi_framework_bands_count(self.framework._handle)
        name = f"{title} \u2014 {unit}{', ' + period if period else ''}"
        header = ["", "Score", *(["Band"] if bands else []), "Range", "Coverage"]
        return name, header, self._rows(), "lr" + ("l" if bands else "") + "rr"

    def _note(self) -> str:
        method = self.framework.methods[self.method]
        status = "" if self.framework.status == Status.OFFICIAL else f" Status: {self.framework.status}, not official."
        return f"Method: {method.title}.{status}"

    def to_markdown(self) -> str:
        """The figures of one assessment, or the ranking of several, as a Markdown table."""
        title, header, rows, align = self._table()
        return _tables.markdown(title, header, rows, align) + f"\n{self._note()}\n"

    def _repr_html_(self) -> str:
        title, header, rows, align = self._table()
        return _tables.html_table(title, header, rows, align, self._note())

    # Plots

    def plot_matrix(self, facet: str | None = None, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """A heat map of :meth:`matrix`: domains by groups, each score printed. Returns the axes."""
        from . import _plots

        return _plots.matrix(self, facet, ax, language)

    def plot_domains(self, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """A bar for each domain, with a whisker over the range that it can still come to. Returns the axes."""
        from . import _plots

        return _plots.domains(self, ax, language)

    def plot_groups(self, facet: str | None = None, *, ax: Axes | None = None, language: str | None = None) -> Axes:
        """A dot for each group of a facet, with its range; for several assessments a mark each. Returns the axes."""
        from . import _plots

        return _plots.groups(self, facet, ax, language)

    def plot_slope(self, figures: Sequence[str] | None = None, *, ax: Axes | None = None,
                   language: str | None = None) -> Axes:
        """Figures of one unit from period to period, a line each; else the index of every unit. Returns the axes."""
        from . import _plots

        return _plots.slope(self, figures, ax, language)
