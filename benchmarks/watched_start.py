"""Starts interp, and writes every hold of its loop over 4 ms to standard error, with what was done then.

As delivered the watch tells holds over 50 ms. This one costs a switch some time, so what is measured runs without it.
"""

import json
import sys

from interp import start

LIMIT_S = 0.004
MARK = "hold "


def watched() -> None:
    """Have the watch of the loop look earlier, and write each hold in a line."""
    from interp.live import loop_watch

    loop_watch.LIMIT_S = LIMIT_S

    def log(_: object, now: float, held_s: float, worked_s: float, doing: str | None) -> None:
        told = {"at_s": now, "held_ms": held_s * 1_000, "processor_ms": worked_s * 1_000, "doing": doing}
        print(MARK + json.dumps(told), file=sys.stderr, flush=True)

    loop_watch.LoopWatch._log = log


if __name__ == "__main__":
    start.spare()
    start.patch()
    watched()
    start.main()
