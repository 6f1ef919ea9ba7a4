# SPDX-License-Identifier: MIT
"""Every public header compiles alone, as C11 and as C++11, without a warning. Usage: check-headers.py CC [CXX]"""
import subprocess
import sys

from headers import PUBLIC, ROOT, Tap

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wundef", "-Werror"]
C = ["-std=c11", "-Wstrict-prototypes", "-Wc++-compat", "-x", "c"]
CXX = ["-std=c++11", "-Wold-style-cast", "-Wzero-as-null-pointer-constant", "-x", "c++"]


def complaints(compiler, options, header):
    """What the compiler says about a file that includes the header twice and nothing else."""
    text = f"#include <cpindex/{header.name}>\n" * 2 + "int cpindex_test_of_header(void);\n"
    command = compiler.split() + options + WARNINGS + [f"-I{ROOT / 'include'}", "-fsyntax-only", "-"]
    run = subprocess.run(command, input=text, capture_output=True, text=True)
    return [run.stderr or f"exit status {run.returncode}"] if run.returncode or run.stderr else []


def main(cc, cxx=None):
    tap = Tap()
    for header in PUBLIC:
        tap.check(f"{header.name} in C11", complaints(cc, C, header))
        if cxx:
            tap.check(f"{header.name} in C++11", complaints(cxx, CXX, header))
        else:
            tap.skip(f"{header.name} in C++11", "there is no C++ compiler")
    tap.end()


main(*sys.argv[1:])
