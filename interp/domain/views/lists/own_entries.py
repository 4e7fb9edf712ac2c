"""Makes what one delegation sees: its time at the floor, windows of the lists, its own entries, the published order."""

from collections.abc import Callable, Collection, Mapping

from interp.domain.model.done_by import DoneBy
from interp.domain.model.list_rules import Level, SpeakerCategory
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.speaker_lists import EntryStanding, ListOfSpeakers, Reason, SeenBy
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T, shown
from interp.domain.model.time.speaking_clock import Clock
from interp.domain.rules.lists.inscription_window import closing_at, opened_at, own_window
from interp.domain.rules.lists.listed_speakers import is_to_be_confirmed, items_of, speeches_of
from interp.domain.rules.lists.rounds import is_not_reached
from interp.domain.views.list_entries import CapacityView, capacity_view, reason_in
from interp.domain.views.view_parts import (
    ItemView,
    PartyView,
    PersonView,
    Recipient,
    SpeechView,
    about,
    item_view,
    others_jointly,
    party_view,
    person_view,
    speech_view,
)
from interp.value_types import dataclass, replace

Why = Callable[[Reason, str | None, str], str]
"""Words a reason; beside it the name that an entry placed by hand stands after, empty for the first, None: not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """An entry of the delegation itself.

    `place` is its place among those who wait, from 1, null for one that does not. `at` is when it was inscribed.
    `level` is as claimed, confirmed or not. `to_confirm`: it is not called before the desk confirms it. `not_reached`:
    it waits, and nobody of its list is called any more. `carried_over`: it is called in another meeting, `carried_into`
    its title, null for a private one. `why` says in words why it stands there; empty where it does
    not wait.
    """

    speech: SpeechView
    status: str
    standing: EntryStanding
    category: SpeakerCategory
    capacity: CapacityView
    turn: int
    at: int
    level: Level | None
    level_confirmed: bool
    to_confirm: bool
    not_reached: bool
    carried_over: bool
    carried_into: T | None
    place: int | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedRow:
    """Who waits on a list that delegations see, in order; `level` is the one that counts, `own`: of the delegation.

    `joint` is that of its speech.
    """

    party: PartyView
    person: PersonView | None
    on_behalf_of: tuple[PartyView, ...]
    capacity: CapacityView
    level: Level | None
    own: bool
    joint: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnList:
    """A list of speakers as one delegation sees it.

    Inscription is open from `opens_at` to `closes_at`, milliseconds since 1970, null where it is not limited or not
    known yet: `closes_after_ms` is then counted from the opening of its first item. A delegation inscribes itself from
    `own_opens_at` to `own_closes_at`, null alike; the desk inscribes before and after. `waiting` is how many wait.
    `order` has them in order, null while the list is seen by the desk alone.
    """

    id: str
    items: tuple[ItemView, ...]
    opens_at: int | None
    closes_at: int | None
    closes_after_ms: int | None
    own_opens_at: int | None
    own_closes_at: int | None
    seen_by: SeenBy
    waiting: int
    entries: tuple[OwnEntry, ...]
    order: tuple[OrderedRow, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFloor:
    """The delegation's turn: `clock` is that of the floor while it speaks, null while it is armed."""

    speech: SpeechView
    clock: Clock | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLists:
    """The lists of speakers of a meeting as one delegation sees them; `name` is null where it is not in the meeting.

    `mine_seq` rises with every change of what it has. `floor` is its turn while it has the floor or is armed.
    """

    mine_seq: int
    language: str
    delegation: str
    name: T | None
    lists: tuple[OwnList, ...]
    floor: OwnFloor | None = None


Orders = Mapping[str, tuple[OrderedRow, ...]]
"""Who waits on each list that delegations see, in order, by its id; none is marked as anybody's own."""


def orders_of(state: Meeting, language: str) -> Orders:
    """Return who waits on the lists that delegations see: the same for all of them, in a language."""
    seen = (each for each in state.lists.values() if each.seen_by != "desk")
    reader = Recipient(language)
    return {each.id: tuple(_row(state, speech, reader) for speech in _waiting(state, each)) for each in seen}


def own_lists(
    state: Meeting, delegation: str, language: str, why: Why, orders: Orders | None = None
) -> OwnLists:  # fmt: skip
    """Return the lists as a delegation sees them, by its code or id; of others nothing but what the list publishes.

    `orders` are those of the state in the language, made here if not given.
    """
    reader = Recipient(language)
    own = {each.id: each.party for each in state.speeches.values() if is_of(each.party, delegation)}
    party, orders = next(iter(own.values()), None), orders_of(state, language) if orders is None else orders
    return OwnLists(
        mine_seq=own_number(state, delegation),
        language=language,
        delegation=delegation,
        name=party_view(state, party, None, reader).name if party else None,
        lists=tuple(_list(state, each, own.keys(), orders.get(each.id), reader, why) for each in state.lists.values()),
        floor=_own_floor(state, delegation, reader),
    )


def own_number(state: Meeting, delegation: str = "") -> int:
    """Return a number that rises with every change of what any delegation sees, and with each suspension.

    While this delegation has the floor or is armed every event counts: its clock is paused, resumed and amended.
    """
    changed = state.seq if _own_turn(state, delegation) else state.numbers.programme_seq
    return changed + len(state.record.acts)


