"""Measures what a folder's age costs: its start, the first minute and an old day's page with 1, 60 and 2,000 mornings.

    make bench-age                         # all three
    make bench-age ARGS="--mornings 1 60"  # these

Each folder holds the newest recorded morning so many times, a day apart, closed. It is started twice: at the first
start the snapshots of its closed meetings are made; what is printed is the second.
"""

import argparse
import socket
import sqlite3
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import servers
from benchmarks.servers import HOST, Server
from interp.live.state_snapshots import ENDING, FOLDER
from interp.store.meetings_database import FILE, MeetingsDatabase
from tests.releases.history import opened, path_of, releases

COLUMNS = ("seq", "at", "actor", "device", "command_id", "part", "name", "version", "body")
STREAM = "meeting:hrc31-1"
WATCHED_S = 20.0
HEAD = ("mornings", "first answer s", "longest wait in 20 s ms", "memory MB", "front page ms", "an old day's page ms")


@dataclass(frozen=True, slots=True)
class Age:
    """What one folder cost."""

    mornings: int
    first_s: float
    longest_ms: float
    memory_mb: float
    front_ms: float
    old_ms: float


def main(words: Sequence[str] | None = None) -> int:
    """Print the table and the ratios to the first row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mornings", type=int, nargs="+", default=[1, 60, 2_000])
    parser.add_argument("--watched", type=float, default=WATCHED_S, help="seconds for which waits are measured")
    asked = parser.parse_args(words)
    found = [measured(each, asked.watched) for each in asked.mornings]
    print(*table(found), sep="\n")
    return 0


def table(found: Sequence[Age]) -> list[str]:
    """Return the table in Markdown; the last row says how many times as much the last folder costs as the first."""
    first, last = found[0], found[-1]
    rows = [HEAD, ("---:",) * len(HEAD)]
    for each in found:
        figures = (each.first_s, each.longest_ms, each.memory_mb, each.front_ms, each.old_ms)
        rows.append((str(each.mornings), f"{figures[0]:.2f}", *(f"{figure:.0f}" for figure in figures[1:])))
    pairs = [(last.first_s, first.first_s), (last.longest_ms, first.longest_ms), (last.memory_mb, first.memory_mb),
             (last.front_ms, first.front_ms), (last.old_ms, first.old_ms)]  # fmt: skip
    rows.append(("**ratio**", *(f"**{a / b:.2f}**" for a, b in pairs)))
    return [f"| {' | '.join(row)} |" for row in rows]


def measured(mornings: int, watched_s: float) -> Age:
    """Return what a folder with so many mornings costs at its second start."""
    with tempfile.TemporaryDirectory(prefix="interp-bench-") as name:
        folder = Path(name)
        with servers.interp(folder, bound=False, INTERP_WORKER="0"):
            pass  # the demonstration's meetings are planned
        fill(folder / "data", mornings)
        with served(folder):
            settled(folder / "data", mornings)
        began = time.perf_counter()
        with served(folder) as server:
            first_s = time.perf_counter() - began
            longest_ms = longest(server, watched_s)
            front_ms = took_ms(server, "/")
            old_ms = took_ms(server, "/m/old-0/en")
            return Age(mornings, first_s, longest_ms, server.rss_kb() / 1024, front_ms, old_ms)


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Run `interp serve` on a folder; yield it when it has answered."""
    with socket.create_server((HOST, 0)) as found:
        port = found.getsockname()[1]
    command = [servers.PYTHON, "-m", "interp.start", "serve", "--data", str(folder / "data"), "--port", str(port)]
    with servers.running(command, folder / "interp.log", bound=False, INTERP_WORKER="0") as process:
        server = Server("interp", process.pid, port, {})
        while True:
            try:
                took_ms(server, "/healthz")
            except OSError:
                time.sleep(0.01)
            else:
                break
        yield server


def fill(data: Path, mornings: int) -> None:
    """Write the recorded morning so many times into a folder, under names of its own."""
    entries = opened(path_of(releases()[-1])).entries()
    rows = [each.row for each in entries if each.row and each.stream == STREAM]
    MeetingsDatabase.in_folder(data).close()
    with sqlite3.connect(data / FILE) as database:
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        for number in range(mornings):
            database.executemany(
                f"INSERT INTO event (stream, {', '.join(COLUMNS)}) VALUES ({marks})",
                [(f"meeting:old-{number}", *(row[column] for column in COLUMNS)) for row in rows],
            )
        database.execute("INSERT OR REPLACE INTO head SELECT stream, max(seq), NULL FROM event GROUP BY stream")
    database.close()


def settled(data: Path, mornings: int) -> None:
    """Wait until every morning has its snapshot."""
    while len(list((data / FOLDER).glob(f"old-*{ENDING}"))) < mornings:
        time.sleep(0.05)


def longest(server: Server, seconds: float) -> float:
    """Return the longest wait for /healthz, asked without a pause, in milliseconds."""
    found, ends = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < ends:
        found = max(found, took_ms(server, "/healthz"))
        time.sleep(0.005)
    return found


def took_ms(server: Server, path: str) -> float:
    """Return the milliseconds that an answer takes."""
    began = time.perf_counter()
    with urllib.request.urlopen(f"http://{HOST}:{server.port}{path}", timeout=600) as answer:
        answer.read()
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())
