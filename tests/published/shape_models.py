# SPDX-License-Identifier: MIT
"""What shapes.py knows of each framework: how answers are drawn, and how its figures come from them.

The numbers are those of the framework files, written down again from their sources; an answer that is missing is None,
and so is a figure that has no score.
"""
from collections import namedtuple
from math import fsum

# `several` where the answers to one question are a list, one of each respondent.
Model = namedtuple("Model", "file methods draw several", defaults=[False])
UNITS = [f"Unit {i}" for i in range(1, 13)]


def mean(values, weights=None):
    """Of what is there; None where nothing is."""
    pairs = [(x, w) for x, w in zip(values, weights or [1] * len(values)) if x is not None]
    return fsum(x * w for x, w in pairs) / fsum(w for _, w in pairs) if pairs else None


def within(x):
    return min(max(x, 0), 1)


def draw_numbers(ranges, missing):
    def draw(rng):
        return {unit: {code: None if rng.random() < missing else round(rng.uniform(*ends), 2)
                       for code, ends in ranges.items()} for unit in UNITS}
    return draw


def each(compute):
    """A method whose units do not depend on one another."""
    return lambda answers: {unit: compute(sheet) for unit, sheet in answers.items()}


# End of Childhood Index: the worst value of each indicator; the best is 0.
ENDERS = {"under-five-mortality": 150, "stunting": 60, "out-of-school": 70, "child-labour": 60, "child-marriage": 60,
          "adolescent-births": 200, "displacement": 70, "child-homicide": 35}


def end_of_childhood(sheet):
    scores = [None if sheet[code] is None else within(1 - sheet[code] / worst) for code, worst in ENDERS.items()]
    return {"EOC": None if scores.count(None) > 2 else 1000 * mean(scores)}


# Out of the Shadows: {category: (weight, {indicator: (weight, {item: (maximum, weight)})})}.
SHADOWS = {
    "environment": (10, {"ENV.1": (2, {"ENV.1a": (2, 1), "ENV.1b": (3, 2)}),
                         "ENV.2": (1, {"ENV.2a": (1, 1), "ENV.2b": (3, 1)}), "ENV.3": (1, {"ENV.3a": (2, 1)})}),
    "law": (30, {"LAW.1": (1, {"LAW.1a": (2, 1)}),
                 "LAW.2": (3, {"LAW.2a": (1, 2), "LAW.2b": (1, 1), "LAW.2c": (3, 2)}),
                 "LAW.3": (1, {"LAW.3a": (3, 1)})}),
    "government": (35, {"GOV.1": (2, {"GOV.1a": (2, 1), "GOV.1b": (2, 1)}),
                        "GOV.2": (2, {"GOV.2a": (3, 2), "GOV.2b": (1, 1)}), "GOV.3": (1, {"GOV.3a": (3, 1)})}),
    "engagement": (25, {"ENG.1": (1, {"ENG.1a": (2, 1)}), "ENG.2": (1, {"ENG.2a": (3, 1)}),
                        "ENG.3": (1, {"ENG.3a": (2, 1), "ENG.3b": (1, 1)})}),
}


def draw_shadows(rng):
    items = {item: maximum for _, indicators in SHADOWS.values() for _, own in indicators.values()
             for item, (maximum, _) in own.items()}
    return {unit: {item: None if rng.random() < 0.1 else rng.randint(0, most) for item, most in items.items()}
            for unit in UNITS}


def shadows(sheet):
    figures = {}
    for category, (_, indicators) in SHADOWS.items():
        for indicator, (_, items) in indicators.items():
            scores = [None if sheet[item] is None else 100 * sheet[item] / most for item, (most, _) in items.items()]
            figures[indicator] = mean(scores, [weight for _, weight in items.values()])
        figures[category] = mean([figures[code] for code in indicators], [weight for weight, _ in indicators.values()])
    total = mean([figures[category] for category in SHADOWS], [weight for weight, _ in SHADOWS.values()])
    return {**figures, "OOS": total}


MODELS = [
    Model("end-of-childhood-index.yaml", {"save-the-children": each(end_of_childhood)},
          draw_numbers({code: (0, 1.05 * worst) for code, worst in ENDERS.items()}, 0.25)),
    Model("out-of-the-shadows.yaml", {"weighted-means": each(shadows)}, draw_shadows),
]
