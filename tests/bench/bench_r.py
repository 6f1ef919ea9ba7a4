# SPDX-License-Identifier: MIT
"""The R package for the benchmark: installed beside an empty one of the same kind, and timed in fresh sessions."""
import pathlib
import re
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def _install(library, source):
    subprocess.run(["R", "CMD", "INSTALL", "--no-docs", f"--library={library}", source], check=True,
                   capture_output=True)


def _write_empty(folder):
    """The empty package says of itself what cpindex does, as R reads that of every package."""
    shutil.copytree(HERE / "empty", folder)
    description = (ROOT / "bindings/r/cpindex/DESCRIPTION").read_text()
    (folder / "DESCRIPTION").write_text(re.sub("(?m)^Package:.*", "Package: empty", description))


def install(tarball, folder):
    """A library with cpindex and the empty package."""
    library = pathlib.Path(folder) / "r-library"
    library.mkdir()
    _install(library, tarball)
    _write_empty(pathlib.Path(folder) / "empty")
    _install(library, pathlib.Path(folder) / "empty")
    return library


def _nanoseconds(script, *arguments):
    command = ["Rscript", "--vanilla", HERE / script, *arguments]
    return float(subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout)


def attach_times(library, rounds):
    """Nanoseconds of attaching cpindex and the empty package, the best of several sessions of each in turn."""
    pairs = [[_nanoseconds("r_attach.R", package, library) for package in ("cpindex", "empty")] for _ in range(rounds)]
    return [min(times) for times in zip(*pairs)]


def matrix_time(library, framework, file, rows, columns):
    """Nanoseconds of cpi_score_matrix() on the matrix in `file`."""
    return _nanoseconds("r_matrix.R", library, framework, file, rows, columns)
