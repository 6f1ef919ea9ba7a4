# SPDX-License-Identifier: MIT
"""Scores as a workbook of live formulas, through openpyxl."""
from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.hyperlink import Hyperlink

from . import _core
from ._enums import FIGURE_KINDS, FigureKind, Status
from ._excel_book import BEFORE, FIRST_ROW, Book, Line, number_format
from ._excel_formulas import band_of, block, shown
from ._excel_inputs import place_scales, write_answers, write_scales
from ._excel_pages import Pages
from ._excel_style import fit_height, set_up_page, set_widths
from ._framework import DESCRIPTION, SOURCE, TITLE

if TYPE_CHECKING:
    from ._scores import Scores

MOST_COLUMNS, MOST_ROWS = 16384, 1048576
ON_SCORES, ON_ABOUT = (26.0, 56.0, 11.0, 11.0), (22.0, 100.0)
ON_CALCULATION, ON_COVERAGE = (26.0, 44.0, 54.0, 9.0), (26.0, 60.0, 2.0, 9.0)
HOW_TO_CHECK = ("Every figure on the sheet Scores is a formula. Its title leads to the sheet Calculation, where its "
                "rule and its operands stand, and from there to the answers. Change an answer on the sheet Answers, and "
                "every figure follows. Coverage has the same rows as Calculation.")
STATES_IN_WORDS = ("no data: nothing below it has data; low coverage: the method asks for more answers than there are; "
                   "not applicable: nothing below it applies; excluded: the method leaves it out; undefined: the "
                   "arithmetic has no result.")

Sections = Sequence["tuple[str, Sequence[int]]"]


def write_workbook(scores: Scores, path: str | os.PathLike[str], language: str | None) -> None:
    """Writes a workbook whose figures are formulas down to the answers; see Scores.to_excel().

    Raises ValueError where there are no scores, or more than a sheet holds; OSError where the file cannot be written.
    """
    if not len(scores):
        raise ValueError("there is no assessment to write: the answers were empty")
    if len(scores) + BEFORE > MOST_COLUMNS:
        raise ValueError(f"a sheet of Excel has {MOST_COLUMNS} columns, too few for {len(scores)} assessments; "
                         "choose some with select()")
    pages = Pages(scores, language)
    sections = sections_of(pages.book)
    lines = place(pages.book, sections)
    write_scores(pages, sections)
    write_answers(pages)
    write_scales(pages)
    write_lines(pages, lines)
    write_about(pages)
    pages.workbook.save(os.fspath(path))


# Where everything stands


def sections_of(book: Book) -> Sections:
    """Figures in the order of the sheets, under headings."""
    figures = range(_core.cpi_framework_figure_count(book.framework))
    of = {kind: [figure for figure in figures if FIGURE_KINDS[book.kind(figure)] == kind] for kind in FigureKind}
    indicators = [node for node in of[FigureKind.NODE]
                  if _core.cpi_framework_node_kind(book.framework, node) == _core.CPI_INDICATOR]
    upper = sorted(set(of[FigureKind.NODE]) - set(indicators))
    named = [("Index and domains", upper), ("Derived figures", of[FigureKind.DERIVED]),
             ("Groups", of[FigureKind.GROUP]), ("Domains by group", of[FigureKind.CELL]), ("Indicators", indicators)]
    return [(heading, members) for heading, members in named if members]


def place(book: Book, sections: Sections) -> list[Line]:
    """Gives everything its rows, and returns the lines of the calculation."""
    for i in range(_core.cpi_framework_indicator_count(book.framework)):
        book.answers[_core.cpi_framework_indicator_node(book.framework, i)] = FIRST_ROW + i
    row = FIRST_ROW
    for _, members in sections:
        book.shown.update((figure, row + 1 + i) for i, figure in enumerate(members))
        row += 1 + len(members)
    place_scales(book)
    book.heads.update((figure, Line(book.title(figure), book.address(figure))) for figure in book.shown)
    lines = [line for figure in book.shown for line in block(book, figure)]
    if len(lines) + FIRST_ROW > MOST_ROWS:
        raise ValueError(f"the calculation has {len(lines)} lines, and a sheet of Excel {MOST_ROWS} rows")
    for row, line in enumerate(lines, FIRST_ROW):
        line.row = row
    return lines


# Scores


def write_scores(pages: Pages, sections: Sections) -> None:
    book, pen = pages.book, pages.pen
    sheet = pages.head("Scores", book.title(0), ("Code", "Figure", "Kind", "Scale"), ON_SCORES)
    rest = [None] * (BEFORE - 1 + len(pages.columns))
    for heading, figures in sections:
        pen.texts(sheet, book.shown[figures[0]] - 1, [heading, *rest], "cpi heading")
        for figure in figures:
            write_figure(pages, sheet, figure)
    row = max(book.shown.values()) + 1
    pages.grey_texts(sheet, row - 1)
    banded = [figure for figure in book.shown if book.bands_of(figure) >= 0]
    if banded:
        pen.texts(sheet, row, ["Bands", *rest], "cpi heading")
    for row, figure in enumerate(banded, row + 1):
        write_band(pages, sheet, row, figure)


def kind_of(book: Book, figure: int) -> str:
    """In words: "index", "domain", "group" and so on."""
    address, framework = book.address(figure), book.scores.framework
    return str(framework[address].kind if book.kind(figure) == _core.CPI_FIGURE_NODE else framework.figure_kind(address))


