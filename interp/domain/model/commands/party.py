"""The command that describes the party of a speech: its pronunciation and seat."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import STAFF
from interp.domain.model.texts import SeatText
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class DescribeParty(Command):
    """Set the pronunciation and the seat or microphone of a speech's party; left out is unchanged, empty clears."""

    name: ClassVar[str] = "party.describe"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    pronunciation: str | None = None
    seat: SeatText | None = None
