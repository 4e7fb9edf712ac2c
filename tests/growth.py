"""How work grows with its input: measured in the same process, so that a slow or busy machine changes nothing."""

import time
from collections.abc import Callable, Sized
from typing import Any, TypeVar

S = TypeVar("S", bound=Sized)
WHOLE = 4  # how many times as long the longer input is
TOO_STEEP = 10  # linear work is at 4, quadratic at 16, cubic at 64
TRIES = 3  # one measurement may be disturbed
NOTHING_S = 0.002  # below it a processor's clock is too coarse to divide by


def growth(work: Callable[[Any], object], whole: S, enough: float = TOO_STEEP) -> float:
    """Return how many times as long the work takes on the whole as on a quarter; tried again unless below `enough`."""
    part = whole[: len(whole) // WHOLE]  # type: ignore[index]
    least = float("inf")
    for _ in range(TRIES):
        if least >= enough:
            least = min(least, _taken(work, whole) / max(_taken(work, part), NOTHING_S))
    return least


def _taken(work: Callable[[Any], object], data: Sized) -> float:
    began = time.process_time()
    work(data)
    return time.process_time() - began
