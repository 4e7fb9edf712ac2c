"""Sends messages to rooms of sockets, to all or to one, and says how they are written as JSON."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from interp.live.broadcast.socket_events import NAMESPACE

if TYPE_CHECKING:
    from interp.live.broadcast.fan_out import FanOut


class CompactJson:
    """JSON without spaces, and with UTF-8 instead of escapes."""

    @staticmethod
    def dumps(value: object, default: Callable[[Any], Any] | None = None, **_: object) -> str:
        """Return `value` as JSON; msgspec.Raw in it is JSON already. A number that JSON does not have is null."""
        return msgspec.json.encode(value, enc_hook=default).decode()

    loads = staticmethod(json.loads)


class Rooms:
    """The one place from which anything is sent to sockets unasked: to a room, to every socket, or to one.

    A message is given as JSON in UTF-8 that was made once, or as plain values.
    """

    def __init__(self, fan_out: "FanOut") -> None:
        self._fan_out = fan_out

    def send(self, name: str, room: str, message: bytes | dict[str, Any]) -> None:
        """Send a message to everyone in a room; it is whole, and a slow socket may get only the newest of its name."""
        self._fan_out.cast(name, room, _body(message))

    def send_everyone(self, name: str, message: dict[str, Any]) -> None:
        """Send a message to every socket of this process."""
        self._fan_out.tell(self._fan_out.everyone(), name, _body(message))

    def send_one(self, name: str, socket_id: str, message: bytes | dict[str, Any]) -> None:
        """Send a message to one socket."""
        self._fan_out.tell([socket_id], name, _body(message))

    def behind(self, room: str) -> int:
        """Return how many sockets of a room have a message that could not be sent yet."""
        return self._fan_out.behind(room)

    def asks_to_join(self, socket_id: str) -> None:
        """Note that a socket's join came; one whose join does not come is closed."""
        self._fan_out.asks_to_join(socket_id)

    def joined(self, socket_id: str, *, works: bool) -> None:
        """Note that a socket joined, a working screen's or a public reader's, which sends little and is served so."""
        self._fan_out.joined(socket_id, works=works)

    def close(self, socket_id: str) -> None:
        """Close one socket."""
        self._fan_out.server.disconnect(socket_id, namespace=NAMESPACE)

    def close_everyone(self) -> None:
        """Close every socket of this process."""
        for socket_id in self._fan_out.everyone():
            self.close(socket_id)


def _body(message: bytes | dict[str, Any]) -> bytes:
    return message if isinstance(message, bytes) else CompactJson.dumps(message).encode()
