# SPDX-License-Identifier: MIT
"""The frameworks that come with the package."""
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ._framework import Framework

if TYPE_CHECKING:
    import pathlib

TEXT = """\
cpindex: 1
code: SMALL
edition: "1"
title: A small index
status: example
languages: [en]
unit: country
methods:
  equal:
    title: Equal weights
    aggregation: arithmetic
    missing: skip
    not_applicable: skip
    output: {digits: 2}
scales:
  three:
    title: Yes, partially, no
    options:
      "yes": {value: 1, label: "Yes"}
      partially: {value: 0.5, label: Partially}
      "no": {value: 0, label: "No"}
facets:
  dimension:
    title: Dimension
    groups: {law: Law and policy, services: Services}
domains:
  - code: A19
    title: Violence
    indicators:
      - {code: 19.L.1, question: Is corporal punishment prohibited by law?, scale: three, facets: {dimension: law}}
      - {code: 19.S.1, question: Is there a child helpline?, scale: three, facets: {dimension: services}}
  - code: A20
    title: Children without family
    indicators:
      - {code: 20.L.1, question: Is there a law on foster care?, scale: three, facets: {dimension: law}}
"""


def example() -> Framework:
    """A framework of three questions, to try things with: it runs the examples of this documentation.

    >>> cpindex.example().indicators
    ('19.L.1', '19.S.1', '20.L.1')
    """
    return Framework.from_text(TEXT, name="example")


def frameworks() -> dict[str, pathlib.Path]:
    """The paths of the frameworks that come along, by name; what each is, its :attr:`Framework.status` says.

    >>> framework = cpindex.Framework.load(cpindex.frameworks()["child-protection-index"])
    >>> framework.title, framework.status
    ('Child Protection Index', <Status.RECONSTRUCTION: 'reconstruction'>)
    """
    import pathlib

    folder = pathlib.Path(os.path.dirname(__file__)) / "indicators"
    return {path.stem: path for path in sorted(folder.glob("*.yaml")) if "." not in path.stem}
