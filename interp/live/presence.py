"""Tracks connected screens and how far behind each is; sent to staff and booths, never written to the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from interp.domain.views.audiences import AUDIENCES, Audience
from interp.ports import Screen, ScreenRow

STALE_MS = 3_000
POLLED_MS = 60_000


@dataclass(slots=True)
class ProcessPresence:
    """Every screen of this process by its socket; see ports.presence. It knows no other process's."""

    epoch: str
    _screens: dict[str, Screen] = field(default_factory=dict)
    _seq: dict[str, int] = field(default_factory=dict)
    _last: dict[str, Any] = field(default_factory=dict)
    _polled: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def enter(self, sid: str, screen: Screen) -> None:
        """Record a screen that joined; a later join of the same socket replaces the earlier."""
        with self._lock:
            self._screens[sid] = screen

    def leave(self, sid: str) -> Screen | None:
        """Remove a screen and return it."""
        with self._lock:
            return self._screens.pop(sid, None)

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
        for _, screen in self.screens():
            told = rooms.get((screen.meeting, screen.audience))
            if told is not None:
                screen.unanswered.append((now, told))

    def used(self, meeting: str, audience: Audience) -> bool:
        """Return whether any screen of this process shows this audience's view."""
        return any(s.meeting == meeting and s.audience == audience for s in list(self._screens.values()))

    def screens(self) -> list[tuple[str, Screen]]:
        """Return every screen with its socket."""
        return list(self._screens.items())

    def rows(self, meeting: str, now: int) -> tuple[ScreenRow, ...]:
        """Return every working screen of a meeting; attendees are only counted."""
        shown = (s for _, s in self.screens() if s.meeting == meeting and AUDIENCES[s.audience.name].quick)
        rows = (
            ScreenRow(
                s.id, s.audience.name, s.audience.language, s.device, s.build, s.seq, s.behind, s.delay_ms, s.skew_ms,
                max(0, now - s.heard_at), s.output,
            )
            for s in shown
        )  # fmt: skip
        return tuple(sorted(rows, key=lambda row: (row.audience, row.language, row.device, row.id)))

    def attendees(self, meeting: str) -> dict[str, int]:
        """Return how many caption pages read each language."""
        return _counted(s.audience.language for _, s in self.screens() if s.meeting == meeting and _reads(s))

    def polled(self, meeting: str, booth: str, desk: str, now: int) -> None:
        """Record that a screen at a desk asked for its view; what is older than a minute is dropped."""
        with self._lock:
            lately = {seat: at for seat, at in self._polled.items() if now - at < POLLED_MS}
            self._polled = lately | {(meeting, booth, desk): now}

    def desks_heard(self, meeting: str) -> dict[tuple[str, str], int]:
        """Return when a screen of each booth and desk was heard last; the latest of several."""
        heard = {(booth, desk): at for (where, booth, desk), at in self._polled.items() if where == meeting}
        for _, screen in self.screens():
            if (screen.meeting, screen.audience.name) == (meeting, "booth") and screen.desk:
                seat = (screen.audience.language, screen.desk)
                heard[seat] = max(screen.heard_at, heard.get(seat, 0))
        return heard

    def find(self, meeting: str, screen_id: int) -> str | None:
        """Return the socket of a working screen of a meeting, or None."""
        return next(
            (sid for sid, s in self.screens() if (s.meeting, s.id) == (meeting, screen_id) and not _reads(s)), None
        )

    def news(self, heads: dict[str, dict[Audience, int]], now: int) -> list[tuple[str, dict[str, Any]]]:
        """Return (meeting, presence message) for each meeting whose presence changed since the last call."""
        changed = []
        for meeting in {screen.meeting for _, screen in self.screens()}:
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

    def _message(self, meeting: str, body: dict[str, Any]) -> dict[str, Any]:
        return {"epoch": self.epoch, "seq": self._seq.get(meeting, 0), **body}

    def _body(self, meeting: str, heads: dict[Audience, int], now: int) -> dict[str, Any]:
        booths, consoles = [], []
        for _, screen in self.screens():
            if screen.meeting != meeting:
                continue
            language = screen.audience.language
            row = {
                "language": language,
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
        return lists | {"attendees": self.attendees(meeting), "outputs": self._outputs(meeting)}

    def _outputs(self, meeting: str) -> dict[str, int]:
        """Return how many screens show each output of the room; attendees' pages are counted by language."""
        rooms = [s for _, s in self.screens() if (s.meeting, s.audience.name) == (meeting, "room")]
        overlays = sum(screen.output == "overlay" for screen in rooms)
        return {"room": len(rooms) - overlays, "overlay": overlays}


def _reads(screen: Screen) -> bool:
    return not AUDIENCES[screen.audience.name].quick


def _counted(languages: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for language in languages:
        counts[language] = counts.get(language, 0) + 1
    return counts
