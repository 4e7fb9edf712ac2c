"""Follows docs/adding-a-command.md on a copy of the package, and runs the test the walk ends with."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT

WALK = ROOT / "docs/adding-a-command.md"
STEP = re.compile(
    r"^(?:In `(?P<path>[^`]+)`, (?P<where>above|below|instead of) `(?P<anchor>[^`]+)`|New file `(?P<new>[^`]+)`):\n\n"
    r"```python\n(?P<code>.*?)^```",
    re.MULTILINE | re.DOTALL,
)


def steps() -> list[re.Match[str]]:
    """Return what the walk asks for, in order."""
    return list(STEP.finditer(WALK.read_text(encoding="utf-8")))


def applied(text: str, step: re.Match[str]) -> str:
    """Return a file's text with one step done at the one line that begins as the step says."""
    lines = text.splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if line.startswith(step["anchor"])]
    assert len(places) == 1, f"{step['path']} has {len(places)} lines that begin with {step['anchor']!r}"
    place = places[0]
    first, last = {"above": (place, place), "below": (place + 1, place + 1)}.get(step["where"], (place, place + 1))
    return "".join([*lines[:first], step["code"], *lines[last:]])


def follow(folder: Path) -> list[str]:
    """Do every step in a copy of the package; return the new files."""
    new = []
    for step in steps():
        if step["new"]:
            (folder / step["new"]).parent.mkdir(parents=True, exist_ok=True)
            (folder / step["new"]).write_text(step["code"], encoding="utf-8")
            new.append(str(step["new"]))
        else:
            file = folder / step["path"]
            file.write_text(applied(file.read_text(encoding="utf-8"), step), encoding="utf-8")
    return new


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "interp", tmp_path / "interp", ignore=shutil.ignore_patterns("static", "__pycache__"))
    (tmp_path / "tests").mkdir()
    for name in ("builders.py", "fakes.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    return tmp_path


def pytest_in(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """Run the tests of a copy of the package with that copy, and nothing of ours."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib", *files]
    (folder / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100, check=False)


def test_the_walk_leads_to_a_command_that_works(copy: Path) -> None:
    run = pytest_in(copy, *follow(copy))
    assert run.returncode == 0, run.stdout + run.stderr
    assert "6 passed" in run.stdout


def test_without_the_steps_before_it_the_test_of_the_walk_fails(copy: Path) -> None:
    (copy / "tests/test_note.py").write_text(steps()[-1]["code"], encoding="utf-8")
    assert pytest_in(copy, "tests/test_note.py").returncode != 0


def test_the_walk_has_no_block_that_is_not_followed() -> None:
    assert len(steps()) == WALK.read_text(encoding="utf-8").count("```python")
