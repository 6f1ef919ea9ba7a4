# SPDX-License-Identifier: MIT
"""Writes test results in TAP, which Meson counts case by case."""
import sys


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name, problems):
        """One case: it passes where there are no problems; they are shown where there are."""
        self.count += 1
        self.failed += bool(problems)
        lines = [f"{'not ok' if problems else 'ok'} {self.count} - {name}"]
        lines += ["#   " + line for problem in problems for line in str(problem).splitlines()]
        print("\n".join(lines), flush=True)

    def skip(self, name, reason):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {reason}", flush=True)

    def end(self):
        """Ends the program. A TAP that tested nothing is a failure."""
        print(f"1..{self.count}", flush=True)
        sys.exit(1 if self.failed or not self.count else 0)
