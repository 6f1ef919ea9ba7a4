# SPDX-License-Identifier: MIT
"""What the Python layer adds to cpi_score_matrix: python_matrix.py LIBRARY FRAMEWORK FILE ROWS COLUMNS

Scores the matrix that matrix.c wrote, in turn through Framework.score_matrix() and through the bare C function. Prints
nanoseconds of the best of several rounds of both.
"""
import ctypes
import sys
import time

import cpindex
import numpy as np

ROUNDS = 40


def seconds_of(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def bare_call(library, framework, answers, scores):
    """The C function, called with everything at hand; it returns whether it went well."""
    function = ctypes.CDLL(library).cpi_score_matrix
    sizes = [ctypes.c_size_t(number) for number in answers.shape]
    strides = [ctypes.c_ssize_t(number) for number in (answers.shape[1], 1)]
    total = ctypes.byref(ctypes.c_int32(0))
    handle = ctypes.c_void_p(int(framework._handle.this))
    pointers = [ctypes.c_void_p(array.ctypes.data) for array in (answers, scores)]
    return lambda: function(handle, None, pointers[0], *sizes, *strides, total, ctypes.c_size_t(1), pointers[1],
                            ctypes.c_size_t(scores.size), None)


def main(library, path, file, rows, columns):
    framework = cpindex.Framework.load(path)
    answers = np.fromfile(file).reshape(int(rows), int(columns))
    bare, ours = np.empty(int(rows)), np.empty((int(rows), 1))
    in_c = bare_call(library, framework, answers, bare)
    total = [framework.code]
    if in_c() != 0 or not np.array_equal(framework.score_matrix(answers, total)[:, 0], bare):
        sys.exit("Python and C did not do the same work")
    rounds = [(seconds_of(lambda: framework.score_matrix(answers, total, out=ours)), seconds_of(in_c))
              for _ in range(ROUNDS)]
    print(*(f"{1e9 * min(times):.0f}" for times in zip(*rounds)))


main(*sys.argv[1:])
