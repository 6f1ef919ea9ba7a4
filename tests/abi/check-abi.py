# SPDX-License-Identifier: MIT
"""The binary interface is the committed one, or has more. Usage: check-abi.py [--update] CC ABIDW ABIDIFF

What is compared is a library of empty functions, compiled from the public headers alone: so nothing private gets in, and
every compiler describes it alike. check-symbols.py holds the real library to the same headers.
--update writes tests/abi/cpindex.abi anew: for a release that adds functions.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from headers import PUBLIC, ROOT, Tap, code_of

DUMP = ROOT / "tests/abi/cpindex.abi"
DUMP_OPTIONS = ["--no-show-locs", "--no-corpus-path", "--no-comp-dir-path", "--no-elf-needed", "--exported-interfaces-only"]


def empty_functions():
    """C text that defines every public function."""
    yield "#include <cpindex/cpindex.h>\n"
    for path in PUBLIC:
        for returns, rest in re.findall(r"^CPI_API\s+([^;(]*?)(\bcpi_\w+\s*\([^;]*\));", code_of(path), re.M):
            body = "" if returns.strip() == "void" else f"return ({returns.strip()})0;"
            yield f"{returns}{rest} {{ {body} }}\n"


def build(cc, library):
    command = [*cc.split(), "-std=c11", "-g", "-O0", "-w", "-fPIC", "-shared", f"-I{ROOT / 'include'}", "-x", "c", "-",
               "-o", library, "-Wl,-soname,libcpindex.so.0"]
    subprocess.run(command, check=True, input="".join(empty_functions()), text=True)


def changes(abidiff, library):
    """What abidiff calls a change; functions that were added are none."""
    run = subprocess.run([abidiff, "--no-added-syms", str(DUMP), library], capture_output=True, text=True)
    return [run.stdout + run.stderr] if run.returncode else []


def check(abidiff, library):
    tap = Tap()
    if not pathlib.Path(abidiff).exists():
        tap.skip("binary interface", "abidiff is not there (package abigail-tools)")
    else:
        tap.check("the dump names functions", [] if "cpi_framework_load" in DUMP.read_text() else [str(DUMP)])
        tap.check("no function or type was changed or removed", changes(abidiff, library))
    tap.end()


def main(arguments):
    cc, abidw, abidiff = [argument for argument in arguments if argument != "--update"]
    with tempfile.TemporaryDirectory(prefix="cpindex-abi-") as folder:
        library = f"{folder}/libcpindex.so"
        build(cc, library)
        if "--update" in arguments:
            dump = subprocess.run([abidw, *DUMP_OPTIONS, library], check=True, capture_output=True, text=True).stdout
            DUMP.write_text(dump)
        else:
            check(abidiff, library)


main(sys.argv[1:])
