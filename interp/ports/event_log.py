"""The event log: what happened in each stream, in order, and who wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from interp.domain.model.events import Event, Logged


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, on which screen, when (milliseconds), and for which command."""

    actor: str
    device: str
    at: int
    command_id: str


class EventLog(Protocol):
    """The only record of events. Safe to use from several threads and processes."""

    def append(self, stream: str, expected: int, author: Author, events: Sequence[Event]) -> int:
        """Record `events` after number `expected`, all or none; return the new head.

        Raises Conflict when the stream has moved on or the command is recorded already; Unavailable when the store
        cannot be written.
        """

    def read(self, stream: str, after: int) -> list[Logged]:
        """Return the events of a stream after number `after`, in order. Raises Unavailable."""

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the number of the last event of a command already recorded, or None. Raises Unavailable."""

    def streams(self) -> list[str]:
        """Return the streams that hold anything, in order of name. Raises Unavailable."""


class Conflict(Exception):
    """Somebody wrote first: read again and decide again. Never leaves the service."""
