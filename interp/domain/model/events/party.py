"""What happened to a party: who may have the floor."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.events.event import Event


@dataclass(frozen=True, slots=True)
class PartyCalled(Event):
    """What follows "the representative of" for a party, by language: no sentence is made of a bare name."""

    name: ClassVar[str] = "party.called"
    version: ClassVar[int] = 1
    party: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartyDescribed(Event):
    """The details as they now are."""

    name: ClassVar[str] = "party.described"
    version: ClassVar[int] = 1
    party: str
    pronunciation: str | None = None
    seat: str | None = None
