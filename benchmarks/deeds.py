"""B17: acknowledgements of a console while each long deed of the desk runs, beside the same console alone.

`python -m benchmarks.deeds [--quick]`. Rounds with and without a deed alternate, on one server.
"""

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.rows import Row
from tests.deeds import Deeds
from tests.server import Answer, serving
from tests.socket_screen import Hall, Screen, screens

GOAL = 1.5
EVERY_S = 0.1


class Pressing(threading.Thread):
    """Presses on a console each 100 ms, whether or not the last was acknowledged in time; keeps the times."""

    def __init__(self, console: Screen) -> None:
        super().__init__(daemon=True)
        self.console, self.ends = console, threading.Event()
        self.took: list[tuple[float, float]] = []
        self.refused = 0

    def run(self) -> None:
        """Press until told to stop."""
        due = time.monotonic()
        while not self.ends.is_set():
            began = time.monotonic()
            answer = self.console.press("floor.resume" if len(self.took) % 2 else "floor.pause")
            self.took.append((began, time.monotonic() - due))
            self.refused += not answer["ok"]
            due = max(due + EVERY_S, time.monotonic() - 5 * EVERY_S)
            time.sleep(max(0.0, due - time.monotonic()))

    def between(self, began: float, ended: float) -> list[float]:
        """Return how long the acknowledgements pressed in a stretch of time took, in milliseconds."""
        return [1000 * each for pressed, each in self.took if began <= pressed <= ended]


def rows(quick: bool) -> list[Row]:
    """Return a row for each deed: p99 of the acknowledgement while it runs, and alone."""
    count, rounds = (1_000, 2) if quick else (2_500, 16)  # of 80 presses the second longest would be the p99
    beside: dict[str, list[float]] = {}
    alone: list[float] = []
    with meeting() as hall, no_collection():
        clerk = pressing(hall)
        deeds = Deeds(hall.server, hall.meeting, hall.token("staff"), count)
        deeds.file()  # the helpers are started
        for _ in range(rounds):
            alone += stretch(clerk, 2.0)
            for name, (_, deed) in deeds.every().items():
                beside.setdefault(name, []).extend(while_doing(clerk, deed))
        alone += stretch(clerk, 2.0)
        clerk.ends.set()
        clerk.join()
    note = f"{clerk.refused} refused of {len(clerk.took)}; alone p50 {median(alone):.1f} ms"
    return [
        Row("B17", name, len(taken), p99(taken), p99(alone), GOAL, "ms", f"p50 {median(taken):.1f} ms; {note}")
        for name, taken in beside.items()
    ]


@contextmanager
def meeting(**settings: str) -> Iterator[Hall]:
    """Yield a fresh meeting on a server of its own; settings are INTERP_ names in lower case."""
    with (
        TemporaryDirectory() as folder,
        serving(Path(folder), command_rate="2000", command_burst="2000", **settings) as server,
        screens(server.url) as make,
    ):
        outside = server.outside()
        yield Hall(server, outside, outside.plan(), make)
        outside.close()


@contextmanager
def no_collection() -> Iterator[None]:
    """Collect no garbage meanwhile: a full collection of this process takes up to 170 ms, as if an answer were late."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def pressing(hall: Hall) -> Pressing:
    """Return a console that presses, in a meeting with a booth in each language."""
    console = hall.console()
    for language in ("ar", "zh", "en", "fr", "ru", "es"):
        hall.booth(language)
    for command, args in (("meeting.open", {}), ("floor.advance", {"from_speech": None})):
        assert console.press(command, args)["ok"]
    clerk = Pressing(console)
    clerk.start()
    return clerk


def stretch(clerk: Pressing, seconds: float) -> list[float]:
    """Return the acknowledgements of some seconds in which nothing else is done."""
    began = time.monotonic()
    time.sleep(seconds)
    return clerk.between(began, time.monotonic())


def while_doing(clerk: Pressing, deed: Callable[[], Answer]) -> list[float]:
    """Return the acknowledgements while a deed is done, again and again for a second at least."""
    began = time.monotonic()
    while time.monotonic() - began < 1.0:
        answer = deed()
        assert answer.status in (200, 201), answer
    ended = time.monotonic()
    time.sleep(2 * EVERY_S)
    return clerk.between(began, ended)


def p99(times: list[float]) -> float:
    """Return the 99th percentile."""
    return quantiles(times, n=100, method="inclusive")[-1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    for row in rows("--quick" in sys.argv):
        times = f"{row.ours:7.1f} / {row.peer:6.1f} ms = {row.ratio:5.2f}"
        print(f"{row.name} {row.what:32} n={row.n:5} {times}  {row.note}")
