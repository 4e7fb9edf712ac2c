"""Records the day of a release, with the code that is released: `python -m tests.releases.record 0.2.0`, once.

The same code gives the same lines: names, ids and times are fixed.
"""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import msgspec

from interp.domain.model.commands import Command
from interp.domain.model.events import EVENTS
from interp.domain.model.state import Meeting
from interp.domain.model.streams import stream_of
from interp.domain.rules.evolve import evolve
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.reading.papers.paper_to_proposal import propose
from interp.seed.bundled_data import delegations, phrases
from interp.service.meetings import Meetings, Receipt
from interp.service.proposals import Proposals
from interp.store.event_log import SqlLog
from interp.store.meetings_database import FILE, MeetingsDatabase
from tests.fakes import FixedClock, ListeningBell, Tray
from tests.releases.day import FIRST, PAPER, paper, perform
from tests.releases.history import (
    History,
    Make,
    Screens,
    Shown,
    about,
    changes,
    logged,
    makers,
    opened,
    packed,
    path_of,
)

EVE = 1_457_337_600_000 - 3_600_000  # an hour before the seed's morning, milliseconds
PREFIX = "hrc31"
KNOWN = ("ar", "fr")  # the languages whose translations the programme has from the start


class NotedMeetings(Meetings):
    """Meetings that note each command that changed something, with the head it was decided on."""

    def __init__(self, log: SqlLog, clock: FixedClock) -> None:
        super().__init__(log, ListeningBell(), clock, delegations())
        self._clocks, self.asked = clock, list[dict[str, Any]]()

    def handle(self, actor: Actor, meeting: str, command_id: str, command: Command, device: str = "") -> Receipt:
        """Handle a command and note it."""
        before = self._states.read(meeting).state.seq
        receipt = super().handle(actor, meeting, command_id, command, device)
        if receipt.seq != before:
            self.asked.append({
                "stream": stream_of(meeting), "after": before, "at": self._clocks.now, "role": actor.role,
                "id": command_id, "name": command.name, "args": msgspec.to_builtins(command),
            })  # fmt: skip
        return receipt


Noted = TypeVar("Noted", bound=NotedMeetings)


def recorded(release: str, making: dict[str, Make] | None = None) -> History:
    """Return the history of the day as today's code makes it, with every screen or those of `making`."""
    with TemporaryDirectory() as folder:
        asked = {(each["stream"], each["after"]): each for each in held(Path(folder), NotedMeetings).asked}
        rows = _rows(Path(folder) / FILE)
    by_stream = groupby(rows, key=lambda row: row["stream"])
    lines = (msgspec.json.encode(line) for _, mine in by_stream for line in _lines(mine, asked, making or makers()))
    return History(about(release, list(map(list, EVENTS))), tuple(lines))


def held(folder: Path, kind: type[Noted]) -> Noted:
    """Hold the day's meetings in a data folder; return them, which noted the commands that changed something."""
    database, clock = MeetingsDatabase.in_folder(folder), FixedClock(EVE)
    meetings = kind(SqlLog(database), clock)
    documents = Proposals(Tray(), meetings, clock, propose, _phrases())
    documents.bring_in(FIRST, paper(), PAPER)
    documents.confirm(SYSTEM, FIRST, PREFIX)
    perform(meetings, documents, clock.passes)
    database.close()
    return meetings


def _phrases() -> dict[str, dict[str, str]]:
    return {text: {code: known[code] for code in KNOWN if code in known} for text, known in phrases().items()}


def _rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of the log as they are stored."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("SELECT * FROM event ORDER BY stream, seq")]
    connection.close()
    return rows


def _lines(
    rows: Iterable[dict[str, Any]], asked: dict[tuple[str, int], dict[str, Any]], making: dict[str, Make]
) -> Iterator[dict[str, Any]]:
    """Yield, of one stream, each command, each row, and what the row changed of every screen."""
    state, before, shown = Meeting(), Screens(), Shown(making)
    for row in rows:
        if row["part"] == 1:
            yield {"stream": row["stream"], "asked": asked[row["stream"], row["seq"] - 1]}
        state = evolve(state, logged(row))
        now = shown.after(state)
        yield {"stream": row["stream"], "row": row, "screens": list(changes(before, now))}
        before = now


def record(release: str, target: Path, making: dict[str, Make] | None = None) -> None:
    """Write the history of the day into a file."""
    target.write_bytes(packed(recorded(release, making)))


if __name__ == "__main__":
    release = sys.argv[1] if len(sys.argv) > 1 else version("interp")
    target = path_of(release)
    if target.exists():
        sys.exit(f"{target.name} is recorded already: a release is recorded once, with the code that is released.")
    record(release, target)
    print(f"{target.name}: {target.stat().st_size} bytes, {len(opened(target).lines)} lines")
