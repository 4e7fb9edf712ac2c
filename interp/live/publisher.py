"""Follows the event log and sends each room its audience's new view and cues.

States come from the one place of the process that reads them from the log; the publisher is never handed data.
"""

import math
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import RLock

import structlog

from interp.domain.model.caption_state import Captions, CueList
from interp.domain.model.state import Meeting
from interp.domain.model.streams import stream_of
from interp.domain.views.attendee import CaptionView
from interp.domain.views.audiences import AUDIENCES, Audience, view
from interp.domain.views.incremental_views import later_view, same_but_numbers
from interp.domain.views.parts.captions import MOST, last_cues, news
from interp.domain.views.parts.view_part_cache import SharedMeeting, sharing
from interp.errors import Damaged, NotFound, Unavailable
from interp.live.rooms import Send, cues_room, view_room
from interp.ports import MeetingStates, WakeUp
from interp.wire import captions_message_bytes, encoded, view_message_bytes

log = structlog.get_logger(__name__)
POLL_S = 1.0  # the longest a server waits for a notification


@dataclass(slots=True)
class SentView:
    """The last view sent to a room and its log number.

    `waiting` is the newest view if only its numbers are new and it was not sent yet; `due` is when one may be sent.
    `of` is the newest state of which the newest view was made.
    """

    seq: int
    view: CaptionView
    of: Meeting
    waiting: CaptionView | None = None
    due: float = 0.0
    _json: tuple[CaptionView, bytes] | None = None

    @property
    def newest(self) -> CaptionView:
        """Return the newest view, sent or waiting."""
        return self.waiting or self.view

    def show(self, seq: int, view: CaptionView, made: bytes) -> None:
        """Note a view that is sent now, and how it is as JSON."""
        self.seq, self.view, self._json = seq, view, (view, made)

    def json(self) -> bytes:
        """Return the newest view as JSON, encoded once."""
        if self._json is None or self._json[0] is not self.newest:
            self._json = self.newest, encoded(self.newest)
        return self._json[1]


