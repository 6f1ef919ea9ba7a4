# SPDX-License-Identifier: MIT
"""Plots of scores for matplotlib, readable by the colour-blind and when printed in grey.

Each function draws on the axes that it is given, else on a figure of its own of a fitting size, and returns the axes.
Labels stand outside the axes, so those of the user are best part of a figure with ``layout="constrained"``. Nothing is
shown or saved.
"""
from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Optional

from . import _core
from ._enums import Status
from ._framework import TITLE, is_number
from ._scores import Figure, Scores
from ._tables import INDENT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WORDS = {
    "en": {"score": "Score", "coverage": "Coverage", "range": "Score (line: range)", "all": "All", "period": "Period",
           "edition": "edition", "method": "method", "status": "status", "no score": "no score",
           "blank": "blank: no questions", "reconstruction": "reconstruction", "example": "example"},
    "sq": {"score": "Rezultati", "coverage": "Mbulimi", "range": "Rezultati (vija: intervali)", "all": "Gjithsej",
           "period": "Periudha", "edition": "botimi", "method": "metoda", "status": "statusi",
           "no score": "pa rezultat", "blank": "bosh: pa pyetje", "reconstruction": "rindërtim",
           "example": "shembull"},
    "sr": {"score": "Rezultat", "coverage": "Pokrivenost", "range": "Rezultat (linija: raspon)", "all": "Ukupno",
           "period": "Period", "edition": "izdanje", "method": "metod", "status": "status", "no score": "bez rezultata",
           "blank": "prazno: bez pitanja", "reconstruction": "rekonstrukcija", "example": "primer"},
}
# Okabe and Ito's colours, those that follow each other of different lightness; yellow, too light for a line, is last.
BLACK = "#000000"
COLOURS = ("#0072B2", "#E69F00", "#D55E00", "#56B4E9", "#009E73", BLACK, "#CC79A7", "#F0E442")
MARKS = ("o", "s", "^", "D", "v", "P", "X", "*")
LINES = ("-", "--", "-.", ":")
DASH = "\u2013"
BIG, MEDIUM, SMALL = 11, 9, 7.5
MUTED = 0.7

Cell = Optional[Figure]


def matrix(scores: Scores, facet: str | None, ax: Axes | None, language: str | None) -> Axes:
    """See Scores.plot_matrix(). A cell without a score is hatched and has a dash; one without questions is blank."""
    code, language = scores._facet(facet), scores.framework._language(language)
    rows = [*scores._domains(), scores.framework.code]
    position = list(scores.framework.facets).index(code)
    titled = scores.framework._facet(position, language)
    cells = [_row_of_cells(scores, row, code, list(titled.groups), language) for row in rows]
    words, labels = _words(scores, language), _row_titles(scores, rows, language)
    columns = [_wrapped(title, 14) for title in (*titled.groups.values(), words["all"])]
    longest = max((cell.text for row in cells for cell in row if cell and is_number(cell.value)), key=len, default="")
    wide = max(1.0, _inches([*columns, longest]) + 0.15)
    ax = ax or _new_axes(wide * len(columns) + _inches(labels) + 1, _height(labels) + _height(columns[:1]) + 1.2)
    colours = _heat_map(ax, scores, cells)
    _frame_of_matrix(ax, labels, columns, titled.title)
    colours.set_label(words["score"], size=MEDIUM)
    shown = [cell for row in cells for cell in row]
    legend = [f"{DASH} {words['no score']}"] if any(cell and not is_number(cell.value) for cell in shown) else []
    _finish(ax, scores, language, legend + ([words["blank"]] if None in shown else []), below=8)
    return ax


def domains(scores: Scores, ax: Axes | None, language: str | None) -> Axes:
    """See Scores.plot_domains(). Where there are no domains, what the index is made of takes their place."""
    language, assessment = scores.framework._language(language), scores._one()
    rows = scores._domains() or list(scores.framework[scores.framework.code].children)
    figures = [_figure(scores, assessment, row, language) for row in rows]
    labels, words = _row_titles(scores, rows, language), _words(scores, language)
    ax = ax or _new_axes(_inches(labels) + 6, _height(labels) + 1.4)
    _value_axis(ax.xaxis, scores, figures, words["range"])
    _label_rows(ax, labels)
    for y, (row, figure) in enumerate(zip(rows, figures)):
        if is_number(figure.value):
            start, colour = _ends(scores, figure)[0], COLOURS[0 if scores.framework[row].level < 2 else 3]
            ax.barh(y, figure.value - start, left=start, height=0.7, color=colour, alpha=0.85, zorder=2)
        _whisker(ax, y, figure, color=_ink(), linewidth=1.2, caps=True)
    _columns_of_numbers(ax, figures, words)
    _finish(ax, scores, language)
    return ax


