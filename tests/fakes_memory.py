"""The translation memory in memory: graded like the store's, found by reading all units."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from interp.domain.text.text_key import key
from interp.ports import Document, Match, MemoryUnit, PlacedText
from interp.store.memory.memory_ranking import Wanted, best, graded, newest


class MemoryMemory:
    """Units in memory; see ports.Memory."""

    def __init__(self, document: Callable[[str], Document | None] = lambda _: None) -> None:
        """`document` returns a document by its id."""
        self._units: dict[tuple[str, ...], MemoryUnit] = {}
        self._document = document

    def add(self, units: Sequence[MemoryUnit]) -> None:
        """Keep units, each over one of the same languages, source and context."""
        for each in units:
            name = (each.source_language, each.target_language, key(each.source), each.before, each.after, each.held)
            self._units[name] = each

    def matches(
        self, source: str, target: str, text: str, *, before: str = "", after: str = "",
        document: str | None = None, meeting: str | None = None, most: int = 5,
    ) -> tuple[Match, ...]:  # fmt: skip
        """Return the best units for a text; fuzzy ones only where none is better."""
        wanted = Wanted(text, source, target, before, after, document)
        found = best((graded(each, wanted) for each in self._of(source, target, meeting)), most)
        for floor in (100, 99):
            if found and found[0].percent >= floor:
                return tuple(each for each in found if each.percent >= floor)
        return found

    def certain(
        self, source: str, targets: Sequence[str], texts: Sequence[PlacedText], meeting: str | None = None
    ) -> Mapping[tuple[str, int], Match]:
        """Return the best unit of 99 per cent and more, by target language and the text's place."""
        return {
            (target, place): found[0]
            for target in targets
            for place, (text, before, after) in enumerate(texts)
            if (found := self.matches(source, target, text, before=before, after=after, meeting=meeting, most=1))
            and found[0].percent >= 99
        }

    def concordance(
        self, source: str, target: str, phrase: str, *, meeting: str | None = None, most: int = 20
    ) -> tuple[MemoryUnit, ...]:
        """Return units whose source holds `phrase`, in whatever case."""
        looked = key(phrase).casefold()
        held = [each for each in self._of(source, target, meeting) if looked in key(each.source).casefold()]
        return newest(held, most) if looked else ()

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[MemoryUnit]:
        """Yield the units of a pair of languages, None being any."""
        yield from (
            each
            for each in self._units.values()
            if source in (None, each.source_language) and target in (None, each.target_language) and self._is_open(each)
        )

    def count(self, source: str | None = None, target: str | None = None) -> int:
        """Return how many `units` yields."""
        return sum(1 for _ in self.units(source, target))

    def _of(self, source: str, target: str, meeting: str | None) -> list[MemoryUnit]:
        theirs = [each for name, each in self._units.items() if name[:2] == (source, target)]
        return [each for each in theirs if self._is_open(each, meeting)]

    def _is_open(self, unit: MemoryUnit, meeting: str | None = None) -> bool:
        found = self._document(unit.held) if unit.held else None
        return not unit.held or (found is not None and (not found.is_closed or found.meeting == meeting is not None))
