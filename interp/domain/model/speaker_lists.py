"""Types of a list of speakers: the list, its entries, their sort keys and the places given by hand."""

import dataclasses
from typing import Literal

from interp.domain.model.announced_limits import AnnouncedLimits
from interp.domain.model.done_by import DoneBy
from interp.domain.model.list_rules import BandName, Level, ListRules, SpeakerCategory, Within
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Details, Party, Person, Speech
from interp.domain.model.texts import ProgrammeText
from interp.value_types import dataclass

CapacityKind = Literal["national", "group", "joint"]
InscriptionChannel = Literal["desk", "delegation", "file", "earlier_meeting"]
EntryStanding = Literal["inscribed", "confirmed", "withdrawn"]
SeenBy = Literal["desk", "delegations", "everyone"]
PlaceReason = Literal["chair", "request", "swap", "custom", "late", "command", "other", "carried"]
EntryActName = Literal[
    "inscribed", "confirmed", "unconfirmed", "placed", "level", "category", "called_in_vain", "withdrawn", "restored",
    "drawn", "rules", "carried_over", "received",
]  # fmt: skip
CarryStanding = Literal["asked", "carried_over", "refused", "returned"]


@dataclass(frozen=True, slots=True)
class Capacity:
    """In what capacity a party speaks: for itself, for a group, or jointly with the named parties and `others` more."""

    kind: CapacityKind = "national"
    parties: tuple[Party, ...] = ()
    others: int = 0


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class OrderKey:
    """The sort key of an entry; the smaller speaks earlier.

    `band` is the index of its band in the rules, `rank` that of its level where that counts, `at` milliseconds since
    1970, UTC, or 0 where the time does not count, `lot` its place in the draw, `name` the letters it is sorted by.
    """

    band: int = 0
    rank: int = 0
    at: int = 0
    lot: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place given by hand: after which entry of the list, or first (`after` null), why, in words, and by whom.

    `other` is the entry that it exchanged places with, null for another reason and in events up to 0.16.
    """

    after: str | None = None
    reason: PlaceReason = "chair"
    words: str = ""
    by: DoneBy = DoneBy()
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The inscription of a speech on a list, under the id of the speech.

    `at` is when it was inscribed, milliseconds since 1970, UTC. `category` is that of the party by itself; `concerned`
    that the item is about it. `level` is as claimed and counts once it is confirmed. `addressed_to` has the ids of
    persons. `interpreter` is the booth that the delegation's own interpreter works in, `earlier_language` what it spoke
    last in an earlier meeting of the session. `against_delivery`: its text is to be checked against delivery. `video`:
    it is a video message. `absent_at` is when it was called in vain and went to the end of its band. `key` is by value:
    rules that change later do not change it.
    """

    list: str
    at: int
    category: SpeakerCategory
    channel: InscriptionChannel = "desk"
    by: DoneBy = DoneBy()
    capacity: Capacity = Capacity()
    level: Level | None = None
    level_confirmed: bool = False
    concerned: bool = False
    addressed_to: tuple[str, ...] = ()
    interpreter: MeetingLanguage | None = None
    against_delivery: bool = False
    video: bool = False
    turn: int = 1
    standing: EntryStanding = "inscribed"
    lot: int | None = None
    absent_at: int | None = None
    key: OrderKey = OrderKey()
    place: Place | None = None
    earlier_language: str | None = None


@dataclass(frozen=True, slots=True)
class RememberedParty:
    """What other meetings may know of a party from this one.

    A party with a code has no name. `category` is that of who was typed by name on a list, None for others; `language`
    is the one that was confirmed last, `interpreter` the booth that its own interpreter works in.
    """

    party: Party
    category: SpeakerCategory | None = None
    language: str | None = None
    interpreter: MeetingLanguage | None = None


