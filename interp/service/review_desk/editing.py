"""The services of editing at the desk, built together: many sentences, replacing, inserts, notes and terms."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Protocol

from interp.domain.delegations.mentions import KnownParties
from interp.domain.translation.term_list import TermList
from interp.ports import Documents, SentenceNotes, ServiceClock
from interp.service.meetings import Meetings
from interp.service.review_desk.inserts import SentenceInserts
from interp.service.review_desk.replacing import Replacing
from interp.service.review_desk.review import Review
from interp.service.review_desk.selections import Selections
from interp.service.review_desk.sentence_notes import NoteKeeping
from interp.service.review_desk.term_adding import TermAdding
from interp.value_types import dataclass


class ChangedTerms(Protocol):
    """The operator's terms, which can be changed."""

    def __call__(self) -> TermList:
        """Return the present terms."""
        ...

    def stamp(self) -> Hashable:
        """Return what is another after each change."""
        ...

    def references(self) -> Iterator[Mapping[str, tuple[str, ...]]]:
        """Yield the reference terms, by their forms in each language."""
        ...

    def change(self, rewritten: Callable[[str], str]) -> None:
        """Rewrite the list's text. Raises Unavailable."""


@dataclass(frozen=True, slots=True)
class OperatorTerms:
    """The operator's terms, and the States and organizations whose names are terms too."""

    terms: ChangedTerms
    parties: Callable[[], KnownParties | None]


@dataclass(frozen=True, slots=True)
class Editing:
    """What revisers do beside writing one sentence."""

    selections: Selections
    replacing: Replacing
    inserts: SentenceInserts
    notes: NoteKeeping
    terms: TermAdding

    @classmethod
    def of(
        cls, drafts: Documents, notes: SentenceNotes, meetings: Meetings, clock: ServiceClock, reviewing: Review,
        known: OperatorTerms, pause: Callable[[], object],
    ) -> "Editing":  # fmt: skip
        """Return the services on these stores; `pause` lets other requests be answered between two sentences."""
        selections = Selections(drafts, reviewing, pause)
        inserts = SentenceInserts(drafts, meetings, lambda: known.terms().terms, known.parties)
        return cls(
            selections, Replacing(drafts, reviewing, selections), inserts, NoteKeeping(notes, drafts, clock),
            TermAdding(known.terms.change),
        )  # fmt: skip
