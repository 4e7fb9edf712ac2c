"""Computes chrF, the similarity of a machine translation to a reference: the F-score of shared character n-grams."""

from collections import Counter
from collections.abc import Iterable

LONGEST = 6
WEIGHT = 4  # recall weighs twice as much as precision (beta squared is 4): chrF2, the usual variant


def chrf(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the chrF2 score of pairs of (translation, reference), 0 to 100; 0 for no text at all.

    N-grams of one to six characters are counted without spaces; each length has the same weight.
    """
    shared, made, wanted = Counter[int](), Counter[int](), Counter[int]()
    for draft, person in pairs:
        for length in range(1, LONGEST + 1):
            ours, theirs = _sequences(draft, length), _sequences(person, length)
            shared[length] += (ours & theirs).total()
            made[length] += ours.total() if theirs else 0  # as sacreBLEU counts
            wanted[length] += theirs.total()
    lengths = [length for length in range(1, LONGEST + 1) if made[length] and wanted[length]]
    if not lengths:
        return 0.0
    precision = sum(shared[length] / made[length] for length in lengths) / len(lengths)
    recall = sum(shared[length] / wanted[length] for length in lengths) / len(lengths)
    return 100 * (1 + WEIGHT) * precision * recall / ((WEIGHT * precision + recall) or 1.0)


def _sequences(text: str, length: int) -> Counter[str]:
    letters = "".join(text.split())
    return Counter(letters[place : place + length] for place in range(len(letters) - length + 1))
