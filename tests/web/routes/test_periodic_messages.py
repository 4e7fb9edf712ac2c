"""Periodic messages go out room by room, each at its own time, whatever the clock and the machine do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import SYSTEM
from interp.domain.views.audiences import Audience
from interp.errors import Unavailable
from interp.live.broadcast.fan_out import FanOut
from interp.live.broadcast.rooms import Rooms
from interp.live.rooms import view_room
from interp.ports import Screen
from interp.run.assemble import assemble
from interp.web.routes.connected_sockets import ConnectedSockets, Connection
from interp.web.routes.periodic_messages import PARTS, PeriodicMessages, Phases
from interp.web.routes.socket_closing import SocketClosing
from interp.web.services import Services
from tests.builders import plan
from tests.prepared_demo import empty

PERIOD = 5 * PARTS
BOOTHS = tuple(Audience("booth", code) for code in MEETING_LANGUAGES)
STAFF = (*BOOTHS, Audience("console", "en"), Audience("room", "fr"))
READERS = tuple(Audience("captions", code) for code in MEETING_LANGUAGES)


class SlowTime:
    """Monotonic time that passes only in pauses; `late` is how much longer the pauses to come take."""

    def __init__(self) -> None:
        self.now, self.late, self.waits = 0.0, list[float](), list[float]()

    def now_s(self) -> float:
        """Return the seconds so far."""
        return self.now

    def pause(self, seconds: float) -> None:
        """Let the time pass."""
        self.waits.append(seconds)
        self.now += seconds + (self.late.pop(0) if self.late else 0.0)


class KeptRooms(Rooms):
    """Rooms that keep what is sent to them."""

    def __init__(self) -> None:
        super().__init__(FanOut())
        self.sent: list[tuple[str, str]] = []

    def send(self, name: str, room: str, message: Any) -> None:
        """Keep a message to a room."""
        self.sent.append((name, room))

    def send_one(self, name: str, socket_id: str, message: Any) -> None:
        """Keep a message to a socket."""
        self.sent.append((name, socket_id))


@dataclass
class Service:
    """The beats of a service with one meeting, on a time of their own."""

    made: Services
    rooms: KeptRooms = field(default_factory=KeptRooms)
    time: SlowTime = field(default_factory=SlowTime)
    connected: ConnectedSockets = field(default_factory=ConnectedSockets)

    def __post_init__(self) -> None:
        self.made.rooms = self.rooms
        closing = SocketClosing(self.made, self.connected)
        self.beats = PeriodicMessages(self.made, self.connected, closing, self.time.pause, self.time.now_s)

    def turns(self, number: int) -> list[list[tuple[str, str]]]:
        """Return what was sent in each of the next parts."""
        told = []
        for _ in range(number):
            self.rooms.sent.clear()
            self.beats.turn()
            told.append(list(self.rooms.sent))
        return told


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Yield the beats of a service whose clients are in no room yet."""
    whole = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    whole.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    yield Service(whole.services)
    whole.close()


def parts_of(told: list[list[tuple[str, str]]], audience: Audience) -> list[int]:
    """Return the parts in which an audience heard a beat."""
    return [part for part, sent in enumerate(told) if ("beat", view_room("m1", audience)) in sent]


def test_each_room_hears_its_beat_once_a_period_and_always_at_the_same_time_in_it(service: Service) -> None:
    for audience in STAFF + READERS:
        service.made.publisher.watch("m1", audience)
    told = service.turns(3 * PERIOD)
    for audience, period in [*((each, PARTS) for each in STAFF), *((each, PERIOD) for each in READERS)]:
        first, *later = parts_of(told, audience)
        assert later == list(range(first + period, 3 * PERIOD, period))
        assert first < period


def test_beats_are_spread_over_their_period(service: Service) -> None:
    for audience in STAFF + READERS:
        service.made.publisher.watch("m1", audience)
    told = service.turns(PERIOD)
    firsts = sorted(parts_of(told, audience)[0] for audience in READERS)
    gaps = [later - earlier for earlier, later in zip(firsts, [*firsts[1:], firsts[0] + PERIOD], strict=True)]
    assert min(gaps) >= 3  # of fifty parts for six languages
    assert max(sum(name == "beat" for name, _ in sent) for sent in told) <= 3  # of fourteen rooms


def test_who_comes_or_leaves_moves_nobody_elses_beat() -> None:
    phases: Phases[str] = Phases(PARTS)
    rooms = ["a", "b", "c"]
    before = [phases.due(rooms, part) for part in range(PARTS)]
    mine = next(part for part, due in enumerate(before) if "b" in due)
    for others in (["x", "b"], ["b"], ["b", "y", "z", "a"]):
        heard = [part for part in range(PARTS) if "b" in phases.due(others, part)]
        assert heard == [mine]


def test_hundreds_of_rooms_are_spread_evenly() -> None:
    phases: Phases[int] = Phases(50)
    due = [len(phases.due(range(300), part)) for part in range(50)]
    assert sum(due) == 300 and 4 <= min(due) <= max(due) <= 8


def test_presence_is_looked_at_once_a_second(service: Service) -> None:
    console = Audience("console", "en")
    service.made.publisher.watch("m1", console)
    for number in range(3):
        service.made.presence.enter(f"s{number}", Screen("m1", console, f"d{number}", 0, 0))
        told = [name for sent in service.turns(PARTS) for name, _ in sent]
        assert told.count("presence") == 1
        assert told.count("beat") == 1


def test_one_who_joins_where_nothing_changes_is_told_with_the_next_second(service: Service) -> None:
    console = Audience("console", "en")
    service.made.publisher.watch("m1", console)
    service.made.presence.enter("s1", Screen("m1", console, "d", 0, 0))
    service.turns(1)
    service.connected.add("s1", Connection(None, None, meeting="m1", audience=console))
    service.connected.awaiting.add("s1")
    told = service.turns(PARTS)
    assert [sent for sent in told if ("presence", "s1") in sent] == [told[-1]]
    assert not any(name == "presence" for sent in service.turns(PARTS) for name, _ in sent)


def test_the_delay_is_the_longest_within_a_second(service: Service) -> None:
    service.turns(1)
    service.time.late = [0.01, 0.3, 0.02]
    service.turns(PARTS)
    assert service.made.lag_ms == pytest.approx(300)
    service.turns(PARTS)
    assert service.made.lag_ms == pytest.approx(0)


def test_a_late_beat_is_made_up_for_and_a_long_stop_is_not_hurried_after(service: Service) -> None:
    service.turns(1)
    service.time.late = [0.05]
    service.turns(2)
    assert service.time.waits[-1] == pytest.approx(0.05)
    service.time.late = [30.0]
    service.turns(2)
    assert service.time.waits[-1] == pytest.approx(1 / PARTS)


def test_what_fails_stops_nothing_else(service: Service) -> None:
    service.made.publisher.watch("m1", STAFF[0])

    class Away:
        """Marks of documents whose store is away."""

        def tell(self, meetings: object) -> None:
            raise Unavailable("store")

    service.made.marks = Away()  # type: ignore[assignment]
    told = service.turns(2 * PARTS)
    assert len(parts_of(told, STAFF[0])) == 2
