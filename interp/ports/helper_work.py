"""Type of a task for a helper process and protocol of what runs it, so that pure Python never holds the event loop."""

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

R = TypeVar("R")
T = TypeVar("T")
Progress = Callable[[int, int], None]  # called with how many of how many pieces are done; of 0: it has begun
LONGEST_S = 120.0
Lane = Literal["screen", "filing"]
SCREEN: Lane = "screen"  # somebody waits at a screen: opening, searching, importing, exporting
FILING: Lane = "filing"  # texts are filed and refreshed: below that, above drafting


@dataclass(frozen=True, slots=True)
class HelperTask(Generic[R]):
    """A task by its name, and the type of its result.

    `short`: it takes a second or two at most, and never waits for one that is not short. Any task is ended after
    `longest_s` seconds. Tasks of one `lane` never wait for those of the other.
    """

    name: str
    result: type[R]
    short: bool = True
    longest_s: float = LONGEST_S
    lane: Lane = SCREEN


def unheard(done: int, total: int) -> None:
    """Hear of no progress."""


PROGRESS: ContextVar[Progress] = ContextVar("PROGRESS", default=unheard)
"""What hears of the pieces of the task that is done now."""


def reported(rows: Iterable[T], total: int) -> Iterator[T]:
    """Yield the rows of the present task's work, and tell before each how many of `total` are done."""
    progress = PROGRESS.get()
    for done, each in enumerate(rows):
        progress(done, total)
        yield each


class HelperWork(Protocol):
    """Runs tasks; the arguments and results are plain values and frozen types."""

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Begin what the first task of a lane would wait for, without waiting: for pages of staff."""
        ...

    def run(self, task: HelperTask[R], *args: object, progress: Progress = unheard) -> R:
        """Return what the task returns, while others are served.

        Raises the task's own refusals; Unavailable `helper_ended` when its process died, `helper_late` after
        `longest_s`, `helper_cancelled` when who asked is gone; TooMany `helpers_busy` when too many wait.
        """
        ...
