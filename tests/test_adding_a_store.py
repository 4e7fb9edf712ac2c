"""Follows the section on stores of docs/adding-a-part.md on a copy of the project, and runs the tests it names."""

import re
from pathlib import Path

import pytest

from interp.store.meetings_database import HEAD
from tests.sample_sizes import size
from tests.sources import ROOT
from tests.test_walk import RUN, STEP, applied, copied, make, pytest_in

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


def is_of_the_migration(step: re.Match[str]) -> bool:
    return "versions/" in (step["new"] or "") or "HEAD" in step["code"]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_section_leads_to_a_store_that_fails_without_its_migration_and_then_keeps_its_contract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if size(True, torture=False):  # a database server of its own takes as long as all the rest
        monkeypatch.setenv("NO_SERVERS", "1")
    copy = copied(tmp_path / "project")
    follow(copy, [step for step in steps() if not is_of_the_migration(step)])
    done = pytest_in(copy, "tests/contracts/test_remarks.py tests/store/test_remarks.py")
    assert done.returncode != 0
    assert "Unavailable" in done.stdout
    follow(copy, [step for step in steps() if is_of_the_migration(step)])
    make(copy, "index")
    done = pytest_in(copy, named_tests())
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr


def test_the_section_has_no_block_that_is_not_followed() -> None:
    assert len(steps()) + 1 == len(re.findall(r"^```\w+$", section(), re.MULTILINE))
