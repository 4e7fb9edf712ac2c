"""Compares two versions of a document: which sentences are unchanged, replaced, new or removed."""

from collections.abc import Sequence
from dataclasses import dataclass

from interp.domain.text.memory_matches import WORD
from interp.domain.text.segments import Segment

LIKE = 0.4  # the least share of common words for one sentence to replace another


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
    similar first.
    """
    before, after = {each.id for each in old}, {each.id for each in new}
    gone = [(_place(old, place, after), each) for place, each in enumerate(old) if each.id not in after]
    came = [(_place(new, place, before), each) for place, each in enumerate(new) if each.id not in before]
    changed = _replaced(gone, came)
    replaced = {each.id for pair in changed for each in pair}
    return Versions(
        unchanged=tuple(each for each in new if each.id in before),
        changed=tuple(changed),
        added=tuple(each for _, each in came if each.id not in replaced),
        removed=tuple(each for _, each in gone if each.id not in replaced),
    )


def _place(segments: Sequence[Segment], place: int, staying: set[str]) -> str:
    """Return the id of the last unchanged segment before this one, '' at the beginning."""
    return next((each.id for each in reversed(segments[:place]) if each.id in staying), "")


def _replaced(
    gone: Sequence[tuple[str, Segment]], came: Sequence[tuple[str, Segment]]
) -> list[tuple[Segment, Segment]]:
    alike = sorted(
        (
            (-(share + (place == other)), old.ordinal, new.ordinal, old, new)
            for place, old in gone
            for other, new in came
            if (share := shared(old.text, new.text)) >= LIKE or (place == other and old.kind == new.kind and share > 0)
        ),
        key=lambda each: each[:3],
    )
    taken: set[str] = set()
    pairs = []
    for *_, old, new in alike:
        if old.id not in taken and new.id not in taken:
            taken |= {old.id, new.id}
            pairs.append((old, new))
    return sorted(pairs, key=lambda pair: pair[1].ordinal)


def shared(one: str, other: str) -> float:
    """Return the share of common words of two sentences, 0 to 1; for Chinese, of common character pairs."""
    words = [_words(text) for text in (one, other)]
    return len(words[0] & words[1]) / max(1, len(words[0] | words[1]))


def _words(text: str) -> set[str]:
    folded = text.casefold()
    if any("\u3400" <= letter <= "\u9fff" for letter in folded):
        return {folded[place : place + 2] for place in range(len(folded) - 1)}
    return set(WORD.findall(folded))
