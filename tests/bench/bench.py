# SPDX-License-Identifier: MIT
"""Prints the table of `meson test --benchmark`: what cpindex costs, as ratios measured in one run on one machine.
Usage: bench.py TOOLS.json PANEL.csv REALISTIC.yaml TERSE.yaml LARGE.yaml
"""
import importlib.util
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time

import bench_r

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ROWS, COLUMNS, FANS = 2000, 1000, (10, 10, 10)
PROCESS_ROUNDS, SESSIONS = 15, 40


def output(*command, env=None):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, env=env).stdout


def seconds_of(command, env=None):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)
    return time.perf_counter() - start


def row(what, figure, limit=""):
    print(f"  {what:<58}{figure:>10}  {limit}", flush=True)


def heading(text):
    print(f"\n{text}", flush=True)


def has(module):
    return importlib.util.find_spec(module) is not None


def name_machine(tools):
    cpus = re.findall(r"^model name\s*:\s*(.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    system = re.search(r'PRETTY_NAME="(.*)"', pathlib.Path("/etc/os-release").read_text())
    print(f"{cpus[0] if cpus else platform.machine()}, {os.cpu_count()} processors, "
          f"{system[1] if system else platform.system()}")
    versions = [tools["compiler"], f"libyaml {tools['libyaml']}", f"Python {platform.python_version()}"]
    for module in ("numpy", "pandas"):
        versions += [f"{module} {importlib.import_module(module).__version__}"] if has(module) else []
    print(", ".join(versions))


def bench_load(tools, generated):
    heading("Loading a framework, as a ratio to a bare libyaml pass over the same bytes")
    frameworks = [path for path in (ROOT / "indicators").glob("*.yaml") if "." not in path.stem]
    files = [*generated[:2], *sorted(str(path) for path in frameworks)]
    for line in output(tools["load"], *files).splitlines():
        path, size, events, load = line.split()
        limit = "" if path == generated[1] else "at most 1.5"
        row(f"{pathlib.Path(path).name} ({int(size) / 1024:.0f} KiB, {int(load) / 1e6:.2f} ms)",
            f"{int(load) / int(events):.2f}", limit)


def bench_memory(tools, generated):
    heading("Memory, as a ratio to the bytes of the file; and calls of the allocator")
    lines = [line.split() for line in output(tools["memory"], *generated).splitlines()]
    for path, size, held, peak, *_ in lines:
        row(f"{pathlib.Path(path).name}: held once loaded", f"{int(held) / int(size):.2f}", "at most 3")
        row(f"{pathlib.Path(path).name}: most held while loading", f"{int(peak) / int(size):.2f}",
            "" if "terse" in path else "at most 3")
    calls = {int(line[4]): int(line[5]) for line in lines}
    fewest, most = min(calls), max(calls)
    row(f"allocations per indicator ({calls[fewest]} for {fewest:,}, {calls[most]} for {most:,})",
        f"{(calls[most] - calls[fewest]) / (most - fewest):.2f}", "0")


def bench_process(tools, generated, sheet):
    heading("`cpindex score` on 9 countries x 1,000 indicators, as a whole process")
    score = [tools["cpindex"], "score", generated[0], sheet]
    if not has("pandas"):
        row("against python3 -c 'import pandas'", "-", "skipped: pandas is not there")
        return
    pandas = [sys.executable, "-c", "import pandas"]
    pairs = [(seconds_of(score), seconds_of(pandas)) for _ in range(PROCESS_ROUNDS)]
    ours, theirs = (min(times) for times in zip(*pairs))
    row(f"against python3 -c 'import pandas' ({1e3 * ours:.1f} ms to {1e3 * theirs:.0f} ms)",
        f"{ours / theirs:.3f}", "below 0.1")


def time_matrix(tools, generated, folder):
    """Nanoseconds of cpi_score_matrix, and of reading; the matrix is in `folder` afterwards."""
    numbers = output(tools["matrix"], generated[1], ROWS, f"{folder}/matrix").split()
    return float(numbers[0]), float(numbers[1])


def bench_matrix(tools, generated, folder):
    heading(f"cpi_score_matrix: {ROWS:,} x {COLUMNS:,} answers, 3% missing, three levels")
    file = f"{folder}/matrix"
    ours, reading = time_matrix(tools, generated, folder)
    row("nanoseconds an answer", f"{ours / ROWS / COLUMNS:.2f}")
    row("against reading the same numbers once", f"{ours / reading:.2f}")
    if not has("numpy"):
        row("against np.add.reduceat over children side by side", "-", "skipped: NumPy is not there")
        return
    theirs, difference = output(sys.executable, "-B", HERE / "numpy_matrix.py", file, ROWS, COLUMNS, *FANS).split()
    if float(difference) > 1e-12:
        sys.exit(f"NumPy and cpi_score_matrix disagree by {difference}: they did not do the same work")
    row(f"against np.add.reduceat ({float(theirs) / ROWS / COLUMNS:.2f} ns an answer)", f"{ours / float(theirs):.3f}")


def environment_with(package):
    """Where `import cpindex` finds the package of the build, with bytecode, as an installed one has it."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPATH": package}


def bench_python(tools, generated, folder):
    heading("From Python")
    if not tools["python"] or not has("numpy") or not has("pandas"):
        row("Framework.score_matrix, import cpindex", "-", "skipped: no Python package, NumPy or pandas")
        return
    environment = environment_with(tools["python"])
    through, bare = map(float, output(sys.executable, HERE / "python_matrix.py", tools["library"], generated[1],
                                      f"{folder}/matrix", ROWS, COLUMNS, env=environment).split())
    row("Framework.score_matrix against cpi_score_matrix, as above", f"{through / bare:.3f}", "at most 1.05")
    commands = [[sys.executable, "-c", code] for code in ("pass", "import cpindex", "import pandas")]
    rounds = [[seconds_of(command, environment) for command in commands] for _ in range(PROCESS_ROUNDS)]
    nothing, ours, theirs = (min(times) for times in zip(*rounds))
    row(f"import cpindex against import pandas ({1e3 * (ours - nothing):.1f} ms to {1e3 * (theirs - nothing):.0f} ms)",
        f"{(ours - nothing) / (theirs - nothing):.3f}", "below 0.1")


def bench_r_package(tools, generated, folder):
    heading("From R")
    if not tools["r"]:
        row("cpi_score_matrix, library(cpindex)", "-", "skipped: no R package")
        return
    pairs = [(bench_r.matrix_time(tools["r"], generated[1], f"{folder}/matrix", ROWS, COLUMNS),
              time_matrix(tools, generated, folder)[0]) for _ in range(3)]
    through, bare = (min(times) for times in zip(*pairs))
    row("cpi_score_matrix in R against C, as above", f"{through / bare:.3f}", "at most 1.1")
    empty = bench_r.install_empty(pathlib.Path(folder))
    ours, theirs = bench_r.attach_times({"cpindex": tools["r"], "empty": empty}, SESSIONS)
    row(f"library(cpindex) against an empty one ({ours / 1e6:.1f} ms to {theirs / 1e6:.1f} ms)",
        f"{ours / theirs:.2f}", "at most 1.5")


def bench_sets(tools):
    heading("cpi_score on 200 units x 1,000 quantities, 3% missing: goalposts of the set against fixed ones")
    fixed, *others = (float(number) for number in output(tools["sets"]).split())
    row("nanoseconds an answer with fixed goalposts", f"{fixed:.0f}")
    for what, nanoseconds in zip(("minimum and maximum", "mean and deviation of z-scores", "ranks"), others):
        row(what, f"{nanoseconds / fixed:.2f}", "at most 2")


def instructions(tools, function, framework, folder):
    file = f"{folder}/callgrind.{function}"
    output(shutil.which("valgrind"), "-q", "--tool=callgrind", f"--callgrind-out-file={file}", "--collect-atstart=no",
           f"--toggle-collect={function}", tools["instructions"], framework)
    return int(re.search(r"^(?:summary|totals): (\d+)", pathlib.Path(file).read_text(), re.M)[1])


def bench_instructions(tools, generated, folder):
    heading("Instructions per indicator scored, by callgrind: the same on every run")
    if not shutil.which("valgrind"):
        row("cpi_score, cpi_score_matrix", "-", "skipped: valgrind is not there")
        return
    for function, rows, what in (("cpi_score", 9, "every figure, its state, range and rank"),
                                 ("cpi_score_matrix", 200, "the total alone")):
        count = instructions(tools, function, generated[1], folder)
        row(f"{function}, {rows} rows: {what}", f"{count / (rows * COLUMNS):.0f}")


def main(tools, sheet, *generated):
    tools = json.loads(pathlib.Path(tools).read_text())
    name_machine(tools)
    bench_load(tools, generated)
    bench_memory(tools, generated)
    bench_process(tools, generated, sheet)
    with tempfile.TemporaryDirectory(prefix="cpindex-bench-") as folder:
        bench_matrix(tools, generated, folder)
        bench_python(tools, generated, folder)
        bench_r_package(tools, generated, folder)
        bench_sets(tools)
        bench_instructions(tools, generated, folder)


main(*sys.argv[1:])
