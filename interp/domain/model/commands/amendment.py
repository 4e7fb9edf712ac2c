"""What a new version of the paper asks for: the meeting itself, its people, and speeches that are no longer planned."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.roles import STAFF, Code
from interp.domain.model.state import Block


@dataclass(frozen=True, slots=True)
class AmendMeeting:
    """Change what the meeting is; a field left out stays, an empty text or a 0 goes. Times are milliseconds."""

    name: ClassVar[str] = "meeting.amend"
    may: ClassVar[frozenset[str]] = STAFF
    title: str | None = None
    theme: str | None = None
    venue: str | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    timezone: str | None = None
    webcast: str | None = None
    number: int | None = None
    floor_limit_ms: int | None = None
    members_limit_ms: int | None = None
    blocks: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Bring a person into the programme, who can then be given speeches."""

    name: ClassVar[str] = "person.add"
    may: ClassVar[frozenset[str]] = STAFF
    called: str
    honorific: str | None = None
    functions: tuple[str, ...] = ()
    affiliation: str | None = None
    language: Code = "en"


@dataclass(frozen=True, slots=True)
class AmendPerson:
    """Change a person of the programme; a field left out stays, an empty one goes."""

    name: ClassVar[str] = "person.amend"
    may: ClassVar[frozenset[str]] = STAFF
    person: str
    called: str | None = None
    honorific: str | None = None
    functions: tuple[str, ...] | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveSpeech:
    """Take a speech that has not been held off the programme."""

    name: ClassVar[str] = "speech.remove"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
