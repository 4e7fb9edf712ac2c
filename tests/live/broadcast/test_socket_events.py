"""Events reach their handler with the socket's id and outside a request context; what it returns is acknowledged."""

from typing import Any

from flask import Flask, has_request_context
from flask_socketio import SocketIO

from interp.live.broadcast.socket_events import SocketEvents


class Heard:
    """An app with a socket server, and what its handlers were called with."""

    def __init__(self) -> None:
        self.io, self.app = SocketIO(async_mode="threading"), Flask("heard")
        self.io.init_app(self.app)
        self.events = SocketEvents(self.io)
        self.calls: list[tuple[str, str, object, bool]] = []
        for name in ("connect", "disconnect", "ask"):
            self.events.handle(name, self._handler(name))

    def _handler(self, name: str) -> Any:
        def handle(sid: str, message: object) -> dict[str, Any] | None:
            self.calls.append((name, sid, message, has_request_context()))
            return {"ok": True} if name == "ask" else None

        return handle


def test_each_event_comes_with_its_socket_and_message_outside_a_request() -> None:
    heard = Heard()
    client = heard.io.test_client(heard.app)
    assert client.emit("ask", {"n": 1}, callback=True) == {"ok": True}
    assert client.emit("ask", callback=True) == {"ok": True}
    assert client.emit("ask", {"n": 2}, "more", callback=True) == {"ok": True}
    client.disconnect()
    assert [call[0] for call in heard.calls] == ["connect", "ask", "ask", "ask", "disconnect"]
    assert [call[2] for call in heard.calls[1:4]] == [{"n": 1}, None, {"n": 2}]
    assert len({call[1] for call in heard.calls}) == 1
    assert not any(call[3] for call in heard.calls)


def test_a_handshakes_environment_is_known_until_the_socket_is_gone() -> None:
    heard = Heard()
    client = heard.io.test_client(heard.app, headers={"X-Forwarded-For": "192.0.2.7"})
    (_, sid, environ, _), *_ = heard.calls
    assert isinstance(environ, dict)
    assert heard.events.environ(sid)["HTTP_X_FORWARDED_FOR"] == environ["HTTP_X_FORWARDED_FOR"] == "192.0.2.7"
    client.disconnect()
    assert heard.events.environ(sid) == {}


def test_a_socket_hears_what_is_sent_to_its_rooms() -> None:
    heard = Heard()
    client = heard.io.test_client(heard.app)
    (_, sid, *_), *_ = heard.calls
    heard.events.enter(sid, "r1")
    heard.io.emit("news", 1, to="r1")
    heard.events.leave(sid, "r1")
    heard.io.emit("news", 2, to="r1")
    assert [each["args"] for each in client.get_received()] == [[1]]
