"""How like a person's translation a machine's is: chrF, the share of letter sequences that both have."""

from collections import Counter
from collections.abc import Iterable

LONGEST = 6
WEIGHT = 4  # recall counts twice as much as precision, squared: chrF2, as it is usually given


def chrf(pairs: Iterable[tuple[str, str]]) -> float:
    """Return how like the second of each pair the first is, over all pairs, from 0 to 100; 0 for no text at all.

    Sequences of one to six characters are counted, spaces aside; each length weighs the same.
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
    return Counter(letters[at : at + length] for at in range(len(letters) - length + 1))
