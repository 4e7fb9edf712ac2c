"""A session: one server and its clients, and the steps that rows are made of; and measuring the sides in turn."""

import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.broadcast import sides
from benchmarks.broadcast.load_client import Crew, LoadClient, load_client
from benchmarks.report import percentile
from benchmarks.servers import LANGUAGES, START, Server

PAUSE_S = 0.06  # after the last client, before the next switch: below 20 commands a second
WARM_UP = 4
BUSY = 0.9  # a load client that worked more than this share of the time may have been the bottleneck
FAULTS = ("lost", "stale", "wrong", "disorder")
Measured = dict[str, Any]


@dataclass(slots=True)
class Bench:
    """One run of the benchmark: its folder, how many rounds, what was recorded, and the faults seen on each side."""

    folder: Path
    rounds: int
    quick: bool
    rooms: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, Counter[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    number: int = 0

    def say(self, text: str) -> None:
        """Show how far the run is."""
        print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)

    def place(self) -> Path:
        """Return a new folder in which the peers find the recorded views."""
        if not self.rooms:
            first = Path(tempfile.mkdtemp(dir=self.folder))
            self.rooms.update(sides.record(first))
        made = Path(tempfile.mkdtemp(dir=self.folder))
        sides.file_rooms(made, self.rooms)
        return made

    def remark(self, text: str) -> None:
        """Keep a remark for the end, once."""
        if text not in self.remarks:
            self.remarks.append(text)
            self.say(text)


@dataclass(slots=True)
class Session:
    """A server and a load client; staff join first, the console being one of them."""

    bench: Bench
    side: str
    server: Server
    client: LoadClient
    staff: int
    turn: int = 0
    lost: int = 0

    def begin(self, captions: int = 6) -> None:
        """Let staff and so many captions in, and go a few speeches into the programme."""
        self.client.join(self.staff + captions)
        for _ in range(WARM_UP):
            self.turn = 0
            self.switches(1)
        self.turn = 0

    def switches(self, count: int, pause_s: float = PAUSE_S) -> list[Measured]:
        """Return how so many switches went, Next and undo in turn."""
        return [self.switch(pause_s) for _ in range(count)]

    def switch(self, pause_s: float = PAUSE_S) -> Measured:
        """Return how the next switch went."""
        held = b"" if self.turn % 2 or not self.server.meeting else self.client.raw("view").encode()
        made = self.client.switch(self.server.command(held, self.turn))
        self.turn += 1
        self.lost += made["lost"]
        self.client.idle(pause_s)
        return made

    def cost(self, count: int, pause_s: float = PAUSE_S) -> tuple[list[Measured], float]:
        """Return how so many switches went, and the processor time of the server meanwhile, in seconds."""
        before = self.server.cpu_s()
        made = self.switches(count, pause_s)
        return made, self.server.cpu_s() - before

    def idle_cpu(self, seconds: float) -> float:
        """Return the share of a core that the server takes while nothing happens."""
        before = self.server.cpu_s()
        self.client.idle(seconds)
        return (self.server.cpu_s() - before) / seconds

    def audit(self) -> Measured:
        """Return what the client counted since `clear`, and add the faults to the run's."""
        self.client.idle(0.3)
        said = self.client.stats()
        found = {name: int(said.get(name, 0)) for name in FAULTS} | {"lost": self.lost}
        self.bench.faults.setdefault(self.side, Counter()).update(found)
        self.lost = 0
        wall = said["switch_wall_s"]
        if wall > 0.2 and said["switch_cpu_s"] / wall > BUSY:
            self.bench.remark(f"the load client was {said['switch_cpu_s'] / wall:.0%} busy with {self.side}")
        return said


@contextmanager
def session(
    bench: Bench,
    side: str,
    captions: int,
    *,
    deflate: bool = False,
    slow: int = 0,
    extra_staff: int = 0,
    module: str = START,
    **settings: str,
) -> Iterator[Session]:
    """Run a server of one side and a load client with six booths, a console, then so many captions."""
    folder = bench.place()
    with sides.started(side, folder, deflate=deflate, module=module, **settings) as server:
        staff, crews = crews_for(server, captions, slow, extra_staff)
        with load_client(folder, server.port, crews, deflate=deflate) as client:
            made = Session(bench, side, server, client, staff)
            yield made
            made.audit()


def crews_for(server: Server, captions: int, slow: int = 0, extra_staff: int = 0) -> tuple[int, list[Crew]]:
    """Return how many staff come first, and all members: staff, captions (`slow` of them able to stop), more staff."""
    everybody = server.members(captions)
    readers, staff = everybody[:captions], everybody[captions:]
    quick = captions - slow
    more = [staff[n % len(LANGUAGES)] for n in range(extra_staff)]
    return len(staff), [Crew(staff), Crew(readers[:quick]), Crew(readers[quick:], "k"), Crew(more)]


def interleaved(
    bench: Bench, what: str, names: Sequence[str], measure: Callable[[str], Measured], rounds: int = 0
) -> dict[str, list[Measured]]:
    """Return what each side did in each round; the sides take turns, in changing order. A failed one is tried again."""
    found: dict[str, list[Measured]] = {name: [] for name in names}
    for turn in range(rounds or bench.rounds):
        for name in list(names)[:: -1 if turn % 2 else 1]:
            found[name].append(_tried(bench, f"{what}, round {turn + 1}, {name}", lambda name=name: measure(name)))
    return found


def _tried(bench: Bench, what: str, measure: Callable[[], Measured]) -> Measured:
    for attempt in range(2):
        began = time.monotonic()
        try:
            made = measure()
        except (OSError, RuntimeError, TimeoutError) as error:
            bench.remark(f"{what}: {type(error).__name__}: {str(error)[-300:]}")
            if attempt:
                raise
        else:
            shown = {key: round(value, 3) for key, value in made.items() if isinstance(value, int | float)}
            bench.say(f"{what}: {json.dumps(shown)} ({time.monotonic() - began:.0f} s, load {os.getloadavg()[0]:.1f})")
            return made
    raise AssertionError


def middle(found: Sequence[Measured], key: str) -> float:
    """Return the median over the rounds; NaN where it was not measured."""
    values = [each[key] for each in found if key in each]
    return median(values) if values else float("nan")


def pooled(found: Sequence[Measured], key: str, share: float) -> float:
    """Return the percentile of all values of all rounds together."""
    return percentile([value for each in found for value in each[key]], share)


def column(switches: Sequence[Measured], key: str) -> list[float]:
    """Return one figure of each switch."""
    return [float(each[key]) for each in switches]
