"""Commands about persons of the programme: add, amend."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import STAFF
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class AddPerson(Command):
    """Add a person to the programme, who can then be given speeches."""

    name: ClassVar[str] = "person.add"
    may: ClassVar[frozenset[str]] = STAFF
    called: str
    honorific: str | None = None
    functions: tuple[str, ...] = ()
    affiliation: str | None = None
    language: MeetingLanguage = "en"


@dataclass(frozen=True, slots=True)
class AmendPerson(Command):
    """Change a person of the programme; a field left out is unchanged, an empty one is cleared."""

    name: ClassVar[str] = "person.amend"
    may: ClassVar[frozenset[str]] = STAFF
    person: str
    called: str | None = None
    honorific: str | None = None
    functions: tuple[str, ...] | None = None
    affiliation: str | None = None
