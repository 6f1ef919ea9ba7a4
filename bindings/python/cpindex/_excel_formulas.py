# SPDX-License-Identifier: MIT
"""Figures as formulas, with the functions alone that Excel 2010 and LibreOffice share."""
from __future__ import annotations

import math
from collections.abc import Sequence

from . import _core
from ._enums import State
from ._excel_book import (NOT_AN_ANSWER, Book, Cell, Column, Line, answer_state, down, less, number,
                          number_format, width_of)
from ._excel_quantities import measured
from ._excel_rules import composite
from ._framework import is_number


def block(book: Book, figure: int) -> list[Line]:
    """The lines of a figure, itself first. Each figure has its head in ``book.heads`` before."""
    head = book.heads[figure]
    if book.kind(figure) == _core.CPI_FIGURE_DERIVED:
        return derived(book, figure)
    if book.is_excluded(figure):
        return left_out(head)
    if not book.is_answered(figure):
        return composite(book, figure)
    head.coverage = coverage_of_answer(head)
    return chosen(book, figure) if book.scale(figure) >= 0 else measured(book, figure)


def left_out(head: Line) -> list[Line]:
    head.how = "Left out by the method"
    head.cell = head.coverage = lambda column: str(State.EXCLUDED)
    return [head]


def shown(book: Book, figure: int, column: Column) -> str:
    """A figure on its output range, for the sheet "Scores"."""
    cell, (start, end) = f"Calculation!{book.heads[figure].at(column)}", book.range(figure)
    if (start, end) == (0, 1) or book.is_excluded(figure):
        return f"={cell}"
    scaled = f"{number(width_of((start, end)))}*{cell}"
    if start:
        scaled = f"{number(start)}+{scaled}"
    # Where a range crosses 0, the noise of binary numbers is not to be taken for a number.
    if start * end < 0:
        scaled = f"IF(ABS({scaled})<=1E-14*{number(max(abs(start), abs(end)))},0,{scaled})"
    return f"=IF(ISNUMBER({cell}),{scaled},{cell})"


# Answers that are options


def chosen(book: Book, node: int) -> list[Line]:
    """An indicator that is answered with an option of a scale."""
    head, scale = book.heads[node], book.scale(node)
    first, last = book.scales[scale]
    codes, scores = f"Scales!$B${first}:$B${last}", f"Scales!$E${first}:$E${last}"
    ends = tuple(_core.cpi_framework_scale_range(book.framework, scale, which) for which in (0, 1))
    numbers_first = has_value_like_code(book, node)

    def cell(column: Column) -> str:
        answer = book.answer(node, column)
        found = f'MATCH({answer}&"",{codes},0)'
        option = f"ISNUMBER({found}),INDEX({scores},{found})"
        between = (f"AND(ISNUMBER({answer}),{answer}>={number(min(ends))},{answer}<={number(max(ends))}),"
                   f"({answer}-{number(ends[0])})/{number(ends[1] - ends[0])}")
        one, other = (between, option) if numbers_first else (option, between)
        return "=" + answer_state(answer, f'IF({one},IF({other},"{NOT_AN_ANSWER}"))')

    head.how, head.cell = f"The score of the option: {book.scale_title(scale)}", cell
    return [head]


def has_value_like_code(book: Book, node: int) -> bool:
    """Whether answers came to a value between options that reads as the code of one: then numbers are values first."""
    scale = book.scale(node)
    codes = {_core.cpi_framework_option_code(book.framework, scale, i)
             for i in range(_core.cpi_framework_option_count(book.framework, scale))}
    values = [_core.cpi_scores_answer(book.handle, column.assessment, node) for column in book.columns
              if _core.cpi_scores_option(book.handle, column.assessment, node) < 0]
    return any(f"{value:.15g}" in codes for value in values if is_number(value))


