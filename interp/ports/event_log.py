"""Types and protocol of the event log: the events of each stream, in order, and who caused them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from interp.domain.model.events import Event, Logged


@dataclass(frozen=True, slots=True)
class Author:
    """Who causes events, on which screen, when (milliseconds), and by which command."""

    actor: str
    device: str
    at: int
    command_id: str


class EventLog(Protocol):
    """The only record of events. Safe to use from several threads and processes."""

    def append(self, stream: str, expected: int, author: Author, events: Sequence[Event]) -> int:
        """Store `events` after number `expected`, all or none; return the number of the last one.

        Without events only the command is stored, for at least a day, with `expected` as its number. Raises Conflict
        when the stream has newer events or the command is stored already; Unavailable when the store cannot be written.
        """

    def read(self, stream: str, after: int, most: int | None = None) -> list[Logged]:
        """Return the events of a stream after number `after`, in order, at most so many. Raises Unavailable."""

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the number of the last event of a command that is stored, or at which it changed nothing; or None.

        Raises Unavailable.
        """

    def heads(self) -> dict[str, int]:
        """Return the number of the last event of each stream, by name. Raises Unavailable."""

    def streams(self) -> list[str]:
        """Return the streams that have events, ordered by name. Raises Unavailable."""


def logged(after: int, author: Author, events: Sequence[Event]) -> list[Logged]:
    """Return events as a log has them that appended them after a number."""
    return [
        Logged(after + part, author.at, event, author.actor, author.device, author.command_id, part)
        for part, event in enumerate(events, start=1)
    ]


class Conflict(Exception):
    """Another writer was first: the caller reads and decides again. Never sent to clients."""