def groups(scores: Scores, facet: str | None, ax: Axes | None, language: str | None) -> Axes:
    """See Scores.plot_groups(). ValueError for more assessments than there are marks to tell apart."""
    code, language = scores._facet(facet), scores.framework._language(language)
    if not 1 <= len(scores) <= len(MARKS):
        raise ValueError(f"there are {len(scores)} assessments, and marks for {len(MARKS)}: choose some with "
                         "select(unit, period)")
    addresses = [f"{code}:{group}" for group in scores.framework.facets[code].groups]
    drawn = [[_figure(scores, i, address, language) for address in addresses] for i in scores._assessments]
    labels, words = [_wrapped(figure.title, 30) for figure in drawn[0]], _words(scores, language)
    ax = ax or _new_axes(_inches(labels) + 6, max(_height(labels), len(labels) * (0.2 * len(scores) + 0.15)) + 1.4)
    _value_axis(ax.xaxis, scores, list(itertools.chain(*drawn)), words["range"])
    _label_rows(ax, labels)
    for i, (name, figures) in enumerate(zip(_names(scores), drawn)):
        _dots(ax, figures, (i + 1) / (len(drawn) + 1) - 0.5, i, name)
    if len(scores) == 1:
        _columns_of_numbers(ax, drawn[0], words)
    else:
        ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False, fontsize=MEDIUM)
    _finish(ax, scores, language)
    return ax


def slope(scores: Scores, figures: Sequence[str] | None, ax: Axes | None, language: str | None) -> Axes:
    """See Scores.plot_slope(). ValueError where there are fewer than two periods."""
    language, words = scores.framework._language(language), _words(scores, language)
    periods = sorted({period for _, period in scores.assessments})
    if len(periods) < 2:
        raise ValueError(f"a slope needs two periods or more, and there is {', '.join(map(repr, periods)) or 'none'}: "
                         "score the answers of several periods together")
    series = _series(scores, figures, periods, language)
    lines = [(_end_label(name, points), points) for name, points in series if any(points)]
    labels = [label for label, _ in lines]
    positions, step = _positions(periods), max(_width(period, MEDIUM) for period in periods) / 72 + 0.2
    ax = ax or _new_axes(max(5.0, step * positions[-1]) + _inches(labels) + 1, max(4.0, _height(labels, 0) + 1.6))
    _value_axis(ax.yaxis, scores, [point for _, points in lines for point in points if point], words["score"])
    _period_axis(ax, positions, periods, words["period"])
    ends = [_line(ax, i, positions, points, label) for i, (label, points) in enumerate(lines)]
    left_out = [name for name, points in series if not any(points)]
    _finish(ax, scores, language, [f"{words['no score']}: {', '.join(left_out)}"] if left_out else [])
    _keep_apart(ax, ends)
    return ax


# What is drawn

def _method(scores: Scores) -> int:
    return _core.cpi_scores_method(scores._handle)


def _figure(scores: Scores, assessment: int, address: str, language: str | None) -> Figure:
    return scores._figure(assessment, scores.framework._figure(address), language)


def _row_of_cells(scores: Scores, row: str, facet: str, group_codes: list[str], language: str | None) -> list[Cell]:
    """A row of the matrix, None where nothing is asked; the node as a whole stands last."""
    before = "" if row == scores.framework.code else f"{row}/"
    addresses = [*(f"{before}{facet}:{group}" for group in group_codes), row]
    return [_figure(scores, scores._one(), address, language) if address in scores else None for address in addresses]


