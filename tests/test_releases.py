"""Opens the data folder of every release so far: what was recorded then must be read now, word for word."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp.domain.model.events import EVENTS
from interp.domain.rules.evolve import replay
from interp.domain.views.audiences import every_audience, view
from interp.live.process_limiter import ProcessLimiter
from interp.service.credentials import Credentials
from interp.store import folder_check
from interp.store.accounts import SqlAccounts
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes import FixedClock
from tests.releases.make import make, summary
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.sources import ROOT

RELEASES = sorted(path for path in (ROOT / "tests/releases").iterdir() if (path / "meetings.sqlite").exists())
NEWEST = max(RELEASES, key=lambda folder: [*map(int, folder.name.split("."))])
LARGEST = 950_000
FIRST_FILES = {"meetings.sqlite", "key", "clock.json"}  # 0.1.0 has no drafts.sqlite yet


def copied(release: Path, into: Path) -> Path:
    """Return a copy of a release's folder, which may be written."""
    copy = Path(shutil.copytree(release, into / release.name))
    (copy / "key").chmod(0o600)  # as the release made it; of what is checked out others may read it
    return copy


@pytest.fixture(scope="module", params=RELEASES, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(request.param, tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[MeetingsDatabase]:
    opened = MeetingsDatabase.in_folder(folder)
    yield opened
    opened.close()


def held(folder: Path) -> Any:
    """Return what the release said of its folder."""
    return json.loads((ROOT / f"tests/releases/{folder.name}.json").read_text(encoding="utf-8"))


def test_there_is_a_folder_of_the_first_release() -> None:
    assert "0.1.0" in [folder.name for folder in RELEASES]


def test_every_stream_says_what_it_said_then(folder: Path, database: MeetingsDatabase) -> None:
    assert summary(SqlLog(database)) == held(folder)["streams"]


def test_every_audience_has_a_view_of_every_stream(database: MeetingsDatabase) -> None:
    log = SqlLog(database)
    for stream in log.streams():
        state = replay(log.read(stream, 0))
        assert all(view(state, audience).meeting.title.text for audience in every_audience())


def test_the_tables_are_brought_to_the_newest(database: MeetingsDatabase) -> None:
    assert database.at_head()


@row_by_row("release", RELEASES, ids=lambda folder: folder.name)
def test_the_folder_passes_the_check(tmp_path: Path, release: Path) -> None:
    assert [finding for finding in folder_check.check(copied(release, tmp_path)) if not finding[1]] == []


def test_a_link_of_that_release_still_opens_its_role(folder: Path, database: MeetingsDatabase) -> None:
    clock = FixedClock(1_800_000_000_000)
    access = Credentials(SqlAccounts(database), clock, (folder / "key").read_bytes(), limiter=ProcessLimiter(clock))
    actor = access.actor_of(held(folder)["token"])
    assert (actor.role, actor.scope) == ("chair", None)


# to compare one takes as long as all else of a release, as it shall; all of them were kept in one form
@pytest.mark.parametrize(
    "folder", size((RELEASES[0], NEWEST), torture=RELEASES), indirect=True, ids=lambda folder: folder.name,
    scope="module",
)  # fmt: skip
def test_a_password_of_that_release_is_still_good(folder: Path, database: MeetingsDatabase) -> None:
    limiter = ProcessLimiter(FixedClock())
    access = Credentials(SqlAccounts(database), FixedClock(), (folder / "key").read_bytes(), limiter=limiter)
    assert [actor.name for actor in access.actors(access.sign_in("amina", "a long password"))] == ["amina"]


@pytest.mark.parametrize("release", RELEASES, ids=lambda folder: folder.name)
def test_a_folder_is_small_and_in_one_piece(release: Path) -> None:
    assert FIRST_FILES <= {path.name for path in release.iterdir()} <= FIRST_FILES | {"drafts.sqlite"}
    assert sum(path.stat().st_size for path in release.iterdir()) < LARGEST


def test_a_folder_made_now_holds_every_event_the_release_could_write(tmp_path: Path) -> None:
    make(tmp_path / "now")
    database = MeetingsDatabase.in_folder(tmp_path / "now")
    log = SqlLog(database)
    written = {row.event.name for stream in log.streams() for row in log.read(stream, 0)}
    database.close()
    assert {name for name, _ in EVENTS} - written == set()
