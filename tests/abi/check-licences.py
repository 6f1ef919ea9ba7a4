# SPDX-License-Identifier: MIT
"""Every source file says its licence on its first line, after the #! where there is one."""
import os
import re

from headers import ROOT, Tap

SOURCE = re.compile(r".*\.(?:c|h|py|sh|map|def)|meson\.build|meson_options\.txt")
LINE = "SPDX-License-Identifier: MIT"


def files():
    """Files of the project: no builds, and nothing hidden but .ci."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if name == ".ci" or not name.startswith((".", "build", "__pycache__")))
        yield from (os.path.join(folder, name) for name in sorted(names))


def head(path):
    with open(path, "rb") as file:
        return [line.decode("utf-8", "replace") for line in (file.readline(), file.readline())]


def licensed(path):
    first, second = head(path)
    return LINE in (second if first.startswith("#!") else first)


def main():
    tap = Tap()
    found = [path for path in files() if SOURCE.fullmatch(os.path.basename(path)) or head(path)[0].startswith("#!")]
    tap.check("source files were found", [] if len(found) > 20 else found)
    tap.check("each names its licence", [os.path.relpath(path, ROOT) for path in found if not licensed(path)])
    tap.end()


main()
