"""The insides of python-engineio on which direct writes rest; the behaviour is in tests/contracts/test_fan_out.py."""

import inspect

import engineio
import pytest
from engineio import base_socket, packet
from engineio import socket as engine_socket

from interp.live.broadcast.client_connections import ClientConnections
from interp.live.broadcast.engineio_server import DirectEngine, DirectSocket, install
from interp.live.broadcast.request_buffers import CONNECTION


class Server:
    """As much of an engine as a socket needs before its websocket stands."""

    reason = engineio.Server.reason

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


def test_a_handshake_that_breaks_off_leaves_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engineio.Server(async_mode="threading")
    monkeypatch.setattr(engine, "start_background_task", lambda *_: None)
    install(engine, lambda _: "here")

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
