"""The quick run: one session of each side gives what it can of the rows, with 1,000 clients and no second round."""

import time
from math import isfinite
from statistics import median

from benchmarks.broadcast import crowding, resting
from benchmarks.broadcast.sessions import Bench, Measured, Session, column, interleaved, middle, session
from benchmarks.broadcast.sides import FLOOR, NODE, OURS, STOCK
from benchmarks.rows import Row

SMALL, LARGE = 60, 1_000
SWITCHES = 16
BACK = 300
BUDGET_S = 42.0  # later than this nothing more is begun: the whole is to take less than a minute


def rows(bench: Bench) -> list[Row]:
    """Return B1 to B5, B7 and B8, B10, B11 and B13, of one round."""
    began = time.monotonic()

    def measure(side: str) -> Measured:
        late = side == STOCK and time.monotonic() - began > BUDGET_S
        return {} if late else one(bench, side)

    found = interleaved(bench, "quick", (OURS, NODE, FLOOR, STOCK), measure)
    ours, node, floor, stock = (found[side] for side in (OURS, NODE, FLOOR, STOCK))
    cpu = [middle(side, "cpu_us") for side in (ours, node, floor)]
    last, ack, small, joins = (
        [middle(side, key) for side in (ours, node)] for key in ("last_ms", "ack_ms", "small_ms", "join_s")
    )
    switch = [middle(side, "switch_ms") for side in (ours, stock)]
    made = [
        Row("B1", "server CPU of a delivered message / Node's", LARGE, cpu[0], cpu[1], 0.55, "µs"),
        Row("B2", "the same / floor", LARGE, cpu[0], cpu[2], 1.25, "µs"),
        Row("B3", "command until the last client / Node's", LARGE, last[0], last[1], 0.65, "ms"),
        Row("B4", "acknowledgement / Node's", SMALL, ack[0], ack[1], 1.4, "ms"),
        Row("B4.last", "last client / Node's", SMALL, small[0], small[1], 1.5, "ms"),
        Row("B5", "CPU of a switch / stock's", SMALL, switch[0], switch[1], 1.5, "ms"),
        Row("B7", "joins at once / Node's", LARGE - SMALL, joins[0], joins[1], 1.0, "s"),
        *resting.of(ours, node, LARGE),
    ]
    if time.monotonic() - began < BUDGET_S:
        made += crowding.recovery(bench, BACK)
    return [row for row in made if isfinite(row.ours) and isfinite(row.peer)]


def one(bench: Bench, side: str) -> Measured:
    """Return the round of one side."""
    with session(bench, side, LARGE) as made:
        made.begin()
        _, base = made.cost(SWITCHES)
        measured: Measured = {} if side == FLOOR else small(made)
        if side == STOCK:
            return measured
        return measured | large(made, base)


def small(made: Session) -> Measured:
    """Return a switch of 60 clients."""
    made.client.join(made.staff + SMALL)
    made.switches(2)
    switches, cpu = made.cost(SWITCHES)
    times = {key: median(column(switches, source)) for key, source in (("ack_ms", "ack_ms"), ("small_ms", "last_ms"))}
    return times | {"switch_ms": 1e3 * cpu / SWITCHES}


def large(made: Session, base: float) -> Measured:
    """Return what 1,000 clients cost."""
    before = made.server.rss_kb()
    joins = made.client.join(made.staff + LARGE, LARGE)
    made.switches(2)
    made.client.clear()
    switches, cpu = made.cost(SWITCHES)
    said = made.client.stats()
    delivered = said["views"] + said["beats"] - SWITCHES * (made.staff + 6)
    known = {
        "cpu_us": 1e6 * (cpu - base) / delivered,
        "last_ms": median(column(switches, "last_ms")),
        "join_s": joins["seconds"],
        "kb": (made.server.rss_kb() - before) / (LARGE - SMALL),
    }
    if made.side == FLOOR:
        return known
    return known | {"idle_percent": 100 * made.idle_cpu(5.0), "leave_s": resting.leave(made)}
