"""Who is connected and how far behind: a short list for staff and booths, never written to the log."""

from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from interp.domain.views.audiences import AUDIENCES, Audience

STALE_MS = 3_000


@dataclass(slots=True)
class Screen:
    """One connected screen and the last number it said it shows."""

    meeting: str
    audience: Audience
    device: str
    seq: int
    heard_at: int


@dataclass(slots=True)
class Presence:
    """Every screen of this process by its socket; counts attendees, lists booths and consoles."""

    epoch: str
    _screens: dict[str, Screen] = field(default_factory=dict)
    _seq: dict[str, int] = field(default_factory=dict)
    _last: dict[str, Any] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def enter(self, sid: str, screen: Screen) -> None:
        """Note a screen that joined; a later join of the same socket replaces the earlier."""
        with self._lock:
            self._screens[sid] = screen

    def leave(self, sid: str) -> Screen | None:
        """Forget a screen; return what it was."""
        with self._lock:
            return self._screens.pop(sid, None)

    def heard(self, sid: str, seq: int, now: int) -> None:
        """Note what a screen says it shows."""
        screen = self._screens.get(sid)
        if screen:
            screen.seq, screen.heard_at = seq, now

    def used(self, meeting: str, audience: Audience) -> bool:
        """Return whether any screen here shows this audience's view."""
        return any(s.meeting == meeting and s.audience == audience for s in list(self._screens.values()))

    def screens(self) -> list[tuple[str, Screen]]:
        """Return every screen with its socket."""
        return list(self._screens.items())

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
        booths, consoles, attendees = [], [], dict[str, int]()
        for _, screen in self.screens():
            if screen.meeting != meeting:
                continue
            language = screen.audience.language
            row = {
                "language": language,
                "device": screen.device,
                "behind": max(0, heads.get(screen.audience, 0) - screen.seq),
                "stale": now - screen.heard_at > STALE_MS,
            }
            if screen.audience.name == "booth":
                booths.append(row)
            elif screen.audience.name == "console":
                consoles.append(row)
            elif not AUDIENCES[screen.audience.name].quick:
                attendees[language] = attendees.get(language, 0) + 1
        order = {"key": lambda row: (str(row["language"]), str(row["device"]))}
        return {"booths": sorted(booths, **order), "consoles": sorted(consoles, **order), "attendees": attendees}  # type: ignore[call-overload]
