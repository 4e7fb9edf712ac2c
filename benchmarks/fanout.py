"""Measures how fast a switch reaches every screen: interp against a stock Flask-SocketIO server, same run."""

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import report, servers
from benchmarks.client import Crowd, Switch
from benchmarks.report import Sample
from benchmarks.servers import HOST, Server

PAUSE_S = 0.06  # between two switches: below the 20 commands a second that a staff screen may send
WARM_UP = 4
DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"


def main(words: list[str] | None = None) -> int:
    """Run the benchmark; return 0, or 1 when a message was lost or a client was cut off."""
    asked = arguments(words)
    if servers.prepare() < max(asked.clients) + 100:
        print("too few open files allowed for that many clients: raise `ulimit -Hn`", file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    samples = measure(asked)
    table = report.table(samples)
    print(table)
    if not asked.quick and not asked.no_write:
        report.write(DOCUMENT, report.machine(asked.rounds, asked.passes, load) + "\n\n" + table)
    return 1 if any(each.lost or each.closed for each in samples) else 0


def arguments(words: list[str] | None) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=_sizes, default=(100, 500, 1000, 2000, 5000), help="e.g. 100,1000")
    parser.add_argument("--rounds", type=int, default=50, help="switches measured in each pass")
    parser.add_argument("--passes", type=int, default=2, help="turns of each server, the order changing")
    parser.add_argument("--idle", type=float, default=10.0, help="seconds of silence in which the CPU is read")
    parser.add_argument("--quick", action="store_true", help="100 clients, 5 rounds, 1 pass; writes no document")
    parser.add_argument("--no-write", action="store_true", help="print only, leave docs/performance.md as it is")
    asked = parser.parse_args(words)
    if asked.quick:
        asked.clients, asked.rounds, asked.passes, asked.idle = (100,), 5, 1, 2.0
    return asked


def measure(asked: argparse.Namespace) -> list[Sample]:
    """Return a sample for each size, pass and server; the two servers take turns and never run together."""
    samples = []
    with tempfile.TemporaryDirectory() as name:
        payloads = capture(Path(name))
        for clients in asked.clients:
            for turn in range(asked.passes):
                for start in (servers.interp, servers.stock)[:: -1 if turn % 2 else 1]:
                    folder = Path(tempfile.mkdtemp(dir=name))
                    (folder / "payloads.json").write_text(payloads, encoding="utf-8")
                    with start(folder) as server:
                        samples.append(sample(server, clients, asked.rounds, asked.idle))
                    print(report.line(samples[-1]), file=sys.stderr, flush=True)
    return samples


def capture(folder: Path) -> str:
    """Return, as JSON, the six views interp sends after Next and after undo: what the stock server sends too."""
    with servers.interp(folder) as server:
        crowd = Crowd(HOST, server.port, server.members(6))
        crowd.join()
        start_speaking(server, crowd)
        views = []
        for turn in range(2):
            switch(server, crowd, turn)
            views.append(crowd.views())
        crowd.close()
    return json.dumps(views, ensure_ascii=False)


def sample(server: Server, clients: int, rounds: int, idle_s: float) -> Sample:
    """Return what one server did with so many caption clients."""
    before_kb = server.rss_kb()
    crowd = Crowd(HOST, server.port, server.members(clients))
    join_s = crowd.join()
    start_speaking(server, crowd)
    gc.collect()
    gc.disable()  # a pause of the measuring process must not look like one of the server
    cpu, own, began = server.cpu_s(), time.process_time(), time.perf_counter()
    switches = [switch(server, crowd, turn) for turn in range(rounds)]
    cpu, own, wall = server.cpu_s() - cpu, time.process_time() - own, time.perf_counter() - began
    beats, idle_cpu = crowd.beats, server.cpu_s()
    crowd.idle(idle_s)
    idle_cpu = server.cpu_s() - idle_cpu
    gc.enable()
    made = Sample(
        server.name, clients, join_s, switches, cpu, beats, own / wall, idle_cpu / idle_s,
        before_kb, server.rss_kb(), crowd.closed, crowd.repeated,
    )  # fmt: skip
    crowd.close()
    return made


def start_speaking(server: Server, crowd: Crowd) -> None:
    """Go a few speeches into the programme, so that views are as full as in a meeting; also the warm-up."""
    for _ in range(WARM_UP):
        switch(server, crowd, 0)


def switch(server: Server, crowd: Crowd, turn: int) -> Switch:
    """Give one command, wait for the last client, then let the server come to rest."""
    done = crowd.switch("command", server.command(crowd.console, turn))
    crowd.idle(PAUSE_S)
    return done


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
