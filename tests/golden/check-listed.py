# SPDX-License-Identifier: MIT
"""Every transcript in a folder is one that meson.build runs. Usage: check-listed.py FOLDER NAME..."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import Tap  # noqa: E402

TAP = Tap()
TAP.check("every transcript is listed in meson.build",
          sorted({path.stem for path in pathlib.Path(sys.argv[1]).glob("*.md")} ^ set(sys.argv[2:])))
TAP.end()
