# SPDX-License-Identifier: MIT
"""How cells and pages of a workbook look."""
from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from ._excel_book import Content

INK, PAPER, PALE, INPUT, MUTED, LINE = "1F3864", "FFFFFF", "DCE6F1", "FFF9E5", "595959", "BFBFBF"
POINTS_OF_A_LINE = 12.75


def font(**how: Any) -> Any:
    return Font(**{"name": "Arial", "size": 9, **how})


def styles() -> list[Any]:
    text = Alignment(vertical="top", wrap_text=True)
    right = Alignment(vertical="top", horizontal="right")
    under, around = Border(bottom=Side("thin", LINE)), Border(*[Side("thin", LINE)] * 4)
    dark, pale, input_fill = (PatternFill("solid", start_color=colour) for colour in (INK, PALE, INPUT))
    bold, muted, strong = font(bold=True), font(color=MUTED), font(bold=True, color=INK)
    return [
        NamedStyle("cpi title", font=font(size=15, bold=True, color=INK)),
        NamedStyle("cpi subtitle", font=font(italic=True, color=MUTED)),
        NamedStyle("cpi head", font=font(bold=True, color=PAPER), fill=dark, alignment=text),
        NamedStyle("cpi head right", font=font(bold=True, color=PAPER), fill=dark,
                   alignment=Alignment(vertical="top", horizontal="right", wrap_text=True)),
        NamedStyle("cpi heading", font=strong, fill=pale, alignment=Alignment(vertical="top")),
        NamedStyle("cpi section", font=strong, fill=pale, alignment=text),
        NamedStyle("cpi section number", font=strong, fill=pale, alignment=right),
        NamedStyle("cpi text", font=font(), alignment=text, border=under),
        NamedStyle("cpi bold", font=bold, alignment=text, border=under),
        NamedStyle("cpi muted", font=muted, alignment=text, border=under),
        NamedStyle("cpi number", font=font(), alignment=right, border=under),
        NamedStyle("cpi bold number", font=bold, alignment=right, border=under),
        NamedStyle("cpi muted number", font=muted, alignment=right, border=under),
        NamedStyle("cpi input", font=font(color="0000C0"), fill=input_fill, alignment=right, border=around),
    ]


class Pen:
    """Writes cells. What a look comes to is found once: openpyxl takes long over it, and workbooks have many cells."""

    def __init__(self, workbook: Any) -> None:
        self.looks: dict[tuple[str, str | None, int], Any] = {}
        for style in styles():
            workbook.add_named_style(style)

    def put(self, sheet: Any, row: int, column: int, content: Content, style: str, form: str | None = None,
            indent: int = 0) -> Any:
        """A number or a formula, or a text that no formula begins like."""
        cell = sheet.cell(row, column)
        cell.value = content
        look = self.looks.get((style, form, indent))
        if look is None:
            cell.style = style
            if form is not None:
                cell.number_format = form
            if indent:
                cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=indent)
            look = self.looks[style, form, indent] = cell._style
        cell._style = copy.copy(look)
        return cell

    def text(self, sheet: Any, row: int, column: int, text: str | None, style: str, form: str | None = None,
             indent: int = 0) -> Any:
        """A text, which stays one whatever it begins with."""
        shown = None if text is None else ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
        cell = self.put(sheet, row, column, shown, style, form, indent)
        if text is not None:
            cell.data_type = TYPE_STRING
        return cell

    def texts(self, sheet: Any, row: int, texts: Sequence[str | None], *styles: str) -> None:
        """Texts from the first column on; the last style holds for all that follow."""
        for i, text in enumerate(texts):
            self.text(sheet, row, i + 1, text, styles[min(i, len(styles) - 1)])


def fit_height(sheet: Any, row: int, widths: Sequence[float]) -> None:
    """Makes a row as high as its texts need: programs measure only rows that somebody edits."""
    lines = 1
    for column, width in enumerate(widths, 1):
        cell = sheet.cell(row, column)
        if cell.data_type == TYPE_STRING and len(cell.value) > width:
            lines = max(lines, sum(math.ceil(max(1, len(part)) / (1.3 * width)) for part in cell.value.split("\n")))
    if lines > 1:
        sheet.row_dimensions[row].height = lines * POINTS_OF_A_LINE


def set_widths(sheet: Any, widths: Sequence[float]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def set_up_page(sheet: Any, fits: bool = True) -> None:
    """Landscape; squeezed to the width of a page where it fits."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=fits)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.page_margins.header = sheet.page_margins.footer = 0.2
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
    sheet.sheet_view.showGridLines = False
