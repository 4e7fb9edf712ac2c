"""Erasures in memory: what the store promises, except that no file is rewritten."""

from collections.abc import Collection, Mapping, Sequence

from interp.domain.model.streams import stream_of
from interp.errors import NotFound
from interp.ports import Erased
from tests.fakes import MemoryLog, MemoryRefusals
from tests.fakes_drafting import Shelf
from tests.fakes_working_copies import MemoryCopies


class MemoryErasures:
    """Deletes from stores in memory; see ports.erasures."""

    def __init__(self, log: MemoryLog, refusals: MemoryRefusals, shelf: Shelf, copies: MemoryCopies) -> None:
        self._log, self._refusals, self._shelf, self._copies = log, refusals, shelf, copies
        self._erased: dict[str, Erased] = {}
        self._due = False
        self._since: int | None = None

    def erased(self, meeting: str) -> Erased | None:
        """Return what is on record."""
        return self._erased.get(meeting)

    def all(self) -> list[Erased]:
        """Return all of it."""
        return sorted(self._erased.values(), key=lambda each: (each.at, each.meeting))

    def documents(self, meeting: str) -> list[str]:
        """Return the ids."""
        return [each.id for each in self._shelf.documents.values() if each.meeting == meeting]

    def erase_documents(self, documents: Sequence[str], *, memory: bool) -> Mapping[str, int]:
        """Delete documents."""
        self.erase_copies(documents)
        gone = 0
        for each in documents:
            gone += self._shelf.documents.pop(each, None) is not None
            self._shelf.segments.pop(each, None)
            for key in [key for key in self._shelf.revisions if key[0] == each]:
                del self._shelf.revisions[key]
            self._shelf.acts = [act for act in self._shelf.acts if act.document != each]
        self._due = True
        return {"document": gone} if gone else {}

    def erase_meeting(self, meeting: str, at: int, actor: str, reason: str) -> Mapping[str, int]:
        """Delete the log."""
        count = self._log.heads().get(stream_of(meeting))
        if count is None:
            raise NotFound("meeting", meeting=meeting)
        self._log.erase(stream_of(meeting))
        self._refusals.erase(lambda each: each.meeting == meeting)
        self._erased[meeting] = Erased(meeting, at, actor, reason, count, None, "")
        self._due = True
        return {"event": count}

    def erase_copies(self, documents: Collection[str]) -> int:
        """Delete the working copies."""
        self._due = True
        return self._copies.erase_of(documents)

    def erase_refusals(self, before: int, keep: Collection[str]) -> int:
        """Delete the refusals."""
        self._due = True
        return self._refusals.erase(lambda each: each.at < before and each.meeting not in keep)

    def copies(self) -> dict[str, int]:
        """Return how many each document has."""
        return self._copies.counts()

    def refusals(self, before: int, keep: Collection[str]) -> int:
        """Return how many would go."""
        return sum(each.at < before and each.meeting not in keep for each in self._refusals.of())

    def since(self, now: int) -> int:
        """Return the first time that was given."""
        self._since = now if self._since is None else self._since
        return self._since

    def is_due(self) -> bool:
        """Return whether something was erased."""
        return self._due

    def rewrite(self) -> bool:
        """Nothing is in a file."""
        self._due = False
        return True
