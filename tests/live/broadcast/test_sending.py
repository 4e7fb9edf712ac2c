"""Messages to rooms, to all sockets and to one."""

from typing import Any

from interp.live.broadcast.sending import Rooms


class Wire:
    """Socket.IO as far as it is used here: what was sent, and which sockets were closed."""

    def __init__(self) -> None:
        self.server = self
        self.sent: list[tuple[str, Any, str | None]] = []
        self.closed: list[tuple[str, str]] = []

    def emit(self, name: str, message: object, to: str | None = None) -> None:
        """Note a message."""
        self.sent.append((name, message, to))

    def disconnect(self, sid: str, namespace: str) -> None:
        """Note a closed socket."""
        self.closed.append((sid, namespace))


def test_a_message_goes_to_its_room_to_everyone_or_to_one() -> None:
    wire = Wire()
    rooms = Rooms(wire)
    rooms.send("beat", "meeting:m1:room:fr", {"seq": 1})
    rooms.send_everyone("notice", {"code": "restart"})
    rooms.send_one("notice", "sid-1", {"code": "reload"})
    assert wire.sent == [
        ("beat", {"seq": 1}, "meeting:m1:room:fr"),
        ("notice", {"code": "restart"}, None),
        ("notice", {"code": "reload"}, "sid-1"),
    ]


def test_a_socket_is_closed_in_the_namespace_the_pages_use() -> None:
    wire = Wire()
    Rooms(wire).close("sid-1")
    assert wire.closed == [("sid-1", "/")]
