# SPDX-License-Identifier: MIT
"""Random frameworks and panels: everything that a framework file can say, in small."""
import random
from fractions import Fraction

from generate_outputs import add_derived, add_outputs, some_bands, some_output
from generate_quantities import divide_some, some_other_keys, some_quantity, some_values
from model import Framework, Method, Node, Panel, Scale, number
from reference import Assessment

WEIGHTS = ["1", "2", "3", "0.5", "0.1", "0.2", "0.3", "0.7", "1.25", "3.75", "12", "1e-1", "0.333333"]
RANGES = [None, None, ("0", "1"), ("0", "3"), ("1", "5"), ("5", "1"), ("0", "100"), ("-1", "1"), ("0.5", "2")]
ODD_PLACES = ["0", "0.25", "0.5", "0.75", "1", "0.333333333333", "0.66666667", "0.1", "0.2", "0.3", "0.7", "0.615"]
EXPONENTS = ["2", "-1", "0", "1", "0.5", "-2", "3", "-0.5", "10", "100", "-100", "0.01"]
RESCALES = [("0", "0.951"), ("0.2", "0.8"), ("0", "1"), ("-1", "1"), ("0.1", "2")]


class Traits:
    """What a framework is allowed to hold. `plain` keeps to what the laws of scoring are stated for: scales that span
    0 to 1, clamped quantities, and no rule that withholds, floors, or takes a sum."""

    def __init__(self, rng, plain=False):
        self.plain = plain
        self.negative = not plain and rng.random() < 0.2
        self.depth = rng.randint(1, 5)
        self.width = rng.choice([2, 3, 4, 5] if self.depth > 2 else [3, 5, 12])
        self.quantities = rng.choice([0, 0.3, 0.6])
        self.weighted = rng.choice([0, 0.4, 1])
        self.missing = rng.choice([0, 0.1, 0.3, 0.6, 0.95])
        self.units = [f"Unit {c}" for c in "ABCDEFGHIJ"[:rng.choice([1, 2, 3, 4, 5, 5, 10])]]


def decimal_text(x):
    """An exact decimal for a fraction that has one, else twelve decimals."""
    text = f"{float(x):.12f}".rstrip("0").rstrip(".")
    return text if text not in ("-0", "") else "0"


def some_scale(rng, traits):
    ends = rng.choice(RANGES)
    first, second = map(Fraction, ends or ("0", "1"))
    places = rng.sample(ODD_PLACES, rng.randint(2, 5))
    if traits.plain:
        places[:2] = ["0", "1"]
    values = [decimal_text(first + Fraction(place) * (second - first)) for place in places]
    return Scale({f"o{i}": value for i, value in enumerate(values)}, ends)


class Tree:
    """Grows one tree, giving every node a code of its own."""

    def __init__(self, rng, traits, scales, facets):
        self.rng, self.traits, self.scales, self.facets = rng, traits, scales, facets
        self.full_facets = rng.random() < 0.75

    def some_groups(self, facet):
        groups = self.facets[facet]
        return self.rng.sample(groups, 2 if len(groups) > 1 and self.rng.random() < 0.25 else 1)

    def dress(self, node):
        """Weight, scale and facets of a node; a facet is stated at least on every main indicator of a full one."""
        rng = self.rng
        if rng.random() < self.traits.weighted:
            node.weight = rng.choice(WEIGHTS)
        if rng.random() < 0.2:
            node.scale = rng.choice(list(self.scales))
        main = node.kind == "domain" or node.is_main_indicator
        for facet in self.facets if main else []:
            stated = rng.random() < 0.4
            needed = node.kind == "indicator" and self.full_facets and not node.groups(facet)
            if stated or needed:
                node.facets[facet] = self.some_groups(facet)

    def indicator(self, parent, code):
        node = parent.add(Node(code, "indicator"))
        self.dress(node)
        if node.is_main_indicator and self.rng.random() < 0.15:
            for i in range(self.rng.randint(1, 3)):
                self.indicator(node, f"{code}{'abc'[i]}")
        elif self.rng.random() < self.traits.quantities:
            node.quantity, node.about = some_quantity(self.rng, self.traits.units, self.traits.plain)
            node.scale = None

    def fill(self, node, depth):
        prefix = "" if node.kind == "index" else f"{node.code}."
        for i in range(1, self.rng.randint(1 if depth else 2, self.traits.width) + 1):
            if depth + 1 < self.traits.depth and self.rng.random() < 0.6:
                domain = node.add(Node(f"{prefix}D{i}", "domain"))
                self.dress(domain)
                self.fill(domain, depth + 1)
            else:
                self.indicator(node, f"{prefix}{i}")

    def add_population(self, root):
        """A quantity that is no part of any figure."""
        node = root.add(Node("POPULATION", "indicator", quantity={"goalposts": ("1", "100")}, about=("1", "100")))
        node.scored = False
        node.facets = {facet: groups[:1] for facet, groups in self.facets.items()}

    def grow(self):
        root = Node("TOTAL", "index", scale=next(iter(self.scales)))
        self.fill(root, 0)
        if self.rng.random() < 0.3:
            self.add_population(root)
        if self.rng.random() < 0.5:
            divide_some(self.rng, root.leaves())
        for facet in self.facets:
            self.drop_unused_groups(root, facet)
        return root

    def drop_unused_groups(self, root, facet):
        """Every group must hold an indicator; a group that a domain names and no indicator inherits goes."""
        first, groups = root.main_indicators()[0], self.facets[facet]
        used = {group for node in root.main_indicators() for group in node.groups(facet)}
        if not used:
            first.facets[facet] = groups[:1]
            used = set(groups[:1])
        self.facets[facet] = [group for group in groups if group in used]
        for node in (node for node in root.walk() if facet in node.facets):
            node.facets[facet] = [group for group in node.facets[facet] if group in used]
            node.facets = {key: of for key, of in node.facets.items() if of}


