"""Events of the meeting itself: planned, amended, opened to reopened, archived, restricted, lines prepared."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.interpretation import NextMeeting
from interp.domain.model.modalities import Modalities
from interp.domain.model.paper_documents import PaperDocument
from interp.domain.model.parties import Person, Speech
from interp.domain.model.prepared_lines import PreparedLine
from interp.domain.model.state import About, Block, Item
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class MeetingPlanned(Event):
    """A meeting with its complete programme, by value; `documents` are those its paper names, none up to 0.3."""

    name: ClassVar[str] = "meeting.planned"
    version: ClassVar[int] = 1
    about: About
    blocks: tuple[Block, ...]
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    speeches: tuple[Speech, ...]
    documents: tuple[PaperDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingAmended(Event):
    """The new values of the meeting's fields; `interpretation_until` null: the meeting's end.

    `says_unreached`: the public's pages say who may not be reached.
    """

    name: ClassVar[str] = "meeting.amended"
    version: ClassVar[int] = 1
    title: str
    starts_at: int
    ends_at: int
    timezone: str
    theme: str | None
    venue: str
    webcast: str | None
    number: int | None
    modalities: Modalities
    blocks: tuple[Block, ...]
    interpretation_until: int | None = None
    says_unreached: bool = False


@dataclass(frozen=True, slots=True)
class MeetingOpened(Event):
    name: ClassVar[str] = "meeting.opened"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingOpeningUndone(Event):
    """The switch that opened the meeting was undone: the meeting is planned again."""

    name: ClassVar[str] = "meeting.opening_undone"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingSuspended(Event):
    """`reason` null: none was given; `until`: when it is to be resumed, null where that was not said."""

    name: ClassVar[str] = "meeting.suspended"
    version: ClassVar[int] = 1
    reason: str | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingResumed(Event):
    name: ClassVar[str] = "meeting.resumed"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingClosed(Event):
    """`reason` null: none was given."""

    name: ClassVar[str] = "meeting.closed"
    version: ClassVar[int] = 1
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingReopened(Event):
    """A closed meeting is open again."""

    name: ClassVar[str] = "meeting.reopened"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingArchived(Event):
    """A closed meeting is among the archived ones."""

    name: ClassVar[str] = "meeting.archived"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingUnarchived(Event):
    """A meeting is no longer archived; it is closed."""

    name: ClassVar[str] = "meeting.unarchived"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingRestricted(Event):
    """Captions and room are open by link only (private), or to everybody."""

    name: ClassVar[str] = "meeting.restricted"
    version: ClassVar[int] = 1
    private: bool


@dataclass(frozen=True, slots=True)
class MeetingNextSet(Event):
    """The meeting that begins next in the same room, by value; null: none."""

    name: ClassVar[str] = "meeting.next_set"
    version: ClassVar[int] = 1
    next: NextMeeting | None = None


@dataclass(frozen=True, slots=True)
class MeetingLinePrepared(Event):
    """A line for the chair to read out, by value; with an empty text there is none any more.

    `beside`: lines in other languages stay.
    """

    name: ClassVar[str] = "meeting.line_prepared"
    version: ClassVar[int] = 1
    line: PreparedLine
    beside: bool = False
