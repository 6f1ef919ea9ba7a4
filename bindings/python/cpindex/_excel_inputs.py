# SPDX-License-Identifier: MIT
"""The sheets that a workbook starts from: "Answers", which people may change, and "Scales"."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from . import _core
from ._enums import MISSING, Missing
from ._excel_book import BEFORE, NOT_AN_ANSWER, Book, Column, Content
from ._excel_goalposts import Quantity
from ._excel_pages import Pages
from ._excel_style import fit_height, set_up_page, set_widths
from ._framework import QUESTION, TITLE, is_number

ON_ANSWERS, ON_SCALES = (14.0, 66.0, 26.0, 22.0), (30.0, 20.0, 44.0, 10.0, 10.0, 10.0, 10.0)
HINT = "Change an answer, and every figure follows. nd: no data; na: not applicable; empty: not answered."
# What may stand in the place of an option.
NO_OPTIONS = (("nd", "No data"), ("na", "Not applicable"))
HEAD = ("cpi head", "cpi head", "cpi head", "cpi head right")


# Answers


def write_answers(pages: Pages) -> None:
    sheet = pages.head("Answers", "Answers", ("Code", "Question", "Belongs to", "Answer with"), ON_ANSWERS)
    wrong = f'COUNTIF(Scores!{pages.area(max(pages.book.shown.values()))},"{NOT_AN_ANSWER}")'
    warning = f'{wrong}&" cells hold no answer of their scale: the sheet Scores says where"'
    pages.pen.put(sheet, 2, 1, f'=IF({wrong}=0,"{HINT}",{warning})', "cpi subtitle")
    rows_of_scale: dict[int, list[int]] = {}
    for node, row in pages.book.answers.items():
        write_question(pages, sheet, node, row)
        scale = pages.book.scale(node)
        if scale >= 0:
            rows_of_scale.setdefault(scale, []).append(row)
        else:
            validate(pages, sheet, number_rule(pages, node, row), [row])
    for scale, rows in rows_of_scale.items():
        validate(pages, sheet, option_rule(pages.book, scale), rows)


def write_question(pages: Pages, sheet: Any, node: int, row: int) -> None:
    book, scale = pages.book, pages.book.scale(node)
    unit = _core.cpi_framework_unit_of_measure(book.framework, node)
    answered_with = f"number, {unit}" if unit else "number"
    if scale >= 0:
        answered_with = book.scale_title(scale)
    parent = book.title(_core.cpi_framework_node_parent(book.framework, node))
    pages.pen.texts(sheet, row, [book.address(node), book.text(node, QUESTION) or book.text(node, TITLE), parent,
                                 answered_with], "cpi text", "cpi text", "cpi muted")
    # Typed as a number, the code 1.10 would become 1.1.
    form = "@" if scale >= 0 else "General"
    for i, column in enumerate(pages.columns, BEFORE + 1):
        answer = answer_of(book, node, column)
        if isinstance(answer, float):
            pages.pen.put(sheet, row, i, answer, "cpi input")
        else:
            pages.pen.text(sheet, row, i, answer, "cpi input", form)
    fit_height(sheet, row, ON_ANSWERS)


def answer_of(book: Book, node: int, column: Column) -> Content:
    """As it stands in an answer sheet: None for unanswered."""
    missing = MISSING[_core.cpi_scores_missing(book.handle, column.assessment, node)]
    if missing != Missing.ANSWERED:
        return {Missing.NO_DATA: "nd", Missing.NOT_APPLICABLE: "na", Missing.DISAGREEMENT: "disagreement"}.get(missing)
    option = _core.cpi_scores_option(book.handle, column.assessment, node)
    if option >= 0:
        return _core.cpi_framework_option_code(book.framework, book.scale(node), option)
    return _core.cpi_scores_answer(book.handle, column.assessment, node)


def option_rule(book: Book, scale: int) -> Any:
    """A list to choose from."""
    first, last = book.scales[scale]
    codes = ", ".join(_core.cpi_framework_option_code(book.framework, scale, i) or "" for i in range(last - first + 1))
    wanted = codes if len(codes) < 150 else "a code of its scale"
    return DataValidation("list", formula1=f"Scales!$B${first}:$B${last + len(NO_OPTIONS)}", allow_blank=True,
                          showErrorMessage=True, errorTitle="Not an answer",
                          error=f"An answer is {wanted}; nd, na, or empty.")


def number_rule(pages: Pages, node: int, row: int) -> Any:
    cell, takes = f"{pages.columns[0].letter}{row}", Quantity(pages.book, node).takes
    is_value = f"AND(ISNUMBER({cell}),{cell}{takes})" if takes else f"ISNUMBER({cell})"
    wanted = {">0": "a number above 0", ">=0": "a number of 0 or more"}.get(takes, "a number")
    return DataValidation("custom", formula1=f'OR({is_value},{cell}="nd",EXACT({cell},"na"))', allow_blank=True,
                          showErrorMessage=True, errorTitle="Not an answer",
                          error=f"An answer is {wanted}; nd, na, or empty.")


def validate(pages: Pages, sheet: Any, rule: Any, rows: Sequence[int]) -> None:
    for first, last in runs(rows):
        rule.add(f"{pages.columns[0].letter}{first}:{pages.columns[-1].letter}{last}")
    sheet.add_data_validation(rule)


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of rows that follow on each other."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found


# Scales and bands


def place_scales(book: Book) -> None:
    """A heading before each scale and each set of bands; after the options, what may stand in their place."""
    row = 4
    for scale in range(_core.cpi_framework_scale_count(book.framework)):
        count = _core.cpi_framework_option_count(book.framework, scale)
        book.scales[scale] = row + 1, row + count
        row += 1 + count + len(NO_OPTIONS)
    row += 1
    for bands in range(_core.cpi_framework_bands_count(book.framework)):
        count = _core.cpi_framework_band_count(book.framework, bands)
        book.bands[bands] = row + 1, row + count
        row += 1 + count


def write_scales(pages: Pages) -> None:
    sheet, book, pen = pages.sheets["Scales"], pages.book, pages.pen
    pen.text(sheet, 1, 1, "Scales and bands", "cpi title")
    pen.text(sheet, 2, 1, pages.subtitle(), "cpi subtitle")
    pen.texts(sheet, 3, ("Scale", "Code", "Label", "Value", "Score", "Maps to 0", "Maps to 1"), *HEAD)
    for scale, (first, _) in book.scales.items():
        pen.texts(sheet, first - 1, [book.scale_title(scale), *[None] * 6], "cpi heading")
        write_options(pages, sheet, scale, first)
    for i, (bands, (first, _)) in enumerate(book.bands.items()):
        if i == 0:
            pen.texts(sheet, first - 2, ("Bands", "Code", "Label", "Value", "From", None, None), *HEAD)
        rounded = ", of the number as printed" if _core.cpi_framework_bands_rounded(book.framework, bands) else ""
        pen.texts(sheet, first - 1, [f"{book.bands_title(bands)}{rounded}", *[None] * 6], "cpi heading")
        write_bands(pages, sheet, bands, first)
    set_widths(sheet, ON_SCALES)
    sheet.freeze_panes = "A4"
    set_up_page(sheet)


def write_options(pages: Pages, sheet: Any, scale: int, row: int) -> None:
    book, framework, pen = pages.book, pages.book.framework, pages.pen
    ends = [_core.cpi_framework_scale_range(framework, scale, which) for which in (0, 1)]
    for i in range(_core.cpi_framework_option_count(framework, scale)):
        code = _core.cpi_framework_option_code(framework, scale, i)
        label = _core.cpi_framework_option_label(framework, scale, i, book.language)
        pen.texts(sheet, row, (None, code, label), "cpi text")
        pen.put(sheet, row, 4, _core.cpi_framework_option_value(framework, scale, i), "cpi number")
        pen.put(sheet, row, 5, f"=(D{row}-F{row})/(G{row}-F{row})", "cpi number", "0.####")
        for which, end in enumerate(ends):
            pen.put(sheet, row, 6 + which, end, "cpi muted number")
        fit_height(sheet, row, ON_SCALES)
        row += 1
    for i, texts in enumerate(NO_OPTIONS):
        pen.texts(sheet, row + i, (None, *texts, None, None, None, None), "cpi muted")


def write_bands(pages: Pages, sheet: Any, bands: int, first: int) -> None:
    framework = pages.book.framework
    for i in range(_core.cpi_framework_band_count(framework, bands)):
        row, code = first + i, _core.cpi_framework_band_code(framework, bands, i)
        label = _core.cpi_framework_band_label(framework, bands, i, pages.book.language)
        value = _core.cpi_framework_band_value(framework, bands, i)
        start = _core.cpi_framework_band_from(framework, bands, i)
        pages.pen.texts(sheet, row, (None, code, label), "cpi text")
        for column, shown in enumerate((value, start), 4):
            pages.pen.put(sheet, row, column, shown if is_number(shown) else None, "cpi number")
        fit_height(sheet, row, ON_SCALES)