def coverage_of_answer(head: Line) -> Cell:
    def cell(column: Column) -> str:
        own = f"Calculation!{head.at(column)}"
        return f'=IF(ISNUMBER({own}),1,IF({own}="not applicable",{own},0))'

    return cell


# Bands


def band_cells(book: Book, figure: int, letter: str) -> str:
    first, last = book.bands[book.bands_of(figure)]
    return f"Scales!${letter}${first}:${letter}${last}"


def band_of(book: Book, figure: int, value: str, letter: str) -> str:
    """What stands in a column of "Scales" for the band of a number. A number that reaches a band by hand may come out a
    little below it; it is rounded first where the bands want that."""
    if _core.cpi_framework_bands_rounded(book.framework, book.bands_of(figure)):
        largest = max([1.0, *(abs(end) for end in book.range(figure))])
        value = f"ROUND(ROUND({value},{14 - math.ceil(math.log10(largest))}),{book.digits(figure)})"
    starts = band_cells(book, figure, "E")
    passed = f"SUMPRODUCT(ISNUMBER({starts})*({starts}<={value}+1E-13*MAX(1,ABS({value}))))"
    return f"INDEX({band_cells(book, figure, letter)},1+{passed})"


# Derived figures, which are made of figures as they are shown


def first_text(cells: str) -> str:
    """The first of some cells, one below the other, that holds a text."""
    first, _, last = cells.partition(":")
    last_text = f"SUMPRODUCT(MAX(ISTEXT({cells})*(ROW({last})+1-ROW({cells}))))"
    return f"INDEX({cells},ROW({last})+1-{last_text}-ROW({first})+1)"


def mean_of(parts: Sequence[Line], column: Column) -> str:
    """Numbers on either side of 0 may cancel."""
    cells = down(parts, column)
    mean = f"IF(ABS(AVERAGE({cells}))<=1E-14*MAX(MAX({cells}),-MIN({cells})),0,AVERAGE({cells}))"
    return f"IF(COUNT({cells})={len(parts)},{mean},{first_text(cells)})"


def of_two(parts: Sequence[Line], column: Column, kind: str) -> str:
    first, second = (part.at(column) for part in parts)
    score = less(first, second) if kind == "difference" else f'IF({second}=0,"undefined",{first}/{second})'
    return f"IF(ISNUMBER({first}),IF(ISNUMBER({second}),{score},{second}),{first})"


def rating_of(book: Book, figure: int, part: Line, column: Column) -> str:
    value = part.at(column)
    return f"IF(ISNUMBER({value}),{band_of(book, figure, value, 'D')},{value})"


DERIVED_WORDS = {"difference": "The first less the second, as they are shown",
                 "mean": "Mean of figures as they are shown",
                 "ratio": "The first divided by the second, as they are shown",
                 "rating": "The value of the band that the figure is in"}


def derived(book: Book, figure: int) -> list[Line]:
    head, kind = book.heads[figure], _core.cpi_rules_aggregation(book.rules, figure) or ""
    figures = [operand for operand, _ in book.operands(figure)]
    parts = [shown_line(book, operand) for operand in figures]

    def cell(column: Column) -> str:
        if kind == "mean":
            return "=" + mean_of(parts, column)
        if kind == "rating":
            return "=" + rating_of(book, figures[0], parts[0], column)
        return "=" + of_two(parts, column, kind)

    def coverage(column: Column) -> str:
        cells = down(parts, column)
        return f'=IF(COUNT({cells})={len(parts)},AVERAGE({cells}),"")'

    head.how, head.cell, head.coverage = DERIVED_WORDS[kind], cell, coverage
    head.form = number_format(book.digits(figure))
    return [head, *parts]


def shown_line(book: Book, figure: int) -> Line:
    head = book.heads[figure]
    return Line(book.title(figure), book.address(figure), form=number_format(book.digits(figure)),
                cell=lambda column: f"=Scores!{column.letter}{book.shown[figure]}",
                coverage=lambda column: f"={head.at(column)}")
