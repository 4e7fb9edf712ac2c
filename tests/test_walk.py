"""Follows docs/adding-a-command.md on a copy of the project, and runs the quick suite that the page names there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.sources import ROOT

WALK = ROOT / "docs/adding-a-command.md"
STEP = re.compile(
    r"^(?:In `(?P<path>[^`]+)`, (?:(?P<where>above|below|instead of) (?P<ticks>`+)(?P<anchor>.+?)(?P=ticks)|at the end)"
    r"|New file `(?P<new>[^`]+)`):\n\n```(?:python|markdown)\n(?P<code>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
RUN = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
# what is compiled goes along, as far as it is whole: each command in a copy would compile everything anew
MADE = shutil.ignore_patterns(".*", "node_modules", "*.pyc.*", "dist", "screenshots")
# what no step and no command writes into: Python puts a new file where it compiles anew
NEVER_WRITTEN = (".pyc", ".xz", ".mo", ".woff2", ".png")


def steps() -> list[re.Match[str]]:
    """Return what the walk asks for, in order."""
    return list(STEP.finditer(WALK.read_text(encoding="utf-8")))


def commands() -> list[str]:
    """Return what the walk runs, in order: `make schema`, then the quick suite."""
    return [line.replace("\\\n", " ").strip() for line in RUN.findall(WALK.read_text(encoding="utf-8"))]


def applied(text: str, step: re.Match[str]) -> str:
    """Return a file's text with one step done: at its end, or at the one line that begins as the step says."""
    if step["where"] is None:
        return text + step["code"]
    lines = text.splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if line.startswith(step["anchor"])]
    assert len(places) == 1, f"{step['path']} has {len(places)} lines that begin with {step['anchor']!r}"
    place = places[0]
    first, last = {"above": (place, place), "below": (place + 1, place + 1)}.get(step["where"], (place, place + 1))
    return "".join([*lines[:first], step["code"], *lines[last:]])


def follow(folder: Path) -> list[str]:
    """Do every step in a copy of the project, up to what is generated; return the new files."""
    new = []
    for step in steps():
        file = folder / (step["new"] or step["path"])
        if step["new"]:
            file.write_text(step["code"], encoding="utf-8")
            new.append(str(step["new"]))
        else:
            file.write_text(applied(file.read_text(encoding="utf-8"), step), encoding="utf-8")
    return new


def make(folder: Path, word: str) -> None:
    """Run the lines of a word of the Makefile, with this Python."""
    recipe = re.search(rf"^{word}:.*\n((?:\t.*\n)+)", (folder / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert recipe
    for line in recipe[1].splitlines():
        ran = run(folder, line.strip().removeprefix("@").replace("$(BIN)/python", sys.executable))
        assert ran.returncode == 0, ran.stdout + ran.stderr


def copied(folder: Path) -> Path:
    """Copy the project; return where it is."""
    shutil.copytree(ROOT, folder, ignore=MADE, copy_function=_copied)
    return folder


def _copied(source: str, target: str) -> None:
    """Copy one file, or give it a second name where nothing writes into it and both are on one disk."""
    if source.endswith(NEVER_WRITTEN):
        with suppress(OSError):
            os.link(source, target)
            return
    shutil.copy2(source, target)


def run(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run one command in a copy of the project with that copy, and nothing of ours."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environ = alone | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "", "ONE_SERVER": "1"}
    return subprocess.run(
        shlex.split(line), cwd=folder, env=environ, capture_output=True, text=True, timeout=900, check=False
    )


def pytest_in(folder: Path, arguments: str) -> subprocess.CompletedProcess[str]:
    """Run tests of a copy of the project."""
    return run(folder, f"{sys.executable} -m pytest -q -p no:cacheprovider {arguments}")


def lint(folder: Path) -> None:
    """Look at the Python of a copy of the project as `make lint` and `make quick` do."""
    # the copy may lack a file of tests that others import
    ours = "lint.isort.known-first-party=['interp','tests']"
    ran = run(folder, f"{sys.executable} -m ruff check --no-cache --config {shlex.quote(ours)} .")
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = copied(tmp_path / "project")
    for name in (".ci", ".npmrc"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    (folder / "tests/test_walk.py").unlink()
    return folder


@pytest.mark.slow
@pytest.mark.timeout(1_000)
def test_the_walk_leads_to_a_command_that_works_and_breaks_nothing(copy: Path) -> None:
    without_the_steps_before_it_the_test_of_the_walk_fails(copy)
    (new,) = follow(copy)
    assert new.startswith("tests/domain/"), "the quick suite has the walk's own test"
    generated, suite = commands()
    make(copy, generated.removeprefix("make "))
    lint(copy)
    quick = pytest_in(copy, suite.removeprefix("pytest "))
    assert quick.returncode == 0, quick.stdout[-20_000:] + quick.stderr
    assert (copy / "tests/wire/golden/floor.noted.v1.json").read_text() == '{"text":"text"}\n'


def without_the_steps_before_it_the_test_of_the_walk_fails(copy: Path) -> None:
    step = next(step for step in steps() if step["new"])
    (copy / step["new"]).write_text(step["code"], encoding="utf-8")
    failed = pytest_in(copy, step["new"])
    assert failed.returncode != 0
    assert "NoteFloor" in failed.stdout


def test_the_walk_has_no_block_that_is_not_followed() -> None:
    text = WALK.read_text(encoding="utf-8")
    assert len(steps()) + len(commands()) == len(re.findall(r"^```\w+$", text, re.MULTILINE))


def test_the_stations_are_counted() -> None:
    numbers = re.findall(r"^## (\d+)\. ", WALK.read_text(encoding="utf-8"), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 14)]
    assert "There are thirteen stations." in WALK.read_text(encoding="utf-8")
