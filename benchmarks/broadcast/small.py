"""B4 and B5: a meeting of 60 clients, beside Node's and stock's, and with 50 meetings open."""

from statistics import median

from benchmarks.broadcast import sides
from benchmarks.broadcast.load_client import Crew, load_client
from benchmarks.broadcast.many_meetings import open_meetings
from benchmarks.broadcast.sessions import (
    Bench,
    Measured,
    Session,
    column,
    crews_for,
    interleaved,
    middle,
    session,
)
from benchmarks.broadcast.sides import NODE, OURS, STOCK
from benchmarks.client import Member
from benchmarks.rows import Row

NAMES = ("B4", "B5")
CAPTIONS = 60
SWITCHES = 100
IDLE_S = 5.0
MEETINGS = 50


def rows(bench: Bench) -> list[Row]:
    """Return B4 and B5, without and with compression."""
    made: list[Row] = []
    for deflate in (False, True):
        what = f"60 clients{' as browsers' if deflate else ''}"
        found = interleaved(bench, what, (OURS, NODE, STOCK), lambda side: one(bench, side, deflate=deflate))  # noqa: B023
        made += of(found, deflate=deflate)
    found = interleaved(bench, "open meetings", ("one", "fifty"), lambda name: meetings(bench, fifty=name == "fifty"))
    fifty, alone = (middle(found[name], "cpu_ms") for name in ("fifty", "one"))
    return [*made, Row("B5.fifty", "CPU of a switch, 50 meetings open / one", CAPTIONS, fifty, alone, 1.1, "ms")]


def of(found: dict[str, list[Measured]], *, deflate: bool) -> list[Row]:
    """Return the rows of one way to send."""
    tail, how, goal = (".deflate", ", as browsers", 1.0) if deflate else ("", "", 1.4)
    ours, node, stock = (found[side] for side in (OURS, NODE, STOCK))
    ack, last = ([middle(side, key) for side in (ours, node)] for key in ("ack_ms", "last_ms"))
    cpu = [middle(side, "cpu_ms") for side in (ours, stock)]
    return [
        Row(f"B4{tail}", f"acknowledgement / Node's{how}", CAPTIONS, ack[0], ack[1], goal, "ms"),
        Row(f"B4.last{tail}", f"last client / Node's{how}", CAPTIONS, last[0], last[1], 1.5, "ms"),
        Row(f"B5{tail}", f"CPU of a switch / stock's{how}", CAPTIONS, cpu[0], cpu[1], 1.5, "ms"),
    ]


def one(bench: Bench, side: str, *, deflate: bool) -> Measured:
    """Return one round of one side."""
    with session(bench, side, CAPTIONS, deflate=deflate) as made:
        return switched(made, CAPTIONS, SWITCHES, IDLE_S)


def switched(made: Session, captions: int, switches: int, idle_s: float) -> Measured:
    """Return times of switches, and their processor time without what the server takes at rest."""
    made.begin(captions)
    idle = made.idle_cpu(idle_s)
    made.client.clear()
    done, cpu = made.cost(switches)
    wall = made.client.stats()["wall_s"]
    return {
        "ack_ms": median(column(done, "ack_ms")),
        "last_ms": median(column(done, "last_ms")),
        "cpu_ms": 1e3 * (cpu - idle * wall) / switches,
    }


def meetings(bench: Bench, *, fifty: bool) -> Measured:
    """Return a switch of the first meeting with 49 more open, a reader in each, or without them."""
    folder = bench.place()
    others = open_meetings(folder / "data", MEETINGS - 1) if fifty else []
    with sides.started(OURS, folder) as server:
        staff, crews = crews_for(server, CAPTIONS)
        join = {"protocol": 1, "audience": "captions", "language": "en"}
        readers = [Member("captions", "en", {**join, "meeting": each}, answers=False) for each in others]
        with load_client(folder, server.port, [*crews, Crew(readers, "o")]) as client:
            made = Session(bench, OURS, server, client, staff)
            measured = switched(made, CAPTIONS + len(readers), SWITCHES, IDLE_S)
            made.audit()
            return measured
