"""Types and protocol of presence: which screens are connected, and how far behind each is; never part of the log."""

import dataclasses
from collections import deque
from collections.abc import Mapping
from dataclasses import field
from itertools import count
from typing import Any, Protocol

from interp.domain.views.audiences import Audience
from interp.value_types import dataclass

MOST_UNANSWERED = 8
_number = count(1)


@dataclasses.dataclass(slots=True)
class Screen:
    """One connected screen and the last number it said it shows.

    `output` is "overlay" for an overlay, "lectern" for a lectern. `desk` is the desk at which a booth's
    screen stands, empty where it is not known.
    """

    meeting: str
    audience: Audience
    device: str
    seq: int
    heard_at: int
    build: str = ""
    output: str = ""
    desk: str = ""
    id: int = field(default_factory=_number.__next__)
    behind: int = 0
    delay_ms: int | None = None
    skew_ms: int | None = None
    # Sending time and number of each unanswered beat; answers come in the order of beats.
    unanswered: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=MOST_UNANSWERED))


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """A screen. `behind`: log events missing at its last answer; `delay_ms`: beat to answer; `heard_ms`: since then.

    `skew_ms` is the device's wall clock minus the service's. None: not reported. `output`: "overlay" for an
    overlay, "lectern" for a lectern.
    """

    id: int
    audience: str
    language: str
    device: str
    build: str
    seq: int
    behind: int
    delay_ms: int | None
    skew_ms: int | None
    heard_ms: int
    output: str = ""


class Presence(Protocol):
    """The connected screens. A socket belongs to one process; what is said of a meeting may cover all of them.

    Working screens (those with a beat each second) are known one by one, attendees only by their number.
    """

    def enter(self, sid: str, screen: Screen) -> None:
        """Record a working screen of this process that joined; a later join of its socket replaces the earlier."""

    def leave(self, sid: str) -> Screen | None:
        """Remove a working screen of this process and return it."""

    def reader_came(self, meeting: str, audience: Audience) -> None:
        """Count one more attendee of this process who reads this audience's view."""

    def reader_left(self, meeting: str, audience: Audience) -> None:
        """Count one less; there is nothing else to forget of an attendee."""

    def heard(self, sid: str, seq: int, now: int, skew_ms: int | None = None) -> None:
        """Record the number a screen reports, and its delay since the beat."""

    def beaten(self, rooms: Mapping[tuple[str, Audience], int], now: int) -> None:
        """Record that this process sent a beat to its screens of these rooms."""

    def used(self, meeting: str, audience: Audience) -> bool:
        """Return whether any screen or attendee of this process is shown this audience's view."""

    def screens(self) -> list[tuple[str, Screen]]:
        """Return every working screen of this process with its socket."""

    def counts(self) -> dict[Audience, int]:
        """Return how many screens and attendees of this process show each audience, in all meetings together."""

    def polled(self, meeting: str, booth: str, desk: str, now: int) -> None:
        """Record that a screen at a desk, which has no connection, asked for its view."""

    def desks_heard(self, meeting: str) -> dict[tuple[str, str], int]:
        """Return when a screen of each booth and desk was heard last, milliseconds: connected, or asking lately."""

    def find(self, meeting: str, screen_id: int) -> str | None:
        """Return the socket of a working screen of a meeting, or None."""

    def rows(self, meeting: str, now: int) -> tuple[ScreenRow, ...]:
        """Return every working screen of a meeting; attendees are only counted."""

    def attendees(self, meeting: str) -> dict[str, int]:
        """Return how many caption pages read each language."""

    def attendees_behind(self, meeting: str) -> dict[str, int]:
        """Return how many of them have a message that could not be sent yet; languages without any are left out."""

    def news(self, heads: dict[str, dict[Audience, int]], now: int) -> list[tuple[str, dict[str, Any]]]:
        """Return (meeting, presence message) for each meeting whose presence changed since the last call."""

    def now(self, meeting: str) -> dict[str, Any] | None:
        """Return the last presence message of a meeting, for one who just joined."""
