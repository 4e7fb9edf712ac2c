"""Events of a person of the programme: added, amended."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.parties import Person
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class PersonAdded(Event):
    name: ClassVar[str] = "person.added"
    version: ClassVar[int] = 1
    person: Person


@dataclass(frozen=True, slots=True)
class PersonAmended(Event):
    """The person with the new values."""

    name: ClassVar[str] = "person.amended"
    version: ClassVar[int] = 1
    person: Person
