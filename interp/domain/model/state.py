"""Types of the state of one meeting, which is rebuilt from its log."""

from dataclasses import field
from enum import StrEnum

from interp.domain.model.announced_limits import AnnouncedLimits, LimitProposal
from interp.domain.model.announcements import Announcement
from interp.domain.model.booths import BoothSignal, Pivot, Report
from interp.domain.model.caption_state import Captions, Following
from interp.domain.model.done_by import DoneBy
from interp.domain.model.floor_record import FloorRecord
from interp.domain.model.interpretation import InterpretationEnd, NextMeeting
from interp.domain.model.interruptions import InterruptionKind, LanguageStanding
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.modalities import PANEL, Modalities
from interp.domain.model.paper_documents import PaperDocument
from interp.domain.model.parties import Details, Party, Person, PointedLine, Speech, SpeechStatus
from interp.domain.model.prepared_lines import PreparedLine
from interp.domain.model.speaker_lists import (
    CarryOver,
    Entry,
    EntryAct,
    Hand,
    ListOfSpeakers,
    ReceivedList,
    RememberedParty,
)
from interp.domain.model.teams import Teams
from interp.domain.model.texts import NumberText, ProgrammeText, TitleText
from interp.domain.model.time.speaking_clock import Clock
from interp.domain.model.time.time_limit import TimeLimit
from interp.value_types import dataclass


class MeetingStatus(StrEnum):
    """The status of a meeting."""

    PLANNED = "planned"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class ItemStatus(StrEnum):
    """The status of an item."""

    PLANNED = "planned"
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the programme with one time budget."""

    id: str
    kind: str
    budget_ms: int | None = None


@dataclass(frozen=True, slots=True)
class RolledOver:
    """The time that a block gave to another one; the budgets of both have it in them."""

    to: str
    ms: int


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item with a kind; its speeches are in calling order.

    `speech_limit_ms` is the limit of each speech, `members_limit_ms` that of States Members where the item has its own.
    `starts_at` is the hour that the programme states, in milliseconds since 1970, UTC; None where it states none.
    """

    id: str
    kind: str
    title: TitleText
    number: NumberText | None = None
    block: str | None = None
    limit_ms: int | None = None
    speech_limit_ms: int | None = None
    speeches: tuple[str, ...] = ()
    status: ItemStatus = ItemStatus.PLANNED
    language: str | None = None
    members_limit_ms: int | None = None
    starts_at: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """The details of a meeting, without its programme. Times are milliseconds since 1970, UTC.

    `rehearsal`: the meeting is a copy on which its programme is tried; nothing in it was said in a meeting.
    `demonstration`: the statements filed and the speakers inscribed when it was planned were made up.
    `interpretation_until` is the planned end of interpretation, None where it is the end of the meeting.
    `venue_is_text`: the venue is one of the programme texts and may be translated; up to 0.4 it was not.
    `says_unreached`: the public's pages say who may not be reached.
    """

    id: str
    title: TitleText
    starts_at: int
    ends_at: int
    timezone: str
    theme: str | None = None
    venue: str = ""
    language: str = "en"
    chair: Party | None = None
    chair_person: str | None = None
    webcast: str | None = None
    number: int | None = None
    session: int | None = None
    body: str | None = None
    private: bool = False
    modalities: Modalities = PANEL
    rehearsal: bool = False
    interpretation_until: int | None = None
    demonstration: bool = False
    venue_is_text: bool = False
    says_unreached: bool = False


@dataclass(frozen=True, slots=True)
class Interruption:
    """An interruption, and the floor as it stood when it began, which `floor.return` restores.

    `speech_clock` and `item_clock` are as they stood at `started_at`, also when they ran: nothing that happens during
    the interruption changes them. A visit and the chair run against the block: their `item_clock` goes on.
    """

    kind: InterruptionKind
    started_at: int
    item: str | None = None
    speech: str | None = None
    language: str | None = None
    standing: LanguageStanding | None = None
    speech_clock: Clock | None = None
    item_clock: Clock | None = None
    cue: int = 0
    interpreted_in: MeetingLanguage | None = None
    retour: tuple[tuple[MeetingLanguage, MeetingLanguage], ...] = ()
    heard_by: tuple[str, ...] = ()
    pivot: Pivot = Pivot()


