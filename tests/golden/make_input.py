# SPDX-License-Identifier: MIT
"""Writes input that is too big, or too broken, to be kept as a file: make-input KIND [NUMBER] > FILE"""
import sys

HEAD = 'cpindex: 1\ncode: T\nedition: "1"\ntitle: Test\nstatus: example\n'
SCALE = "scales:\n  yn:\n    options: {yes: {value: 1}, no: {value: 0}}\nscale: yn\n"
METHOD = "methods:\n  mean: {title: Mean, aggregation: arithmetic, missing: skip}\n"


def framework(indicators):
    return f"{HEAD}{SCALE}indicators:\n{indicators}{METHOD}"


def indicators(count):
    return "".join(f"  - {{code: q{i}, question: Question {i}?}}\n" for i in range(count))


def alias_bomb(levels):
    """Each line holds the one before ten times."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, levels)]
    return "\n".join(lines) + "\n"


def long_sheet(rows):
    return "unit,period,indicator,answer\n" + "".join(f"Unit {i},2026,q0,yes\n" for i in range(rows))


KINDS = {
    "framework": lambda n: framework(indicators(n)),
    "latin1": lambda n: framework("  - {code: q0, question: Größe?}\n").encode("latin-1"),
    "utf16": lambda n: framework(indicators(1)).encode("utf-16"),
    "nul": lambda n: framework(indicators(1)).replace("Test", "Te\0st"),
    "control": lambda n: framework(indicators(1)).replace("Test", "Te\x07st"),
    "brackets": lambda n: "[" * n,
    "braces": lambda n: "{a: " * n,
    "dashes": lambda n: "- " * n + "x\n",
    "questions": lambda n: "? " * n + "x\n",
    "indents": lambda n: "".join(" " * i + f"k{i}:\n" for i in range(n)),
    "alias-bomb": alias_bomb,
    "domains": lambda n: HEAD + SCALE + "".join("  " * i + f"domains:\n{'  ' * i}- code: D{i}\n{'  ' * i}  title: D\n"
                                                for i in range(n)),
    "megabytes": lambda n: b"# " + b"x" * (n * 2**20 - 3) + b"\n",
    "csv-megabytes": lambda n: "unit,indicator,answer,question\n" + f"T,q0,yes,{'q' * 1014}\n" * (n * 2**10),
    "long-key": lambda n: "k" * n + ": 1\n",
    "sheet": long_sheet,
    "sheet-latin1": lambda n: "unit,indicator,answer\nKöln,q0,yes\n".encode("latin-1"),
    "sheet-utf16": lambda n: "unit,indicator,answer\nT,q0,yes\n".encode("utf-16"),
    "sheet-nul": lambda n: "unit,indicator,answer\nT\0,q0,yes\n",
    "sheet-open-quote": lambda n: 'unit,indicator,answer\nT,q0,"yes\n' + "T,q0,yes\n" * n,
    "sheet-bom-crlf": lambda n: "\ufeffunit;indicator;answer\r\nT;q0;yes\r\n",
    "sheet-wide": lambda n: "unit," + ",".join(f"x{i}" for i in range(n)) + "\nT" + ",yes" * n + "\n",
}


def main(kind, number="1"):
    content = KINDS[kind](int(number))
    sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode())


main(*sys.argv[1:])
