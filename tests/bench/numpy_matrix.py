# SPDX-License-Identifier: MIT
"""The strongest plain NumPy for the matrix that matrix.c scored: numpy_matrix.py FILE ROWS COLUMNS FAN...

FAN is how many children each node has, from the lowest level up; they lie side by side, so that each level is one
np.add.reduceat. Prints the nanoseconds of the best of several rounds, and the largest difference from the totals of
matrix.c.
"""
import sys
import time

import numpy as np

ROUNDS = 5


def means(values, present, fan):
    """One level up: the mean of what is there, and whether anything is."""
    starts = np.arange(0, values.shape[1], fan)
    count = np.add.reduceat(present, starts, axis=1, dtype=np.float64)
    total = np.add.reduceat(values, starts, axis=1)
    there = count > 0
    return np.divide(total, count, out=np.zeros_like(total), where=there), there


def score(answers, fans):
    present = ~np.isnan(answers)
    values = np.where(present, answers, 0.0)
    for fan in fans:
        values, present = means(values, present, fan)
    return np.where(present, values, np.nan)[:, 0]


def timed(answers, fans):
    start = time.perf_counter()
    totals = score(answers, fans)
    return time.perf_counter() - start, totals


def main(path, rows, columns, *fans):
    answers = np.fromfile(path).reshape(int(rows), int(columns))
    rounds = [timed(answers, [int(fan) for fan in fans]) for _ in range(ROUNDS)]
    difference = np.abs(rounds[0][1] - np.fromfile(path + ".scores")).max()
    print(f"{1e9 * min(seconds for seconds, _ in rounds):.0f} {difference:.3g}")


main(*sys.argv[1:])
