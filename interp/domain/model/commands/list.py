"""Commands about lists of speakers: set one as a whole, draw its lots."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import STAFF
from interp.domain.model.speaker_lists import ListOfSpeakers


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