def write_figure(pages: Pages, sheet: Any, figure: int) -> None:
    book, pen, row, kind = pages.book, pages.pen, pages.book.shown[figure], kind_of(pages.book, figure)
    head, (start, end) = book.heads[figure], book.range(figure)
    style = "cpi bold" if kind in ("index", "domain") else "cpi text"
    scale = None if (start, end) == (0, 1) else f"{start:.15g} \u2013 {end:.15g}"
    pen.texts(sheet, row, (head.address, None, kind, scale), "cpi muted")
    level = max(0, _core.cpi_framework_node_level(book.framework, figure))
    title = pen.text(sheet, row, 2, head.title, style, indent=level)
    title.hyperlink = Hyperlink(ref=title.coordinate, location=f"Calculation!A{head.row}")
    look = "cpi bold number" if style == "cpi bold" else "cpi number"
    for i, column in enumerate(pages.columns, BEFORE + 1):
        pen.put(sheet, row, i, shown(book, figure, column), look, number_format(book.digits(figure)))
    fit_height(sheet, row, ON_SCORES)


def write_band(pages: Pages, sheet: Any, row: int, figure: int) -> None:
    book, head = pages.book, pages.book.heads[figure]
    pages.pen.texts(sheet, row, (head.address, head.title, "band", None), "cpi muted", "cpi text", "cpi muted")
    for i, column in enumerate(pages.columns, BEFORE + 1):
        score = f"{column.letter}{book.shown[figure]}"
        label = band_of(book, figure, score, "C")
        pages.pen.put(sheet, row, i, f'=IF(ISNUMBER({score}),{label},"")', "cpi number")
    fit_height(sheet, row, ON_SCORES)


# Calculation and coverage


def write_lines(pages: Pages, lines: Sequence[Line]) -> None:
    calculation = pages.head("Calculation", "Calculation, on the scale of 0 to 1",
                             ("Figure", "What", "How", "Weight"), ON_CALCULATION)
    coverage = pages.head("Coverage", "Coverage: the share of the weight that has data",
                          ("Figure", "What", "", "Weight"), ON_COVERAGE)
    heads = {line.row for line in pages.book.heads.values()}
    for line in lines:
        write_line(pages, calculation, line, line.row in heads)
        write_coverage(pages, coverage, line, line.row in heads)
    for sheet in (calculation, coverage):
        sheet.sheet_properties.outlinePr.summaryBelow = False
        pages.grey_texts(sheet, lines[-1].row)


def write_names(pages: Pages, sheet: Any, line: Line, is_head: bool) -> str:
    """What stands before the assessments on both sheets; returns the style of the row."""
    style = "cpi section" if is_head else "cpi muted"
    for i, text in enumerate((line.address, line.title), 1):
        pages.pen.text(sheet, line.row, i, text, style, indent=0 if is_head else 1)
    if not is_head:
        sheet.row_dimensions[line.row].outlineLevel = 1
    return style


def write_line(pages: Pages, sheet: Any, line: Line, is_head: bool) -> None:
    style, pen = write_names(pages, sheet, line, is_head), pages.pen
    if isinstance(line.how, str):
        pen.text(sheet, line.row, 3, line.how, style)
    else:
        pen.put(sheet, line.row, 3, line.how, style)
    pen.put(sheet, line.row, 4, line.weight, f"{style} number")
    for i, column in enumerate(pages.columns, BEFORE + 1):
        pen.put(sheet, line.row, i, line.cell(column), f"{style} number", line.form)
    fit_height(sheet, line.row, ON_CALCULATION)


def write_coverage(pages: Pages, sheet: Any, line: Line, is_head: bool) -> None:
    style, pen = write_names(pages, sheet, line, is_head), pages.pen
    weight = None if line.weight is None else f"=Calculation!D{line.row}"
    pen.put(sheet, line.row, 3, None, style)
    pen.put(sheet, line.row, 4, weight, f"{style} number")
    for i, column in enumerate(pages.columns, BEFORE + 1):
        pen.put(sheet, line.row, i, line.coverage(column), f"{style} number", "0%")
    fit_height(sheet, line.row, ON_COVERAGE)


# About


def write_about(pages: Pages) -> None:
    sheet = pages.sheets["About"]
    pages.pen.text(sheet, 1, 1, "About this workbook", "cpi title")
    for row, fact in enumerate((fact for fact in facts_of(pages.book) if fact[1]), 3):
        pages.pen.texts(sheet, row, fact, "cpi bold", "cpi text")
        fit_height(sheet, row, ON_ABOUT)
    set_widths(sheet, ON_ABOUT)
    set_up_page(sheet)


def facts_of(book: Book) -> list[tuple[str, str | None]]:
    framework = book.scores.framework
    title, description, source = map(book.method_text, (TITLE, DESCRIPTION, SOURCE))
    official = "" if framework.status == Status.OFFICIAL else ": these are not official figures of the owner"
    respondents = _core.cpi_framework_method_respondents(book.framework, book.method)
    return [
        ("Index", book.title(0)), ("Code", framework.code), ("Edition", framework.edition),
        ("Status", f"{framework.status}{official}"), ("Owner", framework.owner), ("Licence", framework.licence),
        ("Method", f"{title} ({book.scores.method})"), ("What it does", description), ("Source", source),
        ("Fingerprint", f"{framework.fingerprint} (SHA-256 over everything that can change a figure)"),
        ("Made by", f"cpindex {_core.cpi_version() or ''}"), ("How to check a figure", HOW_TO_CHECK),
        ("Without a score", STATES_IN_WORDS),
        ("Several respondents", f"Where several answered, what their answers come to stands here ({respondents})."),
        *(("Note", note) for note in book.notes)]
