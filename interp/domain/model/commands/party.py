"""What may be asked about a party: who may have the floor."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import STAFF


@dataclass(frozen=True, slots=True)
class DescribeParty(Command):
    """Note how the party of a speech is pronounced, and its seat or microphone; left out stays, empty goes."""

    name: ClassVar[str] = "party.describe"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    pronunciation: str | None = None
    seat: str | None = None
