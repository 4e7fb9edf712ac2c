"""Sets the language of a paragraph of a mixed paper by hand, and has its drafts made again from that language."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.drafting_priority import LATER
from interp.domain.rules.permissions import Actor
from interp.domain.text.segments import Segment
from interp.errors import BadRequest, NotFound, Refused, TooMany
from interp.ports import Conflict, Document, Documents, DraftingQueue, DraftRequests, Job, Revision, ServiceClock
from interp.ports.documents import NOT_ORIGINAL_BY, ORIGINAL_BY, ORIGINAL_ORIGIN
from interp.ports.draft_requests import DRAFT_AGAIN
from interp.service.desk_acts import act
from interp.service.materials import check_works
from interp.service.review_desk.review import LOCKED


class PassageLanguages:
    """What persons say of the language of a paragraph: it counts before what was found in its words."""

    def __init__(
        self, drafts: Documents, requests: DraftRequests, queue: DraftingQueue, clock: ServiceClock
    ) -> None:
        self._drafts, self._requests, self._queue, self._clock = drafts, requests, queue, clock

    def say(self, actor: Actor, document: Document, segment: str, language: str) -> int:
        """Set the language of the paragraph of a segment; return how many of its sentences had another one.

        Its text becomes the original in that language, after which machine drafts are made again; a text that a person
        wrote or approved in a third language stays. Raises BadRequest, NotAllowed, NotFound `segment`, Refused
        `document_withdrawn`, `official_text` where an official version has one of them, TooMany, Unavailable.
        """
        check_works(actor, document.meeting or "")
        if language not in MEETING_LANGUAGES:
            raise BadRequest("language", languages=list(MEETING_LANGUAGES))
        if document.withdrawn:
            raise Refused("document_withdrawn")
        written = self._drafts.written(document.id)
        was = {each.id: written.get(each.id, document.language) for each in self._paragraph(document, segment)}
        changed = [each for each in self._paragraph(document, segment) if was[each.id] != language]
        if not changed:
            return 0
        now = self._clock.now_ms()
        body = {"to": language, "was": was[segment], "sentences": len(changed)}
        done = act(actor, now, "document.passage_language_set", document, body, language, segment)
        try:
            self._drafts.revise_all(document.id, self._said(document, changed, was, language, now), done)
        except Conflict:  # somebody wrote one of them in the same moment
            raise TooMany("busy") from None
        self._draft_again(actor, document, [each.id for each in changed], language, now)
        return len(changed)

    def _paragraph(self, document: Document, segment: str) -> list[Segment]:
        every = self._drafts.segments(document.id)
        block = next((each.block for each in every if each.id == segment), None)
        if block is None:
            raise NotFound("segment", segment=segment[:80])
        return [each for each in every if each.block == block]

    def _said(
        self, document: Document, changed: Sequence[Segment], was: Mapping[str, str], language: str, now: int
    ) -> list[Revision]:
        """Return the revisions that say so: the text is the original in `language`, and no longer in the one before.

        The latter is older than the request to draft again, so that a draft takes its place.
        """
        made = []
        for code in {language, *was.values()} - {document.language}:
            newest = self._drafts.revisions(document.id, code)
            for each in changed:
                if code not in (language, was[each.id]):
                    continue
                held = newest.get(each.id)
                if held and held.standing == LOCKED and not held.stale:
                    raise Refused("official_text")
                made.append(_own(each, code, held.revision + 1 if held else 1, now, yes=code == language))
        return made

    def _draft_again(
        self, actor: Actor, document: Document, segments: Sequence[str], language: str, now: int
    ) -> None:
        """Queue the drafts of these segments again, in every language but the one they are in and the paper's own if
        they are in that.
        """
        urgent = {job.language: job.priority for job in self._queue.of(document.id)}
        body = {"origin": None, "sentences": len(segments), "segments": list(segments)}
        self._requests.again([
            (
                act(actor, now, DRAFT_AGAIN, document, body, code),
                Job(uuid4().hex, document.id, code, urgent.get(code, LATER), since=now),
            )
            for code in MEETING_LANGUAGES if code != language
        ])  # fmt: skip


def _own(segment: Segment, language: str, revision: int, now: int, *, yes: bool) -> Revision:
    """Return what says that a segment is written in a language, or that it is not."""
    standing, by, at = ("reviewed", ORIGINAL_BY, now) if yes else ("draft", NOT_ORIGINAL_BY, now - 1)
    return Revision(segment.id, language, revision, segment.text, standing, ORIGINAL_ORIGIN, by=by, at=at)
