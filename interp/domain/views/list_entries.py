"""Makes the view of an entry on a list of speakers: in what capacity, and for the desk since when, and why there."""


from interp.domain.model.list_rules import Level, SpeakerCategory
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.speaker_lists import (
    Capacity,
    CapacityKind,
    CarryStanding,
    Entry,
    EntryStanding,
    InscriptionChannel,
    Reason,
    SeenBy,
)
from interp.domain.model.state import Meeting
from interp.domain.model.texts import ProgrammeText, T, shown
from interp.domain.rules.lists.band_quota import without_place
from interp.domain.rules.lists.list_order import band_of, reason_of
from interp.domain.rules.lists.listed_speakers import is_to_be_confirmed
from interp.domain.rules.lists.rounds import is_not_reached
from interp.domain.views.parts.view_part_cache import shared
from interp.domain.views.view_parts import PartyView, Recipient, party_view
from interp.value_types import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryRow:
    """That a list was to be carried over: into which meeting and item, how many, when and by whom.

    `list` is its id there, `at` milliseconds since 1970. `why` is the reason of a refusal by the other meeting.
    """

    meeting: str
    title: T
    list: str
    item: str
    entries: int
    at: int
    by: str
    standing: CarryStanding
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """From which meeting a list was received, and when (milliseconds since 1970)."""

    meeting: str
    title: T
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A list of speakers: the items that it serves, in their order, and who sees it.

    `carried` is where it was last to be carried over, null for a list that was not, `received` where it came from.
    """

    id: str
    items: tuple[str, ...]
    seen_by: SeenBy
    carried: CarryRow | None
    received: SourceRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityView:
    """In what capacity a party speaks: for itself, for a group, or jointly with these parties and `others` more."""

    kind: CapacityKind
    parties: tuple[PartyView, ...]
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskEntryView:
    """What of an entry only those see who work in the meeting.

    `at` is when it was inscribed, in milliseconds since 1970, `by` whom. `level` is as claimed, confirmed or not.
    `interpreter`: the booth that its own works in. `against_delivery`: its text is to be checked against delivery.
    `to_confirm`: Next passes it over until it is confirmed. `absent_at` is when it was called in vain. `carried_over`:
    it is in another meeting, or on its way there. `reason` is why it stands where it stands.
    """

    at: int
    channel: InscriptionChannel
    by: str
    standing: EntryStanding
    to_confirm: bool
    level: Level | None
    level_confirmed: bool
    concerned: bool
    addressed_to: tuple[str, ...]
    interpreter: MeetingLanguage | None
    against_delivery: bool
    video: bool
    absent_at: int | None
    carried_over: bool
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """The entry of a speech; `level` is the one that counts. `desk` is null for the public.

    `not_reached`: it waits, and nobody of its list is called any more.
    """

    list: str
    category: SpeakerCategory
    capacity: CapacityView
    turn: int
    level: Level | None
    not_reached: bool
    desk: DeskEntryView | None


def list_rows(state: Meeting, reader: Recipient) -> tuple[ListRow, ...]:
    """Return the lists of speakers, none for the public."""
    lists = state.lists.values() if reader.drafts else ()
    return tuple(
        ListRow(
            id=each.id, items=each.items, seen_by=each.seen_by, carried=_carried(state, each.id, reader),
            received=_received(state, each.id, reader),
        )
        for each in lists
    )  # fmt: skip


def other_title(state: Meeting, meeting: str, reader: Recipient) -> T | None:
    """Return the title of a meeting that a list was carried over into, or received from, None of any other."""
    known = [each.into for each in state.carries] + [each.source for each in state.received.values()]
    title = next((each.title for each in reversed(known) if each.meeting == meeting), None)
    return _title(title, reader) if title else None


def _title(title: ProgrammeText, reader: Recipient) -> T:
    return shown(title, reader.language, drafts=True)  # it has approved versions only


def _carried(state: Meeting, list_id: str, reader: Recipient) -> CarryRow | None:
    last = next((each for each in reversed(state.carries) if each.list == list_id), None)
    if last is None:
        return None
    return CarryRow(
        meeting=last.into.meeting, title=_title(last.into.title, reader), list=last.into.list, item=last.item,
        entries=len(last.speeches), at=last.at, by=last.by, standing=last.standing, why=last.why,
    )  # fmt: skip


def _received(state: Meeting, list_id: str, reader: Recipient) -> SourceRow | None:
    found = state.received.get(list_id)
    if found is None:
        return None
    return SourceRow(meeting=found.source.meeting, title=_title(found.source.title, reader), at=found.at)


def entry_view(state: Meeting, speech: str, reader: Recipient) -> EntryView | None:
    """Return the entry of a speech as the reader sees it; None for a speech that was not inscribed."""
    entry = state.entries.get(speech)
    if entry is None:
        return None
    return EntryView(
        list=entry.list,
        category=entry.category,
        capacity=capacity_view(state, entry, reader),
        turn=entry.turn,
        level=entry.level if entry.level_confirmed else None,
        not_reached=is_not_reached(state, speech),
        desk=_desk(state, speech, entry) if reader.drafts else None,
    )


def capacity_view(state: Meeting, entry: Entry | None, reader: Recipient) -> CapacityView:
    """Return in what capacity a party speaks: for itself where it was not inscribed."""
    capacity = entry.capacity if entry else Capacity()
    parties = tuple(party_view(state, each, None, reader) for each in capacity.parties)
    return CapacityView(kind=capacity.kind, parties=parties, others=capacity.others)


def _desk(state: Meeting, speech: str, entry: Entry) -> DeskEntryView:
    rules = state.lists[entry.list].rules
    return DeskEntryView(
        at=entry.at,
        channel=entry.channel,
        by=entry.by.actor,
        standing=entry.standing,
        to_confirm=is_to_be_confirmed(entry, rules),
        level=entry.level,
        level_confirmed=entry.level_confirmed,
        concerned=entry.concerned,
        addressed_to=entry.addressed_to,
        interpreter=entry.interpreter,
        against_delivery=entry.against_delivery,
        video=entry.video,
        absent_at=entry.absent_at,
        carried_over=speech in state.away,
        reason=reason_in(state, speech),
    )


def reason_in(state: Meeting, speech: str) -> Reason:
    """Return why an entry stands where it stands, and whether its band has no place left for it."""
    entry = state.entries[speech]
    rules = state.lists[entry.list].rules
    reason = reason_of(entry, rules)
    return replace(reason, beyond=band_of(entry, rules).most) if speech in _beyond(state, entry.list) else reason


@shared
def _beyond(state: Meeting, list_id: str) -> frozenset[str]:
    return without_place(state, state.lists[list_id])