class Publisher:
    """The meetings that have a connected screen, as their rooms were told of them, and the last view of each room."""

    def __init__(
        self, meetings: MeetingStates, bell: WakeUp, send: Send, epoch: Callable[[], str],
        after: Callable[[str, int], None] = lambda stream, seq: None, now_s: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """`after` is told of a stream that grew, once the screens were sent their views."""
        self._meetings, self._bell, self._send, self._after = meetings, bell, send, after
        self._epoch, self._now_s = epoch, now_s
        self._looked_s = -math.inf
        self._states: dict[str, Meeting] = {}
        self._shared: dict[str, SharedMeeting] = {}
        self._shown: dict[str, dict[Audience, SentView]] = {}
        self._cued: dict[str, dict[str, tuple[int, int]]] = {}
        self._cues: dict[str, dict[str, tuple[Captions, bytes]]] = {}
        self._failing: dict[str, set[Audience]] = {}
        self._lock = RLock()

    def state(self, meeting: str) -> Meeting:
        """Return the current state of a meeting. Raises NotFound, Unavailable.

        The first call for a meeting reads the log; later ones only after a notification.
        """
        with self._lock:
            if meeting not in self._states:
                self.follow(meeting)
            elif (known := self._meetings.known(meeting).state).seq > self._states[meeting].seq:
                self._tell(meeting, known)
            state = self._states[meeting]
            if state.about is None:
                del self._states[meeting]
                raise NotFound("meeting", meeting=meeting[:80])
            return state

    def watch(self, meeting: str, audience: Audience) -> SentView:
        """Start to follow a meeting for an audience and return its newest view. Raises NotFound, Unavailable."""
        with self._lock:
            state = self.state(meeting)
            room = self._room(meeting, audience, state)
            # The view has not changed since, so it is valid for the newest log number as well.
            return SentView(state.seq, room.newest, state, _json=(room.newest, room.json()))

    def joined(self, meeting: str, audience: Audience) -> tuple[int, bytes]:
        """Like `watch`; return the log number and the view as JSON, which is encoded once for all who join."""
        shown = self.watch(meeting, audience)
        return shown.seq, shown.json()

    def cues(self, meeting: str, language: str) -> CueList:
        """Start to send the cues of a language and return the newest. Raises NotFound, Unavailable."""
        with self._lock:
            return last_cues(self._cued_state(meeting, language), language, MOST)

    def cues_bytes(self, meeting: str, language: str) -> bytes:
        """Like `cues`; return them as JSON, encoded once for all who join. Raises NotFound, Unavailable."""
        with self._lock:
            state = self._cued_state(meeting, language)
            kept = self._cues.setdefault(meeting, {})
            if language not in kept or kept[language][0] is not state.captions:
                kept[language] = state.captions, encoded(last_cues(state, language, MOST))
            return kept[language][1]

    def _room(self, meeting: str, audience: Audience, state: Meeting) -> SentView:
        rooms = self._shown.setdefault(meeting, {})
        if audience not in rooms:
            seen = self._for_views(meeting, state)
            rooms[audience] = SentView(state.seq, self.made(meeting, seen, audience), seen)
        return rooms[audience]

    def made(self, meeting: str, state: Meeting, audience: Audience) -> CaptionView:
        """Return a view. Raises Unavailable `no_view` for one that cannot be made, a trouble of its meeting."""
        return self._made(meeting, audience, lambda: view(state, audience))

    def _made(self, meeting: str, audience: Audience, make: Callable[[], CaptionView]) -> CaptionView:
        failing = self._failing.setdefault(meeting, set())
        try:
            made = make()
        except Exception as error:
            if audience not in failing:
                log.exception("no_view", meeting=meeting, audience=audience.name, language=audience.language)
            failing.add(audience)
            raise Unavailable("no_view", audience=audience.name, language=audience.language) from error
        failing.discard(audience)
        return made

    def failing(self, meeting: str) -> tuple[Audience, ...]:
        """Return the audiences of a meeting whose view could not be made when it was last tried."""
        return tuple(sorted(self._failing.get(meeting, ()), key=lambda each: (each.name, each.language)))

    def _cued_state(self, meeting: str, language: str) -> Meeting:
        state = self.state(meeting)
        mark = (state.captions.seq, state.captions.changed)
        self._cued.setdefault(meeting, {}).setdefault(language, mark)
        return state

    def _for_views(self, meeting: str, state: Meeting) -> SharedMeeting:
        """Return the state from which all views are made, with the parts that they have in common."""
        held = self._shared.get(meeting)
        if held is None or held.seq != state.seq:
            held = self._shared[meeting] = sharing(state, held)
        return held

    def follow(self, meeting: str) -> None:
        """Read new events and send what changed, and numbers that have waited long enough. Raises Unavailable.

        Additional and late calls do no harm, and a call after a lost notification reads all events.
        """
        with self._lock:
            self._tell(meeting, self._meetings.read(meeting).state)

    def _tell(self, meeting: str, state: Meeting) -> None:
        """Send the rooms of a meeting what is new in its state, and numbers that have waited long enough."""
        grew = state.seq > self._states.get(meeting, Meeting()).seq
        self._states[meeting] = state
        rooms = self._shown.get(meeting, {}).items()
        for audience, shown in sorted(rooms, key=lambda room: AUDIENCES[room[0].name].turn):
            if grew:
                self._look(meeting, audience, shown, self._for_views(meeting, state))
            elif shown.waiting is not None:
                self._show(meeting, audience, shown, shown.waiting, state.seq)
        if grew:
            self._cue(meeting, state)

    def _cue(self, meeting: str, state: Meeting) -> None:
        """Send each language the cues that its screens do not have: the newest, and older ones that changed."""
        rooms = self._cued.get(meeting, {})
        for language, (seq, changed) in rooms.items():
            for cues in news(state, language, seq, changed):
                message = captions_message_bytes(self._epoch(), language, cues)
                self._send("captions", cues_room(meeting, language), message)
            rooms[language] = (state.captions.seq, state.captions.changed)

    def _look(self, meeting: str, audience: Audience, shown: SentView, state: Meeting) -> None:
        """Send a room its view of a newer state, if it is another one; one that cannot be made stays as it was."""
        try:
            fresh = self._made(meeting, audience, lambda: later_view(shown.of, state, audience, shown.newest))
        except Unavailable:
            return
        shown.of = state
        if fresh is not shown.view:
            self._show(meeting, audience, shown, fresh, state.seq)

    def _show(self, meeting: str, audience: Audience, shown: SentView, fresh: CaptionView, seq: int) -> None:
        shown.waiting = None
        made = encoded(fresh)
        if made == shown.json():  # compared as sent: to compare every value of two views takes longer
            return
        if same_but_numbers(shown.view, fresh):
            now_s = self._now_s()
            if now_s < shown.due:
                shown.waiting = fresh
                return
            shown.due = now_s + AUDIENCES[audience.name].numbers_every_s
        shown.show(seq, fresh, made)
        room = view_room(meeting, audience)
        message = view_message_bytes(self._epoch(), seq, audience.name, audience.language, made)
        self._send("view", room, message)

    def cued(self, meeting: str) -> tuple[int, int]:
        """Return the number of the newest cue, and the log number of the last cue change sent here."""
        captions = self._states.get(meeting, Meeting()).captions
        return captions.seq, captions.changed

    def shown(self) -> list[tuple[str, Audience, int]]:
        """Return each room in use and the log number of its last view, for the heartbeat."""
        with self._lock:
            return [
                (meeting, audience, shown.seq)
                for meeting, rooms in self._shown.items()
                for audience, shown in rooms.items()
            ]

    def forget(self, meeting: str, audience: Audience) -> None:
        """Stop making views for an empty room; a meeting without rooms in use is no longer followed."""
        with self._lock:
            self._shown.get(meeting, {}).pop(audience, None)
            self._failing.get(meeting, set()).discard(audience)
            self._drop_unwatched()

    def meetings(self) -> list[str]:
        """Return the ids of the meetings whose state is in memory."""
        return list(self._states)

    def _drop_unwatched(self) -> None:
        """Drop the state of every meeting without a room in use, also if it was read and never watched."""
        with self._lock:
            for meeting in self.meetings():
                if not self._shown.get(meeting):
                    self._drop(meeting)

    def _drop(self, meeting: str) -> None:
        with self._lock:
            for kept in (self._states, self._shared, self._shown, self._cued, self._cues):
                kept.pop(meeting, None)

    def _numbers_due_s(self, *meetings: str) -> float:
        """Return the seconds until waiting numbers of one of these meetings may be sent; infinite when none wait."""
        with self._lock:
            rooms = [shown for meeting in meetings for shown in self._shown.get(meeting, {}).values()]
        return min((max(0.0, shown.due - self._now_s()) for shown in rooms if shown.waiting), default=math.inf)

    def run(self, poll_s: float, running: Callable[[], bool]) -> None:
        """Follow the meetings that a notification names, and every `poll_s` seconds those that grew without one, until
        `running` returns False.
        """
        while running():
            rung = self._bell.wait(min(poll_s, self._numbers_due_s(*self.meetings())))
            self._drop_unwatched()
            for meeting in self.meetings():
                if stream_of(meeting) in rung or self._numbers_due_s(meeting) == 0:
                    self._safely(meeting, poll_s)
            for stream in rung:
                self._after(stream, self._bell.head(stream))
            if self._now_s() - self._looked_s >= poll_s:
                self._looked_s = self._now_s()
                self._follow_unrung(poll_s)

    def _follow_unrung(self, poll_s: float) -> None:
        """Follow the meetings whose log is longer than known here: their notification was lost."""
        try:
            heads = self._meetings.heads() if self._states else {}
        except Unavailable:
            log.warning("store_unavailable")
            return
        for meeting in self.meetings():
            known = self._states.get(meeting)
            head = heads.get(stream_of(meeting), 0)
            if known is not None and known.seq and not head:
                self._drop(meeting)  # erased
            elif known is not None and head > known.seq:
                self._safely(meeting, poll_s)
            else:
                with suppress(Unavailable):
                    self._meetings.known(meeting)  # a state with screens stays held

    def _safely(self, meeting: str, poll_s: float) -> None:
        try:
            with self._lock:
                self._tell(meeting, self._meetings.known(meeting).state)
        except Damaged:
            pass  # the log has said it; its screens keep what they have
        except Unavailable:
            log.warning("store_unavailable", meeting=meeting)
            time.sleep(poll_s)
        except Exception:
            log.exception("publisher_failed", meeting=meeting)
            time.sleep(poll_s)
