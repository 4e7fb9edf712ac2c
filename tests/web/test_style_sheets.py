"""Every style sheet is whole: a comment that does not end, or a splice, silently ends all rules after it."""

import re
from pathlib import Path

import pytest

from tests.row_by_row import row_by_row
from tests.sources import ROOT

SHEETS = sorted((ROOT / "interp" / "web" / "static" / "css").glob("*.css"))


def faults(text: str) -> list[str]:
    """Return what is not closed or does not belong where it stands, in words."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    depth, lowest = 0, 0
    for each in re.findall(r"[{}]", bare):
        depth += 1 if each == "{" else -1
        lowest = min(lowest, depth)
    nested = re.search(r"/\*(?:(?!\*/).)*/\*", text, re.DOTALL)
    found = {
        "a comment without an end": "/*" in bare,
        "a comment in a comment": bool(nested),
        "braces that do not match": depth != 0 or lowest < 0,
    }
    return [each for each, is_so in found.items() if is_so]


@row_by_row("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_is_whole(sheet: Path) -> None:
    assert faults(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a { b: c; }\n.e { f: g; } /* d", ["a comment without an end"]),
        ("a { b: c; /* d\n.e { f: g; } /* h */ }", ["a comment in a comment"]),
        ("a { b: c; }}", ["braces that do not match"]),
        ("}{", ["braces that do not match"]),
    ],
)
def test_what_is_not_whole_is_named(text: str, said: list[str]) -> None:
    assert faults(text) == said
