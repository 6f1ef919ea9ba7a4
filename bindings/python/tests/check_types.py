# SPDX-License-Identifier: MIT
"""The package is typed: mypy --strict of it and of a program that uses it, and stubtest of the generated module.
Usage: check_types.py FOLDER-OF-THE-PACKAGE
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from tap import Tap

USE = """
import cpindex
from typing_extensions import assert_type

framework = cpindex.Framework.load("framework.yaml")
scores = framework.score({"19.L.1": "yes"})
assert_type(scores["A19"].value, float)
assert_type(scores.A19.state, cpindex.State)
assert_type(framework["A19"].question, str | None)
assert_type(scores.explain("A19")[0].contribution, float)
assert_type([figure.rank for figure in scores["A19"]], list[int | None])
"""


def problems_of(package, *arguments):
    environment = {**os.environ, "MYPYPATH": package, "MYPY_CACHE_DIR": os.devnull}
    done = subprocess.run([sys.executable, "-B", "-m", *arguments], capture_output=True, text=True, env=environment)
    return [done.stdout + done.stderr] if done.returncode else []


def main(package):
    tap = Tap()
    strict = ["mypy", "--strict", "--ignore-missing-imports"]
    tap.check("mypy --strict of the package", problems_of(package, *strict, "-p", "cpindex"))
    tap.check("the generated types are those of the generated module",
              problems_of(package, "mypy.stubtest", "--concise", "cpindex._core"))
    with tempfile.TemporaryDirectory(prefix="cpindex-types-") as folder:
        use = pathlib.Path(folder) / "use.py"
        use.write_text(USE, encoding="utf-8")
        tap.check("mypy --strict of a program", problems_of(package, *strict, str(use)))
        use.write_text(USE.replace("float)", "str)"), encoding="utf-8")
        tap.check("which finds what is wrong", [] if problems_of(package, *strict, str(use)) else ["it does not"])
    tap.end()


main(sys.argv[1])
