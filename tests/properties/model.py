# SPDX-License-Identifier: MIT
"""A framework as indicators/README.md describes it. Numbers are kept as the text that the file holds."""
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache


@dataclass
class Scale:
    options: dict                      # option code -> text of its value
    range: tuple = None                # (text of what maps to 0, text of what maps to 1)


@dataclass
class Band:
    start: str = None                  # text of the number from which it reaches up; None for the lowest
    value: str = None                  # text of what a rating makes of it


@dataclass
class Bands:
    bands: dict                        # code -> Band
    rounded: bool = False


@dataclass
class Output:
    range: tuple = ("0", "1")
    digits: int = 2
    bands: str = None


@dataclass(eq=False)
class Node:
    code: str
    kind: str                          # "index", "domain" or "indicator"
    children: list = field(default_factory=list)
    weight: str = None
    scale: str = None
    quantity: dict = None
    about: tuple = None                # texts of the two values between which most answers lie
    facets: dict = field(default_factory=dict)
    scored: bool = True
    parent: "Node" = None

    def add(self, child):
        child.parent = self
        self.children.append(child)
        return child

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def above(self):
        node = self
        while node:
            yield node
            node = node.parent

    @property
    def level(self):
        return sum(1 for _ in self.above()) - 1

    @property
    def is_main_indicator(self):
        return self.kind == "indicator" and self.parent.kind != "indicator"

    def main_indicators(self):
        return [node for node in self.walk() if node.kind == "indicator" and node.is_main_indicator]

    def lowest_domains(self):
        """The domains below that hold no domain, and the indicators that stand beside domains."""
        lowest = []
        for child in self.children:
            holds_domain = any(below.kind == "domain" for below in child.children)
            lowest += child.lowest_domains() if holds_domain else [child]
        return lowest

    def leaves(self):
        return [node for node in self.walk() if not node.children]

    def scale_code(self):
        return next(node.scale for node in self.above() if node.scale)

    def groups(self, facet):
        """The groups of a facet that the nearest node above, or the node itself, names."""
        return next((node.facets[facet] for node in self.above() if facet in node.facets), [])


@dataclass
class Method:
    rule: dict
    levels: dict = field(default_factory=dict)
    sub_indicators: dict = field(default_factory=dict)
    nodes: dict = field(default_factory=dict)
    facets: dict = field(default_factory=dict)
    weights: dict = field(default_factory=dict)
    exclude: list = field(default_factory=list)
    respondents: dict = field(default_factory=dict)
    quantities: dict = field(default_factory=dict)     # code -> other keys of the quantities at or below
    output: Output = field(default_factory=Output)
    outputs: dict = field(default_factory=dict)        # address -> Output, where it is another than `output`
    rank: str = "unrounded"

    def all_rules(self):
        return [self.rule, self.sub_indicators, *self.levels.values(), *self.nodes.values(), *self.facets.values()]


@dataclass
class Framework:
    scales: dict
    root: Node
    methods: dict
    facets: dict = field(default_factory=dict)     # facet code -> list of group codes
    derived: list = field(default_factory=list)    # (code, how, list of addresses)
    bands: dict = field(default_factory=dict)

    def nodes(self):
        return list(self.root.walk())

    def find(self, code):
        return next(node for node in self.root.walk() if node.code == code)

    def addresses(self):
        """The addresses of all figures, with what stands behind each."""
        figures = {node.code: ("node", node) for node in self.root.walk()}
        for facet, groups in self.facets.items():
            figures |= {f"{facet}:{group}": ("cell", self.root, facet, group) for group in groups}
        for domain in (node for node in self.root.walk() if node.kind == "domain"):
            for facet, groups in self.facets.items():
                for group in groups:
                    if any(group in node.groups(facet) for node in domain.main_indicators()):
                        figures[f"{domain.code}/{facet}:{group}"] = ("cell", domain, facet, group)
        return figures | {code: ("derived", how, of) for code, how, of in self.derived}

    def output_of(self, method, address):
        return method.outputs.get(address) or self.default_output(method, address)

    def default_output(self, method, address):
        """A derived figure is shown as it is, in as many digits as the others."""
        is_derived = any(code == address for code, _, _ in self.derived)
        return Output(digits=method.output.digits) if is_derived else method.output


@dataclass
class Panel:
    """Assessments as (unit, period); an answer is ("option", code), ("value", text), ("nd",), ("na",) or absent."""
    assessments: list
    answers: dict = field(default_factory=dict)        # (assessment, code of the indicator) -> answer
    respondents: dict = field(default_factory=dict)    # assessment -> names of those who answer beside the unit itself
    parts: dict = field(default_factory=dict)          # (assessment, code, name) -> answer

    def answer(self, assessment, code):
        return self.answers.get((assessment, code), ("unanswered",))

    def said(self, assessment, code):
        """{name: answer} of the respondents of a unit."""
        return {name: self.parts.get((assessment, code, name), ("unanswered",))
                for name in self.respondents.get(assessment, [])}


@lru_cache(maxsize=100000)
def number(text):
    return Fraction(text)
