"""B7 and B8: thousands join at once, ten thousand are in, and everybody comes again after kill -9."""

import os
import signal
import time

from benchmarks.broadcast import sides
from benchmarks.broadcast.load_client import load_client
from benchmarks.broadcast.sessions import (
    Bench,
    Measured,
    Session,
    column,
    crews_for,
    interleaved,
    middle,
    pooled,
    session,
)
from benchmarks.broadcast.sides import NODE, OURS
from benchmarks.rows import Row

AT_ONCE, MORE_AT_ONCE, ALL = 2_000, 5_000, 10_000
IN_FLIGHT = 500  # of those who come while the floor is switched
ALONE = 60  # switches without joins
BACK = 2_000
PATIENCE_S = 300.0
BETWEEN_S = 0.2  # from the last client to the next switch: without a pause a server would do nothing but switch


def crowding(bench: Bench) -> list[Row]:
    """Return B7: joining, who is missing in the end, and the booths meanwhile."""
    found = interleaved(bench, "joins", (OURS, NODE), lambda side: crowd(bench, side))
    ours, node = found[OURS], found[NODE]
    seconds = [middle(each, "seconds") for each in (ours, node)]
    meanwhile, alone = pooled(ours, "meanwhile_ms", 0.99), pooled(ours, "alone_ms", 0.99)
    absent = [middle(each, "absent") for each in (ours, node)]
    all_in = f"the last came after {middle(ours, 'all_s'):.1f} s (Node {middle(node, 'all_s'):.1f} s)"
    theirs = f"Node {pooled(node, 'meanwhile_ms', 0.99):.0f} / {pooled(node, 'alone_ms', 0.99):.0f} ms"
    return [
        Row("B7", "2,000 joins at once / Node's", AT_ONCE, seconds[0], seconds[1], 1.0, "s"),
        *more_at_once(bench),
        Row("B7.absent", "of 10,000, not in", ALL, absent[0], absent[1], 0, "", all_in),
        Row("B7.p99", "booths' p99 while 8,000 join / alone", ALL - AT_ONCE, meanwhile, alone, 2.0, "ms", theirs),
    ]


def more_at_once(bench: Bench, readers: int = MORE_AT_ONCE) -> list[Row]:
    """Return B7.5000: until the last of more readers is in, and the processor time of the server for all of them."""
    found = interleaved(bench, "at once", (OURS, NODE), lambda side: arrived(bench, side, readers))
    seconds, cpu = ([middle(found[side], key) for side in (OURS, NODE)] for key in ("seconds", "cpu_s"))
    return [
        Row("B7.5000", f"{readers:,} joins at once / Node's", readers, seconds[0], seconds[1], 0.7, "s"),
        Row("B7.5000.cpu", "server CPU of these / Node's", readers, cpu[0], cpu[1], 0.7, "s"),
    ]


def arrived(bench: Bench, side: str, readers: int) -> Measured:
    """Return one round of one side."""
    with session(bench, side, readers) as made:
        made.begin()
        before_s = made.server.cpu_s()
        said = made.client.join(made.staff + readers, readers)
        return {"seconds": said["seconds"], "cpu_s": made.server.cpu_s() - before_s}


def crowd(bench: Bench, side: str) -> Measured:
    """Return one round of one side."""
    with session(bench, side, ALL) as made:
        made.begin()
        said = made.client.join(made.staff + AT_ONCE, AT_ONCE)
        made.client.idle(1.0)
        alone = column(made.switches(ALONE, BETWEEN_S), "booth_ms")
        everybody = made.staff + ALL
        made.client.clear()
        made.client.ask("reconnect 1")  # as pages do that were refused or cut off
        made.client.begin_joins(everybody, IN_FLIGHT)
        began, meanwhile = time.monotonic(), []
        while made.client.ask("joined 0")["joined"] < everybody and time.monotonic() - began < PATIENCE_S:
            meanwhile.append(made.switch(BETWEEN_S)["booth_ms"])
        last = made.client.ask("joined 1")
        return {
            "seconds": said["seconds"], "absent": everybody - last["joined"], "all_s": last["seconds"],
            "cut": last["closed"], "booth_ms": max(meanwhile, default=0.0),
            "alone_ms": alone, "meanwhile_ms": meanwhile,
        }  # fmt: skip


def recovery(bench: Bench, readers: int = BACK) -> list[Row]:
    """Return B8: from the kill, and from the first connection, until the last client is in again."""
    found = interleaved(bench, "kill -9", (OURS, NODE), lambda side: killed(bench, side, readers))
    ours, node = found[OURS], found[NODE]
    whole, accepted = ([middle(each, key) for each in (ours, node)] for key in ("from_kill_s", "from_open_s"))
    note = f"the service answered after {middle(ours, 'start_s'):.2f} s, Node after {middle(node, 'start_s'):.2f} s"
    return [
        Row("B8", "all in again after kill -9 / Node's, start included", readers, whole[0], whole[1], 1.0, "s", note),
        Row("B8.open", "the same from the first connection", readers, accepted[0], accepted[1], 1.0, "s"),
    ]


def killed(bench: Bench, side: str, readers: int) -> Measured:
    """Return one round of one side; the server starts again on the same port and data, at once."""
    folder, port = bench.place(), sides.free_port()
    with sides.started(side, folder, port=port, INTERP_WORKER="1") as server:
        staff, crews = crews_for(server, readers)
        with load_client(folder, port, crews) as client:
            made = Session(bench, side, server, client, staff)
            made.begin(readers)
            made.switches(4)
            client.clear()
            client.ask("reconnect 1")
            killed_at = time.monotonic()
            os.kill(server.pid, signal.SIGKILL)
            with sides.started(side, folder, port=port, INTERP_WORKER="1"):
                said = client.ask("again 60")
                made.audit()
    if said["joined"] < staff + readers:
        raise TimeoutError(f"{said['joined']} of {staff + readers} came again")
    return {
        "from_kill_s": said["last_join"] - killed_at,
        "from_open_s": said["last_join"] - said["first_open"],
        "start_s": said["first_open"] - killed_at,
    }
