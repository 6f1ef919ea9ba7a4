# SPDX-License-Identifier: MIT
"""Words of the library as enumerations, whose members are the words that files and tables use."""
from __future__ import annotations

import enum


class Word(str, enum.Enum):
    """A member is its word: ``State.NO_DATA == "no data"``."""

    def __str__(self) -> str:
        return str(self.value)


class Status(Word):
    """What a framework is; results repeat it unless it is official."""

    OFFICIAL = "official"
    RECONSTRUCTION = "reconstruction"
    EXAMPLE = "example"


class NodeKind(Word):
    """What a node of the tree is."""

    INDEX = "index"
    DOMAIN = "domain"
    INDICATOR = "indicator"


class FigureKind(Word):
    """What a figure is: a node, a group of a facet, a domain crossed with a group, or derived from other figures."""

    NODE = "node"
    GROUP = "group"
    CELL = "cell"
    DERIVED = "derived"


class State(Word):
    """Why a figure is there, or not."""

    SCORED = "scored"
    NO_DATA = "no data"
    LOW_COVERAGE = "low coverage"
    NOT_APPLICABLE = "not applicable"
    EXCLUDED = "excluded"
    UNDEFINED = "undefined"


class Missing(Word):
    """Why there is no answer."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    NO_DATA = "no data"
    NOT_APPLICABLE = "not applicable"
    DISAGREEMENT = "disagreement"


class Severity(Word):
    """How grave a diagnostic is."""

    ERROR = "error"
    WARNING = "warning"


# By the numbers of the C enumerations, whose order is that of the members.
STATUSES = dict(enumerate(Status, 1))
NODE_KINDS = dict(enumerate(NodeKind, 1))
FIGURE_KINDS = dict(enumerate(FigureKind, 1))
STATES = dict(enumerate(State))
MISSING = dict(enumerate(Missing))
SEVERITIES = dict(enumerate(Severity, 1))
