"""What people may ask for: imperative, one frozen type each, with the roles that may ask for it."""

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from interp.domain.model.commands.amendment import AddPerson as AddPerson
from interp.domain.model.commands.amendment import AmendMeeting as AmendMeeting
from interp.domain.model.commands.amendment import AmendPerson as AmendPerson
from interp.domain.model.commands.amendment import RemoveSpeech as RemoveSpeech
from interp.domain.model.commands.caption import CaptionCommand
from interp.domain.model.commands.statement import AttachStatement as AttachStatement
from interp.domain.model.parties import Party, Person, Speech, TextStatus
from interp.domain.model.roles import BOOTH, PRESIDING, STAFF, SYSTEM, TEXTS, Code, Role
from interp.domain.model.state import About, Block, Item
from interp.domain.model.texts import Standing


@dataclass(frozen=True, slots=True)
class Target:
    """Where Next leads: an item and the speech in it, None for a round without a list yet."""

    item: str
    speech: str | None = None


@dataclass(frozen=True, slots=True)
class PlanMeeting:
    """Make a confirmed proposal a meeting."""

    name: ClassVar[str] = "meeting.plan"
    may: ClassVar[frozenset[str]] = SYSTEM
    about: About
    blocks: tuple[Block, ...]
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """Call the meeting to order."""

    name: ClassVar[str] = "meeting.open"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class SuspendMeeting:
    """Stop for a short time; every clock holds."""

    name: ClassVar[str] = "meeting.suspend"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class ResumeMeeting:
    """Go on after a suspension; every clock goes on where it stood."""

    name: ClassVar[str] = "meeting.resume"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class CloseMeeting:
    """Declare the meeting closed."""

    name: ClassVar[str] = "meeting.close"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class RestrictMeeting:
    """Make the meeting private, its captions and room open by link only, or open it to everybody again."""

    name: ClassVar[str] = "meeting.restrict"
    may: ClassVar[frozenset[str]] = STAFF
    private: bool


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Go to an item; nobody has the floor in it yet. A switch: undo takes it back."""

    name: ClassVar[str] = "item.open"
    may: ClassVar[frozenset[str]] = STAFF
    item: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add an item after another one, or at the end."""

    name: ClassVar[str] = "item.add"
    may: ClassVar[frozenset[str]] = STAFF
    kind: str
    title: str
    number: str | None = None
    block: str | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    language: Code | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class AmendItem:
    """Change what an item says; a field left out stays. A limit of 0 takes the limit away.

    `language` is the one a new title is written in.
    """

    name: ClassVar[str] = "item.amend"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
    title: str | None = None
    number: str | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    language: Code | None = None


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Put an item after another one, or first (`after` null)."""

    name: ClassVar[str] = "item.move"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
    after: str | None


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an item nobody has spoken in off the programme."""

    name: ClassVar[str] = "item.remove"
    may: ClassVar[frozenset[str]] = STAFF
    item: str


@dataclass(frozen=True, slots=True)
class CloseItem:
    """Declare the consideration of an item closed."""

    name: ClassVar[str] = "item.close"
    may: ClassVar[frozenset[str]] = STAFF
    item: str


@dataclass(frozen=True, slots=True)
class AddSpeech:
    """Plan a turn at the floor in an item, after another one or at the end."""

    name: ClassVar[str] = "speech.add"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
    party: Party
    role: Role = "floor_speaker"
    language: Code | None = None
    topic: str | None = None
    limit_ms: int | None = None
    after: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class AmendSpeech:
    """Change a planned speech; a field left out stays, an empty topic goes."""

    name: ClassVar[str] = "speech.amend"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    language: Code | None = None
    limit_ms: int | None = None
    text: TextStatus | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class MoveSpeech:
    """Put a speech after another one of its item, or first (`after` null)."""

    name: ClassVar[str] = "speech.move"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    after: str | None


@dataclass(frozen=True, slots=True)
class SkipSpeech:
    """Pass over a planned speech; it stays in the programme, marked."""

    name: ClassVar[str] = "speech.skip"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str


@dataclass(frozen=True, slots=True)
class DescribeParty:
    """Note how the party of a speech is pronounced, and its seat or microphone; left out stays, empty goes."""

    name: ClassVar[str] = "party.describe"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    pronunciation: str | None = None
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class ArmFloor:
    """Show the booths who is next before the switch; null disarms."""

    name: ClassVar[str] = "floor.arm"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str | None


@dataclass(frozen=True, slots=True)
class AdvanceFloor:
    """Give the floor to the armed speech, else to the next planned one.

    `from_speech` and `to` are what the button said (null: nobody): if either is no longer so, the command is stale.
    """

    name: ClassVar[str] = "floor.advance"
    may: ClassVar[frozenset[str]] = STAFF
    from_speech: str | None
    to: Target | Literal["any"] | None = "any"


