"""Commands about the meeting itself: plan, open to reopen, archive, restrict, amend, prepare lines, set the next."""

from typing import ClassVar, Literal

from interp.domain.model.commands.command import Command
from interp.domain.model.interpretation import NextMeeting
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.paper_documents import PaperDocument
from interp.domain.model.parties import Person, Speech
from interp.domain.model.prepared_lines import PreparedMoment
from interp.domain.model.roles import PRESIDING, STAFF, SYSTEM
from interp.domain.model.state import About, Block, Item
from interp.domain.model.texts import LineText, TitleText
from interp.value_types import dataclass

SuspensionReason = Literal["break", "consultations", "technical", "security", "silence"]
ClosingReason = Literal["end_of_programme", "time", "interpretation", "technical", "security"]


@dataclass(frozen=True, slots=True)
class PlanMeeting(Command):
    """Create a meeting from a confirmed proposal."""

    name: ClassVar[str] = "meeting.plan"
    may: ClassVar[frozenset[str]] = SYSTEM
    about: About
    blocks: tuple[Block, ...]
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    speeches: tuple[Speech, ...]
    documents: tuple[PaperDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenMeeting(Command):
    """Call the meeting to order."""

    name: ClassVar[str] = "meeting.open"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class SuspendMeeting(Command):
    """Suspend the meeting; every clock is paused. `reason` null: none is given; `until`: when it is to be resumed."""

    name: ClassVar[str] = "meeting.suspend"
    may: ClassVar[frozenset[str]] = PRESIDING
    reason: SuspensionReason | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class ResumeMeeting(Command):
    """Resume a suspended meeting; every clock that the suspension paused runs again."""

    name: ClassVar[str] = "meeting.resume"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class CloseMeeting(Command):
    """Declare the meeting closed. `reason` null: none is given."""

    name: ClassVar[str] = "meeting.close"
    may: ClassVar[frozenset[str]] = PRESIDING
    reason: ClosingReason | None = None


@dataclass(frozen=True, slots=True)
class ReopenMeeting(Command):
    """Open a closed meeting again; the clocks run on as after a suspension."""

    name: ClassVar[str] = "meeting.reopen"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class ArchiveMeeting(Command):
    """Put a closed meeting among the archived ones, where nothing of it is changed."""

    name: ClassVar[str] = "meeting.archive"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class UnarchiveMeeting(Command):
    """Unarchive a meeting: it is closed, and listed under its day."""

    name: ClassVar[str] = "meeting.unarchive"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class RestrictMeeting(Command):
    """Make the meeting private, its captions and room open by link only, or public again."""

    name: ClassVar[str] = "meeting.restrict"
    may: ClassVar[frozenset[str]] = STAFF
    private: bool


@dataclass(frozen=True, slots=True)
class AmendMeeting(Command):
    """Change the meeting's details; left out is unchanged, an empty text or 0 clears. Times are milliseconds.

    `says_unreached`: whether the public's pages say who may not be reached.
    """

    name: ClassVar[str] = "meeting.amend"
    may: ClassVar[frozenset[str]] = STAFF
    title: TitleText | None = None
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
    interpretation_until: int | None = None
    says_unreached: bool | None = None


@dataclass(frozen=True, slots=True)
class PrepareLine(Command):
    """Prepare what the chair reads out at the opening, the closing or an item; an empty text takes it away.

    `item`: of an introduction. `language` null: the text is in the meeting's language.
    """

    name: ClassVar[str] = "meeting.prepare_line"
    may: ClassVar[frozenset[str]] = PRESIDING
    moment: PreparedMoment
    text: LineText
    item: str | None = None
    language: MeetingLanguage | None = None


@dataclass(frozen=True, slots=True)
class SetNextMeeting(Command):
    """Record the meeting that begins next in the same room; null: there is none."""

    name: ClassVar[str] = "meeting.set_next"
    may: ClassVar[frozenset[str]] = STAFF | SYSTEM
    next: NextMeeting | None
