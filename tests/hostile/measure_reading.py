"""Reads each sample as a programme and as segments; prints what came of it, what work it was and how much it took up.

Run as `python -m tests.hostile.measure_reading`; ids after it choose samples. A process reads ten of them, in
`make torture` one; after one that ends its process the others are read in another. One line of JSON for each reading:
id, reader, outcome, times, megabytes the process grew by until then, and the fault if it was no refusal. `times` is how
many times as long it took as a plain paper of 1,000 paragraphs, read by the same reader in the same run.
"""

import gc
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from interp.domain.text.segmentation import segments
from interp.errors import BadRequest
from interp.reading.files.file_blocks import blocks
from interp.reading.papers.paper_to_proposal import propose
from tests.hostile.corpus import READ, Sample, corpus
from tests.sample_sizes import size

TOGETHER = size(10, torture=1)  # samples that a process reads
LOST_S = 100  # ends a reading that would never end
PLAIN = "".join(f"Chair: Mr. John Carr, Secretary {number}\n\n" for number in range(1_000)).encode()


def main(*ids: str) -> None:
    """Weigh the corpus. What is loaded already is shared with every reading."""
    plain = {reader: min(_taken(read) for _ in range(2)) for reader, read in READERS.items()}
    gc.freeze()
    left = [each for each in corpus() if not ids or each.id in ids]
    while left:
        weighed = _weighed(left[:TOGETHER], plain)
        for row in (row for rows in weighed for row in rows):
            print(json.dumps(row), flush=True)
        del left[: len(weighed)]


def _segments(data: bytes, name: str) -> object:
    return segments(blocks(data, name), "en")


def _taken(read: Callable[[bytes, str], object]) -> float:
    began = time.process_time()
    read(PLAIN, "plain.txt")
    return time.process_time() - began


READERS: dict[str, Callable[[bytes, str], object]] = {"propose": propose, "segments": _segments}


def _weighed(samples: Sequence[Sample], plain: Mapping[str, float]) -> list[list[dict[str, Any]]]:
    """Return the rows of each sample, from a process that reads nothing else, up to the one that ended it."""
    files = [(each, each.make()) for each in samples]
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _child(files, plain, theirs)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        rows = [json.loads(line) for line in pipe]
    _, status = os.waitpid(child, 0)
    died = {"outcome": "died", "times": 0, "megabytes": 0, "fault": f"status {status}"}
    found = []
    for each in samples:
        own = [row for row in rows if row["id"] == each.id]
        found.append([*own, *({"id": each.id, "reader": reader} | died for reader in [*READERS][len(own) :])])
        if len(own) < len(READERS):
            break
    return found


def _child(files: Iterable[tuple[Sample, bytes]], plain: Mapping[str, float], pipe: int) -> None:
    before = _grown()
    for each, data in files:
        signal.setitimer(signal.ITIMER_PROF, LOST_S)
        for reader, read in READERS.items():
            row = _read(data, each.name, read, plain[reader]) | {"megabytes": round(_grown() - before)}
            os.write(pipe, json.dumps({"id": each.id, "reader": reader} | row).encode() + b"\n")
    os._exit(0)


def _grown() -> float:
    """Return the megabytes that this process has taken at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _read(data: bytes, name: str, read: Callable[[bytes, str], object], plain: float) -> dict[str, Any]:
    began, fault = time.process_time(), ""
    try:
        read(data, name)
        outcome = READ
    except BadRequest as refused:
        outcome = refused.reason
    except BaseException:
        outcome, fault = "fault", traceback.format_exc()[-2_000:]
    times = (time.process_time() - began) / plain
    return {"outcome": outcome, "times": round(times), "fault": fault}


if __name__ == "__main__":
    main(*sys.argv[1:])
