# SPDX-License-Identifier: MIT
"""Figures that a rule makes of others, as formulas with the functions alone that Excel 2010 and LibreOffice share."""
from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence

from . import _core
from ._excel_book import Book, Cell, Column, Line, down, less, number, width_of
from ._framework import is_number


@dataclasses.dataclass(frozen=True)
class Rule:
    """How operands become a score; see the header rules.h."""

    aggregation: str
    missing: str
    not_applicable: str
    minimum_coverage: float
    maximum_missing: int
    floor: float
    exponent: float
    rescale: tuple[float, float]

    @property
    def changes_operands(self) -> bool:
        return is_number(self.floor) or "zero" in (self.missing, self.not_applicable)


def rule_of(book: Book, figure: int) -> Rule:
    rules = book.rules
    return Rule(_core.cpi_rules_aggregation(rules, figure) or "", _core.cpi_rules_missing(rules, figure) or "",
                _core.cpi_rules_not_applicable(rules, figure) or "", _core.cpi_rules_minimum_coverage(rules, figure),
                _core.cpi_rules_maximum_missing(rules, figure), _core.cpi_rules_floor(rules, figure),
                _core.cpi_rules_exponent(rules, figure),
                (_core.cpi_rules_rescale(rules, figure, 0), _core.cpi_rules_rescale(rules, figure, 1)))


class Operands:
    """The lines of a block that a formula is made of: what operands come to, what they count as, and their parts."""

    def __init__(self, rule: Rule, given: Sequence[Line]) -> None:
        self.rule, self.given, self.used = rule, given, given
        self.parts: Sequence[Line] = ()

    @property
    def weights(self) -> str:
        return f"$D${self.given[0].row}:$D${self.given[-1].row}"

    @property
    def have_negative_weights(self) -> bool:
        return any((line.weight or 0) < 0 for line in self.given)

    @property
    def have_equal_weights(self) -> bool:
        return len({line.weight for line in self.given}) < 2

    def values(self, column: Column) -> str:
        return down(self.used, column)

    def counted(self, column: Column) -> str:
        """For each operand whether it takes part, as numbers of 0 and 1."""
        cells = down(self.given, column)
        if self.rule.missing == "zero":
            return "1" if self.rule.not_applicable == "zero" else f'({cells}<>"not applicable")'
        if self.rule.not_applicable == "zero":
            return f'(ISNUMBER({cells})+({cells}="not applicable"))'
        return f"ISNUMBER({cells})"

    def total_weight(self, column: Column) -> str:
        return f"SUMPRODUCT({self.weights}*{self.counted(column)})"

    def weighted(self, column: Column) -> str:
        return f"SUMPRODUCT({self.weights},{self.values(column)})"


# What each aggregation makes of its operands


def arithmetic(operands: Operands, column: Column) -> str:
    return f"{operands.weighted(column)}/{operands.total_weight(column)}"


def with_zero(operands: Operands, column: Column, otherwise: str) -> str:
    """Where one operand is not above 0, nothing else counts."""
    return f'IF(COUNTIF({down(operands.parts, column)},"zero")>0,0,{otherwise})'


def geometric(operands: Operands, column: Column) -> str:
    return with_zero(operands, column, f"EXP(SUM({down(operands.parts, column)})/{operands.total_weight(column)})")


def harmonic(operands: Operands, column: Column) -> str:
    return with_zero(operands, column, f"{operands.total_weight(column)}/SUM({down(operands.parts, column)})")


def product(operands: Operands, column: Column) -> str:
    """Undefined above 1e250, whose logarithm is 575.6."""
    logs = f"SUM({down(operands.parts, column)})"
    return with_zero(operands, column, f'IF({logs}>575.646,"undefined",EXP({logs}))')


def base_of_powers(operands: Operands, column: Column) -> str:
    """Powers are taken of operands divided by the one whose power is largest: so none is above 1."""
    return f"{'MAX' if operands.rule.exponent > 0 else 'MIN'}({operands.values(column)})"


def power(operands: Operands, column: Column) -> str:
    base = base_of_powers(operands, column)
    mean = f"SUM({down(operands.parts, column)})/{operands.total_weight(column)}"
    return f"IF({base}<=0,0,{base}*({mean})^(1/{number(operands.rule.exponent)}))"


def median(operands: Operands, column: Column) -> str:
    if not operands.parts:
        return f"MEDIAN({operands.values(column)})"
    parts = down(operands.parts, column)
    return f"(MIN({parts})+MAX({parts}))/2"


