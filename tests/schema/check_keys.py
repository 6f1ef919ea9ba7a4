# SPDX-License-Identifier: MIT
"""Keys, words and defaults are the same in three places: the C reader, the schemas, and indicators/README.md."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import described  # noqa: E402
import reader  # noqa: E402
import schemas  # noqa: E402
from tap import Tap  # noqa: E402

FRAMEWORK = schemas.Schema("framework")
TRANSLATION = schemas.Schema("translation")
LINKS = schemas.Schema("links")
# What the reader takes by one table, and the schema describes place by place.
READ_TOGETHER = [
    ("domain", "indicator", "sub_indicator"),
    ("method", "rule", "rule_of_indicators", "rule_of_facet"),
    ("quantity", "normalisation"),
]
RULES = ("rule", "rule_of_indicators", "rule_of_facet")
LEAST_LIKENESS = 0.3
# Of the schema: what holds under a condition only repeats some of the words.
CONDITION = re.compile(r"/(if|then|else)(/|$)")
# Words that the reader looks for one by one.
LONE_WORDS = {("set",), ("indicators", "children"), ("minimum", "maximum", "mean", "median")}


def difference(ours, theirs, where):
    yield from (f"'{key}' is not in the schema, but {where}" for key in sorted(theirs - ours))
    yield from (f"'{key}' is in the schema, but not {where}" for key in sorted(ours - theirs))


def groups(schema):
    """Objects that are compared with one table of the reader."""
    together = [names for names in READ_TOGETHER if set(names) <= set(schema.objects)]
    grouped = {name for names in together for name in names}
    return together + [(name,) for name in schema.objects if name not in grouped]


def likeness(keys, table):
    return len(keys & table.keys) / len(keys | table.keys)


def table_problems(schema, names, table):
    keys = schema.keys(*names)
    if likeness(keys, table) < LEAST_LIKENESS:
        return [f"{names[0]}: no table of the reader has the keys {sorted(keys)}"]
    problems = difference(keys, table.keys, f"among the keys of {table.file}")
    required = sorted(table.required - schema.required(*names))
    return [f"{names[0]}: {line}" for line in (*problems, *(f"'{key}' is required by {table.file}" for key in required))]


def reader_problems(schema, tables):
    """Each object of the schema has the keys of a table of the reader, and each table has its object."""
    matched = []
    for names in groups(schema):
        table = max(tables, key=lambda table: likeness(schema.keys(*names), table))
        matched.append(table)
        yield from table_problems(schema, names, table)
    yield from (f"{table.file} reads {sorted(table.keys)}, which the schema does not describe"
                for table in tables if table not in matched)


def word_problems(schema, choices):
    """Each choice of the schema is one of the reader's, and the other way round."""
    known = {tuple(part["enum"]) for path, part in schemas.parts(schema.root)
             if "enum" in part and not CONDITION.search(path)}
    ours = {words for words in known if all(isinstance(word, str) for word in words)} - LONE_WORDS
    theirs = {words for _, words in choices}
    yield from (f"the schema knows the words {', '.join(words)}, the reader does not" for words in sorted(ours - theirs))
    yield from (f"{file} knows the words {', '.join(words)}, the schema does not"
                for file, words in choices if words not in ours)


def main():
    tap = Tap()
    tap.check("the reader of frameworks and framework.schema.json have the same keys",
              list(reader_problems(FRAMEWORK, reader.tables("load*.c"))))
    tap.check("the reader of rules and framework.schema.json have the same keys",
              table_problems(FRAMEWORK, RULES, reader.rule_keys()))
    tap.check("the reader of frameworks and framework.schema.json have the same words",
              list(word_problems(FRAMEWORK, reader.choices("load*.c"))))
    tap.check("the reader of translations and translation.schema.json have the same keys",
              list(reader_problems(TRANSLATION, reader.tables("translation.c"))))
    tap.check("the reader of links and links.schema.json have the same keys",
              list(reader_problems(LINKS, reader.tables("links.c"))))
    for schema in (FRAMEWORK, TRANSLATION, LINKS):
        tap.check(f"indicators/README.md describes each key of {schema.name}s", list(described.problems(schema)))
    tap.end()


if __name__ == "__main__":
    main()