def _series(scores: Scores, figures: Sequence[str] | None, periods: list[str],
            language: str | None) -> list[tuple[str, list[Cell]]]:
    """Points by period, None without a score: figures of the only unit, or one figure of every unit."""
    if isinstance(figures, str):
        raise TypeError("figures are a list of addresses, as ['A19', 'dimension:law'], not one text")
    at = {pair: i for pair, i in zip(scores.assessments, scores._assessments)}
    units = list(dict.fromkeys(unit for unit, _ in at))
    total = scores.framework.code
    if figures is None:
        figures = [total, *scores.framework[total].children] if len(units) == 1 else [total]
    if not figures or (len(figures) > 1 and len(units) > 1):
        raise ValueError(f"{len(figures)} figures of {len(units)} units: choose one figure, or one unit with "
                         "select(unit)")

    def point(unit: str, period: str, address: str) -> Cell:
        figure = _figure(scores, at[unit, period], address, language) if (unit, period) in at else None
        return figure if figure and is_number(figure.value) else None

    return [(unit if len(units) > 1 else _node_or_cell_title(scores, address, language),
             [point(unit, period, address) for period in periods]) for unit in units for address in figures]


def _positions(periods: list[str]) -> list[float]:
    """Places of periods in time: years as far apart as they are, unless labels of some would meet; others evenly."""
    evenly = [float(i) for i in range(len(periods))]
    if not all(period.isdecimal() for period in periods):
        return evenly
    years = [float(period) for period in periods]
    step = min(later - earlier for earlier, later in zip(years, years[1:]))
    places = [(year - years[0]) / step for year in years] if step > 0 else evenly
    return places if places[-1] <= 3 * len(periods) else evenly


def _node_or_cell_title(scores: Scores, address: str, language: str | None) -> str:
    """The title of a figure; of a cell with that of its domain, since its own is that of its group."""
    title, (domain, slash, _) = scores.framework.figure_title(address, language), address.partition("/")
    return f"{scores.framework.figure_title(domain, language)}: {title}" if slash else title


def _ends(scores: Scores, figure: Figure) -> tuple[float, float]:
    """What 0 and 1 of a figure are shown as: the worst and the best; NaN for a derived figure."""
    handle, index = scores.framework._handle, scores.framework._figure(figure.address)
    return (_core.cpi_framework_figure_end(handle, _method(scores), index, 0),
            _core.cpi_framework_figure_end(handle, _method(scores), index, 1))


def _limits(scores: Scores, figures: Iterable[Figure], with_ranges: bool = True) -> tuple[float, float]:
    """The output range of figures, from worst to best, widened to what lies beyond it, as sums do."""
    figures = list(figures)
    ends = [end for figure in figures for end in [_ends(scores, figure)] if is_number(end[0])]
    drawn = [number for figure in figures
             for number in (figure.value, *((figure.low, figure.high) if with_ranges else ())) if is_number(number)]
    numbers = [*itertools.chain(*ends), *drawn] or [0.0, 1.0]
    low, high = min(numbers), max(numbers)
    if low == high:
        low, high = low - 0.5, high + 0.5
    return (high, low) if ends and all(worst > best for worst, best in ends) else (low, high)


# Words

def _words(scores: Scores, language: str | None) -> dict[str, str]:
    wanted = (language or scores.framework.languages[0]).split("-")[0]
    return WORDS.get(wanted, WORDS["en"])


def _plain(text: str) -> str:
    """Text that matplotlib does not take for a formula."""
    return text.replace("$", r"\$")


def _wrapped(text: str, characters: int, first: str = "", later: str = "") -> str:
    return textwrap.fill(_plain(text), characters, initial_indent=first, subsequent_indent=later,
                         break_long_words=False, break_on_hyphens=False)


def _row_titles(scores: Scores, codes: Iterable[str], language: str | None) -> list[str]:
    """Titles of nodes, those of lower levels indented."""
    framework = scores.framework
    indents = {code: INDENT * max(0, framework[code].level - 1) for code in codes}
    return [_wrapped(framework.figure_title(code, language), 38, indent, indent) for code, indent in indents.items()]


def _names(scores: Scores) -> list[str]:
    """What tells the assessments apart: units, periods or both."""
    units, periods = (set(part) for part in zip(*scores.assessments))
    return [_wrapped(", ".join(part for part, several in ((unit, len(units) > 1), (period, len(periods) > 1))
                               if several and part), 26) for unit, period in scores.assessments]


