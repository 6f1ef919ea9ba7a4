# SPDX-License-Identifier: MIT
"""Scores checklist indices such as the Child Protection Index.

Expert answers in, defensible figures out: a framework file says what is asked and how it is scored, answers come from a
dict, a data frame, a CSV file or an Excel workbook, and every figure comes with its state, its coverage, the range that
it can still take, and the answers that made it.

>>> framework = cpindex.example()
>>> scores = framework.score({"19.L.1": "yes", "19.S.1": "partially"}, unit="Kosovo")
>>> scores["SMALL"].text, scores["SMALL"].low, scores["SMALL"].high, scores["A20"].state
('0.75', 0.375, 0.875, <State.NO_DATA: 'no data'>)
>>> print(scores.explain("A19"))
Violence: 0.75 (arithmetic mean of 2 indicators)
  Is corporal punishment prohibited by law?: 1.00 (yes = 1)
  Is there a child helpline?: 0.50 (partially = 0.5)

The format of frameworks and answers: indicators/README.md. pandas, NumPy and matplotlib are imported only where a call
needs them.
"""
from ._core import cpi_version as _version
from ._enums import FigureKind, Missing, NodeKind, Severity, State, Status
from ._errors import AnswersError, CpindexError, CpindexWarning, Diagnostic, FrameworkError
from ._explanation import Explanation, Row
from ._framework import Facet, Framework, Method, Node, Option, Scale
from ._included import example, frameworks
from ._read_answers import read_answers
from ._scores import Figure, FigureScores, Scores

__version__: str = _version() or ""
__all__ = [
    "AnswersError", "CpindexError", "CpindexWarning", "Diagnostic", "Explanation", "Facet", "Figure", "FigureKind",
    "FigureScores", "Framework", "FrameworkError", "Method", "Missing", "Node", "NodeKind", "Option", "Row", "Scale",
    "Scores", "Severity", "State", "Status", "example", "frameworks",
    "read_answers",
]