@dataclass(frozen=True, slots=True)
class GiveFloor:
    """Give the floor to one speech out of order, or to a party that was not planned."""

    name: ClassVar[str] = "floor.give"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str | None = None
    party: Party | None = None
    role: Role = "floor_speaker"
    language: Code | None = None
    limit_ms: int | None = None


@dataclass(frozen=True, slots=True)
class PauseFloor:
    """Hold the speech's clock: a point of order, a failed microphone."""

    name: ClassVar[str] = "floor.pause"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class ResumeFloor:
    """Let the speech's clock go on where it stood."""

    name: ClassVar[str] = "floor.resume"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class EndFloor:
    """End the speech; nobody has the floor."""

    name: ClassVar[str] = "floor.end"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class AddTime:
    """Lengthen (or, below zero, shorten) the limit of the speech on the floor."""

    name: ClassVar[str] = "floor.add_time"
    may: ClassVar[frozenset[str]] = STAFF
    seconds: int


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Say which language is spoken now, also in mid-speech."""

    name: ClassVar[str] = "floor.set_language"
    may: ClassVar[frozenset[str]] = STAFF
    language: Code


@dataclass(frozen=True, slots=True)
class UndoSwitch:
    """Take back the latest switch whole; `from_speech`, when sent, is who the button said has the floor."""

    name: ClassVar[str] = "floor.undo"
    may: ClassVar[frozenset[str]] = STAFF
    from_speech: str | None = None


@dataclass(frozen=True, slots=True)
class SetText:
    """Enter a text in a language; `from_revision`, when sent, is the revision it was written over."""

    name: ClassVar[str] = "text.set"
    may: ClassVar[frozenset[str]] = TEXTS
    text: str
    language: Code
    value: str
    from_revision: int | None = None


@dataclass(frozen=True, slots=True)
class ApproveText:
    """Approve one revision of a text, so that the public may see it."""

    name: ClassVar[str] = "text.approve"
    may: ClassVar[frozenset[str]] = TEXTS
    text: str
    language: Code
    revision: int


@dataclass(frozen=True, slots=True)
class Supplied:
    """A text in one language with where it comes from, as a worker or an import brings it."""

    text: str
    language: str
    value: str
    standing: Standing
    origin: str


@dataclass(frozen=True, slots=True)
class SupplyTexts:
    """Bring translations that no person typed; at most 50 at a time."""

    name: ClassVar[str] = "text.supply"
    may: ClassVar[frozenset[str]] = SYSTEM
    texts: tuple[Supplied, ...]


@dataclass(frozen=True, slots=True)
class ReportLanguage:
    """A booth says which language it hears from the floor."""

    name: ClassVar[str] = "booth.report_language"
    may: ClassVar[frozenset[str]] = BOOTH
    booth: Code
    language: Code


@dataclass(frozen=True, slots=True)
class ReportDisplay:
    """A booth says that its display is wrong."""

    name: ClassVar[str] = "booth.report_display"
    may: ClassVar[frozenset[str]] = BOOTH
    booth: Code


@dataclass(frozen=True, slots=True)
class DismissReport:
    """Put a booth's report aside."""

    name: ClassVar[str] = "booth.dismiss"
    may: ClassVar[frozenset[str]] = STAFF
    booth: Code


@dataclass(frozen=True, slots=True)
class BlankRoom:
    """Blank the room's screen."""

    name: ClassVar[str] = "room.blank"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class ShowRoom:
    """Show the room's screen again."""

    name: ClassVar[str] = "room.show"
    may: ClassVar[frozenset[str]] = STAFF


Command = (
    PlanMeeting | OpenMeeting | SuspendMeeting | ResumeMeeting | CloseMeeting
    | RestrictMeeting | AmendMeeting | AddPerson | AmendPerson | RemoveSpeech
    | OpenItem | AddItem | AmendItem | MoveItem | RemoveItem | CloseItem
    | AddSpeech | AmendSpeech | MoveSpeech | SkipSpeech | DescribeParty | AttachStatement
    | ArmFloor | AdvanceFloor | GiveFloor | PauseFloor | ResumeFloor | EndFloor | AddTime | SetLanguage | UndoSwitch
    | SetText | ApproveText | SupplyTexts
    | ReportLanguage | ReportDisplay | DismissReport
    | BlankRoom | ShowRoom
    | CaptionCommand
)  # fmt: skip

COMMANDS: dict[str, type[Command]] = {kind.name: kind for kind in get_args(Command)}
