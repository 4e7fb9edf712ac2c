"""Comments and flags of revisers on sentences: written, done, and opened again."""

from collections.abc import Sequence
from uuid import uuid4

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import clean
from interp.errors import BadRequest, NotFound, Refused
from interp.ports import Document, Documents, SentenceNote, SentenceNotes, ServiceClock
from interp.ports.review_desk.sentence_notes import NoteKind
from interp.service.desk_acts import act
from interp.service.materials import check_works, name_of
from interp.value_types import dataclass

LONGEST_NOTE = 1_000


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as written: on a sentence, of a kind, with words; a flag may have none."""

    sentence: str
    kind: NoteKind
    words: str = ""


class NoteKeeping:
    """The notes of a translation section on its documents."""

    def __init__(self, notes: SentenceNotes, drafts: Documents, clock: ServiceClock) -> None:
        self._notes, self._drafts, self._clock = notes, drafts, clock

    def of(self, document: Document, language: str) -> list[SentenceNote]:
        """Return the notes on a document in a language, the oldest first. Raises Unavailable."""
        return self._notes.of(document.id, language)

    def add(self, actor: Actor, document: Document, language: str, new: NewNote) -> SentenceNote:
        """Store a note and return it; a second open flag of a sentence is the first one.

        Raises Refused `empty_text`, NotFound `segment`, BadRequest, NotAllowed, Unavailable.
        """
        [made] = self.add_all(actor, document, language, [new])
        return made

    def add_all(
        self, actor: Actor, document: Document, language: str, new: Sequence[NewNote]
    ) -> tuple[SentenceNote, ...]:
        """Store notes one by one and return them, as `add`; none where one of the sentences is not there."""
        check_works(actor, document.meeting or "")
        if language not in MEETING_LANGUAGES:
            raise BadRequest("language", languages=list(MEETING_LANGUAGES))
        known = {each.id for each in self._drafts.segments(document.id)}
        for each in new:
            if each.sentence not in known:
                raise NotFound("segment", segment=each.sentence[:80])
        return tuple(self._add(actor, document, language, each) for each in new)

    def _add(self, actor: Actor, document: Document, language: str, new: NewNote) -> SentenceNote:
        words = clean(new.words, LONGEST_NOTE)
        if new.kind == "comment" and not words:
            raise Refused("empty_text")
        if new.kind == "flag" and (flag := self._flag(document, language, new.sentence)):
            return flag
        at = self._clock.now_ms()
        made = SentenceNote(
            uuid4().hex[:12], document.id, language, new.sentence, new.kind, actor.link or actor.name, name_of(actor),
            words, at,
        )  # fmt: skip
        self._notes.add(made, act(actor, at, "sentence.noted", document, {"kind": made.kind}, language, new.sentence))
        return made

    def settle(self, actor: Actor, document: Document, language: str, note: str, *, done: bool) -> None:
        """Mark a note as done, or open it again. Raises NotFound `note`, NotAllowed, Unavailable."""
        check_works(actor, document.meeting or "")
        found = next((each for each in self._notes.of(document.id, language) if each.id == note), None)
        if found is None:
            raise NotFound("note", note=note[:80])
        if done == (found.done_at is not None):
            return
        at = self._clock.now_ms()
        what = "sentence.note_done" if done else "sentence.note_opened"
        done_act = act(actor, at, what, document, {"kind": found.kind}, language, found.sentence)
        self._notes.settle(found, at if done else None, done_act)

    def _flag(self, document: Document, language: str, sentence: str) -> SentenceNote | None:
        for each in self._notes.of(document.id, language):
            if each.kind == "flag" and each.sentence == sentence and each.done_at is None:
                return each
        return None
