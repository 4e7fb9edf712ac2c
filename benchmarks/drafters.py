"""One drafter in a process of its own: ours, or argostranslate as it comes; told what to do by a line of JSON."""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Draft = Callable[[Sequence[str]], list[str]]


def main() -> None:
    """Read {drafter, folder, lines, beam, target} from standard input; write what it took to standard output."""
    asked = json.load(sys.stdin)
    made = {"memory": memory, "statement": statement}.get(asked["drafter"], timed)(asked)
    print(json.dumps(made))


def statement(asked: dict[str, Any]) -> dict[str, Any]:
    """Return how long statements waited: see benchmarks.statement."""
    from benchmarks.statement import drafted

    return drafted(asked)


def timed(asked: dict[str, Any]) -> dict[str, Any]:
    """Return wall and processor seconds for all lines, and for one sentence alone, models loaded before."""
    draft = {"ours": ours, "argos": argos}[asked["drafter"]](asked)
    draft(["A word."])
    wall, cpu = time.perf_counter(), time.process_time()
    texts = draft(asked["lines"])
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    alone = []
    for number in range(3):  # never the same twice: the library remembers its last call
        began = time.perf_counter()
        draft([f"{asked['sentence']} {number}"])
        alone.append(time.perf_counter() - began)
    return {"wall_s": wall, "cpu_s": cpu, "alone_s": sorted(alone)[1], "texts": texts}


def ours(asked: dict[str, Any]) -> Draft:
    """Return interp's engine, on one core."""
    from interp.drafting.machine.argos_engine import ArgosEngine

    engine = ArgosEngine(Path(asked["folder"]))

    def draft(lines: Sequence[str]) -> list[str]:
        return [each.text for each in engine.translate(lines, "en", asked["target"], beam=asked["beam"])]

    return draft


def argos(asked: dict[str, Any]) -> Draft:
    """Return the library's own translate(), line by line; its settings come from the environment."""
    from benchmarks.splitter import stand_in

    stand_in()
    from argostranslate import translate

    return lambda lines: [translate.translate(line, "en", asked["target"]) if line.strip() else line for line in lines]


def memory(asked: dict[str, Any]) -> dict[str, Any]:
    """Return resident megabytes: before, after loading each further pair and drafting with it, after closing."""
    from interp.drafting.machine.argos_engine import ArgosEngine

    engine = ArgosEngine(Path(asked["folder"]), most_loaded=len(asked["targets"]))
    held = [resident_mb()]
    for target in asked["targets"]:
        engine.translate(asked["lines"], "en", target, beam=asked["beam"])
        held.append(resident_mb())
    engine.close()
    return {"held": held, "closed": resident_mb()}


def resident_mb() -> float:
    """Return the resident memory of this process (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
