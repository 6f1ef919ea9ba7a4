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

from command import Failed, Workplace, read_rows
from derived import directions
from emit import Form, framework_yaml, panel_csv
from figures import UNDEFINED
from generate import decimal_text, some_case
from leaves import option_value
from model import Panel, number
from quantities import keys_of, lower_is_better, takes_set
from reference import Assessment
from tap import Tap

SLACK = Fraction(1, 10**15)
FORMS = [Form(wide=True), Form(separator=";"), Form(separator="\t"), Form(bom=True), Form(quoted=True),
         Form(capitals=True), Form(wide=True, separator=";", decimal_comma=True),
         Form(separator="\t", decimal_comma=True, newline="\r\n"),
         Form(wide=True, bom=True, newline="\r\n"), Form(wide=True, quoted=True, separator=";", bom=True)]


def table(place, framework, panel, code):
    place.write(framework_yaml(framework), panel_csv(framework, panel))
    return place.rows(code)


def reach(framework, code):
    """How large a number of this method is: what an error is measured against."""
    method = framework.methods[code]
    return max(abs(number(end)) for output in (method.output, *method.outputs.values()) for end in output.range)


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


def shuffled(rng, framework):
    other = copy.deepcopy(framework)
    for node in other.nodes():
        rng.shuffle(node.children)
    return other


def is_mean(method):
    """Whether weights count only as shares of their sum."""
    return not any(rule.get("aggregation") in ("sum", "product") for rule in method.all_rules())


def law_of_order(place, rng, framework, panel, code):
    """Reordering siblings changes nothing."""
    before = table(place, framework, panel, code)
    return moved(before, table(place, shuffled(rng, framework), panel, code), reach(framework, code))


def law_of_weights(place, rng, framework, panel, code):
    """Weights times a constant change nothing, but in a sum or a product."""
    if not is_mean(framework.methods[code]):
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


def better_value(rng, method, leaf, value):
    low, high = map(number, leaf.about)
    step = Fraction(rng.randint(1, 50), 100) * (high - low)
    if not lower_is_better(keys_of(method, leaf)):
        return value + step
    return max(value - step, value / 2) if value > 0 and low >= 0 else value - step


def better_answer(rng, framework, method, leaf, answer):
    """An answer that is better than the one given, or None."""
    if answer[0] == "value":
        return ("value", decimal_text(better_value(rng, method, leaf, number(answer[1]))))
    scale = framework.scales[leaf.scale_code()]
    now = option_value(scale, answer[1])
    better = [option for option in scale.options if option_value(scale, option) > now]
    return ("option", rng.choice(better)) if better else None


def measures(framework, method):
    """Indicators that others are divided or weighted by: of these, more is not better."""
    keys = [keys_of(method, leaf) for leaf in framework.root.leaves() if leaf.quantity]
    return {of["denominator"]["indicator"] for of in keys if "denominator" in of} | {method.respondents.get("weight")}


def improved(rng, framework, method, panel, assessment):
    """The panel with some answers of one assessment replaced by better ones; what is unanswered stays so."""
    other, kept = copy.deepcopy(panel), measures(framework, method)
    for leaf in framework.root.leaves():
        answer = panel.answer(assessment, leaf.code)
        if answer[0] in ("option", "value") and leaf.code not in kept and rng.random() < 0.5:
            other.answers[assessment, leaf.code] = better_answer(rng, framework, method, leaf, answer) or answer
    return other


def law_of_better_answers(place, rng, framework, panel, code):
    """A better answer never lowers a score of that unit; among a set of units, it may lower those of others. Where it
    makes all of the set equal, there is no score."""
    method, chosen = framework.methods[code], rng.randrange(len(panel.assessments))
    weights = [*(node.weight for node in framework.nodes()), *method.weights.values()]
    if any(weight and number(weight) < 0 for weight in weights):
        return None
    before = table(place, framework, panel, code)
    after = table(place, framework, improved(rng, framework, method, panel, chosen), code)
    if any(row["state"] == UNDEFINED for row in (*before.values(), *after.values())):
        return None
    problems, direction = [], directions(framework, method)
    for key, old in before.items():
        columns = ("score", "low", "high") if key[:2] == panel.assessments[chosen] and direction[key[2]] else []
        for column in columns:
            was, is_now = old[column], after[key][column]
            if was and is_worse(is_now, was, direction[key[2]], reach(framework, code)):
                problems.append(f"{key}: {column} {was} became {is_now or 'nothing'}")
    return problems


