"""The translation section's progress in memory: the store's guarantees, except durability."""

from interp.ports import DeskAct, Progress, Revision
from tests.fakes_drafting import MemoryDrafts, Shelf

APPROVED = ("auto", "reviewed", "final")


class MemorySection:
    """Counts and names in memory; see ports.Section."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._drafts = shelf, MemoryDrafts(shelf)
        self._names: dict[tuple[str, str], str] = {}
        self.asked = 0

    def totals(self, meeting: str) -> dict[str, int]:
        """Return how many segments each document has."""
        found = {each.id: len(self._drafts.segments(each.id)) for each in self._drafts.documents(meeting)}
        return {document: count for document, count in found.items() if count}

    def progress(self, meeting: str) -> dict[tuple[str, str], Progress]:
        """Return how far each document is in each language that has anything."""
        self.asked += 1
        here = {each.id for each in self._drafts.documents(meeting)}
        names = {(document, language) for document, _, language in self._shelf.revisions if document in here}
        found = {(document, language): self._of(document, language) for document, language in names}
        return {name: each for name, each in found.items() if each.drafted}

    def assign(self, document: str, language: str, name: str | None, act: DeskAct | None = None) -> None:
        """Say who revises a document into a language, or nobody."""
        self._names.pop((document, language), None)
        if name is not None:
            self._names[document, language] = name
        self._shelf.note(act)
        self._shelf.touch(document)

    def assigned(self, meeting: str) -> dict[tuple[str, str], str]:
        """Return the names."""
        here = {each.id for each in self._drafts.documents(meeting)}
        return {name: who for name, who in self._names.items() if name[0] in here}

    def _of(self, document: str, language: str) -> Progress:
        now = {each.id for each in self._drafts.segments(document)}
        newest = [each for each in self._drafts.revisions(document, language).values() if each.segment in now]
        open_ = [each for each in newest if each.standing not in APPROVED]
        return Progress(
            document, language, len(newest), len(newest) - len(open_),
            sum(bool({"error", "warning"} & _severities(each)) for each in open_),
            sum("error" in _severities(each) and each.reason is None for each in open_),
            sum(each.origin.endswith("+fixture") for each in newest),
        )  # fmt: skip


def _severities(revision: Revision) -> set[str]:
    return {finding.severity for finding in revision.findings}
