"""Measures a switch on PostgreSQL beside one on SQLite: acknowledgement and processor time, also 1 ms further away.

    make bench-postgresql                                 # three passes of 300 switches
    make bench-postgresql ARGS="--rounds 100 --passes 1"  # fewer

The server waits for its disk. Each pass measures the three in turn, so that what else the machine does falls on all.
"""

import argparse
import multiprocessing
import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

import psycopg

from benchmarks.switch_cost import Bench
from interp.domain.model import commands as do
from interp.store.tables.meetings_tables import head
from tests.postgresql_server import start

DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")
AWAY_S = 0.0005  # each way
STREAMS = 500
WARM_UP = 20
MS = 1_000.0


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds, medians: until a command is acknowledged; of processor, for a whole switch and all heads."""

    answer_ms: float
    processor_ms: float
    heads_ms: float


def measured(database: str, rounds: int, streams: int = STREAMS) -> Took:
    """Return what switches in a new service take, whose log has so many other streams."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), 1, database)
        try:
            _fill(bench, streams)
            answers, switches, heads = list[float](), list[float](), list[float]()
            for turn in range(WARM_UP + rounds):
                floor = bench.meetings.current("m0").floor.speech
                command = do.UndoSwitch() if turn % 2 else do.AdvanceFloor(floor)
                busy_s = time.process_time()
                answers.append(_took(lambda command=command: bench.does(command), time.perf_counter))
                bench.tells()
                bench.reacts()
                switches.append(time.process_time() - busy_s)
                heads.append(_took(bench.service.stores.log.heads, time.process_time))
            parts = (median(each[WARM_UP:]) * MS for each in (answers, switches, heads))
            return Took(*parts)
        finally:
            bench.service.close()


def _fill(bench: Bench, streams: int) -> None:
    made = [{"stream": f"meeting:x{number}", "seq": 1, "at": 1, "card": 1} for number in range(streams)]
    with bench.service.stores.meetings.connection() as connection:
        connection.execute(head.insert(), made)


def _took(act: Callable[[], object], now_s: Callable[[], float]) -> float:
    began = now_s()
    act()
    return now_s() - began


@contextmanager
def further_away(port: int) -> Iterator[int]:
    """Yield a port that leads to another one, every byte half a millisecond later, in a process of its own.

    It is not forked: threads of this process may run.
    """
    apart = multiprocessing.get_context("spawn")
    told, telling = apart.Pipe(duplex=False)
    with socket.create_server(("127.0.0.1", 0)) as listener, told, telling:
        process = apart.Process(target=_forward, args=(listener, port, telling), daemon=True)
        process.start()
        telling.close()  # the process has its own: that it ends is told as well
        told.recv()
        try:
            yield int(listener.getsockname()[1])
        finally:
            process.kill()
            process.join()


def _forward(listener: socket.socket, port: int, telling: Connection) -> None:
    def pump(source: socket.socket, sink: socket.socket) -> None:
        while data := source.recv(65_536):
            time.sleep(AWAY_S)
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)

    telling.send("forwards")
    while True:
        near, _ = listener.accept()
        far = socket.create_connection(("127.0.0.1", port))
        for each in (near, far):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for ends in ((near, far), (far, near)):
            threading.Thread(target=pump, args=ends, daemon=True).start()


def fresh(address: str) -> str:
    """Return the address of a database in which nothing is."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS bench CASCADE")
        connection.execute("CREATE SCHEMA bench")
    return f"{address}?options=-c%20search_path%3Dbench,public"


def main(words: list[str] | None = None) -> int:
    """Print a row for each pass and place, and the ratios; return 1 where one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=300, help="switches measured in each pass")
    parser.add_argument("--passes", type=int, default=3, help="turns of each place")
    asked = parser.parse_args(words)
    found: dict[str, list[Took]] = {"SQLite": [], "PostgreSQL": [], "PostgreSQL, 1 ms away": []}
    with tempfile.TemporaryDirectory() as folder:
        start(Path(folder), DURABLE, run=os.getpid())
        address = (Path(folder) / "address").read_text()
        port = int(address.rpartition(":")[2].partition("/")[0])
        with further_away(port) as away:
            print("| where | acknowledged ms | processor ms | heads ms |\n| --- | ---: | ---: | ---: |")
            for _ in range(asked.passes):
                for where, every in found.items():
                    database = "" if where == "SQLite" else fresh(address)
                    database = database.replace(f":{port}/", f":{away}/") if "away" in where else database
                    took = measured(database, asked.rounds)
                    every.append(took)
                    print(f"| {where} | {took.answer_ms:.2f} | {took.processor_ms:.2f} | {took.heads_ms:.3f} |")
    here, there, away_ms = ([median(getattr(each, name) for each in found[where]) for where in found]
                            for name in ("answer_ms", "processor_ms", "heads_ms"))  # fmt: skip
    print(f"acknowledged: {here[1] / here[0]:.2f} × SQLite's; 1 ms away {here[2] - here[1]:.2f} ms more")
    print(f"processor: {there[1] / there[0]:.2f} × SQLite's; heads of {STREAMS} streams {away_ms[1]:.2f} ms")
    return int(here[1] > 2 * here[0] or there[1] > 1.5 * there[0])


if __name__ == "__main__":
    sys.exit(main())
