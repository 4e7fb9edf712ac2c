"""Events of a document that was attached to a speech as its text, and of the line that a pointer shows in it."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.parties import TextStatus
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class StatementAttached(Event):
    """The new document of a speech, its original language (null in events of releases up to 0.3), its text's status.

    `closed`: the text is not public as a whole.
    """

    name: ClassVar[str] = "statement.attached"
    version: ClassVar[int] = 1
    speech: str
    document: str | None = None
    text: TextStatus = "none"
    language: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class StatementPointed(Event):
    """A pointer shows the booths which line the speaker reads, of `of`; 0 before the first."""

    name: ClassVar[str] = "statement.pointed"
    version: ClassVar[int] = 1
    speech: str
    line: int
    of: int
