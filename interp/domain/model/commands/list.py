"""Commands about lists of speakers: set one as a whole, draw its lots, carry it over into another meeting."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import STAFF
from interp.domain.model.speaker_lists import CarriedList, ListElsewhere, ListOfSpeakers
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class SetList(Command):
    """Set a list of speakers as a whole: its items, its rules, when inscription is open, and who sees it."""

    name: ClassVar[str] = "list.set"
    may: ClassVar[frozenset[str]] = STAFF
    speakers: ListOfSpeakers


@dataclass(frozen=True, slots=True)
class DrawList(Command):
    """Draw the lots of those who wait in a band that is ordered by lot, or enter what was drawn by hand.

    `seed` empty: the id of the command is the seed. `result` has the speeches in the order drawn by hand.
    """

    name: ClassVar[str] = "list.draw"
    may: ClassVar[frozenset[str]] = STAFF
    list: str
    seed: str = ""
    result: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarryList(Command):
    """Carry those who wait on a list over into an item of another meeting, in which the sender may ask the same."""

    name: ClassVar[str] = "list.carry"
    may: ClassVar[frozenset[str]] = STAFF
    list: str
    meeting: str
    item: str


@dataclass(frozen=True, slots=True)
class ReceiveList(Command):
    """Take a list of another meeting on an item, by value."""

    name: ClassVar[str] = "list.receive"
    may: ClassVar[frozenset[str]] = frozenset({"system"})
    source: ListElsewhere
    item: str
    carried: CarriedList


@dataclass(frozen=True, slots=True)
class HandOnList(Command):
    """Record that the other meeting has a list, by the index of its carry; with `why`, that it did not take it."""

    name: ClassVar[str] = "list.hand_on"
    may: ClassVar[frozenset[str]] = frozenset({"system"})
    carry: int
    why: str = ""
