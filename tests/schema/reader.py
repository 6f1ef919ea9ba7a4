# SPDX-License-Identifier: MIT
"""The keys and words that the C reader knows, from its tables: struct field, and lists that reader_word is given."""
import collections
import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "lib" / "framework"
FIELDS = re.compile(r"const struct field (\w+)\[\w*\] =\s*\{(.*?)\};", re.S)
FIELD = re.compile(r'\{"(\w+)", (true|false)\}')
WORDS = re.compile(r"const char \*const (\w+)\[\w*\] =\s*\{([^}]*)\};")
CHOICE = re.compile(r"reader_word\([^;]*?, (\w+), (\w+), &")

Table = collections.namedtuple("Table", "file keys required")


def sources(*patterns):
    paths = sorted(path for pattern in patterns for path in FOLDER.glob(pattern))
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def tables(*patterns):
    """Each table of keys in the files."""
    found = []
    for file, text in sources(*patterns).items():
        for table in FIELDS.finditer(text):
            fields = FIELD.findall(table[2])
            if len(fields) != table[2].count('"') // 2:
                raise SystemExit(f"{file}: the table {table[1]} is not understood")
            found.append(Table(file, {key for key, _ in fields}, {key for key, flag in fields if flag == "true"}))
    return found


def rule_keys():
    """The keys of a rule, which share the table of a method."""
    for file, text in sources("load*.c").items():
        enumeration = re.search(r"enum \w+ \{([^}]*?)\bRULE_FIELDS,", text)
        if enumeration:
            return Table(file, {name.lower() for name in re.findall(r"^\s*([A-Z_]+),", enumeration[1], re.M)}, set())
    raise SystemExit("no enumeration with RULE_FIELDS was found")


def choices(*patterns):
    """For each value that is one of some words: the file, and the words."""
    texts = sources("*.c")
    everywhere = {name: words for text in texts.values() for name, words in WORDS.findall(text)}
    found = []
    for file, text in sources(*patterns).items():
        own = dict(WORDS.findall(text))
        for name, count in CHOICE.findall(text):
            words = re.findall(r'"([^"]+)"', own.get(name) or everywhere.get(name, ""))
            if not words:
                raise SystemExit(f"{file}: the words of {name} were not found")
            found.append((file, tuple(words[:int(count)] if count.isdigit() else words)))
    return found
