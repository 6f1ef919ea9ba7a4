# SPDX-License-Identifier: MIT
"""Holds the schemas to the frameworks, translations and links that there are, and to the example of every diagnostic."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402
import markdown  # noqa: E402
import schemas  # noqa: E402
import validation  # noqa: E402
from unseen import REASONS  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "diagnostics" / "frameworks"
FIRST_LINE = "# yaml-language-server: $schema={}.schema.json\n"
# As editors type them, by the core schema of YAML 1.2.
TYPED = {"yes": "yes", "no": "no", "true": True, "1.10": 1.1, "010": 10, "1e3": 1000.0, "19.L.1": "19.L.1", "~": None,
         '"1.10"': "1.10", "{1: x, no: y, 1.10: z}": {"1": "x", "no": "y", "1.10": "z"}}


def kind_of(document):
    keys = document if isinstance(document, dict) else {}
    return next((kind for kind in ("translation", "links") if f"cpindex_{kind}" in keys), "framework")


def reference_problems(schema):
    """Draft 07 passes over what stands beside a $ref, so that only annotations may."""
    for path, part in schemas.parts(schema.root):
        beside = set(part) - {"$ref"} - schemas.ANNOTATIONS
        if "$ref" in part and beside:
            yield f"{path}: {sorted(beside)} beside a $ref"


def annotation_problems(schema):
    """Each key has a description, and defaults and examples that it would accept."""
    for name, part in schema.objects.items():
        for key, described_by in part["properties"].items():
            own = schema.own(described_by)
            if not own.get("description"):
                yield f"{name}.{key} has no description"
            for value in own.get("examples", []) + ([own["default"]] if "default" in own else []):
                yield from (f"{name}.{key}: {error}" for error in validation.value_errors(schema, own, value))


def closed_problems(schema):
    """Unknown keys are errors everywhere, as they are in the reader."""
    return [f"{name} allows other keys" for name, part in schema.objects.items()
            if part.get("additionalProperties") is not False]


def check_schema(tap, schema):
    name = f"{schema.name}.schema.json"
    tap.check(f"{name} is a JSON Schema", validation.metaschema_errors(schema))
    tap.check(f"{name}: annotations only beside a $ref", list(reference_problems(schema)))
    tap.check(f"{name} describes each key", list(annotation_problems(schema)))
    tap.check(f"{name} refuses unknown keys", closed_problems(schema))


def check_types(tap):
    typed = {text: validation.load(text) for text in TYPED}
    tap.check("scalars have the types that editors give them",
              [f"{text} is read as {typed[text]!r}" for text, value in TYPED.items() if typed[text] != value])


def check_files(tap):
    """Our own files are accepted, and name their schema to editors."""
    for path in sorted([*ROOT.glob("indicators/*.yaml"), *ROOT.glob("examples/**/*.yaml")]):
        text = path.read_text(encoding="utf-8")
        document = validation.load(text)
        kind = kind_of(document)
        unnamed = path.parent.name == "indicators" and not text.startswith(FIRST_LINE.format(kind))
        tap.check(f"{path.relative_to(ROOT)} is accepted", validation.errors(kind, document) +
                  [f"it does not begin with {FIRST_LINE.format(kind)}"] * unnamed)


def check_blocks(tap):
    """Each example of the README is accepted, and together they use each key."""
    used = {name: set() for name in validation.SCHEMAS}
    for block in markdown.blocks(markdown.read()):
        if block.kind in used:
            document = validation.load(block.text)
            schemas.used_keys(validation.SCHEMAS[block.kind], document, used=used[block.kind])
            tap.check(f"the {block.kind} at line {block.line} of indicators/README.md is accepted",
                      validation.errors(block.kind, document))
    for kind, schema in validation.SCHEMAS.items():
        unused = [f"none of '{key}' of {name}" for name, part in schema.objects.items()
                  for key, described_by in part["properties"].items()
                  if described_by is schema.own(described_by) and id(described_by) not in used[kind]]
        tap.check(f"indicators/README.md has an example of each key of {kind}s", unused)


def refusals(path):
    """What the schema says of an example; nothing, where it is not even YAML."""
    try:
        return validation.errors("framework", validation.load(path.read_text(encoding="utf-8")))
    except validation.BROKEN:
        return []


def check_examples(tap):
    """Each example of a diagnostic is refused, or listed with what the schema cannot see in it."""
    paths = sorted(EXAMPLES.glob("*.yaml"))
    for path in paths:
        found = refusals(path)
        reason = REASONS.get(path.stem)
        if reason:
            tap.check(f"{path.stem} is not refused: {reason}", found and [*found, "take it out of unseen.py"])
        else:
            tap.check(f"{path.stem} is refused",
                      [] if found else ["the schema accepts it; if it cannot see why not, name it in unseen.py"])
    tap.check("what unseen.py names is there", sorted(set(REASONS) - {path.stem for path in paths}))


def main():
    tap = Tap()
    for schema in validation.SCHEMAS.values():
        check_schema(tap, schema)
    check_types(tap)
    check_files(tap)
    check_blocks(tap)
    check_examples(tap)
    tap.end()


if __name__ == "__main__":
    main()
