"""Notes on sentences in memory: the store's guarantees, except durability."""

from dataclasses import replace

from interp.ports import DeskAct, SentenceNote
from tests.fakes_drafting import Shelf


class MemoryNotes:
    """Notes in memory; see ports.sentence_notes."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._notes: dict[str, SentenceNote] = {}

    def add(self, note: SentenceNote, act: DeskAct | None = None) -> None:
        """Add a note."""
        self._notes[note.id] = note
        self._changed(note, act)

    def settle(self, note: SentenceNote, done_at: int | None, act: DeskAct | None = None) -> None:
        """Set when a note was done, or open it again."""
        self._notes[note.id] = replace(note, done_at=done_at)
        self._changed(note, act)

    def of(self, document: str, language: str) -> list[SentenceNote]:
        """Return the notes on a document in a language, the oldest first."""
        here = [each for each in self._notes.values() if (each.document, each.language) == (document, language)]
        return sorted(here, key=lambda note: (note.at, note.id))

    def _changed(self, note: SentenceNote, act: DeskAct | None) -> None:
        self._shelf.note(act)
        self._shelf.touch(note.document)
