"""The queue is told what has become more or less urgent, once."""

import pytest

from interp.domain.model import commands as do
from interp.domain.rules.drafting_priority import LATER, NEXT, ON_THE_FLOOR
from interp.domain.rules.permissions import SYSTEM
from interp.errors import Unavailable
from interp.service.drafting_priorities import Urgency
from interp.service.meetings import Meetings
from tests.builders import plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog
from tests.fakes_drafting import MemoryJobs, Shelf
from tests.reacting import worked
from tests.translation_section import STAFF


class Queue(MemoryJobs):
    """A queue that remembers what it was told, and is away for a while if need be."""

    def __init__(self) -> None:
        super().__init__(Shelf())
        self.told: list[tuple[str, int]] = []
        self.away = 0

    def hurry(self, document_id: str, priority: int) -> None:
        """Remember it."""
        if self.away:
            self.away -= 1
            raise Unavailable("store")
        self.told.append((document_id, priority))


def house(*names: str) -> tuple[Meetings, Queue, Urgency]:
    """Return meetings whose four speeches have texts, a queue, and what keeps it in order."""
    meetings, queue = Meetings(MemoryLog(), ListeningBell(), FixedClock()), Queue()
    for name in names:
        meetings.handle(SYSTEM, name, f"{name}-plan", plan(id=name))
        for number in range(1, 5):
            attach = do.AttachStatement(f"s{number}", f"{name}-d{number}")
            meetings.handle(STAFF, name, f"{name}-{number}", attach)
    return meetings, queue, Urgency(queue)


def test_the_queue_is_told_how_urgent_each_text_is() -> None:
    meetings, queue, urgency = house("m1")
    worked(meetings, urgency)
    assert dict(queue.told) == {"m1-d1": NEXT, "m1-d2": NEXT, "m1-d3": LATER, "m1-d4": LATER}


def test_only_what_changed_is_told_again() -> None:
    meetings, queue, urgency = house("m1")
    worked(meetings, urgency)
    queue.told.clear()
    worked(meetings, urgency)
    meetings.handle(STAFF, "m1", "title", do.AmendItem("i1", title="Welcome"))
    worked(meetings, urgency)
    assert queue.told == []
    meetings.handle(STAFF, "m1", "next", do.AdvanceFloor(None))
    worked(meetings, urgency)
    assert dict(queue.told) == {"m1-d1": ON_THE_FLOOR, "m1-d3": NEXT}


def test_a_queue_that_was_away_is_told_all_the_same() -> None:
    meetings, queue, urgency = house("m1")
    queue.away = 1
    with pytest.raises(Unavailable):
        worked(meetings, urgency)
    assert queue.told == []
    worked(meetings, urgency)
    assert len(queue.told) == 4
