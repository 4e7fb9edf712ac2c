"""Commands about programme texts and their translations: set, approve, supply."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import SYSTEM, TEXTS
from interp.domain.model.texts import Standing, Wording
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class SetText(Command):
    """Enter a text in a language; `from_revision`, when sent, is the revision it replaces."""

    name: ClassVar[str] = "text.set"
    may: ClassVar[frozenset[str]] = TEXTS
    text: str
    language: MeetingLanguage
    value: Wording
    from_revision: int | None = None


@dataclass(frozen=True, slots=True)
class ApproveText(Command):
    """Approve one revision of a text, so that the public may see it."""

    name: ClassVar[str] = "text.approve"
    may: ClassVar[frozenset[str]] = TEXTS
    text: str
    language: MeetingLanguage
    revision: int


@dataclass(frozen=True, slots=True)
class Supplied:
    """A text in one language with its origin, supplied by a worker or an import."""

    text: str
    language: str
    value: Wording
    standing: Standing
    origin: str


@dataclass(frozen=True, slots=True)
class SupplyTexts(Command):
    """Supply translations that no person typed; at most 50 at a time."""

    name: ClassVar[str] = "text.supply"
    may: ClassVar[frozenset[str]] = SYSTEM
    texts: tuple[Supplied, ...]
