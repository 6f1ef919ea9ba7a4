# SPDX-License-Identifier: MIT
"""Runs the commands of a transcript and compares what they print. Usage: run.py [--update] CPINDEX TRANSCRIPT...

A transcript is Markdown; its indented lines are commands and what they must give:

    $ cpindex check nosuch.yaml          a command of the shell
    > --lang sq                          a further line of it
    what goes to standard output
    ! what goes to standard error
    ? 3                                  the exit status, where it is not 0

Commands run one after the other in one new folder, which sees indicators/ and examples/ of the source tree and has
`cpindex` and `make-input` on its path. --update writes what the commands give now into the transcript: read the diff.

README.md of the project is a transcript too; it is for newcomers, so it has no marks and no exit statuses.
"""
import difflib
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INDENT = "    "
LINES_SHOWN = 40
SECONDS = float(os.environ.get("CPINDEX_TEST_SECONDS", 60))


class Step:
    """A command, the lines that it must give, and where both stand in the transcript."""

    def __init__(self, first):
        self.first = first
        self.command = []
        self.expected = []


def inside(lines, i):
    """Whether the empty line i stands inside an output: the next line that is not empty goes on with it."""
    rest = next((line for line in lines[i:] if line), "")
    return rest.startswith(INDENT) and not rest.startswith(INDENT + "$ ")


def parse(lines):
    """Splits a transcript into steps and the prose between them, in order."""
    parts = []
    for i, line in enumerate(lines):
        text = line[len(INDENT):]
        if line.startswith(INDENT + "$ "):
            parts.append(Step(i + 1))
            parts[-1].command.append(text[2:])
        elif not parts or isinstance(parts[-1], str) or not (line.startswith(INDENT) or not line and inside(lines, i)):
            parts.append(line)
        elif text.startswith("> ") and not parts[-1].expected:
            parts[-1].command.append(text[2:])
        else:
            parts[-1].expected.append(text)
    return parts


def visible(line, mark):
    """A line as a transcript shows it: what cannot be seen, or would read as a mark, is written out."""
    text = "".join(c if c.isprintable() or c == "\t" else repr(c)[1:-1] for c in line)
    return "\\" + text if not mark and text.startswith(("$ ", "> ", "! ", "? ")) else mark + text


def shown(stream, mark):
    """The lines of an output as a transcript shows them."""
    *lines, unfinished = stream.decode("utf-8", "backslashreplace").split("\n")
    if not mark and lines and not lines[-1]:
        lines[-1] = "(empty line)"
    if unfinished:
        lines += [unfinished, "(no end of line)"]
    return [visible(line, mark) for line in lines]


def run(step, folder, environment, marked):
    """The lines that a command gives now."""
    try:
        done = subprocess.run(["/bin/sh", "-c", "\n".join(step.command)], cwd=folder, env=environment, timeout=SECONDS,
                              stdin=subprocess.DEVNULL, capture_output=True)
    except subprocess.TimeoutExpired:
        return [f"? no end within {SECONDS:g} seconds"]
    if not marked:
        return shown(done.stdout, "") + shown(done.stderr, "")
    status = [f"? {done.returncode}"] if done.returncode else []
    return shown(done.stdout, "") + shown(done.stderr, "! ") + status


def prepare(folder, cpindex):
    """The folder that commands run in, and their environment."""
    tools = folder / ".tools"
    tools.mkdir()
    (tools / "cpindex").symlink_to(pathlib.Path(cpindex).resolve())
    helper = f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -B {shlex.quote(str(HERE / 'make_input.py'))} \"$@\"\n"
    (tools / "make-input").write_text(helper)
    (tools / "make-input").chmod(0o755)
    for name in ("indicators", "examples"):
        (folder / name).symlink_to(ROOT / name)
    hidden = ("COLUMNS", "NO_COLOR", "TERM", "LINES")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    return {**environment, "PATH": f"{tools}:{environment.get('PATH', '/usr/bin:/bin')}", "TMPDIR": str(folder)}


def difference(step, lines):
    """What a person needs to see of a wrong output: the lines that are no longer there (-), and the new ones (+)."""
    changed = list(difflib.unified_diff(step.expected, lines, n=1, lineterm=""))[2:]
    return [f"$ {line}" for line in step.command] + changed[:LINES_SHOWN] + ["..."] * (len(changed) > LINES_SHOWN)


def written(parts):
    """A transcript from its parts."""
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            marks = ["$ "] + ["> "] * (len(part.command) - 1)
            yield from (INDENT + mark + line for mark, line in zip(marks, part.command))
            yield from (INDENT + line if line else "" for line in part.expected)


def run_transcript(transcript, cpindex, handle):
    """Runs the steps of a transcript in a new folder, and hands each with its lines to `handle`; returns its parts."""
    parts = parse(transcript.read_text(encoding="utf-8").splitlines())
    with tempfile.TemporaryDirectory(prefix="cpindex-golden-") as folder:
        environment = prepare(pathlib.Path(folder), cpindex)
        for step in (part for part in parts if isinstance(part, Step)):
            handle(step, run(step, folder, environment, transcript.name != "README.md"))
    return parts


def check(transcript, cpindex, tap):
    def compare(step, lines):
        problems = [] if lines == step.expected else difference(step, lines)
        tap.check(f"{transcript.stem}:{step.first} {step.command[0].replace('#', '')}", problems)
    run_transcript(transcript, cpindex, compare)


def update(transcript, cpindex):
    def accept(step, lines):
        step.expected = lines
    transcript.write_text("\n".join(written(run_transcript(transcript, cpindex, accept))) + "\n", encoding="utf-8")


def main(arguments):
    cpindex, *transcripts = [argument for argument in arguments if argument != "--update"]
    tap = Tap()
    for transcript in map(pathlib.Path, transcripts):
        if "--update" in arguments:
            update(transcript, cpindex)
        else:
            check(transcript, cpindex, tap)
    if "--update" not in arguments:
        tap.end()


if __name__ == "__main__":
    main(sys.argv[1:])
