"""Reads each sample in a process of its own and prints what came of it, how long it took and how much it took up.

Run as `python -m tests.hostile.weigh READER`, where READER is "propose" or "segments"; ids after it choose samples.
One line of JSON for each: id, outcome, seconds, megabytes the process grew by, and the fault if it was no refusal.
"""

import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from interp.domain.segmenting import segments
from interp.drafting.blocks import blocks
from interp.errors import BadRequest
from tests.hostile.corpus import READ, Sample, corpus

TOO_LONG_S = 10


def main(reader: str, *ids: str) -> None:
    """Weigh the corpus."""
    read = _reader(reader)
    for each in (each for each in corpus() if not ids or each.id in ids):
        print(json.dumps(_weighed(each, read)), flush=True)


def _reader(name: str) -> Callable[[bytes, str], object]:
    from interp.drafting.programme import propose

    propose(b"x", "x.txt")
    return propose if name == "propose" else _segments


def _segments(data: bytes, name: str) -> object:
    return segments(blocks(data, name), "en")


def _weighed(each: Sample, read: Callable[[bytes, str], object]) -> dict[str, Any]:
    data = each.make()
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _child(each, data, read, theirs)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return {"id": each.id} | (json.loads(said) if said else {"outcome": "died", "fault": f"status {status}"})


def _child(each: Sample, data: bytes, read: Callable[[bytes, str], object], pipe: int) -> None:
    signal.setitimer(signal.ITIMER_PROF, TOO_LONG_S)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, fault = time.process_time(), ""
    try:
        read(data, each.name)
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
