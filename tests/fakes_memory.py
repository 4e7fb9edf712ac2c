"""The translation memory in memory: graded like the store's, found by reading all units."""

from collections.abc import Iterator, Mapping, Sequence

from interp.domain.text.text_key import key
from interp.ports import Match, MemoryUnit, PlacedText
from interp.store.memory.memory_ranking import Wanted, best, graded, newest


class MemoryMemory:
    """Units in memory; see ports.Memory."""

    def __init__(self) -> None:
        self._units: dict[tuple[str, ...], MemoryUnit] = {}

    def add(self, units: Sequence[MemoryUnit]) -> None:
        """Keep units, each over one of the same languages, source and context."""
        for each in units:
            name = (each.source_language, each.target_language, key(each.source), each.before, each.after)
            self._units[name] = each

    def matches(
        self, source: str, target: str, text: str, *, before: str = "", after: str = "",
        document: str | None = None, most: int = 5,
    ) -> tuple[Match, ...]:  # fmt: skip
        """Return the best units for a text; fuzzy ones only where none is better."""
        wanted = Wanted(text, source, target, before, after, document)
        found = best((graded(each, wanted) for each in self._of(source, target)), most)
        for floor in (100, 99):
            if found and found[0].percent >= floor:
                return tuple(each for each in found if each.percent >= floor)
        return found

    def certain(
        self, source: str, targets: Sequence[str], texts: Sequence[PlacedText]
    ) -> Mapping[tuple[str, int], Match]:
        """Return the best unit of 99 per cent and more, by target language and the text's place."""
        return {
            (target, place): found[0]
            for target in targets
            for place, (text, before, after) in enumerate(texts)
            if (found := self.matches(source, target, text, before=before, after=after, most=1))
            and found[0].percent >= 99
        }

    def concordance(self, source: str, target: str, phrase: str, *, most: int = 20) -> tuple[MemoryUnit, ...]:
        """Return units whose source holds `phrase`, in whatever case."""
        looked = key(phrase).casefold()
        held = [each for each in self._of(source, target) if looked in key(each.source).casefold()]
        return newest(held, most) if looked else ()

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[MemoryUnit]:
        """Yield the units of a pair of languages, None being any."""
        yield from (
            each
            for each in self._units.values()
            if source in (None, each.source_language) and target in (None, each.target_language)
        )

    def count(self, source: str | None = None, target: str | None = None) -> int:
        """Return how many `units` yields."""
        return sum(1 for _ in self.units(source, target))

    def _of(self, source: str, target: str) -> list[MemoryUnit]:
        return [each for name, each in self._units.items() if name[:2] == (source, target)]
