# SPDX-License-Identifier: MIT
"""Memory and allocations keep their promises; these are counts, the same on every run.
Usage: check-memory.py MEMORY LARGE SMALLER-AND-LARGER...
"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

LARGEST_RATIO = 3
WHAT_IS_SCORED = ("one assessment", "three assessments", "a matrix of 10 rows", "a matrix of 20 rows")


def measure(program, files):
    lines = subprocess.run([program, *files], check=True, capture_output=True, text=True).stdout.splitlines()
    return [(pathlib.Path(line.split()[0]).name, *map(int, line.split()[1:])) for line in lines]


def main(program, *files):
    tap = Tap()
    rows = measure(program, files)
    for name, size, held, peak, *_ in rows:
        tap.check(f"{name} holds {held / size:.2f} times its bytes, at most {LARGEST_RATIO}",
                  [f"{held} of {size} bytes"] if held > LARGEST_RATIO * size else [])
        # A terse file is nearly all structure, which is larger in memory than its few bytes while it is read.
        if not name.startswith("terse"):
            tap.check(f"{name} needs {peak / size:.2f} times its bytes to load, at most {LARGEST_RATIO}",
                      [f"{peak} of {size} bytes"] if peak > LARGEST_RATIO * size else [])
    calls = [row[5:] for row in rows]
    counts = [row[4] for row in rows]
    tap.check("frameworks of different sizes were measured", [] if max(counts) >= 10 * min(counts) else counts)
    (fewest, few), (most, many) = min(zip(counts, calls)), max(zip(counts, calls))
    for what, before, after in zip(WHAT_IS_SCORED, few, many):
        tap.check(f"{what} allocates nothing per indicator: {before} calls for {fewest}, {after} for {most}",
                  ["arrays may grow a few times, no more"] if after - before > (most - fewest) / 100 else [])
    tap.check("a matrix allocates nothing per row",
              [f"10 rows: {ten} calls, 20 rows: {twenty}" for *_, ten, twenty in calls if ten != twenty])
    tap.end()


main(*sys.argv[1:])
