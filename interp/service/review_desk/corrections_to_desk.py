"""Copies edits of captions on air to the desk: a correction to its sentence, a withdrawal to its document."""

from collections.abc import Generator

import structlog

from interp.domain.captions.cue_edits import letters, replaced, unbroken
from interp.domain.model.caption_state import Released, ScriptUnit
from interp.domain.model.events import CaptionCorrected, CaptionsFollowed, CaptionsWithdrawn, Event, Logged
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.streams import stream_of
from interp.domain.model.texts import T
from interp.domain.rules.evolve import evolve, replay
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import BadRequest, NotAllowed, NotFound, Refused, Stale
from interp.ports import Document, Documents, EventLog, ReactorPositions, Revision
from interp.service.materials import Materials
from interp.service.meetings import Meetings
from interp.service.reactors import Steps
from interp.service.review_desk.review import Edit, Review
from interp.service.value_cache import ValueCache

log = structlog.get_logger(__name__)
TRIES = 3
MOST_SEEN = 16  # meetings whose state is held
NAME = "corrections"
HEARD = (CaptionCorrected, CaptionsWithdrawn, CaptionsFollowed)


class LiveCorrections:
    """A reactor: each edit of a person is stored once, as a revision by its author. See service.reactors.

    Its position is stored beside the documents. Without one (a meeting of an earlier release) withdrawals were handled
    by that release, and corrections are compared with the desk's texts again.
    """

    def __init__(
        self, meetings: Meetings, events: EventLog, drafts: Documents, positions: ReactorPositions, reviewing: Review,
        materials: Materials,
    ) -> None:  # fmt: skip
        self._meetings, self._events, self._drafts, self._positions = meetings, events, drafts, positions
        self._reviewing, self._materials = reviewing, materials
        self._seen = ValueCache[str, None, Meeting](MOST_SEEN)

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Copy the edits of a meeting since the last call to the desk, one per step. Raises NotFound, Unavailable."""
        stream, seen = stream_of(meeting), self._seen.last(meeting)
        position = seen.seq if seen else self._positions.position(NAME, stream)
        first = position is None
        before = seen or (_begin(state) if position is None else self._state_at(meeting, position, state))
        news = self._meetings.events(meeting, before.seq) if before.seq < state.seq else []
        if news and not any(map(_is_edit, news)):
            news, before = [], state  # a switch: the states between are of no use
        for logged in news:
            after = evolve(before, logged)
            if _is_edit(logged):
                yield from self._handle(meeting, before, after, logged, first=first)
            before = after
            self._seen.put(meeting, None, before)
        if first:
            self._positions.reached(NAME, stream, before.seq)
        self._seen.put(meeting, None, before)
        return None

    def _state_at(self, meeting: str, position: int, now: Meeting) -> Meeting:
        """Return the state at a position of the log, or now where nobody edited anything since."""
        if not any(map(_is_edit, self._meetings.events(meeting, position))):
            return now
        rows = self._events.read(stream_of(meeting), after=0)
        return replay(each for each in rows if each.seq <= position)

    def _handle(self, meeting: str, before: Meeting, after: Meeting, logged: Logged, *, first: bool) -> Generator[None]:
        """Handle an edit unless another process did, then store that it is handled."""
        stream = stream_of(meeting)
        if logged.seq <= (self._positions.position(NAME, stream) or 0):
            return
        self._hear(meeting, before, after, logged, first=first)
        yield
        self._positions.reached(NAME, stream, logged.seq)
        yield

    def _hear(self, meeting: str, before: Meeting, after: Meeting, logged: Logged, *, first: bool) -> None:
        """Handle the edits of people; withdrawals from before the service started were handled then."""
        match logged.event:
            case CaptionCorrected(unit=unit):
                self._take_back(before, after, logged, unit)
            case CaptionsWithdrawn(document=str() as document) if not first:
                self._withdraw(meeting, document)
            case CaptionsFollowed(speech=speech) if not first:
                had, has = before.captions.following.get(speech), after.captions.following.get(speech)
                if had and had.withdrawn and has and not has.withdrawn:
                    self._bring_back(meeting, has.document, logged)

    def _withdraw(self, meeting: str, document: str) -> None:
        found = self._drafts.document(document)
        if found and found.meeting == meeting and not found.withdrawn:
            self._drafts.withdraw(document, True)

    def _bring_back(self, meeting: str, document: str, logged: Logged) -> None:
        """Restore a document that was withdrawn on air; what the desk withdrew only the desk restores."""
        found = self._drafts.document(document)
        earlier = (each for each in reversed(self._events.read(stream_of(meeting), after=0)) if each.seq < logged.seq)
        last = next((each for each in earlier if _withdrew(each.event, document)), None)
        if found and found.withdrawn and last and last.actor != SYSTEM.name:
            self._materials.withdraw(Actor("staff", logged.actor), meeting, document, withdrawn=False)

    def _take_back(self, before: Meeting, after: Meeting, logged: Logged, unit_id: str) -> None:
        old, new = before.captions.newest(unit_id), after.captions.newest(unit_id)
        document = self._drafts.document(new.unit.document) if new and new.unit.document else None
        if old is None or new is None or document is None:
            return
        for text in new.unit.texts:
            if text != old.unit.text(text.language) and text.language != old.unit.language:
                self._keep(document, after, old, text, logged)

    def _keep(self, document: Document, after: Meeting, old: Released, text: T, logged: Logged) -> None:
        for _ in range(TRIES):
            try:
                if not self._kept(document, after, old.unit, text, logged):
                    log.info("correction_not_placed", document=document.id, unit=old.unit.id)
            except Stale:
                continue  # somebody revised it meanwhile: the correction goes into that text
            except (NotFound, Refused, NotAllowed, BadRequest) as error:
                log.info("correction_not_kept", document=document.id, unit=old.unit.id, code=error.code)
            return

    def _kept(self, document: Document, after: Meeting, old: ScriptUnit, text: T, logged: Logged) -> bool:
        """Apply a correction to the newest text of its sentence; return False when its place is ambiguous."""
        segment, language = old.segment or "", text.language
        history = self._drafts.history(document.id, segment, language)
        if any(each.at >= logged.at and letters(text.text) in letters(each.value) for each in history):
            return True
        value = _sentence(after, old, text, history[-1] if history else None)
        if value is not None:
            self._revise(document, segment, language, value, len(history), logged)
        return value is not None

    def _revise(self, document: Document, segment: str, language: str, value: str, over: int, logged: Logged) -> None:
        """Store a text as reviewed; with an error only a reviser can overrule, as a draft by its author."""
        actor = Actor("staff", logged.actor)
        try:
            self._reviewing.revise(actor, document, segment, Edit(language, value, over, approve=True))
        except Refused as error:
            if error.reason != "finding_open":
                raise
            self._reviewing.revise(actor, document, segment, Edit(language, value, over))


def _is_edit(logged: Logged) -> bool:
    return logged.actor != SYSTEM.name and isinstance(logged.event, HEARD)


def _withdrew(event: Event, document: str) -> bool:
    return isinstance(event, CaptionsWithdrawn) and event.document == document


def _begin(now: Meeting) -> Meeting:
    """Return the state to follow a meeting from: its beginning if a correction may not have been copied yet."""
    by_a_person = (
        text.origin == "person" and text.language != each.unit.language
        for each in now.captions.units if each.unit.document
        for text in each.unit.texts
    )  # fmt: skip
    return Meeting() if now.status != MeetingStatus.CLOSED and any(by_a_person) else now


def _sentence(after: Meeting, old: ScriptUnit, text: T, newest: Revision | None) -> str | None:
    """Return a sentence with one of its captions corrected; None while part of it is on no screen."""
    shown = _captions(after, old)
    said = [unit.text(text.language) for unit in shown]
    place = next((index for index, unit in enumerate(shown) if unit.id == old.id), 0)
    before = "".join(each.text for each in said[:place] if each)
    was = old.text(text.language)
    value = replaced(newest.value, was.text, text.text, before) if newest and was else None
    if value is not None:
        return value
    whole = len(shown) == old.of and all(said)
    return unbroken("\n".join(each.text for each in said if each and each.text)) if whole else None


def _captions(state: Meeting, unit: ScriptUnit) -> list[ScriptUnit]:
    """Return the captions of a unit's sentence that are on the screens, in order."""
    found: dict[int, ScriptUnit] = {}
    for each in state.captions.units:
        if not each.withdrawn and (each.unit.document, each.unit.segment) == (unit.document, unit.segment):
            found[int(each.unit.id.rpartition(".")[2])] = each.unit
    return [found[place] for place in sorted(found)]
