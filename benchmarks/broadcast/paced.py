"""B1, B2, B3 and B12: paced switches to 1,000 and 5,000 clients, without compression and as browsers."""

from statistics import median

from benchmarks.broadcast.sessions import Bench, Measured, column, interleaved, middle, session
from benchmarks.broadcast.sides import FLOOR, NODE, OURS
from benchmarks.rows import Row

SIZES = (1_000, 5_000)
NAMES = ("B1", "B2", "B3", "B12")
ALONE = 6  # captions in the base: one in each room, so that views are built but hardly sent
SWITCHES = 30
BASE_SWITCHES = 40
CPU = "µs"


def rows(bench: Bench) -> list[Row]:
    """Return the rows of both sizes, without and with compression."""
    made: list[Row] = []
    for size in SIZES:
        plain = measured(bench, size, deflate=False)
        packed = measured(bench, size, deflate=True)
        made += of_size(size, plain, deflate=False) + of_size(size, packed, deflate=True)
        if size == SIZES[-1]:
            ours, today = (middle(each[OURS], "bytes") for each in (packed, plain))
            note = f"Node {middle(packed[NODE], 'bytes'):,.0f} bytes"
            made.append(Row("B12", "bytes of a view as browsers / uncompressed", size, ours, today, 0.4, "B", note))
    return made


def measured(bench: Bench, size: int, *, deflate: bool) -> dict[str, list[Measured]]:
    """Return all rounds of one size."""
    what = f"{size:,} clients{' as browsers' if deflate else ''}"
    return interleaved(bench, what, (OURS, NODE, FLOOR), lambda side: one(bench, side, size, deflate=deflate))


def one(bench: Bench, side: str, size: int, *, deflate: bool) -> Measured:
    """Return one round of one side: what a delivered message costs, and when the last client had a switch."""
    with session(bench, side, size, deflate=deflate) as made:
        made.begin(ALONE)
        _, base = made.cost(BASE_SWITCHES)
        made.client.join(made.staff + size)
        made.switches(2)
        made.client.clear()
        switches, cpu = made.cost(SWITCHES)
        said = made.client.stats()
        of_base = SWITCHES * (made.staff + ALONE)
        delivered = said["views"] + said["beats"] - of_base
        return {
            "cpu_us": 1e6 * (cpu - base * SWITCHES / BASE_SWITCHES) / max(1, delivered),
            "last_ms": median(column(switches, "last_ms")),
            "ack_ms": median(column(switches, "ack_ms")),
            "bytes": said["view_wire"] / max(1, said["views"]),
            "deflated": said["deflated"],
            "client_busy": said["switch_cpu_s"] / said["switch_wall_s"],
        }


def of_size(size: int, found: dict[str, list[Measured]], *, deflate: bool) -> list[Row]:
    """Return B1, B2 and B3 of one size."""
    tail = ("" if size == SIZES[0] else f".{size}") + (".deflate" if deflate else "")
    ours, node, floor = (found[side] for side in (OURS, NODE, FLOOR))
    how = ", as browsers" if deflate else ""
    cpu = [middle(each, "cpu_us") for each in (ours, node, floor)]
    last = [middle(each, "last_ms") for each in (ours, node)]
    note = f"ack {middle(ours, 'ack_ms'):.1f} and {middle(node, 'ack_ms'):.1f} ms"
    return [
        Row(f"B1{tail}", f"server CPU of a delivered message / Node's{how}", size, cpu[0], cpu[1], 0.55, CPU),
        Row(f"B2{tail}", f"the same / floor{how}", size, cpu[0], cpu[2], 1.25, CPU),
        Row(f"B3{tail}", f"command until the last client / Node's{how}", size, last[0], last[1], 0.65, "ms", note),
    ]