@dataclass(frozen=True, slots=True)
class Floor:
    """The part of the state that a switch changes and undo restores.

    `armed_limit` is the limit of the armed speech, as fixed when it was armed; None if that event says none. `standing`
    is whether the floor's `language` is confirmed or expected, `interpreted_in` the booth in which the delegation's own
    interpreter works, `retour` the languages that two-way booths work into for this speech, by booth. `spoken` has the
    confirmed language of each speech, `last_spoken` the last one of each speaker. `interruptions`: those not over, the
    innermost last. `heard_by` are the booths whose reports confirmed the language; none where staff said it. `pivot` is
    how the booth of `interpreted_in` makes its channel.
    """

    item: str | None = None
    speech: str | None = None
    armed: str | None = None
    language: str | None = None
    speech_clock: Clock | None = None
    item_clock: Clock | None = None
    cue: int = 0
    armed_limit: TimeLimit | None = None
    standing: LanguageStanding | None = None
    interpreted_in: MeetingLanguage | None = None
    retour: tuple[tuple[MeetingLanguage, MeetingLanguage], ...] = ()
    spoken: dict[str, str] = field(default_factory=dict)
    last_spoken: dict[str, str] = field(default_factory=dict)
    interruptions: tuple[Interruption, ...] = ()
    heard_by: tuple[str, ...] = ()
    pivot: Pivot = Pivot()


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch that can be undone: the floor and the statuses before it.

    `homes` are the speeches that it put in another item, each with the item and the speech that it stood after.
    `given` is the speech that got the floor, `following` the speaker's position in its text before, `called` its fixed
    limit before, and `captions_seq` the number of the newest cue then.
    """

    command_id: str
    before: Floor
    speeches: tuple[tuple[str, SpeechStatus], ...] = ()
    items: tuple[tuple[str, ItemStatus], ...] = ()
    given: str | None = None
    following: Following | None = None
    captions_seq: int = 0
    called: TimeLimit | None = None
    homes: tuple[tuple[str, str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentNumbers:
    """The numbers of the last events that changed what a reader may see of each document.

    `programme_seq`: of the programme; `edits_seq`: of the programme otherwise than by moving the floor; `list_seq`: of
    the list of speakers on the open item.
    """

    programme_seq: int = 0
    edits_seq: int = 0
    list_seq: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """The state of one meeting. `about` is None until it is planned.

    `status_since` is when the status began, None while planned; `status_reason` why it is suspended or closed, if said;
    `status_until` when a suspended meeting is to be resumed, if said. `archived`: it is closed and nobody changes it.
    `opened_by` is the id of the command that opened it, empty after a suspension. `hand` is who moved the floor last.
    `blank` is the room's screen, `blank_outputs` every public output. `announcements` are those that were not withdrawn
    and had not reached their end when the last one was made, in the order of making.
    `called` has the limit of each speech that was called, as fixed then, in the order of calling; `unplanned` the
    speeches added only when they were called; `computed_limits` the items and speeches whose stored limit releases up
    to 0.2 computed when planning; `taken_away` those whose limit a person took away; `documents` are those its paper
    names; `record` is who had the floor and when. `teams` is the interpretation team, its desks and handovers.
    `lists` are the lists of speakers, `entries` their entries by speech, `hands` the places by hand by list, in the
    order of making; `entry_acts` is what was done to each entry, by speech. `carries` are the lists that were to be
    carried into other meetings, in the order asked, `away` the speeches that are there, with the index of their carry;
    `received` says of the lists that are of another meeting from which they came last. `remembered` is what other
    meetings may know of its parties: only the card of a meeting has it. `prepared` are the lines for the chair.
    `limit_proposal` are limits proposed for all who wait, `announced` those that hold for them, by list, under "" those
    of the rounds that no list serves, in the order announced. `rolled_over` is what blocks gave of their time, by
    block. `own_interpreters`: the booth in which the interpreter of each speaker's delegation worked last.
    `pointed` is the line of a text that a pointer showed last.
    `seq` is the number of the last event, `numbers` are those of readers who see unapproved texts, `public_numbers` the
    public's. `texts_seq` is that of the last change to a text, `item_seqs` and `speech_seqs` to each row,
    `public_item_seqs` to each row of an item as the public sees it. `waiting` is how many are planned in each item,
    `filed` are the speeches with a text, `absent` those that are absent or were called in vain, in the order of
    `speeches`.
    """

    about: About | None = None
    status: MeetingStatus = MeetingStatus.PLANNED
    status_reason: str | None = None
    status_since: int | None = None
    status_until: int | None = None
    archived: bool = False
    clock: Clock | None = None
    opened_by: str = ""
    blocks: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()
    speeches: dict[str, Speech] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    texts: dict[str, ProgrammeText] = field(default_factory=dict)
    details: dict[str, Details] = field(default_factory=dict)
    floor: Floor = Floor()
    hand: DoneBy = DoneBy()
    switches: tuple[Switch, ...] = ()
    reports: tuple[Report, ...] = ()
    signals: tuple[BoothSignal, ...] = ()
    captions: Captions = Captions()
    blank: bool = False
    blank_outputs: bool = False
    interpretation: InterpretationEnd = InterpretationEnd()
    next_meeting: NextMeeting | None = None
    announcements: tuple[Announcement, ...] = ()
    called: dict[str, TimeLimit] = field(default_factory=dict)
    unplanned: frozenset[str] = frozenset()
    computed_limits: frozenset[str] = frozenset()
    taken_away: frozenset[str] = frozenset()
    numbers: DocumentNumbers = DocumentNumbers()
    public_numbers: DocumentNumbers = DocumentNumbers()
    texts_seq: int = 0
    item_seqs: dict[str, int] = field(default_factory=dict)
    public_item_seqs: dict[str, int] = field(default_factory=dict)
    speech_seqs: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    filed: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    documents: tuple[PaperDocument, ...] = ()
    record: FloorRecord = FloorRecord()
    teams: Teams = Teams()
    lists: dict[str, ListOfSpeakers] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    hands: dict[str, tuple[Hand, ...]] = field(default_factory=dict)
    entry_acts: dict[str, tuple[EntryAct, ...]] = field(default_factory=dict)
    carries: tuple[CarryOver, ...] = ()
    away: dict[str, int] = field(default_factory=dict)
    received: dict[str, ReceivedList] = field(default_factory=dict)
    remembered: tuple[RememberedParty, ...] = ()
    limit_proposal: LimitProposal | None = None
    announced: dict[str, tuple[AnnouncedLimits, ...]] = field(default_factory=dict)
    prepared: tuple[PreparedLine, ...] = ()
    rolled_over: dict[str, RolledOver] = field(default_factory=dict)
    own_interpreters: dict[str, MeetingLanguage] = field(default_factory=dict)
    pointed: PointedLine | None = None
    seq: int = 0
