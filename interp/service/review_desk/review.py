"""Review at the desk: shows drafts with findings and matches, stores, approves and restores revisions."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import structlog

from interp.domain.captions.text_to_cues import caption_findings, cue_texts
from interp.domain.checks import Name, SharedWords
from interp.domain.checks.required_terms import Term
from interp.domain.delegations.mentions import KnownParties
from interp.domain.model.findings import Finding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from interp.domain.model.texts import PUBLIC
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import clean
from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.domain.translation.lexicon import Lexicon, kept_in
from interp.errors import BadRequest, NotFound, Refused, Stale, Unavailable
from interp.ports import Conflict, Document, Documents, Match, Memory, MemoryUnit, Revision, ServiceClock
from interp.ports.documents import foreign
from interp.service.desk_acts import act
from interp.service.materials import check_works, name_of
from interp.service.meetings import Meetings
from interp.value_types import dataclass, replace

log = structlog.get_logger(__name__)
LONGEST_TEXT, LONGEST_REASON, LONGEST_PHRASE = 4_000, 300, 200
LOCKED = "final"
ReasonCode = Literal["check_wrong", "original_wrong", "as_delivered", "official_wording", "other"]
HAN = re.compile("[一-鿿]")
WORDS, LETTERS = 2, 8  # of a reason in own words: one of the two


@dataclass(frozen=True, slots=True)
class Edit:
    """A reviser's edit of a segment: the text, the revision it replaces (0: none), and whether it is approved.

    `reason` overrules findings; `reason_code` is which of the desk's list it is, "other" for one in own words, None
    where a program does not say.
    """

    language: str
    text: str
    from_revision: int
    approve: bool = False
    reason: str | None = None
    reason_code: ReasonCode | None = None


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A segment with its text in one language, and in a second one when requested.

    `language` is that of the segment's own text where it is not the document's.
    """

    segment: Segment
    revision: Revision | None
    beside: Revision | None = None
    language: str | None = None


