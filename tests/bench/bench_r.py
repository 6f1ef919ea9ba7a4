# SPDX-License-Identifier: MIT
"""The R package for the benchmark, timed in sessions of its own, beside an empty package of the same kind."""
import pathlib
import re
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def _run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def _nanoseconds(script, *arguments):
    return float(_run("Rscript", "--vanilla", HERE / script, *arguments))


def install_empty(folder):
    """A library with an empty package that says of itself what cpindex does, as R reads that of every package."""
    source, library = folder / "empty", folder / "library"
    shutil.copytree(HERE / "empty", source)
    description = (ROOT / "bindings/r/cpindex/DESCRIPTION").read_text()
    (source / "DESCRIPTION").write_text(re.sub("(?m)^Package:.*", "Package: empty", description))
    library.mkdir()
    _run("R", "CMD", "INSTALL", "--no-docs", f"--library={library}", source)
    return library


def attach_times(libraries, rounds):
    """Nanoseconds of attaching each package for the first time, the best of several sessions, which take turns."""
    times = [[_nanoseconds("r_attach.R", *pair) for pair in libraries.items()] for _ in range(rounds)]
    return [min(column) for column in zip(*times)]


def matrix_time(library, framework, file, rows, columns):
    """Nanoseconds of cpi_score_matrix() on the matrix in `file`."""
    return _nanoseconds("r_matrix.R", library, framework, file, rows, columns)
