# SPDX-License-Identifier: MIT
"""Every framework of the project passes `check`, speaks its languages, and comes back from its own list; every sheet
scores. Usage: frameworks.py CPINDEX INDICATORS SHEETS
"""
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import yaml  # noqa: E402
from tap import Tap  # noqa: E402

LANGUAGES = {"sq", "sr"}
# Texts of a translation that may be missing, by the end of their path.
OPTIONAL = ("question", "guidance", "source", "evidence", "description")
FULLY_ASKED = "child-protection-index"
CYRILLIC = range(0x0400, 0x0500)


class Command:
    def __init__(self, cpindex):
        self.cpindex = pathlib.Path(cpindex).resolve()

    def run(self, *arguments):
        """Standard output, and what is wrong with a command that has nothing to complain of."""
        done = subprocess.run([self.cpindex, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=120)
        loud = done.returncode or done.stderr
        return done.stdout, [f"$ cpindex {' '.join(map(str, arguments))}", done.stderr] if loud else []


def fingerprint(command, path):
    output, problems = command.run("show", path)
    return next((line.split()[1] for line in output.splitlines() if line.startswith("Fingerprint")), problems)


def list_problems(command, path, folder):
    """The list that `show` writes makes the same framework again."""
    listed, again = folder / "list.csv", folder / path.name
    _, problems = command.run("show", path, "--format", "csv", "-o", listed)
    if not problems:
        _, problems = command.run("import", listed, "--like", path, "-o", again)
    if problems:
        return problems
    same = fingerprint(command, path) == fingerprint(command, again)
    return [] if same else ["another fingerprint comes back"]


def translation_problems(command, path):
    output, problems = command.run("check", path, "--translations", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(output)))
    yield from problems
    yield from (f"there is no translation into {language}"
                for language in sorted(LANGUAGES - {row["language"] for row in rows}))
    for row in rows:
        end = row["text"].split(".")[-1]
        wanted = end not in OPTIONAL or (end == "question" and path.stem == FULLY_ASKED)
        where = f"{row['language']} {row['text']}"
        if row["state"] == "stale":
            yield f"{where}: made from {row['translated_from']!r}, is now {row['base']!r}"
        if row["state"] == "missing" and wanted:
            yield f"{where}: {row['base']!r} is not translated"
        if row["state"] == "translated" and not row["translated_from"]:
            yield f"{where}: does not say what it was made from"


def draft_problems(path):
    for language in sorted(LANGUAGES):
        translation = yaml.load(path.with_suffix(f".{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
        if translation.get("status") not in ("draft", "confirmed"):
            yield f"{language}: whether a native reader has confirmed it is not said"


def words(label):
    texts = label.values() if isinstance(label, dict) else [label]
    return [word for text in texts for word in (text if isinstance(text, list) else [text])]


def cyrillic_problems(path):
    """Whoever answers in Serbian may do so in either script."""
    text = path.with_suffix(".sr.yaml").read_text(encoding="utf-8")
    for scale, texts in yaml.load(text, yaml.BaseLoader).get("scales", {}).items():
        for option, label in texts.get("options", {}).items():
            letters = [word for word in words(label) if any(c.isalpha() for c in word)]
            if letters and not any(ord(c) in CYRILLIC for word in letters for c in word):
                yield f"{scale}.{option}: no label in Cyrillic"


def check_framework(tap, command, path):
    _, problems = command.run("check", path)
    tap.check(f"{path.name} passes `check` without a warning", problems)
    tap.check(f"{path.name} is translated", list(translation_problems(command, path)) + list(draft_problems(path)))
    tap.check(f"{path.name} takes answers in Cyrillic", list(cyrillic_problems(path)))
    with tempfile.TemporaryDirectory(prefix="cpindex-lists-") as folder:
        tap.check(f"{path.name} comes back from its list", list_problems(command, path, pathlib.Path(folder)))


def check_sheet(tap, command, sheet, framework):
    _, problems = command.run("check", framework, sheet)
    scored, more = command.run("score", framework, sheet, "--format", "csv")
    if not problems + more and not any(row["state"] == "scored" for row in csv.DictReader(io.StringIO(scored))):
        problems = ["nothing is scored"]
    tap.check(f"{sheet.name} is checked and scored", problems + more)


def main(cpindex, indicators, sheets):
    tap = Tap()
    command = Command(cpindex)
    frameworks = sorted(path for path in pathlib.Path(indicators).glob("*.yaml") if "." not in path.stem)
    tap.check("there are frameworks", [] if frameworks else ["there are none"])
    for path in frameworks:
        check_framework(tap, command, path)
    for sheet in sorted(pathlib.Path(sheets).glob("*.csv")):
        check_sheet(tap, command, sheet, pathlib.Path(indicators) / f"{sheet.stem}.yaml")
    tap.end()


main(*sys.argv[1:])
