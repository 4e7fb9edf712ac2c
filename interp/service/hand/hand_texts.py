"""Makes the text that a booth has in hand: the sentences of a document with what there is of them in a language."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from interp.domain.model.caption_state import Kind, ScriptUnit
from interp.domain.model.texts import T
from interp.domain.text.segments import Segment
from interp.domain.views.hand.text_in_hand import HandLine, HandText
from interp.ports import Document, Documents, Revision
from interp.ports.helper_work import helper_task
from interp.service.caption_scripts import HEADINGS
from interp.service.public_texts import usable
from interp.wire import encoded

Units = Callable[[str], Sequence[ScriptUnit]]


@helper_task()
def hand_text(document: str, speech: str, language: str) -> bytes:
    """Return the text of a speech in hand, as JSON."""
    raise NotImplementedError


class HandTexts:
    """Texts in hand over the documents of one process; `units` returns the caption units of a document."""

    def __init__(self, documents: Documents, units: Units) -> None:
        self._documents, self._units = documents, units

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
        spoken = [each for each in self._documents.segments(document) if each.id in steps]
        lines = tuple(
            _line(found, number, each, steps[each.id], written, revisions.get(each.id))
            for number, each in enumerate(spoken, start=1)
        )
        return HandText(speech, language, found.id, found.version, found.language, found.delivery, lines)


def _line(
    document: Document, number: int, segment: Segment, steps: int, written: Mapping[str, str],
    revision: Revision | None,
) -> HandLine:  # fmt: skip
    source = written.get(segment.id, document.language)
    original = T(segment.text, source, "original", "source", document.version)
    text = None if revision is None or revision.language == source or not usable(revision) else _text(revision)
    kind: Kind = "heading" if segment.kind in HEADINGS else "line"
    return HandLine(number, segment.id, kind, steps, original, text)


def _text(revision: Revision) -> T:
    standing, origin = revision.standing, revision.origin
    return T(revision.value, revision.language, standing, origin, revision.revision)  # type: ignore[arg-type]
