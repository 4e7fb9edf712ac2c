"""Tracks connected screens and how far behind each is; sent to staff and booths, never written to the log."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from interp.domain.views.audiences import Audience
from interp.live.rooms import lecterns_room, overlays_room, view_room
from interp.ports import Screen, ScreenRow

STALE_MS = 3_000
POLLED_MS = 60_000


@dataclass(slots=True)
class ProcessPresence:
    """Every screen of this process by its socket; see ports.presence. It knows no other process's.

    `behind` returns how many sockets of a room have a message that could not be sent yet.
    """

    epoch: str
    behind: Callable[[str], int] = lambda room: 0
    _screens: dict[str, Screen] = field(default_factory=dict)
    _rooms: dict[str, dict[Audience, dict[str, Screen]]] = field(default_factory=dict)
    _readers: dict[str, dict[Audience, int]] = field(default_factory=dict)
    _seq: dict[str, int] = field(default_factory=dict)
    _last: dict[str, Any] = field(default_factory=dict)
    _polled: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def enter(self, sid: str, screen: Screen) -> None:
        """Record a working screen that joined; a later join of its socket replaces the earlier."""
        with self._lock:
            self._leave(sid)
            self._screens[sid] = screen
            self._rooms.setdefault(screen.meeting, {}).setdefault(screen.audience, {})[sid] = screen

    def leave(self, sid: str) -> Screen | None:
        """Remove a working screen and return it."""
        with self._lock:
            return self._leave(sid)

    def _leave(self, sid: str) -> Screen | None:
        gone = self._screens.pop(sid, None)
        if gone is not None:
            rooms = self._rooms[gone.meeting]
            del rooms[gone.audience][sid]
            if not rooms[gone.audience]:
                del rooms[gone.audience]
            if not rooms:
                del self._rooms[gone.meeting]
        return gone

    def reader_came(self, meeting: str, audience: Audience) -> None:
        """Count one more attendee who reads this audience's view."""
        with self._lock:
            counts = self._readers.setdefault(meeting, {})
            counts[audience] = counts.get(audience, 0) + 1

    def reader_left(self, meeting: str, audience: Audience) -> None:
        """Count one less; there is nothing else to forget of an attendee."""
        with self._lock:
            counts = self._readers[meeting]
            counts[audience] -= 1
            if not counts[audience]:
                del counts[audience]
            if not counts:
                del self._readers[meeting]

    def heard(self, sid: str, seq: int, now: int, skew_ms: int | None = None) -> None:
        """Record the number a screen reports, and its delay since the beat."""
        screen = self._screens.get(sid)
        if screen is None:
            return
        screen.seq, screen.heard_at, screen.skew_ms = seq, now, skew_ms
        if screen.unanswered:
            sent_at, told = screen.unanswered.popleft()
            screen.delay_ms, screen.behind = max(0, now - sent_at), max(0, told - seq)

    def beaten(self, rooms: Mapping[tuple[str, Audience], int], now: int) -> None:
        """Record that a beat was sent to the screens of these rooms."""
        for (meeting, audience), told in rooms.items():
            for screen in list(self._rooms.get(meeting, {}).get(audience, {}).values()):
                screen.unanswered.append((now, told))

    def used(self, meeting: str, audience: Audience) -> bool:
        """Return whether any screen or attendee of this process is shown this audience's view."""
        return audience in self._rooms.get(meeting, ()) or audience in self._readers.get(meeting, ())

    def screens(self) -> list[tuple[str, Screen]]:
        """Return every working screen with its socket."""
        return list(self._screens.items())

    def counts(self) -> dict[Audience, int]:
        """Return how many screens and attendees show each audience, in all meetings together."""
        counted: dict[Audience, int] = {}
        with self._lock:
            for screen in self._screens.values():
                counted[screen.audience] = counted.get(screen.audience, 0) + 1
            for readers in self._readers.values():
                for audience, number in readers.items():
                    counted[audience] = counted.get(audience, 0) + number
        return counted

    def rows(self, meeting: str, now: int) -> tuple[ScreenRow, ...]:
        """Return every working screen of a meeting; attendees are only counted."""
        rows = (
            ScreenRow(
                s.id, s.audience.name, s.audience.language, s.device, s.build, s.seq, s.behind, s.delay_ms, s.skew_ms,
                max(0, now - s.heard_at), s.output,
            )
            for s in self._of(meeting).values()
        )  # fmt: skip
        return tuple(sorted(rows, key=lambda row: (row.audience, row.language, row.device, row.id)))

    def attendees(self, meeting: str) -> dict[str, int]:
        """Return how many caption pages read each language."""
        return {audience.language: number for audience, number in list(self._readers.get(meeting, {}).items())}

    def attendees_behind(self, meeting: str) -> dict[str, int]:
        """Return how many of them have a message that could not be sent yet; languages without any are left out."""
        audiences = list(self._readers.get(meeting, ()))
        waiting = {audience.language: self.behind(view_room(meeting, audience)) for audience in audiences}
        return {language: number for language, number in waiting.items() if number}

    def polled(self, meeting: str, booth: str, desk: str, now: int) -> None:
        """Record that a screen at a desk asked for its view; what is older than a minute is dropped."""
        with self._lock:
            lately = {seat: at for seat, at in self._polled.items() if now - at < POLLED_MS}
            self._polled = lately | {(meeting, booth, desk): now}

    def desks_heard(self, meeting: str) -> dict[tuple[str, str], int]:
        """Return when a screen of each booth and desk was heard last; the latest of several."""
        heard = {(booth, desk): at for (where, booth, desk), at in self._polled.items() if where == meeting}
        for screen in self._of(meeting).values():
            if screen.audience.name == "booth" and screen.desk:
                seat = (screen.audience.language, screen.desk)
                heard[seat] = max(screen.heard_at, heard.get(seat, 0))
        return heard

    def find(self, meeting: str, screen_id: int) -> str | None:
        """Return the socket of a working screen of a meeting, or None."""
        return next((sid for sid, screen in self._of(meeting).items() if screen.id == screen_id), None)

    def news(self, heads: dict[str, dict[Audience, int]], now: int) -> list[tuple[str, dict[str, Any]]]:
        """Return (meeting, presence message) for each meeting whose presence changed since the last call."""
        changed = []
        for meeting in {*list(self._rooms), *list(self._readers)}:
            body = self._body(meeting, heads.get(meeting, {}), now)
            if self._last.get(meeting) != body:
                self._last[meeting] = body
                self._seq[meeting] = self._seq.get(meeting, 0) + 1
                changed.append((meeting, self._message(meeting, body)))
        return changed

    def now(self, meeting: str) -> dict[str, Any] | None:
        """Return the last presence message of a meeting, for one who just joined."""
        body = self._last.get(meeting)
        return self._message(meeting, body) if body else None

    def _of(self, meeting: str) -> dict[str, Screen]:
        """Return the working screens of a meeting by socket."""
        with self._lock:
            return {sid: each for screens in self._rooms.get(meeting, {}).values() for sid, each in screens.items()}

    def _message(self, meeting: str, body: dict[str, Any]) -> dict[str, Any]:
        return {"epoch": self.epoch, "seq": self._seq.get(meeting, 0), **body}

    def _body(self, meeting: str, heads: dict[Audience, int], now: int) -> dict[str, Any]:
        booths, consoles = [], []
        screens = self._of(meeting).values()
        for screen in screens:
            row = {
                "language": screen.audience.language,
                "device": screen.device,
                "behind": max(0, heads.get(screen.audience, 0) - screen.seq),
                "stale": now - screen.heard_at > STALE_MS,
                "desk": screen.desk,
            }
            if screen.audience.name == "booth":
                booths.append(row)
            elif screen.audience.name == "console":
                consoles.append(row)
        order = {"key": lambda row: (str(row["language"]), str(row["device"]))}
        lists = {"booths": sorted(booths, **order), "consoles": sorted(consoles, **order)}  # type: ignore[call-overload]
        rooms = [screen for screen in screens if screen.audience.name == "room"]
        return lists | {
            "attendees": self.attendees(meeting),
            "attendees_behind": self.attendees_behind(meeting),
            "outputs": _outputs(rooms),
            "outputs_behind": self._outputs_behind(meeting, {screen.audience for screen in rooms}),
        }

    def _outputs_behind(self, meeting: str, audiences: set[Audience]) -> dict[str, int]:
        """Return how many screens of each output of the room have a message that could not be sent yet."""
        overlays, lecterns = (self.behind(each(meeting)) for each in (overlays_room, lecterns_room))
        every = sum(self.behind(view_room(meeting, each)) for each in audiences)
        return {"room": max(0, every - overlays - lecterns), "overlay": overlays}


def _outputs(rooms: list[Screen]) -> dict[str, int]:
    """Return how many screens show each output of the room; attendees' pages are counted by language.

    A lectern is none of them: it shows no captions.
    """
    overlays, lecterns = (sum(screen.output == each for screen in rooms) for each in ("overlay", "lectern"))
    return {"room": len(rooms) - overlays - lecterns, "overlay": overlays}
