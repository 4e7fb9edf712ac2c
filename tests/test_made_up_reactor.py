"""A made-up reactor, added to a service as docs/adding-a-part.md tells: it counts the speakers of each meeting."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model.commands import AdvanceFloor
from interp.domain.model.events import FloorGiven
from interp.domain.model.state import Meeting
from interp.domain.model.streams import stream_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.ports import WELL, EventLog, ReactorPositions
from interp.run.assemble import Service, assemble
from interp.service.reactors import Steps
from tests.builders import plan
from tests.prepared_demo import empty

NAME = "speakers"


class SpeakerCount:
    """Counts how often the floor was given, each time once, whatever happens."""

    def __init__(self, events: EventLog, positions: ReactorPositions, counts: dict[str, int]) -> None:
        self._events, self._positions, self._counts = events, positions, counts

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Count the speakers since the stored position."""
        stream = stream_of(meeting)
        for logged in self._events.read(stream, after=self._positions.position(NAME, stream) or 0):
            if isinstance(logged.event, FloorGiven):
                self._counts[meeting] = self._counts.get(meeting, 0) + 1
                self._positions.reached(NAME, stream, logged.seq)
                yield
        return None


@pytest.fixture
def counts() -> dict[str, int]:
    """Return the counts, which outlive the service in this test as a store would."""
    return {}


@pytest.fixture
def services(tmp_path: Path, counts: dict[str, int]) -> Iterator[list[Service]]:
    """Yield a service, and another one started later on the same data."""
    made = [assemble(Settings(data=empty(tmp_path), async_mode="threading")) for _ in range(2)]
    for service in made:
        counter = SpeakerCount(service.stores.log, service.stores.positions, counts)
        service.reactors.register(NAME, counter.react)
    yield made
    for service in made:
        service.close()


def test_it_is_woken_by_what_happens_and_a_second_process_does_nothing_twice(
    services: list[Service], counts: dict[str, int]
) -> None:
    first, second = services
    meetings = first.services.meetings
    meetings.handle(SYSTEM, "m1", "plan", plan())
    for number in range(2):
        meetings.handle(Actor("staff"), "m1", f"next-{number}", AdvanceFloor(meetings.state("m1").floor.speech))
        first.reactors.work(("meeting:m1",))
    second.reactors.work()
    assert counts == {"m1": 2}
    assert first.services.health.record(NAME).state() == WELL
