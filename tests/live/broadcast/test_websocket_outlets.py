"""One socket written to without waiting: what is skipped, what is kept, and how it ends."""

import socket
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from interp.live.broadcast import websocket_outlets
from interp.live.broadcast.websocket_outlets import DirectOutlet
from tests.server import until

FULL = b"f" * 4_000_000


@pytest.fixture
def line() -> Iterator[tuple[DirectOutlet, socket.socket]]:
    """Yield an outlet and the other end of its socket."""
    here, there = socket.socketpair()
    here.setblocking(False)
    there.settimeout(60)
    yield DirectOutlet(SimpleNamespace(fd=here, fileno=here.fileno)), there
    here.close()
    there.close()


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
