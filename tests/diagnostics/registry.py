# SPDX-License-Identifier: MIT
"""The registry of diagnostics, lib/base/codes.def, and the table that is made of it for the owners of frameworks."""
import collections
import json
import re

Code = collections.namedtuple("Code", "number meaning group")
ENTRY = re.compile(r'DIAG\(\w+, (\d+), ("(?:[^"\\]|\\.)*")\)')
GROUP = re.compile(r"/\* ([^*]+) \*/")
INTRODUCTION = """\
# Diagnostics

Every problem that cpindex reports has a code, which never changes its meaning:

```
{problem}
```

This one is in the file `{file}`, line {line}, character {column} of that line. An *error* must be mended before
anything is scored; a *warning* is worth a look. All problems of a file are listed in one run, in the order in which
they stand there. What a framework may say is described in `README.md`.
"""


def read(path):
    """The codes in the order of the registry."""
    codes = []
    group = None
    for line in path.read_text(encoding="utf-8").splitlines():
        heading, entry = GROUP.fullmatch(line), ENTRY.fullmatch(line)
        if heading:
            group = heading[1]
        elif entry:
            codes.append(Code(int(entry[1]), json.loads(entry[2]), group))
        elif "DIAG" in line and not line.startswith(("/*", " *")):
            raise SystemExit(f"{path}: this line is not understood: {line}")
    return codes


def introduction(problem):
    """`problem` is a line that cpindex prints, which shows what the parts of such a line are."""
    file, line, column, _ = problem.split(":", 3)
    return INTRODUCTION.format(problem=problem, file=file, line=line, column=column)


def table(codes, problem):
    """The text of indicators/diagnostics.md."""
    lines = [introduction(problem)]
    for i, code in enumerate(codes):
        if i == 0 or code.group != codes[i - 1].group:
            lines += [f"## {code.group}", "| code | what it means, and what would be right |", "|---|---|"]
        lines.append(f"| CPI-{code.number} | {code.meaning.replace('|', chr(92) + '|')} |")
        if i + 1 == len(codes) or codes[i + 1].group != code.group:
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"
