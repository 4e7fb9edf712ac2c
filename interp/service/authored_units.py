"""The author's translations as units of the memory: reviewed, and marked as the author's, which is not official."""

from collections.abc import Iterable, Mapping
from itertools import permutations

from interp.languages import CODES
from interp.ports.translation import MemoryUnit

STANDING, ORIGIN = "reviewed", "author"


def authored_units(rows: Iterable[Mapping[str, str]], at: int) -> tuple[MemoryUnit, ...]:
    """Return a unit for each row in every ordered pair of the six languages, dated `at`, in the rows' order.

    A row is language to text, a sentence's six versions; what else it holds is left out. Where two rows say the same
    in one language, its translation is the first one's.
    """
    found: dict[tuple[str, str, str], MemoryUnit] = {}
    for row in rows:
        for source, target in permutations(CODES, 2):
            unit = MemoryUnit(source, target, row[source], row[target], STANDING, ORIGIN, at=at)
            found.setdefault((source, target, row[source]), unit)
    return tuple(found.values())
