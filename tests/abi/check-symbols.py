# SPDX-License-Identifier: MIT
"""Headers, version map and shared library name the same functions. Usage: check-symbols.py NM LIBRARY"""
import re
import subprocess
import sys

from headers import PUBLIC, ROOT, Tap, code_of, exported_functions


def mapped_functions():
    """Names in the `global:` parts of the version map."""
    code = re.sub(r"/\*.*?\*/|#[^\n]*", "", (ROOT / "lib/cpindex.map").read_text(), flags=re.S)
    parts = re.findall(r"global:(.*?)(?:local:|\})", code, re.S)
    return [name for part in parts for name in re.findall(r"[\w*]+", part)]


def exported_symbols(nm, library):
    lines = subprocess.run([nm, "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
    fields = [line.split() for line in lines.splitlines()]
    return {name.split("@")[0]: kind for _, kind, name in fields if kind != "A"}


def differences(left, right, only_left, only_right):
    return ([f"{name}: {only_left}" for name in sorted(set(left) - set(right))]
            + [f"{name}: {only_right}" for name in sorted(set(right) - set(left))])


def main(nm, library):
    tap = Tap()
    declared = [name for path in PUBLIC for name in exported_functions(code_of(path))]
    mapped = mapped_functions()
    symbols = exported_symbols(nm, library)
    tap.check("headers declare functions", [] if declared else ["none was found"])
    tap.check("no function is declared or mapped twice",
              [name for names in (declared, mapped) for name in sorted(set(names)) if names.count(name) > 1])
    tap.check("headers and version map agree",
              differences(declared, mapped, "not in lib/cpindex.map", "in lib/cpindex.map, but in no public header"))
    tap.check("headers and library agree",
              differences(declared, symbols, "not exported by the library", "exported, but in no public header"))
    tap.check("every export has the prefix", [name for name in symbols if not name.startswith("cpi_")])
    tap.check("every export is a function", [name for name, kind in symbols.items() if kind != "T"])
    tap.end()


main(*sys.argv[1:])
