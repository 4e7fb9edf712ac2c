"""One socket written to without waiting: what is skipped, what is kept, and how it ends."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from interp.live.broadcast import websocket_outlets
from interp.live.broadcast.frames import RoomMessage
from interp.live.broadcast.websocket_outlets import DirectOutlet, OutletRoom
from tests.server import until

FULL = b"f" * 4_000_000


@pytest.fixture
def line() -> Iterator[tuple[DirectOutlet, socket.socket]]:
    """Yield an outlet and the other end of its socket."""
    with ExitStack() as ends:
        yield pair(ends)


def read_out(there: socket.socket, until: bytes) -> bytes:
    """Read on the other end until these last bytes, while the hub writes."""
    import eventlet

    got = b""
    there.setblocking(False)
    while not got.endswith(until):
        try:
            got += there.recv(1 << 20)
        except BlockingIOError:
            eventlet.sleep(0.001)
    return got


def test_what_the_socket_takes_is_sent_at_once(line: tuple[DirectOutlet, socket.socket]) -> None:
    outlet, there = line
    outlet.cast("view", b"one")
    outlet.keep(b"two")
    assert there.recv(100) == b"onetwo" and not outlet.waits


def test_of_each_name_the_newest_waits_and_answers_come_first(line: tuple[DirectOutlet, socket.socket]) -> None:
    outlet, there = line
    outlet.cast("view", FULL)
    assert outlet.waits
    for number in range(10):
        outlet.cast("view", b"view%d" % number)
        outlet.cast("beat", b"beat%d" % number)
        outlet.keep(b"ack%d" % number)
    got = read_out(there, b"beat9")
    acks = b"".join(b"ack%d" % number for number in range(10))
    assert got == FULL + acks + b"view9beat9" and not outlet.waits


def test_too_many_answers_nobody_reads_end_the_connection(line: tuple[DirectOutlet, socket.socket]) -> None:
    outlet, there = line
    outlet.cast("view", FULL)
    for _ in range(websocket_outlets.MOST_KEPT // 100_000 + 1):
        outlet.keep(b"a" * 100_000)
    assert not outlet.waits
    while there.recv(1 << 20):
        continue


def test_a_broken_connection_ends_quietly(line: tuple[DirectOutlet, socket.socket]) -> None:
    outlet, there = line
    there.close()
    for _ in range(3):
        outlet.cast("view", b"x")
        outlet.keep(b"x")
    assert not outlet.waits
    outlet.close()


def test_a_connection_that_breaks_while_something_waits_ends_quietly(
    line: tuple[DirectOutlet, socket.socket], capfd: pytest.CaptureFixture[str]
) -> None:
    import eventlet

    outlet, there = line
    outlet.cast("view", FULL)
    there.close()
    until(lambda: eventlet.sleep(0.001) or not outlet.waits)
    assert capfd.readouterr().err == ""


def test_after_its_end_nothing_is_written(line: tuple[DirectOutlet, socket.socket]) -> None:
    outlet, there = line
    outlet.cast("view", FULL)
    outlet.close()
    outlet.keep(b"late")
    outlet.cast("view", b"late")
    got = b""
    while data := there.recv(1 << 20):
        got += data
    assert not got.strip(b"f")


class Untouched(DirectOutlet):
    """An outlet that notes which of its attributes are read."""

    read: ClassVar[list[str]] = []

    def __getattribute__(self, name: str) -> Any:
        Untouched.read.append(name)
        return super().__getattribute__(name)


def pair(ends: ExitStack, kind: type[DirectOutlet] = DirectOutlet, **how: bool) -> tuple[DirectOutlet, socket.socket]:
    """Return an outlet and the other end of its socket, both closed at the end."""
    here, there = socket.socketpair()
    for each in (here, there):
        ends.callback(each.close)
    here.setblocking(False)
    there.settimeout(60)
    return kind(SimpleNamespace(fd=here, fileno=here.fileno), **how), there


def room_of(*outlets: DirectOutlet) -> OutletRoom:
    room = OutletRoom()
    for each in outlets:
        room.add(each)
    return room


def test_a_room_sends_each_member_its_form_of_a_message() -> None:
    message = RoomMessage(b"x" * 10_000)
    with ExitStack() as ends:
        (one, plain), (two, small), (three, gone) = pair(ends), pair(ends, deflates=True), pair(ends)
        room = room_of(one, two, three)
        room.remove(three)
        room.cast("view", message)
        assert plain.recv(20_000) == message.plain() and small.recv(20_000) == message.small() != message.plain()
        gone.setblocking(False)
        with pytest.raises(BlockingIOError):
            gone.recv(1)


def test_a_room_does_not_look_at_the_outlets_of_those_that_wait_for_nothing() -> None:
    with ExitStack() as ends:
        made = [pair(ends, Untouched) for _ in range(3)]
        room = room_of(*(each for each, _ in made))
        Untouched.read.clear()
        room.cast("view", RoomMessage(b"one"))
        assert Untouched.read == []
        assert {there.recv(100) for _, there in made} == {RoomMessage(b"one").plain()}


def test_a_member_of_a_room_that_waits_gets_the_newest_when_it_reads_again() -> None:
    full, new = RoomMessage(FULL), [RoomMessage(b"view%d" % number) for number in range(5)]
    with ExitStack() as ends:
        (slow, there), (quick, reads) = pair(ends), pair(ends)
        room = room_of(slow, quick)
        slow.cast("view", full.plain())
        assert room.behind == 1
        for each in new:
            room.cast("view", each)
        assert reads.recv(1_000) == b"".join(each.plain() for each in new)
        assert read_out(there, new[-1].plain()) == full.plain() + new[-1].plain()
        assert room.behind == 0
        room.cast("view", new[0])
        assert there.recv(1_000) == new[0].plain()


def test_a_member_that_takes_half_a_message_gets_the_other_half_first() -> None:
    full, new = RoomMessage(FULL), RoomMessage(b"newest")
    with ExitStack() as ends:
        (slow, there), (deflating, _) = pair(ends), pair(ends, deflates=True)
        room = room_of(slow, deflating)
        room.cast("view", full)
        assert room.behind == 1 and slow.waits
        room.cast("view", new)
        assert read_out(there, new.plain()) == full.plain() + new.plain() and room.behind == 0


def test_who_has_ended_or_whose_connection_is_broken_is_sent_nothing_more() -> None:
    with ExitStack() as ends:
        (ended, there), (broken, cut), (stays, reads), (waits, _) = (pair(ends) for _ in range(4))
        room = room_of(ended, broken, stays, waits)
        waits.cast("view", FULL)
        ended.end()
        waits.end()
        cut.close()
        for _ in range(2):
            room.cast("view", RoomMessage(b"x"))
        assert reads.recv(100) == 2 * RoomMessage(b"x").plain() and room.behind == 0 and broken.ended
        there.setblocking(False)
        with pytest.raises(BlockingIOError):
            there.recv(1)


def test_who_leaves_a_room_while_it_waits_comes_back_to_none() -> None:
    with ExitStack() as ends:
        slow, there = pair(ends)
        left, stays = room_of(slow), room_of(slow)
        slow.cast("view", FULL)
        left.remove(slow)
        assert (left.behind, stays.behind) == (0, 1)
        read_out(there, FULL)
        left.cast("view", RoomMessage(b"left"))
        stays.cast("view", RoomMessage(b"stays"))
        assert there.recv(100) == RoomMessage(b"stays").plain()
