# SPDX-License-Identifier: MIT
"""Reads the tables that the command prints for people, and holds their digits to the exact figures."""
import re

from derived import band_of
from exact import spreadsheet

INDEX_TITLE = "A generated index"


def table_lines(text):
    """{title: [score, range, ...]} of the table of figures, which ends where the matrix of cells begins. A long title
    goes on in the line below, where nothing else stands."""
    lines, title = {}, None
    for line in text.splitlines():
        if re.search(r"\sAll$", line):
            break
        first, *others = re.split(r" {2,}", line.strip())
        if title == "About" and not others:
            title = f"{title} {first}"
            lines[title] = lines.pop("About")
        elif others:
            title = first
            lines.setdefault(title, others)
    return lines


def expected_fields(framework, output, figure):
    """What a table prints for a figure: its score or why there is none, its band, and its range."""
    score = figure.state if figure.score is None else spreadsheet(figure.score, output.digits)
    band = band_of(framework, output, figure.score)
    ends = [] if None in (figure.low, figure.high) else [figure.low, figure.high]
    return [score] + [band] * bool(band) + [" - ".join(spreadsheet(x, output.digits) for x in ends)] * bool(ends)


def detail_problems(place, framework, code, panel, outputs, at):
    """The printed table of one assessment: the index and every domain, score and range."""
    unit, period = panel.assessments[at]
    choice = ["--unit", unit] + (["--period", period] if period else [])
    text = place.score(code, "--format", "table", *choice)
    lines, method = table_lines(text), framework.methods[code]
    for node in framework.nodes():
        if node.kind == "indicator":
            continue
        title = INDEX_TITLE if node.kind == "index" else f"About {node.code}"
        want = expected_fields(framework, framework.output_of(method, node.code), outputs[at][node.code])
        got = lines.get(title, [])[:len(want)]
        if got != want:
            yield f"{code} {unit} {period}: the table prints {title}: {got}, exactly {want}"


def ranking_scores(text):
    """{unit: score} of the table that ranks several units."""
    rows = (re.split(r" {2,}", line.strip()) for line in text.splitlines())
    rows = [fields[1:] if fields[0].isdigit() else fields for fields in rows]
    return {fields[0]: fields[1] for fields in rows if len(fields) > 1}
