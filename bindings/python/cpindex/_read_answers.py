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
    import re

    import pandas

    from ._answers import text_of
    from ._errors import AnswersError, name_of

    file = pathlib.Path(path)
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        from ._excel_in import rows_of_workbook

        _, rows = rows_of_workbook(file, sheet)
        texts = [[text_of(value) for value in row] for _, row in rows]
        width = max((len(row) for row in texts), default=0)
        texts = [row + [""] * (width - len(row)) for row in texts]
        return pandas.DataFrame(texts[1:], columns=texts[0] if texts else [], dtype=str)
    if sheet is not None:
        raise AnswersError(f"{name_of(path)} is no workbook, and has no sheet {sheet!r}")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswersError(f'{name_of(path)} is not UTF-8; save it as "CSV UTF-8"') from None
    first, _, rest = text.partition("\n")
    if first.rstrip("\r") in ("sep=,", "sep=;", "sep=\t"):
        separator, text = first[4], rest
    else:
        separator = max(",;\t", key=re.sub('"[^"]*"', "", first).count)
    # The names are a row like others: else pandas renames columns of one name, and shifts rows that are longer.
    frame = pandas.read_csv(io.StringIO(text), sep=separator, dtype=str, header=None, na_filter=False)
    return frame[1:].reset_index(drop=True).set_axis(list(frame.iloc[0]), axis=1)
