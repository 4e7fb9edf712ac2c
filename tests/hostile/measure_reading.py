"""Reads each sample as a programme and as segments; prints what came of it, what work it was and how much it took up.

Run as `python -m tests.hostile.measure_reading`; ids after it choose samples. Each sample is read in a process of its
own. One line of JSON for each reading: id, reader, outcome, times, megabytes the process grew by, and the fault if it
was no refusal. `times` is how many times as long it took as a plain paper of 1,000 paragraphs, read by the same reader
in the same run.
"""

import gc
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from interp.domain.text.segmentation import segments
from interp.errors import BadRequest
from interp.reading.files.file_blocks import blocks
from interp.reading.papers.paper_to_proposal import propose
from tests.hostile.corpus import READ, corpus

LOST_S = 100  # ends a reading that would never end
PLAIN = "".join(f"Chair: Mr. John Carr, Secretary {number}\n\n" for number in range(1_000)).encode()


def main(*ids: str) -> None:
    """Weigh the corpus. What is loaded already is shared with every reading."""
    plain = {reader: min(_taken(read) for _ in range(3)) for reader, read in READERS.items()}
    gc.freeze()
    for each in (each for each in corpus() if not ids or each.id in ids):
        for row in _weighed(each.name, each.make(), plain):
            print(json.dumps({"id": each.id} | row), flush=True)


def _segments(data: bytes, name: str) -> object:
    return segments(blocks(data, name), "en")


def _taken(read: Callable[[bytes, str], object]) -> float:
    began = time.process_time()
    read(PLAIN, "plain.txt")
    return time.process_time() - began


READERS: dict[str, Callable[[bytes, str], object]] = {"propose": propose, "segments": _segments}


def _weighed(name: str, data: bytes, plain: Mapping[str, float]) -> list[dict[str, Any]]:
    """Return a row for each reader, from a process that reads nothing else."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _child(name, data, plain, theirs)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        rows = [json.loads(line) for line in pipe]
    _, status = os.waitpid(child, 0)
    died = {"outcome": "died", "times": 0, "megabytes": 0, "fault": f"status {status}"}
    return [*rows, *({"reader": reader} | died for reader in [*READERS][len(rows) :])]


def _child(name: str, data: bytes, plain: Mapping[str, float], pipe: int) -> None:
    signal.setitimer(signal.ITIMER_PROF, LOST_S)
    for reader, read in READERS.items():
        os.write(pipe, json.dumps({"reader": reader} | _read(name, data, read, plain[reader])).encode() + b"\n")
    os._exit(0)


def _read(name: str, data: bytes, read: Callable[[bytes, str], object], plain: float) -> dict[str, Any]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, fault = time.process_time(), ""
    try:
        read(data, name)
        outcome = READ
    except BadRequest as refused:
        outcome = refused.reason
    except BaseException:
        outcome, fault = "fault", traceback.format_exc()[-2_000:]
    times = (time.process_time() - began) / plain
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return {"outcome": outcome, "times": round(times), "megabytes": round(grown), "fault": fault}


if __name__ == "__main__":
    main(*sys.argv[1:])
