# SPDX-License-Identifier: MIT
"""The two schemas, and where their keys are."""
import json
import pathlib

INDICATORS = pathlib.Path(__file__).resolve().parents[2] / "indicators"
ANNOTATIONS = {"$comment", "description", "default", "examples"}


def load(name):
    return json.loads((INDICATORS / f"{name}.schema.json").read_text(encoding="utf-8"))


class Schema:
    """A schema, and the mappings that it describes: `objects` by name, the whole file as "file"."""

    def __init__(self, name):
        self.name = name
        self.root = load(name)
        named = {"file": self.root, **self.root["definitions"]}
        self.objects = {name: part for name, part in named.items() if "properties" in part}

    def keys(self, *names):
        return set().union(*(self.objects[name]["properties"] for name in names))

    def required(self, *names):
        return set().union(*(self.objects[name].get("required", []) for name in names))

    def resolve(self, part):
        """The definition that a $ref names, else the part itself."""
        while isinstance(part, dict) and "$ref" in part:
            found = self.root
            for step in part["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            part = found
        return part

    def own(self, part):
        """A property that is another one, given by nothing but a $ref, is that other one."""
        while set(part) == {"$ref"} and "/properties/" in part["$ref"]:
            found = self.root
            for step in part["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            part = found
        return part


def parts(part, path="#"):
    """Every schema within a schema, with its path."""
    if isinstance(part, dict):
        yield path, part
    for key, value in part.items() if isinstance(part, dict) else ():
        where = f"{path}/{key}"
        if key in ("properties", "definitions", "patternProperties"):
            for name, inner in value.items():
                yield from parts(inner, f"{where}/{name}")
        elif key in ("items", "additionalProperties", "propertyNames", "not", "if", "then", "else"):
            yield from parts(value, where)
        elif key in ("allOf", "anyOf", "oneOf"):
            for i, inner in enumerate(value):
                yield from parts(inner, f"{where}/{i}")


def used_keys(schema, value, part=None, used=None):
    """The keys that a document uses, as the properties that describe them: a set of their identities."""
    used = set() if used is None else used
    part = schema.resolve(schema.root if part is None else part)
    if not isinstance(part, dict):
        return used
    for inner in part.get("anyOf", []) + part.get("allOf", []):
        used_keys(schema, value, inner, used)
    if isinstance(value, list):
        for item in value:
            used_keys(schema, item, part.get("items", {}), used)
    if isinstance(value, dict):
        for key, item in value.items():
            described = part.get("properties", {}).get(key)
            if described is not None:
                used.add(id(schema.own(described)))
            others = [*part.get("patternProperties", {}).values(), part.get("additionalProperties", {})]
            for inner in [described] if described is not None else others:
                used_keys(schema, item, inner, used)
    return used
