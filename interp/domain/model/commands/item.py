"""What may be asked about an item of the programme."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import STAFF, Code


@dataclass(frozen=True, slots=True)
class OpenItem(Command):
    """Go to an item; nobody has the floor in it yet. A switch: undo takes it back."""

    name: ClassVar[str] = "item.open"
    may: ClassVar[frozenset[str]] = STAFF
    item: str


@dataclass(frozen=True, slots=True)
class AddItem(Command):
    """Add an item after another one, or at the end."""

    name: ClassVar[str] = "item.add"
    may: ClassVar[frozenset[str]] = STAFF
    kind: str
    title: str
    number: str | None = None
    block: str | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    language: Code | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class AmendItem(Command):
    """Change what an item says; a field left out stays. A limit of 0 takes the limit away.

    `language` is the one a new title is written in.
    """

    name: ClassVar[str] = "item.amend"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
    title: str | None = None
    number: str | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    language: Code | None = None


@dataclass(frozen=True, slots=True)
class MoveItem(Command):
    """Put an item after another one, or first (`after` null)."""

    name: ClassVar[str] = "item.move"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
    after: str | None


@dataclass(frozen=True, slots=True)
class RemoveItem(Command):
    """Take an item nobody has spoken in off the programme."""

    name: ClassVar[str] = "item.remove"
    may: ClassVar[frozenset[str]] = STAFF
    item: str


@dataclass(frozen=True, slots=True)
class CloseItem(Command):
    """Declare the consideration of an item closed."""

    name: ClassVar[str] = "item.close"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
