# SPDX-License-Identifier: MIT
"""The command prints the same bytes whatever it was compiled with: each compiler, each optimisation, fused
multiply-add where the machine has it, and a locale with a decimal comma.
Usage: check-builds.py BUILD COMMA_LIBRARY|- COMPILER... -- TRANSCRIPT...
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from tap import Tap  # noqa: E402

# The ordinary build stands between these.
LEVELS = ("-O0", "-O3 -march=native")
KEPT = re.compile(r"-(I|D|U|std=|isystem|f(?!sanitize|lto|diagnostics|profile))")


def sources(build):
    """(file, flags that decide what its code means) for each source of the library and the command."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if file.is_relative_to(ROOT / "lib") or file.is_relative_to(ROOT / "bindings/cli"):
            found[file] = [word for word in shlex.split(entry["command"]) if KEPT.match(word)]
    return found


def compile_command(build, compiler, level, folder):
    """Builds cpindex with one compiler at one level; returns the program and what went wrong."""
    folder.mkdir()
    objects = []
    for i, (file, flags) in enumerate(sources(build).items()):
        objects.append(str(folder / f"{i}.o"))
        done = subprocess.run([*compiler.split(), *level.split(), *flags, "-w", "-c", str(file), "-o", objects[-1]],
                              cwd=build, capture_output=True, text=True)
        if done.returncode:
            return None, [done.stderr]
    libraries = subprocess.run(["pkg-config", "--libs", "yaml-0.1"], check=True, capture_output=True, text=True).stdout
    program = folder / "cpindex"
    done = subprocess.run([*compiler.split(), *objects, "-o", str(program), *libraries.split(), "-lm"],
                          capture_output=True, text=True)
    return (None, [done.stderr]) if done.returncode else (program, [])


def differences(program, transcripts, environment):
    """What the golden transcripts say of a program."""
    for transcript in transcripts:
        run = subprocess.run([sys.executable, "-B", str(ROOT / "tests/golden/run.py"), str(program), transcript],
                             env=environment, capture_output=True, text=True)
        if run.returncode:
            yield run.stderr + "".join(re.findall(r"^not ok.*\n(?:#.*\n)*", run.stdout, re.M)[:3])


def environments(comma):
    """Where the programs run: as tests do, and where a host has called setlocale()."""
    yield "", dict(os.environ)
    if comma != "-":
        yield ", decimal comma", {**os.environ, "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "en",
                                  "LOCPATH": str(pathlib.Path(comma).parent), "LD_PRELOAD": comma}


def main(build, comma, *rest):
    compilers, transcripts = rest[:rest.index("--")], rest[rest.index("--") + 1:]
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="cpindex-builds-") as top, concurrent.futures.ThreadPoolExecutor(2) as pool:
        variants = [(compiler, level) for compiler in compilers for level in LEVELS]
        jobs = [pool.submit(compile_command, pathlib.Path(build), compiler, level, pathlib.Path(top) / str(i))
                for i, (compiler, level) in enumerate(variants)]
        for (compiler, level), job in zip(variants, jobs):
            program, problems = job.result()
            for where, environment in environments(comma):
                tap.check(f"{pathlib.Path(compiler).name} {level}{where}",
                          problems or list(differences(program, transcripts, environment)))
    tap.end()


main(*sys.argv[1:])
