"""One reader's socket read as callbacks: what it answers itself, what it hands over, and how it ends."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from types import SimpleNamespace
from typing import Any

import eventlet
import pytest
from eventlet import hubs
from hypothesis import given
from hypothesis import strategies as st

from interp.live.broadcast import attendee_sockets, reading_budget
from interp.live.broadcast.admission import SLICE_S, Admission
from interp.live.broadcast.attendee_sockets import AttendeeSocket, ShortWorks
from interp.live.broadcast.background_work import yield_now
from interp.live.broadcast.incoming_frames import FrameReader
from interp.live.broadcast.reader_turns import ROUND_S, ReaderTurns
from tests.client_frames import client_frame

LIMIT = 1_000
WORKS = ShortWorks(Admission(lambda: False, yield_now))


@dataclass
class Session:
    """A session that notes what it is told; it takes its time over a packet `slow`, ends at `stop`, fails at `fail`."""

    kept: list[bytes] = field(default_factory=list)
    said: list[str | bytes] = field(default_factory=list)
    pongs: int = 0
    finished: int = 0
    spent: list[int] = field(default_factory=list)
    waits_s: list[float | None] = field(default_factory=list)
    fails_at: int = 0
    works: bool = False
    short: list[str | bytes] = field(default_factory=list)
    read: list[tuple[FrameReader, bool]] = field(default_factory=list)

    def read_all(self, connection: Any, reader: FrameReader, *, more: bool) -> None:
        """Note that it is read in a greenlet, as long as something comes."""
        self.read.append((reader, more))
        while data := connection.recv(100):
            self.said += [each.data for each in reader.feed(data)]

    @property
    def outlet(self) -> Any:
        """Return itself."""
        return self

    def keep(self, frame: bytes) -> None:
        """Note a frame."""
        self.kept.append(frame)

    def answered(self) -> None:
        """Count a pong."""
        self.pongs += 1
        if self.pongs == self.fails_at:
            raise RuntimeError("a fault")

    def soon(self, work: Callable[[], None]) -> None:
        """Do it in the one greenlet for short works."""
        WORKS.add(work)

    def wait_in_line(self) -> None:
        """Wait for nobody."""

    def take_at_once(self, said: str | bytes) -> bool | None:
        """Note a packet that is short."""
        if not str(said).startswith("short"):
            return None
        self.short.append(said)
        return self.take(said)

    def take(self, said: str | bytes) -> bool:
        """Note a packet."""
        if said == "slow":
            eventlet.sleep(0.01)
        self.said.append(said)
        self.works = said == "works"
        return said not in ("stop", "short stop")

    def spend(self, messages: int) -> float | None:
        """Note what was spent; say what is to be said next."""
        self.spent.append(messages)
        return self.waits_s.pop(0) if self.waits_s else 0.0

    def finish(self) -> None:
        """Count an end."""
        self.finished += 1


Line = tuple[Session, socket.socket, SimpleNamespace]


def connected() -> Line:
    """Return a session on callbacks, the client's end, and the server's socket as eventlet wraps it."""
    here, there = socket.socketpair()
    here.setblocking(False)
    green = SimpleNamespace(fd=here, fileno=here.fileno, close=here.close, shutdown=here.shutdown)
    session = Session()
    AttendeeSocket(green, session, FrameReader(LIMIT))
    return session, there, green


def closed(line: Line) -> None:
    """Hang up and wait for the end."""
    session, there, _ = line
    there.close()
    turn_until(lambda: session.finished > 0)


@pytest.fixture
def line() -> Iterator[Line]:
    """Yield a connected reader; it has ended once, and left nothing in the hub, when the test is over."""
    made = connected()
    number = made[2].fd.fileno()
    yield made
    closed(made)
    assert made[0].finished == 1 and made[2].fd.fileno() == -1
    assert all(number not in listeners for listeners in hubs.get_hub().listeners.values())


def turn_until(what: Callable[[], object]) -> None:
    """Let the hub run until something is so."""
    for _ in range(5_000):
        if what():
            return
        eventlet.sleep(0.001)
    raise AssertionError("it never came")


def test_one_that_joins_a_screen_of_people_who_work_has_a_greenlet_of_its_own_from_then_on(line: Line) -> None:
    session, there, _ = line
    there.sendall(client_frame(b"works"))
    turn_until(lambda: session.read)
    there.sendall(client_frame(b"3") + client_frame(b"42"))
    turn_until(lambda: session.said == ["works", "3", "42"])
    assert session.pongs == 0


def test_pongs_and_pings_are_handled_in_the_hub(line: Line) -> None:
    session, there, _ = line
    there.sendall(client_frame(b"3") + client_frame(b"hello", 9) + client_frame(b"", 10) + client_frame(b"3probe"))
    turn_until(lambda: session.pongs == 2)
    assert session.kept == [b"\x8a\x05hello"] and session.said == []


def test_everything_else_is_handed_over_in_order_and_read_on_after_it(line: Line) -> None:
    session, there, _ = line
    there.sendall(client_frame(b"slow") + client_frame(b"one") + client_frame(b"\x00", 2))
    turn_until(lambda: len(session.said) == 3)
    there.sendall(client_frame(b"two") + client_frame(b"3"))
    turn_until(lambda: session.pongs and len(session.said) == 4)
    assert session.said == ["slow", "one", b"\x00", "two"]


def test_of_much_that_came_at_once_eight_messages_are_handled_in_a_turn(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, there, _ = line
    monkeypatch.setattr(reading_budget, "TURN_S", 60.0)  # a busy machine spends a turn's time on fewer
    there.sendall(client_frame(b"3") * 5 + client_frame(b"last") + client_frame(b"3") * 6)
    turn_until(lambda: session.pongs == 11)
    assert session.spent == [8, 4] and session.said == ["last"]


def test_who_sends_too_much_is_not_read_meanwhile_and_loses_nothing(line: Line) -> None:
    session, there, _ = line
    session.waits_s = [0.05]
    there.sendall(client_frame(b"3") * 9)
    turn_until(lambda: session.pongs == 8)
    there.sendall(client_frame(b"after"))
    assert session.said == []
    turn_until(lambda: session.said == ["after"] and session.pongs == 9)


def test_who_goes_on_with_it_is_closed_with_the_reason(line: Line) -> None:
    session, there, _ = line
    session.waits_s = [0.0, None]
    there.sendall(client_frame(b"3") * 9)
    turn_until(lambda: session.finished)
    assert session.kept[-1] == b"\x88\x13\x03\xf0too many messages"


def test_what_was_read_before_it_left_its_greenlet_is_handled_first() -> None:
    here, there = socket.socketpair()
    here.setblocking(False)
    green = SimpleNamespace(fd=here, fileno=here.fileno, close=here.close, shutdown=here.shutdown)
    session, reader = Session(), FrameReader(LIMIT)
    assert next(iter(reader.feed(client_frame(b"one") + client_frame(b"two"))))
    AttendeeSocket(green, session, reader, more=True)
    there.sendall(client_frame(b"three"))
    turn_until(lambda: session.said == ["two", "three"])
    closed((session, there, green))


def test_what_came_before_the_end_is_handled_before_it(line: Line) -> None:
    session, there, _ = line
    there.sendall(client_frame(b"slow") + client_frame(b"last") + client_frame(b"", 8) + client_frame(b"never"))
    turn_until(lambda: session.finished)
    assert session.said == ["slow", "last"] and session.kept == [b"\x88\x02\x03\xe8"]


def test_of_many_that_flood_a_few_are_read_in_one_round(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = iter(range(10**9))
    turns = ReaderTurns(
        lambda turn: hubs.get_hub().schedule_call_global(0, turn), lambda: next(steps) * 0.4 * ROUND_S
    )  # by its clock a turn takes four tenths of a round's time
    monkeypatch.setattr(attendee_sockets, "TURNS", turns)
    lines = [connected() for _ in range(20)]
    for _, there, _ in lines:
        there.sendall(client_frame(b"3") * 40)
    rounds, done = list[int](), 0
    while done < 20 * 40:
        eventlet.sleep(0)
        now = sum(session.pongs for session, _, _ in lines)
        rounds.append(now - done)
        done = now
        assert len(rounds) < 5_000
    assert max(rounds) <= 2 * 3 * 8, "three turns of eight messages in a round, at most two rounds between two looks"
    for each in lines:
        closed(each)


def test_a_bad_frame_ends_it_with_its_status(line: Line) -> None:
    session, there, _ = line
    there.sendall(client_frame(b"good") + client_frame(b"bad", key=None))
    turn_until(lambda: session.finished)
    assert session.said == ["good"] and session.kept == [b"\x88\x02\x03\xea"]


def test_a_session_that_ends_takes_no_more(line: Line) -> None:
    session, there, _ = line
    there.sendall(client_frame(b"stop") + client_frame(b"never"))
    turn_until(lambda: session.finished)
    assert session.said == ["stop"] and session.kept == []


def test_a_fault_of_ours_ends_this_socket_only(line: Line, capfd: pytest.CaptureFixture[str]) -> None:
    session, there, _ = line
    other, far, _ = another = connected()
    session.fails_at = 13
    there.sendall(client_frame(b"3") * 13)
    turn_until(lambda: session.finished)
    far.sendall(client_frame(b"3"))
    turn_until(lambda: other.pongs)
    closed(another)


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_whatever_it_sends_it_ends_once(parts: list[bytes]) -> None:
    made = connected()
    for part in parts:
        try:
            made[1].sendall(part)
        except OSError:
            break
        eventlet.sleep(0)
    closed(made)
    assert made[0].finished == 1


def greenlets_made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return what is run in greenlets from now on."""
    made: list[object] = []
    spawn_n = eventlet.spawn_n

    def noted(work: Callable[..., object], *args: object) -> object:
        made.append(work)
        return spawn_n(work, *args)

    monkeypatch.setattr(eventlet, "spawn_n", noted)
    return made


