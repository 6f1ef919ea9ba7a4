# SPDX-License-Identifier: MIT
"""What the sheets of a workbook have in common: the assessments, a column each, and the rows above them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from ._enums import Status
from ._excel_book import BEFORE, FIRST_ROW, PERIOD_ROW, UNIT_ROW, Book, Column
from ._excel_style import MUTED, Pen, fit_height, set_up_page, set_widths
from ._framework import TITLE

if TYPE_CHECKING:
    from ._scores import Scores

SHEETS = ("Scores", "Answers", "Scales", "Calculation", "Coverage", "About")
# More assessments than these are not squeezed on one page.
ON_A_PAGE = 8
WIDTH = 14.0


def columns_of(scores: Scores) -> list[Column]:
    """The assessments by period, so that the units of a set stand side by side."""
    named = list(zip(scores._assessments, scores.assessments))
    named.sort(key=lambda one: (one[1][1].encode(), one[0]))
    return [Column(get_column_letter(BEFORE + 1 + i), assessment, unit, period)
            for i, (assessment, (unit, period)) in enumerate(named)]


class Pages:
    """A workbook with its sheets, still empty, and what is to be written on them."""

    def __init__(self, scores: Scores, language: str | None) -> None:
        self.columns = columns_of(scores)
        self.book = Book(scores, language, self.columns)
        self.workbook = openpyxl.Workbook()
        self.workbook.remove(self.workbook.active)
        self.workbook.calculation.fullCalcOnLoad = True
        self.workbook.properties.creator = "cpindex"
        self.pen = Pen(self.workbook)
        self.sheets = {name: self.workbook.create_sheet(name) for name in SHEETS}

    def head(self, name: str, title: str, labels: Sequence[str], widths: Sequence[float]) -> Any:
        """The rows above the assessments, which stay in sight and are printed on every page."""
        sheet, count = self.sheets[name], len(self.columns)
        head = (*["cpi head"] * BEFORE, "cpi head right")
        self.pen.text(sheet, 1, 1, title, "cpi title")
        self.pen.text(sheet, 2, 1, self.subtitle(), "cpi subtitle")
        self.pen.texts(sheet, UNIT_ROW, [*labels, *(column.unit for column in self.columns)], *head)
        self.pen.texts(sheet, PERIOD_ROW, [*[None] * BEFORE, *(column.period for column in self.columns)], *head)
        widths = [*widths, *[WIDTH] * count]
        set_widths(sheet, widths)
        fit_height(sheet, UNIT_ROW, widths)
        sheet.row_dimensions[PERIOD_ROW].hidden = not any(column.period for column in self.columns)
        sheet.freeze_panes = sheet.cell(FIRST_ROW, 3)
        sheet.print_title_rows, sheet.print_title_cols = f"${UNIT_ROW}:${PERIOD_ROW}", "$A:$B"
        set_up_page(sheet, count <= ON_A_PAGE)
        return sheet

    def subtitle(self) -> str:
        framework, book = self.book.scores.framework, self.book
        official = "" if framework.status == Status.OFFICIAL else f" \u2013 {framework.status}, not official"
        return f"{book.title(0)}, edition {framework.edition}{official} \u2013 method: {book.method_text(TITLE)}"

    def area(self, last: int) -> str:
        """The cells of all assessments down to a row."""
        return f"{self.columns[0].letter}{FIRST_ROW}:{self.columns[-1].letter}{last}"

    def grey_texts(self, sheet: Any, last: int) -> None:
        """A reason why there is no number is not to be taken for one."""
        grey = Font(italic=True, bold=False, color=MUTED)
        rule = FormulaRule([f"ISTEXT({self.columns[0].letter}{FIRST_ROW})"], font=grey)
        sheet.conditional_formatting.add(self.area(last), rule)
