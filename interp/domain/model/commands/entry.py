"""Commands about entries on a list of speakers: inscribe, place, swap, amend, call in vain, withdraw, restore."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.list_rules import Level, SpeakerCategory
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Party
from interp.domain.model.roles import STAFF
from interp.domain.model.speaker_lists import Capacity, InscriptionChannel, PlaceReason
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class InscribeEntry(Command):
    """Inscribe a party on a list; it stands where the rules of the list say.

    `category` null: as known of the party. `leave`: the chair gave leave, inscription being closed. `again`: the party
    is to have a second entry in the same capacity.
    """

    name: ClassVar[str] = "entry.inscribe"
    may: ClassVar[frozenset[str]] = STAFF
    list: str
    party: Party
    category: SpeakerCategory | None = None
    person: str | None = None
    language: str | None = None
    topic: str | None = None
    capacity: Capacity = Capacity()
    level: Level | None = None
    level_confirmed: bool = False
    concerned: bool = False
    addressed_to: tuple[str, ...] = ()
    interpreter: MeetingLanguage | None = None
    against_delivery: bool = False
    video: bool = False
    turn: int = 1
    channel: InscriptionChannel = "desk"
    leave: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class PlaceEntry(Command):
    """Place an entry by hand after another speech of its list, or first (`after` null), with the reason."""

    name: ClassVar[str] = "entry.place"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    after: str | None
    reason: PlaceReason = "chair"
    words: str = ""


@dataclass(frozen=True, slots=True)
class SwapEntries(Command):
    """Let two waiting entries of a list change places, by hand."""

    name: ClassVar[str] = "entry.swap"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    other: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class AmendEntry(Command):
    """Confirm an entry or its level at the desk, or change what its place follows from; null leaves a field as it is.

    An entry that was placed by hand stays where it is.
    """

    name: ClassVar[str] = "entry.amend"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    confirmed: bool | None = None
    level: Level | None = None
    level_confirmed: bool | None = None
    concerned: bool | None = None
    category: SpeakerCategory | None = None
    addressed_to: tuple[str, ...] | None = None
    interpreter: MeetingLanguage | None = None
    against_delivery: bool | None = None
    video: bool | None = None


@dataclass(frozen=True, slots=True)
class CallEntryInVain(Command):
    """Record that who is called is not there: by the rules, the entry goes to the end of its band or loses its turn."""

    name: ClassVar[str] = "entry.call_in_vain"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str


@dataclass(frozen=True, slots=True)
class WithdrawEntry(Command):
    """Withdraw an entry from its list."""

    name: ClassVar[str] = "entry.withdraw"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str


@dataclass(frozen=True, slots=True)
class RestoreEntry(Command):
    """Put an entry that was withdrawn, called in vain or placed by hand back where the rules of its list say.

    Who withdrew keeps a place by hand.
    """

    name: ClassVar[str] = "entry.restore"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