class Review:
    """The desk's work on the texts of a meeting."""

    def __init__(
        self, drafts: Documents, memory: Memory, meetings: Meetings, clock: ServiceClock,
        terms: Callable[[], Sequence[Term]] = tuple, parties: Callable[..., KnownParties | None] = lambda: None,
        shared: Callable[[], SharedWords] = dict,
    ) -> None:  # fmt: skip
        """`terms` returns the operator's present terms, `parties` the States and organizations looked for, and
        `shared` the words that two languages write alike; the last two are made at the first call. `parties` takes
        what it calls between pieces of that work, if anything.
        """
        self._drafts, self._memory, self._meetings, self._clock = drafts, memory, meetings, clock
        self._terms, self._parties, self._shared = terms, parties, shared

    def lines(self, document: Document, language: str, beside: str | None = None) -> list[ReviewLine]:
        """Return the segments of a document, each with its newest text in a language and in a second one."""
        return lines_of(self._drafts, document, language, beside)

    def history(self, document: Document, segment: str, language: str) -> list[Revision]:
        """Return every revision of a segment in a language, the oldest first."""
        return self._drafts.history(document.id, segment, language)

    def matches(self, document: Document, segment: str, language: str) -> tuple[Match, ...]:
        """Return the memory matches of a segment, best first. Raises NotFound, Unavailable."""
        segments = self._drafts.segments(document.id)
        place = _place(segments, segment)
        before, after = _neighbours(segments, place)
        return self._memory.matches(
            self._written(document, segment), language, segments[place].text, before=before, after=after,
            document=document.symbol, meeting=document.meeting,
        )

    def concordance(self, source: str, target: str, phrase: str, meeting: str | None = None) -> tuple[MemoryUnit, ...]:
        """Return earlier translations of a phrase that may be found for a meeting.

        Raises BadRequest for an empty phrase, Unavailable.
        """
        looked = clean(phrase, LONGEST_PHRASE)
        if not looked:
            raise BadRequest("empty_text")
        return self._memory.concordance(source, target, looked, meeting=meeting)

    def party_names(self, language: str) -> Mapping[str, str]:
        """Return the names in a language of all States and organizations that findings name by their codes."""
        parties = self._parties()
        return parties.called(language) if parties else {}

    def parties(self) -> KnownParties | None:
        """Return the States and organizations looked for, or None without a table."""
        return self._parties()

    def prepare(self, breathe: Callable[[], None]) -> None:
        """Make what the first check would wait for, in short pieces between which it calls `breathe`."""
        self._parties(breathe)
        self._shared()

    def revise(self, actor: Actor, document: Document, segment: str, edit: Edit) -> Revision:
        """Store a reviser's text, approved if requested, and return the revision; an edit without change stores
        nothing.

        Raises Stale `text_changed` with the newer text, Refused `finding_open` when an error is approved without a
        reason, `reason_short` for a reason in own words that says nothing, `official_text` for the official version,
        `original_language`; BadRequest, NotAllowed, NotFound.
        """
        segments, newest = self._open(actor, document, segment, edit.language, edit.from_revision)
        text = clean(edit.text, LONGEST_TEXT)
        if not text:
            raise Refused("empty_text")
        if edit.reason_code == "other" and not _says_why(edit.reason or ""):
            raise Refused("reason_short")
        source = segments[_place(segments, segment)]
        findings = self._findings(document, source, text, edit.language)
        made = self._made(actor, edit, segment, text, findings, newest)
        if newest and not newest.stale and _same(made, newest):
            return newest
        if made.standing == "reviewed" and _errors(findings) and not made.reason:
            raise Refused("finding_open", findings=[each.code for each in _errors(findings)])
        return self._keep(actor, document, segments, made, _what(made, edit), code=edit.reason_code)

    def restore(
        self, actor: Actor, document: Document, segment: str, language: str, revision: int, from_revision: int
    ) -> Revision:
        """Store an earlier revision as a new one, signed by the actor.

        Raises Stale `text_changed`, NotFound for an unknown revision, and as `revise`.
        """
        segments, _ = self._open(actor, document, segment, language, from_revision)
        history = self._drafts.history(document.id, segment, language)
        if not 0 < revision <= len(history):
            raise NotFound("revision", revision=revision)
        back = replace(
            history[revision - 1], revision=len(history) + 1, by=name_of(actor), at=self._clock.now_ms(), stale=False
        )
        return self._keep(actor, document, segments, back, "restored", was=history[-1])

    def _open(
        self, actor: Actor, document: Document, segment: str, language: str, from_revision: int
    ) -> tuple[list[Segment], Revision | None]:
        """Return the segments of a document and the newest revision, after checking that the actor may revise it."""
        check_works(actor, document.meeting or "")
        if language not in MEETING_LANGUAGES:
            raise BadRequest("language", languages=list(MEETING_LANGUAGES))
        segments = self._drafts.segments(document.id)
        _place(segments, segment)
        if language == self._written(document, segment):
            raise Refused("original_language")
        history = self._drafts.history(document.id, segment, language)
        newest = history[-1] if history else None
        if (newest.revision if newest else 0) != from_revision:
            raise _stale(newest)
        if newest and newest.standing == LOCKED and not newest.stale:
            raise Refused("official_text")
        return segments, newest

    def _findings(self, document: Document, source: Segment, text: str, language: str) -> tuple[Finding, ...]:
        names = names_of(self._meetings.state(document.meeting)) if document.meeting else ()
        terms = self._terms()
        known = Lexicon(names, kept_in(terms), terms, self._parties(), self._shared())
        found = known.faults(source.text, text, self._written(document, source.id), language)
        cues = [each for cue in cue_texts(text, language) for each in caption_findings(cue, language)]
        return tuple(dict.fromkeys((*found, *cues)))

    def _made(
        self, actor: Actor, edit: Edit, segment: str, text: str, findings: tuple[Finding, ...], newest: Revision | None
    ) -> Revision:
        """Return the revision of an edit; an unchanged text keeps its origin, match and standing."""
        kept = newest if newest and newest.value == text else None
        standing = "reviewed" if edit.approve else kept.standing if kept else "draft"
        reason = clean(edit.reason or "", LONGEST_REASON) or (kept.reason if kept else None)
        return Revision(
            segment, edit.language, (newest.revision if newest else 0) + 1, text, standing,
            kept.origin if kept else "person", kept.match if kept else None, kept.score if kept else None,
            findings, name_of(actor), self._clock.now_ms(), reason,
        )  # fmt: skip

    def _keep(
        self, actor: Actor, document: Document, segments: Sequence[Segment], made: Revision, what: str,
        was: Revision | None = None, code: ReasonCode | None = None,
    ) -> Revision:  # fmt: skip
        reason = {"reason": made.reason, **({"reason_code": code} if code else {})} if made.reason else {}
        body = {"standing": made.standing} | reason
        place = (made.language, made.segment, made.revision)
        done = act(actor, made.at, f"text.{what}", document, body, *place)
        try:
            self._drafts.revise(document.id, made, done)
        except Conflict:
            history = self._drafts.history(document.id, made.segment, made.language)
            raise _stale(history[-1] if history else None) from None
        if made.standing in PUBLIC or (was and was.standing in PUBLIC):
            self._remember(document, segments, made)
        return made

    def _remember(self, document: Document, segments: Sequence[Segment], made: Revision) -> None:
        """Add approved text to the memory; a text no longer approved is stored there as a draft."""
        place = _place(segments, made.segment)
        before, after = _neighbours(segments, place)
        source = self._written(document, made.segment)
        unit = MemoryUnit(
            source, made.language, segments[place].text, made.value, made.standing, made.origin,
            document.symbol or document.id, before, after, made.at, made.by, document.id if document.is_closed else "",
        )  # fmt: skip
        try:
            self._memory.add([unit])
        except Unavailable as error:  # the review itself is stored and must not fail
            log.warning("memory_not_fed", document=document.id, segment=made.segment, reason=error.reason)

    def _written(self, document: Document, segment: str) -> str:
        """Return the language a segment is written in."""
        return self._drafts.written(document.id, segment).get(segment, document.language)


