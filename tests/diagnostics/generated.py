# SPDX-License-Identifier: MIT
"""Examples that no file shows well: too large, too deep, unreadable, or in an encoding that editors mend.

Each function writes its input into a folder and returns the arguments of the command."""
import os

HEAD = 'cpindex: 1\ncode: DEMO\nedition: "2026"\ntitle: A small index\nstatus: example\n'
SCALES = "scales:\n  answer: {options: {yes: {value: 1}, no: {value: 0}}}\nscale: answer\n"
INDICATORS = "indicators:\n  - {code: a, question: Is there a law?}\n"
METHODS = "methods:\n  mean: {title: Mean, aggregation: arithmetic, missing: skip}\n"
SHEET = "unit,indicator,answer\nKosovo,19.L.1,yes\n"
MEBIBYTE = 1024 * 1024

EXAMPLES = {}


def example(name):
    def add(function):
        EXAMPLES[name] = function
        return function
    return add


def framework(folder, text):
    (folder / "framework.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return ["check", "framework.yaml"]


def sheet(folder, content):
    (folder / "answers.csv").write_bytes(content)
    return ["check", "framework.yaml", "answers.csv"]


def grow(path, size):
    """Makes a file that is large, but takes no room on the disk."""
    with open(path, "ab") as file:
        file.truncate(size)


def table(folder, text):
    (folder / "table.csv").write_text(text)
    return ["audit", "framework.yaml", "table.csv"]


@example("CPI-101-missing")
def missing(folder):
    return ["check", "nosuch.yaml"]


@example("CPI-101-folder")
def unreadable_folder(folder):
    (folder / "folder.yaml").mkdir()
    return ["check", "folder.yaml"]


@example("CPI-101-permission")
def permission(folder):
    arguments = sheet(folder, SHEET.encode())
    (folder / "answers.csv").chmod(0)
    return None if os.geteuid() == 0 else arguments


@example("CPI-101-loop")
def loop(folder):
    (folder / "loop.yaml").symlink_to("loop.yaml")
    return ["check", "loop.yaml"]


@example("CPI-102-framework")
def large_framework(folder):
    grow(folder / "framework.yaml", 16 * MEBIBYTE + 1)
    return ["check", "framework.yaml"]


@example("CPI-102-answers")
def large_sheet(folder):
    arguments = sheet(folder, SHEET.encode())
    grow(folder / "answers.csv", 256 * MEBIBYTE + 1)
    return arguments


@example("CPI-103-windows")
def windows(folder):
    return framework(folder, (HEAD.replace("A small", "Një") + SCALES + INDICATORS + METHODS).encode("cp1250"))


@example("CPI-103-utf16")
def utf16(folder):
    return framework(folder, (HEAD + SCALES + INDICATORS + METHODS).encode("utf-16"))


@example("CPI-103-nul")
def nul(folder):
    return framework(folder, HEAD.replace("small", "sm\0ll") + SCALES + INDICATORS + METHODS)


@example("CPI-103-sheet-windows")
def sheet_windows(folder):
    return sheet(folder, SHEET.replace("yes", "Pjesërisht").encode("cp1250"))


@example("CPI-103-sheet-utf16")
def sheet_utf16(folder):
    return sheet(folder, SHEET.encode("utf-16"))


@example("CPI-103-sheet-nul")
def sheet_nul(folder):
    return sheet(folder, SHEET.replace("yes", "y\0s").encode())


@example("CPI-103-sheet-workbook")
def sheet_workbook(folder):
    return sheet(folder, b"PK\x03\x04\x14\0\x06\0[Content_Types].xml")


@example("CPI-201-control")
def control_character(folder):
    return framework(folder, HEAD.replace("small", "sm\x07ll") + SCALES + INDICATORS + METHODS)


@example("CPI-104")
def many_problems(folder):
    owners = "".join(f"owner{i}: A coalition\n" for i in range(1003))
    return framework(folder, HEAD + owners + SCALES + INDICATORS + METHODS)


@example("CPI-205")
def deep(folder):
    return framework(folder, HEAD + "owner: " + "[" * 200000 + "\n")


@example("CPI-206")
def many_values(folder):
    return framework(folder, HEAD + "owner: [" + "a," * 2000000 + "a]\n")


@example("CPI-225-long")
def long_code(folder):
    return framework(folder, HEAD + SCALES + INDICATORS.replace("code: a", "code: " + "a" * 101) + METHODS)


@example("CPI-320-nodes")
def many_nodes(folder):
    indicators = "".join(f"  - {{code: {i}, title: i}}\n" for i in range(100002))
    return framework(folder, HEAD + SCALES + "indicators:\n" + indicators + METHODS)


@example("CPI-320-groups")
def many_groups(folder):
    groups = "".join(f"      g{i}: Group\n" for i in range(1001))
    return framework(folder, HEAD + SCALES + "facets:\n  f:\n    groups:\n" + groups + INDICATORS + METHODS)


@example("CPI-320-cells")
def many_cells(folder):
    names = [f"g{i}" for i in range(1000)]
    facets = "facets: {f: {groups: {" + ", ".join(f"{name}: G" for name in names) + "}}}\n"
    part = "domains:\n  - code: p\n    title: P\n    facets: {f: [" + ", ".join(names) + "]}\n    domains:\n"
    domain = "      - {{code: d{0}, title: D, indicators: [{{code: i{0}, title: I}}]}}\n"
    domains = "".join(domain.format(i) for i in range(1000))
    return framework(folder, HEAD + SCALES + facets + part + domains + METHODS)


@example("CPI-320-options")
def many_options(folder):
    options = ", ".join(f"o{i}: {{value: 0}}" for i in range(101))
    scales = f"scales:\n  answer: {{options: {{{options}}}}}\nscale: answer\n"
    return framework(folder, HEAD + scales + INDICATORS + METHODS)


@example("CPI-320-bands")
def too_many_bands(folder):
    bands = "bands:\n  b:\n    bands:\n      b0: {}\n" + "".join(f"      b{i}: {{from: {i}}}\n" for i in range(1, 101))
    return framework(folder, HEAD + bands + SCALES + INDICATORS + METHODS)


@example("CPI-320-methods")
def many_methods(folder):
    methods = "".join(METHODS.splitlines(True)[1].replace("mean:", f"m{i}:") for i in range(101))
    return framework(folder, HEAD + SCALES + INDICATORS + "methods:\n" + methods)


@example("CPI-604")
def no_method_for_period(folder):
    framework(folder, HEAD + SCALES + INDICATORS + METHODS.replace("title: Mean", 'title: Mean, from: "2017"'))
    return table(folder, "unit,period,a,total\nKosovo,2015,yes,1\nSerbia,2015,no,0\nKosovo,2017,yes,1\n")


@example("CPI-102-table")
def large_table(folder):
    arguments = table(folder, "unit,A19,total\n")
    grow(folder / "table.csv", 256 * MEBIBYTE + 1)
    return arguments


@example("CPI-103-table")
def table_windows(folder):
    arguments = table(folder, "")
    (folder / "table.csv").write_bytes("unit,A19,total\nShqipëri,0.5,0.5\n".encode("cp1250"))
    return arguments