def _heading(scores: Scores, language: str | None) -> str:
    """The title of the index, and the unit and period that all assessments share."""
    units, periods = (set(part) for part in zip(*scores.assessments))
    shared = ", ".join(next(iter(part)) for part in (units, periods) if len(part) == 1)
    title = scores.framework.figure_title(scores.framework.code, language)
    # The dash stays with the title when the line is broken.
    return f"{title}\u00a0\u2014 {shared}" if shared else title


def _note(scores: Scores, language: str | None, legend: Sequence[str]) -> str:
    framework, words = scores.framework, _words(scores, language)
    method = _core.cpi_framework_method_text(framework._handle, _method(scores), TITLE, language)
    status = str(framework.status)
    parts = [*legend, f"{words['edition']} {framework.edition}", f"{words['method']}: {method}",
             *([] if framework.status == Status.OFFICIAL else [f"{words['status']}: {words.get(status, status)}"])]
    return "; ".join(parts)


def _end_label(name: str, points: Sequence[Cell]) -> str:
    last = [point for point in points if point][-1]
    # A space is about half as wide as a digit.
    return _wrapped(f"{last.text}  {name}", 32, later="".join("  " if c.isdigit() else " " for c in last.text) + "  ")


# Sizes, in inches, and in points where text is measured

def _width(text: str, points: float) -> float:
    """The width of the widest line, in points."""
    from matplotlib.textpath import TextPath

    lines = [line for line in text.split("\n") if line.strip()]
    return max((float(TextPath((0, 0), line, size=points).vertices[:, 0].max()) for line in lines), default=0.0)


def _fitted(text: str, size: float, width: float) -> str:
    """Text of a size wrapped to a width, both in points."""
    return _wrapped(text, int(0.94 * width / _width(_plain(text), size) * len(text)))


def _inches(labels: Iterable[str]) -> float:
    return max((_width(label, MEDIUM) for label in labels), default=0) / 72


def _height(labels: Iterable[str], least: float = 0.3) -> float:
    """Of rows for labels, all as high as the highest needs."""
    lines = [label.count("\n") + 1 for label in labels]
    return len(lines) * max(least, max(lines, default=1) * MEDIUM * 1.3 / 72 + 0.06)


def _new_axes(width: float, height: float) -> Axes:
    from matplotlib import pyplot

    figure, ax = pyplot.subplots(figsize=(width, height), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.1, h_pad=0.1)
    return ax


def _lay_out(ax: Axes) -> None:
    """Brings the figure's parts to their places, so that they can be measured."""
    ax.figure.canvas.figure.draw_without_rendering()


# Colours

def _ink() -> Any:
    """The colour of text in the style that the user has chosen, dark or light."""
    import matplotlib

    return matplotlib.rcParams["text.color"]


def _colour(series: int, of: int) -> Any:
    colour = COLOURS[series % of]
    return _ink() if colour == BLACK else colour


