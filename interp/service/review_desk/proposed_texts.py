"""Proposes a person's earlier words for the sentences of a document that no person has translated.

They come from the document itself and from the memory, from 85 per cent; the public is shown none of them before a
person confirms it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from interp.domain.text.memory_matches import REVIEWED, tokens
from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.ports import Document, Documents, Match, Memory, MemoryUnit, PlacedText, Revision
from interp.service.review_desk.same_sentences import Correction, corrections, is_persons
from interp.value_types import dataclass

LEAST = 85  # per cent; below, a match is only listed
PAGE = 20  # sentences without a person's text that are looked up for one answer
COMMON = 0.6  # least share of words in common with a sentence of the same document, before they are compared in order
PERSONS = ("person", "author", "official")
# returns a unit as a match for a text in its place, or None
Grade = Callable[[MemoryUnit, PlacedText, str | None], Match | None]


@dataclass(frozen=True, slots=True)
class ProposedText:
    """A person's earlier words for a segment. `sentence` is where in the document they stand, None: in the memory."""

    segment: str
    match: Match
    sentence: int | None = None
    from_segment: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedPage:
    """The proposals for some sentences; `after` is the last segment that was looked up, None at the end.

    `waiting` are the corrections that same sentences wait for, of the whole document.
    """

    proposals: tuple[ProposedText, ...]
    after: str | None
    waiting: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class _Earlier:
    segment: Segment
    unit: MemoryUnit
    words: frozenset[str]


class ProposedTexts:
    """Looks up the proposals for the sentences of a document in one language."""

    def __init__(self, drafts: Documents, memory: Memory, grade: Grade) -> None:
        self._drafts, self._memory, self._grade = drafts, memory, grade

    def page(self, document: Document, language: str, after: str | None = None) -> ProposedPage:
        """Return the proposals for the next sentences without a person's text, from the first or `after` a segment.

        A proposal that says what stands there already is left out. Raises Unavailable.
        """
        segments = self._drafts.segments(document.id)
        have = self._drafts.revisions(document.id, language)
        begin = next((place + 1 for place, each in enumerate(segments) if each.id == after), 0)
        wanting = [place for place in range(begin, len(segments)) if is_open(have.get(segments[place].id))]
        earlier = list(_earlier(document, segments, have, language))
        made = [self._proposed(document, segments, place, have, language, earlier) for place in wanting[:PAGE]]
        last = segments[wanting[PAGE - 1]].id if len(wanting) > PAGE else None
        return ProposedPage(tuple(each for each in made if each), last, corrections(segments, have))

    def _proposed(
        self, document: Document, segments: Sequence[Segment], place: int, have: Mapping[str, Revision],
        language: str, earlier: Sequence[_Earlier],
    ) -> ProposedText | None:  # fmt: skip
        segment, newest = segments[place], have.get(segments[place].id)
        placed = _placed(segments, place)
        here, remembered = (
            self._here(document, segment, placed, earlier), self._remembered(document, segment, language, placed)
        )  # fmt: skip
        best = max((*here, *remembered), key=_rank, default=None)
        same = best is not None and newest is not None and not newest.stale and newest.value == best.match.target
        return None if same else best

    def _here(
        self, document: Document, segment: Segment, placed: PlacedText, earlier: Sequence[_Earlier]
    ) -> Iterator[ProposedText]:
        words = frozenset(tokens(segment.text, document.language))
        for each in earlier:
            longest = max(len(words), len(each.words))
            if longest and len(words & each.words) < COMMON * longest:
                continue
            match = self._grade(each.unit, placed, document.symbol)
            if match is not None and match.percent >= LEAST:
                yield ProposedText(segment.id, match, each.segment.ordinal + 1, each.segment.id)

    def _remembered(
        self, document: Document, segment: Segment, language: str, placed: PlacedText
    ) -> Iterator[ProposedText]:
        found = self._memory.matches(
            document.language, language, segment.text, before=placed.before, after=placed.after,
            document=document.symbol, meeting=document.meeting,
        )  # fmt: skip
        for match in found:
            if match.percent >= LEAST and (match.unit.standing in REVIEWED or match.unit.origin in PERSONS):
                yield ProposedText(segment.id, match)


def _rank(each: ProposedText) -> tuple[int, bool, int]:
    return each.match.percent, each.sentence is not None, each.match.unit.at


def is_open(newest: Revision | None) -> bool:
    """Return whether a sentence waits for a person: without a text, with a machine's draft, or an outdated text."""
    return newest is None or newest.stale or (newest.by == "machine" and newest.standing == "draft")


def _placed(segments: Sequence[Segment], place: int) -> PlacedText:
    before = key(segments[place - 1].text) if place else ""
    after = key(segments[place + 1].text) if place + 1 < len(segments) else ""
    return PlacedText(segments[place].text, before, after)


def _earlier(
    document: Document, segments: Sequence[Segment], have: Mapping[str, Revision], language: str
) -> Iterator[_Earlier]:
    """Yield what persons wrote in a document, as units of a memory; of one sentence the newest comes first."""
    theirs = [(place, each) for place, each in enumerate(segments) if each.id in have and is_persons(have[each.id])]
    for place, each in sorted(theirs, key=lambda one: -have[one[1].id].at):
        made, placed = have[each.id], _placed(segments, place)
        unit = MemoryUnit(
            document.language, language, each.text, made.value, "reviewed", made.origin,
            document.symbol or document.id, placed.before, placed.after, made.at, made.by,
        )  # fmt: skip
        yield _Earlier(each, unit, frozenset(tokens(each.text, document.language)))
