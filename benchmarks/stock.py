"""A minimal Flask-SocketIO server as its manual shows it: an append, then one emit for each room."""

import eventlet

eventlet.monkey_patch()

import itertools  # noqa: E402
import json  # noqa: E402
import sqlite3  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from flask import Flask  # noqa: E402
from flask_socketio import SocketIO, join_room  # noqa: E402


class SameBytes:
    """JSON with the bytes interp sends; the library's own would escape every Arabic and Chinese letter."""

    @staticmethod
    def dumps(value: object, **_: object) -> str:
        """Return `value` as JSON."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    loads = staticmethod(json.loads)


def open_log(file: str) -> sqlite3.Connection:
    """Return a log as durable as interp's."""
    made = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    made.execute("PRAGMA journal_mode=WAL")
    made.execute("PRAGMA synchronous=FULL")
    made.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    return made


def create(rooms: dict[str, dict[str, Any]], log: sqlite3.Connection) -> tuple[Flask, SocketIO]:
    """Return an app that answers `join` and `command`; each command sends the next view of each of `rooms`."""
    app = Flask("stock")
    socketio = SocketIO(app, async_mode="eventlet", json=SameBytes)
    turns, head = itertools.cycle((0, 1)), [0]

    @socketio.on("join")  # type: ignore[untyped-decorator]
    def join(message: dict[str, Any]) -> dict[str, Any]:
        room = f"{message['audience']}:{message['language']}"
        join_room(room)
        return {**rooms[room]["join"], "seq": head[0]}

    @socketio.on("command")  # type: ignore[untyped-decorator]
    def command(message: dict[str, Any]) -> dict[str, Any]:
        head[0] = log.execute("INSERT INTO log (body) VALUES (?)", (json.dumps(message),)).lastrowid or 0
        turn = next(turns)
        for name, room in rooms.items():
            socketio.emit("view", {**room["views"][turn], "seq": head[0]}, to=name)
        return {"ok": True, "seq": head[0]}

    socketio.start_background_task(beats, socketio, rooms, head)

    return app, socketio


def beats(socketio: SocketIO, rooms: dict[str, dict[str, Any]], head: list[int]) -> None:
    """Send beats as often as interp: each second, to captions each fifth."""
    for second in itertools.count(1):
        socketio.sleep(1)
        body = {"epoch": "stock", "seq": head[0], "captions_seq": 0, "captions_changed": 0}
        for name in rooms:
            if second % 5 == 0 or not name.startswith("captions"):
                socketio.emit("beat", body | {"server_now": int(time.time() * 1000)}, to=name)


if __name__ == "__main__":
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    known = json.loads((folder / "rooms.json").read_text(encoding="utf-8"))
    app, socketio = create(known, open_log(str(folder / "stock.sqlite")))
    socketio.run(app, host="127.0.0.1", port=port, max_size=20_000)
