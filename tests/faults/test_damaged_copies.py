"""Copies of a data folder with a flipped byte, a page of zeros, a lost trigger, a changed row: none served in silence.

What changed nothing that is recorded, such as a byte of an unused page, need not be told.
"""

import shutil
from pathlib import Path

import pytest

from interp.store.meetings_database import FILE
from tests.faults.damaged_copies import KINDS, content, run, served
from tests.releases.make import make
from tests.sample_sizes import size

COPIES = size(2 * len(KINDS), torture=200)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that copies are made of: two meetings with everything that may happen in one."""
    folder = Path(tmp_path_factory.mktemp("whole")) / "data"
    make(folder)
    return folder


@pytest.mark.timeout(3_000)
def test_no_damaged_copy_is_served_in_silence_or_with_a_traceback(whole: Path, tmp_path: Path) -> None:
    before, silent, bugs = content(whole), [], []
    for number in range(COPIES):
        found = served(whole, tmp_path / "copy", number)
        bugs += [f"{found.damage}: {bug}" for bug in found.bugs]
        if not (found.refused or found.told):
            silent += [f"{found.damage}: {each}" for each in differing(before, found.content)]
        shutil.rmtree(tmp_path / "copy")
    assert (silent, bugs) == ([], [])


def differing(before: dict[str, object], after: dict[str, object]) -> list[str]:
    """Return the tables that hold something else than before."""
    return [name for name in before if before[name] != after.get(name)]


def test_a_whole_copy_is_told_nothing(whole: Path, tmp_path: Path) -> None:
    found = served(whole, tmp_path / "copy", None)
    assert (found.refused, found.told, found.bugs) == ("", [], [])


def test_what_was_changed_is_seen_in_the_content(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "copy")
    run(tmp_path / "copy" / FILE, "UPDATE head SET seq = seq + 1")
    assert differing(content(whole), content(tmp_path / "copy")) == ["meetings.sqlite head"]
