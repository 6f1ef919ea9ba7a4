# SPDX-License-Identifier: MIT
"""Reads the tables that the command prints for people, and holds their digits to the exact figures."""
import re

from exact import spreadsheet

INDEX_TITLE = "A generated index"


def table_lines(text):
    """{title: [score, range, ...]} of the table of figures, which ends where the matrix of cells begins."""
    lines = {}
    for line in text.splitlines():
        if re.search(r"\sAll$", line):
            break
        fields = re.split(r" {2,}", line.strip())
        lines.setdefault(fields[0], fields[1:])
    return lines


def expected_fields(figure, digits):
    """What a table prints for a figure: its score or why there is none, and its range."""
    score = figure.state if figure.score is None else spreadsheet(figure.score, digits)
    if figure.low is None or figure.high is None:
        return [score]
    return [score, f"{spreadsheet(figure.low, digits)} - {spreadsheet(figure.high, digits)}"]


def detail_problems(place, framework, code, panel, outputs, at):
    """The printed table of one assessment: the index and every domain, score and range."""
    unit, period = panel.assessments[at]
    choice = ["--unit", unit] + (["--period", period] if period else [])
    text = place.score(code, "--format", "table", *choice)
    lines, digits = table_lines(text), framework.methods[code].digits
    for node in framework.nodes():
        if node.kind == "indicator":
            continue
        title = INDEX_TITLE if node.kind == "index" else f"About {node.code}"
        want = expected_fields(outputs[at][node.code], digits)
        got = lines.get(title, [])[:len(want)]
        if got != want:
            yield f"{code} {unit} {period}: the table prints {title}: {got}, exactly {want}"


def ranking_scores(text):
    """{unit: score} of the table that ranks several units."""
    rows = (re.split(r" {2,}", line.strip()) for line in text.splitlines())
    rows = [fields[1:] if fields[0].isdigit() else fields for fields in rows]
    return {fields[0]: fields[1] for fields in rows if len(fields) > 1}
