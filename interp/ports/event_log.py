"""The record of what happened, the bell that says it moved, and the clock it is dated by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from interp.domain.model.events import Event, Logged


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, with which screen, when (milliseconds), and for which command."""

    actor: str
    device: str
    at: int
    command_id: str


class EventLog(Protocol):
    """The one record of what happened. Safe to use from several threads and processes."""

    def append(self, stream: str, expected: int, pen: Author, events: Sequence[Event]) -> int:
        """Record `events` right after number `expected`, all or none; return the new head.

        Raises Conflict when the stream has moved on or the command is recorded already; Unavailable when
        the store cannot be written.
        """

    def read(self, stream: str, after: int) -> list[Logged]:
        """Return what the stream holds after number `after`, in order. Raises Unavailable."""

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the number of the last event of a command already recorded, or None. Raises Unavailable."""

    def streams(self) -> list[str]:
        """Return the streams that hold anything, in order of name. Raises Unavailable."""


class Conflict(Exception):
    """Somebody wrote first: read again and decide again. Never leaves the service."""


class WakeUp(Protocol):
    """Says "stream S is at N". It carries no data, and any ring may be lost."""

    def ring(self, stream: str, seq: int) -> None:
        """Wake whoever waits. Never raises."""

    def wait(self, timeout_s: float) -> None:
        """Return after a ring since the last wait, or after `timeout_s` seconds."""

    def head(self, stream: str) -> int:
        """Return the highest number rung for a stream here, 0 when none was."""


class ServiceClock(Protocol):
    """The service's time."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970, UTC, that never jump with the wall clock."""
