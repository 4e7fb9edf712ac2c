"""What happened: past tense, frozen, each with a version; a released name is never reused."""

from dataclasses import dataclass
from typing import ClassVar, get_args

from interp.domain.model.clock import Clock
from interp.domain.model.events.caption import CaptionEvent
from interp.domain.model.modalities import Modalities
from interp.domain.model.parties import Person, Speech, SpeechStatus, TextStatus
from interp.domain.model.state import About, Block, Item, ItemStatus
from interp.domain.model.texts import Standing


@dataclass(frozen=True, slots=True)
class MeetingPlanned:
    """A meeting with its whole programme, by value."""

    name: ClassVar[str] = "meeting.planned"
    version: ClassVar[int] = 1
    about: About
    blocks: tuple[Block, ...]
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class MeetingAmended:
    """What the meeting is, as it now is."""

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


@dataclass(frozen=True, slots=True)
class MeetingOpened:
    name: ClassVar[str] = "meeting.opened"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingOpeningUndone:
    """The switch that opened the meeting was taken back: it is planned again."""

    name: ClassVar[str] = "meeting.opening_undone"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingSuspended:
    name: ClassVar[str] = "meeting.suspended"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingResumed:
    name: ClassVar[str] = "meeting.resumed"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingClosed:
    name: ClassVar[str] = "meeting.closed"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MeetingRestricted:
    """Captions and room are open by link only (private), or to everybody."""

    name: ClassVar[str] = "meeting.restricted"
    version: ClassVar[int] = 1
    private: bool


@dataclass(frozen=True, slots=True)
class ItemOpened:
    name: ClassVar[str] = "item.opened"
    version: ClassVar[int] = 1
    item: str
    limit_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ItemAdded:
    name: ClassVar[str] = "item.added"
    version: ClassVar[int] = 1
    item: Item
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ItemAmended:
    """The fields as they now are."""

    name: ClassVar[str] = "item.amended"
    version: ClassVar[int] = 1
    item: str
    title: str
    number: str | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ItemMoved:
    name: ClassVar[str] = "item.moved"
    version: ClassVar[int] = 1
    item: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ItemRemoved:
    name: ClassVar[str] = "item.removed"
    version: ClassVar[int] = 1
    item: str


@dataclass(frozen=True, slots=True)
class ItemClosed:
    name: ClassVar[str] = "item.closed"
    version: ClassVar[int] = 1
    item: str


@dataclass(frozen=True, slots=True)
class SpeechAdded:
    name: ClassVar[str] = "speech.added"
    version: ClassVar[int] = 1
    item: str
    speech: Speech
    after: str | None = None


@dataclass(frozen=True, slots=True)
class SpeechAmended:
    """The fields as they now are."""

    name: ClassVar[str] = "speech.amended"
    version: ClassVar[int] = 1
    speech: str
    language: str | None = None
    limit_ms: int | None = None
    text: TextStatus = "none"


@dataclass(frozen=True, slots=True)
class SpeechMoved:
    name: ClassVar[str] = "speech.moved"
    version: ClassVar[int] = 1
    speech: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class SpeechSkipped:
    name: ClassVar[str] = "speech.skipped"
    version: ClassVar[int] = 1
    speech: str


@dataclass(frozen=True, slots=True)
class StatementAttached:
    """The document of a speech as it now is, and what that makes of its text."""

    name: ClassVar[str] = "statement.attached"
    version: ClassVar[int] = 1
    speech: str
    document: str | None = None
    text: TextStatus = "none"


@dataclass(frozen=True, slots=True)
class SpeechRemoved:
    name: ClassVar[str] = "speech.removed"
    version: ClassVar[int] = 1
    speech: str


@dataclass(frozen=True, slots=True)
class SpeechTopicAmended:
    """What the speech is on now; none any more (`topic` null)."""

    name: ClassVar[str] = "speech.topic_amended"
    version: ClassVar[int] = 1
    speech: str
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class PersonAdded:
    name: ClassVar[str] = "person.added"
    version: ClassVar[int] = 1
    person: Person


@dataclass(frozen=True, slots=True)
class PersonAmended:
    """The person as they now are."""

    name: ClassVar[str] = "person.amended"
    version: ClassVar[int] = 1
    person: Person


