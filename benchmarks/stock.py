"""A minimal Flask-SocketIO server as its manual shows it: an append, then one emit for each of six rooms."""

import eventlet

eventlet.monkey_patch()

import itertools  # noqa: E402
import json  # noqa: E402
import sqlite3  # noqa: E402
import sys  # noqa: E402
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


def create(payloads: list[dict[str, dict[str, Any]]], log: sqlite3.Connection) -> tuple[Flask, SocketIO]:
    """Return an app that answers `join` and `command`; each command sends the next of `payloads`."""
    app = Flask("stock")
    socketio = SocketIO(app, async_mode="eventlet", json=SameBytes)
    turns = itertools.cycle(payloads)

    @socketio.on("join")  # type: ignore[untyped-decorator]
    def join(message: dict[str, Any]) -> dict[str, Any]:
        join_room(message["language"])
        return {"ok": True, "seq": 0}

    @socketio.on("command")  # type: ignore[untyped-decorator]
    def command(message: dict[str, Any]) -> dict[str, Any]:
        seq = log.execute("INSERT INTO log (body) VALUES (?)", (json.dumps(message),)).lastrowid
        for language, view in next(turns).items():
            socketio.emit("view", {**view, "seq": seq}, to=language)
        return {"ok": True, "seq": seq}

    return app, socketio


if __name__ == "__main__":
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    known = json.loads((folder / "payloads.json").read_text(encoding="utf-8"))
    app, socketio = create(known, open_log(str(folder / "stock.sqlite")))
    socketio.run(app, host="127.0.0.1", port=port, max_size=20_000)
