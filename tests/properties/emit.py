# SPDX-License-Identifier: MIT
"""Frameworks as YAML text and panels as CSV text, in every form that cpindex reads."""
from dataclasses import dataclass

from model import Output


def flow(value):
    """A mapping, a list or a text on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(of)}" for key, of in value.items()) + "}"
    return f"[{', '.join(map(flow, value))}]" if isinstance(value, (list, tuple)) else str(value)


def block(key, mapping, indent):
    lines = [" " * indent + f"{key}:"] if mapping else []
    return lines + [" " * (indent + 2) + f"{name}: {flow(value)}"
                    for name, value in mapping.items()]


def node_keys(node):
    keys = {"code": node.code}
    keys["title" if node.kind == "domain" else "question"] = f"About {node.code}"
    if node.weight:
        keys["weight"] = node.weight
    if node.scale:
        keys["scale"] = node.scale
    if not node.scored:
        keys["scored"] = "no"
    if node.quantity:
        keys["quantity"] = node.quantity
    if node.facets:
        keys["facets"] = node.facets
    return keys


def list_lines(children, indent):
    """The children as one `domains` and one `indicators` list, in the order in which the kinds first come."""
    lines = []
    for kind in dict.fromkeys(child.kind for child in children):
        lines.append(" " * indent + f"{kind}s:")
        for child in (child for child in children if child.kind == kind):
            rows = [f"{key}: {flow(value)}"
                    for key, value in node_keys(child).items()]
            lines += [" " * (indent + 2) + ("- " if i == 0 else "  ") + row for i, row in enumerate(rows)]
            lines += list_lines(child.children, indent + 4)
    return lines


def output_keys(output, default):
    """What an output states that is not so by default; all of it, where nothing is left."""
    keys = {"range": output.range, "digits": output.digits} | ({"bands": output.bands} if output.bands else {})
    return {key: value for key, value in keys.items() if value != getattr(default, key)} or {"digits": output.digits}


def bands_lines(code, bands):
    rows = {name: {key: text for key, text in (("from", band.start), ("value", band.value)) if text}
            for name, band in bands.bands.items()}
    return [f"  {code}:", f"    score: {'rounded' if bands.rounded else 'unrounded'}", *block("bands", rows, 4)]


def method_lines(framework, code, method):
    lines = [f"  {code}:", f"    title: Method {code}"]
    lines += [f"    {key}: {value}" for key, value in method.rule.items()]
    if method.sub_indicators:
        lines.append(f"    sub_indicators: {flow(method.sub_indicators)}")
    for key in ("levels", "nodes", "facets", "weights", "quantities"):
        lines += block(key, getattr(method, key), 4)
    if method.respondents:
        lines.append(f"    respondents: {flow(method.respondents)}")
    if method.exclude:
        lines.append(f"    exclude: [{', '.join(method.exclude)}]")
    lines.append(f"    output: {flow(output_keys(method.output, Output()))}")
    lines += block("outputs", {address: output_keys(output, framework.default_output(method, address))
                               for address, output in method.outputs.items()}, 4)
    return lines + [f"    rank: {method.rank}"]


def framework_yaml(framework):
    root = framework.root
    lines = ["cpindex: 1", f"code: {root.code}", 'edition: "1"', "title: A generated index", "status: example"]
    lines.append("scales:")
    for code, scale in framework.scales.items():
        lines.append(f"  {code}:")
        if scale.range:
            lines.append(f"    range: [{', '.join(scale.range)}]")
        lines += block("options", {option: {"value": value} for option, value in scale.options.items()}, 4)
    for i, (facet, groups) in enumerate(framework.facets.items()):
        lines += (["facets:"] if i == 0 else []) + [f"  {facet}:"]
        lines += block("groups", {group: f"Group {group}" for group in groups}, 4)
    if root.scale:
        lines.append(f"scale: {root.scale}")
    lines += list_lines(root.children, 0)
    lines += block("derived", {code: {"title": f"Derived {code}", how: of[0] if how == "rating" else of}
                               for code, how, of in framework.derived}, 0)
    for i, (code, bands) in enumerate(framework.bands.items()):
        lines += (["bands:"] if i == 0 else []) + bands_lines(code, bands)
    lines.append("methods:")
    for code, method in framework.methods.items():
        lines += method_lines(framework, code, method)
    return "\n".join(lines) + "\n"


@dataclass
class Form:
    """How a panel is written."""
    wide: bool = False
    separator: str = ","
    decimal_comma: bool = False
    bom: bool = False
    newline: str = "\n"
    quoted: bool = False
    capitals: bool = False


def field_text(answer, form):
    if answer[0] == "unanswered":
        return ""
    if answer[0] in ("nd", "na"):
        return answer[0]
    if answer[0] == "value":
        return answer[1].replace(".", ",") if form.decimal_comma else answer[1]
    return answer[1].upper() if form.capitals else answer[1]


def voices(panel):
    """(unit, period, respondent) and how to find an answer, in the order of the sheet. A unit that has respondents is
    one only where it has answers of its own."""
    for i, assessment in enumerate(panel.assessments):
        names = panel.respondents.get(i, [])
        if not names or any(of == i for of, _ in panel.answers):
            yield (*assessment, ""), lambda code, i=i: panel.answer(i, code)
        for name in names:
            yield (*assessment, name), lambda code, i=i, name=name: panel.said(i, code)[name]


def rows_of(framework, panel, form):
    """Rows of texts, the head first; there is a column for respondents where there are some."""
    codes, named = [leaf.code for leaf in framework.root.leaves()], 3 if panel.respondents else 2
    head = ["unit", "period", "respondent"][:named]
    yield [*head, *codes] if form.wide else [*head, "indicator", "answer", "source", "note", "expert"]
    for names, answer in voices(panel):
        if form.wide:
            yield [*names[:named], *(field_text(answer(code), form) for code in codes)]
            continue
        for code in codes:
            note = "two\nlines, and more" if form.quoted else ""
            yield [*names[:named], code, field_text(answer(code), form), "", note, ""]


def panel_csv(framework, panel, form=Form()):
    """The bytes of an answer sheet."""
    def cell(text):
        if form.quoted or any(mark in text for mark in (form.separator, '"', "\n")):
            return '"' + text.replace('"', '""') + '"'
        return text
    lines = [form.separator.join(map(cell, row)) for row in rows_of(framework, panel, form)]
    return (("\ufeff" if form.bom else "") + "".join(line + form.newline for line in lines)).encode()