@dataclass(frozen=True, slots=True)
class PartyCalled:
    """What follows "the representative of" for a party, by language: no sentence is made of a bare name."""

    name: ClassVar[str] = "party.called"
    version: ClassVar[int] = 1
    party: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartyDescribed:
    """The details as they now are."""

    name: ClassVar[str] = "party.described"
    version: ClassVar[int] = 1
    party: str
    pronunciation: str | None = None
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class FloorArmed:
    name: ClassVar[str] = "floor.armed"
    version: ClassVar[int] = 1
    speech: str | None = None


@dataclass(frozen=True, slots=True)
class FloorGiven:
    name: ClassVar[str] = "floor.given"
    version: ClassVar[int] = 1
    item: str
    speech: str
    language: str | None = None
    limit_ms: int | None = None


@dataclass(frozen=True, slots=True)
class FloorPaused:
    name: ClassVar[str] = "floor.paused"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class FloorResumed:
    name: ClassVar[str] = "floor.resumed"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class FloorEnded:
    name: ClassVar[str] = "floor.ended"
    version: ClassVar[int] = 1
    speech: str


@dataclass(frozen=True, slots=True)
class FloorTimeAdded:
    name: ClassVar[str] = "floor.time_added"
    version: ClassVar[int] = 1
    seconds: int


@dataclass(frozen=True, slots=True)
class FloorLanguageSet:
    name: ClassVar[str] = "floor.language_set"
    version: ClassVar[int] = 1
    language: str


@dataclass(frozen=True, slots=True)
class FloorUndone:
    """The latest switch was taken back; carries by value all that is restored."""

    name: ClassVar[str] = "floor.undone"
    version: ClassVar[int] = 1
    item: str | None = None
    speech: str | None = None
    armed: str | None = None
    language: str | None = None
    speech_clock: Clock | None = None
    item_clock: Clock | None = None
    cue: int = 0
    speeches: tuple[tuple[str, SpeechStatus], ...] = ()
    items: tuple[tuple[str, ItemStatus], ...] = ()


@dataclass(frozen=True, slots=True)
class TextTranslated:
    """A programme text got a version in a language, by value."""

    name: ClassVar[str] = "text.translated"
    version: ClassVar[int] = 1
    text: str
    language: str
    value: str
    standing: Standing
    origin: str
    revision: int


@dataclass(frozen=True, slots=True)
class TextApproved:
    name: ClassVar[str] = "text.approved"
    version: ClassVar[int] = 1
    text: str
    language: str
    revision: int


@dataclass(frozen=True, slots=True)
class BoothLanguageReported:
    name: ClassVar[str] = "booth.language_reported"
    version: ClassVar[int] = 1
    booth: str
    language: str


@dataclass(frozen=True, slots=True)
class BoothDisplayReported:
    name: ClassVar[str] = "booth.display_reported"
    version: ClassVar[int] = 1
    booth: str


@dataclass(frozen=True, slots=True)
class BoothReportDismissed:
    name: ClassVar[str] = "booth.report_dismissed"
    version: ClassVar[int] = 1
    booth: str


@dataclass(frozen=True, slots=True)
class RoomBlanked:
    name: ClassVar[str] = "room.blanked"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class RoomShown:
    name: ClassVar[str] = "room.shown"
    version: ClassVar[int] = 1


Event = (
    MeetingPlanned | MeetingAmended | MeetingOpened | MeetingSuspended | MeetingResumed | MeetingClosed
    | MeetingOpeningUndone | MeetingRestricted
    | ItemOpened | ItemAdded | ItemAmended | ItemMoved | ItemRemoved | ItemClosed
    | SpeechAdded | SpeechAmended | SpeechMoved | SpeechSkipped | StatementAttached
    | SpeechRemoved | SpeechTopicAmended | PersonAdded | PersonAmended
    | PartyCalled | PartyDescribed
    | FloorArmed | FloorGiven | FloorPaused | FloorResumed | FloorEnded | FloorTimeAdded | FloorLanguageSet
    | FloorUndone
    | TextTranslated | TextApproved
    | BoothLanguageReported | BoothDisplayReported | BoothReportDismissed
    | RoomBlanked | RoomShown
    | CaptionEvent
)  # fmt: skip

EVENTS: dict[tuple[str, int], type[Event]] = {(kind.name, kind.version): kind for kind in get_args(Event)}


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its row: the number it has in its stream, and who, when, with which screen.

    `part` counts the events of one command from 1, so that a switch of several events is undone whole.
    """

    seq: int
    at: int
    event: Event
    actor: str = ""
    device: str = ""
    command_id: str = ""
    part: int = 1
