"""Type of a task for a helper process and protocol of what runs it, so that pure Python never holds the event loop."""

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from inspect import signature
from typing import Any, Generic, Literal, ParamSpec, Protocol, TypeVar

from interp.value_types import dataclass, replace

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
Progress = Callable[[int, int], None]  # called with how many of how many pieces are done; of 0: it has begun
LONGEST_S = 120.0
Lane = Literal["screen", "filing"]
SCREEN: Lane = "screen"  # somebody waits at a screen: opening, searching, importing, exporting
FILING: Lane = "filing"  # texts are filed and refreshed: below that, above drafting


def unheard(done: int, total: int) -> None:
    """Hear of no progress."""


@dataclass(frozen=True, slots=True)
class HelperTask(Generic[P, R]):
    """A task of helper processes: the function by whose signature it is called and checked, which has no body.

    `short`: it takes a second or two at most, and never waits for one that is not short. Any task is ended after
    `longest_s` seconds. Tasks of one `lane` never wait for those of the other. `progress` hears of its pieces.
    """

    declared: Callable[P, R]
    short: bool = True
    longest_s: float = LONGEST_S
    lane: Lane = SCREEN
    progress: Progress = unheard

    @property
    def name(self) -> str:
        """Return the name by which a helper process knows the task."""
        return self.declared.__name__

    @property
    def result(self) -> type[R]:
        """Return the type of the result."""
        return self.declared.__annotations__["return"]  # type: ignore[no-any-return]

    def arguments(self, *args: P.args, **named: P.kwargs) -> tuple[Any, ...]:
        """Return the arguments of a call in the order of the function's parameters."""
        return signature(self.declared).bind(*args, **named).args if named else args

    def of(self, *args: P.args, **named: P.kwargs) -> "HelperCall[R]":
        """Return the task with the arguments of one call."""
        return HelperCall(self, self.arguments(*args, **named))

    def by(self, helpers: "HelperWork") -> Callable[P, R]:
        """Return the task as a function that has helpers do it."""

        def ask(*args: P.args, **named: P.kwargs) -> R:
            return helpers.run(self, *args, **named)

        return ask

    def heard_by(self, progress: Progress) -> "HelperTask[P, R]":
        """Return the task with what hears of its pieces."""
        return replace(self, progress=progress)


@dataclass(frozen=True, slots=True)
class HelperCall(Generic[R]):
    """A task and what it is asked."""

    task: HelperTask[..., R]
    args: tuple[Any, ...]


def helper_task(
    *, short: bool = True, longest_s: float = LONGEST_S, lane: Lane = SCREEN
) -> Callable[[Callable[P, R]], HelperTask[P, R]]:  # fmt: skip
    """Return what makes a task of a function that has a signature and a docstring only."""
    return lambda declared: HelperTask(declared, short, longest_s, lane)


def done_by(task: HelperTask[P, R], work: Callable[P, R]) -> tuple[str, Callable[..., Any]]:
    """Return a task's name with what does it in a helper process, which must have the task's signature."""
    return task.name, work


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

    def run(self, task: HelperTask[P, R], *args: P.args, **named: P.kwargs) -> R:
        """Return what the task returns, while others are served.

        Raises the task's own refusals; Unavailable `helper_ended` when its process died, `helper_late` after
        `longest_s`, `helper_cancelled` when who asked is gone; TooMany `helpers_busy` when too many wait.
        """
        ...
