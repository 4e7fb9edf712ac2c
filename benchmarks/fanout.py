"""Measures all rows of the fan-out: how fast a switch reaches every screen, beside Node, stock, and a floor."""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import report, rows_table, servers
from benchmarks.broadcast import crowding, paced, proxied, quick, rehearsed, resting, small, tails
from benchmarks.broadcast.sessions import FAULTS, Bench
from benchmarks.broadcast.sides import PEERS
from benchmarks.rows import Row
from benchmarks.switching import switch as switch  # where earlier users of this module look for it

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
KEPT = Path(__file__).parent.parent / ".bench" / "fanout.json"
PACKAGES = ("flask", "flask-socketio", "python-socketio", "python-engineio", "eventlet", "greenlet")
BEGIN, END = "<!-- fan-out: begin -->", "<!-- fan-out: end -->"
MACHINE_BEGIN, MACHINE_END = "<!-- fan-out machine: begin -->", "<!-- fan-out machine: end -->"
NEEDED_FILES = 10_500
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the run: the rows it gives, together, and how; `load` is filled in when it has run."""

    names: tuple[str, ...]
    measure: Callable[[Bench], Sequence[Row]]


def elsewhere(module: str) -> Callable[[Bench], Sequence[Row]]:
    """Return the measure of another benchmark, its `rows(quick)`; without such a module none, with a remark."""

    def measure(bench: Bench) -> Sequence[Row]:
        try:
            found: Any = importlib.import_module(f"benchmarks.{module}")
        except ModuleNotFoundError:
            found = None
        if not hasattr(found, "rows"):
            bench.remark(f"benchmarks/{module}.py gives no rows")
            return []
        servers.unbind()  # else what it starts would share the core of the last part's clients
        made: Sequence[Row] = found.rows(bench.quick)
        return made

    return measure


PARTS = (
    Part(("B4", "B5"), small.rows),
    Part(("B1", "B2", "B3", "B12"), paced.rows),
    Part(("B6",), tails.tails),
    Part(("B7",), crowding.crowding),
    Part(("B8",), crowding.recovery),
    Part(("B9",), tails.stuck),
    Part(("B10", "B11", "B13"), resting.rows),
    Part(("B14",), elsewhere("arrivals")),
    Part(("B15",), elsewhere("phone")),
    Part(("B16",), rehearsed.rows),
    Part(("B17",), elsewhere("deeds")),
    Part(("B18",), proxied.rows),
    Part(("B19",), elsewhere("drafting")),
    Part(("B20",), elsewhere("sign_in_flood")),
)
QUICK = Part(("B1", "B2", "B3", "B4", "B5", "B7", "B8", "B10", "B11", "B13"), quick.rows)


def main() -> int:
    """Run what QUICK, ROWS, ROUNDS and RESUME ask for; return 0, or 1 when a part failed or a view went wrong."""
    asked = {name: os.environ.get(name, "") for name in ("QUICK", "ROWS", "ROUNDS", "RESUME")}
    is_quick = asked["QUICK"] not in ("", "0")
    if servers.prepare() < (2_000 if is_quick else NEEDED_FILES):
        print("too few open files allowed: raise `ulimit -Hn`", file=sys.stderr)
        return 2
    wanted = tuple(part.strip() for part in asked["ROWS"].split(",") if part.strip())
    known = kept() if asked["RESUME"] not in ("", "0") else {}
    with tempfile.TemporaryDirectory(prefix="interp-bench-") as folder:
        bench = Bench(Path(folder), int(asked["ROUNDS"] or (1 if is_quick else ROUNDS)), is_quick)
        lines, rows, failed = run(bench, wanted, known)
    finish(bench, lines, rows)
    return 1 if failed or any(bench.faults.get("ours", {}).values()) else 0


def run(bench: Bench, wanted: Sequence[str], known: dict[str, Any]) -> tuple[dict[str, str], list[Row], bool]:
    """Return the lines of the table, the rows, and whether a part failed; each part is kept when it is done."""
    lines: dict[str, str] = {}
    rows: list[Row] = []
    failed = False
    for part in chosen(bench.quick, wanted):
        name, load = ",".join(part.names), os.getloadavg()[0]
        if name in known:
            made, load = [Row(**each) for each in known[name]["rows"]], known[name]["load"]
            bench.say(f"{name}: kept from the run before")
        else:
            try:
                made = rows_table.told_apart(part.measure(bench))
            except Exception as error:  # the other rows of a run of two hours are worth having
                bench.remark(f"{name} failed: {type(error).__name__}: {error}")
                failed = True
                continue
            keep(name, made, load, bench.quick)
        rows += made
        lines |= rows_table.lines(made, load)
        for each in made:
            bench.say(rows_table.lines([each], load)[each.name])
    return lines, rows, failed


def chosen(is_quick: bool, wanted: Sequence[str]) -> list[Part]:
    """Return the parts that give the wanted rows: all when none is named; the quick one has its own set."""
    names = {each.partition(".")[0] for each in wanted}
    if not is_quick:
        return [part for part in PARTS if not names or names & set(part.names)]
    left = names - set(QUICK.names)
    more = [part for part in PARTS if left & set(part.names)]
    return [*([QUICK] if not names or names & set(QUICK.names) else []), *more]


def always(bench: Bench) -> Row:
    """Return the row of what must never happen; the peers' own in the note."""
    seen = {side: sum(found.values()) for side, found in bench.faults.items()}
    parts = bench.faults.get("ours", Counter())
    note = ", ".join(f"{name} {parts.get(name, 0)}" for name in FAULTS)
    others = ", ".join(f"{side} {count}" for side, count in seen.items() if side != "ours")
    what = "lost, stale at the end, wrong language, out of order"
    return Row("always", what, 0, seen.get("ours", 0), 1, 0, "", f"{note}; {others}" if others else note)


def finish(bench: Bench, lines: dict[str, str], rows: list[Row]) -> None:
    """Print the table and write it into the page; a quick run prints one JSON object last instead."""
    if bench.faults:
        rows.append(always(bench))
        lines |= rows_table.lines(rows[-1:], os.getloadavg()[0])
    for text in bench.remarks:
        print(f"remark: {text}", file=sys.stderr)
    print(rows_table.merged("", lines))
    if bench.quick:
        print(rows_table.as_json(rows), flush=True)
        return
    old = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    report.write(DOCUMENT, rows_table.merged(old, lines), BEGIN, END)
    remarks = "".join(f" {each}." for each in bench.remarks)
    machine = f"{report.ran_on(PACKAGES)} {node_version()}. {bench.rounds} rounds, medians.{remarks}"
    report.write(DOCUMENT, machine, MACHINE_BEGIN, MACHINE_END)


def node_version() -> str:
    """Return the version of Node and of its socket.io."""
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    lock = json.loads((PEERS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return f"Node {node}, socket.io {lock['node_modules/socket.io']['version']}"


def kept() -> dict[str, Any]:
    """Return the parts that an unfinished run has kept, by their names."""
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


def keep(name: str, rows: Sequence[Row], load: float, is_quick: bool) -> None:
    """Keep the rows of a part, for RESUME=1."""
    if is_quick or not rows:
        return
    KEPT.parent.mkdir(exist_ok=True)
    found = kept() | {name: {"rows": [asdict(each) for each in rows], "load": load}}
    KEPT.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
