# SPDX-License-Identifier: MIT
"""Quantities as formulas: from the number that was answered to its score, among the numbers of others where the
framework says so. The formulas: indicators/README.md, "Quantities"."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from . import _core
from ._excel_book import (NOT_AN_ANSWER, UNIT_ROW, Book, Cell, Column, Content, Line, answer_state, down, less, number)
from ._excel_goalposts import Goalposts, Quantity, sets_of_values, values_of_set
from ._framework import is_number

# Makes a score of a value that is a number; the lines that it needs come with it.
Score = Callable[[Column], str]
Way = Callable[[Quantity, Line, Line], "tuple[list[Line], Score]"]

STATISTICS = {"minimum": "MIN({0})", "maximum": "MAX({0})", "mean": "AVERAGE({0})", "median": "MEDIAN({0})",
              "deviation": "IF(MAX({0})=MIN({0}),0,STDEV({0}))"}


def measured(book: Book, node: int) -> list[Line]:
    """An indicator that is answered with a number: its score, the value, and what it is compared with."""
    quantity, head = Quantity(book, node), book.heads[node]
    value = value_line(quantity)
    lines = [value]
    if quantity.transformation != "none" and quantity.normalisation in ("min-max", "z-score"):
        lines.append(transformed_line(quantity, value, "the value, transformed"))
    more, score = WAYS[quantity.normalisation](quantity, value, lines[-1])
    head.cell = lambda column: f"=IF(ISNUMBER({value.at(column)}),{score(column)},{value.at(column)})"
    head.how = in_words(quantity)
    return [head, *lines, *more]


def value_line(quantity: Quantity) -> Line:
    book = quantity.book

    def cell(column: Column) -> str:
        answer = book.answer(quantity.node, column)
        value = answer
        if quantity.denominator >= 0 and column.assessment not in quantity.divided:
            divisor = book.answer(quantity.denominator, column)
            per = "" if quantity.per == 1 else f"*{number(quantity.per)}"
            value = f'IF(ISNUMBER({divisor}),IF({divisor}>0,{answer}/{divisor}{per},"undefined"),"no data")'
        if quantity.takes:
            value = f'IF({answer}{quantity.takes},{value},"undefined")'
        return "=" + answer_state(answer, f'IF(ISNUMBER({answer}),{value},"{NOT_AN_ANSWER}")')

    unit = _core.cpi_framework_unit_of_measure(book.framework, quantity.node)
    return Line(f"value, {unit}" if unit else "value", how=denominator_in_words(quantity), cell=cell, form="General")


def denominator_in_words(quantity: Quantity) -> str | None:
    if quantity.denominator < 0:
        return None
    per = f", times {quantity.per:.15g}" if quantity.per != 1 else ""
    divided = "; not where the respondents of a unit each divided their own" if quantity.divided else ""
    return f"divided by {quantity.book.address(quantity.denominator)}{per}{divided}"


def transformed_line(quantity: Quantity, value: Line, title: str) -> Line:
    def cell(column: Column) -> str:
        at = value.at(column)
        taken = f'IF({at}{quantity.transforms},{quantity.transformed(at)},"undefined")'
        return f'=IF(ISNUMBER({at}),{taken},"undefined")'

    words = {"log": "natural logarithm", "reciprocal": "1 / x", "power": f"to the power of {quantity.exponent:.15g}"}
    return Line(title, how=words[quantity.transformation], cell=cell)


# Goalposts


def found_before(quantity: Quantity, which: int, column: Column) -> Content:
    """A goalpost that the framework fixes, or that the scores found."""
    value = _core.cpi_scores_goalpost(quantity.book.handle, column.assessment, quantity.node, which)
    return value if is_number(value) else "undefined"


def range_of_set(quantity: Quantity, line: Line, column: Column) -> str:
    members = quantity.members(column)
    return f"${members[0].letter}{line.row}:${members[-1].letter}{line.row}"


def value_of_unit(quantity: Quantity, name: str, value: Line, column: Column) -> str:
    """The first in time, where a unit has several."""
    members = quantity.members(column)
    own = [member for member in members if member.unit == name]
    if len(own) < 2:
        return f'IF(ISNUMBER({value.at(own[0])}),{value.at(own[0])},"undefined")' if own else '"undefined"'
    cells, first, last = range_of_set(quantity, value, column), members[0].letter, f"COLUMN({members[-1].letter}1)+1"
    units = f"${first}${UNIT_ROW}:${members[-1].letter}${UNIT_ROW}"
    found = f"SUMPRODUCT(MAX(EXACT({units},{own[0].letter}${UNIT_ROW})*ISNUMBER({cells})*({last}-COLUMN({cells}))))"
    return f'IF({found}=0,"undefined",INDEX({cells},{last}-{found}-COLUMN({first}1)+1))'


def goalpost_line(quantity: Quantity, which: int, title: str, value: Line, goalposts: Goalposts) -> Line:
    end = goalposts.ends[which]
    from_set = end in STATISTICS or end.startswith("unit ")

    def cell(column: Column) -> Content:
        if not goalposts.live[column]:
            return found_before(quantity, which, column)
        if end.startswith("unit "):
            return "=" + value_of_unit(quantity, end[5:], value, column)
        if not from_set:
            return float(end)
        cells = range_of_set(quantity, value, column)
        return f'=IF(COUNT({cells})=0,"undefined",{STATISTICS[end].format(cells)})'

    stated = "as the framework says" if quantity.set is None or not from_set else f"{end} of the {quantity.set}"
    return Line(title, how=goalposts.words or stated, cell=cell, form="General")


# Normalisations


def by_min_max(quantity: Quantity, value: Line, compared: Line) -> tuple[list[Line], Score]:
    goalposts = Goalposts(quantity)
    posts = [goalpost_line(quantity, which, f"value that maps to {quantity.target[which]:.15g}", value, goalposts)
             for which in (0, 1)]
    ends = posts
    if quantity.transformation != "none":
        ends = [transformed_line(quantity, post, f"{post.title}, transformed") for post in posts]

    def score(column: Column) -> str:
        x, first, second = compared.at(column), ends[0].at(column), ends[1].at(column)
        distance = less(x, first) if quantity.denominator >= 0 else f"{x}-{first}"
        normal = quantity.clamped(quantity.on_target(f"({distance})/({second}-{first})"))
        if quantity.set is None:
            return normal
        sign = ">" if quantity.lower_is_better else "<"
        right = f"{posts[0].at(column)}{sign}{posts[1].at(column)}"
        return f'IF(COUNT({down(ends, column)})<2,"undefined",IF({right},{normal},"undefined"))'

    return posts + (ends if ends is not posts else []), score


def by_z_score(quantity: Quantity, _: Line, compared: Line) -> tuple[list[Line], Score]:
    goalposts = Goalposts(quantity)
    moments = [goalpost_line(quantity, which, title, compared, goalposts)
               for which, title in enumerate(("mean of the values", "standard deviation"))]
    turned = quantity.lower_is_better != quantity.falls

    def score(column: Column) -> str:
        x, mean, deviation = compared.at(column), moments[0].at(column), moments[1].at(column)
        distance = f"({mean}-{x})" if turned else f"({x}-{mean})"
        low, spread = quantity.target
        z = f"{distance}/{deviation}" if spread == 1 else f"{number(spread)}*{distance}/{deviation}"
        normal = quantity.clamped(f"{number(low)}+{z}" if low else z)
        if quantity.set is None:
            return normal
        return f'IF(COUNT({down(moments, column)})<2,"undefined",IF({deviation}>0,{normal},"undefined"))'

    return moments, score


def by_category(quantity: Quantity, value: Line, _: Line) -> tuple[list[Line], Score]:
    """Thresholds stand in the column of weights, the scores of the categories beside them. A value on a threshold is of
    the better side, also where it misses it by the noise of binary numbers."""
    rules, node = quantity.book.rules, quantity.node
    count = _core.cpi_rules_threshold_count(rules, node)
    thresholds = [None, *(_core.cpi_rules_threshold(rules, node, i) for i in range(count))]
    lines = [Line("category: its score, and the threshold where it begins", weight=threshold,
                  how=_core.cpi_rules_category_score(rules, node, i)) for i, threshold in enumerate(thresholds)]

    def score(column: Column) -> str:
        x, starts, scores = value.at(column), cells_of(lines, "D"), cells_of(lines, "C")
        passed = f"{starts}<{x}-1E-14*ABS({x})" if quantity.lower_is_better else f"{starts}<={x}+1E-14*ABS({x})"
        return quantity.clamped(f"INDEX({scores},1+SUMPRODUCT(ISNUMBER({starts})*({passed})))")

    return lines, score


def cells_of(lines: Sequence[Line], letter: str) -> str:
    return f"${letter}${lines[0].row}:${letter}${lines[-1].row}"


def by_rank(quantity: Quantity, value: Line, _: Line) -> tuple[list[Line], Score]:
    goalposts = Goalposts(quantity)
    given = given_lines(quantity, goalposts.words) if goalposts.reason else []

    def cells(column: Column) -> str:
        return range_of_set(quantity, value, column) if goalposts.live[column] else down(given, column)

    def counting(title: str, sign: str) -> Line:
        def cell(column: Column) -> str:
            x, of = value.at(column), cells(column)
            # What is alike by hand may differ in its last bits after a division.
            noise = f"{'-' if sign == '<' else '+'}1E-14*ABS({x})" if quantity.denominator >= 0 else ""
            return f'=IF(ISNUMBER({x}),SUMPRODUCT(ISNUMBER({of})*({of}{sign}{x}{noise})),"")'

        return Line(title, cell=cell, form="0")

    worse, better = (">", "<") if quantity.lower_is_better else ("<", ">")
    lines = [Line("values in the set", how=goalposts.words or f"those of the {quantity.set}", form="0",
                  cell=lambda column: f"=COUNT({cells(column)})"),
             counting("of these worse", worse), counting("of these better", better)]
    return lines + given, rank_score(quantity, lines)


def rank_score(quantity: Quantity, lines: Sequence[Line]) -> Score:
    def score(column: Column) -> str:
        count, worse, better = (line.at(column) for line in lines)
        share = f"MAX(0,({count}-1-{better})/({count}-1))"
        if quantity.normalisation == "percentile-rank":
            share = f"({worse}+({count}-{worse}-{better})/2)/{count}"
        if quantity.normalisation == "quantile":
            groups = _core.cpi_rules_quantile_groups(quantity.book.rules, quantity.node)
            share = f"MIN({groups - 1},INT({groups}*{worse}/{count}))/{groups - 1}"
        return f'IF({count}<2,"undefined",{quantity.clamped(quantity.on_target(share))})'

    return score


def given_lines(quantity: Quantity, words: str) -> list[Line]:
    """The values of a set, one below the other."""
    sets = sets_of_values(quantity.book)
    values = {column: values_of_set(sets, quantity, column.period) for column in quantity.book.columns}
    count = max(1, *map(len, values.values()))

    def at(i: int) -> Cell:
        return lambda column: values[column][i] if i < len(values[column]) else None

    return [Line(f"value {i + 1} of the set", how=words, cell=at(i), form="General") for i in range(count)]


WAYS: dict[str, Way] = {"min-max": by_min_max, "z-score": by_z_score, "categorical": by_category, "rank": by_rank,
                        "percentile-rank": by_rank, "quantile": by_rank}

WORDS = {"min-max": "Min-max: (x \u2212 first) / (second \u2212 first)", "categorical": "The score of the category",
         "z-score": "z-score: (x \u2212 mean) / deviation", "rank": "Rank: (n \u2212 1 \u2212 better) / (n \u2212 1)",
         "percentile-rank": "Percentile rank: (worse + equal / 2) / n", "quantile": "Quantile group, from 0 to 1"}


def in_words(quantity: Quantity) -> str:
    sentences = [WORDS[quantity.normalisation] + (", lower values are better" if quantity.lower_is_better else "")]
    if quantity.target != (0, 1) and quantity.normalisation != "categorical":
        sentences.append(("mean and deviation {:.15g} and {:.15g}" if quantity.normalisation == "z-score"
                          else "from {:.15g} to {:.15g}").format(*quantity.target))
    if quantity.normalisation in ("min-max", "z-score") and quantity.clamp != "none":
        ends = {"both": "both ends", "lower": "the lower end", "upper": "the upper end"}[quantity.clamp]
        sentences.append(f"limited at {ends}")
    if is_number(quantity.floor):
        sentences.append(f"at least {quantity.floor:.15g}")
    return "; ".join(sentences)
