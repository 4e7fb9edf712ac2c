"""The events that sockets send, handled outside any context of a web request, and the rooms that sockets enter."""

from collections.abc import Callable, Mapping
from typing import Any

NAMESPACE = "/"


class SocketEvents:
    """The side of the Socket.IO server that receives. A context of a web request would cost as much as a whole join."""

    def __init__(self, socketio: Any) -> None:
        """`socketio` has its server already: it was given an app."""
        self._server = socketio.server

    def handle(
        self, name: str, handler: Callable[[str, object], Any], is_short: Callable[[object], bool] | None = None
    ) -> None:
        """Call `handler` with the socket's id and the message of each event; what it returns is acknowledged.

        `is_short`: whether a message is handled in a moment, waiting for nothing; its socket needs no greenlet for it.
        """

        def received(sid: str, message: object = None, *_: object) -> Any:
            return handler(sid, message)

        if is_short is not None:
            self._server.manager.are_short[name] = is_short
        self._server.on(name, received, namespace=NAMESPACE)

    def environ(self, sid: str) -> Mapping[str, Any]:
        """Return the WSGI environment of a socket's handshake, empty for one that is gone."""
        return self._server.get_environ(sid, namespace=NAMESPACE) or {}

    def enter(self, sid: str, room: str) -> None:
        """Let a socket into a room."""
        self._server.enter_room(sid, room, namespace=NAMESPACE)

    def leave(self, sid: str, room: str) -> None:
        """Take a socket out of a room."""
        self._server.leave_room(sid, room, namespace=NAMESPACE)
