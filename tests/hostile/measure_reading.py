"""Reads each sample as a programme and as segments; prints what came of it, how long it took and how much it took up.

Run as `python -m tests.hostile.measure_reading`; ids after it choose samples. Each reading has a process of its own.
One line of JSON for each: id, reader, outcome, seconds, megabytes the process grew by, the fault if it was no refusal.
"""

import gc
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from interp.domain.text.segmentation import segments
from interp.drafting.files.file_blocks import blocks
from interp.drafting.papers.paper_to_proposal import propose
from interp.errors import BadRequest
from tests.hostile.corpus import READ, corpus

TOO_LONG_S = 10


def main(*ids: str) -> None:
    """Weigh the corpus. A sample is made once, and what is loaded already is shared with every reading."""
    _segments(b"x", "x.txt")
    propose(b"x", "x.txt")
    gc.freeze()
    for each in (each for each in corpus() if not ids or each.id in ids):
        data = each.make()
        for reader, read in READERS.items():
            print(json.dumps({"id": each.id, "reader": reader} | _weighed(each.name, data, read)), flush=True)


def _segments(data: bytes, name: str) -> object:
    return segments(blocks(data, name), "en")


READERS: dict[str, Callable[[bytes, str], object]] = {"propose": propose, "segments": _segments}


def _weighed(name: str, data: bytes, read: Callable[[bytes, str], object]) -> dict[str, Any]:
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _child(name, data, read, theirs)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return dict(json.loads(said)) if said else {"outcome": "died", "fault": f"status {status}"}


def _child(name: str, data: bytes, read: Callable[[bytes, str], object], pipe: int) -> None:
    signal.setitimer(signal.ITIMER_PROF, TOO_LONG_S)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, fault = time.process_time(), ""
    try:
        read(data, name)
        outcome = READ
    except BadRequest as refused:
        outcome = refused.reason
    except BaseException:
        outcome, fault = "fault", traceback.format_exc()[-2_000:]
    seconds = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    said = {"outcome": outcome, "seconds": round(seconds, 2), "megabytes": round(grown), "fault": fault}
    os.write(pipe, json.dumps(said).encode())
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