def usable_facets(root, facets):
    """Facets in which every main indicator has a group, so that every domain has cells."""
    return [facet for facet in facets if all(node.groups(facet) for node in root.main_indicators())]


def some_aggregation(rng, traits):
    if traits.negative:
        return {"aggregation": "sum"}
    kinds = ["arithmetic", "arithmetic", "geometric", "minimum", "median"] + ([] if traits.plain else ["sum"])
    kinds += ["harmonic", "power", "maximum", "product", "all-or-nothing"]
    rule = {"aggregation": rng.choice(kinds)}
    return rule | ({"exponent": rng.choice(EXPONENTS)} if rule["aggregation"] == "power" else {})


def some_rule(rng, traits, overs, facets, required=False):
    """A rule that states some of its keys, or all that a method must state."""
    rule = some_aggregation(rng, traits) if required or rng.random() < 0.6 else {}
    if required or rng.random() < 0.5:
        rule["missing"] = rng.choice(["skip", "skip", "zero"] + ([] if traits.plain else ["withhold"]))
    if rng.random() < 0.2:
        rule["not_applicable"] = rng.choice(["skip", "zero"])
    if overs and rng.random() < 0.4:
        rule["over"] = rng.choice(overs)
        if rule["over"] == "cells":
            rule["facet"] = rng.choice(facets)
    if not traits.plain:
        if rng.random() < 0.15:
            rule["minimum_coverage"] = rng.choice(["0.3", "0.5", "0.6", "0.75", "0.1"])
        if rng.random() < 0.15:
            rule["maximum_missing"] = rng.choice(["0", "1", "2"])
        if not required and rng.random() < 0.15:
            rule["rescale"] = rng.choice(RESCALES)
        if rng.random() < 0.15:
            rule["floor"] = rng.choice(["0", "0.01", "0.1", "0.25"])
    return rule


def some_weights(rng, traits, root, facets):
    keys = [node.code for node in root.walk() if node is not root]
    keys += [f"{facet}:{group}" for facet, groups in facets.items() for group in groups]
    weights = {key: rng.choice(WEIGHTS) for key in rng.sample(keys, min(len(keys), rng.randint(1, 6)))}
    if traits.negative:
        for key in weights:
            weights[key] = rng.choice(["", "-"]) + weights[key]
    return weights


def some_exclusions(rng, root):
    """One or two nodes, as long as an indicator remains."""
    chosen = rng.sample([node for node in root.walk() if node is not root], 1 + (rng.random() < 0.4))
    remains = any(not any(above in chosen or not above.scored for above in leaf.above()) for leaf in root.leaves())
    return [node.code for node in chosen] if remains else []


def some_method(rng, traits, root, facets, bands):
    usable = usable_facets(root, facets)
    overs = ["children", "indicators", "domains"] + (["cells"] if usable else [])
    inner = [node for node in root.walk() if node.children and node.kind != "indicator"]
    with_sub_indicators = [node for node in root.walk() if node.children and node.kind == "indicator"]
    method = Method(some_rule(rng, traits, overs, usable, required=True))
    method.output = some_output(rng, bands)
    method.rank = rng.choice(["unrounded", "unrounded", "unrounded", "rounded"])
    if rng.random() < 0.4:
        level = rng.choice(sorted({node.level for node in inner}))
        method.levels[level] = some_rule(rng, traits, overs, usable)
    if with_sub_indicators and rng.random() < 0.4:
        method.sub_indicators = some_rule(rng, traits, [], usable)
    if rng.random() < 0.4:
        method.nodes[rng.choice(inner).code] = some_rule(rng, traits, overs, usable)
    if with_sub_indicators and rng.random() < 0.4:
        method.nodes[rng.choice(with_sub_indicators).code] = some_rule(rng, traits, [], usable)
    for facet in facets:
        if rng.random() < 0.4:
            method.facets[facet] = some_rule(rng, traits, ["indicators", "children"], usable)
    if rng.random() < 0.4:
        method.weights = some_weights(rng, traits, root, facets)
    if rng.random() < 0.2:
        method.quantities = some_quantities(rng, traits, root)
    if rng.random() < 0.7:
        method.respondents = some_respondent_rule(rng, root)
    if rng.random() < 0.25:
        method.exclude = some_exclusions(rng, root)
    return method


