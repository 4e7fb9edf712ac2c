"""Makes the text that a booth has in hand: the sentences of a document with what there is of them in a language."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from interp.domain.delegations.mentions import KnownParties
from interp.domain.model.caption_state import Kind, ScriptUnit
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.rules.hand.figures_ahead import SaidSentence, figures_ahead
from interp.domain.rules.hand.reading_pace import ANY_BODY, FastPace, counted, fast, unit_of
from interp.domain.text.document_versions import compared
from interp.domain.text.segments import Segment
from interp.domain.views.hand.text_in_hand import HandLength, HandLine, HandText, SpeechLength, SpeechLengths
from interp.ports import Document, Documents, Revision
from interp.ports.helper_work import helper_task
from interp.service.caption_scripts import HEADINGS
from interp.service.public_texts import usable
from interp.wire import encoded

Units = Callable[[str], Sequence[ScriptUnit]]
Names = Sequence[Mapping[str, str]]


@helper_task()
def hand_text(document: str, speech: str, language: str) -> bytes:
    """Return the text of a speech in hand, as JSON."""
    raise NotImplementedError


@helper_task()
def text_lengths(documents: Sequence[tuple[str, str]]) -> bytes:
    """Return how long the texts of speeches are, as JSON; `documents`: each speech with its document."""
    raise NotImplementedError


class HandTexts:
    """Texts in hand over the documents of one process; `units` returns the caption units of a document.

    `names` returns the names of a meeting's people and parties by language, `parties` the parties of the tables on its
    day, `body` the body that meets; `paces` say from when a language is fast.
    """

    def __init__(
        self, documents: Documents, units: Units, names: Callable[[str | None], Names] = lambda meeting: (),
        parties: Callable[[str | None], KnownParties | None] = lambda meeting: None, paces: Sequence[FastPace] = (),
        body: Callable[[str | None], str] = lambda meeting: "",
    ) -> None:  # fmt: skip
        self._documents, self._units, self._names, self._parties = documents, units, names, parties
        self._paces, self._body = paces, body

    def hand_text(self, document: str, speech: str, language: str) -> bytes:
        """Return the text of a speech in hand, as JSON."""
        return encoded(self.text(document, speech, language))

    def text_lengths(self, documents: Sequence[tuple[str, str]]) -> bytes:
        """Return how long the texts of speeches are, as JSON; one that is gone is left out."""
        found = ((speech, self._documents.document(each)) for speech, each in documents)
        lengths = (SpeechLength(speech, self._length_of(each)) for speech, each in found if each)
        return encoded(SpeechLengths(tuple(lengths)))

    def text(self, document: str, speech: str, language: str) -> HandText:
        """Return the text of a speech in hand: of a document as it is now, drafts too."""
        found = self._documents.document(document)
        if found is None:
            return HandText(speech, language)
        written = self._documents.written(document)
        revisions = self._documents.revisions(document, language)
        segments = self._documents.segments(document)
        steps, spoken = self._spoken(document, segments)
        before, left_out = self._changes(found, segments)
        names, parties = self._names(found.meeting), self._parties(found.meeting)

        def line(number: int, segment: Segment) -> HandLine:
            original, text = _sides(found, segment, written, revisions.get(segment.id))
            kind: Kind = "heading" if _is_heading(segment) else "line"
            figures = figures_ahead(_said(original), _said(text) if text else None, names, parties)
            return HandLine(
                number, segment.id, kind, steps[segment.id], original, text, figures, before.get(segment.id)
            )

        lines = tuple(line(number, each) for number, each in enumerate(spoken, start=1))
        length = self._length(found, spoken)
        return HandText(
            speech, language, found.id, found.version, found.language, found.delivery, lines, length,
            found.created_at, left_out,
        )  # fmt: skip

    def _changes(self, document: Document, segments: Sequence[Segment]) -> tuple[Mapping[str, str], int]:
        """Return what the version before had in place of each sentence it had not, and how many this one lacks."""
        if document.version < 2:
            return {}, 0
        found = compared(self._documents.segments(document.id, document.version - 1), segments)
        before = {new.id: old.text for old, new in found.changed} | {each.id: "" for each in found.added}
        return before, len(found.removed)

    def _spoken(self, document: str, segments: Sequence[Segment]) -> tuple[Counter[str | None], list[Segment]]:
        """Return how many caption units each sentence has, and the sentences that have any."""
        steps = Counter(unit.segment for unit in self._units(document))
        return steps, [each for each in segments if each.id in steps]

    def _length_of(self, document: Document) -> HandLength:
        return self._length(document, self._spoken(document.id, self._documents.segments(document.id))[1])

    def _length(self, document: Document, spoken: Sequence[Segment]) -> HandLength:
        """Return how long a text is that is spoken; its headings are not read out."""
        language = document.language
        count = counted((each.text for each in spoken if not _is_heading(each)), language)
        known = fast(self._paces, language, self._body(document.meeting) or ANY_BODY)
        unit = unit_of(language)
        if known is None:
            return HandLength(count, unit, None, None)
        return HandLength(count, unit, known.per_minute, known.source, known.red)



def meeting_names(state: Meeting) -> tuple[Mapping[str, str], ...]:
    """Return the names of a meeting's people and parties by language; a person's without a translation is as printed.
    """
    found = [
        {text.language: text.value, **{code: version.value for code, version in text.versions}}
        for text in state.texts.values() if text.id.startswith(("person.", "party.")) and text.id.endswith(".name")
    ]  # fmt: skip
    return tuple(found)


def _is_heading(segment: Segment) -> bool:
    return segment.kind in HEADINGS


def _sides(
    document: Document, segment: Segment, written: Mapping[str, str], revision: Revision | None
) -> tuple[T, T | None]:
    """Return a sentence in the original, and in the other language where it is there and may be used."""
    source = written.get(segment.id, document.language)
    original = T(segment.text, source, "original", "source", document.version)
    if revision is None or revision.language == source or not usable(revision):
        return original, None
    standing, origin = revision.standing, revision.origin
    return original, T(revision.value, revision.language, standing, origin, revision.revision)  # type: ignore[arg-type]


def _said(text: T) -> SaidSentence:
    return SaidSentence(text.text, text.language)
