"""Type and protocol of notes on sentences: comments to a colleague, and flags for later."""

from typing import Literal, Protocol

from interp.ports.review_desk.desk_acts import DeskAct
from interp.value_types import dataclass

NoteKind = Literal["comment", "flag"]


@dataclass(frozen=True, slots=True)
class SentenceNote:
    """A note on a sentence, `at` milliseconds since 1970, UTC; `done_at` None while it is open.

    `account` is who wrote it, by link or name, `author` the name that it is signed with. A flag may be without words.
    """

    id: str
    document: str
    language: str
    sentence: str
    kind: NoteKind
    account: str
    author: str
    words: str
    at: int
    done_at: int | None = None


class SentenceNotes(Protocol):
    """The notes on sentences. Each change counts as a change of the document; with its act it is stored, or neither."""

    def add(self, note: SentenceNote, act: DeskAct | None = None) -> None:
        """Add a note. Raises Unavailable."""

    def settle(self, note: SentenceNote, done_at: int | None, act: DeskAct | None = None) -> None:
        """Set when a note was done, or (None) open it again. Raises Unavailable."""

    def of(self, document: str, language: str) -> list[SentenceNote]:
        """Return the notes on a document in a language, the oldest first. Raises Unavailable."""
