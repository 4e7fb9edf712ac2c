"""Turns samples into the table of docs/performance.md: each size, both servers, and ours over stock."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.client import Switch

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PACKAGES = ("flask", "flask-socketio", "python-socketio", "python-engineio", "eventlet", "greenlet")
HEAD = (
    "clients", "server", "ack ms", "last ms: median", "p99", "max", "each ms: median", "p99",
    "CPU µs/view", "idle CPU %", "RSS MB", "KB/client", "joins/s", "bytes/view", "received", "lost",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One pass of one server. Seconds and KB; `client_load` and `idle_load` are shares of one core."""

    server: str
    clients: int
    join_s: float
    switches: list[Switch]
    cpu_s: float
    beats: int
    client_load: float
    idle_load: float
    before_kb: int
    after_kb: int
    closed: int
    repeated: int

    @property
    def received(self) -> int:
        """Return how many views arrived."""
        return sum(len(each.arrivals_s) for each in self.switches)

    @property
    def lost(self) -> int:
        """Return how many views did not arrive."""
        return sum(each.lost for each in self.switches)


@dataclass(frozen=True, slots=True)
class Row:
    """All passes of one server at one size, in the order of HEAD; `figures` have ratios, `counts` have not."""

    clients: int
    server: str
    figures: tuple[float, ...]
    counts: tuple[int, ...]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else 0.0


def row(samples: Sequence[Sample]) -> Row:
    """Return one row of the passes of one server at one size."""
    switches = [each for sample in samples for each in sample.switches]
    last = [1000 * each.last_s for each in switches]
    every = [1000 * time_s for each in switches for time_s in each.arrivals_s]
    received = sum(each.received for each in samples)
    clients = samples[0].clients
    figures = (
        median(1000 * each.ack_s for each in switches),
        median(last), percentile(last, 0.99), max(last),
        percentile(every, 0.5), percentile(every, 0.99),
        1e6 * sum(each.cpu_s for each in samples) / max(1, received),
        100 * median(each.idle_load for each in samples),
        median(each.after_kb for each in samples) / 1024,
        median(each.after_kb - each.before_kb for each in samples) / clients,
        clients / median(each.join_s for each in samples),
        sum(each.bytes for each in switches) / max(1, received),
    )  # fmt: skip
    return Row(clients, samples[0].server, figures, (received, sum(each.lost for each in samples)))


def table(samples: Sequence[Sample]) -> str:
    """Return the table in Markdown, and under it what else the run saw."""
    lines = [_cells(HEAD), _cells(["---:"] * len(HEAD))]
    for clients in sorted({each.clients for each in samples}):
        ours, theirs = (
            row([each for each in samples if (each.clients, each.server) == (clients, name)])
            for name in ("interp", "stock")
        )
        lines += [_shown(ours), _shown(theirs), _ratios(ours, theirs)]
    return "\n".join([*lines, "", _remarks(samples)])


def line(sample: Sample) -> str:
    """Return one line that says how a pass went."""
    last = [1000 * each.last_s for each in sample.switches]
    return (
        f"{sample.clients:>6} {sample.server:<7} last {median(last):.1f} ms, max {max(last):.1f} ms; "
        f"received {sample.received}, lost {sample.lost}; clients' core {sample.client_load:.0%} busy"
    )


def machine(rounds: int, passes: int, load: float) -> str:
    """Return what the run ran on: cores, kernel, versions, load before it began; nothing that names the machine."""
    return (
        f"{ran_on(PACKAGES)} {passes} passes of {rounds} switches for each server and size. "
        f"Load average when it began, from other work on the same cores: {load:.1f}; when it ended: "
        f"{os.getloadavg()[0]:.1f}, the benchmark's own share (at most 2) included."
    )


def ran_on(packages: Sequence[str]) -> str:
    """Return date, cores, kernel and versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{datetime.now(UTC):%d %B %Y}. {os.cpu_count()} cores, {platform.machine()}, {platform.system()} "
        f"{platform.release().split('-')[0]}, Python {platform.python_version()}; {versions}."
    )


def write(document: Path, text: str, begin: str = BEGIN, end: str = END) -> None:
    """Put `text` between the markers of a document that has them."""
    before, _, rest = document.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    document.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


def _shown(made: Row) -> str:
    return _cells([str(made.clients), made.server, *(_number(each) for each in made.figures), *map(str, made.counts)])


def _ratios(ours: Row, theirs: Row) -> str:
    pairs = zip(ours.figures, theirs.figures, strict=True)
    return _cells(["", "**ratio**", *(f"**{a / b:.2f}**" if b else "–" for a, b in pairs), "", ""])


def _remarks(samples: Sequence[Sample]) -> str:
    busiest = max(each.client_load for each in samples)
    return (
        f"The clients' own core was at most {busiest:.0%} busy. Beats that arrived during the measured switches, "
        f"all from interp: {sum(each.beats for each in samples)}. Views that came twice: "
        f"{sum(each.repeated for each in samples)}. Connections cut: {sum(each.closed for each in samples)}."
    )


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _cells(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
