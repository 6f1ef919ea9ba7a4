# SPDX-License-Identifier: MIT
"""What must hold of every score, whatever the framework.

    laws.py CPINDEX [--seed TEXT] [--count N]

One TAP line a law and framework.
"""
import argparse
import copy
import random
from decimal import Decimal
from fractions import Fraction

from command import Failed, Workplace
from emit import Form, framework_yaml, panel_csv
from generate import decimal_text, some_case
from model import number
from reference import is_reversed, option_value
from tap import Tap

SLACK = Fraction(1, 10**15)
FORMS = [Form(wide=True), Form(separator=";"), Form(separator="\t"), Form(bom=True), Form(quoted=True),
         Form(capitals=True), Form(wide=True, separator=";", decimal_comma=True), Form(separator="\t", decimal_comma=True, newline="\r\n"),
         Form(wide=True, bom=True, newline="\r\n"), Form(wide=True, quoted=True, separator=";", bom=True)]


def table(place, framework, panel, code):
    place.write(framework_yaml(framework), panel_csv(framework, panel))
    return place.rows(code)


def reach(framework, code):
    """How large a number of this method is: what an error is measured against."""
    return max(abs(number(end)) for end in framework.methods[code].range)


def moved(before, after, size):
    """Figures that are not the same up to the last place of a double."""
    problems = []
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old is None or new is None or old["state"] != new["state"]:
            problems.append(f"{key}: {old} became {new}")
            continue
        for column in ("score", "coverage", "low", "high"):
            a, b = old[column], new[column]
            if a != b and ("" in (a, b) or abs(Fraction(a) - Fraction(b)) > SLACK * max(size, abs(Fraction(a)))):
                problems.append(f"{key}: {column} {a} became {b}")
    return problems


def some_rules(method, key, values):
    return any(rule.get(key) in values for rule in method.all_rules())


def shuffled(rng, framework):
    other = copy.deepcopy(framework)
    for node in other.nodes():
        rng.shuffle(node.children)
    return other


def law_of_order(place, rng, framework, panel, code):
    """Reordering siblings changes nothing."""
    before = table(place, framework, panel, code)
    return moved(before, table(place, shuffled(rng, framework), panel, code), reach(framework, code))


def law_of_weights(place, rng, framework, panel, code):
    """Weights times a constant change nothing, but in a sum."""
    if some_rules(framework.methods[code], "aggregation", ["sum"]):
        return None
    before, other = table(place, framework, panel, code), copy.deepcopy(framework)
    factor = rng.choice(["3", "0.1", "7", "1000000"])

    def times(weight):
        return f"{Decimal(weight or 1) * Decimal(factor):f}"
    for node in other.nodes()[1:]:
        node.weight = times(node.weight)
    weights = other.methods[code].weights
    groups = {f"{facet}:{group}": "1" for facet, of in other.facets.items() for group in of}
    other.methods = {code: other.methods[code]}
    other.methods[code].weights = {key: times(weight) for key, weight in (groups | weights).items()}
    return moved(before, table(place, other, panel, code), reach(framework, code))


def better_answer(rng, framework, leaf, answer):
    """An answer that is better than the one given, or None."""
    if answer[0] == "value":
        first, second = map(Fraction, leaf.quantity["goalposts"])
        step = Fraction(rng.randint(1, 50), 100) * (second - first)
        value = number(answer[1]) + step
        return None if leaf.quantity.get("transformation") == "log" and value <= 0 else ("value", decimal_text(value))
    scale = framework.scales[leaf.scale_code()]
    now = option_value(scale, answer[1])
    better = [option for option in scale.options if option_value(scale, option) > now]
    return ("option", rng.choice(better)) if better else None


def improved(rng, framework, panel):
    """The panel with some answers replaced by better ones; what is unanswered stays so."""
    other = copy.deepcopy(panel)
    for (i, code), answer in panel.answers.items():
        if answer[0] in ("option", "value") and rng.random() < 0.3:
            other.answers[i, code] = better_answer(rng, framework, framework.find(code), answer) or answer
    return other


def law_of_better_answers(place, rng, framework, panel, code):
    """A better answer never lowers a score."""
    weights = [*(node.weight for node in framework.nodes()), *framework.methods[code].weights.values()]
    if any(weight and number(weight) < 0 for weight in weights) or is_reversed(framework.methods[code]):
        return None
    before = table(place, framework, panel, code)
    after = table(place, framework, improved(rng, framework, panel), code)
    differences = {name for name, how, _ in framework.derived if how == "difference"}
    problems = []
    for key, old in before.items():
        for column in ("score", "low", "high"):
            was, is_now = old[column], after[key][column]
            if key[2] not in differences and was and is_lower(is_now, was, reach(framework, code)):
                problems.append(f"{key}: {column} {was} fell to {is_now or 'nothing'}")
    return problems


def is_lower(text, than, size):
    """Lower by more than the last places of a double; having no number is lower than any."""
    return text == "" or Fraction(text) < Fraction(than) - SLACK * max(size, abs(Fraction(than)))


def law_of_forms(place, _, framework, panel, code):
    """How the answers are written changes nothing, not even a byte."""
    table(place, framework, panel, code)
    text, problems = place.score(code, "--format", "csv"), []
    for form in FORMS:
        place.answers.write_bytes(panel_csv(framework, panel, form))
        if place.score(code, "--format", "csv") != text:
            problems.append(f"{form} gives other scores")
    return problems


def law_of_bounds(place, _, framework, panel, code):
    """Without sums, scores lie inside the scale, and inside their own range."""
    ends = sorted(number(end) for end in framework.methods[code].range)
    differences = {name for name, how, _ in framework.derived if how == "difference"}
    problems = []
    for key, row in table(place, framework, panel, code).items():
        low, score, high = ([Fraction(row[column])] if row[column] else [] for column in ("low", "score", "high"))
        inside = low + score + high
        if key[2] not in differences and any(not ends[0] <= x <= ends[1] for x in inside):
            problems.append(f"{key}: outside the scale: {row}")
        if sorted(inside) != inside and not nearly_sorted(inside, ends[1] - ends[0]):
            problems.append(f"{key}: the score is outside its range: {row}")
        if row["coverage"] and not 0 <= Fraction(row["coverage"]) <= 1:
            problems.append(f"{key}: coverage is {row['coverage']}")
    return problems


def nearly_sorted(values, size):
    return all(a <= b + SLACK * size for a, b in zip(values, values[1:]))


# The last column says which laws hold only where nothing withholds, floors or sums (see generate.Traits).
LAWS = [("order", law_of_order, False), ("weights", law_of_weights, False),
        ("better answers", law_of_better_answers, False), ("forms", law_of_forms, False),
        ("bounds", law_of_bounds, True)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cpindex")
    parser.add_argument("--seed", default="laws")
    parser.add_argument("--count", type=int, default=40)
    options = parser.parse_args()
    tap = Tap()
    with Workplace(options.cpindex) as place:
        for i in range(options.count):
            for name, law, plain in LAWS:
                rng = random.Random(f"{options.seed}:{name}:{i}")
                framework, panel = some_case(f"{options.seed}:{name}:{i}", plain)
                code = rng.choice(list(framework.methods))
                try:
                    problems = law(place, rng, framework, panel, code)
                except Failed as failure:
                    problems = [failure]
                if problems is not None:
                    tap.check(f"{name}, framework {i}", problems[:20])
    tap.end()


if __name__ == "__main__":
    main()
