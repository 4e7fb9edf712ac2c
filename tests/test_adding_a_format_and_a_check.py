"""Follows two sections of docs/adding-a-part.md on one copy of the project, and runs the tests that they name there."""

import re
from pathlib import Path

import pytest

from tests import test_walk as walk
from tests.sources import ROOT

PAGE = ROOT / "docs/adding-a-part.md"
TITLES = ("An export format", "A check of translations")
TEXT = PAGE.read_text(encoding="utf-8")
FILE = re.compile(r"`([\w/]+(?:\.\w+|/))`")


def sections() -> str:
    """Return the text of the two sections."""
    found = re.findall(rf"^## (?:{'|'.join(TITLES)})\n(.*?)(?=^## )", TEXT, re.MULTILINE | re.DOTALL)
    assert len(found) == len(TITLES)
    return "".join(found)


@pytest.mark.slow
@pytest.mark.timeout(1_000)
def test_a_made_up_format_and_check_work_and_break_nothing(tmp_path: Path) -> None:
    copy = walk.copied(tmp_path / "project")
    for step in walk.STEP.finditer(sections()):
        file = copy / (step["new"] or step["path"])
        before = "" if step["new"] else file.read_text(encoding="utf-8")
        file.write_text(walk.applied(before, step) if before else step["code"], encoding="utf-8")
    walk.make(copy, "schema")
    walk.lint(copy)
    named = " ".join(line.replace("\\\n", " ").strip().removeprefix("pytest ") for line in walk.RUN.findall(sections()))
    ran = walk.pytest_in(copy, named)
    assert ran.returncode == 0, ran.stdout[-20_000:] + ran.stderr


def test_every_file_in_which_a_change_begins_is_there() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", TEXT.partition("## A reactor")[0], re.MULTILINE)[1:]
    named = {each for row in rows for cell in row[1:] for each in FILE.findall(cell)}
    made = {each for each in named if not re.search(r"[A-Z]{4}", each)}
    missing = {each for each in made if not any((ROOT / top / each).exists() for top in (".", "interp"))}
    assert len(rows) == 11 and len(made) > 25 and missing == set()
