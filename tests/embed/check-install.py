# SPDX-License-Identifier: MIT
"""What a program in C or C++ needs is installed: examples/embed builds and runs against an installed prefix with
nothing but pkg-config. Usage: check-install.py MESON BUILD EXAMPLE COMPILER...
"""
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

EXPECTED = """\
DEMO  0.50     0.25 to 0.75
A19   0.50     0.50 to 0.50
19.1  1.00     1.00 to 1.00
19.2  0.00     0.00 to 0.00
A20   no data  0.00 to 1.00
20.1  no data  0.00 to 1.00
"""


def run(command, **more):
    """Standard output, and what is wrong with a command that must succeed in silence."""
    done = subprocess.run(command, capture_output=True, text=True, **more)
    loud = done.returncode or done.stderr
    return done.stdout, [f"$ {shlex.join(command)}", done.stdout + done.stderr] if loud else []


def environment_of(root):
    """pkg-config finds the library below `root`, where it was installed, and takes all paths from there."""
    found = next(pathlib.Path(root).rglob("cpindex.pc"), pathlib.Path(root))
    return {**os.environ, "PKG_CONFIG_PATH": str(found.parent), "PKG_CONFIG_SYSROOT_DIR": root,
            "LD_LIBRARY_PATH": str(found.parents[1])}


def wrong_with(compiler, example, root):
    """Builds and runs the example; returns what went wrong."""
    environment = environment_of(root)
    flags, problems = run(["pkg-config", "--cflags", "--libs", "cpindex"], env=environment)
    program = os.path.join(root, "embed")
    if not problems:
        _, problems = run([*compiler.split(), example, "-o", program, *flags.split()])
    if not problems:
        output, problems = run([program], env=environment)
    return problems or ([] if output == EXPECTED else ["expected:", EXPECTED, "but got:", output])


def main(meson, build, example, *compilers):
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="cpindex-embed-") as root:
        _, problems = run([meson, "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root])
        tap.check("the build installs", problems)
        for compiler in compilers:
            tap.check(f"{pathlib.Path(compiler.split()[0]).name}: builds with pkg-config alone, and scores",
                      wrong_with(compiler, example, root))
    tap.end()


main(*sys.argv[1:])