def lines_of(drafts: Documents, document: Document, language: str, beside: str | None = None) -> list[ReviewLine]:
    """Return the segments of a document, each with its newest text in a language and in a second one."""
    target = drafts.revisions(document.id, language)
    other = drafts.revisions(document.id, beside) if beside else {}
    written = foreign(drafts.written(document.id), document.language)
    return [
        ReviewLine(each, target.get(each.id), other.get(each.id), written.get(each.id))
        for each in drafts.segments(document.id)
    ]


def names_of(state: Meeting) -> tuple[Name, ...]:
    """Return the names of a meeting's people by language: as printed, and in approved forms.

    A name is used as printed until somebody enters its form in another script.
    """
    made = []
    for person in state.people.values():
        text = state.texts.get(f"person.{person.id}.name")
        entered = {language: version.value for language, version in text.public} if text else {}
        made.append(dict.fromkeys(MEETING_LANGUAGES, person.name) | entered)
    return tuple(made)


def _place(segments: Sequence[Segment], segment: str) -> int:
    found = next((place for place, each in enumerate(segments) if each.id == segment), None)
    if found is None:
        raise NotFound("segment", segment=segment[:80])
    return found


def _neighbours(segments: Sequence[Segment], place: int) -> tuple[str, str]:
    before = key(segments[place - 1].text) if place else ""
    after = key(segments[place + 1].text) if place + 1 < len(segments) else ""
    return before, after


def _says_why(reason: str) -> bool:
    """Return whether a reason in own words is more than a letter or a word that was typed by mistake."""
    said = clean(reason, LONGEST_REASON)
    return len(said.split()) >= WORDS or len(said) >= LETTERS or len(HAN.findall(said)) >= WORDS * 2


def _what(made: Revision, edit: Edit) -> str:
    """Return the name of the act, in the past tense; approving with a reason is also overruling."""
    if edit.approve:
        return "approved"
    return "overruled" if edit.reason and made.reason else "saved"


def _same(made: Revision, newest: Revision) -> bool:
    return (made.value, made.standing, made.reason) == (newest.value, newest.standing, newest.reason)


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [each for each in findings if each.severity == "error"]


def _stale(newest: Revision | None) -> Stale:
    if newest is None:
        return Stale("text_changed", revision=0, value="")
    told = {name: getattr(newest, name) for name in ("revision", "value", "standing", "by", "at")}
    return Stale("text_changed", **told)
