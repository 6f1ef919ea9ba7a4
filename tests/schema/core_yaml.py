# SPDX-License-Identifier: MIT
"""YAML as editors read it: scalars have the types of YAML 1.2's core schema, and keys are text."""
import re

import yaml


class CoreLoader(yaml.CSafeLoader):
    """libyaml, without the types of YAML 1.1, in which yes and no are no texts."""
    yaml_implicit_resolvers = {}


def construct_mapping(loader, node):
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key is a plain text", key.start_mark)
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


def construct_integer(loader, node):
    return int(node.value, 0 if node.value[:2] in ("0o", "0x") else 10)


def construct_float(loader, node):
    return float(node.value.lower().replace(".inf", "inf").replace(".nan", "nan"))


TYPES = {
    "null": ("|~|null|Null|NULL", lambda loader, node: None),
    "bool": ("true|True|TRUE|false|False|FALSE", lambda loader, node: node.value.lower() == "true"),
    "int": ("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", construct_integer),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
              construct_float),
}
for name, (pattern, construct) in TYPES.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"(?:{pattern})$"), None)
    CoreLoader.add_constructor(f"tag:yaml.org,2002:{name}", construct)
CoreLoader.add_constructor("tag:yaml.org,2002:map", construct_mapping)


def load(text):
    """What a text says. Raises yaml.YAMLError where it is not YAML."""
    return yaml.load(text, Loader=CoreLoader)
