# SPDX-License-Identifier: MIT
"""A sheet of answers, as it stands."""
from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas


def read_answers(path: str | os.PathLike[str], sheet: str | None = None) -> pandas.DataFrame:
    """Reads a sheet of answers, CSV or Excel, as it stands, into a data frame of texts.

    For a look at the answers, or to change them before scoring; :meth:`Framework.score` takes the path as well. Nothing
    is taken for a missing value or a number: ``NA`` and ``1.10`` stay what the expert wrote. ``sheet`` is the name of
    a sheet of the workbook, else the first.
    """
    import io
    import pathlib

    import pandas

    from ._answers import text_of

    file = pathlib.Path(path)
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        from ._excel_in import rows_of_workbook

        _, rows = rows_of_workbook(file, sheet)
        texts = [[text_of(value) for value in row] for _, row in rows]
        width = max((len(row) for row in texts), default=0)
        texts = [row + [""] * (width - len(row)) for row in texts]
        return pandas.DataFrame(texts[1:], columns=texts[0] if texts else [], dtype=str)
    text = file.read_text(encoding="utf-8-sig")
    first = text.split("\n", 1)[0]
    if first.startswith("sep="):
        separator, text = first[4:5], text.split("\n", 1)[1]
    else:
        separator = max(",;\t", key=first.count)
    return pandas.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False, na_filter=False)
