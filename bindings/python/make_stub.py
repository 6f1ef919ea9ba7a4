# SPDX-License-Identifier: MIT
"""Writes the types of the generated module, _core.pyi, from the public headers. Usage: make_stub.py HEADER...

How arguments cross over is said in bindings/swig/cpindex_python.i; the two are held together by mypy's stubtest.
"""
import keyword
import pathlib
import re
import sys

FUNCTION = re.compile(r"CPI_API ([\w ]+?[ *]+)(\w+)\(([^;]*)\);", re.S)
CONSTANT = re.compile(r"^(?:    |#define )(CPI_\w+)(?: =)? \(?-?\d+", re.M)
HANDLE = re.compile(r"^typedef struct (\w+) \1;", re.M)
CLASS = """
class {}:
    thisown: bool
    __swig_destroy__: Any
    def __init__(self, *args: Any, **kwargs: Any) -> None: ..."""
NULLABLE = {"language", "name", "period", "respondent", "method"}
HIDDEN = re.compile(r"cpi_\w+_(free|ref|unref)$|cpi_text_free$|cpi_(panel|scores|audit)_framework$|"
                    r"cpi_links_(earlier|later)_framework$")
# Arguments that go together are one in Python.
TOGETHER = [
    ("const char *text, size_t length", "text: str | bytes"),
    ("const double *answers, size_t rows, size_t columns, ptrdiff_t row_stride, ptrdiff_t column_stride", "answers: Any"),
    ("const int32_t *figures, size_t figure_count", "figures: Any"),
    ("double *scores, size_t score_count", "scores: Any"),
    ("char *text, size_t size", "-> str"),
]
NUMBERS = {"int32_t": "int", "int": "int", "double": "float"}


def argument(text):
    """An argument as Python takes it; "-> TYPE" where it is something that comes back."""
    if text in dict(TOGETHER).values():
        return text
    kind, stars, name = re.fullmatch(r"(.*?)([ *]+)(\w+)", text.strip()).groups()
    kind = kind.replace("const ", "")
    if "**" in stars:
        return "-> str | None" if kind == "char" else "-> Any"
    if name == "assessment" and "*" in stars:
        return "-> int"
    taken = "str | None" if kind == "char" and name in NULLABLE else "str" if kind == "char" else \
        f"{kind} | None" if kind in ("cpi_options", "cpi_diag") else kind if "*" in stars else NUMBERS.get(kind, "int")
    return f"_{name}: {taken}" if keyword.iskeyword(name) else f"{name}: {taken}"


def returned(kind, made):
    kind = kind.replace("const ", "").strip()
    if made:
        return f"tuple[{', '.join(['int', *made])}]"
    if kind == "char *":
        return "str | None"
    return "None" if kind == "void" else kind[:-2] if kind.endswith(" *") else NUMBERS.get(kind, "int")


def function(kind, name, arguments):
    text = " ".join(arguments.split())
    for together, one in TOGETHER:
        text = text.replace(together, one)
    crossed = [argument(part) for part in text.split(", ") if part != "void"]
    made = [part[3:] for part in crossed if part.startswith("-> ")]
    taken = [part for part in crossed if not part.startswith("-> ")]
    return f"def {name}({', '.join(taken)}) -> {returned(kind, made)}: ..."


def main(headers):
    texts = [re.sub(r"/\*.*?\*/", "", pathlib.Path(path).read_text(encoding="utf-8"), flags=re.S) for path in headers]
    lines = ["# Made by bindings/python/make_stub.py from the public headers.", "from typing import Any", ""]
    lines += [f"{name}: int" for text in texts for name in CONSTANT.findall(text)]
    lines += [CLASS.format(name) for text in texts for name in HANDLE.findall(text)] + [""]
    lines += [function(kind, name, arguments) for text in texts for kind, name, arguments in FUNCTION.findall(text)
              if not HIDDEN.match(name)]
    print("\n".join(lines))


main(sys.argv[1:])
