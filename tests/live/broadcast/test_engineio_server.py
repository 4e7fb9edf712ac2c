"""The insides of python-engineio on which direct writes rest; the behaviour is in tests/contracts/test_fan_out.py."""

import inspect
import logging
from itertools import cycle
from types import SimpleNamespace
from typing import Any

import engineio
import pytest
from engineio import base_socket, packet
from engineio import socket as engine_socket

from interp.live.broadcast import engineio_server
from interp.live.broadcast.admission import Admission
from interp.live.broadcast.attendee_sockets import READ_BYTES
from interp.live.broadcast.client_connections import ClientConnections
from interp.live.broadcast.engineio_server import MOST_UNJOINED, DirectEngine, DirectSocket, install
from interp.live.broadcast.incoming_frames import FrameReader
from interp.live.broadcast.reading_budget import (
    BEFORE_JOIN,
    MESSAGE_BYTES,
    TURN_BYTES,
    TURN_MESSAGES,
    Penalties,
    ReadingBudget,
)
from interp.live.broadcast.request_buffers import CONNECTION
from tests.attackers import FLOODS, SESSION
from tests.row_by_row import row_by_row

LINE = Admission(lambda: False, lambda: None)


class Server:
    """As much of an engine as a socket needs before its websocket stands."""

    reason = engineio.Server.reason
    logger = logging.getLogger("quiet")

    def __init__(self) -> None:
        self.handlers = {"message": lambda *_: None}
        self.line = LINE
        self.penalties, self.sockets = Penalties(), dict[str, Any]()
        self.unjoined, self.pings = dict[Any, float](), SimpleNamespace(remove=lambda _: None, answered=lambda _: None)

    def _trigger_event(self, *_: object, **__: object) -> None:
        """Tell nobody."""


def test_a_socket_has_every_field_of_the_base_class_but_its_queue() -> None:
    stock = base_socket.BaseSocket(type("Queues", (), {"create_queue": lambda _: None})(), "s")
    ours = DirectSocket(Server(), "s")
    assert set(vars(stock)) - set(vars(ours)) == {"queue", "last_ping"}


def test_the_methods_replaced_are_those_of_the_base_class() -> None:
    for ours, theirs, names in (
        (DirectSocket, engine_socket.Socket, ("send", "receive", "close", "schedule_ping", "_websocket_handler")),
        (DirectEngine, engineio.Server, ("_handle_connect",)),
    ):
        for name in names:
            assert [*inspect.signature(getattr(ours, name)).parameters] == [
                *inspect.signature(getattr(theirs, name)).parameters
            ], name


def test_what_is_sent_before_the_websocket_stands_waits() -> None:
    socket = DirectSocket(Server(), "s")
    socket.send(packet.Packet(packet.PING))
    socket.send(packet.Packet(packet.MESSAGE, b"bytes"))
    assert socket._early == [b"\x81\x012", b"\x82\x05bytes"]
    socket.close(wait=False)
    assert socket.closed


class Outlet:
    """What is sent to a client that takes everything."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def keep(self, frame: bytes) -> None:
        """Note a frame."""
        self.kept.append(frame)

    def close(self) -> None:
        """Close it."""

    end = close


class Noted(DirectSocket):
    """A socket that notes its turns: the cost of each, and what they have in bytes."""

    def __init__(self) -> None:
        super().__init__(Server(), "s")
        self.outlet, self.turns = Outlet(), [(0, 0)]  # type: ignore[assignment]

    def take(self, said: str | bytes) -> bool:
        """Note the bytes of a message."""
        self.turns[-1] = self.turns[-1][0], self.turns[-1][1] + len(said)
        return super().take(said)

    def spend(self, cost: int) -> float | None:
        """Note the cost of a turn."""
        self.turns[-1] = cost, self.turns[-1][1]
        self.turns.append((0, 0))
        return super().spend(cost)


@row_by_row("kind", [kind for kind, each in FLOODS.items() if each.begins == SESSION and each.data])
def test_of_each_flood_little_is_read_in_a_turn_and_then_it_is_closed(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s, flood = [100.0], FLOODS[kind]

    def sleep(seconds: float) -> None:
        now_s[0] += seconds

    monkeypatch.setattr(engineio_server, "time", SimpleNamespace(monotonic=lambda: now_s[0]))
    monkeypatch.setattr(engineio_server, "eventlet", SimpleNamespace(sleep=sleep))
    size = 1 if flood.by_byte else READ_BYTES
    data = flood.data * (1 + 2 * READ_BYTES // len(flood.data))
    pieces = cycle([data[at : at + size] for at in range(0, len(data) // size * size, size)])
    socket, reader = Noted(), FrameReader(65_536, deflate=True)
    socket._budget = ReadingBudget(BEFORE_JOIN, now_s[0])
    connection = SimpleNamespace(recv=lambda _: next(pieces))
    while socket._read_on(connection, reader):
        assert len(socket.turns) < 5_000
    costs, sizes = zip(*socket.turns, strict=True)
    most = TURN_MESSAGES + (TURN_BYTES + 65_536) // MESSAGE_BYTES
    assert max(costs) <= most and max(sizes) <= TURN_BYTES + 65_536
    passed_s = now_s[0] - 100
    assert sum(costs) <= BEFORE_JOIN.burst + BEFORE_JOIN.a_second * passed_s + most
    assert socket.outlet.kept[-1][:1] == b"\x88" and len(socket.server.penalties._of) == 1  # type: ignore[union-attr]


def test_who_sends_much_and_hangs_up_before_it_joined_is_remembered() -> None:
    for messages, joins, remembered in ((MOST_UNJOINED, False, 0), (MOST_UNJOINED + 1, False, 1), (99, True, 0)):
        socket = Noted()
        socket.connection = ClientConnections(most_silent=9).add(None)
        socket.spend(messages)
        if joins:
            socket.joined(works=False, callbacks=True)
        socket.finish()
        assert len(socket.server.penalties._of) == remembered


def test_a_handshake_that_breaks_off_leaves_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engineio.Server(async_mode="threading")
    monkeypatch.setattr(engine, "start_background_task", lambda *_: None)
    install(engine, lambda _: "here", LINE)

    def breaks(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(DirectSocket, "handle_get_request", breaks)
    connections = ClientConnections(most_silent=9)
    connection = connections.add(None)
    with pytest.raises(BrokenPipeError):
        engine._handle_connect({CONNECTION: connection}, None, "websocket")
    assert not engine.sockets and not engine.unjoined and connections.spare == 1


def test_a_connection_may_make_room_until_it_has_joined() -> None:
    connections = ClientConnections(most_silent=9)
    socket = DirectSocket(Server(), "s")
    socket.connection = connections.add(None)
    socket.connection.opens_session()
    socket.joined(works=True, callbacks=True)
    assert not connections.make_room() and not connections.spare
