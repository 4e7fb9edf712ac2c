"""What may be asked about the meeting itself: planned, opened, suspended, resumed, closed, restricted, amended."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.parties import Person, Speech
from interp.domain.model.roles import PRESIDING, STAFF, SYSTEM
from interp.domain.model.state import About, Block, Item


@dataclass(frozen=True, slots=True)
class PlanMeeting(Command):
    """Make a confirmed proposal a meeting."""

    name: ClassVar[str] = "meeting.plan"
    may: ClassVar[frozenset[str]] = SYSTEM
    about: About
    blocks: tuple[Block, ...]
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class OpenMeeting(Command):
    """Call the meeting to order."""

    name: ClassVar[str] = "meeting.open"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class SuspendMeeting(Command):
    """Stop for a short time; every clock holds."""

    name: ClassVar[str] = "meeting.suspend"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class ResumeMeeting(Command):
    """Go on after a suspension; every clock goes on where it stood."""

    name: ClassVar[str] = "meeting.resume"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class CloseMeeting(Command):
    """Declare the meeting closed."""

    name: ClassVar[str] = "meeting.close"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class RestrictMeeting(Command):
    """Make the meeting private, its captions and room open by link only, or open it to everybody again."""

    name: ClassVar[str] = "meeting.restrict"
    may: ClassVar[frozenset[str]] = STAFF
    private: bool


@dataclass(frozen=True, slots=True)
class AmendMeeting(Command):
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
