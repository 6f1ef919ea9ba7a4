# SPDX-License-Identifier: MIT
"""What the schemas say of a document. A program that imports this is skipped where a Python package is missing."""
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"1..0 # SKIP Python's {missing.name} is not there")
    sys.exit(0)

from core_yaml import load  # noqa: E402,F401
import schemas  # noqa: E402

BROKEN = yaml.YAMLError
SCHEMAS = {name: schemas.Schema(name) for name in ("framework", "translation", "links")}
VALIDATORS = {name: jsonschema.Draft7Validator(schema.root) for name, schema in SCHEMAS.items()}


def described(error):
    """An error with its place in the document."""
    if error.context:
        error = jsonschema.exceptions.best_match([error])
    return f"{'.'.join(str(step) for step in error.absolute_path) or 'the file'}: {error.message}"


def errors(kind, document):
    return [described(error) for error in VALIDATORS[kind].iter_errors(document)]


def metaschema_errors(schema):
    validator = jsonschema.Draft7Validator(jsonschema.Draft7Validator.META_SCHEMA)
    return [described(error) for error in validator.iter_errors(schema.root)]


def value_errors(schema, part, value):
    """What a part of a schema says of a value."""
    validator = jsonschema.Draft7Validator({**part, "definitions": schema.root["definitions"]})
    return [described(error) for error in validator.iter_errors(value)]
