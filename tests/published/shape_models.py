# SPDX-License-Identifier: MIT
"""What shapes.py knows of each framework: how answers are drawn, and how its figures come from them.

The numbers are those of the framework files, written down again from their sources; an answer that is missing is None,
and so is a figure that has no score.
"""
from collections import namedtuple
from math import exp, fsum, log

# `several` where the answers to one question are a list, one of each respondent.
Model = namedtuple("Model", "file methods draw several", defaults=[False])
UNITS = [f"Unit {i}" for i in range(1, 13)]


def mean(values, weights=None):
    """Of what is there; None where nothing is."""
    pairs = [(x, w) for x, w in zip(values, weights or [1] * len(values)) if x is not None]
    return fsum(x * w for x, w in pairs) / fsum(w for _, w in pairs) if pairs else None


def complete(values, compute):
    """None as soon as one is missing."""
    return None if None in values else compute(values)


def geometric(values, floor=0):
    values = [max(x, floor) for x in values if x is not None]
    if not values or 0 in values:
        return 0 if values else None
    return exp(fsum(map(log, values)) / len(values))


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


def compare_with_set(answers, code, lower_is_better, lowest=0):
    """{unit: score} of min-max over all units that have a value."""
    values = {unit: sheet[code] for unit, sheet in answers.items()}
    known = [x for x in values.values() if x is not None]
    worst, best = (max, min) if lower_is_better else (min, max)
    span = best(known) - worst(known)
    return {unit: None if x is None else lowest + (1 - lowest) * (x - worst(known)) / span
            for unit, x in values.items()}


# KidsRights Index: the indicators of a domain, with - before those of which less is better.
KIDSRIGHTS = {
    "life": ["-under-five-mortality", "life-expectancy", "-maternal-mortality"],
    "health": ["-underweight", "immunisation", "sanitation", "drinking-water"],
    "education": ["girls-schooling", "boys-schooling", "-schooling-gap"],
    "protection": ["-child-labour", "-adolescent-births", "birth-registration"],
}
ITEMS = ["non-discrimination", "best-interests", "participation", "legislation", "budget", "data", "cooperation"]
ITEM_SCORES = {"good": 1, "mixed": 0.5, "bad": 0}


def draw_kidsrights(rng):
    codes = [code.lstrip("-") for codes in KIDSRIGHTS.values() for code in codes]
    answers = draw_numbers({code: (0, 100) for code in codes}, 0.1)(rng)
    for i, sheet in enumerate(answers.values()):
        # The Committee only worries about the first unit, so that its domain score is 0.
        sheet.update((item, "bad" if i == 0 else rng.choice([None, *ITEM_SCORES])) for item in ITEMS)
    return answers


def kidsrights(floor, lowest=0):
    def compute(answers):
        scores = {code.lstrip("-"): compare_with_set(answers, code.lstrip("-"), code.startswith("-"), lowest)
                  for codes in KIDSRIGHTS.values() for code in codes}
        figures = {}
        for unit, sheet in answers.items():
            domains = {domain: mean([scores[code.lstrip("-")][unit] for code in codes])
                       for domain, codes in KIDSRIGHTS.items()}
            domains["environment"] = mean([ITEM_SCORES.get(sheet[item]) for item in ITEMS])
            figures[unit] = {**domains, "KRI": geometric(domains.values(), floor)}
        return figures
    return compute


# End of Childhood Index: the worst value of each indicator; the best is 0.
ENDERS = {"under-five-mortality": 150, "stunting": 60, "out-of-school": 70, "child-labour": 60, "child-marriage": 60,
          "adolescent-births": 200, "displacement": 70, "child-homicide": 35}


def end_of_childhood(sheet):
    scores = [None if sheet[code] is None else within(1 - sheet[code] / worst) for code, worst in ENDERS.items()]
    return {"EOC": None if scores.count(None) > 2 else 1000 * mean(scores)}


# UNICEF EAPRO: three domains of six indicators with four benchmarks.
GOVERNANCE = {"policy": 1, "finance": 2, "staff": 3}
BENCHMARK = {"yes": 1, "yes-restricted": 0.75, "no-extended": 0.25, "no": 0}


