"""Commands about items of the programme: open, add, amend, move, remove, close."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import STAFF
from interp.domain.model.texts import NumberText, TitleText
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class OpenItem(Command):
    """Open an item; nobody has the floor in it yet. This is a switch, which can be undone."""

    name: ClassVar[str] = "item.open"
    may: ClassVar[frozenset[str]] = STAFF
    item: str


@dataclass(frozen=True, slots=True)
class AddItem(Command):
    """Add an item after another one, or at the end. `starts_at` is its stated hour, milliseconds since 1970, UTC."""

    name: ClassVar[str] = "item.add"
    may: ClassVar[frozenset[str]] = STAFF
    kind: str
    title: TitleText
    number: NumberText | None = None
    block: str | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    language: MeetingLanguage | None = None
    after: str | None = None
    starts_at: int | None = None


@dataclass(frozen=True, slots=True)
class AmendItem(Command):
    """Change the fields of an item; a field left out is unchanged. A limit or `starts_at` of 0 removes it.

    `language` is the language of a new title.
    """

    name: ClassVar[str] = "item.amend"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
    title: TitleText | None = None
    number: NumberText | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    language: MeetingLanguage | None = None
    starts_at: int | None = None


@dataclass(frozen=True, slots=True)
class MoveItem(Command):
    """Place an item after another one, or first (`after` null)."""

    name: ClassVar[str] = "item.move"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
    after: str | None


@dataclass(frozen=True, slots=True)
class RemoveItem(Command):
    """Remove an item in which nobody has spoken from the programme."""

    name: ClassVar[str] = "item.remove"
    may: ClassVar[frozenset[str]] = STAFF
    item: str


@dataclass(frozen=True, slots=True)
class CloseItem(Command):
    """Declare the consideration of an item closed."""

    name: ClassVar[str] = "item.close"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
