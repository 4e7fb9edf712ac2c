"""Takes a person's text of a sentence to every same sentence of its document, waiting for one confirmation.

Nothing is stored until then: what waits follows from the revisions.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from interp.domain.model.texts import PUBLIC
from interp.domain.rules.permissions import Actor
from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.errors import BadRequest, NotFound, Refused, Stale
from interp.ports import Document, Documents, Revision
from interp.service.review_desk.review import LOCKED, Edit, Review
from interp.value_types import dataclass

MOST_PLACES = 200
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class SamePlace:
    """A sentence that waits for a correction: its number in the document from 1, its revision (0: none) and text."""

    segment: str
    sentence: int
    revision: int
    value: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's newest text of a sentence, and the same sentences that say something else."""

    segment: str
    sentence: int
    source: str
    value: str
    by: str
    at: int
    places: tuple[SamePlace, ...]


@dataclass(frozen=True, slots=True)
class SameOutcome:
    """What became of a sentence: its newest revision, or the reason why it stayed ("" for none)."""

    segment: str
    revision: int
    refused: str = ""


class SameSentences:
    """Finds and confirms corrections that other sentences wait for; `pause` lets others go first between two."""

    def __init__(self, drafts: Documents, reviewing: Review, pause: Callable[[], None] = lambda: None) -> None:
        self._drafts, self._reviewing, self._pause = drafts, reviewing, pause

    def confirm(
        self, actor: Actor, document: Document, language: str, segment: str, places: Mapping[str, int]
    ) -> tuple[SameOutcome, ...]:
        """Store a person's text of a segment in others of the same source, each over the revision given for it.

        It stands as it does there, with the reason given there. Those that were changed meanwhile or are official stay.
        Raises NotFound `revision` when no person wrote the segment, NotAllowed, BadRequest for too many.
        """
        if len(places) > MOST_PLACES:
            raise BadRequest("invalid", field="places")
        keys = {each.id: key(each.text) for each in self._drafts.segments(document.id)}
        made = self._drafts.revisions(document.id, language).get(segment)
        if segment not in keys or made is None or not is_persons(made):
            raise NotFound("revision", segment=segment[:80])
        outcomes = []
        for place, over in places.items():
            if keys.get(place) != keys[segment]:
                raise NotFound("segment", segment=place[:80])
            edit = Edit(language, made.value, over, made.standing in PUBLIC, made.reason)
            outcomes.append(self._confirmed(actor, document, place, edit))
            self._pause()
        return tuple(outcomes)

    def _confirmed(self, actor: Actor, document: Document, place: str, edit: Edit) -> SameOutcome:
        try:
            return SameOutcome(place, self._reviewing.revise(actor, document, place, edit).revision)
        except (Refused, Stale) as error:
            return SameOutcome(place, edit.from_revision, error.reason)


def is_persons(revision: Revision) -> bool:
    """Return whether a text is a person's own, or was approved by one, and its original has not changed since."""
    theirs = revision.origin == "person" or revision.standing in ("reviewed", "final")
    return theirs and revision.by != MACHINE and not revision.stale


def corrections(segments: Sequence[Segment], have: Mapping[str, Revision]) -> tuple[Correction, ...]:
    """Return the corrections that same sentences wait for, in the document's order."""
    return tuple(_corrections(segments, have))


def _corrections(segments: Sequence[Segment], have: Mapping[str, Revision]) -> Iterator[Correction]:
    for group in same(segments):
        theirs = [each for each in group if each.id in have and is_persons(have[each.id])]
        if not theirs:
            continue
        first = max(theirs, key=lambda each: have[each.id].at)
        made = have[first.id]
        places = [_place(each, have.get(each.id)) for each in group if each.id != first.id]
        waiting = tuple(each for each in places if each.value != made.value and not _locked(have.get(each.segment)))
        if waiting:
            yield Correction(first.id, first.ordinal + 1, first.text, made.value, made.by, made.at, waiting)


def same(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return the groups of two and more segments with the same source, in the order of their first ones."""
    groups: dict[str, list[Segment]] = {}
    for each in segments:
        groups.setdefault(key(each.text), []).append(each)
    return [group for group in groups.values() if len(group) > 1]


def _place(segment: Segment, newest: Revision | None) -> SamePlace:
    return SamePlace(segment.id, segment.ordinal + 1, newest.revision if newest else 0, newest.value if newest else "")


def _locked(newest: Revision | None) -> bool:
    return newest is not None and newest.standing == LOCKED and not newest.stale
