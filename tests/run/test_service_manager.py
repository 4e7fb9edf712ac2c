"""What systemd is told: ready when connections are accepted, alive while the event loop turns, stopping at the end."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interp.run.service_manager import ALIVE, READY, STOPPING, say_alive, seconds_between, tell
from tests.row_by_row import row_by_row
from tests.server import Server


@contextmanager
def manager(address: str) -> Iterator[socket.socket]:
    """Yield a socket that is told what a service manager is told."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(address)
        heard.settimeout(60)
        yield heard


@pytest.mark.parametrize("name", ["socket", "@abstract"])
def test_it_is_told_over_a_socket_in_a_folder_or_without_one(tmp_path: Path, name: str) -> None:
    address = f"@interp-{os.getpid()}" if name[0] == "@" else str(tmp_path / name)
    with manager(address.replace("@", "\0")) as heard:
        tell(READY, {"NOTIFY_SOCKET": address})
        assert heard.recv(100) == READY.encode()


@row_by_row("known", [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "/nowhere/at/all"}])
def test_without_a_manager_nothing_happens(known: dict[str, str]) -> None:
    tell(READY, known)


@row_by_row(
    ("known", "seconds"),
    [
        ({"WATCHDOG_USEC": "30000000"}, 10.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}, 10.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, None),
        ({}, None), ({"WATCHDOG_USEC": "0"}, None), ({"WATCHDOG_USEC": "soon"}, None),
    ],
)  # fmt: skip
def test_it_is_alive_three_times_in_the_time_it_has(known: dict[str, str], seconds: float | None) -> None:
    assert seconds_between(known) == seconds


def test_each_turn_of_the_loop_says_so_once(tmp_path: Path) -> None:
    turns, slept = iter([True, True, False]), list[float]()
    with manager(str(tmp_path / "socket")) as heard:
        known = {"NOTIFY_SOCKET": str(tmp_path / "socket"), "WATCHDOG_USEC": "3000000"}
        say_alive(lambda: next(turns), slept.append, known)
        assert [heard.recv(100) for _ in slept] == [ALIVE.encode()] * 2
    assert slept == [1.0, 1.0]


def test_a_service_says_that_it_is_ready_then_alive_and_that_it_stops(tmp_path: Path) -> None:
    with manager(str(tmp_path / "socket")) as heard:
        server = Server(tmp_path, {"NOTIFY_SOCKET": str(tmp_path / "socket"), "WATCHDOG_USEC": "300000"}, forked=True)
        server.start()
        try:
            assert heard.recv(100) == READY.encode()
            assert {heard.recv(100) for _ in range(3)} == {ALIVE.encode()}
            assert server.process is not None
            server.process.send_signal(signal.SIGTERM)
            while (said := heard.recv(100)) == ALIVE.encode():
                pass
            assert said == STOPPING.encode()
        finally:
            server.kill()
