# SPDX-License-Identifier: MIT
"""Reads the public headers as text, for the checks beside this file."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402,F401  (handed on to the checks)

ROOT = pathlib.Path(__file__).resolve().parents[2]
PUBLIC = sorted((ROOT / "include/cpindex").glob("*.h"))


def without_comments(text):
    """C text without comments; lines keep their numbers."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", lambda match: re.sub(r"[^\n]", " ", match[0]), text, flags=re.S)


def code_of(path):
    return without_comments(path.read_text(encoding="utf-8"))


def exported_functions(code):
    """Names of the functions that a header declares CPI_API."""
    code = re.sub(r"^\s*#.*$", "", code, flags=re.M)
    return re.findall(r"\bCPI_API\b[^;(]*?\b(\w+)\s*\(", code)
