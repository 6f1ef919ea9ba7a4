# SPDX-License-Identifier: MIT
"""The package installs offline with what Debian has: pip install ., and a wheel that comes from the sdist.
Usage: check_package.py ROOT
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

from tap import Tap

EXAMPLE = """
import cpindex
scores = cpindex.Framework.load(cpindex.frameworks()["child-protection-index"]).score({"19.L.1": "yes"})
print(cpindex.__version__, scores["A19"].text, scores.framework["A19"].text("title", "sq"))
"""
PIP = ["-m", "pip", "install", "--quiet", "--no-build-isolation", "--no-index", "--no-deps", 
       "--disable-pip-version-check"]


def problems_of(*command, cwd=None):
    """What a command said, where it failed."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    return [f"$ {' '.join(map(str, command))}", (done.stdout + done.stderr)[-3000:]] if done.returncode else []


def copy_of(root, folder):
    """A repository of the files as they are now: an sdist holds what is committed."""
    copy = folder / "clone"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("build*", ".git", "__pycache__"))
    git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "as it is"]):
        subprocess.run([*git, *command], cwd=copy, check=True)
    return copy


def venv_of(folder, name):
    """The Python of a new environment that sees Debian's packages."""
    subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", folder / name], check=True)
    return folder / name / "bin" / "python"


def example_problems(python, folder):
    done = subprocess.run([python, "-c", EXAMPLE], cwd=folder, capture_output=True, text=True)
    said = done.stdout.split()
    return [] if said[1:] == ["1.00", "Dhuna"] else [done.stdout + done.stderr]


def misplaced(wheel):
    """Files of a wheel that would land elsewhere than in the package, among the commands or the headers."""
    places = ("cpindex/", ".cpindex.mesonpy.libs/", "cpindex-")
    return [name for name in zipfile.ZipFile(wheel).namelist()
            if not name.startswith(places) or "/data/data/" in name]


def main(root):
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="cpindex-package-") as temporary:
        folder = pathlib.Path(temporary)
        copy, direct, from_wheel = copy_of(root, folder), venv_of(folder, "direct"), venv_of(folder, "wheel")
        tap.check("pip install .", problems_of(direct, *PIP, copy))
        tap.check("the installed package scores", example_problems(direct, folder))
        tap.check("the command comes along", problems_of(direct.parent / "cpindex", "--version"))
        tap.check("an sdist, and a wheel from it",
                  problems_of(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", copy))
        wheels, sdists = [list((folder / "dist").glob(pattern)) for pattern in ("*.whl", "*.tar.gz")]
        tap.check("one of each", [] if len(wheels) == len(sdists) == 1 else [f"{wheels} {sdists}"])
        tap.check("the wheel installs", problems_of(from_wheel, *PIP, *wheels))
        tap.check("the installed wheel scores", example_problems(from_wheel, folder))
        tap.check("nothing lands elsewhere", [name for wheel in wheels for name in misplaced(wheel)])
    tap.end()


main(pathlib.Path(sys.argv[1]))