@dataclass(frozen=True, slots=True)
class EntryAct:
    """What was done to an entry, when (milliseconds since 1970, UTC) and by whom.

    `reason`, `words`, `after` (None: first) and `other` are those of a place by hand; `leave`: the chair gave leave to
    inscribe late or once more. `level` and `category` say that it changed, `drawn` that a lot was drawn for it, `rules`
    that the list got other rules. `meeting` is the one it was carried over into, or received from.
    """

    name: EntryActName
    at: int
    by: str
    reason: PlaceReason | None = None
    words: str = ""
    after: str | None = None
    leave: bool = False
    meeting: str = ""
    other: str | None = None


@dataclass(frozen=True, slots=True)
class ListOfSpeakers:
    """A list of speakers, which serves one or more items: the rounds of a panel. Its rules are its own copy.

    The items stand in the order in which they are called; who waits stands in the first that is not over.
    `opens_at` and `closes_at` are milliseconds since 1970, UTC; `closes_after_ms` is counted from the opening of its
    first item, and holds where `closes_at` is null.
    """

    id: str
    items: tuple[str, ...]
    rules: ListRules = ListRules()
    opens_at: int | None = None
    closes_at: int | None = None
    closes_after_ms: int | None = None
    seen_by: SeenBy = "desk"


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An entry as the order sees it. `key` null: it has spoken or was withdrawn, and keeps its position.

    `fresh`: it is new, or its key has changed, so that its present position says nothing.
    """

    id: str
    key: OrderKey | None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """One place given by hand, in the order of making: an entry, and the entry it stands after; None: first."""

    id: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw by lot: its seed, and the ids in the order drawn. `seed` empty: drawn by hand, and only entered."""

    seed: str
    result: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry stands where it stands; pages make the words.

    `band` is null where no band takes it. `level` is the level by which it stands there, `unconfirmed` one that was
    claimed and does not count. `before` is the next band, `before_levels` the next levels of its own band. `place`,
    where not null, is what holds: it was placed by hand. `beyond`: Next passes over it, as only so many of its band may
    speak and all these places are taken.
    """

    band: BandName | None
    within: Within
    at: int
    level: Level | None = None
    unconfirmed: Level | None = None
    lot: int | None = None
    absent_at: int | None = None
    before: BandName | None = None
    before_levels: tuple[Level, ...] = ()
    place: Place | None = None
    beyond: int | None = None


@dataclass(frozen=True, slots=True)
class ListElsewhere:
    """A list of speakers in another meeting, by value: the meeting with the approved versions of its title, its id.

    `private`: the meeting was private then.
    """

    meeting: str
    title: ProgrammeText
    list: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class CarryOver:
    """That a list was to be carried over into an item of another meeting: those who waited, in order, when, by whom.

    `asked`: it is under way, and nobody of it is called in this meeting; `carried_over`: the other meeting has it;
    `refused`: it did not take it, for the reason `why`, and all wait here; `returned`: those left came back.
    """

    list: str
    into: ListElsewhere
    item: str
    speeches: tuple[str, ...]
    at: int = 0
    by: str = ""
    standing: CarryStanding = "asked"
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedList:
    """Which list of another meeting a list was received from, and when (milliseconds since 1970, UTC).

    `joined`: the list was here, with entries; those of the other one joined it.
    """

    source: ListElsewhere
    at: int = 0
    joined: bool = False


@dataclass(frozen=True, slots=True)
class CarriedEntry:
    """An entry that is carried over, with its speech."""

    speech: Speech
    entry: Entry


@dataclass(frozen=True, slots=True)
class CarriedList:
    """Who waits on a list, by value, as another meeting takes it: in order, with the places by hand and the rules.

    `people`, `details` (by party) and `texts` are those that the entries name. `joined`: the list was that of the
    meeting they come from, which they had joined; one of theirs that they come back to keeps its own rules. `announced`
    are the limits announced for all of them; null in lists carried by releases before 0.16.0, which left them behind.
    """

    speakers: ListOfSpeakers
    entries: tuple[CarriedEntry, ...]
    hands: tuple[Hand, ...] = ()
    people: tuple[Person, ...] = ()
    details: tuple[tuple[str, Details], ...] = ()
    texts: tuple[ProgrammeText, ...] = ()
    joined: bool = False
    announced: tuple[AnnouncedLimits, ...] | None = None
