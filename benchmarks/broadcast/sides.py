"""The sides of the comparison: interp, Node's socket.io, stock Flask-SocketIO, the floor; and the views they send."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import servers
from benchmarks.broadcast.load_client import compiled
from benchmarks.client import Crowd
from benchmarks.servers import HERE, HOST, Server
from benchmarks.switching import start_speaking, switch

OURS, NODE, STOCK, FLOOR = "ours", "node", "stock", "floor"
PEERS = HERE / "peers"
START_S = 20.0
SEQ = 1_000_000_000  # ten digits, which the floor writes over


def record(folder: Path) -> dict[str, Any]:
    """Return what interp sends: for each room the answer to a join and the views after Next and after undo."""
    with servers.interp(folder) as server:
        crowd = Crowd(HOST, server.port, server.members(6))
        crowd.join()
        joins = crowd.held()
        start_speaking(server, crowd)
        views = []
        for turn in range(2):
            switch(server, crowd, turn)
            views.append(crowd.held())
        crowd.close()
    return {room: {"join": joins[room], "views": [each[room] for each in views]} for room in joins}


def file_rooms(folder: Path, rooms: dict[str, Any]) -> None:
    """Write the recorded views where the peers read them."""
    (folder / "rooms.json").write_text(json.dumps(rooms, ensure_ascii=False), encoding="utf-8")
    order = sorted(rooms, key=lambda room: ("booth", "console", "captions").index(room.split(":")[0]))
    lines = []
    for room in order:
        answer, views = rooms[room]["join"], rooms[room]["views"]
        lines += [room.replace(":", " "), "431" + _compact([answer | {"seq": SEQ}])]
        lines += ["42" + _compact(["view", view | {"seq": SEQ}]) for view in views]
    (folder / "rooms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


@contextmanager
def started(
    side: str, folder: Path, *, deflate: bool = False, port: int = 0, module: str = servers.START, **settings: str
) -> Iterator[Server]:
    """Run one side with its files in `folder`, on its core; `module` and `settings` are interp's
    alone.

    interp runs without its drafting process unless they say so: it would load its models on the server's one core.
    """
    if side == OURS:
        with servers.interp(folder, port=port, module=module, **{"INTERP_WORKER": "0"} | settings) as server:
            yield server
        return
    port = port or free_port()
    with servers.running(_words(side, folder, port, deflate), folder / f"{side}.log") as process:
        until_open(port)
        yield Server(side, process.pid, port, {})


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _words(side: str, folder: Path, port: int, deflate: bool) -> list[str]:
    more = ["deflate"] if deflate else []
    if side == NODE:
        return ["node", str(PEERS / "server.mjs"), str(port), str(folder), *more]
    if side == STOCK:
        return [servers.PYTHON, str(HERE / "stock.py"), str(port), str(folder)]
    floor = compiled(folder.parent, "floor", [PEERS / "floor.c"], "-lz")
    return [str(floor), str(port), str(folder / "rooms.txt"), *more]


def until_open(port: int) -> None:
    """Wait until somebody listens on a port. Raises TimeoutError."""
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.01)
    raise TimeoutError("the server does not listen")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
