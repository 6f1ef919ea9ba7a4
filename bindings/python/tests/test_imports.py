# SPDX-License-Identifier: MIT
"""What is imported when: a program that only scores does not wait for pandas."""
import pathlib
import subprocess
import sys

import pytest

import cpindex

HEAVY = ("pandas", "numpy", "matplotlib", "openpyxl")
PACKAGE = str(pathlib.Path(cpindex.__file__).parents[1])


def modules_after(code):
    program = f"import sys\nsys.path.insert(0, {PACKAGE!r})\n{code}\nprint(*sys.modules)"
    return subprocess.run([sys.executable, "-B", "-c", program], check=True, capture_output=True,
                          text=True).stdout.split()


def test_importing_imports_nothing_heavy():
    assert not set(HEAVY) & set(modules_after("import cpindex"))


def test_scoring_a_file_imports_nothing_heavy(root):
    code = f"""import cpindex
scores = cpindex.Framework.load({str(root / 'indicators/child-protection-index.yaml')!r}).score(
    {str(root / 'examples/kosovo/answers.csv')!r})
scores.to_markdown(), scores._repr_html_(), str(scores.explain('A19'))"""
    assert not set(HEAVY) & set(modules_after(code))


def test_all_names_are_there():
    assert all(hasattr(cpindex, name) for name in cpindex.__all__)
    assert cpindex.__version__.count(".") == 2


@pytest.mark.parametrize("name", cpindex.__all__)
def test_every_name_says_what_it_is(name):
    assert getattr(cpindex, name).__doc__
