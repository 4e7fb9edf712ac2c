"""Requests to speak more slowly: kept until the next whole second, with the speech they concern and no sender."""

import dataclasses
from collections.abc import Callable
from dataclasses import field

from interp.errors import TooMany
from interp.value_types import dataclass

SECOND_MS = 1_000
SHOWN_MS = 5_000
COOL_DOWN_MS = 30_000


@dataclass(frozen=True, slots=True)
class AskSlower:
    """A booth asks the speaker to slow down. `sure`: who presses was told that they could be recognised."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class Slower:
    """Somebody asks the speaker to slow down: this is all that is said of it."""

    meeting: str
    slower: bool


@dataclass(frozen=True, slots=True)
class SlowerRequest:
    """The speech that is asked to be slower, and the whole second at which that is sent."""

    speech: str
    at: int


@dataclasses.dataclass(slots=True)
class SlowerRequests:
    """The last request of each meeting. It is never told who asks, so it cannot be asked that either."""

    now_ms: Callable[[], int]
    _last: dict[str, SlowerRequest] = field(default_factory=dict)
    _waiting: set[str] = field(default_factory=set)

    def check(self, meeting: str, speech: str) -> None:
        """Raise TooMany where this speech was asked to be slower a moment ago. One that waits to be sent is no such."""
        last = self._last.get(meeting)
        if last is None or last.speech != speech or meeting in self._waiting:
            return
        if self.now_ms() < last.at + COOL_DOWN_MS:
            raise TooMany("slower_asked")

    def ask(self, meeting: str, speech: str) -> None:
        """Have the request sent at the next whole second; several until then are one. Raises TooMany."""
        self.check(meeting, speech)
        waiting = self._last.get(meeting) if meeting in self._waiting else None
        if waiting is None or waiting.speech != speech:
            self._last[meeting] = SlowerRequest(speech, (self.now_ms() // SECOND_MS + 1) * SECOND_MS)
            self._waiting.add(meeting)

    def due(self) -> dict[str, str]:
        """Return the speech of each meeting whose second has come, once; what is over is forgotten."""
        if not self._last:  # as nearly always
            return {}
        now = self.now_ms()
        self._last = {each: last for each, last in self._last.items() if now < last.at + COOL_DOWN_MS}
        waiting = self._waiting & self._last.keys()
        found = {each: self._last[each].speech for each in waiting if self._last[each].at <= now}
        self._waiting = waiting - found.keys()
        return found

    def is_shown(self, meeting: str, speech: str) -> bool:
        """Return whether the request is shown now to who makes this speech."""
        last = self._last.get(meeting)
        return last is not None and last.speech == speech and last.at <= self.now_ms() < last.at + SHOWN_MS
