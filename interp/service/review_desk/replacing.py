"""Replaces words throughout a translation: first shows every sentence before and after, then changes those chosen."""

from collections.abc import Sequence

from interp.domain.rules.permissions import Actor
from interp.domain.translation.text_replacement import Search, replaced
from interp.errors import Refused
from interp.ports import Document, Documents, Revision
from interp.service.review_desk.review import LOCKED, Edit, Review, lines_of
from interp.service.review_desk.selections import Chosen, Outcome, Selections
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Replacement:
    """A sentence that would change: its revision and standing, the text before and after."""

    segment: str
    revision: int
    standing: str
    before: str
    after: str


class Replacing:
    """Replaces words in the sentences of a document."""

    def __init__(self, drafts: Documents, reviewing: Review, selections: Selections) -> None:
        self._drafts, self._reviewing, self._selections = drafts, reviewing, selections

    def preview(self, document: Document, language: str, search: Search) -> tuple[Replacement, ...]:
        """Return the sentences that would change, in order; official texts do not. Raises BadRequest `empty_text`."""
        made = []
        for line in lines_of(self._drafts, document, language):
            found = line.revision
            if not found or (found.standing == LOCKED and not found.stale):
                continue
            after = replaced(found.value, search, language)
            if after != found.value:
                made.append(Replacement(line.segment.id, found.revision, found.standing, found.value, after))
        return tuple(made)

    def replace(
        self, actor: Actor, document: Document, language: str, search: Search, chosen: Sequence[Chosen]
    ) -> Outcome:
        """Replace in the sentences chosen, which are drafts afterwards; one that somebody changed since is refused.

        Raises BadRequest, NotAllowed.
        """
        replaced("", search, language)  # what cannot be looked for is told before anything changes
        newest = self._drafts.revisions(document.id, language)

        def changed(each: Chosen) -> Revision:
            found = newest.get(each.segment)
            text = replaced(found.value, search, language) if found else ""
            if found and found.revision == each.from_revision and text == found.value:
                raise Refused("nothing_to_replace")
            return self._reviewing.revise(actor, document, each.segment, Edit(language, text, each.from_revision))

        return self._selections.each(chosen, changed)
