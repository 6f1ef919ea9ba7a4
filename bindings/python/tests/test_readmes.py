# SPDX-License-Identifier: MIT
"""The Python of the READMEs runs."""
import os
import pathlib
import re

import matplotlib.pyplot
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
BLOCKS = [(path, block) for path in ("README.md", "bindings/python/README.md")
          for block in re.findall(r"^```python\n(.*?)^```", (ROOT / path).read_text(encoding="utf-8"), re.S | re.M)]


def test_there_is_python():
    assert len(BLOCKS) >= 2


@pytest.mark.parametrize("path, block", BLOCKS, ids=lambda value: value if value.endswith(".md") else "")
def test_it_runs(path, block, tmp_path, monkeypatch):
    for folder in ("examples", "indicators"):
        os.symlink(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    exec(compile(block, path, "exec"), {})
    assert (tmp_path / "kosovo.xlsx").stat().st_size > 10000
    matplotlib.pyplot.close("all")
