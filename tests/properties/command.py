# SPDX-License-Identifier: MIT
"""Runs the cpindex command and reads what it prints."""
import csv
import io
import pathlib
import subprocess
import tempfile


PATIENCE = 120


class Failed(Exception):
    """The command ended with another status than 0, or not at all; the text is what it said."""


def run(exe, *arguments):
    try:
        done = subprocess.run([exe, *map(str, arguments)], capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise Failed(f"no end after {PATIENCE} seconds") from late
    if done.returncode:
        raise Failed(f"exit status {done.returncode}: {done.stderr.decode()[:2000]}")
    return done.stdout.decode("utf-8-sig")


class Workplace:
    """A folder that holds one framework and its answers."""

    def __init__(self, exe):
        self.exe, self.folder = exe, tempfile.TemporaryDirectory(prefix="cpindex-")
        self.framework = pathlib.Path(self.folder.name, "framework.yaml")
        self.answers = pathlib.Path(self.folder.name, "answers.csv")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def write(self, framework, answers):
        self.framework.write_text(framework, encoding="utf-8")
        self.answers.write_bytes(answers)

    def score(self, method, *options):
        return run(self.exe, "score", self.framework, self.answers, "--method", method, *options)

    def rows(self, method):
        """{(unit, period, address): row} of the full-precision table."""
        return read_rows(self.score(method, "--format", "csv"))


def read_rows(text):
    rows = {}
    for row in csv.DictReader(io.StringIO(text)):
        key = row["unit"], row["period"], row["figure"]
        if key in rows:
            raise Failed(f"{key} is printed twice")
        rows[key] = row
    return rows
