"""Types and protocol of the event log: the events of each stream, in order, and who caused them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from interp.domain.model.events import Event, Logged
from interp.errors import Damaged
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Who causes events, on which screen, when (milliseconds), and by which command."""

    actor: str
    device: str
    at: int
    command_id: str


@dataclass(frozen=True, slots=True)
class StreamCheck:
    """What a look at a whole stream found: up to `seq` events are as they were recorded, and their checksum.

    `found` is how the damage behind them shows, as in errors.Damaged, and empty without one. `sealed`: the checksum of
    the last event is stored, so that a change can be told from now on.
    """

    stream: str
    seq: int
    checksum: int
    sealed: bool = True
    found: str = ""


@dataclass(frozen=True, slots=True)
class NewCard:
    """What an append says of the card of its stream: what it is now, or with `body` None that it says what it said.

    `code` names the version of the code that encoded it.
    """

    code: str
    body: bytes | None


class EventLog(Protocol):
    """The only record of events. Safe to use from several threads and processes."""

    def append(
        self, stream: str, expected: int, author: Author, events: Sequence[Event], card: NewCard | None = None
    ) -> int:
        """Store `events` after number `expected`, all or none; return the number of the last one.

        With them goes what they make of the stream's card; without `card` it is not known until it is made again.

        Without events only the command is stored, for at least a day, with `expected` as its number. Raises Conflict
        when the stream has newer events or the command is stored already; Unavailable when the store cannot be written.
        """

    def read(self, stream: str, after: int, most: int | None = None) -> list[Logged]:
        """Return the events of a stream after number `after`, in order, at most so many.

        Raises Damaged when they are not what was recorded, unless the log is read despite damage; Unavailable.
        """

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the number of the last event of a command that is stored, or at which it changed nothing; or None.

        Raises Unavailable.
        """

    def heads(self) -> dict[str, int]:
        """Return the number of the last event of each stream, by name. Raises Unavailable."""

    def recent(self, milliseconds: int) -> list[str]:
        """Return the streams with an event that is at most so much older than the newest of all. Raises Unavailable."""

    def streams(self) -> list[str]:
        """Return the streams that have events, ordered by name. Raises Unavailable."""


    def look(self) -> None:
        """Compare the head of each stream with its last event, so that `damaged` tells. Raises Unavailable."""

    def check(self, stream: str) -> StreamCheck:
        """Read a whole stream and compare it with its checksums. Raises Unavailable."""

    def note(self, checks: Sequence[StreamCheck]) -> None:
        """Take what `check` found, perhaps in another process: seal what is not sealed, remember what is damaged.

        Raises Unavailable.
        """

    def damaged(self) -> Mapping[str, Damaged]:
        """Return the streams that were found damaged so far, by name, read despite it or not."""

    def refuses(self, stream: str) -> bool:
        """Return whether a stream was found damaged and is not read despite it."""
        ...


def logged(after: int, author: Author, events: Sequence[Event]) -> list[Logged]:
    """Return events as a log has them that appended them after a number."""
    return [
        Logged(after + part, author.at, event, author.actor, author.device, author.command_id, part)
        for part, event in enumerate(events, start=1)
    ]


class Conflict(Exception):
    """Another writer was first: the caller reads and decides again. Never sent to clients."""
