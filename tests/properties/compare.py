# SPDX-License-Identifier: MIT
"""Compares what the command prints with the exact figures: every figure of every assessment, every column."""
from dataclasses import dataclass, field
from fractions import Fraction

from derived import band_of
from exact import spreadsheet
from model import number

TOLERANCE = Fraction(1, 10**12)
# Of doubles that keep all their digits.
SMALLEST = Fraction(1, 2**1022)


@dataclass
class Findings:
    problems: list = field(default_factory=list)
    figures: int = 0
    printed: int = 0
    worst: Fraction = Fraction(0)        # of figures that no subtraction goes into
    worst_span: Fraction = Fraction(0)   # of the others, relative to the output range

    def add(self, where, text):
        self.problems.append(f"{' '.join(where)}: {text}")


def subtracts(framework, method):
    """Whether a subtraction in the arithmetic can lose digits, so that an error is measured against the range."""
    weights = [node.weight for node in framework.nodes()] + list(method.weights.values())
    ranges = [map(number, output.range) for output in (method.output, *method.outputs.values())]
    return (any(first != 0 or second < 0 for first, second in ranges)
            or any(weight and number(weight) < 0 for weight in weights)
            or any(node.quantity for node in framework.nodes())
            or any(how == "difference" for _, how, _ in framework.derived)
            or any(scale.range and number(scale.range[0]) for scale in framework.scales.values()))


class Comparison:
    def __init__(self, framework, method, findings):
        self.framework, self.method, self.findings = framework, method, findings
        self.span = max(abs(number(output.range[1]) - number(output.range[0]))
                        for output in (method.output, *method.outputs.values()))
        self.subtracts = subtracts(framework, method)

    def error(self, got, want):
        """Relative error; what only misses 0 by a subtraction is measured against the range."""
        if got == want or got == 0 and abs(want) < SMALLEST:
            return Fraction(0)
        size = max(abs(want), self.span) if self.subtracts else abs(want)
        return abs(got - want) / size if size else Fraction(1)

    def numbers(self, where, column, text, want):
        if want is None or text == "":
            if (want is None) != (text == ""):
                self.findings.add(where, f"{column} is {text!r}, exactly {want if want is None else float(want)!r}")
            return
        error = self.error(number(text), want)
        kind = "worst_span" if self.subtracts else "worst"
        setattr(self.findings, kind, max(getattr(self.findings, kind), error))
        if error > TOLERANCE:
            self.findings.add(where, f"{column} is {text}, exactly {float(want)!r}: error {float(error):.2g}")

    def digits(self, where, column, text, want, digits):
        """The rounded form of the double that was computed, and of what is exact, must be the same text, as long as a
        double has so many digits."""
        if text == "" or want is None or abs(want) * 10**digits > 10**13:
            return
        got, right = (spreadsheet(x, digits) for x in (Fraction(float(text)), want))
        self.findings.printed += 1
        if got != right:
            self.findings.add(where, f"{column} prints as {got}, exactly {right} ({text}, {float(want)!r})")

    def figure(self, where, row, want, rank):
        self.findings.figures += 1
        if row["state"] != want.state:
            self.findings.add(where, f"state is {row['state']!r}, by the rules {want.state!r}")
        for column in ("score", "coverage", "low", "high"):
            self.numbers(where, column, row[column], getattr(want, column))
        output = self.framework.output_of(self.method, where[-1])
        for column in ("score", "low", "high"):
            self.digits(where, column, row[column], getattr(want, column), output.digits)
        band = band_of(self.framework, output, want.score) or ""
        if row.get("band", "") != band:
            self.findings.add(where, f"band is {row.get('band')!r}, by the rules {band!r}")
        if row["rank"] != (str(rank) if rank else ""):
            self.findings.add(where, f"rank is {row['rank']!r}, by the rules {rank}")


def compare(framework, code, panel, rows, expected, findings):
    """Rows of the command's table against the exact scores and ranks of one method."""
    outputs, ranks = expected
    comparison = Comparison(framework, framework.methods[code], findings)
    for i, (unit, period) in enumerate(panel.assessments):
        for address, want in outputs[i].items():
            where = (code, unit, period, address)
            row = rows.pop((unit, period, address), None)
            if row is None:
                findings.add(where, "is not in the table")
            else:
                comparison.figure(where, row, want, ranks.get((i, address)))
    for key in rows:
        findings.add(key, "is in the table, and not in the framework")
