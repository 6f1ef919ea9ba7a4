# SPDX-License-Identifier: MIT
"""The frameworks that come with the package."""
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ._framework import Framework

if TYPE_CHECKING:
    import pathlib

FOLDER = os.path.dirname(__file__)


def example() -> Framework:
    """A framework of three questions, to try things with: it runs the examples of this documentation.

    >>> cpindex.example().indicators
    ('19.L.1', '19.S.1', '20.L.1')
    """
    return Framework.load(os.path.join(FOLDER, "example.yaml"))


def frameworks() -> dict[str, pathlib.Path]:
    """The paths of the frameworks that come along, by name; what each is, its :attr:`Framework.status` says.

    >>> framework = cpindex.Framework.load(cpindex.frameworks()["child-protection-index"])
    >>> framework.title, framework.status
    ('Child Protection Index', <Status.RECONSTRUCTION: 'reconstruction'>)
    """
    import pathlib

    folder = pathlib.Path(FOLDER) / "indicators"
    return {path.stem: path for path in sorted(folder.glob("*.yaml")) if "." not in path.stem}
