# SPDX-License-Identifier: MIT
"""Public headers keep the contract at the top of cpindex.h, as far as their text shows it."""
import re

from headers import PUBLIC, Tap, code_of, exported_functions

FORBIDDEN = {
    "a structure with its members": r"\b(?:struct|union)\s*\w*\s*\{",
    "variable arguments": r"\.\.\.",
    "a callback": r"\(\s*\*",
    "an inline or static function": r"\b(?:inline|static)\b",
    "a global variable": r"\bextern\s+(?!\"C\")|\bCPI_API\b[^;(]*;",
    "a bit-field": r"\w\s*:\s*\d+\s*;",
    "a type of no fixed meaning": r"\b(?:long|short|unsigned|bool|float|wchar_t|time_t|FILE)\b",
    "a macro with arguments": r"#\s*define\s+\w+\(",
}


def line_of(code, offset):
    return code.count("\n", 0, offset) + 1


def forbidden(path, pattern):
    code = code_of(path)
    return [f"{path.name}:{line_of(code, match.start())}: {match[0].strip()}" for match in re.finditer(pattern, code)]


def implicit_members(path):
    """Members of enumerations without a number of their own, or with one given twice."""
    for name, body in re.findall(r"\benum\s+(\w*)\s*\{(.*?)\}", code_of(path), re.S):
        members = [member.strip() for member in body.split(",") if member.strip()]
        numbers = [re.fullmatch(r"\w+\s*=\s*(-?\d+)", member) for member in members]
        yield from (f"{path.name}: {name}: {member}" for member, number in zip(members, numbers) if not number)
        values = [number[1] for number in numbers if number]
        if len(set(values)) < len(values):
            yield f"{path.name}: {name}: two members have one value"


def undocumented(path):
    """Exported functions whose comment does not say since when they exist."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"(/\*\*(?:(?!\*/).)*\*/)?\s*\n(CPI_API\b[^;]*;)", text, re.S):
        if "@since" not in (match[1] or ""):
            yield f"{path.name}: {exported_functions(match[2])[0]}"


def unmarked(path):
    """Functions that are declared without CPI_API, and so would not be exported."""
    code = code_of(path)
    declared = re.findall(r"\b(cpi_\w+)\s*\([^;{]*\)\s*;", code)
    return [f"{path.name}: {name}" for name in declared if name not in exported_functions(code)]


def main():
    tap = Tap()
    for what, pattern in FORBIDDEN.items():
        tap.check(f"no header holds {what}", [place for path in PUBLIC for place in forbidden(path, pattern)])
    for what, find in (("every enumerator has a value of its own", implicit_members),
                       ("every function says since when it exists", undocumented),
                       ("every function is marked CPI_API", unmarked)):
        tap.check(what, [place for path in PUBLIC for place in find(path)])
    umbrella = next(path for path in PUBLIC if path.name == "cpindex.h").read_text()
    tap.check("cpindex.h includes every header", [path.name for path in PUBLIC if path.name not in
              ("cpindex.h", "export.h") and f"#include <cpindex/{path.name}>" not in umbrella])
    tap.end()


main()
