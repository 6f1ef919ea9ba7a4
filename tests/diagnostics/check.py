# SPDX-License-Identifier: MIT
"""Holds each diagnostic to its example. Usage: check.py [--update] CPINDEX CALLS

Each code of lib/base/codes.def has an example; each example gives exactly the lines in the .txt beside it; the table
indicators/diagnostics.md says what the registry says. --update writes the lines and the table anew: read the diff.
"""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import examples  # noqa: E402
import registry  # noqa: E402
from tap import Tap  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
REGISTRY = ROOT / "lib" / "base" / "codes.def"
TABLE = ROOT / "indicators" / "diagnostics.md"
LINE = re.compile(r"(.*: )?(error|warning): .+ \[CPI-(\d+)\]")
# The example that the table begins with, under the name of a sheet that a person may have.
SHOWN = examples.HERE / "answers" / "CPI-507.txt"
SHOWN_NAME = "kosovo.csv"
# Problems that cannot come alone: what is left out follows what is listed.
COMPANIONS = {104: {218}}


def expected_status(lines):
    """1 for problems in the input, 3 where the system has one, 0 where there are only warnings."""
    if any(line.endswith("[CPI-101]") for line in lines):
        return 3
    return int(any("error: " in line for line in lines))


def form_problems(example, done, lines):
    """What is wrong with the output whatever the lines say: exit status, form, or codes of other examples."""
    codes = {int(match[3]) for match in map(LINE.fullmatch, lines) if match}
    if done.returncode != expected_status(lines):
        yield f"exit status {done.returncode}, expected {expected_status(lines)}"
    if done.returncode and done.stdout:
        yield f"a failed run printed {done.stdout!r}"
    yield from (f"not a diagnostic: {line}" for line in lines if not LINE.fullmatch(line))
    yield from (f"given twice: {line}" for line, count in collections.Counter(lines).items() if count > 1)
    if example.number not in codes:
        yield f"CPI-{example.number} is not reported"
    for other in sorted(codes - {example.number} - COMPANIONS.get(example.number, set())):
        yield f"CPI-{other} is reported too"


def line_problems(example, lines):
    if not example.expected.exists():
        return [f"there is no {example.expected.name}; --update writes it", *lines]
    expected = example.expected.read_text(encoding="utf-8").splitlines()
    kept = examples.shortened(lines)
    return [] if kept == expected else ["expected:", *expected, "but got:", *kept]


def score_problems(done, scored):
    """`score` says what `check` says, and prints no figures from input with errors."""
    if scored and (scored.returncode, scored.stderr) != (done.returncode, done.stderr):
        yield f"`score` differs: exit status {scored.returncode}, {scored.stderr}"
    if scored and scored.returncode and scored.stdout:
        yield f"`score` printed {scored.stdout!r}"


def check_example(tap, example, cpindex, calls):
    name = f"{example.expected.parent.name}/{example.name}"
    tried = examples.tried(example, cpindex, calls)
    if not tried:
        tap.skip(name, "the superuser may read every file")
        return
    done, scored = tried
    lines = done.stderr.splitlines()
    problems = [*form_problems(example, done, lines), *line_problems(example, lines), *score_problems(done, scored)]
    tap.check(name, problems)


def check_registry(tap, codes, found):
    numbers = [code.number for code in codes]
    tap.check("each number of the registry is given once",
              [f"CPI-{number}" for number, count in collections.Counter(numbers).items() if count > 1])
    covered = {example.number for example in found}
    tap.check("each code has an example", [f"CPI-{n} has none" for n in numbers if n not in covered])
    tap.check("each example is of a code", [f"CPI-{n} is not registered" for n in sorted(covered - set(numbers))])
    kept = {example.expected for example in found}
    tap.check("each file with expected lines has an example",
              [str(path) for path in examples.HERE.glob("*/*.txt") if path not in kept])


def table(codes):
    problem = SHOWN.read_text(encoding="utf-8").splitlines()[0]
    return registry.table(codes, problem.replace("CPI-507.csv", SHOWN_NAME))


def check_table(tap, codes):
    text = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    wrong = set(text.splitlines()) ^ set(table(codes).splitlines())
    tap.check("indicators/diagnostics.md says what the registry says",
              sorted(wrong) or ([] if text == table(codes) else ["the order of its lines"]))


def update(found, codes, cpindex, calls):
    for example in found:
        tried = examples.tried(example, cpindex, calls)
        if tried:
            lines = examples.shortened(tried[0].stderr.splitlines())
            example.expected.parent.mkdir(exist_ok=True)
            example.expected.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    TABLE.write_text(table(codes), encoding="utf-8")


def main(arguments):
    cpindex, calls = [str(pathlib.Path(path).resolve()) for path in arguments if path != "--update"]
    codes = registry.read(REGISTRY)
    found = examples.collect()
    if "--update" in arguments:
        update(found, codes, cpindex, calls)
        return
    tap = Tap()
    check_registry(tap, codes, found)
    check_table(tap, codes)
    for example in found:
        check_example(tap, example, cpindex, calls)
    tap.end()


if __name__ == "__main__":
    main(sys.argv[1:])
