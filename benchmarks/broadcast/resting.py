"""B10, B11 and B13: 5,000 clients at rest, what they hold in memory, and their leaving all at once."""

from benchmarks.broadcast.sessions import Bench, Measured, Session, interleaved, middle, session
from benchmarks.broadcast.sides import NODE, OURS
from benchmarks.rows import Row

NAMES = ("B10", "B11", "B13")
READERS, STAFF = 5_000, 500
IDLE_S = 50.0  # two pings of every client, ten beats
SETTLE_S = 6.0
PREPARED_S = 75.0  # a minute after its start a server loads what nobody waits for: that is neither rest nor leaving
STEP_S, QUIET_STEPS, MOST_STEPS = 0.25, 4, 80
QUIET = 0.05  # share of a core below which a step is quiet


def rows(bench: Bench) -> list[Row]:
    """Return B10, B11 and B13."""
    found = interleaved(bench, "at rest", (OURS, NODE), lambda side: one(bench, side, READERS, IDLE_S))
    staff = interleaved(bench, "staff", (OURS, NODE), lambda side: staff_memory(bench, side))
    ours, node = found[OURS], found[NODE]
    made = of(ours, node, READERS)
    node_kb = middle(staff[NODE], "kb")
    return [*made, Row("B11.staff", "memory of a staff socket", STAFF, middle(staff[OURS], "kb"), node_kb, 45.0, "KB")]


def of(ours: list[Measured], node: list[Measured], readers: int) -> list[Row]:
    """Return the rows of readers at rest."""
    idle, kb, leave = ([middle(each, key) for each in (ours, node)] for key in ("idle_percent", "kb", "leave_s"))
    return [
        Row("B10", "CPU at rest / Node's", readers, idle[0], idle[1], 0.6, "%"),
        Row("B11", "memory of a public reader", readers, kb[0], kb[1], 12.0, "KB"),
        Row("B13", "all leave at once: busy time / Node's", readers, leave[0], leave[1], 1.0, "s"),
    ]


def one(bench: Bench, side: str, readers: int, idle_s: float) -> Measured:
    """Return one round of one side."""
    with session(bench, side, readers) as made:
        made.begin()
        made.client.idle(PREPARED_S)
        before = made.server.rss_kb()
        made.client.join(made.staff + readers)
        made.switches(2)
        made.client.idle(min(SETTLE_S, idle_s))
        kb = (made.server.rss_kb() - before) / (readers - 6)
        return {"kb": kb, "idle_percent": 100 * made.idle_cpu(idle_s), "leave_s": leave(made)}


def leave(made: Session) -> float:
    """Return the processor time in seconds that all captions take by leaving at once, until the server is quiet."""
    before = last = made.server.cpu_s()
    made.client.ask("drop")
    quiet = 0
    for _ in range(MOST_STEPS):
        made.client.idle(STEP_S)
        now = made.server.cpu_s()
        quiet = quiet + 1 if now - last < QUIET * STEP_S else 0
        last = now
        if quiet == QUIET_STEPS:
            break
    return last - before


def staff_memory(bench: Bench, side: str) -> Measured:
    """Return the memory of a staff socket in KB: 500 more booth screens."""
    with session(bench, side, 6, extra_staff=STAFF) as made:
        made.begin()
        made.client.idle(1.0)
        before = made.server.rss_kb()
        made.client.join(made.staff + 6 + STAFF)
        made.switches(2)
        made.client.idle(SETTLE_S)
        return {"kb": (made.server.rss_kb() - before) / STAFF}
