"""B16: a meeting of three hours, rehearsed thirty times as fast, with 1,000 clients: memory and times stay flat."""

import json
import time

from benchmarks import servers
from benchmarks.broadcast.load_client import load_client
from benchmarks.broadcast.sessions import Bench, Session, crews_for
from benchmarks.report import percentile
from benchmarks.rows import Row

READERS = 1_000
SPEED = 30
HOURS = 3.0
PROBE_S = 0.5
FIRST_S = 60.0


def rows(bench: Bench) -> list[Row]:
    """Return B16: growth of memory in an hour of the meeting, and p99 beside the first minute's."""
    folder = bench.place()
    with servers.interp(folder) as planned:
        meeting = planned.meeting["id"]
    words = ["rehearse", meeting, "--speed", str(SPEED), "--card", "0", "--port", "0", "--json"]
    words += ["--data", str(folder / "data")]
    with servers.serving(words, folder / "rehearsal.log", TMPDIR=str(folder)) as server:
        staff, crews = crews_for(server, READERS)
        with load_client(folder, server.port, crews) as client:
            made = Session(bench, "ours", server, client, staff)
            client.join(staff + READERS)
            memory, times = watched(made, HOURS * 3600 / SPEED)
            made.audit()
    first = percentile([took for at, took in times if at < FIRST_S], 0.99)
    later = percentile([took for at, took in times if at >= FIRST_S], 0.99)
    growth = slope(memory[len(memory) // 3 :]) * 3600 / SPEED
    note = f"{len(times)} switches, {memory[0][1]:.0f} MB at first, {memory[-1][1]:.0f} MB at last"
    return [
        Row("B16", "three hours at × 30: memory in an hour", READERS, growth, 1, 1.0, "MB", note),
        Row("B16.p99", "the same: p99 of the last client / first minute's", READERS, later, first, 1.2, "ms"),
    ]


def watched(made: Session, seconds: float) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the server's memory (s, MB) and when the last client had each probe (s, ms), to the meeting's end."""
    began, memory, times, turn = time.monotonic(), [], [], 0
    while (at := time.monotonic() - began) < seconds:
        memory.append((at, made.server.rss_kb() / 1024))
        turn += 1
        try:
            said = made.client.switch(probe(made, turn))
        except RuntimeError:  # nobody has the floor between two speakers; the rehearsal has come to its end
            if _closed(made):
                break
        else:
            made.lost += said["lost"]
            times.append((at, said["last_ms"]))
        made.client.idle(PROBE_S)
        if turn % 120 == 0:
            made.bench.say(f"rehearsal, {at:.0f} of {seconds:.0f} s, {memory[-1][1]:.0f} MB")
    return memory, times


def probe(made: Session, turn: int) -> dict[str, object]:
    """Return a command that every view shows and that leaves the programme alone."""
    args = {"language": "fr" if turn % 2 else "es"}
    return {"meeting": made.server.meeting["id"], "id": f"probe-{turn}", "name": "floor.set_language", "args": args}


def slope(points: list[tuple[float, float]]) -> float:
    """Return the slope of the straight line through the points (least squares)."""
    if len(points) < 2:
        return 0.0
    x0, y0 = (sum(column) / len(points) for column in zip(*points, strict=True))
    return sum((x - x0) * (y - y0) for x, y in points) / sum((x - x0) ** 2 for x, _ in points)


def _closed(made: Session) -> bool:
    held = made.client.raw("view")
    view = json.loads(held[held.index("[") :])[-1]["view"]
    return bool(view["meeting"]["status"] == "closed")