def weighted_sum(operands: Operands, column: Column) -> str:
    total, values = operands.weighted(column), operands.values(column)
    if not operands.have_negative_weights:
        return total
    return f"IF(ABS({total})<=1E-14*MAX(MAX({values}),-MIN({values})),0,{total})"


TOTALS: dict[str, Callable[[Operands, Column], str]] = {
    "arithmetic": arithmetic, "geometric": geometric, "harmonic": harmonic, "power": power, "median": median,
    "minimum": lambda operands, column: f"MIN({operands.values(column)})",
    "maximum": lambda operands, column: f"MAX({operands.values(column)})",
    "sum": weighted_sum, "product": product,
    # A mean that is 1 by hand may come out a little below it.
    "all-or-nothing": lambda operands, column: f"IF(MIN({operands.values(column)})>=1-1E-12,1,0)",
}


def log_part(_: Operands, value: str, weight: str, __: Column) -> str:
    return f'IF({value}>0,{weight}*LN({value}),"zero")'


def reciprocal_part(_: Operands, value: str, weight: str, __: Column) -> str:
    return f'IF({value}>0,{weight}/{value},"zero")'


def power_part(operands: Operands, value: str, weight: str, column: Column) -> str:
    base = base_of_powers(operands, column)
    return f"IF(AND({value}>0,{base}>0),{weight}*({value}/{base})^{number(operands.rule.exponent)},0)"


def middle_part(operands: Operands, value: str, _: str, column: Column) -> str:
    """Not more than half of the weight lies below an operand in the middle, and not more than half above it."""
    weights, values = f"{operands.weights}*{operands.counted(column)}", operands.values(column)
    half = f"{operands.total_weight(column)}*0.5000000000005"
    sides = ",".join(f"SUMPRODUCT({weights}*({values}{sign}{value}))<={half}" for sign in "<>")
    return f'IF(AND({sides}),{value},"")'


PARTS: dict[str, tuple[str, Callable[[Operands, str, str, Column], str]]] = {
    "geometric": ("weight \u00d7 ln", log_part), "product": ("weight \u00d7 ln", log_part),
    "harmonic": ("weight / score", reciprocal_part), "power": ("weight \u00d7 (score / base)^exponent", power_part),
    "median": ("where in the middle", middle_part),
}


# The lines of a figure


def composite(book: Book, figure: int) -> list[Line]:
    """A figure that a rule makes of others."""
    rule, head = rule_of(book, figure), book.heads[figure]
    made_of = [(operand, weight) for operand, weight in book.operands(figure) if not book.is_excluded(operand)]
    given = [operand_line(book, rule, operand, weight) for operand, weight in made_of]
    operands, lines = Operands(rule, given), [head, *given]
    if rule.changes_operands:
        operands.used = [used_line(rule, line) for line in given]
        lines += operands.used
    # Where all weights are the same, the spreadsheet's own median does.
    if rule.aggregation in PARTS and not (rule.aggregation == "median" and operands.have_equal_weights):
        operands.parts = [part_line(operands, i) for i in range(len(given))]
        lines += operands.parts
    head.how, head.coverage = rule_in_words(rule, operands.have_equal_weights), mean_coverage(operands)
    only_answers = all(book.is_answered(operand) for operand, _ in made_of)
    score: Cell = lambda column: "=" + with_states(operands, head, column, only_answers)
    if not is_number(rule.rescale[0]):
        head.cell = score
        return lines
    before = Line("before it is rescaled", cell=score)
    head.cell = lambda column: "=" + rescaled(rule, before.at(column))
    return [*lines, before]


def used_line(rule: Rule, line: Line) -> Line:
    """What an operand counts as: at least the floor, and 0 where the rule says so of what is missing."""
    floor = rule.floor if is_number(rule.floor) else -math.inf
    zero = number(max(0.0, floor))

    def cell(column: Column) -> str:
        at = line.at(column)
        value = f"MAX({at},{number(floor)})" if floor > -math.inf else at
        missing = zero if rule.missing == "zero" else at
        other = zero if rule.not_applicable == "zero" else at
        return f'=IF(ISNUMBER({at}),{value},IF({at}="not applicable",{other},{missing}))'

    return Line(f"{line.address} counts as", cell=cell)


def part_line(operands: Operands, i: int) -> Line:
    label, make = PARTS[operands.rule.aggregation]
    given, used = operands.given[i], operands.used[i]

    def cell(column: Column) -> str:
        value = used.at(column)
        return f'=IF(ISNUMBER({value}),{make(operands, value, f"$D${given.row}", column)},"")'

    return Line(f"{given.address}: {label}", cell=cell)