def _own_turn(state: Meeting, delegation: str) -> str | None:
    """Return the speech of the delegation that is on the floor, else the one that is armed."""
    turns = (each for each in (state.floor.speech, state.floor.armed) if each)
    return next((each for each in turns if is_of(state.speeches[each].party, delegation)), None)


def _own_floor(state: Meeting, delegation: str, reader: Recipient) -> OwnFloor | None:
    turn = _own_turn(state, delegation)
    if turn is None:
        return None
    clock = state.floor.speech_clock if turn == state.floor.speech else None
    return OwnFloor(speech=speech_view(state, state.speeches[turn], reader), clock=clock)


def is_of(party: Party, delegation: str) -> bool:
    """Return whether a party is the delegation that a link names by its code or id."""
    named = delegation.casefold()
    return named != "" and named in (party.id.casefold(), (party.code or "").casefold())


def _waiting(state: Meeting, speakers: ListOfSpeakers) -> list[str]:
    return [each for each in speeches_of(state, speakers) if state.speeches[each].status == SpeechStatus.PLANNED]


def _list(
    state: Meeting, speakers: ListOfSpeakers, own: Collection[str], order: tuple[OrderedRow, ...] | None,
    reader: Recipient, why: Why,
) -> OwnList:  # fmt: skip
    waiting = _waiting(state, speakers)
    closes = closing_at(speakers, opened_at(state, speakers))
    own_opens, own_closes = own_window(speakers, about(state).starts_at)

    def entry(speech: str) -> OwnEntry:
        place = waiting.index(speech) + 1 if speech in waiting else None
        return _own(state, speech, place, reader, order is not None, why)

    return OwnList(
        id=speakers.id,
        items=tuple(item_view(state, each, reader) for each in items_of(state, speakers)),
        opens_at=speakers.opens_at,
        closes_at=closes,
        closes_after_ms=speakers.closes_after_ms,
        own_opens_at=own_opens,
        own_closes_at=min((at for at in (own_closes, closes) if at is not None), default=None),
        seen_by=speakers.seen_by,
        waiting=len(waiting),
        entries=tuple(entry(each) for each in speeches_of(state, speakers) if each in own and each in state.entries),
        order=None if order is None else tuple(
            replace(row, own=True) if each in own else row for each, row in zip(waiting, order, strict=True)
        ),
    )  # fmt: skip


def _own(state: Meeting, speech_id: str, place: int | None, reader: Recipient, seen: bool, why: Why) -> OwnEntry:
    speech, entry = state.speeches[speech_id], state.entries[speech_id]
    rules = state.lists[entry.list].rules
    return OwnEntry(
        speech=speech_view(state, speech, reader),
        status=speech.status.value,
        standing=entry.standing,
        category=entry.category,
        capacity=capacity_view(state, entry, reader),
        turn=entry.turn,
        at=entry.at,
        level=entry.level,
        level_confirmed=entry.level_confirmed,
        to_confirm=is_to_be_confirmed(entry, rules),
        not_reached=is_not_reached(state, speech_id),
        carried_over=speech_id in state.away,
        carried_into=_carried_into(state, speech_id, reader),
        place=place,
        why="" if place is None else _why(state, speech_id, reader, seen, why),
    )


def _carried_into(state: Meeting, speech_id: str, reader: Recipient) -> T | None:
    into = state.carries[state.away[speech_id]].into if speech_id in state.away else None
    return shown(into.title, reader.language, drafts=False) if into and not into.private else None


def _why(state: Meeting, speech_id: str, reader: Recipient, seen: bool, why: Why) -> str:
    """Return why an entry stands where it stands, without what the desk wrote down of a place by hand and of others."""
    reason = reason_in(state, speech_id)
    if reason.place is None:
        return why(reason, None, "")
    before = state.speeches.get(reason.place.after or "")
    told = reason.place.after is None or (before is not None and seen)
    name = _name(state, before.id, reader) if before and told else ""
    bare = replace(reason, place=replace(reason.place, after=None, words="", by=DoneBy(), other=None))
    other = reason.place.other if seen and reason.place.other in state.speeches else None
    return why(bare, name if told else None, _name(state, other, reader) if other else "")


def _name(state: Meeting, speech_id: str, reader: Recipient) -> str:
    speech = state.speeches[speech_id]
    return party_view(state, speech.party, speech.person, reader).name.text


def _row(state: Meeting, speech_id: str, reader: Recipient) -> OrderedRow:
    speech, entry = state.speeches[speech_id], state.entries.get(speech_id)
    person = state.people.get(speech.person or "")
    return OrderedRow(
        party=party_view(state, speech.party, speech.person, reader, speech.membership),
        person=person_view(state, person, reader, names_only=True) if person else None,
        on_behalf_of=tuple(party_view(state, each, None, reader) for each in speech.on_behalf_of),
        capacity=capacity_view(state, entry, reader),
        level=entry.level if entry and entry.level_confirmed else None,
        own=False,
        joint=others_jointly(state, speech),
    )
