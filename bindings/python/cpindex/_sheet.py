# SPDX-License-Identifier: MIT
"""What a sheet of answers is to the library: text in its own CSV."""
from __future__ import annotations

import dataclasses

from ._errors import Locate


@dataclasses.dataclass(frozen=True)
class Sheet:
    """A sheet of answers; ``locate`` finds the cell that a place of the text came from."""

    name: str
    text: str | bytes
    locate: Locate | None = None
