# SPDX-License-Identifier: MIT
"""Reads indicators as a strict reviewer would: questions, guidance, sources, evidence, and the cells of the matrix.

    check.py FILE...     a framework file, or a list of indicators
"""

import sys
from collections import Counter

import yaml

import instruments
import wording

REPEATED = 0.7
LEAST_IN_CELL = 4


def indicators_of(node, group="", facets=None):
    """Every indicator with the domain that it stands in and its facets."""
    facets = node.get("facets", facets or {})
    for domain in node.get("domains", []):
        yield from indicators_of(domain, domain["code"], facets)
    for indicator in node.get("indicators", []):
        yield group, indicator, indicator.get("facets", facets)
        yield from indicators_of({"indicators": indicator.get("indicators", [])}, group, facets)


def check_indicator(indicator):
    problems = []
    question = indicator.get("question", "")
    if "quantity" not in indicator:
        problems += ["question: " + text for text in wording.check_question(question)]
        if not indicator.get("guidance", "").startswith("Partially if "):
            problems.append("guidance: does not begin with 'Partially if'")
    if not indicator.get("source"):
        problems.append("source: there is none")
    else:
        problems += ["source: " + text for text in instruments.check_source(indicator["source"])]
    if not indicator.get("evidence"):
        problems.append("evidence: nobody is named")
    return problems


def check_cells(entries):
    counts = Counter((group, facets.get("dimension")) for group, indicator, facets in entries if "quantity" not in indicator)
    groups = {group: None for group, _ in counts}
    dimensions = {dimension: None for _, dimension in counts}
    return [f"{group}: {counts[group, dimension]} indicators in {dimension}, at least {LEAST_IN_CELL} are wanted"
            for group in groups for dimension in dimensions if counts[group, dimension] < LEAST_IN_CELL]


def check_repeats(entries):
    # Rates differ by their unit of measure, which is no part of the wording.
    questions = {indicator["code"]: indicator["question"] for _, indicator, _ in entries
                 if "question" in indicator and "quantity" not in indicator}
    return [f"{code}: asks nearly the same as {other}: {questions[other]!r}"
            for other, code in wording.repeats(questions, REPEATED)]


def check_wording(root):
    """What is wrong with the questions alone."""
    entries = list(indicators_of(root))
    asked = [indicator for _, indicator, _ in entries if "question" in indicator and "quantity" not in indicator]
    problems = [f"{indicator['code']}: {text}" for indicator in asked
                for text in wording.check_question(indicator["question"])]
    return problems + check_repeats(entries)


def check(root):
    entries = list(indicators_of(root))
    problems = [f"{indicator['code']}: {text}" for _, indicator, _ in entries for text in check_indicator(indicator)]
    return problems + check_repeats(entries) + check_cells(entries)


def read(path):
    with open(path, encoding="utf-8") as file:
        content = yaml.load(file, yaml.BaseLoader)
    return {"indicators": content} if isinstance(content, list) else content


if __name__ == "__main__":
    roots = [read(path) for path in sys.argv[1:]]
    found = check({"domains": [dict(root, code=root.get("code", path)) for root, path in zip(roots, sys.argv[1:])]})
    print("\n".join(found + [f"{len(found)} problems"]))
    sys.exit(bool(found))
