"""What a translator may insert by a key into a sentence: pieces of the original, and terms with their translations."""

from collections.abc import Callable, Sequence

from interp.domain.checks.required_terms import Term
from interp.domain.delegations.mentions import KnownParties
from interp.domain.translation.placeables import KnownTerm, Placeable, placeables, terms_in
from interp.errors import NotFound
from interp.ports import Document, Documents
from interp.service.meetings import Meetings
from interp.service.review_desk.review import names_of
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Inserts:
    """The pieces and terms of one sentence, at most nine of each, in the order of the text."""

    placeables: tuple[Placeable, ...]
    terms: tuple[KnownTerm, ...]


class SentenceInserts:
    """Finds pieces and terms in the sentences of a meeting's documents."""

    def __init__(
        self, drafts: Documents, meetings: Meetings, terms: Callable[[], Sequence[Term]],
        parties: Callable[[], KnownParties | None],
    ) -> None:  # fmt: skip
        self._drafts, self._meetings, self._terms, self._parties = drafts, meetings, terms, parties

    def of(self, document: Document, segment: str, language: str) -> Inserts:
        """Return what can be inserted into the translation of a sentence. Raises NotFound."""
        text = next((each.text for each in self._drafts.segments(document.id) if each.id == segment), None)
        if text is None:
            raise NotFound("segment", segment=segment[:80])
        names = names_of(self._meetings.state(document.meeting)) if document.meeting else ()
        both = (self._drafts.written(document.id, segment).get(segment, document.language), language)
        return Inserts(placeables(text, *both, names), terms_in(text, *both, self._terms(), self._parties()))
