# SPDX-License-Identifier: MIT
"""Counts the test cases of every build in a folder and ends with one line: N passed, N failed.

Meson writes one JSON object a test program into meson-logs/. A program that speaks TAP counts as its cases,
any other as one. A run without tests, and a suite that no run holds, count as failed.
"""
import collections
import json
import pathlib
import re
import sys

SUITES = ("abi", "api", "bench", "diagnostics", "embed", "fuzz", "golden", "indicators", "properties", "published",
          "python", "r", "reproducible", "schema", "unit", "vectors")
LINES_SHOWN = 30
GOOD = ("OK", "EXPECTEDFAIL")
TAP_LINE = re.compile(r"^(not )?ok\b[ \d]*(?:- )?([^#\n]*)(?:#\s*(skip)\S*\s*(.*))?((?:\n#.*)*)", re.M | re.I)
Case = collections.namedtuple("Case", "run name outcome detail")


def tap_cases(text):
    """The cases of a TAP text as (name, outcome, detail); none where it holds no plan."""
    if not re.search(r"^1\.\.\d+", text, re.M):
        return
    for match in TAP_LINE.finditer(text):
        bad, name, skip, reason, notes = match.groups()
        outcome = "skipped" if skip else "failed" if bad else "passed"
        yield name.strip(), outcome, reason if skip else (notes or "").strip()


def cases_of(run, entry):
    """Every case of one test program."""
    program, result, text = entry["name"].split(" / ")[-1], entry["result"].strip().upper(), entry.get("stdout") or ""
    cases = [Case(run, f"{program}: {name}", *rest) for name, *rest in tap_cases(text)]
    whole = (text + (entry.get("stderr") or "")).strip()
    if result == "SKIP" and not cases:
        return [Case(run, program, "skipped", whole.splitlines()[-1] if whole else "no reason given")]
    if result not in GOOD + ("SKIP",) and not any(case.outcome == "failed" for case in cases):
        cases.append(Case(run, program, "failed", f"{result}\n{whole[-4000:]}"))
    return cases or [Case(run, program, "passed", "")]


def read_build(folder):
    """The cases of each run in a build folder, and the suites that they belong to."""
    suites_of = {test["name"]: {suite.split(":")[-1] for suite in test["suite"]}
                 for test in json.loads((folder / "meson-info/intro-tests.json").read_text())}
    cases, suites = [], set()
    for log in sorted((folder / "meson-logs").glob("testlog*.json")):
        run = folder.name + log.stem.replace("testlog", "")
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            found = cases_of(run, json.loads(line))
            cases += found
            if any(case.outcome != "skipped" for case in found):
                suites |= suites_of.get(json.loads(line)["name"].split(" / ")[-1], set())
    return cases, suites


def read_steps(top):
    """What tests/run itself did: builds, and the runs that it started."""
    for line in (top / "steps").read_text().splitlines():
        outcome, what = line.split(" ", 1)
        yield Case("builds", what, outcome, "")


def missing(top, cases, suites):
    """A failed case for each run that tested nothing, and for each suite that no run tested."""
    started = collections.Counter((top / "runs").read_text().split()) if (top / "runs").exists() else {}
    for build, count in started.items():
        runs = {case.run for case in cases if case.run == build or case.run.startswith(build + "-")}
        if len(runs) < count:
            yield Case(build, f"{count} runs", "failed", f"only {len(runs)} of them ran any test")
    for suite in SUITES:
        if suite not in suites:
            yield Case("all", f"suite {suite}", "failed", "no test of it ran")


def main(top):
    cases, suites = list(read_steps(top)), set()
    for folder in sorted(path.parent for path in top.glob("*/meson-info")):
        found, named = read_build(folder)
        cases += found
        suites |= named
    cases += missing(top, cases, suites)
    count = collections.Counter((case.run, case.outcome) for case in cases)
    for run in dict.fromkeys(case.run for case in cases):
        parts = [f"{count[run, what]} {what}" for what in ("passed", "failed", "skipped") if count[run, what]]
        print(f"{run:20} {', '.join(parts)}")
    for case in cases:
        if case.outcome != "passed":
            *lines, last = case.detail.splitlines() or [""]
            shown = lines[:LINES_SHOWN] + ["..."] * (len(lines) > LINES_SHOWN) + [last]
            print("\n".join([f"{case.outcome}: {case.run}: {case.name}: {shown[0]}", *shown[1:]]))
    failed = sum(case.outcome == "failed" for case in cases)
    print(f"{sum(case.outcome == 'passed' for case in cases)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
