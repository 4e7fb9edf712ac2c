"""Messages to rooms, to all sockets and to one, and how they are written."""

import json
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from interp.live.broadcast.fan_out import FanOut
from interp.live.broadcast.sending import CompactJson, Rooms

WORDS = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda each: st.lists(each, max_size=3))


def test_json_has_no_spaces_and_no_escapes_for_what_utf8_can_write() -> None:
    assert CompactJson.dumps({"a": [1, "人权 حق"]}, default=str) == '{"a":[1,"人权 حق"]}'


@given(WORDS)
def test_json_comes_back_as_it_went(value: object) -> None:
    assert CompactJson.loads(CompactJson.dumps(value)) == value
    assert len(CompactJson.dumps(value)) <= len(json.dumps(value))


class Noted:
    """A fan-out that notes what it is given."""

    def __init__(self) -> None:
        self.sent: list[tuple[Any, ...]] = []
        self.server = SimpleNamespace(disconnect=lambda sid, namespace: self.sent.append(("close", sid, namespace)))

    def cast(self, *what: object) -> None:
        """Note a message to a room."""
        self.sent.append(what)

    def tell(self, *what: object) -> None:
        """Note a message to sockets."""
        self.sent.append(what)

    def everyone(self) -> list[str]:
        """Return two sockets."""
        return ["sid-1", "sid-2"]


def test_a_message_goes_to_its_room_to_everyone_or_to_one() -> None:
    noted = Noted()
    rooms = Rooms(cast(FanOut, noted))
    rooms.send("beat", "meeting:m1:room:fr", {"seq": 1})
    rooms.send("view", "meeting:m1:room:fr", b'{"seq":2}')
    rooms.send_everyone("notice", {"code": "restart"})
    rooms.send_one("notice", "sid-1", {"code": "reload"})
    rooms.close("sid-1")
    assert noted.sent == [
        ("beat", "meeting:m1:room:fr", b'{"seq":1}'),
        ("view", "meeting:m1:room:fr", b'{"seq":2}'),
        (["sid-1", "sid-2"], "notice", b'{"code":"restart"}'),
        (["sid-1"], "notice", b'{"code":"reload"}'),
        ("close", "sid-1", "/"),
    ]


def test_every_socket_is_closed() -> None:
    noted = Noted()
    Rooms(cast(FanOut, noted)).close_everyone()
    assert noted.sent == [("close", "sid-1", "/"), ("close", "sid-2", "/")]
