"""Looks a document's sentences up in the memory when it is filed, before any queue, in all its languages at once."""

from collections.abc import Iterator, Mapping, Sequence

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segments import Segment
from interp.drafting.document_drafting import by_language, lacks
from interp.drafting.known_translations import KnownTranslations
from interp.ports import Document, Revision
from interp.value_types import replace

Written = Mapping[str, Mapping[str, Revision]]


class MemoryAtFiling:
    """Returns the revisions of a filed document that need no machine; see service.document_filing.Lookup."""

    def __init__(self, known: KnownTranslations) -> None:
        self._known = known

    def __call__(self, document: Document, segments: Sequence[Segment], have: Written) -> tuple[Revision, ...]:
        """Return a revision for each segment and language that lacks one and is known, numbered after what it has.

        `have` holds the newest revisions by language and segment id; `stale` in it counts against `segments`. Passages
        in another language are looked up in theirs. Raises Unavailable.
        """
        made: list[Revision] = []
        for source, part in by_language(document, segments, {}).items():
            languages = [code for code in MEETING_LANGUAGES if code not in (source, document.language)]
            found = self._known.into(replace(document, language=source), part, languages, segments)
            for language, revisions in found.items():
                made += _lacking(revisions, have.get(language, {}))
        return tuple(made)


def _lacking(found: Mapping[str, Revision], have: Mapping[str, Revision]) -> Iterator[Revision]:
    for segment, revision in found.items():
        before = have.get(segment)
        if lacks(before):
            yield replace(revision, revision=before.revision + 1 if before else 1)
