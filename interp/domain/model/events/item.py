"""Events of an item of the programme: opened, added, amended, moved, removed, closed."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.state import Item
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class ItemOpened(Event):
    name: ClassVar[str] = "item.opened"
    version: ClassVar[int] = 1
    item: str
    limit_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ItemAdded(Event):
    name: ClassVar[str] = "item.added"
    version: ClassVar[int] = 1
    item: Item
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ItemAmended(Event):
    """The new values of the fields."""

    name: ClassVar[str] = "item.amended"
    version: ClassVar[int] = 1
    item: str
    title: str
    number: str | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    language: str | None = None
    starts_at: int | None = None


@dataclass(frozen=True, slots=True)
class ItemMoved(Event):
    name: ClassVar[str] = "item.moved"
    version: ClassVar[int] = 1
    item: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ItemRemoved(Event):
    name: ClassVar[str] = "item.removed"
    version: ClassVar[int] = 1
    item: str


@dataclass(frozen=True, slots=True)
class ItemClosed(Event):
    name: ClassVar[str] = "item.closed"
    version: ClassVar[int] = 1
    item: str
