"""B6 and B9: the slowest of many broadcasts, and what readers that stop reading do to the others."""

import json
import time
from pathlib import Path

from benchmarks.broadcast.sessions import Bench, Measured, Session, column, interleaved, middle, pooled, session
from benchmarks.broadcast.sides import NODE, OURS
from benchmarks.report import percentile
from benchmarks.rows import Row
from benchmarks.watched_start import LIMIT_S, MARK

NAMES = ("B6", "B9")
CAPTIONS = 48
BROADCASTS = 10_000
READERS, STUCK = 100, 12
STUCK_S = 60.0
WATCHED = "benchmarks.watched_start"
FAST = {"INTERP_COMMAND_RATE": "1000", "INTERP_COMMAND_BURST": "1000"}
SHORT_S = 0.005


def tails(bench: Bench) -> list[Row]:
    """Return B6, without and with compression: all rounds together are the 10,000 broadcasts."""
    made = []
    for deflate in (False, True):
        found = interleaved(bench, "tails", (OURS, NODE), lambda side: tail(bench, side, deflate=deflate))  # noqa: B023
        ours, node = (pooled(found[side], "last_ms", 0.999) for side in (OURS, NODE))
        p99 = [pooled(found[side], "last_ms", 0.99) for side in (OURS, NODE)]
        count = sum(len(each["last_ms"]) for each in found[OURS])
        note = f"{count:,} broadcasts; p99 {p99[0]:.1f} and {p99[1]:.1f} ms; {longest_hold(bench, deflate=deflate)}"
        name, how, goal = ("B6.deflate", ", as browsers", 1.0) if deflate else ("B6", "", 1.5)
        made.append(Row(name, f"p99.9 of the last client / Node's{how}", CAPTIONS, ours, node, goal, "ms", note))
    return made


def tail(bench: Bench, side: str, *, deflate: bool) -> Measured:
    """Return one round of one side."""
    with session(bench, side, CAPTIONS, deflate=deflate, **FAST) as made:
        made.begin(CAPTIONS)
        made.client.clear()
        lasts = column(made.switches(BROADCASTS // bench.rounds, SHORT_S), "last_ms")
        return {"last_ms": lasts, "p999_ms": percentile(lasts, 0.999), "worst_ms": max(lasts)}


def longest_hold(bench: Bench, *, deflate: bool) -> str:
    """Return what held the loop longest in one more round, which counts for nothing else, as its own watch tells."""
    with session(bench, OURS, CAPTIONS, deflate=deflate, module=WATCHED, **FAST) as made:
        made.begin(CAPTIONS)
        began_s = time.monotonic()
        made.switches(BROADCASTS // bench.rounds, SHORT_S)
        lines = Path(f"/proc/{made.server.pid}/fd/2").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line.removeprefix(MARK)) for line in lines if line.startswith(MARK)]
    late = [each for each in told if each["at_s"] >= began_s]
    if not late:
        return f"no hold of the loop over {LIMIT_S * 1_000:.0f} ms"
    most = max(late, key=lambda each: each["held_ms"])
    doing = " > ".join((most["doing"] or "unknown").split(" > ")[-3:])
    return f"{len(late)} holds, the longest {most['held_ms']:.1f} ms, processor {most['processor_ms']:.1f}: {doing}"


def stuck(bench: Bench) -> list[Row]:
    """Return B9: memory, and the others' p99, beside a minute in which everybody reads."""
    found = interleaved(bench, "stuck readers", (OURS, NODE), lambda side: stuck_one(bench, side))
    ours, node = found[OURS], found[NODE]
    note = f"in the minute before {middle(ours, 'before_mb'):.1f} MB"
    growth = [middle(each, "growth_mb") for each in (ours, node)]
    control, p99 = middle(ours, "control_ms"), middle(ours, "stuck_ms")
    other = f"Node {middle(node, 'stuck_ms'):.1f} / {middle(node, 'control_ms'):.1f} ms"
    return [
        Row("B9", "12 % stuck readers: growth of memory", READERS, growth[0], growth[1], 5.0, "MB", note),
        Row("B9.p99", "the others' p99 / control", READERS, p99, control, 1.2, "ms", other),
    ]


def stuck_one(bench: Bench, side: str) -> Measured:
    """Return one round of one side: a minute of control, then a minute in which 12 of 100 do not read."""
    with session(bench, side, READERS, slow=STUCK, **FAST) as made:
        made.begin(READERS)
        made.switches(100, 0.02)
        control, before = _minute(made)
        made.client.ask("stop")
        p99, growth = _minute(made)
        made.client.ask("go")
        made.client.idle(2.0)
        return {"control_ms": control, "before_mb": before, "stuck_ms": p99, "growth_mb": growth}


def _minute(made: Session) -> tuple[float, float]:
    """Return the p99 of arrivals in ms and the growth of the server's memory in MB."""
    made.client.clear()
    memory, stats = made.server.rss_kb(), made.client.stats()
    while stats["wall_s"] < STUCK_S:
        made.switches(20, 0.02)
        stats = made.client.stats()
    return stats["p99_ms"], (made.server.rss_kb() - memory) / 1024
