"""Each meeting knows which begins next in its room, whatever is planned or amended in which order."""

from collections.abc import Iterable

import pytest

from interp.domain.model import commands as do
from interp.domain.model.interpretation import NextMeeting
from interp.domain.model.state import Meeting
from interp.domain.rules.next_meeting_in_room import next_in_room
from interp.domain.rules.permissions import SYSTEM
from interp.service.across_meetings import room_schedule
from interp.service.across_meetings.room_schedule import RoomSchedule
from interp.service.meetings import Meetings
from interp.service.reactors import LOOK_MS
from tests.builders import HOUR, START, plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog
from tests.reacting import worked
from tests.translation_section import STAFF


class House:
    """Meetings of one room, and the reactor that looks at each after every change."""

    def __init__(self) -> None:
        self.log = MemoryLog()
        self.meetings = Meetings(self.log, ListeningBell(), FixedClock())
        self.schedule = RoomSchedule(self.meetings)

    def plans(self, name: str, hour: int) -> None:
        """Plan a meeting some hours after the first."""
        start = START + hour * HOUR
        about = {"id": name, "title": f"Meeting {name}", "starts_at": start, "ends_at": start + HOUR}
        self.meetings.handle(SYSTEM, name, "plan", plan(**about))
        worked(self.meetings, self.schedule, meeting=name)

    def does(self, name: str, command: do.Command) -> None:
        """Carry out a command and let the reactor look."""
        self.meetings.handle(STAFF, name, f"c{self.meetings.state(name).seq}", command)
        worked(self.meetings, self.schedule, meeting=name)

    def next(self) -> dict[str, str | None]:
        """Return which meeting each names as the next."""
        coming = ((name, state.next_meeting) for name, state in self.meetings.states().items())
        return {name: each.id if each else None for name, each in coming}


def day() -> House:
    house = House()
    for name, hour in (("m3", 6), ("m1", 0), ("m2", 3)):
        house.plans(name, hour)
    return house


def test_meetings_know_the_next_in_whatever_order_they_are_planned() -> None:
    assert day().next() == {"m1": "m2", "m2": "m3", "m3": None}


def test_a_meeting_that_moves_closes_or_reopens_changes_what_the_others_name() -> None:
    house = day()
    house.does("m2", do.AmendMeeting(venue="Room XIX"))
    assert house.next() == {"m1": "m3", "m2": None, "m3": None}
    house.does("m2", do.AmendMeeting(venue="Room XX"))
    house.does("m2", do.CloseMeeting())
    assert house.next() == {"m1": "m3", "m2": "m3", "m3": None}
    house.does("m2", do.ReopenMeeting())
    house.does("m2", do.AmendMeeting(title="Another title", starts_at=START + HOUR))
    coming = house.meetings.state("m1").next_meeting
    assert coming and (coming.id, coming.title.value, coming.starts_at) == ("m2", "Another title", START + HOUR)


def test_looking_again_or_after_a_restart_records_nothing() -> None:
    house = day()
    heads = house.log.heads()
    for schedule in (house.schedule, RoomSchedule(house.meetings)):
        worked(house.meetings, schedule)
    assert house.log.heads() == heads


def test_a_change_that_concerns_no_other_meeting_reads_nothing() -> None:
    house = day()
    house.meetings.states = lambda: 1 / 0  # type: ignore[method-assign, assignment, return-value]
    house.does("m1", do.OpenMeeting())


def test_of_many_meetings_only_those_of_about_a_day_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    house, most = day(), list[int]()
    for number in range(30):
        house.plans(f"old{number}", -48 * (number + 1))

    def counted(here: Meeting, others: Iterable[Meeting]) -> NextMeeting | None:
        most.append(len(list(others)))
        return next_in_room(here, others)

    monkeypatch.setattr(room_schedule, "next_in_room", counted)
    house.does("m2", do.AmendMeeting(title="Another"))
    assert most and max(most) <= 3


def test_while_a_meeting_is_being_read_nothing_is_recorded_and_it_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    house = day()
    head = house.log.heads()
    monkeypatch.setattr(house.meetings, "listed", lambda: iter([("m9", None)]))
    steps = RoomSchedule(house.meetings).react("m1", house.meetings.state("m1"))
    with pytest.raises(StopIteration) as ended:
        next(steps)
    assert ended.value.value == LOOK_MS and house.log.heads() == head
