# SPDX-License-Identifier: MIT
"""What quantities are compared with: as formulas over the assessments of a workbook, where these are all of the set in
which the scores found it; else as the numbers that the scores found."""
from __future__ import annotations

import math
import re
import statistics
from collections.abc import Callable, Sequence

from . import _core
from ._excel_book import Book, Column, number, width_of
from ._framework import is_number

RANKS = ("rank", "percentile-rank", "quantile")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
ESCAPE = re.compile(r"\\(?:U([0-9A-F]{8})|(.))")


class Quantity:
    """How a quantity is normalised under the method of the scores, and what a formula says of it."""

    def __init__(self, book: Book, node: int) -> None:
        rules = book.rules
        self.book, self.node = book, node
        self.normalisation = _core.cpi_rules_normalisation(rules, node) or ""
        self.transformation = _core.cpi_rules_transformation(rules, node) or ""
        self.exponent = _core.cpi_rules_transformation_exponent(rules, node)
        self.lower_is_better = _core.cpi_rules_direction(rules, node) == "lower"
        self.set = _core.cpi_rules_set(rules, node)
        self.clamp = _core.cpi_rules_clamp(rules, node) or ""
        self.target = _core.cpi_rules_target(rules, node, 0), _core.cpi_rules_target(rules, node, 1)
        self.floor = _core.cpi_rules_least_score(rules, node)
        self.denominator, self.per = _core.cpi_rules_denominator(rules, node), _core.cpi_rules_per(rules, node)
        self.divided = divided_by_respondents(book, node, self.denominator) if self.denominator >= 0 else set()

    @property
    def falls(self) -> bool:
        """Whether the transformation turns the order of values round."""
        return self.transformation == "reciprocal" or (self.transformation == "power" and self.exponent < 0)

    @property
    def transforms(self) -> str:
        """What can be transformed, as the end of a comparison; empty for any number."""
        if self.falls or self.transformation == "log":
            return ">0"
        return ">=0" if self.transformation == "power" else ""

    @property
    def takes(self) -> str:
        """What the answer has to be, as the end of a comparison: others may be divided by it."""
        return ">0" if self.node in self.book.divisors else self.transforms

    def transformed(self, cell: str) -> str:
        if self.transformation == "log":
            return f"LN({cell})"
        return f"1/{cell}" if self.transformation == "reciprocal" else f"{cell}^{number(self.exponent)}"

    def on_target(self, share: str) -> str:
        low, width = self.target[0], width_of(self.target)
        scaled = share if width == 1 else f"{number(width)}*({share})"
        return f"{number(low)}+{scaled}" if low else scaled

    def clamped(self, score: str) -> str:
        low, high = (0.0, 1.0) if self.normalisation == "z-score" else self.target
        limits = self.normalisation in ("min-max", "z-score")
        if limits and self.clamp in ("both", "upper"):
            score = f"MIN({number(high)},{score})"
        least = [low] if limits and self.clamp in ("both", "lower") else []
        least += [self.floor] if is_number(self.floor) else []
        return f"MAX({number(max(least))},{score})" if least else score

    def members(self, column: Column) -> Sequence[Column]:
        """The set of an assessment, as far as it is in the workbook; its columns stand side by side."""
        return self.book.columns_of_set(None if self.set == "panel" else column.period)


class Goalposts:
    """For which assessments the goalposts of a quantity are formulas, and why they are numbers for others."""

    def __init__(self, quantity: Quantity) -> None:
        self.quantity = quantity
        # The tree says what the goalposts are; a method may say otherwise.
        self.ends = stated_ends(quantity)
        self.live: dict[Column, bool] = {}
        for column in quantity.book.columns:
            members = quantity.members(column)
            if column not in self.live:
                self.live.update(dict.fromkeys(members, self.is_live(members)))
        self.reason = "" if quantity.set is None or all(self.live.values()) else self.reason_for_numbers()
        if self.reason:
            code = quantity.book.address(quantity.node)
            quantity.book.notes.append(f"{code}: what it is compared with stands here in numbers, which do not move "
                                       f"with the answers: {self.reason}.")

    def is_live(self, members: Sequence[Column]) -> bool:
        quantity, handle = self.quantity, self.quantity.book.handle
        if quantity.set is None or quantity.book.goalposts_were_given:
            return False
        of_set = [i for i in range(_core.cpi_scores_count(handle)) if quantity.set == "panel"
                  or _core.cpi_scores_period(handle, i) == members[0].period]
        if len(of_set) != len(members):
            return False
        return quantity.normalisation in RANKS or self.are_of_the_tree(members)

    def are_of_the_tree(self, members: Sequence[Column]) -> bool:
        """Whether what the tree says gives the goalposts that the scores were made with."""
        quantity, own = self.quantity, goalposts_of(self.quantity, self.ends, members)
        found = [_core.cpi_scores_goalpost(quantity.book.handle, members[0].assessment, quantity.node, which)
                 for which in (0, 1)]
        if all(map(is_number, found)):
            return all(math.isclose(a, b, rel_tol=1e-9) for a, b in zip(found, own))
        if quantity.normalisation == "z-score":
            return not own[1] > 0 or not is_number(own[0])
        return not (own[0] > own[1] if quantity.lower_is_better else own[0] < own[1])

    def reason_for_numbers(self) -> str:
        book = self.quantity.book
        if book.goalposts_were_given:
            return "the goalposts were given"
        if len(book.columns) < _core.cpi_scores_count(book.handle):
            return "not all units of the set are in this workbook"
        return "the method states other goalposts than the tree"

    @property
    def words(self) -> str:
        return f"numbers, as the scores found them: {self.reason}" if self.reason else ""


