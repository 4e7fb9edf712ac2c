"""Reads what became of the drafts of a meeting's documents, or of all, for the measures of packages and directions."""

from collections.abc import Iterator

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segments import Segment
from interp.domain.translation.draft_measures import Measures, Sentence, Step, measures
from interp.ports import Document, Documents, Revision
from interp.service.typed_lines import TYPED


def measured(drafts: Documents, meeting: str | None = None) -> tuple[Measures, ...]:
    """Return the measures of the drafts of a meeting, or of every document.

    Withdrawn documents and lines typed live are left out. It reads every revision: nothing for the event loop.
    Raises Unavailable.
    """
    documents = drafts.documents(meeting)
    kept = [each for each in documents if not each.withdrawn and each.kind != TYPED]
    return measures(sentence for document in kept for sentence in _sentences(drafts, document))


def _sentences(drafts: Documents, document: Document) -> Iterator[Sentence]:
    """Yield each sentence of a document in each other language; without revisions of an earlier sentence."""
    steps: dict[tuple[str, str], list[Step]] = {}
    for each in drafts.all_revisions(document.id):
        if not each.stale:
            steps.setdefault((each.segment, each.language), []).append(_step(each))
    for segment in drafts.segments(document.id):
        for language in MEETING_LANGUAGES:
            if language != document.language:
                yield _sentence(document, segment, language, steps.get((segment.id, language), []))


def _sentence(document: Document, segment: Segment, language: str, steps: list[Step]) -> Sentence:
    return Sentence(document.id, document.language, language, segment.text, tuple(steps))


def _step(made: Revision) -> Step:
    found = tuple(each.check for each in made.findings if each.severity != "info")
    return Step(made.value, made.standing, made.origin, made.by, made.at, found)
