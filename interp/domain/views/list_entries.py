"""Makes the view of an entry on a list of speakers: in what capacity, and for the desk since when, and why there."""

from dataclasses import dataclass

from interp.domain.model.list_rules import Level, SpeakerCategory
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.speaker_lists import CapacityKind, Entry, EntryStanding, InscriptionChannel, Reason, SeenBy
from interp.domain.model.state import Meeting
from interp.domain.rules.lists.list_order import reason_of
from interp.domain.rules.lists.listed_speakers import is_to_be_confirmed
from interp.domain.rules.lists.rounds import is_not_reached
from interp.domain.views.view_parts import PartyView, Recipient, party_view


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A list of speakers: the items that it serves, in their order, and who sees it."""

    id: str
    items: tuple[str, ...]
    seen_by: SeenBy


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
    `to_confirm`: Next passes it over until it is confirmed. `absent_at` is when it was called in vain. `reason` is why
    it stands where it stands.
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
    return tuple(ListRow(id=each.id, items=each.items, seen_by=each.seen_by) for each in lists)


def entry_view(state: Meeting, speech: str, reader: Recipient) -> EntryView | None:
    """Return the entry of a speech as the reader sees it; None for a speech that was not inscribed."""
    entry = state.entries.get(speech)
    if entry is None:
        return None
    parties = tuple(party_view(state, each, None, reader) for each in entry.capacity.parties)
    return EntryView(
        list=entry.list,
        category=entry.category,
        capacity=CapacityView(kind=entry.capacity.kind, parties=parties, others=entry.capacity.others),
        turn=entry.turn,
        level=entry.level if entry.level_confirmed else None,
        not_reached=is_not_reached(state, speech),
        desk=_desk(state, entry) if reader.drafts else None,
    )


def _desk(state: Meeting, entry: Entry) -> DeskEntryView:
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
        reason=reason_of(entry, rules),
    )
