"""Approves many sentences in one call, or undoes that; each that cannot be is reported with its reason."""

from collections.abc import Callable, Sequence

from interp.domain.rules.permissions import Actor
from interp.errors import BadRequest, InterpError, NotFound, Refused, Stale
from interp.ports import Document, Documents, Revision
from interp.service.review_desk.review import Edit, Review
from interp.value_types import dataclass

MOST_CHOSEN = 500


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence and the revision that the reviser saw; `back` is the earlier one to restore."""

    segment: str
    from_revision: int
    back: int = 0


@dataclass(frozen=True, slots=True)
class DoneSentence:
    """A sentence whose revision `was` has been replaced."""

    segment: str
    was: int
    revision: Revision


@dataclass(frozen=True, slots=True)
class NotDone:
    """A sentence left as it was: the reason as in errors, and the codes of the findings that are errors."""

    segment: str
    reason: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each sentence that was chosen."""

    done: tuple[DoneSentence, ...]
    refused: tuple[NotDone, ...]


class Selections:
    """Acts of a reviser on many sentences of a document."""

    def __init__(self, drafts: Documents, reviewing: Review, pause: Callable[[], object]) -> None:
        """`pause` lets other requests be answered between two sentences."""
        self._drafts, self._reviewing, self._pause = drafts, reviewing, pause

    def approve(self, actor: Actor, document: Document, language: str, chosen: Sequence[Chosen]) -> Outcome:
        """Approve sentences as they stand; one with an open error is refused, reason `finding_open`.

        Raises BadRequest `too_many_chosen`, NotAllowed.
        """
        newest = self._drafts.revisions(document.id, language)

        def approved(each: Chosen) -> Revision:
            text = newest[each.segment].value if each.segment in newest else ""
            edit = Edit(language, text, each.from_revision, approve=True)
            return self._reviewing.revise(actor, document, each.segment, edit)

        return self.each(chosen, approved)

    def take_back(self, actor: Actor, document: Document, language: str, chosen: Sequence[Chosen]) -> Outcome:
        """Restore the revision `back` of each sentence. Raises BadRequest `too_many_chosen`, NotAllowed."""

        def restored(each: Chosen) -> Revision:
            return self._reviewing.restore(actor, document, each.segment, language, each.back, each.from_revision)

        return self.each(chosen, restored)

    def each(self, chosen: Sequence[Chosen], work: Callable[[Chosen], Revision]) -> Outcome:
        """Do `work` on each sentence and return what became of it; a refused one stops nothing."""
        if len(chosen) > MOST_CHOSEN:
            raise BadRequest("too_many_chosen", most=MOST_CHOSEN)
        done: list[DoneSentence] = []
        refused: list[NotDone] = []
        for each in chosen:
            self._pause()
            try:
                done.append(DoneSentence(each.segment, each.from_revision, work(each)))
            except (Refused, Stale, NotFound, BadRequest) as error:
                refused.append(NotDone(each.segment, error.reason, _codes(error)))
        return Outcome(tuple(done), tuple(refused))


def _codes(error: InterpError) -> tuple[str, ...]:
    found = error.args_.get("findings")
    return tuple(map(str, found)) if isinstance(found, list) else ()