def is_worse(text, than, direction, size):
    """Worse by more than the last places of a double; having no number is worse than any."""
    return text == "" or (Fraction(than) - Fraction(text)) * direction > SLACK * max(size, abs(Fraction(than)))


def law_of_forms(place, _, framework, panel, code):
    """How the answers are written changes nothing, not even a byte."""
    table(place, framework, panel, code)
    text, problems = place.score(code, "--format", "csv"), []
    for form in FORMS:
        place.answers.write_bytes(panel_csv(framework, panel, form))
        if place.score(code, "--format", "csv") != text:
            problems.append(f"{form} gives other scores")
    return problems


def scored_quantities(framework, method):
    rules = Assessment(framework, method, None)
    return [leaf for leaf in framework.root.leaves() if leaf.quantity and not rules.is_excluded(leaf)]


def only(panel, assessment):
    """The panel of one assessment."""
    alone = Panel([panel.assessments[assessment]])
    alone.answers = {(0, code): answer for (i, code), answer in panel.answers.items() if i == assessment}
    alone.parts = {(0, code, name): answer for (i, code, name), answer in panel.parts.items() if i == assessment}
    alone.respondents = {0: names for i, names in panel.respondents.items() if i == assessment}
    return alone


def law_of_goalposts(place, rng, framework, panel, code):
    """With the goalposts of a panel given back, every figure is the same to the last bit, of the panel and of a unit
    alone. Where only one of two periods had goalposts, those are for both."""
    method, saved = framework.methods[code], place.answers.with_name("goalposts.yaml")
    if not any(takes_set(keys_of(method, leaf)) for leaf in scored_quantities(framework, method)):
        return None
    place.write(framework_yaml(framework), panel_csv(framework, panel))
    text = place.score(code, "--format", "csv", "--save-goalposts", saved)
    problems, chosen = [], rng.randrange(len(panel.assessments))
    if {f'period: "{period}"' in saved.read_text(encoding="utf-8") for _, period in panel.assessments} == {True, False}:
        return None
    if place.score(code, "--format", "csv", "--goalposts", saved) != text:
        problems.append("the panel scores otherwise with its own goalposts")
    place.answers.write_bytes(panel_csv(framework, only(panel, chosen)))
    before, after = read_rows(text), read_rows(place.score(code, "--format", "csv", "--goalposts", saved))
    for key, row in after.items():
        if row | {"rank": ""} != before[key] | {"rank": ""}:
            problems.append(f"{key}: {before[key]} became {row} alone")
    return problems


def law_of_bounds(place, _, framework, panel, code):
    """Without sums, scores lie inside the scale, and inside their own range."""
    problems, method, derived = [], framework.methods[code], {name for name, _, _ in framework.derived}
    for key, row in table(place, framework, panel, code).items():
        low, score, high = ([Fraction(row[column])] if row[column] else [] for column in ("low", "score", "high"))
        inside, ends = low + score + high, sorted(map(number, framework.output_of(method, key[2]).range))
        if key[2] not in derived and any(not ends[0] <= x <= ends[1] for x in inside):
            problems.append(f"{key}: outside the scale: {row}")
        if sorted(inside) != inside and not nearly_sorted(inside, reach(framework, code)):
            problems.append(f"{key}: the score is outside its range: {row}")
        if row["coverage"] and not 0 <= Fraction(row["coverage"]) <= 1:
            problems.append(f"{key}: coverage is {row['coverage']}")
    return problems


def nearly_sorted(values, size):
    return all(a <= b + SLACK * size for a, b in zip(values, values[1:]))


# The last column says which laws hold only where nothing withholds, floors or sums (see generate.Traits).
LAWS = [("order", law_of_order, False), ("weights", law_of_weights, False),
        ("better answers", law_of_better_answers, False), ("forms", law_of_forms, False),
        ("goalposts", law_of_goalposts, False), ("bounds", law_of_bounds, True)]


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