def _readable_on(colour: Sequence[float]) -> str:
    """Black or white, whichever has the higher contrast by WCAG 2.1."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear))
    return "black" if luminance > 0.179 else "white"


# Drawing

def _heat_map(ax: Axes, scores: Scores, cells: list[list[Cell]]) -> Any:
    """Draws the cells and returns the bar of their colours, the worst dark and the best light."""
    values = [[cell.value if cell else float("nan") for cell in row] for row in cells]
    worst, best = _limits(scores, [cell for row in cells for cell in row if cell], with_ranges=False)
    mesh = ax.pcolormesh(values, cmap="cividis" if worst < best else "cividis_r", vmin=min(worst, best),
                         vmax=max(worst, best), edgecolors=ax.get_facecolor(), linewidth=1.5)
    for y, row in enumerate(cells):
        for x, cell in enumerate(row):
            if cell:
                _print_cell(ax, x, y, cell, mesh.to_rgba(cell.value))
    bar = ax.figure.colorbar(mesh, ax=ax, pad=0.02, aspect=30, fraction=0.04)
    bar.outline.set_visible(False)
    bar.ax.tick_params(labelsize=MEDIUM)
    if worst > best:
        bar.ax.invert_yaxis()
    return bar


def _print_cell(ax: Axes, x: int, y: int, cell: Figure, colour: Sequence[float]) -> None:
    if is_number(cell.value):
        ax.text(x + 0.5, y + 0.5, cell.text, ha="center", va="center", fontsize=MEDIUM, color=_readable_on(colour))
        return
    from matplotlib.colors import to_rgba
    from matplotlib.patches import Rectangle

    ax.add_patch(Rectangle((x + 0.05, y + 0.08), 0.9, 0.84, fill=False, hatch="////", linewidth=0,
                           edgecolor=to_rgba(_ink(), 0.2)))
    ax.text(x + 0.5, y + 0.5, DASH, ha="center", va="center", fontsize=MEDIUM, color=_ink(),
            bbox={"boxstyle": "square,pad=0.1", "facecolor": ax.get_facecolor(), "edgecolor": "none"})


def _frame_of_matrix(ax: Axes, rows: list[str], columns: list[str], title: str) -> None:
    """Labels, and lines that set the index and the whole of each row apart."""
    _label_rows(ax, rows, middle=0.5)
    ax.set_xlim(0, len(columns))
    ax.set_xticks([x + 0.5 for x in range(len(columns))], columns, fontsize=MEDIUM)
    ax.xaxis.tick_top()
    ax.xaxis.set_label_position("top")
    ax.set_xlabel(_plain(title), fontsize=MEDIUM, alpha=MUTED, labelpad=8)
    ax.tick_params(axis="x", length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    ax.axvline(len(columns) - 1, color=_ink(), linewidth=1.5)
    ax.axhline(len(rows) - 1, color=_ink(), linewidth=1.5)


def _label_rows(ax: Axes, labels: list[str], middle: float = 0) -> None:
    """Rows from top to bottom, their labels aligned on the left so that indents show."""
    ax.set_ylim(len(labels) - 0.5 + middle, middle - 0.5)
    ax.set_yticks([y + middle for y in range(len(labels))], labels, fontsize=MEDIUM, ha="left")
    ax.tick_params(axis="y", length=0, pad=max(_width(label, MEDIUM) for label in labels) + 6)


def _value_axis(axis: Any, scores: Scores, figures: Iterable[Figure], label: str) -> None:
    """An axis of scores, the best at its far end."""
    worst, best = _limits(scores, figures, with_ranges=axis.axis_name == "x")
    margin = (best - worst) * 0.02
    set_limits = axis.axes.set_xlim if axis.axis_name == "x" else axis.axes.set_ylim
    set_limits(worst - margin, best + margin)
    axis.set_label_text(label, fontsize=MEDIUM)
    axis.set_tick_params(labelsize=MEDIUM)
    axis.grid(True, alpha=0.35, linewidth=0.6)
    axis.axes.set_axisbelow(True)
    for side in ("top", "right"):
        axis.axes.spines[side].set_visible(False)


def _period_axis(ax: Axes, positions: list[float], periods: list[str], label: str) -> None:
    ax.set_xlim(-0.04 * positions[-1], 1.04 * positions[-1])
    ax.set_xticks(positions, [_plain(period) for period in periods], fontsize=MEDIUM)
    ax.set_xlabel(label, fontsize=MEDIUM)


def _whisker(ax: Axes, y: float, figure: Figure, caps: bool = False, **style: Any) -> None:
    """A line from low to high; an end that is not known runs to the edge, without a cap."""
    if not is_number(figure.coverage):
        return
    first, last = sorted(ax.get_xlim())
    ends = (figure.low if is_number(figure.low) else first, figure.high if is_number(figure.high) else last)
    ax.plot(ends, (y, y), solid_capstyle="butt", zorder=3, **style)
    for end in (figure.low, figure.high):
        if caps and is_number(end):
            ax.plot((end, end), (y - 0.16, y + 0.16), zorder=3, **style)


def _dots(ax: Axes, figures: Iterable[Figure], shift: float, series: int, name: str) -> None:
    """The figures of one assessment, one in each row."""
    colour = _colour(series, len(COLOURS))
    mark = {"marker": MARKS[series], "markersize": 10 if MARKS[series] == "*" else 7, "color": colour,
            "markeredgecolor": _ink(), "markeredgewidth": 0.7, "linestyle": "none", "zorder": 4}
    ax.plot([], [], label=name, **mark)
    for y, figure in enumerate(figures):
        _whisker(ax, y + shift, figure, color=colour, linewidth=1.6)
        if is_number(figure.value):
            ax.plot(figure.value, y + shift, clip_on=False, **mark)


def _columns_of_numbers(ax: Axes, figures: Sequence[Figure], words: dict[str, str]) -> None:
    """Score and coverage of each row, right of the axes."""
    texts = [figure.text if is_number(figure.value) else DASH for figure in figures]
    coverages = [f"{figure.coverage:.0%}" if is_number(figure.coverage) else "" for figure in figures]
    right = 0.0
    for column, head, size in ((texts, words["score"], MEDIUM), (coverages, words["coverage"], SMALL)):
        right += 10 + max(_width(text, size) for text in (*column, head))
        place = {"textcoords": "offset points", "ha": "right", "fontsize": size, "annotation_clip": False}
        for y, text in enumerate(column):
            ax.annotate(text, (1, y), (right, 0), xycoords=ax.get_yaxis_transform(), va="center", **place)
        ax.annotate(head, (1, 1), (right, 4), xycoords="axes fraction", va="bottom", alpha=MUTED, **place)


def _line(ax: Axes, series: int, positions: Sequence[float], points: Sequence[Cell], label: str) -> Any:
    """A line through the periods that have a score, each with a mark; returns its label."""
    colour = _colour(series, len(COLOURS) - 1)
    x, y = zip(*((position, point.value) for position, point in zip(positions, points) if point))
    ax.plot(x, y, color=colour, linestyle=LINES[series % len(LINES)], linewidth=1.8, marker=MARKS[series % len(MARKS)],
            markersize=6, zorder=3, clip_on=False)
    leader = {"arrowstyle": "-", "color": colour, "linewidth": 0.7, "alpha": 0.6, "relpos": (0, 0.5), "shrinkA": 2,
              "shrinkB": 5}
    return ax.annotate(label, (x[-1], y[-1]), xytext=(1.04, y[-1]), textcoords=ax.get_yaxis_transform(), va="center",
                       fontsize=MEDIUM, annotation_clip=False, arrowprops=leader)


def _keep_apart(ax: Axes, labels: Sequence[Any]) -> None:
    """Moves labels up and down, as little as possible, until none overlaps another."""
    _lay_out(ax)
    labels = sorted(labels, key=lambda label: float(ax.transData.transform((0, label.xy[1]))[1]))
    wanted = [float(ax.transData.transform((0, label.xy[1]))[1]) for label in labels]
    line = MEDIUM * 1.3 / 72 * ax.figure.dpi
    heights = [line * (label.get_text().count("\n") + 1) for label in labels]
    for label, place in zip(labels, spread(wanted, heights, ax.bbox.y0, ax.bbox.y1)):
        label.set_position((label.get_position()[0], float(ax.transData.inverted().transform((0, place))[1])))


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of boxes that lie above one another, between ``low`` and ``high`` if they fit, by least squares as near
    as can be to the ``wanted`` ones, which rise: a run of boxes that touch lies where they want to be on average."""
    offsets = [below + own / 2 for below, own in zip(itertools.accumulate([0.0, *heights]), heights)]
    runs: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets):
        start, count = want - offset, 1
        while runs and runs[-1][0] > start:
            before, others = runs.pop()
            start, count = (before * others + start * count) / (others + count), others + count
        runs.append((start, count))
    starts = [start for start, count in runs for _ in range(count)]
    last = max(low, high - sum(heights))
    return [min(max(start, low), last) + offset for start, offset in zip(starts, offsets)]


def _finish(ax: Axes, scores: Scores, language: str | None, legend: Sequence[str] = (), below: float = 6) -> None:
    """The title above and the note below, wrapped to the width of the axes."""
    _lay_out(ax)
    points = ax.bbox.width / ax.figure.dpi * 72
    # Bold letters are wider than those that are measured.
    ax.set_title(_fitted(_heading(scores, language), BIG * 1.15, points), loc="left", fontsize=BIG, fontweight="bold",
                 pad=10)
    foot = "axes fraction" if ax.xaxis.get_label_position() == "top" else ax.xaxis.label
    ax.annotate(_fitted(_note(scores, language, legend), SMALL, points), (0, 0), xycoords=("axes fraction", foot),
                xytext=(0, -below), textcoords="offset points", va="top", fontsize=SMALL, alpha=MUTED,
                annotation_clip=False)
