"""Snapshots of closed meetings: what is read from one is what the log says, and without any all is the same."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from interp.domain.model import commands as do
from interp.domain.model.events import Logged
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.streams import stream_of
from interp.domain.rules.evolve import replay
from interp.domain.rules.meeting_card import card_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import Damaged
from interp.live.state_snapshots import FOLDER, StateSnapshots, code_key
from interp.live.wake_up import ProcessWakeUp
from interp.owner_only import write_in_folder
from interp.ports import ReadMeeting
from interp.service.known_states import MOST_CLOSED, KnownStates
from interp.service.meetings import Meetings
from tests.builders import START, plan
from tests.fakes import FixedClock, MemoryLog
from tests.releases.history import logged, opened, path_of, releases

STAFF = Actor("staff", "Ana")


@cache
def recorded() -> dict[str, Meeting]:
    """Return the meetings of the newest recorded day."""
    rows: dict[str, list[Logged]] = {}
    for entry in opened(path_of(releases()[-1])).entries():
        if entry.row:
            rows.setdefault(entry.stream, []).append(logged(entry.row))
    return {stream: replay(events) for stream, events in rows.items()}


def test_a_state_comes_back_as_it_was(tmp_path: Path) -> None:
    states = recorded()
    assert states and all(state.status == MeetingStatus.CLOSED for state in states.values())
    for number, state in enumerate(states.values()):
        StateSnapshots(tmp_path, "epoch", write_in_folder).keep(f"m{number}", ReadMeeting(state, 77))
        assert StateSnapshots(tmp_path, "epoch", write_in_folder).state(f"m{number}") == ReadMeeting(state, 77)


def test_a_card_comes_back_as_it_was(tmp_path: Path) -> None:
    for state in recorded().values():
        snapshots = StateSnapshots(tmp_path, "epoch", write_in_folder)
        snapshots.keep("m1", ReadMeeting(state, 1))
        assert snapshots.card("m1") == card_of(state)


@pytest.mark.parametrize("other", [("other", None), ("epoch", "code2")])
def test_a_snapshot_of_another_log_or_code_is_deleted_unread(tmp_path: Path, other: tuple[str, str | None]) -> None:
    StateSnapshots(tmp_path, "epoch", write_in_folder).keep("m1", ReadMeeting(Meeting(seq=3), 1))
    found = StateSnapshots(tmp_path, other[0], write_in_folder, other[1])
    assert (found.state("m1"), found.card("m1"), dict(found.numbers())) == (None, None, {})
    assert not list((tmp_path / FOLDER).iterdir())


def test_the_hash_is_that_of_the_code_which_folds_a_log(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("A = 1")
    before = code_key([tmp_path])
    (tmp_path / "a.py").write_text("A = 2")
    assert before != code_key([tmp_path]) and len(code_key()) == 12 and code_key() == code_key()


def test_one_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    snapshots = StateSnapshots(tmp_path, "epoch", write_in_folder)
    for damage in (lambda data: data[:40], lambda data: b"\xff" * len(data), lambda data: data[:-9] + b"x" * 9):
        snapshots.keep("m1", ReadMeeting(next(iter(recorded().values())), 1))
        file = next((tmp_path / FOLDER).iterdir())
        file.write_bytes(damage(file.read_bytes()))
        assert snapshots.state("m1") is None and not list((tmp_path / FOLDER).iterdir())
    snapshots.keep("m1", ReadMeeting(Meeting(seq=3), 1))
    next((tmp_path / FOLDER).iterdir()).unlink()
    assert (snapshots.card("m1"), snapshots.state("m1")) == (None, None)


def test_where_none_can_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file is in its place")
    snapshots = StateSnapshots(tmp_path, "epoch", write_in_folder)
    snapshots.keep("m1", ReadMeeting(Meeting(seq=3), 1))
    assert snapshots.state("m1") is None


class CountedLog(MemoryLog):
    """A log that counts the events it gave."""

    def __init__(self) -> None:
        super().__init__()
        self.given = 0

    def read(self, stream: str, after: int, most: int | None = None) -> list[Logged]:
        """Return events and count them."""
        found = super().read(stream, after, most)
        self.given += len(found)
        return found


class House:
    """A service over a log and a folder of snapshots, as after each start."""

    def __init__(self, log: CountedLog, folder: Path) -> None:
        self.log, self.breaths = log, 0
        snapshots = StateSnapshots(folder, "e", write_in_folder)
        self.states = KnownStates(log, ProcessWakeUp(), snapshots=snapshots, breathe=self._breathe)
        self.meetings = Meetings(log, ProcessWakeUp(), FixedClock(START), states=self.states)

    def _breathe(self) -> None:
        self.breaths += 1

    def asks(self, meeting: str, command: do.Command) -> None:
        """Do a command of staff."""
        self.meetings.handle(STAFF, meeting, f"c{self.log.given}-{len(self.log.read(stream_of(meeting), 0))}", command)


def day(house: House, names: Sequence[str]) -> None:
    """Plan, hold and close meetings."""
    for name in names:
        house.meetings.handle(SYSTEM, name, "plan", plan(id=name))
        for command in (do.OpenMeeting(), do.BlankRoom(), do.ShowRoom(), do.CloseMeeting()):
            house.asks(name, command)
        house.states.settle(name)


def test_after_a_start_lists_read_no_log_and_an_old_day_only_what_came_after_its_snapshot(tmp_path: Path) -> None:
    names = [f"m{number}" for number in range(3)]
    day(House(log := CountedLog(), tmp_path), names)
    before, later = replay(log.read(stream_of("m1"), 0)), House(log, tmp_path)
    log.given = 0
    assert list(later.meetings.states()) == names and later.meetings.ids() == tuple(names) and log.given == 0
    assert later.states.settled() == {name: log.heads()[stream_of(name)] for name in names}
    assert later.meetings.state("m1") == before and log.given == 0
    later.asks("m1", do.ReopenMeeting())
    assert later.meetings.states()["m1"].status == MeetingStatus.OPEN == later.meetings.state("m1").status


def test_one_that_is_reopened_has_no_snapshot_until_it_is_closed_again(tmp_path: Path) -> None:
    day(House(log := CountedLog(), tmp_path), ["m1"])
    house = House(log, tmp_path)
    house.asks("m1", do.ReopenMeeting())
    house.states.settle("m1")
    assert house.states.settled() == {} and not list((tmp_path / FOLDER).iterdir())
    house.asks("m1", do.CloseMeeting())
    house.states.settle("m1")
    assert house.states.settled() == {"m1": log.heads()[stream_of("m1")]}
    assert House(log, tmp_path).meetings.state("m1") == house.meetings.state("m1")


def test_what_was_written_behind_a_snapshot_is_read(tmp_path: Path) -> None:
    day(House(log := CountedLog(), tmp_path), ["m1"])
    elsewhere = Meetings(log, ProcessWakeUp(), FixedClock(START))
    elsewhere.handle(STAFF, "m1", "again", do.ReopenMeeting())
    later = House(log, tmp_path)
    assert later.meetings.states()["m1"].status == later.meetings.state("m1").status == MeetingStatus.OPEN


def test_with_all_snapshots_deleted_every_state_is_the_same(tmp_path: Path) -> None:
    day(House(log := CountedLog(), tmp_path), ["m1", "m2"])
    house = House(log, tmp_path)
    kept = [house.meetings.state(name) for name in ("m1", "m2")]
    for file in (tmp_path / FOLDER).iterdir():
        file.unlink()
    again = House(log, tmp_path)
    assert [again.meetings.state(name) for name in ("m1", "m2")] == kept
    assert {name: replace(card_of(each)) for name, each in again.meetings.states().items()} == {
        name: card_of(state) for name, state in zip(("m1", "m2"), kept, strict=True)
    }


def test_of_closed_meetings_few_are_held_whole(tmp_path: Path) -> None:
    names = [f"m{number}" for number in range(MOST_CLOSED + 5)]
    day(House(log := CountedLog(), tmp_path), names)
    house = House(log, tmp_path)
    for name in names:
        assert house.meetings.state(name).about
    assert len(house.states._held) == MOST_CLOSED
    assert house.meetings.state("m0").status == MeetingStatus.CLOSED


def test_others_have_their_turn_while_a_long_log_is_read(tmp_path: Path) -> None:
    house = House(log := CountedLog(), tmp_path)
    house.meetings.handle(SYSTEM, "m1", "plan", plan())
    for number in range(200):
        house.meetings.handle(STAFF, "m1", f"c{number}", do.BlankRoom() if number % 2 else do.ShowRoom())
    late = House(log, tmp_path)
    late.meetings.state("m1")
    assert late.breaths == len(log.read(stream_of("m1"), 0)) // 64


def test_once_a_log_was_found_damaged_neither_snapshot_nor_card_nor_state_is_shown(tmp_path: Path) -> None:
    day(House(log := CountedLog(), tmp_path), ["m1", "m2"])
    later = House(log, tmp_path)
    assert list(later.meetings.states()) == ["m1", "m2"] and later.meetings.state("m1")
    log.spoil("meeting:m1", 2, None)
    assert list(later.meetings.states()) == ["m1", "m2"] and later.meetings.state("m1"), "it was read before"
    log.look()
    assert list(later.meetings.states()) == ["m2"]
    with pytest.raises(Damaged):
        later.meetings.state("m1")
    assert list(StateSnapshots(tmp_path, "e", write_in_folder).numbers()) == ["m2"]
