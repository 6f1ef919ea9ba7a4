# SPDX-License-Identifier: MIT
"""cpi_format_number() against exact decimals: ties, their neighbours, and numbers of every size.

    rounding.py FORMAT_LINES [--count N] [--seed TEXT]
"""
import argparse
import math
import random
import subprocess
from decimal import Decimal
from fractions import Fraction

from exact import FIFTEEN, spreadsheet
from tap import Tap


def formatted(exe, pairs):
    lines = "".join(f"{value.hex()} {digits}\n" for value, digits in pairs)
    done = subprocess.run([exe], input=lines, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines()


def disagreements(exe, pairs):
    """Where the text is not the spreadsheet form of the double's exact value."""
    texts = formatted(exe, pairs)
    if len(texts) != len(pairs):
        return [f"{len(pairs)} numbers went in, {len(texts)} came out"]
    return [f"{value!r} with {digits} digits is {text}, should be {spreadsheet(Fraction(value), digits)}"
            for (value, digits), text in zip(pairs, texts) if text != spreadsheet(Fraction(value), digits)]


def ties(digits):
    """Every number between 0 and 10 that stands halfway between two printed ones, with both signs."""
    step = Decimal(1).scaleb(-digits)
    return [float(sign * (k * step + step / 2)) for k in range(int(10 / step)) for sign in (1, -1)]


def around(values):
    """Values some units in the last place away, as arithmetic in doubles leaves them."""
    for value in values:
        up, down = value, value
        for _ in range(3):
            up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
            yield from (up, down)


def random_doubles(rng, count):
    for _ in range(count):
        yield math.ldexp(rng.uniform(-1, 1), rng.randint(-60, 60))


def shortest(exe, values):
    """With -1 for the digits, a text must read back as the same double, and no shorter one may."""
    problems = []
    for value, text in zip(values, formatted(exe, [(value, -1) for value in values])):
        if float(text) != value:
            problems.append(f"{value!r} is written {text}, which is another number")
        elif significant(text) > significant(repr(value)):
            problems.append(f"{value!r} is written {text}, longer than needed")
    return problems


def significant(text):
    return len(Decimal(text).normalize().as_tuple().digits)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("format_lines")
    parser.add_argument("--seed", default="cpindex")
    parser.add_argument("--count", type=int, default=40000)
    options = parser.parse_args()
    rng, tap, exe = random.Random(options.seed), Tap(), options.format_lines
    named = [(0.615, 2), (0.125, 2), (2.675, 2), (1.005, 2), (-0.615, 2), (0.5, 0), (1.5, 0), (2.5, 0), (-0.001, 2),
             (0.6154, 2)]
    by_hand = ["0.62", "0.13", "2.68", "1.01", "-0.62", "1", "2", "3", "0.00", "0.62"]
    got = formatted(exe, named)
    tap.check("halves that a person looks at", [] if got == by_hand else [f"{got}, should be {by_hand}"])
    for digits in range(4):
        values = ties(digits)
        tap.check(f"{len(values)} halves with {digits} digits", disagreements(exe, [(x, digits) for x in values]))
        near = list(around(values))
        tap.check(f"{len(near)} numbers next to them", disagreements(exe, [(x, digits) for x in near]))
    pairs = [(x, rng.randint(0, 15)) for x in random_doubles(rng, options.count)]
    pairs = [(x, digits) for x, digits in pairs if not on_the_fence(x)]
    tap.check(f"{len(pairs)} random numbers", disagreements(exe, pairs))
    tap.check("the shortest text", shortest(exe, list(random_doubles(rng, options.count // 2))))
    tap.end()


def on_the_fence(x):
    """A double whose 16th digit and the rest are exactly a half: its 15-digit form is a matter of convention."""
    exact = Decimal(x)
    half = abs(exact - FIFTEEN.plus(exact)) * 2
    return exact != 0 and half == Decimal(1).scaleb(exact.adjusted() - 14)


if __name__ == "__main__":
    main()
