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
from interp.domain.views.hand.text_in_hand import HandLength, HandLine, HandText
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


class HandTexts:
    """Texts in hand over the documents of one process; `units` returns the caption units of a document.

    `names` returns the names of a meeting's people and parties by language, `parties` the parties of the tables on its
    day; `paces` say from when a language is fast.
    """

    def __init__(
        self, documents: Documents, units: Units, names: Callable[[str | None], Names] = lambda meeting: (),
        parties: Callable[[str | None], KnownParties | None] = lambda meeting: None, paces: Sequence[FastPace] = (),
    ) -> None:  # fmt: skip
        self._documents, self._units, self._names, self._parties = documents, units, names, parties
        self._paces = paces

    def hand_text(self, document: str, speech: str, language: str) -> bytes:
        """Return the text of a speech in hand, as JSON."""
        return encoded(self.text(document, speech, language))

    def text(self, document: str, speech: str, language: str) -> HandText:
        """Return the text of a speech in hand: of a document as it is now, drafts too."""
        found = self._documents.document(document)
        if found is None:
            return HandText(speech, language)
        steps = Counter(unit.segment for unit in self._units(document))
        written = self._documents.written(document)
        revisions = self._documents.revisions(document, language)
        segments = self._documents.segments(document)
        spoken = [each for each in segments if each.id in steps]
        before, left_out = self._changes(found, segments)
        names, parties = self._names(found.meeting), self._parties(found.meeting)

        def line(number: int, segment: Segment) -> HandLine:
            original, text = _sides(found, segment, written, revisions.get(segment.id))
            kind: Kind = "heading" if segment.kind in HEADINGS else "line"
            figures = figures_ahead(_said(original), _said(text) if text else None, names, parties)
            return HandLine(
                number, segment.id, kind, steps[segment.id], original, text, figures, before.get(segment.id)
            )

        lines = tuple(line(number, each) for number, each in enumerate(spoken, start=1))
        length = self._length(found.language, lines)
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

    def _length(self, language: str, lines: Sequence[HandLine]) -> HandLength:
        """Return how long the lines are; their headings are not read out."""
        count = counted((each.original.text for each in lines if each.kind == "line"), language)
        known = fast(self._paces, language, ANY_BODY)
        unit = unit_of(language)
        return HandLength(count, unit, known.per_minute, known.source) if known else HandLength(count, unit, None, None)



def meeting_names(state: Meeting) -> tuple[Mapping[str, str], ...]:
    """Return the names of a meeting's people and parties by language; a person's without a translation is as printed.
    """
    found = [
        {text.language: text.value, **{code: version.value for code, version in text.versions}}
        for text in state.texts.values() if text.id.startswith(("person.", "party.")) and text.id.endswith(".name")
    ]  # fmt: skip
    return tuple(found)


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