def operand_line(book: Book, rule: Rule, figure: int, weight: float) -> Line:
    head = book.heads[figure]

    def coverage(column: Column) -> str:
        own = head.at(column)
        applies = f'IF(Calculation!{own}="not applicable",1,{own})' if rule.not_applicable == "zero" else own
        return f"={applies}"

    return Line(book.title(figure), book.address(figure), weight=weight, cell=lambda column: f"={head.at(column)}",
                coverage=coverage)


def mean_coverage(operands: Operands) -> Cell:
    """The share of the weight that has data; what does not apply has none."""
    def cell(column: Column) -> str:
        cells = down(operands.given, column)
        weights = f"ABS({operands.weights})" if operands.have_negative_weights else operands.weights
        total = f"SUMPRODUCT({weights}*ISNUMBER({cells}))"
        return f'=IF({total}=0,"not applicable",SUMPRODUCT({weights},{cells})/{total})'

    return cell


def withheld_where(rule: Rule, cells: str, count: int, coverage: str) -> list[str]:
    """The conditions under which a rule gives no score though something has one."""
    missing = f'{count}-COUNT({cells})-COUNTIF({cells},"not applicable")'
    conditions = [f"{missing}>0"] if rule.missing == "withhold" else []
    if rule.minimum_coverage > 0:
        conditions.append(f"{coverage}<{number(rule.minimum_coverage)}-1E-12")
    return conditions + ([f"{missing}>{rule.maximum_missing}"] if rule.maximum_missing >= 0 else [])


def with_states(operands: Operands, head: Line, column: Column, only_answers: bool) -> str:
    """The score, or the reason why there is none."""
    rule, cells, count = operands.rule, down(operands.given, column), len(operands.given)
    score, coverage = TOTALS[rule.aggregation](operands, column), f"Coverage!{head.at(column)}"
    conditions = withheld_where(rule, cells, count, coverage)
    if conditions:
        either = conditions[0] if len(conditions) == 1 else f"OR({','.join(conditions)})"
        score = f'IF({either},"low coverage",{score})'
    inapplicable = f'COUNTIF({cells},"not applicable")'
    none = '"no data"' if only_answers else f'IF({coverage}>0,"low coverage","no data")'
    if rule.not_applicable == "zero":
        return f"IF(COUNT({cells})+{inapplicable}=0,{none},{score})"
    return f'IF({inapplicable}={count},"not applicable",IF(COUNT({cells})=0,{none},{score}))'


def rescaled(rule: Rule, value: str) -> str:
    start, width = number(rule.rescale[0]), number(width_of(rule.rescale))
    return f"IF(ISNUMBER({value}),MAX(0,MIN(1,({less(value, start)})/{width})),{value})"


WORDS = {"arithmetic": "Arithmetic mean: \u03a3(w\u00b7x) / \u03a3w", "minimum": "The lowest", "maximum": "The highest",
         "geometric": "Geometric mean: exp(\u03a3(w\u00b7ln x) / \u03a3w)", "median": "Median",
         "harmonic": "Harmonic mean: \u03a3w / \u03a3(w / x)", "sum": "Sum: \u03a3(w\u00b7x)",
         "product": "Product: \u03a0 x^w", "all-or-nothing": "1 where each is 1, else 0",
         "power": "Power mean, p = {exponent:.15g}: (\u03a3(w\u00b7x^p) / \u03a3w)^(1/p)"}
MISSING_WORDS = {"skip": "what has no score is left out", "zero": "what has no score counts as 0",
                 "withhold": "none where something has no score"}


def rule_in_words(rule: Rule, equal_weights: bool) -> str:
    sentences = [WORDS[rule.aggregation].format(exponent=rule.exponent)]
    if rule.aggregation == "median" and not equal_weights:
        sentences[0] += ", with half of the weight on either side"
    sentences.append(MISSING_WORDS[rule.missing])
    if rule.not_applicable == "zero":
        sentences.append("what does not apply counts as 0")
    if rule.minimum_coverage > 0:
        sentences.append(f"none below a coverage of {rule.minimum_coverage:.15g}")
    if rule.maximum_missing >= 0:
        sentences.append(f"none where more than {rule.maximum_missing} have no score")
    if is_number(rule.floor):
        sentences.append(f"each counts as {rule.floor:.15g} at least")
    if is_number(rule.rescale[0]):
        sentences.append(f"then {rule.rescale[0]:.15g} becomes 0, and {rule.rescale[1]:.15g} becomes 1")
    return "; ".join(sentences)
