"""Events of a programme text: translated, approved."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.texts import Standing
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class TextTranslated(Event):
    """A programme text has a new version in a language, by value."""

    name: ClassVar[str] = "text.translated"
    version: ClassVar[int] = 1
    text: str
    language: str
    value: str
    standing: Standing
    origin: str
    revision: int


@dataclass(frozen=True, slots=True)
class TextApproved(Event):
    name: ClassVar[str] = "text.approved"
    version: ClassVar[int] = 1
    text: str
    language: str
    revision: int
