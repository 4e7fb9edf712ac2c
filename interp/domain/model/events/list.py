"""Events of a list of speakers: set as a whole, ordered again, carried over between two meetings."""

from typing import ClassVar, Literal

from interp.domain.model.events.event import Event
from interp.domain.model.speaker_lists import CarriedList, Draw, ListElsewhere, ListOfSpeakers, OrderKey
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class ListSet(Event):
    """A list of speakers as it now is, with its own copy of the rules."""

    name: ClassVar[str] = "list.set"
    version: ClassVar[int] = 1
    speakers: ListOfSpeakers


@dataclass(frozen=True, slots=True)
class ListOrdered(Event):
    """The speeches of an item in their new order, and the new keys of those entries that have one.

    `why`: a draw by lot, or other rules. `draw` has what was drawn, with the seed.
    """

    name: ClassVar[str] = "list.ordered"
    version: ClassVar[int] = 1
    list: str
    item: str
    speeches: tuple[str, ...]
    keys: tuple[tuple[str, OrderKey], ...]
    why: Literal["drawn", "rules"]
    draw: Draw | None = None


@dataclass(frozen=True, slots=True)
class ListCarryAsked(Event):
    """A list was to be carried over into an item of another meeting: who waited, in order; nobody calls them here."""

    name: ClassVar[str] = "list.carry_asked"
    version: ClassVar[int] = 1
    list: str
    into: ListElsewhere
    item: str
    speeches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListReceived(Event):
    """A list of another meeting was taken on an item, by value: those who wait are behind all who stand there.

    `speeches`, where they join a list that has entries: the speeches of the item in their new order. `carried` then has
    that list, and all its places by hand.
    """

    name: ClassVar[str] = "list.received"
    version: ClassVar[int] = 1
    source: ListElsewhere
    item: str
    carried: CarriedList
    speeches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListHandedOn(Event):
    """The other meeting has a list, by the index of its carry."""

    name: ClassVar[str] = "list.handed_on"
    version: ClassVar[int] = 1
    carry: int


@dataclass(frozen=True, slots=True)
class ListKept(Event):
    """The other meeting did not take a list, by the index of its carry, for the reason `why`: all wait here again."""

    name: ClassVar[str] = "list.kept"
    version: ClassVar[int] = 1
    carry: int
    why: str
