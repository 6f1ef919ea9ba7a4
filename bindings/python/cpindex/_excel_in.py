# SPDX-License-Identifier: MIT
"""Answers in Excel workbooks, through openpyxl."""
from __future__ import annotations

import pathlib
from collections.abc import Sequence
from typing import Any, BinaryIO

from ._answers import sheet_of_rows
from ._errors import AnswersError, name_of
from ._sheet import Sheet


def rows_of_workbook(path: pathlib.Path, sheet: str | None = None) -> tuple[str, list[tuple[int, Sequence[Any]]]]:
    """The title of a sheet, and its rows that are not empty, each with its number."""
    with open(path, "rb") as file:
        try:
            return _read(file, name_of(path), sheet)
        except (AnswersError, MemoryError):
            raise
        except Exception as problem:  # openpyxl lets through whatever its zip and XML readers raise
            raise AnswersError(f"{name_of(path)} is not an Excel workbook that can be read: {problem}") from problem


def _read(file: BinaryIO, name: str, sheet: str | None) -> tuple[str, list[tuple[int, Sequence[Any]]]]:
    rows_of = {values: _rows(file, name, sheet, values) for values in (True, False)}
    title, rows = rows_of[True]
    for (number, row), (_, formulas) in zip(rows, rows_of[False][1]):
        for column, (value, formula) in enumerate(zip(row, formulas)):
            if value is None and formula is not None:
                raise AnswersError(f"{name}: {title}!{_letter(column)}{number} is a formula that no spreadsheet has "
                                   "computed yet; open the workbook, save it, and read it again")
    return title, [(number, row) for number, row in rows if _width(row)]


def _rows(file: BinaryIO, name: str, sheet: str | None, values: bool) -> tuple[str, list[tuple[int, Sequence[Any]]]]:
    """The rows of a sheet, with values or with the formulas that came to them."""
    import openpyxl

    workbook = openpyxl.load_workbook(file, read_only=True, data_only=values)
    sheets = {worksheet.title: worksheet for worksheet in workbook.worksheets}
    title = next(iter(sheets), "") if sheet is None else sheet
    if title not in sheets:
        raise AnswersError(f"{name} has no sheet of cells{f' called {sheet!r}' if sheet is not None else ''}; it has "
                           f"{', '.join(sheets) or 'none'}")
    return title, list(enumerate(sheets[title].iter_rows(values_only=True), 1))


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column + 1))


def sheet_of_workbook(path: pathlib.Path) -> Sheet:
    """The first sheet of a workbook, in the long or wide form."""
    title, rows = rows_of_workbook(path)

    def cell(row: int, column: int) -> str:
        return f"{title}!{_letter(column)}{row}" if column >= 0 else f"{title}, row {row}"

    if not rows:
        raise AnswersError(f"{name_of(path)}: the sheet {title!r} is empty")
    (first, header), *body = rows
    width = _width(header)
    trimmed = [(number, row[:max(width, _width(row))]) for number, row in body]
    return sheet_of_rows(name_of(path), header[:width], trimmed, lambda row, column: cell(row or first, column))


def _width(row: Sequence[Any]) -> int:
    """Columns up to the last that is not empty."""
    return max((i + 1 for i, value in enumerate(row) if value not in (None, "")), default=0)
