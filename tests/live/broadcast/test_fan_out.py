"""The index of rooms and sockets; what is sent through it is held by tests/contracts/test_fan_out.py."""

from types import SimpleNamespace
from typing import Any

import pytest
from bidict import ValueDuplicationError
from socketio import packet as socketio_packet

from interp.live.broadcast.fan_out import FanOut
from interp.live.broadcast.socket_events import NAMESPACE
from tests.row_by_row import row_by_row


class Sockets:
    """A Socket.IO server as far as the rooms ask it, on the stock path."""

    packet_class: Any = SimpleNamespace(json=None)

    def __init__(self) -> None:
        self.eio = SimpleNamespace(async_mode="threading", sockets={})
        self.sent: list[tuple[str, str]] = []

    def _send_eio_packet(self, eio_sid: str, packet: Any) -> None:
        self.sent.append((eio_sid, packet.encode()))


@pytest.fixture
def rooms() -> tuple[FanOut, Sockets, list[str]]:
    """Return rooms with three sockets."""
    fan_out, server = FanOut(), Sockets()
    fan_out.set_server(server)
    server.eio.generate_id = iter("abc").__next__
    sids = []
    for number in range(3):
        server.eio.sockets[f"e{number}"] = SimpleNamespace(sid=f"e{number}")
        sids.append(fan_out.connect(f"e{number}", NAMESPACE))
    return fan_out, server, sids


def test_a_message_goes_to_its_room(rooms: tuple[FanOut, Sockets, list[str]]) -> None:
    fan_out, server, (one, two, _) = rooms
    fan_out.enter_room(one, NAMESPACE, "room")
    fan_out.enter_room(two, NAMESPACE, "room")
    fan_out.cast("view", "room", b'{"seq":1}')
    assert server.sent == [(each, '42["view",{"seq":1}]') for each in ("e0", "e1")]
    assert fan_out.get_rooms(one, NAMESPACE) == [one, "room"]
    assert [*fan_out.get_participants(NAMESPACE, "room")] == [(one, "e0"), (two, "e1")]
    assert [*fan_out.get_participants(NAMESPACE, [one, "room"])] == [(one, "e0"), (two, "e1")]
    assert [*fan_out.get_participants(NAMESPACE, one)] == [(one, "e0")]


def test_a_socket_that_left_is_in_no_room(rooms: tuple[FanOut, Sockets, list[str]]) -> None:
    fan_out, server, (one, two, three) = rooms
    for room in ("x", "y"):
        fan_out.enter_room(one, NAMESPACE, room)
    fan_out.pre_disconnect(one, NAMESPACE)
    fan_out.disconnect(one, NAMESPACE)
    fan_out.disconnect(one, NAMESPACE)
    for room in ("x", "y"):
        fan_out.cast("view", room, b"{}")
    fan_out.tell([one], "notice", b"{}")
    assert server.sent == [] and fan_out.everyone() == [two, three]
    assert fan_out.get_rooms(one, NAMESPACE) == []


def test_one_engine_socket_connects_once(rooms: tuple[FanOut, Sockets, list[str]]) -> None:
    fan_out, server, _ = rooms
    server.eio.generate_id = lambda: "d"
    assert fan_out.pre_connect("e0", NAMESPACE) is None
    with pytest.raises(ValueDuplicationError):
        fan_out.basic_enter_room("d", NAMESPACE, None, eio_sid="e0")


def test_leaving_a_room_one_is_not_in_changes_nothing(rooms: tuple[FanOut, Sockets, list[str]]) -> None:
    fan_out, _, (one, *_) = rooms
    fan_out.leave_room(one, NAMESPACE, "never")
    fan_out.enter_room(one, NAMESPACE, "room")
    fan_out.leave_room(one, NAMESPACE, "room")
    fan_out.leave_room(one, NAMESPACE, "room")
    assert fan_out.get_rooms(one, NAMESPACE) == [one]


class Handling(Sockets):
    """One that handles packets of python-socketio's, and notes what it handled."""

    packet_class = socketio_packet.Packet

    def __init__(self) -> None:
        super().__init__()
        self.handled: list[Any] = []
        self._binary_packet: dict[str, object] = {"e9": None}

    def _handle_connect(self, *given: Any) -> None:
        self.handled.append(given)

    def _handle_event(self, *given: Any) -> None:
        self.handled.append(given)


@row_by_row("said, handled", [
    ("40", ("e0", None, None)),
    ('40{"a":1}', ("e0", None, {"a": 1})),
    ('421["join",{"short":true}]', ("e0", None, 1, ["join", {"short": True}])),
    ('42["join",{"short":true},2]', ("e0", None, None, ["join", {"short": True}, 2])),
    ('42["join",{"short":false}]', None),
    ('42["join"]', None),
    ('42["command",{"short":true}]', None),
    ('42/other,["join",{"short":true}]', None),
    ("40/other,", None),
    ("41", None),
    ("43[1]", None),
    ("3", None),
    ("2", None),
    ('42{"join":1}', None),
    ("42[[1]]", None),
    ("40{bad", None),
    ("48", None),
    ("x", None),
    ("", None),
    ('451-["join",{"_placeholder":true,"num":0}]', None),
    (b"bytes", None),
])  # fmt: skip
def test_what_is_short_is_told_from_the_packet_that_was_read(said: str | bytes, handled: object) -> None:
    fan_out, server = FanOut(), Handling()
    fan_out.set_server(server)
    fan_out.are_short["join"] = lambda message: isinstance(message, dict) and message["short"]
    work = fan_out._short_work("e0", said)
    if work is not None:
        work()
    assert server.handled == ([handled] if handled else [])
    assert fan_out._short_work("e9", said) is None, "it is in the middle of another packet"
