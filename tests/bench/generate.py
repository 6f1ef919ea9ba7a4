# SPDX-License-Identifier: MIT
"""Writes a framework, or a panel of answers to it, of any size: generate.py realistic|terse|panel INDICATORS > FILE

A realistic framework has what a published one has: questions, guidance, sources, evidence, facets. A terse one has
codes and questions only. Both have three levels below the index: domains of ten parts of ten indicators.
"""
import itertools
import sys

GROUPS = ("law", "services", "capacity", "accountability", "coordination")
HEAD = """\
cpindex: 1
code: BENCH
edition: "2026"
title: A generated index of {n} indicators
status: example
languages: [en]
unit: country

scales:
  compliance:
    title: Compliance
    options:
      yes: {{label: Yes, value: 1}}
      partially: {{label: Partially, value: 0.5}}
      no: {{label: No, value: 0}}

scale: compliance
"""
FACETS = """
facets:
  dimension:
    title: Dimension of government action
    groups:
      law: Law and policy
      services: Services
      capacity: Capacity
      accountability: Accountability
      coordination: Coordination
"""
METHODS = """
methods:
  mean:
    title: Mean of the domains
    aggregation: arithmetic
    missing: skip
    output: {digits: 2}
"""
COUNTRIES = ("Albania", "Armenia", "Bosnia and Herzegovina", "Bulgaria", "Georgia", "Kosovo", "Moldova", "Romania",
             "Serbia")


def realistic(code, i):
    return f"""\
          - code: {code}
            question: Does the law oblige every authority of kind {i} to report suspected violence against children?
            guidance: >-
              Yes where a duty stands in a law in force and a sanction follows; partially where it binds only
              some of the professions; no where it is left to internal rules.
            source: UNCRC Article {i % 42 + 1}; General Comment No. {i % 25 + 1}, paragraph {i % 60 + 1}
            evidence: Ministry of Justice, official gazette
            facets: {{dimension: {GROUPS[i % 5]}}}
"""


def terse(code, i):
    return f"          - {{code: {code}, question: Question {i}?}}\n"


INDICATORS = {"realistic": realistic, "terse": terse}


def framework(indicator, count):
    yield HEAD.format(n=count) + (FACETS if indicator is realistic else "") + "\ndomains:\n"
    for domain in range((count + 99) // 100):
        yield f"  - code: D{domain}\n    title: Domain {domain}\n    domains:\n"
        for part in range(min(10, (count - domain * 100 + 9) // 10)):
            yield f"      - code: D{domain}.{part}\n        title: Part {part}\n        indicators:\n"
            first = domain * 100 + part * 10
            yield from (indicator(f"q{i}", i) for i in range(first, min(first + 10, count)))
    yield METHODS


def panel(count):
    answers = itertools.cycle(("yes", "no", "partially", "yes", "nd", "partially", "", "no", "yes", "no", "yes"))
    yield "unit,period,indicator,answer,source\n"
    for country in COUNTRIES:
        yield from (f"{country},2026,q{i},{next(answers)},Official gazette {i}\n" for i in range(count))


def main(kind, count):
    lines = panel(int(count)) if kind == "panel" else framework(INDICATORS[kind], int(count))
    sys.stdout.write("".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
