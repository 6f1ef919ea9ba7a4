# SPDX-License-Identifier: MIT
"""Answers in every form that analysts have them in, as sheets of the library's own CSV.

There is one reader of answers, the C library's: it knows options, labels and missing words, and says what is wrong.
What is made here remembers which cell each of its fields came from.
"""
from __future__ import annotations

import bisect
import csv
import dataclasses
import io
import math
import os
import pathlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from ._errors import AnswersError, name_of
from ._sheet import Sheet

if TYPE_CHECKING:
    import pandas

    Answers = Union[Mapping[str, Any], "pandas.DataFrame", str, os.PathLike[str], Iterable[Any]]

LINE_BREAK = re.compile(r"\r\n|\r|\n")


def plain(value: Any) -> Any:
    """A scalar of NumPy, or an array of no dimensions, as one of Python; a date stays what it is."""
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if getattr(value, "ndim", 0) or not kind:
        return value
    return float(value) if kind == "f" else value[()] if kind in "mM" else value.item()


def text_of(value: Any) -> str:
    """What a cell says. Whole numbers have no decimals, so that 3.0 is the option 3.

    Raises TypeError for what is no cell: bytes, lists, and what has no text but what programmers see.
    """
    value = plain(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    text = str(value)
    # pandas and NumPy write their missing values so.
    if value is None or text in ("<NA>", "NaT"):
        return ""
    if isinstance(value, Iterable) or text == repr(value):
        raise TypeError(f"a text, a number or nothing is wanted, not {type(value).__name__}")
    return text


class Builder:
    """Writes rows as CSV, and remembers where their fields begin."""

    def __init__(self, name: str, cell: Callable[[int, int], str]) -> None:
        self.name = name
        self.cell = cell
        self.out = io.StringIO()
        # In quotes, no text can be taken for a separator, the end of a row or the line "sep=;".
        self.writer = csv.writer(self.out, lineterminator="\n", quoting=csv.QUOTE_ALL)
        self.line = 1
        self.begins: list[int] = []
        # Of the row that begins in the line of the same position: its number and its fields.
        self.rows: list[tuple[int, list[str]]] = []

    def add(self, row: int, values: Iterable[Any]) -> None:
        fields = [self.field(row, i, value) for i, value in enumerate(values)]
        self.begins.append(self.line)
        self.rows.append((row, fields))
        self.writer.writerow(fields)
        self.line += 1 + sum(len(LINE_BREAK.findall(field)) for field in fields)

    def field(self, row: int, column: int, value: Any) -> str:
        try:
            return text_of(value)
        except (TypeError, ValueError) as problem:
            raise AnswersError(f"{self.name}: {self.cell(row, column)}: error: {problem}") from None

    def locate(self, line: int, column: int) -> str | None:
        """The cell that a place of the text came from."""
        at = bisect.bisect_right(self.begins, line) - 1
        if at < 0:
            return None
        row, fields = self.rows[at]
        if column == 0:
            return self.cell(row, -1)
        end = self.begins[at], 1
        for i, field in enumerate(fields):
            end = self.after(end, field)
            if (line, column) < end:
                return self.cell(row, i)
        return self.cell(row, len(fields) - 1)

    def after(self, begin: tuple[int, int], field: str) -> tuple[int, int]:
        """Where the next field begins: behind the quotes, of which one in the text is written as two, and the comma."""
        line, column = begin
        first, *more = LINE_BREAK.split(field.replace('"', '""'))
        return (line + len(more), len(more[-1]) + 3) if more else (line, column + len(first) + 3)

    def sheet(self) -> Sheet:
        # Half of a surrogate pair is no text: the reader refuses it.
        return Sheet(self.name, self.out.getvalue().encode("utf-8", "surrogatepass"), self.locate)


def sheet_of_rows(name: str, header: Sequence[Any], rows: Iterable[tuple[int, Sequence[Any]]],
                  cell: Callable[[int, int], str]) -> Sheet:
    builder = Builder(name, cell)
    builder.add(0, header)
    for number, row in rows:
        builder.add(number, row)
    return builder.sheet()


def sheet_of_frame(frame: Any) -> Sheet:
    """A pandas DataFrame in the long or wide form."""
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    header = list(frame.columns)
    labels = list(frame.index)

    def cell(row: int, column: int) -> str:
        place = "the names of the columns" if row == 0 else f"row {labels[row - 1]!r}"
        return f"{place}, column {header[column]!r}" if row and column >= 0 else place

    return sheet_of_rows("data frame", header, enumerate(frame.itertuples(index=False, name=None), 1), cell)


def sheet_of_records(records: Sequence[Mapping[str, Any]]) -> Sheet:
    """Rows as mappings of columns."""
    header = list(dict.fromkeys(key for record in records for key in record))

    def cell(row: int, column: int) -> str:
        place = f"row {row - 1}" if row else "the keys of the rows"
        return f"{place}, {header[column]!r}" if row and column >= 0 else place

    rows = ([record.get(key) for key in header] for record in records)
    return sheet_of_rows("rows", header, enumerate(rows, 1), cell)


def sheet_of_mapping(answers: Mapping[str, Any], unit: str | None, period: str | None, indicator: str) -> Sheet:
    """Answers of one assessment, or of several by unit; one without answers leaves ``indicator`` unanswered."""
    nested = [(key, value) for key, value in answers.items() if isinstance(value, Mapping)]
    if nested and len(nested) < len(answers):
        raise TypeError("some answers are mappings and others are not; give either {indicator: answer}, or "
                        "{unit: {indicator: answer}}")
    if nested and unit is not None:
        raise TypeError("the units are named by the mapping, so `unit` does not belong here")
    by_unit = nested or [("unit" if unit is None else unit, answers)]
    rows = [(name, period, code, answer) for name, own in by_unit
            for code, answer in (own or {indicator: None}).items()]

    def cell(row: int, column: int) -> str:
        return f"{rows[row - 1][2]!r} of {rows[row - 1][0]!r}" if row else "the answers"

    return sheet_of_rows("answers", ("unit", "period", "indicator", "answer"), enumerate(rows, 1), cell)


def sheet_of_file(path: str | os.PathLike[str]) -> Sheet:
    file = pathlib.Path(path)
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        from ._excel_in import sheet_of_workbook

        return sheet_of_workbook(file)
    return Sheet(name_of(path), file.read_bytes())


def sheet_of(answers: Any) -> Sheet:
    """The sheet that a path or a data frame is."""
    if isinstance(answers, (str, os.PathLike)):
        return sheet_of_file(answers)
    if hasattr(answers, "itertuples") and hasattr(answers, "columns"):
        return sheet_of_frame(answers)
    raise TypeError(f"answers are a mapping, a DataFrame, rows or the path of a sheet, not {type(answers).__name__}; "
                    "see Framework.score()")


def sheets_of(answers: Any, unit: str | None, period: str | None, indicator: str) -> list[Sheet]:
    """The sheets that answers of any form are; see Framework.score(). ``indicator`` is any that can be answered."""
    if isinstance(answers, Mapping):
        return [sheet_of_mapping(answers, unit, period, indicator)]
    if unit is not None or period is not None:
        raise TypeError("`unit` and `period` name the assessment of a mapping; a sheet has columns for them")
    # What converts to a dictionary and is none is a Series, or a data frame.
    if isinstance(answers, (str, bytes, bytearray)) or hasattr(answers, "to_dict") or not isinstance(answers, Iterable):
        return [sheet_of(answers)]
    several = list(answers)
    if not several:
        raise AnswersError("there are no answers in an empty list")
    if all(isinstance(one, Mapping) for one in several):
        return [sheet_of_records(several)]
    return numbered([sheet_of(one) for one in several])


def numbered(sheets: list[Sheet]) -> list[Sheet]:
    """Several data frames told apart by their places, as "data frame 2"."""
    names = [sheet.name for sheet in sheets]
    return [dataclasses.replace(sheet, name=f"{sheet.name} {i}") if names.count(sheet.name) > 1 and sheet.locate
            else sheet for i, sheet in enumerate(sheets, 1)]