def some_quantities(rng, traits, root):
    nodes = [node for node in root.walk() if any(leaf.quantity for leaf in node.leaves())]
    return {node.code: some_other_keys(rng, traits.plain) for node in rng.sample(nodes, min(len(nodes), 2))}


def some_respondent_rule(rng, root):
    """Weighted by a quantity, where there is one above 0."""
    rule = {"aggregation": rng.choice(["arithmetic", "median", "minimum", "maximum", "agreement"])}
    weights = [leaf.code for leaf in root.leaves() if leaf.quantity and number(leaf.about[0]) > 0]
    if rule["aggregation"] in ("arithmetic", "median") and weights and rng.random() < 0.7:
        rule["weight"] = rng.choice(weights)
    return rule


def drop_idle_exponents(framework, method):
    """An exponent that no power mean takes is an error in a framework file."""
    rules = Assessment(framework, method, None)
    inner = [(node, rules.node_rule(node)) for node in framework.nodes() if node.children]
    facets = [rules.cell_rule(facet) for facet in framework.facets]

    def is_idle(rule, taken_by):
        return "exponent" in rule and not any(by["aggregation"] == "power" for by in taken_by)
    if is_idle(method.rule, [rule for _, rule in inner] + facets):
        method.rule["aggregation"] = "arithmetic"
        del method.rule["exponent"]
    for level in list(method.levels):
        if is_idle(method.levels[level], [rule for node, rule in inner if node.level == level]):
            method.levels[level] = {}
    if is_idle(method.sub_indicators, [rule for node, rule in inner if node.kind == "indicator"]):
        method.sub_indicators = {}
    drop_empty(method)


def drop_empty(method):
    """A rule that states nothing is left out: an empty value is an error in a framework file."""
    for rules in (method.levels, method.nodes, method.facets):
        for key in [key for key, rule in rules.items() if not rule]:
            del rules[key]


def negate_some(rng, root):
    for node in root.walk():
        if node is not root and rng.random() < 0.4:
            node.weight = "-" + (node.weight or "1")


def some_framework(rng, traits):
    scales = {f"s{i}": some_scale(rng, traits) for i in range(rng.randint(1, 3))}
    facets = {f"f{i}": [f"g{j}" for j in range(rng.randint(1, 4))] for i in range(rng.choice([0, 0, 1, 1, 2]))}
    root = Tree(rng, traits, scales, facets).grow()
    if traits.negative:
        negate_some(rng, root)
    bands = {f"b{i}": some_bands(rng) for i in range(rng.choice([0, 1, 2]))}
    methods = {f"m{i}": some_method(rng, traits, root, facets, list(bands)) for i in range(rng.randint(1, 3))}
    framework = Framework(scales, root, methods, facets, bands=bands)
    for method in methods.values():
        drop_idle_exponents(framework, method)
    add_outputs(rng, framework)
    add_derived(rng, framework)
    return framework


def some_missing(rng):
    return rng.choice([("unanswered",), ("nd",), ("na",)])


def some_answers(rng, framework, leaf, count):
    """As many answers to one question as there are assessments."""
    if leaf.quantity:
        return [("value", text) for text in some_values(rng, leaf.about, count)]
    options = list(framework.scales[leaf.scale_code()].options)
    return [("option", rng.choice(options)) for _ in range(count)]


def some_panel(rng, traits, framework):
    periods = rng.choice([[""], ["2016"], ["2016", "2018"]])
    panel = Panel([(unit, period) for period in periods for unit in traits.units])
    for leaf in framework.root.leaves():
        for i, answer in enumerate(some_answers(rng, framework, leaf, len(panel.assessments))):
            panel.answers[i, leaf.code] = some_missing(rng) if rng.random() < traits.missing else answer
    if rng.random() < 0.25:
        add_respondents(rng, traits, framework, panel)
    return panel


def add_respondents(rng, traits, framework, panel):
    """In some assessments several answer, mostly without an answer for the unit as a whole."""
    for i in range(len(panel.assessments)):
        if rng.random() < 0.3:
            continue
        panel.respondents[i] = rng.sample(["North", "South", "East, West", "Élan"], rng.randint(1, 4))
        for leaf in framework.root.leaves():
            for name, answer in zip(panel.respondents[i], some_answers(rng, framework, leaf, 4)):
                panel.parts[i, leaf.code, name] = some_missing(rng) if rng.random() < traits.missing else answer
            if rng.random() < 0.8:
                panel.answers.pop((i, leaf.code))


def some_case(seed, plain=False):
    """A framework and a panel, the same for the same seed on every machine."""
    rng = random.Random(seed)
    traits = Traits(rng, plain)
    framework = some_framework(rng, traits)
    return framework, some_panel(rng, traits, framework)
