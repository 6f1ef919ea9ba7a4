# SPDX-License-Identifier: MIT
"""What the tables of indicators/README.md say of keys, against a schema."""
import markdown

# The tables of keys, in the order of the README: the heading that they stand under, and the objects of the schema that
# they describe. Where a table has a column `of`, each word in it has its object.
TABLES = {
    "framework": [
        ("Head", {None: "file"}),
        ("Scales", {None: "scale"}),
        ("Scales", {None: "option"}),
        ("Facets", {None: "facet"}),
        ("The tree", {"root": "file", "domain": "domain", "indicator": "indicator"}),
        ("Quantities", {None: "quantity"}),
        ("Quantities", {"denominator": "denominator", "goalposts": "reference_unit"}),
        ("Methods", {None: "method"}),
        ("Rules", {None: "rule"}),
        ("Output", {None: "output"}),
        ("Derived figures", {None: "derived"}),
        ("Bands", {None: "band_set"}),
        ("Bands", {None: "band"}),
        ("Several answers to one question", {None: "respondents"}),
    ],
    "translation": [
        ("Translations", {"index": "file", "scale": "scale", "facet": "facet", "bands": "band_set",
                          "node": "node", "method": "method"}),
    ],
    "links": [
        ("Links between editions", {"links": "file", "edition": "edition"}),
    ],
}
# These keys of an object are described in a table of another one: a method has the keys of a rule, and the root of the
# tree is the file.
ELSEWHERE = {"method": "rule"}
# These have some of the keys of another object, and are described with it.
PARTS = {"sub_indicator", "rule_of_indicators", "rule_of_facet", "normalisation"}


def of_object(rows, word):
    return [row for row in rows if word is None or word in row.of]


def written(value):
    """A value as the README writes it."""
    return f"[{', '.join(str(item) for item in value)}]" if isinstance(value, list) else str(value)


def key_problems(schema, name, rows, complete):
    other = ELSEWHERE.get(name)
    keys = schema.keys(name) - (schema.keys(other) if other in schema.objects else set())
    named = {row.key for row in rows}
    yield from (f"{name}: line {row.line} describes '{row.key}', which the schema does not know"
                for row in rows if row.key not in keys)
    yield from (f"{name}: no line describes '{key}'" for key in sorted(keys - named) if complete)


def value_problems(schema, name, row):
    """Where a row says otherwise than the schema: required or not, default, words."""
    part = schema.objects[name]["properties"][row.key]
    own = schema.own(part)
    required = row.key in schema.required(name)
    if required != (row.default == "required"):
        yield f"line {row.line}: '{row.key}' is {'' if required else 'not '}required"
    if "default" in own and not required and written(own["default"]) not in row.default:
        yield f"line {row.line}: the default of '{row.key}' is {written(own['default'])}"
    for word in own.get("enum", []):
        if f"`{word}`" not in row.value:
            yield f"line {row.line}: '{row.key}' may also be `{word}`"


def problems(schema):
    found = markdown.tables(markdown.read())
    expected = TABLES[schema.name]
    described = {name for _, words in expected for name in words.values()}
    yield from (f"no table describes {name}" for name in sorted(set(schema.objects) - described - PARTS))
    for heading in dict.fromkeys(heading for heading, _ in expected):
        tables = found.get(heading, [])
        objects = [words for other, words in expected if other == heading]
        if len(tables) != len(objects):
            yield f"under '{heading}' stand {len(tables)} tables of keys, not {len(objects)}"
            continue
        for rows, words in zip(tables, objects):
            for word, name in words.items():
                own = of_object(rows, word)
                yield from key_problems(schema, name, own, word != "root")
                known = [row for row in own if row.key in schema.keys(name)]
                yield from (line for row in known for line in value_problems(schema, name, row))
