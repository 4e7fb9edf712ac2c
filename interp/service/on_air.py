"""What is corrected on air goes back to the desk: a later release has it, a transcript, and the memory."""

import structlog

from interp.domain.captions import Released, Unit
from interp.domain.cue_edit import letters, replaced, unbroken
from interp.domain.events import Logged
from interp.domain.events_captions import CaptionCorrected
from interp.domain.meeting import evolve
from interp.domain.policy import SYSTEM, Actor
from interp.domain.state import Meeting, MeetingStatus
from interp.domain.texts import T
from interp.errors import BadRequest, NotAllowed, NotFound, Refused, Stale
from interp.ports import Document, Drafts, EventLog, Revision
from interp.service.meetings import Meetings, stream_of
from interp.service.reviewing import Edit, Reviewing

log = structlog.get_logger(__name__)
TRIES = 3


class OnAir:
    """Follows the log for corrections by a person; each is kept once, as a revision signed by whoever made it."""

    def __init__(self, meetings: Meetings, events: EventLog, drafts: Drafts, reviewing: Reviewing) -> None:
        self._meetings, self._events, self._drafts, self._reviewing = meetings, events, drafts, reviewing
        self._seen: dict[str, Meeting] = {}

    def tick(self, meeting: str) -> None:
        """Take back to the desk what was corrected in a meeting since the last time. Raises NotFound, Unavailable."""
        now = self._meetings.state(meeting)
        before = self._seen.get(meeting) or _begin(now)
        if now.captions.changed != before.captions.changed:
            for logged in self._events.read(stream_of(meeting), after=before.seq):
                after = evolve(before, logged)
                if isinstance(logged.event, CaptionCorrected) and logged.actor != SYSTEM.name:
                    self._take_back(before, after, logged, logged.event.unit)
                before = after
        self._seen[meeting] = before if before.seq > now.seq else now

    def _take_back(self, before: Meeting, after: Meeting, logged: Logged, unit_id: str) -> None:
        old, new = before.captions.newest(unit_id), after.captions.newest(unit_id)
        document = self._drafts.document(new.unit.document) if new and new.unit.document else None
        if old is None or new is None or document is None:
            return
        for text in new.unit.texts:
            if text != old.unit.text(text.language) and text.language != document.language:
                self._keep(document, after, old, text, logged)

    def _keep(self, document: Document, after: Meeting, old: Released, text: T, logged: Logged) -> None:
        for _ in range(TRIES):
            try:
                if not self._kept(document, after, old.unit, text, logged):
                    log.info("correction_not_placed", document=document.id, unit=old.unit.id)
            except Stale:
                continue  # somebody wrote at the desk meanwhile: the words go into that text
            except (NotFound, Refused, NotAllowed, BadRequest) as error:
                log.info("correction_not_kept", document=document.id, unit=old.unit.id, code=error.code)
            return

    def _kept(self, document: Document, after: Meeting, old: Unit, text: T, logged: Logged) -> bool:
        """Put a correction into the newest text of its sentence; False when nothing tells where it belongs."""
        segment, language = old.segment or "", text.language
        history = self._drafts.history(document.id, segment, language)
        if any(each.at >= logged.at and letters(text.text) in letters(each.value) for each in history):
            return True
        value = _sentence(after, old, text, history[-1] if history else None)
        if value is not None:
            self._revise(document, segment, language, value, len(history), logged)
        return value is not None

    def _revise(
        self, document: Document, segment: str, language: str, value: str, over: int, logged: Logged
    ) -> None:
        """Keep a text as reviewed; with an error in it that only a reviser can overrule, as a draft by its author."""
        actor = Actor("staff", logged.actor)
        try:
            self._reviewing.revise(actor, document, segment, Edit(language, value, over, approve=True))
        except Refused as error:
            if error.reason != "finding_open":
                raise
            self._reviewing.revise(actor, document, segment, Edit(language, value, over))


def _begin(now: Meeting) -> Meeting:
    """Return the state to follow a meeting from: its beginning if a correction may not have been taken back yet."""
    by_a_person = (
        text.origin == "person" and text.language != each.unit.language
        for each in now.captions.units if each.unit.document
        for text in each.unit.texts
    )  # fmt: skip
    return Meeting() if now.status != MeetingStatus.CLOSED and any(by_a_person) else now


def _sentence(after: Meeting, old: Unit, text: T, newest: Revision | None) -> str | None:
    """Return a sentence with one of its captions corrected; None as long as part of it is nowhere."""
    shown = _captions(after, old)
    said = [unit.text(text.language) for unit in shown]
    place = next((at for at, unit in enumerate(shown) if unit.id == old.id), 0)
    before = "".join(each.text for each in said[:place] if each)
    was = old.text(text.language)
    value = replaced(newest.value, was.text, text.text, before) if newest and was else None
    if value is not None:
        return value
    whole = len(shown) == old.of and all(said)
    return unbroken("\n".join(each.text for each in said if each and each.text)) if whole else None


def _captions(state: Meeting, unit: Unit) -> list[Unit]:
    """Return the captions of a unit's sentence that are on the screens, in order."""
    found: dict[int, Unit] = {}
    for each in state.captions.units:
        if not each.withdrawn and (each.unit.document, each.unit.segment) == (unit.document, unit.segment):
            found[int(each.unit.id.rpartition(".")[2])] = each.unit
    return [found[place] for place in sorted(found)]
