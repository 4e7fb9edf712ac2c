"""Snapshots of closed meetings: what is read from one is what the log says, and they are written when it rests."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from interp.domain.model import commands as do
from interp.domain.model.events import Logged
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.streams import stream_of
from interp.domain.rules.evolve import replay
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import Damaged
from interp.live.card_encoding import EncodedCards
from interp.live.state_snapshots import FOLDER, StateSnapshots, code_key
from interp.live.wake_up import ProcessWakeUp
from interp.owner_only import write_in_folder
from interp.ports import Author, ReadMeeting
from interp.service.known_states import AT_ONCE, IDLE_S, MOST_CLOSED, QUIET_S, KnownStates
from interp.service.meetings import Meetings
from tests.builders import START, plan
from tests.fakes import FixedClock, MemoryLog
from tests.releases.history import logged, opened, path_of, releases

STAFF = Actor("staff", "Ana")


@cache
def recorded() -> dict[str, Meeting]:
    """Return the meetings of the newest recorded day."""
    rows: dict[str, list[Logged]] = {}
    for entry in opened(path_of(releases()[-1])).without_screens():
        if entry.row:
            rows.setdefault(entry.stream, []).append(logged(entry.row))
    return {stream: replay(events) for stream, events in rows.items()}


def snapshots(folder: Path, epoch: str = "epoch", code: str = "code") -> StateSnapshots:
    return StateSnapshots(folder, epoch, write_in_folder, code)


def files(folder: Path) -> list[Path]:
    """Return the files of snapshots."""
    return [each for each in (folder / FOLDER).rglob("*") if each.is_file()]


def test_a_state_comes_back_as_it_was(tmp_path: Path) -> None:
    states = recorded()
    assert states and all(state.status == MeetingStatus.CLOSED for state in states.values())
    for number, state in enumerate(states.values()):
        snapshots(tmp_path).keep(f"m{number}", ReadMeeting(state, 77))
        assert snapshots(tmp_path).state(f"m{number}") == ReadMeeting(state, 77)


@pytest.mark.parametrize(("epoch", "code"), [("other", "code"), ("epoch", "code2")])
def test_a_snapshot_of_another_log_or_code_is_not_read_and_deleted_in_time(
    tmp_path: Path, epoch: str, code: str
) -> None:
    snapshots(tmp_path).keep("m1", ReadMeeting(Meeting(seq=3), 1))
    (tmp_path / FOLDER / "m1@3-of-before.state").touch()
    later = snapshots(tmp_path, epoch, code)
    assert later.state("m1") is None
    later.keep("m2", ReadMeeting(Meeting(seq=4), 1))
    later.tidy()
    assert [each.name for each in files(tmp_path)] == ["m2.state"] and later.state("m2")
    snapshots(tmp_path / "new").tidy()


def test_the_hash_is_that_of_the_code_which_folds_a_log(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("A = 1")
    before = code_key([tmp_path]), code_key([tmp_path / "a.py"])
    (tmp_path / "a.py").write_text("A = 2")
    assert before[0] != code_key([tmp_path]) and before[1] != code_key([tmp_path / "a.py"])
    assert len(code_key()) == 12 and code_key() == code_key()


def test_one_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    kept = snapshots(tmp_path)
    for damage in (lambda data: data[:40], lambda data: b"\xff" * len(data), lambda data: data[:-9] + b"x" * 9):
        kept.keep("m1", ReadMeeting(next(iter(recorded().values())), 1))
        (file,) = files(tmp_path)
        file.write_bytes(damage(file.read_bytes()))
        assert kept.state("m1") is None and not files(tmp_path)
    assert kept.state("m1") is None


def test_where_none_can_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file is in its place")
    kept = snapshots(tmp_path)
    kept.keep("m1", ReadMeeting(Meeting(seq=3), 1))
    assert kept.state("m1") is None


def test_a_name_that_a_stranger_asks_for_leads_to_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "key.state").write_text("a secret")
    kept = snapshots(tmp_path)
    kept.keep("m1", ReadMeeting(Meeting(seq=3), 1))
    for name in ("../../key", "../../../key", "\x00", "x" * 5_000, "\ud800", "..", ""):
        assert kept.state(name) is None
        kept.drop(name)
    assert (tmp_path / "key.state").exists() and kept.state("m1")


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
        self.now_s = 0.0
        self.cards = EncodedCards(log.cards, "code", self._breathe)
        self.states = KnownStates(
            log, ProcessWakeUp(), lambda: self.now_s,
            snapshots=snapshots(folder), cards=self.cards, breathe=self._breathe, aside=self._aside,
        )  # fmt: skip
        self.written = 0
        self.meetings = Meetings(log, ProcessWakeUp(), FixedClock(START), states=self.states)

    def _aside(self, work: Callable[[], None]) -> None:
        self.written += 1
        work()

    def rests(self, meeting: str) -> None:
        """Let the time pass after which a closed meeting has its snapshot."""
        self.states.settle(meeting)
        self.now_s += QUIET_S
        self.states.settle(meeting)

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
        house.rests(name)


def test_after_a_start_lists_read_no_log_and_an_old_day_only_what_came_after_its_snapshot(tmp_path: Path) -> None:
    names = [f"m{number}" for number in range(3)]
    day(House(log := CountedLog(), tmp_path), names)
    before, later = replay(log.read(stream_of("m1"), 0)), House(log, tmp_path)
    log.given = 0
    assert list(later.meetings.states()) == names and later.meetings.ids() == tuple(names) and log.given == 0
    assert later.meetings.state("m1") == before and log.given == 1  # the event of its number
    later.asks("m1", do.ReopenMeeting())
    assert later.meetings.states()["m1"].status == MeetingStatus.OPEN == later.meetings.state("m1").status


def test_one_that_is_reopened_has_no_snapshot_until_it_is_closed_again(tmp_path: Path) -> None:
    day(House(log := CountedLog(), tmp_path), ["m1"])
    house = House(log, tmp_path)
    house.asks("m1", do.ReopenMeeting())
    assert house.states.settle("m1") is None and not files(tmp_path)
    house.asks("m1", do.CloseMeeting())
    house.rests("m1")
    assert len(files(tmp_path)) == 1
    assert House(log, tmp_path).meetings.state("m1") == house.meetings.state("m1")


def test_a_closed_meeting_whose_captions_are_corrected_has_its_snapshot_once_it_rests_and_aside(tmp_path: Path) -> None:
    day(house := House(log := CountedLog(), tmp_path), ["m1"])
    assert house.written == 1 and house.states.settle("m1") is None
    for command in (do.BlankRoom(), do.ShowRoom(), do.BlankRoom()):
        house.asks("m1", command)
        assert house.states.settle("m1") == QUIET_S
        house.now_s += QUIET_S - 1
        assert house.states.settle("m1") == 1
    assert house.written == 1
    house.now_s += 1
    assert house.states.settle("m1") is None and house.written == 2
    log.given = 0
    assert House(log, tmp_path).meetings.state("m1").blank and log.given == 1


def test_what_was_written_behind_a_snapshot_is_read(tmp_path: Path) -> None:
    day(House(log := CountedLog(), tmp_path), ["m1"])
    elsewhere = Meetings(log, ProcessWakeUp(), FixedClock(START))
    elsewhere.handle(STAFF, "m1", "again", do.ReopenMeeting())
    later = House(log, tmp_path)
    assert later.meetings.states()["m1"].status == later.meetings.state("m1").status == MeetingStatus.OPEN


def test_a_snapshot_of_more_than_the_log_holds_is_not_believed(tmp_path: Path) -> None:
    day(House(log := CountedLog(), tmp_path), ["m1"])
    older = CountedLog()
    for each in log.read(stream_of("m1"), 0)[:3]:
        author = Author(each.actor, each.device, each.at, each.command_id)
        older.append(stream_of("m1"), each.seq - 1, author, [each.event])
    house = House(older, tmp_path)
    assert house.meetings.state("m1").seq == 3 and not files(tmp_path)


def test_one_function_deletes_whatever_was_made_of_a_meeting(tmp_path: Path) -> None:
    day(house := House(log := CountedLog(), tmp_path), ["m1", "m2"])
    house.states.forget("m1")
    assert [each.name for each in files(tmp_path)] == ["m2.state"]
    assert list(house.cards.missing()) == ["m1"] and list(house.states._held) == ["m2"]
    assert house.meetings.state("m1") == replay(log.read(stream_of("m1"), 0))


def test_of_closed_meetings_few_are_held_whole(tmp_path: Path) -> None:
    names = [f"m{number}" for number in range(MOST_CLOSED + 5)]
    day(House(log := CountedLog(), tmp_path), names)
    house = House(log, tmp_path)
    for name in names:
        assert house.meetings.state(name).about
    for name in names:  # what is written to one and not asked for again is let go with it
        house.asks(name, do.BlankRoom())
    assert len(house.states._held) == MOST_CLOSED >= len(house.states._ahead)
    assert house.meetings.state("m0").status == MeetingStatus.CLOSED


def test_a_state_that_nobody_asks_for_leaves_memory(tmp_path: Path) -> None:
    house = House(CountedLog(), tmp_path)
    for name in ("m1", "m2"):
        house.meetings.handle(SYSTEM, name, "plan", plan(id=name))
    for _ in range(3):
        house.now_s += IDLE_S - 1
        assert house.meetings.current("m2")
        house.states.heads()
    assert list(house.states._held) == ["m2"] and "m1" not in house.states._asked_s
    assert house.meetings.state("m1").about and house.states.open() == ["m2", "m1"]


def test_others_have_their_turn_while_a_long_log_is_read(tmp_path: Path) -> None:
    house = House(log := CountedLog(), tmp_path)
    house.meetings.handle(SYSTEM, "m1", "plan", plan())
    for number in range(200):
        house.meetings.handle(STAFF, "m1", f"c{number}", do.BlankRoom() if number % 2 else do.ShowRoom())
    late = House(log, tmp_path)
    late.meetings.state("m1")
    assert late.breaths == len(log.read(stream_of("m1"), 0)) // AT_ONCE


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
    with pytest.raises(Damaged):
        later.meetings.about("m1")
    assert [each.name for each in files(tmp_path)] == ["m2.state"]
