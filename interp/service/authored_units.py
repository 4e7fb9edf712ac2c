"""Makes translation memory units from the author's translations: reviewed, and not official."""

from collections.abc import Iterable, Mapping
from itertools import permutations

from interp.languages import CODES
from interp.ports.translation import MemoryUnit

STANDING, ORIGIN = "reviewed", "author"


def authored_units(rows: Iterable[Mapping[str, str]], at: int) -> tuple[MemoryUnit, ...]:
    """Return a unit for each row in every ordered pair of the six languages, dated `at`, in the rows' order.

    A row maps language to text, the six versions of a sentence; other keys are ignored. Where two rows have the same
    text in one language, the first one's translation is used.
    """
    found: dict[tuple[str, str, str], MemoryUnit] = {}
    for row in rows:
        for source, target in permutations(CODES, 2):
            unit = MemoryUnit(source, target, row[source], row[target], STANDING, ORIGIN, at=at)
            found.setdefault((source, target, row[source]), unit)
    return tuple(found.values())
