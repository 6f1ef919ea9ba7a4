# SPDX-License-Identifier: MIT
"""The scores of a panel in exact arithmetic, written from indicators/README.md and scores.h alone.

It shares nothing with the library, and is slow and plain on purpose: what both agree on was read twice.
"""
from bisect import bisect_right
from collections import namedtuple
from fractions import Fraction

from model import number
from exact import geometric_mean, logarithm, spreadsheet, weighted_median

SCORED, NO_DATA, LOW, NOT_APPLICABLE, EXCLUDED = "scored", "no data", "low coverage", "not applicable", "excluded"

# On the inner scale of 0 to 1; None stands for "there is none".
Figure = namedtuple("Figure", "state score coverage low high")
Operand = namedtuple("Operand", "weight figure")
AS_ZERO = Figure(SCORED, Fraction(0), Fraction(1), Fraction(0), Fraction(0))


def without_score(state):
    return Figure(state, None, None, None, None)


def between(x, ends):
    first, second = ends
    return (x - first) / (second - first)


def option_value(scale, option):
    first, second = scale.range or ("0", "1")
    return between(number(scale.options[option]), (number(first), number(second)))


def quantity_value(quantity, text):
    convert = logarithm if quantity.get("transformation") == "log" else lambda x: x
    x = between(convert(number(text)), [convert(number(goalpost)) for goalpost in quantity["goalposts"]])
    clamp = quantity.get("clamp", "both")
    if clamp in ("both", "lower"):
        x = max(x, Fraction(0))
    if clamp in ("both", "upper"):
        x = min(x, Fraction(1))
    return max(x, number(quantity["floor"])) if "floor" in quantity else x


def leaf_range(framework, leaf):
    """The worst and the best answer that there is, None where there is no such end."""
    if not leaf.quantity:
        scale = framework.scales[leaf.scale_code()]
        values = [option_value(scale, option) for option in scale.options]
        return min(values), max(values)
    clamp, floor = leaf.quantity.get("clamp", "both"), leaf.quantity.get("floor")
    low = number(floor) if floor else Fraction(0) if clamp in ("both", "lower") else None
    return low, Fraction(1) if clamp in ("both", "upper") else None


def aggregate(how, values, weights):
    if how == "arithmetic":
        return sum(w * x for x, w in zip(values, weights)) / sum(weights)
    if how == "geometric":
        return geometric_mean(values, weights)
    if how == "median":
        return weighted_median(values, weights)
    if how == "minimum":
        return min(values)
    return sum(w * x for x, w in zip(values, weights))


def floored(rule, x):
    return max(x, number(rule["floor"])) if "floor" in rule else x


def aggregate_operands(rule, pairs):
    """Pairs of (weight, score); a score that is None follows the missing rule."""
    if rule["missing"] == "zero":
        pairs = [(w, Fraction(0) if x is None else x) for w, x in pairs]
    pairs = [(w, floored(rule, x)) for w, x in pairs if x is not None]
    return aggregate(rule["aggregation"], [x for _, x in pairs], [w for w, _ in pairs])


def range_end(rule, operands, end):
    """What the figure comes to with every operand at one end; a negative weight takes the other end."""
    other = {"low": "high", "high": "low"}[end]
    values = [getattr(figure, other if weight < 0 else end) for weight, figure in operands]
    if None in values:
        return None
    return aggregate(rule["aggregation"], [floored(rule, x) for x in values], [weight for weight, _ in operands])


def is_withheld(rule, missing, coverage):
    return (rule["missing"] == "withhold" and missing > 0
            or coverage < number(rule.get("minimum_coverage", "0"))
            or "maximum_missing" in rule and missing > int(rule["maximum_missing"]))


def combine(rule, operands):
    """The figure that a rule makes of its operands."""
    operands = [operand for operand in operands if operand.figure.state != EXCLUDED]
    if not operands:
        return without_score(EXCLUDED)
    if rule.get("not_applicable") == "zero":
        operands = [Operand(w, AS_ZERO if f.state == NOT_APPLICABLE else f) for w, f in operands]
    operands = [operand for operand in operands if operand.figure.state != NOT_APPLICABLE]
    if not operands:
        return without_score(NOT_APPLICABLE)
    coverage = sum(abs(w) * f.coverage for w, f in operands) / sum(abs(w) for w, _ in operands)
    scores = [(w, f.score) for w, f in operands]
    missing = sum(score is None for _, score in scores)
    state = SCORED
    if missing == len(scores):
        state = LOW if coverage else NO_DATA
    elif is_withheld(rule, missing, coverage):
        state = LOW
    score = aggregate_operands(rule, scores) if state == SCORED else None
    return Figure(state, score, coverage, range_end(rule, operands, "low"), range_end(rule, operands, "high"))


