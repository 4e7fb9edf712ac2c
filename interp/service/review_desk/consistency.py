"""Finds where a translation is not the same throughout: sentences with several targets, terms used otherwise.
"""

from collections.abc import Mapping, Sequence

from interp.domain.checks.required_terms import Term, check
from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.ports import Revision
from interp.service.review_desk.same_sentences import Correction, corrections, is_persons, same
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class SentenceAt:
    """A segment and its number in the document, from 1."""

    segment: str
    sentence: int


@dataclass(frozen=True, slots=True)
class OneTarget:
    """One of several translations of a sentence, where it stands, and whether a person wrote or approved it there."""

    value: str
    persons: bool
    places: tuple[SentenceAt, ...]


@dataclass(frozen=True, slots=True)
class TargetConflict:
    """A sentence that is translated in several ways, those of persons first."""

    source: str
    targets: tuple[OneTarget, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term that is not used as the list of terms says: its finding's code and values, and where."""

    code: str
    values: tuple[str, ...]
    places: tuple[SentenceAt, ...]


@dataclass(frozen=True, slots=True)
class Consistency:
    """What is not the same throughout a document in one language, and the corrections that wait for a confirmation."""

    conflicts: tuple[TargetConflict, ...]
    terms: tuple[TermUse, ...]
    waiting: tuple[Correction, ...]


def consistency(
    segments: Sequence[Segment], have: Mapping[str, Revision], source: str, target: str, terms: Sequence[Term]
) -> Consistency:
    """Return what is not the same throughout a text, by its newest revisions in `target`; stale ones do not count."""
    present = {name: each for name, each in have.items() if not each.stale and each.value}
    conflicts = tuple(found for group in same(segments) if (found := _conflict(group, present)))
    return Consistency(conflicts, _terms(segments, present, source, target, terms), corrections(segments, have))


def _conflict(group: Sequence[Segment], have: Mapping[str, Revision]) -> TargetConflict | None:
    by_target: dict[str, list[Segment]] = {}
    for each in group:
        if each.id in have:
            by_target.setdefault(key(have[each.id].value), []).append(each)
    if len(by_target) < 2:
        return None
    targets = [
        OneTarget(have[some[0].id].value, any(is_persons(have[each.id]) for each in some), tuple(map(_at, some)))
        for some in by_target.values()
    ]
    return TargetConflict(group[0].text, tuple(sorted(targets, key=lambda each: not each.persons)))


def _terms(
    segments: Sequence[Segment], have: Mapping[str, Revision], source: str, target: str, terms: Sequence[Term]
) -> tuple[TermUse, ...]:
    found: dict[tuple[str, tuple[str, ...]], list[SentenceAt]] = {}
    for each in segments if terms else ():
        if (revision := have.get(each.id)) is not None:
            for finding in check(each.text, revision.value, source, target, terms):
                found.setdefault((finding.code, finding.values), []).append(_at(each))
    return tuple(TermUse(code, values, tuple(places)) for (code, values), places in found.items())


def _at(segment: Segment) -> SentenceAt:
    return SentenceAt(segment.id, segment.ordinal + 1)
