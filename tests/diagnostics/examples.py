# SPDX-License-Identifier: MIT
"""The examples, and what cpindex says about them."""
import pathlib
import shutil
import subprocess
import tempfile

import generated

HERE = pathlib.Path(__file__).resolve().parent
# An example that gives more lines than this shows the first and last of them.
MOST_LINES = 12
ENDS = 3
# What the caller says of the columns of a list.
NAMED_COLUMNS = {"CPI-551": ["--column", "qestion=question"]}
CALLS = ("CPI-102-text", "CPI-102-translation", "CPI-412-options", "CPI-431", "CPI-507-matrix")


class Example:
    """One input: `prepare` puts it into a folder and returns the arguments, or None where it cannot be tried here."""

    def __init__(self, kind, name, prepare):
        self.name = name
        self.expected = HERE / kind / f"{name}.txt"
        self.in_calls = kind == "calls"
        self.prepare = prepare
        self.number = int(name.split("-")[1])


def of_framework(path):
    def prepare(folder):
        shutil.copy(path, folder)
        return ["check", path.name]
    return Example("frameworks", path.stem, prepare)


def of_translation(path):
    name = path.name.split(".")[0]

    def prepare(folder):
        (folder / "framework.yaml").rename(folder / f"{name}.yaml")
        shutil.copy(path, folder)
        return ["check", f"{name}.yaml"]
    return Example("translations", name, prepare)


def of_answers(path):
    def prepare(folder):
        shutil.copy(path, folder)
        return ["check", "framework.yaml", path.name]
    return Example("answers", path.stem, prepare)


def of_goalposts(path):
    """Goalposts that are given back, or a sheet that gives none, for a framework that normalises against a set."""
    def prepare(folder):
        for name in ("sets.yaml", "sets.csv", path.name):
            shutil.copy(path.parent / name, folder)
        if path.suffix == ".csv":
            return ["score", "sets.yaml", path.name]
        return ["score", "sets.yaml", "sets.csv", "--goalposts", path.name]
    return Example("goalposts", path.stem, prepare)


def of_table(path):
    def prepare(folder):
        shutil.copy(path, folder)
        return ["audit", "framework.yaml", path.name]
    return Example("tables", path.stem, prepare)


def of_list(path):
    """A list of indicators; where NAME.yaml stands beside it, in the place of the tree of that framework."""
    like = path.with_suffix(".yaml")

    def prepare(folder):
        shutil.copy(path, folder)
        if not like.exists():
            return ["import", path.name, "-o", "made.yaml", *NAMED_COLUMNS.get(path.stem, [])]
        shutil.copy(like, folder)
        return ["import", path.name, "--like", like.name, "-o", "made.yaml"]
    return Example("lists", path.stem, prepare)


def of_links(path):
    """Links between framework.yaml as it is, and as NAME.later.yaml has it, or as it is too."""
    later = path.with_suffix(".later.yaml")

    def prepare(folder):
        shutil.copy(path, folder)
        shutil.copy(later if later.exists() else HERE / "framework.yaml", folder / "later.yaml")
        return ["check", "later.yaml", "--earlier", "framework.yaml", "--links", path.name]
    return Example("links", path.stem, prepare)


def of_call(name):
    return Example("calls", name, lambda folder: [name])


def collect():
    """All examples: each file of a folder, generated ones, and calls."""
    found = [of_framework(path) for path in (HERE / "frameworks").glob("*.yaml")]
    found += [of_translation(path) for path in (HERE / "translations").glob("*.yaml")]
    found += [of_answers(path) for path in (HERE / "answers").glob("*.csv")]
    found += [of_goalposts(path) for path in (HERE / "goalposts").glob("CPI-*.[yc]*")]
    found += [of_table(path) for path in (HERE / "tables").glob("*.csv")]
    found += [of_list(path) for path in (HERE / "lists").glob("*.csv")]
    found += [of_links(path) for path in (HERE / "links").glob("*.yaml") if "." not in path.stem]
    found += [Example("generated", name, prepare) for name, prepare in generated.EXAMPLES.items()]
    found += [of_call(name) for name in CALLS]
    return sorted(found, key=lambda example: (example.number, str(example.expected)))


def run(program, arguments, folder):
    return subprocess.run([program, *arguments], cwd=folder, timeout=120, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, encoding="utf-8")


def tried(example, cpindex, calls):
    """What the example gives: of `check`, and of `score` with the same arguments. None where it cannot be tried."""
    with tempfile.TemporaryDirectory(prefix="cpindex-diagnostics-") as name:
        folder = pathlib.Path(name)
        shutil.copy(HERE / "framework.yaml", folder)
        arguments = example.prepare(folder)
        if not arguments:
            return None
        if example.in_calls:
            return run(calls, arguments, folder), None
        has_answers = arguments[0] == "check" and len(arguments) > 2 and "--links" not in arguments
        return run(cpindex, arguments, folder), has_answers and run(cpindex, ["score", *arguments[1:]], folder) or None


def shortened(lines):
    """The lines as the file beside the example keeps them."""
    if len(lines) <= MOST_LINES:
        return lines
    return lines[:ENDS] + [f"({len(lines) - 2 * ENDS} more lines)"] + lines[-ENDS:]
