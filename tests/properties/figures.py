# SPDX-License-Identifier: MIT
"""What a figure is, on the inner scale of 0 to 1."""
from collections import namedtuple
from fractions import Fraction

SCORED, NO_DATA, LOW, NOT_APPLICABLE = "scored", "no data", "low coverage", "not applicable"
EXCLUDED, UNDEFINED = "excluded", "undefined"

# None stands for "there is none".
Figure = namedtuple("Figure", "state score coverage low high")
AS_ZERO = Figure(SCORED, Fraction(0), Fraction(1), Fraction(0), Fraction(0))


def without_score(state):
    return Figure(state, None, None, None, None)
