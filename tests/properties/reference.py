# SPDX-License-Identifier: MIT
"""The scores of a panel in exact arithmetic, written from indicators/README.md and scores.h alone.

It shares nothing with the library, and is slow and plain on purpose: what both agree on was read twice.
"""
from collections import namedtuple
from fractions import Fraction

from aggregations import aggregate
from derived import derive, directions, rating, shown
from exact import spreadsheet
from figures import AS_ZERO, EXCLUDED, LOW, NO_DATA, NOT_APPLICABLE, SCORED, UNDEFINED, Figure, without_score
from leaves import Leaves
from model import number

Operand = namedtuple("Operand", "weight figure")
# Scores that are equal by hand may come out of a computer a little apart.
TIE = Fraction(1, 10**14)


def floored(rule, x):
    return max(x, number(rule["floor"])) if "floor" in rule else x


def aggregate_operands(rule, pairs):
    """Pairs of (weight, score); a score that is None follows the missing rule."""
    if rule["missing"] == "zero":
        pairs = [(w, Fraction(0) if x is None else x) for w, x in pairs]
    pairs = [(w, floored(rule, x)) for w, x in pairs if x is not None]
    return aggregate(rule, [x for _, x in pairs], [w for w, _ in pairs])


def range_end(rule, operands, end):
    """What the figure comes to with every operand at one end; a negative weight takes the other end."""
    other = {"low": "high", "high": "low"}[end]
    values = [getattr(figure, other if weight < 0 else end) for weight, figure in operands]
    if None in values:
        return None
    return aggregate(rule, [floored(rule, x) for x in values], [weight for weight, _ in operands])


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
    if too_large(score):
        state, score = UNDEFINED, None
    ends = (range_end(rule, operands, end) for end in ("low", "high"))
    return Figure(state, score, coverage, *(None if too_large(end) else end for end in ends))


def too_large(x):
    """Whether no double holds it."""
    return x is not None and abs(x) >= 2**1024


class Assessment:
    """The figures of one assessment under one method."""

    def __init__(self, framework, method, leaf):
        self.framework, self.method, self.leaf = framework, method, leaf
        self.kept = {}

    def weight(self, node):
        return number(self.method.weights.get(node.code, node.weight or "1"))

    def is_excluded(self, node):
        return any(above.code in self.method.exclude or not above.scored for above in node.above())

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

    def outputs(self):
        """All figures by address, on the output range. A derived figure is made of figures as they are shown."""
        result = {}
        for address, key in self.framework.addresses().items():
            result[address] = self.output(address, key, result)
        return result

    def output(self, address, key, others):
        if key[0] != "derived":
            return shown(self.framework.output_of(self.method, address), self.figure(*key))
        _, how, of = key
        if how == "rating":
            return rating(self.framework, self.framework.output_of(self.method, of[0]), others[of[0]])
        return derive(how, [others[part] for part in of])


def rank_key(framework, method, address, score, direction):
    """What is ranked, the best highest: a score on the inner scale, a derived figure as it is, or either as printed."""
    output = framework.output_of(method, address)
    if method.rank == "rounded":
        return Fraction(spreadsheet(score, output.digits)) * direction
    if framework.addresses()[address][0] == "derived":
        return score * direction
    first, second = map(number, output.range)
    return (score - first) / (second - first)


def shared_ranks(keys):
    """{who: rank}, 1 for the best. What differs by rounding only shares a rank."""
    result, best = {}, None
    for place, who in enumerate(sorted(keys, key=keys.get, reverse=True), 1):
        if best is None or keys[best] - keys[who] > TIE * max(1, abs(keys[best])):
            best, rank = who, place
        result[who] = rank
    return result


def ranks(framework, method, panel, outputs):
    """{(assessment, address): rank} among the units of a period."""
    result = {}
    for address, direction in directions(framework, method).items():
        of_period = {}
        for i, (_, period) in enumerate(panel.assessments):
            if direction and outputs[i][address].score is not None:
                key = rank_key(framework, method, address, outputs[i][address].score, direction)
                of_period.setdefault(period, {})[i] = key
        for keys in of_period.values():
            result |= {(i, address): rank for i, rank in shared_ranks(keys).items()}
    return result


def score(framework, method, panel):
    """Per assessment every figure by address, and the ranks."""
    leaves = Leaves(framework, method, panel)
    outputs = [Assessment(framework, method, lambda leaf, i=i: leaves.figure(i, leaf)).outputs()
               for i in range(len(panel.assessments))]
    return outputs, ranks(framework, method, panel, outputs)
