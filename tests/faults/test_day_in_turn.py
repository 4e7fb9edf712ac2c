"""The day is held by two releases in turn on the same data: its log and every screen are those of one release alone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from interp.config import Settings
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from interp.store.open_stores import look_at_stores
from interp.store.tables.meetings_tables import event
from tests import later_release
from tests.postgresql_server import bare, programs
from tests.processes import environment
from tests.recorded_folder import COLUMNS
from tests.releases.played import Played, shown
from tests.releases.record import held
from tests.sample_sizes import size
from tests.sources import ROOT

KINDS = ("sqlite", "postgresql") if programs() else ("sqlite",)
TURNS = size(3, torture=24)
Rows = list[tuple[Any, ...]]


def rows(database: MeetingsDatabase) -> Rows:
    """Return the log as it is stored."""
    with database.reading() as connection:
        query = sa.select(event.c.stream, *(event.c[each] for each in COLUMNS)).order_by(event.c.stream, event.c.seq)
        return [tuple(row) for row in connection.execute(query)]


@dataclass
class Alone:
    """The day as this release alone holds it: what is asked, and the log that it comes to."""

    asked: Path
    count: int
    rows: Rows
    log: dict[str, Any]

    def shown(self, heads: dict[str, int]) -> dict[str, Any]:
        """Return what every screen shows once the streams have come to these numbers."""
        return shown({stream: self.log[stream][:head] for stream, head in heads.items()})


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    """Hold the day on SQLite."""
    folder = tmp_path_factory.mktemp("alone")
    asked, file = held(folder, Played).asked, folder / "asked.json"
    file.write_text(json.dumps(asked))
    with closing(MeetingsDatabase.to_look_at(folder)) as database:
        log = SqlLog(database)
        return Alone(file, len(asked), rows(database), {each: log.read(each, 0) for each in log.streams()})


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what has a process load the later release."""
    return later_release.made(tmp_path_factory.mktemp("later"))


class Turn:
    """A process of one release that holds a share of the day once it is its turn."""

    def __init__(self, prelude: str, *words: object) -> None:
        code = f"{prelude}\nimport sys; from tests.releases.played import main; main(*sys.argv[1:])"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, words)], cwd=ROOT, env=environment(), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def says(self) -> str:
        """Return its next line."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def ends(self) -> dict[str, Any]:
        """Have it do its last command and say goodbye; return what every screen shows then."""
        told, _ = self.process.communicate("\n")
        assert self.process.returncode == 0
        return dict(json.loads(told))


@pytest.fixture(params=size(KINDS[-1:], torture=KINDS))
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Return where the day's data is."""
    return Settings(data=tmp_path / "data", database=bare().address if request.param == "postgresql" else "")


def turns(alone: Alone, later: str, settings: Settings) -> Iterator[Turn]:
    """Start a process for each share of the day, of this and the later release in turn."""
    ends = [place * alone.count // TURNS for place in range(TURNS + 1)]
    for prelude, (first, last) in zip(islice(cycle(("", later)), TURNS), pairwise(ends), strict=True):
        yield Turn(prelude, alone.asked, first, last, settings.data, *filter(None, [settings.database]))


def test_a_day_in_turn_is_the_day_of_one_release(alone: Alone, later: str, settings: Settings) -> None:
    before: Turn | None = None
    with ExitStack() as made:
        for turn in turns(alone, later, settings):
            made.callback(turn.process.kill)
            assert turn.says() == "waits"
            if before:
                agreed(alone, before.ends())
            assert turn.says() == "serves"
            before = turn
        assert before
        agreed(alone, before.ends())
    with closing(look_at_stores(settings)) as stores:
        assert rows(stores.meetings) == alone.rows


def agreed(alone: Alone, said: dict[str, Any]) -> None:
    """What one release shows at its goodbye is what a release alone shows there."""
    assert said == alone.shown({stream: head for stream, (head, _) in said.items()})
