"""Sends messages to rooms of sockets, to all or to one, and says how they are written as JSON."""

import json
from typing import Any


class CompactJson:
    """JSON without spaces, and with UTF-8 instead of escapes."""

    @staticmethod
    def dumps(value: object, **_: object) -> str:
        """Return `value` as JSON."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    loads = staticmethod(json.loads)


class Rooms:
    """The one place from which anything is sent to sockets unasked: to a room, to every socket, or to one."""

    def __init__(self, socketio: Any) -> None:
        self._io = socketio

    def send(self, name: str, room: str, message: dict[str, object]) -> None:
        """Send a message to everyone in a room."""
        self._io.emit(name, message, to=room)

    def send_everyone(self, name: str, message: dict[str, object]) -> None:
        """Send a message to every socket of this process."""
        self._io.emit(name, message)

    def send_one(self, name: str, socket_id: str, message: dict[str, object]) -> None:
        """Send a message to one socket."""
        self._io.emit(name, message, to=socket_id)

    def close(self, socket_id: str) -> None:
        """Close one socket."""
        self._io.server.disconnect(socket_id, namespace="/")
