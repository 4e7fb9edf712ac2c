"""Measures B14: how long a switch waits for its acknowledgement while 500 people a minute open the caption page.

Each arrival is a phone for the first time: the page, all its files over six connections, the socket and its join.
Rounds at rest and with arrivals take turns on one server; arrivals come from a process of their own.
"""

import argparse
import json
import os
import re
import select
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from uuid import uuid4

from benchmarks import frames
from benchmarks.client import Crowd
from benchmarks.report import percentile
from benchmarks.rows import Row
from benchmarks.servers import HOST, LANGUAGES, Server, interp, prepare
from tests.prepared_demo import copy_to

A_MINUTE = 500
CLIENTS = 60
SWITCH_S = 0.5
WARM_UP = 10
CONNECTIONS = 6
STAYS_S = 5.0
WAIT_S = 30.0
NICE = 5  # the process of arrivals shares the clients' core with the one that takes the times
GOAL = 1.5
FILE = re.compile(rb'(?:src|href)="(/static/[^"]+)"')
REQUEST = "GET {} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: gzip, deflate\r\nUser-Agent: arrivals\r\nAccept: */*\r\n\r\n"


@dataclass(slots=True)
class State:
    """What was measured in all rounds of one state: acknowledgements and last views in ms, seconds of processor."""

    acks_ms: list[float] = field(default_factory=list)
    last_ms: list[float] = field(default_factory=list)
    cpu_s: float = 0.0
    lost: int = 0


@dataclass(slots=True)
class Arrived:
    """The arrivals of all rounds: milliseconds from the first byte asked for to the answer to the join."""

    ms: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def rows(quick: bool) -> list[Row]:
    """Return the row B14. Raises RuntimeError when an arrival failed or a view was lost."""
    with tempfile.TemporaryDirectory() as folder:
        if quick:
            copy_to(Path(folder) / "data")
        rest, busy, arrived = measured(Path(folder), *((1, 1.0, 1) if quick else (6, 30.0, WARM_UP)))
    if arrived.failed or rest.lost or busy.lost:
        raise RuntimeError(f"{arrived.failed[:3]}; lost {rest.lost} and {busy.lost}")
    ours, peer = percentile(busy.acks_ms, 0.99), percentile(rest.acks_ms, 0.99)
    what = "ack p99 with page arrivals / alone"
    return [Row("B14", what, A_MINUTE, ours, peer, GOAL, "ms", note(rest, busy, arrived))]


def note(rest: State, busy: State, arrived: Arrived) -> str:
    """Return what else the run saw."""
    each_ms = 1000 * (busy.cpu_s - rest.cpu_s) / max(1, len(arrived.ms))
    return (
        f"{len(busy.acks_ms)} switches with and {len(rest.acks_ms)} without {len(arrived.ms)} arrivals, "
        f"each of {each_ms:.1f} ms of processor and joined after {median(arrived.ms):.0f} ms; "
        f"ack p50 {median(busy.acks_ms):.1f} / {median(rest.acks_ms):.1f} ms, "
        f"last client p99 {percentile(busy.last_ms, 0.99):.1f} / {percentile(rest.last_ms, 0.99):.1f} ms"
    )


def measured(folder: Path, rounds: int, seconds: float, warm_up: int) -> tuple[State, State, Arrived]:
    """Return the states at rest and with arrivals, and the arrivals, of rounds in turn on one server."""
    prepare()
    rest, busy, arrived = State(), State(), Arrived()
    with interp(folder, INTERP_WORKER="0") as server:
        crowd = Crowd(HOST, server.port, server.members(CLIENTS))
        crowd.join()
        switches(server, crowd, warm_up * SWITCH_S, State())
        for turn in range(rounds):
            switches(server, crowd, seconds, rest)
            with arriving(server, seconds, turn) as results:
                switches(server, crowd, seconds, busy)
            arrived.ms += results.ms
            arrived.failed += results.failed
        crowd.close()
    return rest, busy, arrived


def switches(server: Server, crowd: Crowd, seconds: float, into: State) -> None:
    """Give Next and undo in turn for so many seconds, and note what each took."""
    began, cpu_s, turn = time.monotonic(), server.cpu_s(), 0
    while time.monotonic() - began < seconds:
        done = crowd.switch("command", command(server.meeting["id"], frames.body(crowd.console.last), turn))
        into.acks_ms.append(1000 * done.ack_s)
        into.last_ms.append(1000 * done.last_s)
        into.lost += done.lost
        turn += 1
        crowd.idle(max(0.01, began + turn * SWITCH_S - time.monotonic()))
    into.cpu_s += server.cpu_s() - cpu_s


def command(meeting: str, shown: dict[str, Any], turn: int) -> dict[str, Any]:
    """Return Next, as the console's view shows it, and undo in turn."""
    made = {"meeting": meeting, "id": str(uuid4())}
    if turn % 2:
        return {**made, "name": "floor.undo", "args": {}}
    advance = shown["view"]["advance"]
    return {**made, "name": "floor.advance", "args": {key: advance[key] for key in ("from_speech", "to")}}


