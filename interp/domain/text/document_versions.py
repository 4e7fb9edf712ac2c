"""Compares two versions of a document: which sentences are unchanged, replaced, new or removed."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from interp.domain.text.memory_matches import WORD
from interp.domain.text.segments import Segment
from interp.value_types import dataclass

LIKE = 0.4  # the least share of common words for one sentence to replace another
NEAR = 48  # old sentences compared with a new one for one rare word, and of its own place: the nearest in the order


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions compared. `changed` holds (old, new); every old and new segment appears exactly once."""

    unchanged: tuple[Segment, ...]
    changed: tuple[tuple[Segment, Segment], ...]
    added: tuple[Segment, ...]
    removed: tuple[Segment, ...]

    @property
    def stale(self) -> frozenset[str]:
        """Return the ids of the old version whose translations are no longer valid."""
        return frozenset(each.id for each in (*(old for old, _ in self.changed), *self.removed))

    @property
    def fresh(self) -> frozenset[str]:
        """Return the ids of the new version that need drafting."""
        return frozenset(each.id for each in (*(new for _, new in self.changed), *self.added))


def compared(old: Sequence[Segment], new: Sequence[Segment]) -> Versions:
    """Return what changed from `old` to `new`, each group in the order of its newest version.

    A sentence that moved is unchanged. Between two unchanged ones, sentences replace one another in order, the most
    similar first. The time grows with the number of changed sentences, not with its square: where more than NEAR old
    sentences could be replaced by one, only the nearest are compared.
    """
    before, after = {each.id for each in old}, {each.id for each in new}
    gone, came = list(_changed(old, after)), list(_changed(new, before))
    changed = _replaced(gone, came)
    replaced = {each.id for pair in changed for each in pair}
    return Versions(
        unchanged=tuple(each for each in new if each.id in before),
        changed=tuple(changed),
        added=tuple(each.segment for each in came if each.segment.id not in replaced),
        removed=tuple(each.segment for each in gone if each.segment.id not in replaced),
    )


@dataclass(frozen=True, slots=True)
class _Changed:
    """A segment of one version only. `place` is the id of the last unchanged one before it, '' at the beginning;
    `nth` counts the changed ones from there.
    """

    segment: Segment
    place: str
    nth: int
    words: frozenset[str]


def _changed(segments: Sequence[Segment], staying: set[str]) -> Iterator[_Changed]:
    place, nth = "", 0
    for each in segments:
        if each.id in staying:
            place, nth = each.id, 0
        else:
            yield _Changed(each, place, nth, frozenset(_words(each.text)))
            nth += 1


def _replaced(gone: Sequence[_Changed], came: Sequence[_Changed]) -> list[tuple[Segment, Segment]]:
    alike = sorted(_alike(gone, came))
    taken: set[str] = set()
    pairs = []
    for *_, first, second in alike:
        old, new = gone[first].segment, came[second].segment
        if old.id not in taken and new.id not in taken:
            taken |= {old.id, new.id}
            pairs.append((old, new))
    return sorted(pairs, key=lambda pair: pair[1].ordinal)


def _alike(gone: Sequence[_Changed], came: Sequence[_Changed]) -> Iterator[tuple[float, int, int, int, int]]:
    """Yield the pairs that may replace one another, as keys of their order followed by their positions."""
    common = Counter(word for each in (*gone, *came) for word in each.words)
    index = _index(gone, common)
    groups = _groups(gone)
    for second, new in enumerate(came):
        group = groups.get(new.place, range(0))
        home = group.start + min(new.nth, len(group)) if group else _in_proportion(second, gone, came)
        found = {*_near(group, home)}
        for word in _rare(new.words, common):
            found.update(_near(index.get(word, ()), home))
        for first in found:
            old = gone[first]
            share, same = _share(old.words, new.words), old.place == new.place
            if share >= LIKE or (same and old.segment.kind == new.segment.kind and share > 0):
                yield -(share + same), old.segment.ordinal, new.segment.ordinal, first, second


def _groups(gone: Sequence[_Changed]) -> dict[str, range]:
    """Return for each place the positions of its sentences, which follow one another."""
    groups: dict[str, range] = {}
    for position, each in enumerate(gone):
        groups[each.place] = range(position - each.nth, position + 1)
    return groups


def _in_proportion(second: int, gone: Sequence[_Changed], came: Sequence[_Changed]) -> int:
    """Return where among the old sentences a new one would stand whose place lost none: in proportion."""
    return second * len(gone) // max(1, len(came))


def _index(gone: Sequence[_Changed], common: Mapping[str, int]) -> dict[str, list[int]]:
    """Return for each word the positions of the sentences it is a rare word of, in order."""
    index = defaultdict(list)
    for position, each in enumerate(gone):
        for word in _rare(each.words, common):
            index[word].append(position)
    return index


def _rare(words: frozenset[str], common: Mapping[str, int]) -> list[str]:
    """Return the rarest words of a sentence: so many that another with a share of LIKE has one of its own among them.

    Of two sets ordered by one order, with a share of at least s in common, the first |x| - s|x| + 1 elements of each
    have an element in common.
    """
    kept = len(words) - ceil(LIKE * len(words) - 1e-9) + 1
    return sorted(words, key=lambda word: (common[word], word))[:kept] if words else []


def _near(positions: Sequence[int], home: int) -> Sequence[int]:
    """Return the positions nearest to `home`, at most NEAR."""
    if len(positions) <= NEAR:
        return positions
    first = min(max(0, bisect_left(positions, home) - NEAR // 2), len(positions) - NEAR)
    return positions[first : first + NEAR]


def shared(one: str, other: str) -> float:
    """Return the share of common words of two sentences, 0 to 1; for Chinese, of common character pairs."""
    return _share(frozenset(_words(one)), frozenset(_words(other)))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return both / max(1, len(one) + len(other) - both)


def _words(text: str) -> set[str]:
    folded = text.casefold()
    if any("\u3400" <= letter <= "\u9fff" for letter in folded):
        return {folded[place : place + 2] for place in range(len(folded) - 1)}
    return set(WORD.findall(folded))