def unescaped(text: str) -> str:
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def stated_ends(quantity: Quantity) -> tuple[str, str]:
    """The two goalposts, or mean and deviation, each a number, a statistic or ``unit NAME``."""
    _, text = _core.cpi_framework_quantity(quantity.book.framework, quantity.node)
    # Texts in quotes may hold anything.
    plain, texts = QUOTED.sub("\0", text or ""), [unescaped(match[1]) for match in QUOTED.finditer(text or "")]
    if quantity.normalisation == "z-score":
        return stated_moment(plain, "mean"), stated_moment(plain, "deviation")
    found = re.search(r"goalposts: \[(.*?), (.*?)\]", plain)
    if not found:
        return "", ""
    names = iter(texts[plain.count("\0", 0, found.start()):])
    first, second = (re.sub("\0", lambda _: next(names), re.sub(r"\{unit: (.*)\}", r"unit \1", part))
                     for part in found.groups())
    return first, second


def stated_moment(plain: str, key: str) -> str:
    found = re.search(rf"[{{ ]{key}: ([^,}}]+)", plain)
    return found[1] if found and found[1] != "set" else key


def deviation(values: Sequence[float]) -> float:
    return statistics.stdev(values) if len(values) > 1 else 0.0


STATISTICS: dict[str, Callable[[Sequence[float]], float]] = {
    "minimum": min, "maximum": max, "mean": statistics.fmean, "median": statistics.median, "deviation": deviation}


def goalposts_of(quantity: Quantity, ends: Sequence[str], members: Sequence[Column]) -> list[float]:
    """What the answers of a set give."""
    by_unit: dict[str, float] = {}
    values = []
    for member in members:
        value = value_of(quantity, member)
        if is_number(value):
            values.append(transformed_value(quantity, value) if quantity.normalisation == "z-score" else value)
            by_unit.setdefault(member.unit, value)
    return [goalpost_of(end, values, by_unit) for end in ends]


def goalpost_of(end: str, values: Sequence[float], by_unit: dict[str, float]) -> float:
    if end.startswith("unit "):
        return by_unit.get(end[5:], math.nan)
    if end in STATISTICS:
        return STATISTICS[end](values) if values else math.nan
    return float(end or "nan")


def value_of(quantity: Quantity, column: Column) -> float:
    """What is normalised, in the unit of measure."""
    value = _core.cpi_scores_answer(quantity.book.handle, column.assessment, quantity.node)
    if quantity.denominator < 0 or column.assessment in quantity.divided:
        return value
    divisor = _core.cpi_scores_answer(quantity.book.handle, column.assessment, quantity.denominator)
    return value / divisor * quantity.per


def transformed_value(quantity: Quantity, value: float) -> float:
    if quantity.transformation == "log":
        return math.log(value)
    exponent = {"reciprocal": -1.0, "power": quantity.exponent}.get(quantity.transformation, 1.0)
    return float(value ** exponent)


def divided_by_respondents(book: Book, node: int, denominator: int) -> set[int]:
    """The assessments in which respondents divided their own answers before these became one: no answer stands for the
    unit as a whole, and somebody answered both the quantity and what it is divided by."""
    if _core.cpi_framework_method_respondent_weight(book.framework, book.method) == node:
        return set()
    panel, divided, whole = book.panel, set(), set()
    for i in range(_core.cpi_panel_count(panel)):
        if _core.cpi_panel_missing(panel, i, node) != _core.CPI_ANSWERED:
            continue
        of = _core.cpi_panel_scores_index(panel, i)
        if not _core.cpi_panel_respondent(panel, i):
            whole.add(of)
        elif _core.cpi_panel_missing(panel, i, denominator) == _core.CPI_ANSWERED:
            divided.add(of)
    return divided - whole


# Values of sets that are not in the workbook, from the text of the scores' goalposts, which the library writes


ENTRY = re.compile(r'^(?P<panel>panel:)|^  - (?:period: "(?P<period>(?:[^"\\]|\\.)*)"|quantities:|\{\})'
                   r'|^ +"(?P<code>(?:[^"\\]|\\.)*)": \[(?P<numbers>[^\]]*)\]', re.M)


def sets_of_values(book: Book) -> dict[str | None, dict[str, list[float]]]:
    """By period, None for the panel, and by code of the quantity."""
    sets: dict[str | None, dict[str, list[float]]] = {}
    current: str | None = None
    for match in ENTRY.finditer(book.scores.goalposts or ""):
        if match["code"] is None:
            current = None if match["panel"] else unescaped(match["period"] or "")
            sets.setdefault(current, {})
        else:
            sets[current][unescaped(match["code"])] = [float(text) for text in match["numbers"].split(",")]
    return sets


def values_of_set(sets: dict[str | None, dict[str, list[float]]], quantity: Quantity, period: str) -> list[float]:
    """Those of the panel, or of the period; where there is one period only, of that one."""
    periods = [of for of in sets if of is not None]
    wanted = periods[0] if len(periods) == 1 else period
    return sets.get(None if quantity.set == "panel" else wanted, {}).get(quantity.book.address(quantity.node), [])