class Assessment:
    """The figures of one assessment under one method."""

    def __init__(self, framework, method, answer):
        self.framework, self.method, self.answer = framework, method, answer
        self.kept = {}

    def weight(self, node):
        return number(self.method.weights.get(node.code, node.weight or "1"))

    def is_excluded(self, node):
        return any(above.code in self.method.exclude for above in node.above())

    def node_rule(self, node):
        rule = self.method.rule | self.method.levels.get(node.level, {})
        if node.kind == "indicator":
            rule = rule | self.method.sub_indicators
        rule = rule | self.method.nodes.get(node.code, {})
        return rule | {"over": "children"} if node.kind == "indicator" else rule

    def cell_rule(self, facet):
        rule = {key: value for key, value in self.method.rule.items() if key not in ("over", "facet")}
        return rule | {"over": "indicators"} | self.method.facets.get(facet, {})

    def node_operands(self, node, rule):
        over = rule.get("over", "children")
        if over == "cells":
            return self.cell_operands(node, rule.get("facet") or next(iter(self.framework.facets)))
        below = node.children
        if over == "indicators":
            below = node.main_indicators()
        elif over == "domains":
            below = node.lowest_domains()
        return [Operand(self.weight(child), self.figure("node", child)) for child in below]

    def cell_operands(self, node, facet):
        groups = [group for group in self.framework.facets[facet]
                  if any(group in indicator.groups(facet) for indicator in node.main_indicators())]
        weights = [number(self.method.weights.get(f"{facet}:{group}", "1")) for group in groups]
        return [Operand(weight, self.figure("cell", node, facet, group)) for weight, group in zip(weights, groups)]

    def members(self, node, facet, group):
        return [indicator for indicator in node.main_indicators() if group in indicator.groups(facet)]

    def cell(self, node, facet, group):
        rule = self.cell_rule(facet)
        if self.is_excluded(node):
            return without_score(EXCLUDED)
        if rule["over"] == "indicators":
            return combine(rule, [Operand(self.weight(indicator), self.figure("node", indicator))
                                  for indicator in self.members(node, facet, group)])
        operands = []
        for child in node.children:
            if child.kind == "domain" and self.members(child, facet, group):
                operands.append(Operand(self.weight(child), self.figure("cell", child, facet, group)))
            elif child.kind == "indicator" and group in child.groups(facet):
                operands.append(Operand(self.weight(child), self.figure("node", child)))
        return combine(rule, operands)

    def leaf(self, node):
        answer = self.answer(node.code)
        if answer[0] == "na":
            return without_score(NOT_APPLICABLE)
        if answer[0] == "option":
            score = option_value(self.framework.scales[node.scale_code()], answer[1])
        elif answer[0] == "value":
            score = quantity_value(node.quantity, answer[1])
        else:
            return Figure(NO_DATA, None, Fraction(0), *leaf_range(self.framework, node))
        return Figure(SCORED, score, Fraction(1), score, score)

    def node(self, node):
        if self.is_excluded(node):
            return without_score(EXCLUDED)
        if not node.children:
            return self.leaf(node)
        rule = self.node_rule(node)
        return combine(rule, self.node_operands(node, rule))

    def figure(self, *key):
        if key not in self.kept:
            self.kept[key] = self.node(key[1]) if key[0] == "node" else self.cell(*key[1:])
        return self.kept[key]

    def shown(self, x):
        first, second = map(number, self.method.range)
        return None if x is None else first + x * (second - first)

    def outputs(self):
        """All figures by address, on the output range. A derived figure is made of figures as they are shown."""
        result = {}
        for address, key in self.framework.addresses().items():
            if key[0] == "derived":
                result[address] = derive(key[1], [result[of] for of in key[2]])
            else:
                f = self.figure(*key)
                low, high = map(self.shown, (f.high, f.low) if is_reversed(self.method) else (f.low, f.high))
                result[address] = f._replace(score=self.shown(f.score), low=low, high=high)
        return result


def derive(how, figures):
    """A difference or a mean: without a score, for the first one's reason, where one of its figures has none."""
    coverages = [f.coverage for f in figures]
    coverage = None if None in coverages else sum(coverages) / len(coverages)
    scores, lows, highs = [f.score for f in figures], [f.low for f in figures], [f.high for f in figures]
    if how == "difference":
        lows, highs = [figures[0].low, figures[1].high], [figures[0].high, figures[1].low]

    def made_of(values):
        if None in values:
            return None
        return values[0] - values[1] if how == "difference" else sum(values) / len(values)

    state = next((f.state for f in figures if f.score is None), SCORED)
    return Figure(state, made_of(scores), coverage, made_of(lows), made_of(highs))


def is_reversed(method):
    """Whether the best score is shown as the smaller number, as school grades are in some countries."""
    return number(method.range[0]) > number(method.range[1])


def rank_key(score, method):
    """Exact scores compare as they are; thirty digits are more than a root was computed to differ in."""
    key = Fraction(spreadsheet(score, method.digits)) if method.rank == "rounded" else round(score * 10**30)
    return -key if is_reversed(method) else key


def ranks(framework, method, panel, outputs):
    """{(assessment, address): rank}: among the units of a period, the highest first, ties shared."""
    differences = {code for code, how, _ in framework.derived if how == "difference"}
    result = {}
    for address in framework.addresses().keys() - differences:
        keys = {}
        for i, (_, period) in enumerate(panel.assessments):
            if outputs[i][address].score is not None:
                keys.setdefault(period, {})[i] = rank_key(outputs[i][address].score, method)
        for of_period in keys.values():
            in_order = sorted(of_period.values())
            for i, key in of_period.items():
                result[i, address] = 1 + len(in_order) - bisect_right(in_order, key)
    return result


def score(framework, method, panel):
    """Per assessment every figure by address, and the ranks."""
    outputs = [Assessment(framework, method, lambda code, i=i: panel.answer(i, code)).outputs()
               for i in range(len(panel.assessments))]
    return outputs, ranks(framework, method, panel, outputs)
