"""Measures the writes of an event log: how long each took, and how many failed in a row."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from interp.domain.model.events import Event, Logged
from interp.errors import Damaged, Unavailable
from interp.ports import Author, EventLog, NewCard, StreamCheck

RETRY_S = 10.0


class TimedLog:
    """A log like the given one; see ports.event_log.EventLog. `observe` gets the seconds of each write that returned.
    """

    def __init__(
        self, inner: EventLog, observe: Callable[[float], object], now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._inner, self._observe, self._now_s = inner, observe, now_s
        self._failures, self._tried_s = 0, 0.0

    def append(
        self, stream: str, expected: int, author: Author, events: Sequence[Event], card: NewCard | None = None
    ) -> int:
        """Store events. Raises Conflict, Unavailable."""
        began = self._now_s()
        try:
            seq = self._inner.append(stream, expected, author, events, card)
        except Unavailable:
            self._failures, self._tried_s = self._failures + 1, self._now_s()
            raise
        self._failures = 0
        self._observe(self._now_s() - began)
        return seq

    def read(self, stream: str, after: int, most: int | None = None) -> list[Logged]:
        """Return the events after a number. Raises Unavailable."""
        return self._inner.read(stream, after, most)

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the number of a command's last event, or None. Raises Unavailable."""
        return self._inner.seen(stream, command_id)

    def heads(self) -> dict[str, int]:
        """Return the number of the last event of each stream. Raises Unavailable."""
        return self._inner.heads()

    def recent(self, milliseconds: int) -> list[str]:
        """Return the streams that were written lately. Raises Unavailable."""
        return self._inner.recent(milliseconds)

    def streams(self) -> list[str]:
        """Return the streams that have events. Raises Unavailable."""
        return self._inner.streams()

    def look(self) -> None:
        """Compare heads with their events. Raises Unavailable."""
        self._inner.look()

    def check(self, stream: str) -> StreamCheck:
        """Compare a stream with its checksums. Raises Unavailable."""
        return self._inner.check(stream)

    def note(self, checks: Sequence[StreamCheck]) -> None:
        """Seal and remember what was checked. Raises Unavailable."""
        self._inner.note(checks)

    def damaged(self) -> Mapping[str, Damaged]:
        """Return the streams that were found damaged."""
        return self._inner.damaged()

    def refuses(self, stream: str) -> bool:
        """Return whether a stream is damaged and not read despite it."""
        return self._inner.refuses(stream)

    def failures(self, writable: Callable[[], None]) -> int:
        """Return how many writes have failed since the last one that succeeded.

        Ten seconds after a failure `writable` is called, so that the count ends with its cause; not more often, as it
        may wait two seconds for a lock.
        """
        if self._failures and self._now_s() - self._tried_s >= RETRY_S:
            self._tried_s = self._now_s()
            with suppress(Unavailable):
                writable()
                self._failures = 0
        return self._failures