@contextmanager
def arriving(server: Server, seconds: float, seed: int) -> Iterator[Arrived]:
    """Let people arrive for so many seconds while the block runs; the results are there after it."""
    words = [str(each) for each in (server.port, server.meeting["id"], seconds, seed)]
    process = subprocess.Popen(
        [sys.executable, __file__, "--arrive", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[1], env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    )  # fmt: skip
    results = Arrived()
    try:
        assert process.stdin is not None and process.stdout is not None
        process.stdout.readline()  # it is ready
        process.stdin.write("go\n")
        process.stdin.flush()
        yield results
        found = json.loads(process.stdout.readline())
        results.ms, results.failed = found["ms"], found["failed"]
    finally:
        process.kill()
        process.communicate()


# --- the process of those who arrive


def arrive(port: int, meeting: str, seconds: float, seed: int) -> None:
    """Open the page at random moments, 500 times a minute on average, and print what each arrival took."""
    os.nice(NICE)
    random, came, each = Random(seed), Arrived(), 0
    print("ready", flush=True)
    sys.stdin.readline()
    began, at, running = time.monotonic(), 0.0, []
    while (at := at + random.expovariate(A_MINUTE / 60)) < seconds:
        time.sleep(max(0.0, began + at - time.monotonic()))
        known = (port, meeting, LANGUAGES[each % 6], came, min(STAYS_S, seconds))
        running.append(threading.Thread(target=one, args=known))
        running[-1].start()
        each += 1
    for thread in running:
        thread.join()
    print(json.dumps({"ms": came.ms, "failed": came.failed}), flush=True)


def one(port: int, meeting: str, language: str, came: Arrived, stays_s: float) -> None:
    """Arrive once, stay a little, and leave."""
    began = time.monotonic()
    try:
        page = Browser(port)
        files = [each.decode() for each in FILE.findall(page.get(f"/m/{meeting}/{language}"))]
        page.get_all(files)
        sock = joined(port, meeting, language)
        came.ms.append(1000 * (time.monotonic() - began))
        page.close()
        select.select([], [], [], stays_s)
        sock.close()
    except (OSError, ValueError, RuntimeError) as error:
        came.failed.append(repr(error))


class Browser:
    """As many connections as a browser opens to one host; each is asked for one thing at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open = [self._connected()]

    def get(self, path: str) -> bytes:
        """Return the page at a path. Raises RuntimeError unless it is answered with 200."""
        self._ask(self._open[0], path)
        return plain(*answer(self._open[0]))

    def get_all(self, paths: Sequence[str]) -> None:
        """Fetch every path, as many at once as there are connections."""
        self._open += [self._connected() for _ in range(CONNECTIONS - 1)]
        for first in range(0, len(paths), CONNECTIONS):
            together = list(zip(self._open, paths[first : first + CONNECTIONS], strict=False))
            for sock, path in together:
                self._ask(sock, path)
            for sock, _ in together:
                answer(sock)

    def close(self) -> None:
        """Hang up."""
        for sock in self._open:
            sock.close()

    def _connected(self) -> socket.socket:
        return socket.create_connection((HOST, self._port), timeout=WAIT_S)

    def _ask(self, sock: socket.socket, path: str) -> None:
        sock.sendall(REQUEST.format(path, f"{HOST}:{self._port}").encode())


def answer(sock: socket.socket) -> tuple[bytes, bytes]:
    """Return head and body of an answer. Raises RuntimeError unless it is 200."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += received(sock)
    head, _, body = got.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    if not head.startswith(b"HTTP/1.1 200") or length is None:
        raise RuntimeError(head.decode("latin-1"))
    while len(body) < int(length[1]):
        body += received(sock)
    return head, body


def plain(head: bytes, body: bytes) -> bytes:
    """Return the body of an answer as it is without compression."""
    packed = re.search(rb"(?i)\r\ncontent-encoding: gzip", head)
    return zlib.decompress(body, wbits=31) if packed else body


def joined(port: int, meeting: str, language: str) -> socket.socket:
    """Return a socket that has joined the captions. Raises RuntimeError when it is refused."""
    sock = socket.create_connection((HOST, port), timeout=WAIT_S)
    sock.sendall(frames.handshake(HOST, port))
    join = {"protocol": 1, "meeting": meeting, "audience": "captions", "language": language, "captions": [language]}
    rest = b""
    while b"\r\n\r\n" not in rest:
        rest += received(sock)
    rest = rest.partition(b"\r\n\r\n")[2]
    while True:
        found, rest = frames.split(rest)
        for _, payload in found:
            if payload.startswith(frames.OPEN):
                sock.sendall(frames.frame("40"))
            elif payload.startswith(frames.CONNECTED):
                sock.sendall(frames.event("join", join, ack=1))
            elif payload.startswith(frames.ACK):
                if not frames.body(payload).get("ok"):
                    raise RuntimeError(payload[:200])
                return sock
        rest += received(sock)


def received(sock: socket.socket) -> bytes:
    """Return what has arrived. Raises ConnectionResetError at the end."""
    got = sock.recv(65_536)
    if not got:
        raise ConnectionResetError
    return got


def main() -> None:
    """Print the row, or arrive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round, to see that it runs")
    parser.add_argument("--arrive", nargs=4, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.arrive:
        port, meeting, seconds, seed = asked.arrive
        arrive(int(port), meeting, float(seconds), int(seed))
        return
    for row in rows(asked.quick):
        print(f"{row.name} {row.what}: {row.ours:.1f} / {row.peer:.1f} {row.unit} = {row.ratio:.2f}, goal {row.goal}")
        print(row.note)


if __name__ == "__main__":
    main()
