"""Measures what a folder's age costs: its start, the first minute and an old day's page with 1, 60 and 2,000 mornings.

    make bench-age                         # all three
    make bench-age ARGS="--mornings 1 60"  # these
    make bench-age ARGS="--folders DIR"    # makes the folders there, or measures those that are there already

Each folder holds the newest recorded morning so many times, a day apart, closed. Its first start is as if after an
upgrade, where a helper makes cards and snapshots: how long that took and its longest wait are printed. Then all folders
are started in turn, several times: the first answer is the median of these, in seconds and in the server's processor
time. All else is of one more start.
"""

import argparse
import json
import re
import socket
import sqlite3
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import servers
from benchmarks.servers import HOST, Server
from interp.live.state_snapshots import code_key
from interp.store.meetings_database import FILE, MeetingsDatabase
from tests.prepared_demo import copy_to
from tests.releases.history import opened, path_of, releases

COLUMNS = ("seq", "at", "actor", "device", "command_id", "part", "name", "version", "body")
MORNING = "hrc31-1"
DAY_MS = 86_400_000
TIME = re.compile(r"\b1[45]\d{11}\b")  # a time of the recorded day, in milliseconds
WATCHED_S = 60.0
MADE = "made.json"  # written beside the data of a folder when it is filled, and again after its first start
HEAD = (
    "mornings", "longest wait while cards are made ms", "cards made s", "first answer s", "first answer processor s",
    "longest wait after a start ms", "memory MB", "front page ms", "an old day's page ms",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Age:
    """What one folder cost."""

    mornings: int
    making_ms: float
    made_s: float
    first_s: float
    first_cpu_s: float
    longest_ms: float
    memory_mb: float
    front_ms: float
    old_ms: float


def main(words: Sequence[str] | None = None) -> int:
    """Print the table and the ratios to the first row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mornings", type=int, nargs="+", default=[1, 60, 2_000])
    parser.add_argument("--watched", type=float, default=WATCHED_S, help="seconds for which waits are measured")
    parser.add_argument("--starts", type=int, default=5, help="starts of each folder, for the first answer")
    parser.add_argument("--folders", type=Path, help="where the folders are made and stay")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="interp-bench-") as name:
        folders = {each: (asked.folders or Path(name)) / f"mornings-{each}" for each in asked.mornings}
        made = {each: made_folder(folder, each) for each, folder in folders.items()}
        starts = [{each: first_answer(folder) for each, folder in folders.items()} for _ in range(asked.starts)]
        found = [
            Age(each, *made[each], *(median(times) for times in zip(*(some[each] for some in starts), strict=True)),
                *watched(folder, each, asked.watched))
            for each, folder in folders.items()
        ]  # fmt: skip
    print(*table(found), sep="\n")
    return 0


def table(found: Sequence[Age]) -> list[str]:
    """Return the table in Markdown; the last row says how many times as much the last folder costs as the first."""
    rows = [HEAD, ("---:",) * len(HEAD)]
    for each in found:
        waits = (each.longest_ms, each.memory_mb, each.front_ms, each.old_ms)
        made = (str(each.mornings), f"{each.making_ms:.0f}", f"{each.made_s:.0f}")
        first = (f"{each.first_s:.2f}", f"{each.first_cpu_s:.2f}")
        rows.append((*made, *first, *(f"{figure:.0f}" for figure in waits)))
    pairs = [(getattr(found[-1], name), getattr(found[0], name)) for name in Age.__slots__[1:]]
    rows.append(("**ratio**", *(f"**{a / b:.2f}**" if b else "" for a, b in pairs)))
    return [f"| {' | '.join(row)} |" for row in rows]


def made_folder(folder: Path, mornings: int) -> tuple[float, float]:
    """Make a folder with so many mornings unless it is there; return the longest wait and the time of its first start.

    In milliseconds and seconds. A folder that was made by another version of the code has a first start again.
    """
    if not (folder / MADE).exists():
        folder.mkdir(parents=True)
        copy_to(folder / "data")  # the demonstration's meetings are planned
        fill(folder / "data", mornings)
        note(folder, 0.0, 0.0)
    elif settled(folder / "data"):
        held = json.loads((folder / MADE).read_text(encoding="ascii"))
        return held["making_ms"], held["made_s"]
    with served(folder) as server:
        began = time.perf_counter()
        making_ms = longest(server, lambda: settled(folder / "data"))
        made_s = time.perf_counter() - began
    note(folder, making_ms, made_s)
    return making_ms, made_s


def note(folder: Path, making_ms: float, made_s: float) -> None:
    """Write down that a folder is filled, and what its first start cost."""
    (folder / MADE).write_text(json.dumps({"making_ms": making_ms, "made_s": made_s}), encoding="ascii")


def first_answer(folder: Path) -> tuple[float, float]:
    """Start a folder; return when it answered first, in seconds, and the processor time that it had taken."""
    began = time.perf_counter()
    with served(folder) as server:
        return time.perf_counter() - began, server.cpu_s()


def watched(folder: Path, mornings: int, watched_s: float) -> tuple[float, float, float, float]:
    """Start a folder; return the longest wait, the memory after it, and how long the front and an old page take."""
    with served(folder) as server:
        ends = time.perf_counter() + watched_s
        longest_ms = longest(server, lambda: time.perf_counter() >= ends)
        memory_mb = server.rss_kb() / 1024
        front_ms = took_ms(server, "/")
        return longest_ms, memory_mb, front_ms, took_ms(server, f"/m/old-{mornings - 1}/en")


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
    """Write the recorded morning so many times into a folder, each a day before the one before it."""
    entries = opened(path_of(releases()[-1])).without_screens()
    rows = [each.row for each in entries if each.row and each.stream == f"meeting:{MORNING}"]
    MeetingsDatabase.in_folder(data).close()
    with sqlite3.connect(data / FILE) as database:
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        for number in range(mornings):
            database.executemany(
                f"INSERT INTO event (stream, {', '.join(COLUMNS)}) VALUES ({marks})",
                [(f"meeting:old-{number}", *moved(row, number)) for row in rows],
            )
        database.execute(
            "INSERT INTO head (stream, seq, at) SELECT stream, max(seq), max(at) FROM event "
            "WHERE stream NOT IN (SELECT stream FROM head) GROUP BY stream"
        )
    database.close()


def moved(row: dict[str, Any], number: int) -> Iterator[object]:
    """Yield the columns of a row of the morning that is so many days earlier."""
    earlier = number * DAY_MS
    body = TIME.sub(lambda found: str(int(found[0]) - earlier), row["body"]).replace(MORNING, f"old-{number}")
    if row["name"] == "meeting.next_set":
        body = '{"next":null}'  # what came next that day is in no folder
    for column in COLUMNS:
        yield body if column == "body" else row[column] - earlier if column == "at" else row[column]


def settled(data: Path) -> bool:
    """Return whether every morning has its card, by this version of the code."""
    database = sqlite3.connect(f"file:{data / FILE}?mode=ro", uri=True)
    lacking = (
        "SELECT 1 FROM head LEFT JOIN card ON card.stream = head.stream AND card.code = ? AND head.card = head.seq "
        "WHERE card.stream IS NULL LIMIT 1"
    )
    try:
        return not database.execute(lacking, (code_key(),)).fetchall()
    finally:
        database.close()


def longest(server: Server, is_over: Callable[[], bool]) -> float:
    """Return the longest wait for /healthz, asked again and again, in milliseconds."""
    found = 0.0
    while not is_over():
        found = max(found, took_ms(server, "/healthz"))
        time.sleep(0.01)
    return found


def took_ms(server: Server, path: str) -> float:
    """Return the milliseconds that an answer takes."""
    began = time.perf_counter()
    with urllib.request.urlopen(f"http://{HOST}:{server.port}{path}", timeout=600) as answer:
        answer.read()
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())
