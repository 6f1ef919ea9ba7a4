# SPDX-License-Identifier: MIT
"""What is wrong with an input: every problem at once, each with its place and what would be right."""
from __future__ import annotations

import dataclasses
import os
import re
import warnings
from collections.abc import Callable

from . import _core
from ._enums import SEVERITIES, Severity


@dataclasses.dataclass(frozen=True)
class Diagnostic:
    """One problem.

    ``code`` is the stable number that is printed as CPI-507 and explained in ``indicators/diagnostics.md``; ``line``
    and ``column`` count from 1 and are 0 where a problem has none; ``path`` is the place in a YAML document, as
    ``domains[2].weight``; ``cell`` the cell of a spreadsheet or data frame, as ``Sheet1!D5`` or ``row 3, 'answer'``.
    ``text`` is all of it on one line.
    """

    severity: Severity
    code: int
    message: str
    file: str | None
    line: int
    column: int
    path: str | None
    text: str
    cell: str | None = None

    def __str__(self) -> str:
        return self.text


class CpindexError(ValueError):
    """An input with problems; ``diagnostics`` has all of them."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, diagnostics)
        self.message = message
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join([str(diagnostic) for diagnostic in self.diagnostics] or [self.message])


class FrameworkError(CpindexError):
    """A framework, a translation or links with problems."""


class AnswersError(CpindexError):
    """Answers, goalposts or a published table with problems."""


class CpindexWarning(UserWarning):
    """An input that can be used, but that somebody should look at."""


# Where a place of a text is in the spreadsheet or data frame that it was made of.
Locate = Callable[[int, int], "str | None"]


def in_rows(message: str, name: str, locate: Locate) -> str:
    """"in data frame, line 2" says nothing to whom made the data frame: the row instead."""
    return re.sub(rf"(?<= in {re.escape(name)}, )line (\d+)(?=$| \[CPI-)",
                  lambda found: locate(int(found[1]), 0) or found[0], message)


class Collector:
    """Collects what calls report, and raises it."""

    def __init__(self, error: type[CpindexError], warns: bool = True) -> None:
        self.handle = _core.cpi_diag_new()
        self.error = error
        self.warns = warns
        self.places: dict[str, Locate] = {}

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self._diagnostic(i) for i in range(_core.cpi_diag_count(self.handle)))

    def _diagnostic(self, i: int) -> Diagnostic:
        file, message = _core.cpi_diag_file(self.handle, i), _core.cpi_diag_message(self.handle, i) or ""
        line, column = _core.cpi_diag_line(self.handle, i), _core.cpi_diag_column(self.handle, i)
        severity, code = SEVERITIES[_core.cpi_diag_severity(self.handle, i)], _core.cpi_diag_code(self.handle, i)
        locate = self.places.get(file or "")
        cell = locate(line, column) if locate else None
        text = _core.cpi_diag_text(self.handle, i) or ""
        for name, locate_there in self.places.items():
            message, text = (in_rows(said, name, locate_there) for said in (message, text))
        if cell:
            text = f"{file}: {cell}: {severity}: {message} [CPI-{code}]"
        return Diagnostic(severity, code, message, file, line, column, _core.cpi_diag_path(self.handle, i), text, cell)

    def check(self, status: int, what: str) -> None:
        """Raises what a call came to; otherwise warns of what it found."""
        found = self.diagnostics()
        _core.cpi_diag_clear(self.handle)
        if status == _core.CPI_OK:
            for diagnostic in found if self.warns else ():
                warnings.warn(str(diagnostic), CpindexWarning, stacklevel=4)
            return
        if status == _core.CPI_NO_MEMORY:
            raise MemoryError(what)
        if status == _core.CPI_SYSTEM:
            raise OSError("\n".join(map(str, found)) or f"{what}: cannot be read")
        if status == _core.CPI_BAD_INPUT:
            raise self.error(f"{what} has problems", found)
        raise ValueError(f"{what}: {_core.cpi_status_text(status)}")


def name_of(path: str | os.PathLike[str]) -> str:
    """A path as messages show it: bytes that are no text, and characters that cannot be printed, are replaced."""
    return os.fspath(path).encode("utf-8", "replace").replace(b"\0", b"?").decode("utf-8")
