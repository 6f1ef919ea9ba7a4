# SPDX-License-Identifier: MIT
"""Runs the examples of indicators/README.md: `cpindex check` has nothing to say of them. Usage: check_blocks.py CPINDEX

A comment before an example says what it is: `framework`; `translation` (of the framework that it names); `answers CODE`
(to the framework of that code, which is then scored); `goalposts CODE` (with which a blank sheet is scored); `table
NAME` (which is audited by indicators/NAME.yaml); `list` (imported as the text after it says); or
`links` (between the frameworks that it names).
"""
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import markdown  # noqa: E402
from tap import Tap  # noqa: E402

BLANK = ("blank.csv", "unit,period\nKosovo,2026\n")


def value_of(key, text):
    """A value at the top of a file."""
    return re.search(rf"^{key}: (\S+)$", text, re.M)[1]


def loud(cpindex, folder, *arguments):
    """What a command says that is to say nothing but its result."""
    done = subprocess.run([cpindex, *arguments], cwd=folder, timeout=120, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, encoding="utf-8")
    return [f"$ cpindex {' '.join(arguments)}", done.stderr or done.stdout] if done.returncode or done.stderr else []


def name_of(block, number):
    """The name of the example's file."""
    if block.kind == "framework":
        return f"{value_of('code', block.text)}.yaml"
    if block.kind == "translation":
        return f"{value_of('framework', block.text)}.{value_of('language', block.text)}.yaml"
    return f"{block.kind}-{number}.{'yaml' if block.kind in ('goalposts', 'links') else 'csv'}"


def commands(block, name):
    """The commands that try the example."""
    if block.kind == "answers":
        return [("check", f"{block.of}.yaml", name), ("score", f"{block.of}.yaml", name)]
    if block.kind == "goalposts":
        return [("score", f"{block.of}.yaml", BLANK[0], "--goalposts", name)]
    if block.kind == "table":
        return [("audit", str(markdown.README.with_name(f"{block.of}.yaml")), name)]
    if block.kind == "list":
        written = re.search(r"`cpindex (import list\.csv --lang [^`]*)`", markdown.read())[1]
        return [tuple(name if word == "list.csv" else word for word in written.split())]
    if block.kind == "links":
        earlier, later = re.findall(r"^(?:earlier|later): \{framework: (\w+),", block.text, re.M)
        return [("check", f"{later}.yaml", "--earlier", f"{earlier}.yaml", "--links", name)]
    framework = f"{name.split('.')[0]}.yaml"
    return [("check", framework), ("show", framework)]


def check_block(tap, block, name, cpindex, folder):
    problems = [line for command in commands(block, name) for line in loud(cpindex, folder, *command)]
    tap.check(f"line {block.line}: {block.kind} {name}", problems)


def main(cpindex):
    tap = Tap()
    text = markdown.read()
    blocks = markdown.blocks(text)
    names = [name_of(block, number) for number, block in enumerate(blocks)]
    tap.check("each example is one of another name", sorted({name for name in names if names.count(name) > 1}))
    tap.check("each example says what it is", [f"that at line {line} does not" for line in markdown.unmarked(text)])
    with tempfile.TemporaryDirectory(prefix="cpindex-readme-") as folder:
        for name, text in [*zip(names, (block.text for block in blocks)), BLANK]:
            (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
        for block, name in zip(blocks, names):
            check_block(tap, block, name, str(pathlib.Path(cpindex).resolve()), folder)
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
