# SPDX-License-Identifier: MIT
"""indicators/README.md: its examples, which are marked by a comment, and its tables of keys."""
import collections
import pathlib
import re

README = pathlib.Path(__file__).resolve().parents[2] / "indicators" / "README.md"
BLOCK = re.compile(r"^<!-- (\w+)(?: (\S+))? -->\n```\w*\n(.*?)^```$", re.M | re.S)
FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.M | re.S)
CODE = re.compile(r"`([^`]+)`")

Block = collections.namedtuple("Block", "kind of line text")
Row = collections.namedtuple("Row", "key of value default line")


def read():
    return README.read_text(encoding="utf-8")


def blocks(text):
    return [Block(found[1], found[2], text.count("\n", 0, found.start(3)) + 1, found[3])
            for found in BLOCK.finditer(text)]


def unmarked(text):
    """Examples of several lines that no comment stands before."""
    marked = {block.line for block in blocks(text)}
    found = [(text.count("\n", 0, fence.start(1)) + 1, fence[1]) for fence in FENCE.finditer(text)]
    return [line for line, example in found if example.count("\n") > 1 and line not in marked]


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").replace("\\|", "\0").split("|")]


def rows(header, line, number):
    """One row of a table for each key in its first cell."""
    named = dict(zip(["key", *header[1:]], cells(line)))
    for key in CODE.findall(named["key"]):
        yield Row(key, re.findall(r"[\w-]+", named.get("of", "")), named["value"], named.get("default", ""), number)


def tables(text):
    """Tables of keys: for each heading, a list of tables, each a list of rows."""
    found = collections.defaultdict(list)
    heading = header = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if not line.startswith("|"):
            header = None
        elif header is None:
            header = cells(line)
            if header[0].startswith("key"):
                found[heading].append([])
        elif header[0].startswith("key") and not line.startswith("|--"):
            found[heading][-1] += rows(header, line, number)
    return found
