"""Plays the day on a service's data, a share at a time, each by a process of some release that waits for its turn.

`python -m tests.releases.played FILE FIRST LAST DATA [DATABASE]`. It says that it waits, then that it serves; before
its last command it waits for a line; at the end it says what every screen shows.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from interp.config import Settings
from interp.domain.model.commands import COMMANDS, Command
from interp.domain.model.events import Logged
from interp.domain.rules.evolve import replay
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import every_audience, view
from interp.run import folder_lock
from interp.seed.bundled_data import delegations
from interp.service.meetings import Meetings, Receipt
from interp.store.open_stores import Stores, open_stores
from interp.wire import view_json
from tests.fakes import FixedClock, ListeningBell
from tests.releases.record import NotedMeetings


class Played(NotedMeetings):
    """Meetings that note of each command all that it is carried out with again."""

    def handle(self, actor: Actor, meeting: str, command_id: str, command: Command, device: str = "") -> Receipt:
        """Handle a command and note it."""
        before = len(self.asked)
        receipt = super().handle(actor, meeting, command_id, command, device)
        for each in self.asked[before:]:
            each |= {"meeting": meeting, "actor": msgspec.to_builtins(actor), "device": device}
        return receipt


def play(stores: Stores, asked: Sequence[Mapping[str, Any]]) -> None:
    """Carry out commands, each at its own time."""
    clock = FixedClock()
    meetings = Meetings(stores.log, ListeningBell(), clock, delegations())
    for each in asked:
        clock.now = each["at"]
        command = msgspec.convert(each["args"], COMMANDS[each["name"]])
        meetings.handle(msgspec.convert(each["actor"], Actor), each["meeting"], each["id"], command, each["device"])


def shown(logs: Mapping[str, Sequence[Logged]]) -> dict[str, Any]:
    """Return of each stream its last number, and a hash of what every audience is shown."""
    told = {}
    for stream, log in sorted(logs.items()):
        state = replay(log)
        views = {f"{each.name}/{each.language}": view_json(view(state, each)) for each in every_audience()}
        told[stream] = [state.seq, sha256(msgspec.json.encode(views, order="sorted")).hexdigest()]
    return told


def main(file: str, first: str, last: str, data: str, database: str = "") -> None:
    """Serve as long as a share of the commands takes."""
    asked = json.loads(Path(file).read_text())[int(first) : int(last)]
    settings = Settings(data=Path(data), database=database)
    print("waits", flush=True)
    lock = folder_lock.hold(settings.data, "played", now_s=lambda: 0.0)
    if database:
        folder_lock.hold_database(lock, settings, "played", now_s=lambda: 0.0)
    with closing(open_stores(settings)) as stores:
        if lock.lease:
            stores.write_while(lock.lease.holds)
        print("serves", flush=True)
        play(stores, asked[:-1])
        sys.stdin.readline()
        play(stores, asked[-1:])
        print(json.dumps(shown({each: stores.log.read(each, 0) for each in stores.log.streams()})), flush=True)
    lock.release()


if __name__ == "__main__":
    main(*sys.argv[1:])
