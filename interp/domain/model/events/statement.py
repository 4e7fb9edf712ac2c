"""What happened to the written text of a speech."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.parties import TextStatus


@dataclass(frozen=True, slots=True)
class StatementAttached(Event):
    """The document of a speech as it now is, and what that makes of its text."""

    name: ClassVar[str] = "statement.attached"
    version: ClassVar[int] = 1
    speech: str
    document: str | None = None
    text: TextStatus = "none"
