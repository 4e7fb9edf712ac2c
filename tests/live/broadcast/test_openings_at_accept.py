"""A reader's websocket is opened from the first bytes of its connection; of all else nothing is taken."""

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import engineio
import eventlet
import pytest
from eventlet import wsgi
from eventlet.greenio import GreenSocket

from interp.live.broadcast.admission import Admission
from interp.live.broadcast.background_work import yield_now
from interp.live.broadcast.client_connections import ClientConnections
from interp.live.broadcast.engineio_server import install
from interp.live.broadcast.openings_at_accept import OpeningsAtAccept
from tests.client_frames import client_frame
from tests.live.broadcast.test_opening_handshakes import request

PENALTY = 1_000  # sockets of one address that were closed for what they sent


@dataclass
class Line:
    """The client's end, and what the server knows of the other."""

    there: socket.socket
    client: GreenSocket
    engine: Any
    connections: ClientConnections = field(default_factory=lambda: ClientConnections(most_silent=9))
    places: Any = field(default_factory=lambda: eventlet.Semaphore(5))
    is_reader: bool = True
    asked: list[dict[str, Any]] = field(default_factory=list)

    def opened(self, data: bytes = b"") -> bool | None:
        """Send bytes, and return whether the websocket was opened."""
        self.there.sendall(data)
        road = OpeningsAtAccept(self.engine, self._is_reader, {"interp.is_full": bool})
        connection = self.connections.add(self.client)
        return road.open(self.client, ("1.2.3.4", 5), connection, self.places)

    def _is_reader(self, environ: dict[str, Any]) -> bool:
        self.asked.append(dict(environ))
        return self.is_reader


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """Yield a connection that was just accepted."""
    engine = engineio.Server(async_mode="threading", cors_allowed_origins=[])
    monkeypatch.setattr(engine, "start_background_task", lambda *_: None)
    install(engine, lambda environ: environ["REMOTE_ADDR"], Admission(lambda: False, yield_now))
    here, there = socket.socketpair()
    there.settimeout(10)
    made = Line(there, GreenSocket(here), engine)
    yield made
    there.close()
    until_ended(made)
    here.close()


def until_ended(line: Line) -> None:
    """Let the loop run until no session is left."""
    for _ in range(5_000):
        if not line.engine.sockets:
            return
        eventlet.sleep(0.001)
    raise AssertionError("it never ended")


def test_the_answer_and_the_first_packet_are_sent_in_one_piece(line: Line) -> None:
    assert line.opened(request())
    head, _, frames = line.there.recv(4_096).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 101 ") and frames[2:].startswith(b'0{"sid":')
    assert (line.places.counter, line.connections.silent, line.connections.spare) == (4, 0, 1)
    line.there.sendall(client_frame(b"\x00", 8) + client_frame(b"3"))
    until_ended(line)
    assert (line.places.counter, line.connections.spare) == (5, 0), "its place is free again"


def test_one_that_must_make_room_before_it_joined_ends_and_leaves_its_place(line: Line) -> None:
    assert line.opened(request())
    assert line.connections.make_room()
    until_ended(line)
    assert (line.places.counter, line.connections.spare) == (5, 0)


def test_once_it_has_joined_only_what_later_events_ask_is_kept_of_its_request(line: Line) -> None:
    assert line.opened(request(Cookie="a=b", Accept="*/*"))
    (made,) = line.engine.sockets.values()
    around = made._around
    assert {"HTTP_ACCEPT", "interp.is_full"} < around.keys()
    made.joined(works=False, callbacks=True)
    assert not {"HTTP_ACCEPT", "interp.is_full"} & around.keys()
    assert (around["HTTP_COOKIE"], around["REMOTE_ADDR"]) == ("a=b", "1.2.3.4")


@pytest.mark.parametrize("data", [b"", request()[:-1], request() * 2, b"GET / HTTP/1.1\r\n\r\n"])
def test_what_is_no_plain_opening_stays_unread(line: Line, data: bytes) -> None:
    assert not line.opened(data)
    assert line.connections.silent == 1 and line.places.counter == 5 and not line.engine.sockets
    line.there.sendall(b".")
    assert line.client.recv(4_096) == data + b"."


def test_neither_is_anything_taken_of_one_who_may_not_be_opened_so(line: Line) -> None:
    line.is_reader = False
    assert not line.opened(request()) and not line.engine.sockets
    line.is_reader = True
    for _ in range(PENALTY):
        line.engine.penalties.add("1.2.3.4", time.monotonic())
    assert not line.opened()
    assert line.client.recv(4_096) == request()


EXTENSIONS = [
    None, "permessage-deflate", "permessage-deflate; client_max_window_bits", "x-other",
    "permessage-deflate; server_max_window_bits=9", "x; a=1, permessage-deflate; server_no_context_takeover",
]  # fmt: skip


@pytest.mark.parametrize("offered", EXTENSIONS)
def test_the_http_server_gives_the_same_answer_and_the_same_environment(line: Line, offered: str | None) -> None:
    sent = request(Sec_WebSocket_Extensions=offered, X_Forwarded_For="9.9.9.9")
    assert line.opened(sent)
    ours = line.there.recv(4_096).partition(b"\r\n\r\n")[0]
    listener, seen = eventlet.listen(("127.0.0.1", 0)), list[dict[str, Any]]()

    def app(environ: dict[str, Any], start: Any) -> Any:
        seen.append(dict(environ))
        return line.engine._handle_connect(environ, start, "websocket")

    serving = eventlet.spawn(wsgi.server, listener, app, log_output=False)
    with socket.create_connection(listener.getsockname(), timeout=10) as other:
        other.sendall(sent)
        other.setblocking(False)
        green = GreenSocket(other)
        theirs = green.recv(4_096).partition(b"\r\n\r\n")[0]
    serving.kill()
    assert theirs == ours
    here = line.asked[0]
    apart = {"REMOTE_ADDR", "interp.is_full"}
    assert {key: here[key] for key in here if key not in apart} == {
        key: seen[0][key] for key in here if key not in apart
    }
