"""Makes translation memory units and a document's texts from the author's own: reviewed, and not official."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.ports.documents import ORIGINAL_BY, ORIGINAL_ORIGIN, Revision
from interp.ports.translation import MemoryUnit

STANDING, ORIGIN = "reviewed", "author"


def authored_units(rows: Iterable[Mapping[str, str]], at: int) -> tuple[MemoryUnit, ...]:
    """Return a unit for each row in every ordered pair of the six languages, dated `at`, in the rows' order.

    A row maps language to text, the six versions of a sentence; other keys are ignored. Where two rows have the same
    text in one language, the first one's translation is used.
    """
    found: dict[tuple[str, str, str], MemoryUnit] = {}
    for row in rows:
        for source, target in permutations(MEETING_LANGUAGES, 2):
            unit = MemoryUnit(source, target, row[source], row[target], STANDING, ORIGIN, at=at)
            found.setdefault((source, target, row[source]), unit)
    return tuple(found.values())


def authored_revisions(
    segments: Sequence[Segment], language: str, rows: Iterable[Mapping[str, str]], at: int
) -> tuple[Revision, ...]:
    """Return the first revisions, dated `at`, of the segments of a text in `language` that stand in one of the rows."""
    known = {key(row[language]): row for row in rows}
    return tuple(
        Revision(segment.id, code, 1, row[code], STANDING, ORIGIN, by=ORIGIN, at=at)
        for segment in segments
        if (row := known.get(key(segment.text)))
        for code in MEETING_LANGUAGES
        if code != language
    )


def original_revisions(
    segments: Sequence[Segment], languages: Mapping[int, str | None], at: int
) -> tuple[Revision, ...]:
    """Return what the segments of a mixed paper already say in their own languages, given by block.

    A block whose language is none of the six has nothing.
    """
    return tuple(
        Revision(each.id, code, 1, each.text, STANDING, ORIGINAL_ORIGIN, by=ORIGINAL_BY, at=at)
        for each in segments
        if (code := languages.get(each.block)) in MEETING_LANGUAGES
    )


def lacking(segments: Sequence[Segment], language: str, known: Iterable[Revision]) -> list[str]:
    """Return the languages other than the text's own in which a segment has no revision in `known`."""
    have = {(each.segment, each.language) for each in known}
    others = (code for code in MEETING_LANGUAGES if code != language)
    return [code for code in others if any((segment.id, code) not in have for segment in segments)]
