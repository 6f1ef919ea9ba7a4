# SPDX-License-Identifier: MIT
"""What shapes.py knows of each framework: how answers are drawn, and how its figures come from them.

The numbers are those of the framework files, written down again from their sources; an answer that is missing is None,
and so is a figure that has no score.
"""
from collections import namedtuple
from math import exp, fsum, log, prod

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


# Human Development Index: upper goalposts of life, expected and mean schooling; both of income; the highest schooling.
REPORTS = {
    "report-2010": (83.2, 20.6, 13.2, 163, 108211, 0.951),
    "report-2011": (83.4, 18, 13.1, 100, 107721, 0.978),
    "report-2013": (83.6, 18, 13.3, 100, 87478, 0.971),
}


def human_development(life, expected, schooling, low_income, high_income, highest=None):
    def compute(sheet):
        codes = ("life-expectancy", "expected-schooling", "mean-schooling", "gni-per-capita")
        values = [sheet[code] for code in codes]
        health = complete(values[:1], lambda x: within((x[0] - 20) / (life - 20)))
        parts = complete(values[1:3], lambda x: [within(x[0] / expected), within(x[1] / schooling)])
        education = parts and (within(prod(parts) ** 0.5 / highest) if highest else mean(parts))
        income = complete(values[3:], lambda x: within(log(x[0] / low_income) / log(high_income / low_income)))
        dimensions = {"HEALTH": health, "EDUCATION": education, "INCOME": income}
        return {**dimensions, "HDI": complete(list(dimensions.values()), geometric)}
    return each(compute)


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


# Social Progress Index: {dimension: {component: [(indicator, mean, deviation, worst, best, weight)]}}.
PROGRESS = {
    "basic-needs": {
        "nutrition-and-care": [("undernourishment", 10, 10, 60, 0, .5), ("maternal-mortality", 4, 1.5, 1200, 1, .5)],
        "water-and-sanitation": [("drinking-water", 85, 20, 30, 100, .5), ("basic-sanitation", 75, 30, 5, 100, .5)],
        "shelter": [("electricity", 85, 25, 5, 100, .6), ("clean-cooking", 65, 40, 0, 100, .4)],
        "personal-safety": [("homicides", 7, 10, 80, 0, .5), ("traffic-deaths", 17, 9, 60, 2, .5)]},
    "wellbeing": {
        "basic-knowledge": [("primary-enrolment", 92, 9, 40, 100, .5), ("secondary-attainment", 60, 28, 5, 100, .5)],
        "information": [("internet-users", 55, 30, 0, 100, .5), ("mobile-subscriptions", 92, 15, 10, 100, .5)],
        "health": [("life-expectancy-60", 19.5, 2.8, 12, 26, .6), ("noncommunicable-deaths", 300, 120, 800, 80, .4)],
        "environment": [("particulate-matter", 28, 19, 100, 5, .6), ("biome-protection", 11, 5, 0, 17, .4)]},
    "opportunity": {
        "rights": [("political-rights", 24, 13, 0, 40, .5), ("freedom-of-expression", .65, .27, 0, 1, .5)],
        "freedom": [("early-marriage", 11, 9, 60, 0, .5), ("corruption", 43, 19, 8, 90, .5)],
        "inclusiveness": [("minority-acceptance", .6, .2, 0, 1, .5), ("gender-equality", .65, .17, 0, 1, .5)],
        "advanced-education": [("tertiary-years", .7, .5, 0, 2.5, .5), ("women-schooling", 10, 3.8, 1, 15, .5)]},
}
LOGARITHMS = {"maternal-mortality"}


def z_score(code, value, middle, deviation, worst, best):
    value = log(value) if code in LOGARITHMS else value
    return (value - middle) / deviation * (1 if best > worst else -1)


def component(parts, value_of):
    return complete([value_of(code, *ends) for code, _, _, *ends, _ in parts], lambda values: fsum(
        weight * z_score(code, x, middle, deviation, worst, best)
        for x, (code, middle, deviation, worst, best, weight) in zip(values, parts)))


def progress(sheet):
    figures = {}
    for dimension, components in PROGRESS.items():
        for code, parts in components.items():
            # The framework file states the two cases with four decimals.
            low, high = (round(component(parts, lambda _code, *ends: ends[i]), 4) for i in (0, 1))
            raw = component(parts, lambda indicator, *_: sheet[indicator])
            figures[code] = None if raw is None else 100 * within((raw - low) / (high - low))
        figures[dimension] = complete([figures[code] for code in components], mean)
    return {**figures, "SPI": complete([figures[dimension] for dimension in PROGRESS], mean)}


PROGRESS_RANGES = {code: (min(ends), max(ends)) for components in PROGRESS.values() for parts in components.values()
                   for code, _, _, *ends, _ in parts}

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
    Model("human-development-index.yaml",
          {"undp": human_development(85, 18, 15, 100, 75000),
           **{report: human_development(*goalposts) for report, goalposts in REPORTS.items()}},
          draw_numbers({"life-expectancy": (40, 88), "expected-schooling": (4, 22), "mean-schooling": (1, 16),
                        "gni-per-capita": (200, 120000)}, 0.05)),
    Model("end-of-childhood-index.yaml", {"save-the-children": each(end_of_childhood)},
          draw_numbers({code: (0, 1.05 * worst) for code, worst in ENDERS.items()}, 0.25)),
    Model("unicef-eapro-governance.yaml", {"sum-of-benchmarks": each(governance)}, draw_governance),
    Model("unicef-eapro-governance.yaml", {"sum-of-benchmarks": each(letters)}, draw_governance),
    Model("out-of-the-shadows.yaml", {"weighted-means": each(shadows)}, draw_shadows),
    Model("social-progress-index.yaml", {"best-and-worst-case": each(progress)}, draw_numbers(PROGRESS_RANGES, 0.01)),
    Model("child-friendliness-index.yaml", {"mean-of-dimensions": friendliness},
          draw_numbers({code.lstrip("-"): (0, 100) for codes in FRIENDLINESS.values() for code in codes}, 0.1)),
    Model("child-friendliness-index.yaml", {"mean-of-dimensions": friendliness_groups},
          draw_numbers({code.lstrip("-"): (0, 100) for codes in FRIENDLINESS.values() for code in codes}, 0.1)),
    Model("komf-report-card.yaml", {"mean-of-fields": each(report_card)}, draw_grades, several=True),
]
