"""Follows the log and shows each audience its view. Calls nobody upstream."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock

import structlog

from interp.domain.model.captions import CueList
from interp.domain.model.state import Meeting
from interp.domain.model.streams import stream_of
from interp.domain.rules.evolve import replay
from interp.domain.views.audiences import AUDIENCES, Audience, view
from interp.domain.views.captions import CaptionView
from interp.domain.views.cues import MOST, last_cues, news
from interp.errors import NotFound, Unavailable
from interp.live.rooms import Send, cues_room, view_room
from interp.ports import EventLog, WakeUp
from interp.wire import captions_message, view_message

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class SentView:
    """The last view of a room and the number it was made at."""

    seq: int
    view: CaptionView


class Publisher:
    """Keeps the state of each meeting that has a screen here, and the last view of each room in use."""

    def __init__(self, log: EventLog, bell: WakeUp, send: Send, epoch: Callable[[], str]) -> None:
        self._log, self._bell, self._send = log, bell, send
        self._epoch = epoch
        self._states: dict[str, Meeting] = {}
        self._shown: dict[str, dict[Audience, SentView]] = {}
        self._cued: dict[str, dict[str, tuple[int, int]]] = {}
        self._lock = RLock()

    def state(self, meeting: str) -> Meeting:
        """Return the state of a meeting as it is known here. Raises NotFound, Unavailable.

        The first one of a meeting reads the log; later ones are answered from memory, unless a bell rang.
        """
        with self._lock:
            known = self._states.get(meeting)
            if known is None or self._bell.head(stream_of(meeting)) > known.seq:
                self.follow(meeting)
            state = self._states[meeting]
            if state.about is None:
                del self._states[meeting]
                raise NotFound("meeting", meeting=meeting[:80])
            return state

    def watch(self, meeting: str, audience: Audience) -> SentView:
        """Begin to follow for an audience and return its newest view. Raises NotFound, Unavailable."""
        with self._lock:
            state = self.state(meeting)
            rooms = self._shown.setdefault(meeting, {})
            if audience not in rooms:
                rooms[audience] = SentView(state.seq, view(state, audience))
            # Nothing the audience can see has changed since, so its view is true at the head as well.
            return SentView(state.seq, rooms[audience].view)

    def cues(self, meeting: str, language: str) -> CueList:
        """Begin to send the cues of a language and return the newest. Raises NotFound, Unavailable."""
        with self._lock:
            state = self.state(meeting)
            mark = (state.captions.seq, state.captions.changed)
            self._cued.setdefault(meeting, {}).setdefault(language, mark)
            return last_cues(state, language, MOST)

    def follow(self, meeting: str) -> None:
        """Catch up with the log; safe to call too often, too late, or after lost rings."""
        with self._lock:
            state = self._states.get(meeting, Meeting())
            rows = self._log.read(stream_of(meeting), after=state.seq)
            state = replay(rows, state)
            self._states[meeting] = state
            if not rows:
                return
            for audience, shown in sorted(self._shown.get(meeting, {}).items(), key=_booths_first):
                self._show(meeting, audience, shown, view(state, audience), state.seq)
            self._cue(meeting, state)

    def _cue(self, meeting: str, state: Meeting) -> None:
        """Send each language what its screens do not have yet: the newest cues, and older ones that changed."""
        rooms = self._cued.get(meeting, {})
        for language, (seq, changed) in rooms.items():
            for cues in news(state, language, seq, changed):
                self._send("captions", cues_room(meeting, language), captions_message(self._epoch(), language, cues))
            rooms[language] = (state.captions.seq, state.captions.changed)

    def _show(self, meeting: str, audience: Audience, shown: SentView, fresh: CaptionView, seq: int) -> None:
        if fresh == shown.view:
            return
        shown.seq, shown.view = seq, fresh
        room = view_room(meeting, audience)
        message = view_message(self._epoch(), seq, audience.name, audience.language, fresh)
        self._send("view", room, message)

    def cued(self, meeting: str) -> tuple[int, int]:
        """Return the number of the newest cue and the log's number of the last change to any, as sent here."""
        captions = self._states.get(meeting, Meeting()).captions
        return captions.seq, captions.changed

    def shown(self) -> list[tuple[str, Audience, int]]:
        """Return each room in use and the number of its last view, for the beat."""
        with self._lock:
            return [
                (meeting, audience, shown.seq)
                for meeting, rooms in self._shown.items()
                for audience, shown in rooms.items()
            ]

    def forget(self, meeting: str, audience: Audience) -> None:
        """Stop making views for a room nobody is in; a meeting with no room left is no longer followed."""
        with self._lock:
            self._shown.get(meeting, {}).pop(audience, None)
            self._drop_unwatched()

    def meetings(self) -> list[str]:
        """Return the meetings whose state is kept here."""
        return list(self._states)

    def _drop_unwatched(self) -> None:
        """Let go of every meeting that has no room in use, also of one that was looked at and never watched."""
        with self._lock:
            for meeting in self.meetings():
                if not self._shown.get(meeting):
                    for kept in (self._states, self._shown, self._cued):
                        kept.pop(meeting, None)

    def run(self, poll_s: float, running: Callable[[], bool]) -> None:
        """Follow every meeting at each ring, and at the latest after `poll_s`, until `running` says no."""
        while running():
            self._bell.wait(poll_s)
            self._drop_unwatched()
            for meeting in self.meetings():
                try:
                    self.follow(meeting)
                except Unavailable:
                    log.warning("store_unavailable", meeting=meeting)
                    time.sleep(poll_s)
                except Exception:
                    log.exception("publisher_failed", meeting=meeting)
                    time.sleep(poll_s)


def _booths_first(row: tuple[Audience, SentView]) -> int:
    return 0 if row[0].name == "booth" else 1 if AUDIENCES[row[0].name].quick else 2
