"""Measures for how long the pages that grow with a meeting, or with the number of meetings, hold the event loop.

    make bench-pages                       # 2,000 meetings, 500 speeches, a paragraph of 5,000 sentences
    make bench-pages ARGS="--meetings 60"  # fewer

Each page is asked for once, unmade, by one reader, while /healthz is asked again and again. Its longest answer is how
long the loop was held; beside it stands the longest of as long a time without the page, which other work on the machine
causes. The last column is the processor's part of the longest hold over 50 ms that the service's log tells meanwhile,
which other work does not change. The exit status is 1 when that, or what a page adds to /healthz, is 20 ms or more.
"""

import argparse
import re
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from benchmarks.age import DAY_MS, longest, served
from benchmarks.servers import HOST, Server
from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import TextBlock
from interp.ports import Document
from interp.run.assemble import assemble
from tests.builders import ITEMS, SPEECHES, plan
from tests.fakes import FixedClock

HEAD = "| page | made in ms | KB | /healthz, longest ms: alone | beside | processor ms of the longest hold |"
MOST_MS, SHORTEST_MS = 20.0, 500.0
WORKED = re.compile(r"loop_held .*?processor_ms=(\d+)")
MONTHS_MS = 90 * DAY_MS
QUIET_S = 15.0  # after a start, while it prepares what the first desk needs
LONG = "/m/m0"
ASKED = {  # each page by its name; those of staff with a token
    "front page": ("/", False), "front page of staff": ("/", True), "list of meetings": ("/api/meetings", False),
    "programme on the attendees' page": (f"{LONG}/en", False), "programme on the console": (f"{LONG}/console", True),
    "programme at the desk": (f"{LONG}/desk?language=fr", True),
    "programme as JSON": ("/api/meetings/m0/programme?language=fr", False),
    "document": (f"{LONG}/en/documents/d1", False),
    "document in two languages": (f"{LONG}/en/documents/d1?second=fr", False),
    "document as JSON": ("/api/meetings/m0/documents/d1?language=en", False),
    "record": (f"{LONG}/record", True),
    "transcript": ("/api/meetings/m0/documents/d1/transcript?language=en&format=txt", False),
}  # fmt: skip


def main(words: Sequence[str] | None = None) -> int:
    """Print the table; return 1 when a page held the loop for too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=2_000)
    parser.add_argument("--speeches", type=int, default=500)
    parser.add_argument("--sentences", type=int, default=5_000)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="interp-bench-") as name:
        token = filled(Path(name) / "data", asked)
        with served(Path(name)) as server:
            ends = time.perf_counter() + QUIET_S
            longest(server, lambda: time.perf_counter() >= ends)
            late, log = False, Path(name) / "interp.log"
            print(f"{HEAD}\n| --- | ---: | ---: | ---: | ---: | ---: |")
            for page, (path, staff) in ASKED.items():
                before = log.stat().st_size
                took, size, alone_ms, held_ms = held(server, path, token if staff else "")
                told = log.read_bytes()[before:].decode()
                worked_ms = max(map(int, WORKED.findall(told)), default=0)
                late |= max(held_ms - alone_ms, worked_ms) >= MOST_MS
                figures = f"{took:.0f} | {size / 1024:.0f} | {alone_ms:.0f} | {held_ms:.0f} | {worked_ms}"
                print(f"| {page} | {figures} |", flush=True)
    return int(late)


def filled(data: Path, asked: argparse.Namespace) -> str:
    """Fill a folder with many meetings, of which one has a long programme and a long document; return staff's token."""
    made = assemble(Settings(data=data, async_mode="threading"))
    ids = tuple(f"s{number}" for number in range(asked.speeches))
    long = replace(plan(id="m0"), items=(replace(ITEMS[0], speeches=ids),))
    long = replace(long, speeches=tuple(replace(SPEECHES[0], id=each) for each in ids))
    made.services.meetings.handle(SYSTEM, "m0", "plan", long)
    # long ago, so that reactors look at none of them
    made.services.meetings._clock = FixedClock(made.stores.clock.now_ms() - MONTHS_MS)
    for number in range(1, asked.meetings):
        starts = long.about.starts_at - number * DAY_MS
        earlier = plan(id=f"m{number}", starts_at=starts, ends_at=starts + 3_600_000)
        made.services.meetings.handle(SYSTEM, f"m{number}", "plan", earlier)
    parts = segments([TextBlock("paragraph", "The Committee met. " * asked.sentences)], "en")
    made.stores.documents.add(Document("d1", "m0", "A report", "", "note", "en", visibility="original"), parts, [])
    token = made.services.access.make_link("l1", "staff", None, None, 1, "a clerk")
    made.close()
    return token


def held(server: Server, path: str, token: str) -> tuple[float, int, float, float]:
    """Return the milliseconds that a page took, its bytes, and the longest /healthz in ms, afterwards and meanwhile."""
    request = urllib.request.Request(f"http://{HOST}:{server.port}{path}")
    if token:
        request.add_header("Authorization", f"Bearer {token}")

    def reads() -> tuple[float, int]:
        began = time.perf_counter()
        with urllib.request.urlopen(request, timeout=600) as answer:
            return 1000 * (time.perf_counter() - began), len(answer.read())

    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(reads)
        held_ms = longest(server, asked.done)
        took, size = asked.result()
        ends = time.perf_counter() + max(took, SHORTEST_MS) / 1000
        return took, size, longest(server, lambda: time.perf_counter() >= ends), held_ms


if __name__ == "__main__":
    sys.exit(main())
