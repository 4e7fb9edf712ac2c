"""Measures a console's acknowledgements, and /healthz, alone and beside anonymous sockets that send without a pause.

    make bench-floods                            # 20 sockets, every kind of flood
    make bench-floods ARGS="--sockets 50 pings"  # more of them, one kind

Attack and control take turns in one run. The attackers are a process of their own at the lowest priority, for they
would have a machine of their own, and open a new socket when they are closed.
"""

import argparse
import json
import os
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import uuid4

import websocket

from benchmarks import report, servers
from benchmarks.servers import HOST, Server
from interp.run.app import BUSY_S
from tests.attackers import FLOODS, MIXTURE, flood

PRESSES = 150


def main(words: Sequence[str] | None = None) -> int:
    """Print the table; return 1 when an acknowledgement or /healthz is later than the goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sockets", type=int, default=20)
    parser.add_argument("--presses", type=int, default=PRESSES)
    parser.add_argument("floods", nargs="*", help="of " + ", ".join([*FLOODS, MIXTURE]))
    asked = parser.parse_args(words)
    late = False
    print("| flood | ack p50 ms: alone, beside | ack p99 ms: alone, beside | /healthz, longest ms |")
    print("| --- | ---: | ---: | ---: |")
    with (
        tempfile.TemporaryDirectory(prefix="interp-bench-") as name,
        servers.interp(Path(name), bound=False, INTERP_WORKER="0", INTERP_COMMAND_RATE="1000") as server,
    ):
        console = Console(server)
        time.sleep(BUSY_S + 5)  # a minute after a start the service prepares what the first desk needs
        console.presses(20)
        for kind in asked.floods or [*FLOODS, MIXTURE]:
            alone, _ = console.presses(asked.presses)
            with attack(server, kind, asked.sockets):
                beside, healthz_ms = console.presses(asked.presses)
            rows = [(report.percentile(each, 0.5), report.percentile(each, 0.99)) for each in (alone, beside)]
            late |= rows[1][1] > max(1.5 * rows[0][1], rows[0][1] + 5) or healthz_ms > 250
            figures = [f"{a:.1f}, {b:.1f}" for a, b in zip(*rows, strict=True)]
            print(f"| {kind} | {figures[0]} | {figures[1]} | {healthz_ms:.0f} |", flush=True)
    return int(late)


class Console:
    """A console's socket, at the level of the wire."""

    def __init__(self, server: Server) -> None:
        self._server, self._number, self._blank = server, 0, False
        self._line = websocket.create_connection(f"ws://{HOST}:{server.port}/socket.io/?EIO=4&transport=websocket")
        self._line.recv()
        self._line.send("40")
        self._line.recv()
        meeting = server.meeting
        join = {"protocol": 1, "meeting": meeting["id"], "audience": "console", "language": "en"}
        assert self._asks("join", join | {"token": meeting["tokens"]["console"]})["ok"]

    def presses(self, times: int) -> tuple[list[float], float]:
        """Return the milliseconds of so many acknowledgements, and the longest that /healthz took meanwhile."""
        found, healthz_ms = list[float](), 0.0
        for turn in range(times):
            name = "outputs.show" if self._blank else "outputs.blank"
            self._blank = not self._blank
            command = {"meeting": self._server.meeting["id"], "id": uuid4().hex, "name": name, "args": {}}
            began = time.perf_counter()
            assert self._asks("command", command)["ok"]
            found.append(1000 * (time.perf_counter() - began))
            if turn % 10 == 0:
                began = time.perf_counter()
                with urllib.request.urlopen(f"http://{HOST}:{self._server.port}/healthz", timeout=60) as answer:
                    answer.read()
                healthz_ms = max(healthz_ms, 1000 * (time.perf_counter() - began))
            time.sleep(0.01)
        return found, healthz_ms

    def _asks(self, name: str, message: dict[str, Any]) -> Any:
        self._number += 1
        self._line.send(f"42{self._number}{json.dumps([name, message])}")
        while not (said := str(self._line.recv())).startswith(f"43{self._number}["):
            if said == "2":
                self._line.send("3")
        return json.loads(said[said.index("[") :])[0]


@contextmanager
def attack(server: Server, kind: str, sockets: int) -> Iterator[None]:
    """Let a process attack meanwhile."""
    join = {"protocol": 1, "meeting": server.meeting["id"], "audience": "captions", "language": "en"}
    asks = f"421{json.dumps(['join', join])}".encode()
    given = server.port, kind, sockets, str(server.meeting["id"]), asks
    process = get_context("spawn").Process(target=attackers, args=given, daemon=True)
    process.start()
    time.sleep(1.5)
    try:
        yield
    finally:
        process.kill()
        process.join()


def attackers(port: int, kind: str, sockets: int, meeting: str, join: bytes) -> None:
    """Send from so many sockets without a pause; ends with its process."""
    os.nice(19)  # theirs would be another machine's processor
    for number in range(sockets):
        threading.Thread(target=flood, args=(port, kind, number, meeting, join)).start()


if __name__ == "__main__":
    sys.exit(main())
