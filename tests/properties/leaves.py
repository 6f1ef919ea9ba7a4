# SPDX-License-Identifier: MIT
"""The figures of answered indicators in exact arithmetic: from the answers, among the answers of others where the
framework says so."""
from fractions import Fraction

from figures import NO_DATA, NOT_APPLICABLE, SCORED, UNDEFINED, Figure, without_score
from model import number
from quantities import goalposts_of, keys_of, score_of, span
from respondents import Respondents


def option_value(scale, option):
    return place_on(scale, number(scale.options[option]))


def place_on(scale, value):
    first, second = map(number, scale.range or ("0", "1"))
    return (value - first) / (second - first)


def scale_span(scale):
    values = [option_value(scale, option) for option in scale.options]
    return min(values), max(values)


class Leaves:
    """The indicators that are answered, of every assessment, under one method."""

    def __init__(self, framework, method, panel):
        self.framework, self.method, self.panel = framework, method, panel
        self.respondents = Respondents(framework, method, panel)
        self.sets = {}

    def figure(self, assessment, leaf):
        if leaf.quantity:
            return self.quantity_figure(assessment, leaf)
        answer, scale = self.respondents.answer(assessment, leaf), self.framework.scales[leaf.scale_code()]
        if answer[0] == "na":
            return without_score(NOT_APPLICABLE)
        if answer[0] == "value":
            return scored(place_on(scale, answer[1]))
        if answer[0] != "option":
            return Figure(NO_DATA, None, Fraction(0), *scale_span(scale))
        return scored(option_value(scale, answer[1]))

    def quantity_figure(self, assessment, leaf):
        keys = keys_of(self.method, leaf)
        goalposts = self.goalposts(assessment, keys, leaf)
        state, x = self.measured(assessment, keys, leaf)
        if state == NOT_APPLICABLE:
            return without_score(state)
        if state == SCORED and goalposts is not None:
            return scored(score_of(keys, x, goalposts))
        return Figure(UNDEFINED if state == SCORED else state, None, Fraction(0),
                      *((None, None) if goalposts is None else span(keys)))

    def measured(self, assessment, keys, leaf):
        """The value of a quantity after its denominator, or why there is none."""
        answer = self.respondents.answer(assessment, leaf)
        state, x = raw_value(answer)
        if state != SCORED or "denominator" not in keys or answer[0] == "rate":
            return state, x
        divisor = self.framework.find(keys["denominator"]["indicator"])
        state, divisor = raw_value(self.respondents.answer(assessment, divisor))
        if state != SCORED:
            return NO_DATA, None
        return SCORED, x / divisor * number(keys["denominator"].get("per", "1"))

    def goalposts(self, assessment, keys, leaf):
        """What a quantity is measured against."""
        period = None if keys.get("set") == "panel" else self.panel.assessments[assessment][1]
        if (leaf.code, period) not in self.sets:
            self.sets[leaf.code, period] = goalposts_of(keys, *self.values(period, keys, leaf))
        return self.sets[leaf.code, period]

    def values(self, period, keys, leaf):
        """The values of a set, and those of single units: the first in time, where there are several."""
        values, by_unit = [], {}
        for of_period, i in sorted((of_period, i) for i, (_, of_period) in enumerate(self.panel.assessments)):
            state, x = self.measured(i, keys, leaf)
            if state == SCORED and period in (None, of_period):
                values.append(x)
                by_unit.setdefault(self.panel.assessments[i][0], x)
        return values, by_unit


def raw_value(answer):
    if answer[0] in ("value", "rate"):
        return SCORED, number(answer[1])
    return (NOT_APPLICABLE if answer[0] == "na" else NO_DATA), None


def scored(score):
    return Figure(SCORED, score, Fraction(1), score, score)
