# SPDX-License-Identifier: MIT
"""Tables for notebooks and documents: HTML that follows the light or dark theme, and Markdown."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

# What a title begins with for each level that it is below the first.
INDENT = "\u2003"

# Colours come from the page, so that a table is readable in light and in dark notebooks. Those align all text to the
# right, hence !important.
STYLE = """<style>
.cpindex { border-collapse: collapse; color: inherit; background: transparent; font-variant-numeric: tabular-nums; }
.cpindex caption { caption-side: top; text-align: left; font-weight: bold; color: inherit; padding: 0 0 .4em; }
.cpindex th, .cpindex td { padding: .15em .7em; border: none; background: transparent; text-align: left !important;
  vertical-align: top !important; }
.cpindex thead th { border-bottom: 1px solid currentColor; }
.cpindex tbody tr { background: transparent; }
.cpindex tbody tr + tr td { border-top: 1px solid rgba(128, 128, 128, .25); }
.cpindex .r { text-align: right !important; white-space: nowrap; }
.cpindex .muted { opacity: .65; }
</style>"""


def html_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], align: str,
               note: str = "") -> str:
    """A table; ``align`` has a letter, l or r, for each column."""
    from html import escape

    classes = ['' if letter == "l" else ' class="r"' for letter in align]

    def element(tag: str, kind: str, cell: str) -> str:
        text = cell.lstrip(INDENT)
        depth = len(cell) - len(text)
        # Padding, so that the second line of a long title is indented as well.
        style = f' style="padding-left: {0.7 + 1.2 * depth:.1f}em"' if depth else ""
        return f"<{tag}{kind}{style}>{escape(text)}</{tag}>"

    def line(tag: str, cells: Sequence[str]) -> str:
        return f"<tr>{''.join(element(tag, kind, cell) for kind, cell in zip(classes, cells))}</tr>"

    head = f"<thead>{line('th', header)}</thead>" if header else ""
    body = "\n".join(line("td", row) for row in rows)
    foot = f'<p class="cpindex muted">{escape(note)}</p>' if note else ""
    return (f'{STYLE}\n<table class="cpindex"><caption>{escape(caption)}</caption>{head}\n'
            f"<tbody>\n{body}\n</tbody></table>{foot}")


def markdown(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], align: str) -> str:
    """A table in the dialect that GitHub and Jupyter read."""
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    rule = "|" + "|".join("---:" if letter == "r" else "---" for letter in align) + "|"
    return "\n".join([f"**{caption}**", "", line(header), rule, *map(line, rows)]) + "\n"
