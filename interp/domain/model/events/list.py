"""Events of a list of speakers: set as a whole, ordered again."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from interp.domain.model.events.event import Event
from interp.domain.model.speaker_lists import Draw, ListOfSpeakers, OrderKey


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