def draw_governance(rng):
    codes = [f"I{d}.{i}.{b}" for d in GOVERNANCE.values() for i in range(1, 7) for b in "abcd"]
    return {unit: {code: None if rng.random() < 0.01 else rng.choice(list(BENCHMARK)) for code in codes}
            for unit in UNITS}


def governance(sheet):
    figures, domains = {}, []
    for domain, number in GOVERNANCE.items():
        points = [complete([sheet[f"I{number}.{i}.{b}"] for b in "abcd"], lambda given: sum(map(BENCHMARK.get, given)))
                  for i in range(1, 7)]
        figures.update((f"I{number}.{i}", x) for i, x in enumerate(points, 1))
        figures[domain] = complete(points, mean)
        domains.append(figures[domain])
    return {**figures, "GIF": complete(domains, mean)}


def letters(sheet):
    points = {figure: x for figure, x in governance(sheet).items() if figure.startswith("I") and x is not None}
    return {figure: "DCBAA"[int(x)] for figure, x in points.items()}


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


# Child-Friendliness Index: as KIDSRIGHTS.
FRIENDLINESS = {
    "protection": ["treaties", "age-of-marriage", "age-of-responsibility"],
    "budget": ["health-budget", "education-budget", "-military-budget"],
    "outcomes": ["-infant-mortality", "-underweight", "enrolment"],
}


def friendliness(answers):
    figures = {}
    scores = {code: compare_with_set(answers, code.lstrip("-"), code.startswith("-"))
              for codes in FRIENDLINESS.values() for code in codes}
    for unit in answers:
        own = {part: mean([scores[code][unit] for code in codes]) for part, codes in FRIENDLINESS.items()}
        own["provision"] = mean([own["budget"], own["outcomes"]])
        figures[unit] = {**own, "CFI": mean([own["protection"], own["provision"]])}
    return figures


def friendliness_groups(answers):
    names = ["least", "less", "somewhat", "friendly", "most", "most"]
    return {unit: {"CFI": names[sum(own["CFI"] >= i / 5 for i in range(1, 5))]}
            for unit, own in friendliness(answers).items()}


# KOMF's Report Card: four co-authors to a field.
FIELDS = ["social-welfare", "child-protection", "child-health", "early-childhood", "education", "juvenile-justice"]


def draw_grades(rng):
    """The last unit has a field that nobody graded."""
    return {unit: {field: [rng.randint(1, 5) for _ in range(rng.randint(1, 4))] for field in FIELDS
                   if (unit, field) != (UNITS[-1], "education")} for unit in UNITS}


def report_card(sheet):
    fields = {field: mean(sheet.get(field, [])) for field in FIELDS}
    return {**fields, "RC": complete(list(fields.values()), mean)}


MODELS = [
    Model("kidsrights-from-indicators.yaml",
          {"from-2017": kidsrights(0.01), "until-2016": kidsrights(0), "quantities-from-001": kidsrights(0.01, 0.01)},
          draw_kidsrights),
    Model("end-of-childhood-index.yaml", {"save-the-children": each(end_of_childhood)},
          draw_numbers({code: (0, 1.05 * worst) for code, worst in ENDERS.items()}, 0.25)),
    Model("unicef-eapro-governance.yaml", {"sum-of-benchmarks": each(governance)}, draw_governance),
    Model("unicef-eapro-governance.yaml", {"sum-of-benchmarks": each(letters)}, draw_governance),
    Model("out-of-the-shadows.yaml", {"weighted-means": each(shadows)}, draw_shadows),
    Model("child-friendliness-index.yaml", {"mean-of-dimensions": friendliness},
          draw_numbers({code.lstrip("-"): (0, 100) for codes in FRIENDLINESS.values() for code in codes}, 0.1)),
    Model("child-friendliness-index.yaml", {"mean-of-dimensions": friendliness_groups},
          draw_numbers({code.lstrip("-"): (0, 100) for codes in FRIENDLINESS.values() for code in codes}, 0.1)),
    Model("komf-report-card.yaml", {"mean-of-fields": each(report_card)}, draw_grades, several=True),
]
