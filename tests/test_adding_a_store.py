"""Follows the section on stores of docs/adding-a-part.md on a copy of the project, and runs the tests it names."""

import re
import shutil
from pathlib import Path

import pytest

from interp.store.meetings_database import HEAD
from tests.sources import ROOT
from tests.test_walk import MADE, RUN, STEP, applied, make, pytest_in

SECTION = re.compile(r"^## A store\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
WRITTEN, NEXT = ("0004", "0005"), f"{int(HEAD) + 1:04}"


def section() -> str:
    """Return the section; its migration follows the newest, whichever the section's example follows."""
    found = SECTION.search((ROOT / "docs/adding-a-part.md").read_text(encoding="utf-8"))
    assert found
    return found[1].replace(WRITTEN[1], NEXT).replace(WRITTEN[0], HEAD)


def steps() -> list[re.Match[str]]:
    return list(STEP.finditer(section()))


def follow(folder: Path, done: list[re.Match[str]]) -> None:
    """Do steps in a copy of the project."""
    for step in done:
        file = folder / (step["new"] or step["path"])
        text = step["code"] if step["new"] else applied(file.read_text(encoding="utf-8"), step)
        file.write_text(text, encoding="utf-8")


def named_tests() -> str:
    (command,) = RUN.findall(section())
    return str(command).replace("\\\n", " ").strip().removeprefix("pytest ")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(ROOT, folder, ignore=MADE)
    return folder


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_section_leads_to_a_store_that_keeps_its_contract(copy: Path) -> None:
    follow(copy, steps())
    make(copy, "index")
    done = pytest_in(copy, named_tests())
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr


@pytest.mark.slow
def test_without_its_migration_the_store_fails(copy: Path) -> None:
    follow(copy, [step for step in steps() if "versions/" not in (step["new"] or "") and "HEAD" not in step["code"]])
    done = pytest_in(copy, "tests/contracts/test_remarks.py tests/store/test_remarks.py")
    assert done.returncode != 0
    assert "Unavailable" in done.stdout


def test_the_section_has_no_block_that_is_not_followed() -> None:
    assert len(steps()) + 1 == len(re.findall(r"^```\w+$", section(), re.MULTILINE))
