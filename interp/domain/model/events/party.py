"""Events of a party: its forms in sentences, its pronunciation and seat."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class PartyCalled(Event):
    """The form of a party's name after "the representative of", by language."""

    name: ClassVar[str] = "party.called"
    version: ClassVar[int] = 1
    party: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartyDescribed(Event):
    """The new values of the details."""

    name: ClassVar[str] = "party.described"
    version: ClassVar[int] = 1
    party: str
    pronunciation: str | None = None
    seat: str | None = None
