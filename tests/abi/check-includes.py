# SPDX-License-Identifier: MIT
"""Rooms of the library include only themselves and the rooms to their left; users include only public headers."""
import re

from headers import ROOT, Tap

ROOMS = ["base", "document", "framework", "answers", "scoring", "analysis"]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def includes(path):
    """(spelling, name) of every include: `<` for the system or public headers, `"` for our own files."""
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def room_of(path, name):
    """The room that an include with quotes reaches into."""
    beside = path.parent / name
    target = beside.resolve() if beside.exists() else (ROOT / "lib" / name).resolve()
    inside = target.exists() and target.is_relative_to(ROOT / "lib")
    return target.relative_to(ROOT / "lib").parts[0] if inside else None


def sources(folder):
    return sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in (".c", ".h"))


def wrong_in_room(room, path):
    allowed = ROOMS[:ROOMS.index(room) + 1]
    for mark, name in includes(path):
        shown = f"{path.relative_to(ROOT)} includes {name}"
        if name == "yaml.h" and room != "document":
            yield f"{shown}: only lib/document knows libyaml"
        elif mark == '"' and room_of(path, name) not in allowed:
            yield f"{shown}: {room} may use only {', '.join(allowed)}"


def wrong_in_user(path):
    for mark, name in includes(path):
        public = name.startswith("cpindex/")
        if mark == '"' and not (path.parent / name).exists():
            yield f"{path.relative_to(ROOT)} includes {name}, which is not beside it"
        elif "lib/" in name or name.split("/")[0] in ROOMS or name == "yaml.h":
            yield f"{path.relative_to(ROOT)} includes {name}, which is private"
        elif public and not (ROOT / "include" / name).exists():
            yield f"{path.relative_to(ROOT)} includes {name}, which does not exist"


def main():
    tap = Tap()
    for room in ROOMS:
        files = sources(f"lib/{room}")
        problems = [problem for path in files for problem in wrong_in_room(room, path)]
        tap.check(f"lib/{room} includes only what it may", problems if files else ["it holds no file"])
    for user in ("bindings", "examples"):
        files = sources(user)
        problems = [problem for path in files for problem in wrong_in_user(path)]
        tap.check(f"{user} include only public headers", problems if files else ["it holds no file"])
    outside = {path.name for path in (ROOT / "lib").iterdir() if path.is_dir()} - set(ROOMS)
    tap.check("lib has no other room", sorted(outside))
    tap.end()


main()
