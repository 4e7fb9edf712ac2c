"""Working copies in memory: the store's guarantees, except durability."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from interp.ports import Conflict, CopyPlace, WorkingCopy
from tests.fakes_drafting import Shelf


class MemoryCopies:
    """Working copies in memory; see ports.working_copies."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._rows: dict[tuple[CopyPlace, str, str], WorkingCopy] = {}

    def keep(self, where: CopyPlace, copies: Sequence[WorkingCopy]) -> None:
        """Keep copies, each instead of the one before."""
        if copies and where.document not in self._shelf.documents:
            raise Conflict
        self._rows |= {(where, each.sentence, each.device): each for each in copies}

    def of(self, where: CopyPlace) -> list[WorkingCopy]:
        """Return an account's copies, the newest first."""
        found = [each for (place, _, _), each in self._rows.items() if place == where]
        return sorted(found, key=lambda each: (-each.saved_at, each.sentence))

    def count(self, where: CopyPlace) -> int:
        """Return how many there are."""
        return len(self.of(where))

    def erase(self, where: CopyPlace, device: str, sentences: Mapping[str, int | None]) -> None:
        """Erase those of one device, each as it was read."""
        for sentence, at in sentences.items():
            found = self._rows.get((where, sentence, device))
            if found and at in (None, found.saved_at):
                del self._rows[(where, sentence, device)]

    def erase_of(self, documents: Collection[str]) -> int:
        """Erase all of documents; return how many."""
        found = [key for key in self._rows if key[0].document in documents]
        for key in found:
            del self._rows[key]
        return len(found)

    def counts(self) -> dict[str, int]:
        """Return how many each document has."""
        return dict(Counter(place.document for place, _, _ in self._rows))
