"""Messages to rooms, to all sockets and to one, and how they are written."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from socketio.packet import ACK, Packet

from interp.live.broadcast.fan_out import FanOut
from interp.live.broadcast.rooms import CompactJson, Rooms

LARGEST = 2**63 - 1
PLAIN = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text()
WORDS = st.recursive(PLAIN, lambda each: st.lists(each, max_size=3))


def test_json_has_no_spaces_and_no_escapes_for_what_utf8_can_write() -> None:
    assert CompactJson.dumps({"a": [1, "人权 حق"]}, default=str) == '{"a":[1,"人权 حق"]}'


@given(WORDS)
def test_json_comes_back_as_it_went(value: object) -> None:
    assert CompactJson.loads(CompactJson.dumps(value)) == value
    assert len(CompactJson.dumps(value)) <= len(json.dumps(value))


def test_json_keeps_the_order_takes_json_as_it_is_and_has_no_number_that_json_lacks() -> None:
    said = {"view": msgspec.Raw('{"title":"人权"}'.encode()), "at": float("nan"), "a": [{}]}
    assert CompactJson.dumps(said, separators=(",", ":")) == '{"view":{"title":"人权"},"at":null,"a":[{}]}'
    assert CompactJson.dumps([Path("a")], default=str) == '["a"]'
    with pytest.raises(TypeError):
        CompactJson.dumps([object()])


def test_an_acknowledgement_may_have_json_in_it_and_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Packet, "json", CompactJson)
    answer = Packet(ACK, [{"ok": True, "view": msgspec.Raw(b'{"seq":1}')}], id=7)
    assert answer.encode() == '37[{"ok":true,"view":{"seq":1}}]'


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