def test_many_that_leave_at_once_are_ended_by_one_greenlet(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [connected() for _ in range(90)]
    made = greenlets_made(monkeypatch)
    for _, there, _ in lines:
        there.close()
    turn_until(lambda: all(session.finished for session, _, _ in lines))
    assert len(made) <= 3, "thirty times as many leave"
    assert [session.finished for session, _, _ in lines] == [1] * len(lines)
    assert all(green.fd.fileno() == -1 for _, _, green in lines)


def test_what_is_short_needs_no_greenlet_of_its_own_and_the_order_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [connected() for _ in range(90)]
    made = greenlets_made(monkeypatch)
    for _, there, _ in lines:
        there.sendall(client_frame(b"short 1") + client_frame(b"short 2"))
    turn_until(lambda: all(len(session.said) == 2 for session, _, _ in lines))
    assert len(made) <= 6, "thirty times as many messages"
    session, there, _ = lines[0]
    there.sendall(client_frame(b"short 3") + client_frame(b"slow") + client_frame(b"short 4") + client_frame(b"3"))
    turn_until(lambda: session.pongs and len(session.said) == 5)
    assert session.said == ["short 1", "short 2", "short 3", "slow", "short 4"]
    assert session.short == ["short 1", "short 2", "short 3"], "behind what takes long it is handled there"
    for each in lines:
        closed(each)


def test_a_short_packet_may_end_the_session(line: Line) -> None:
    session, there, _ = line
    there.sendall(client_frame(b"short stop") + client_frame(b"short"))
    turn_until(lambda: session.finished)
    assert session.said == ["short stop"]


def test_others_have_their_turn_while_many_works_are_done() -> None:
    at_s, order, turns = [0.0], list[int](), list[int]()

    def work(number: int) -> None:
        at_s[0] += SLICE_S / 9.5
        order.append(number)

    works = ShortWorks(Admission(lambda: False, lambda: eventlet.sleep(0), lambda: at_s[0]))
    for number in range(30):
        works.add(partial(work, number))
    while len(order) < 30:
        turns.append(len(order))
        eventlet.sleep(0)
    assert turns == [0, 10, 20] and order == list(range(30))


def test_a_work_that_fails_holds_up_no_other() -> None:
    works, done = ShortWorks(Admission(lambda: False, yield_now)), list[int]()

    def fails() -> None:
        raise RuntimeError("a fault")

    for work in (fails, lambda: done.append(1), fails, lambda: done.append(2)):
        works.add(work)
    turn_until(lambda: done == [1, 2])
    works.add(lambda: done.append(3))
    turn_until(lambda: done == [1, 2, 3])
