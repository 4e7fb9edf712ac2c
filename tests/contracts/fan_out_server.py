"""A server with nothing but rooms, for the contract of the fan-out: PORT MODE [CERTIFICATE KEY]."""

import os
import sys
from pathlib import Path

MODE = sys.argv[2]
if MODE == "eventlet":
    from interp.start import patch

    patch(os.environ)

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, join_room, leave_room  # noqa: E402

from interp.config import Settings  # noqa: E402
from interp.live.broadcast import socket_server  # noqa: E402
from interp.live.broadcast.fan_out import FanOut  # noqa: E402
from interp.live.broadcast.rooms import Rooms  # noqa: E402

gone: list[str] = []


def main() -> None:
    """Serve until killed."""
    cert, key = (Path(each) for each in sys.argv[3:5]) if len(sys.argv) > 3 else (None, None)
    settings = Settings(
        async_mode="eventlet" if MODE == "eventlet" else "threading", tls_cert=cert, tls_key=key,
        ping_interval_s=int(os.environ.get("PINGS", "25")), ping_timeout_s=int(os.environ.get("PING_WAIT", "20")),
        max_message=4_096,
    )  # fmt: skip
    app, fan_out = Flask(__name__), FanOut()
    io = SocketIO(app, **socket_server.options(settings, fan_out, lambda *_: True))
    handle(io, Rooms(fan_out), fan_out)
    listener = socket_server.listen("127.0.0.1", int(sys.argv[1]))
    print(listener.getsockname()[1], flush=True)
    socket_server.serve(app, listener, settings)


def handle(io: SocketIO, rooms: Rooms, fan_out: FanOut) -> None:
    """Let clients say what is to be sent where."""
    io.on_event("connect", lambda *_: fan_out.asks_to_join(request.sid))  # type: ignore[attr-defined]
    io.on_event("enter", join_room)
    io.on_event("leave", leave_room)
    io.on_event("who", lambda: str(request.sid))  # type: ignore[attr-defined]
    io.on_event("gone", lambda: list(gone))
    io.on_event("behind", rooms.behind)
    io.on_event("rooms", lambda: sorted(fan_out._members))
    io.on_event("send", rooms.send)
    io.on_event("many", lambda room, count, size: many(rooms, room, count, size))
    io.on_event("tell", lambda sid, message: rooms.send_one("notice", sid, message))
    io.on_event("all", lambda message: rooms.send_everyone("notice", message))
    io.on_event("close", rooms.close)
    io.on_event("disconnect", lambda *_: gone.append(str(request.sid)))  # type: ignore[attr-defined]


def many(rooms: Rooms, room: str, count: int, size: int) -> None:
    """Send a room many large messages, numbered."""
    for number in range(count):
        rooms.send("view", room, b'{"n":%d,"text":"%s"}' % (number, b"x" * size))




if __name__ == "__main__":
    main()
