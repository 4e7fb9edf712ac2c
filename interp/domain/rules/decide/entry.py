"""Decides the commands about entries on a list of speakers: inscribe, place, swap, amend, withdraw, restore."""


from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import SpeakerCategory
from interp.domain.model.parties import Membership, Party, Speech, SpeechStatus
from interp.domain.model.speaker_lists import Capacity, Entry, ListOfSpeakers
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.carrying import is_carried_over
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.floor_language import known_language
from interp.domain.rules.lists.inscription_window import (
    inscription_at,
    needs_leave,
    opened_at,
    own_inscription,
    own_window,
)
from interp.domain.rules.lists.list_order import key_of
from interp.domain.rules.lists.listed_speakers import (
    home_of_waiting,
    list_of,
    ordered,
    position_of,
    speeches_of,
    without_anchor,
)
from interp.domain.rules.parties.on_behalf import MOST_ON_BEHALF, with_id
from interp.domain.rules.programme_order import home_of
from interp.domain.rules.state_changes.floor_changes import disarmed
from interp.errors import BadRequest, NotFound, Refused
from interp.value_types import replace

MOST_OTHERS, MOST_TURNS, MOST_NAMED = 193, 2, 60
MOST_ENTRIES = 1_000  # of one list
CATEGORY: dict[str, SpeakerCategory] = {
    "group": "group", "un_entity": "un_igo", "igo": "un_igo", "nhri": "nhri", "ngo": "ngo",
}  # fmt: skip


@decides(do.InscribeEntry)
def inscribe(state: Meeting, command: do.InscribeEntry, context: Context) -> Events:
    """Return the speech, where the rules of its list put it, and its entry.

    Raises NotFound for the list or a person; Refused after the meeting or the last item, for a list that is carried
    over, outside the window without leave, for a second entry that is not asked for, and where the category is not
    known; BadRequest.
    """
    speakers = list_of(state, command.list)
    home = home_of_waiting(state, speakers)
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if is_carried_over(state, speakers.id):
        raise Refused("list_carried_over", list=speakers.id)
    if home is None:
        raise Refused("list_over", list=speakers.id)
    speech = _speech(state, command, context)
    entry = _entry(command, context, speech)
    _check_window(state, speakers, entry, command.leave)
    earlier = _inscribed_before(state, speakers, speech, entry)
    if earlier is not None and not command.again:
        raise Refused("inscribed_already", speech=earlier)
    if sum(each.list == speakers.id for each in state.entries.values()) >= MOST_ENTRIES:
        raise Refused("list_full", most=MOST_ENTRIES)
    entry = replace(entry, key=key_of(entry, speakers.rules, speech.party.name))
    after = position_of(state, speakers, home, speech.id, entry)
    late = command.leave and inscription_at(speakers, context.at, opened_at(state, speakers)) == "closed"
    leave = late or (earlier is not None and speakers.rules.once)
    return (ev.SpeechAdded(home.id, speech, after), ev.EntryInscribed(speech.id, entry, leave=leave))


@decides(do.PlaceEntry)
def place(state: Meeting, command: do.PlaceEntry, context: Context) -> Events:
    """Return the place by hand, and the move where the entry is elsewhere; none where both are so.

    Raises NotFound for the entry, or an anchor that is not in its item; Refused once it is not waiting any more.
    """
    entry = state.entries.get(command.speech)
    if entry is None:
        raise NotFound("speech", speech=command.speech)
    item = home_of(state, command.speech)
    if command.after == command.speech or (command.after is not None and command.after not in item.speeches):
        raise NotFound("speech", speech=command.after)
    if state.speeches[command.speech].status != SpeechStatus.PLANNED:
        raise Refused("not_planned", speech=command.speech)
    where = item.speeches.index(command.speech)
    moves = command.after != (item.speeches[where - 1] if where else None)
    held = entry.place and (entry.place.after, entry.place.reason, entry.place.words)
    if not moves and held == (command.after, command.reason, command.words):
        return ()
    placed = ev.EntryPlaced(command.speech, command.after, command.reason, command.words)
    return (placed, ev.SpeechMoved(command.speech, command.after)) if moves else (placed,)


@decides(do.SwapEntries)
def swap(state: Meeting, command: do.SwapEntries, context: Context) -> Events:
    """Return the places by hand of two entries of one item that change places.

    Raises NotFound for an entry, or one of another item; Refused once one is not waiting any more.
    """
    for each in (command.speech, command.other):
        _waiting(state, each)
    order = home_of(state, command.speech).speeches
    if command.other == command.speech or command.other not in order:
        raise NotFound("speech", speech=command.other)
    first, last = sorted((command.speech, command.other), key=order.index)
    start, end = order.index(first), order.index(last)
    before = order[start - 1] if start else None
    placed = ev.EntryPlaced(last, before, "swap", command.words, first)
    if end == start + 1:
        return (placed, ev.SpeechMoved(last, before), ev.EntryPlaced(first, last, "swap", command.words, last))
    behind = order[end - 1]
    back = ev.EntryPlaced(first, behind, "swap", command.words, last)
    return (placed, ev.SpeechMoved(last, before), back, ev.SpeechMoved(first, behind))


@decides(do.AmendEntry)
def amend(state: Meeting, command: do.AmendEntry, context: Context) -> Events:
    """Return the entry as it now is, and its move where its place is another by that; none if nothing changes.

    Raises NotFound; Refused once it is not waiting any more; BadRequest.
    """
    entry, speakers = _waiting(state, command.speech)
    if command.category == "concerned":
        raise BadRequest("invalid", field="category")
    if unknown := next((each for each in command.addressed_to or () if each not in state.people), None):
        raise NotFound("person", person=unknown)
    asked = {
        "level": command.level, "level_confirmed": command.level_confirmed, "concerned": command.concerned,
        "category": command.category, "addressed_to": command.addressed_to, "interpreter": command.interpreter,
        "against_delivery": command.against_delivery, "video": command.video,
        "standing": None if command.confirmed is None else "confirmed" if command.confirmed else "inscribed",
    }  # fmt: skip
    if command.level not in (None, entry.level) and command.level_confirmed is None:
        asked["level_confirmed"] = False  # another level is a claim again
    wanted = replace(entry, **{name: value for name, value in asked.items() if value is not None})  # type: ignore[arg-type]
    if wanted == entry:
        return ()
    if key_of(wanted, speakers.rules, state.speeches[command.speech].party.name) == entry.key:
        return (ev.EntryAmended(command.speech, wanted, same_key=True),)
    return _rekeyed(state, speakers, command.speech, wanted)


@decides(do.CallEntryInVain)
def call_in_vain(state: Meeting, command: do.CallEntryInVain, context: Context) -> Events:
    """Return that an entry goes to the end of its band, or that its speaker is absent, as the rules of its list say.

    It loses a place by hand. Raises NotFound, and Refused once it is not waiting any more.
    """
    entry, speakers = _waiting(state, command.speech)
    if speakers.rules.absence == "loses_turn":
        return (ev.SpeechMarkedAbsent(command.speech),)
    return _rekeyed(state, speakers, command.speech, replace(entry, absent_at=context.at, place=None))


@decides(do.WithdrawEntry)
def withdraw(state: Meeting, command: do.WithdrawEntry, context: Context) -> Events:
    """Return the withdrawal, with the speech skipped; none if it is withdrawn. Raises NotFound, Refused."""
    entry = state.entries.get(command.speech)
    if entry is not None and entry.standing == "withdrawn":
        return ()
    _waiting(state, command.speech)
    return (ev.EntryWithdrawn(command.speech), ev.SpeechSkipped(command.speech))


@decides(do.RestoreEntry)
def restore(state: Meeting, command: do.RestoreEntry, context: Context) -> Events:
    """Return the entry as one that waits where the rules put it; none if it does so already.

    Who withdrew keeps a place by hand; who waits loses it. Who stands where the rules say stays, and so does who was
    placed after it. Raises NotFound; Refused once it has the floor or had it.
    """
    entry = state.entries.get(command.speech)
    if entry is None:
        raise NotFound("speech", speech=command.speech)
    speech = state.speeches[command.speech]
    if speech.status not in (SpeechStatus.PLANNED, SpeechStatus.SKIPPED, SpeechStatus.ABSENT):
        raise Refused("not_planned", speech=command.speech)
    waits = speech.status == SpeechStatus.PLANNED
    if waits and entry.absent_at is None and entry.place is None:
        return ()
    standing = "inscribed" if entry.standing == "withdrawn" else entry.standing
    wanted = replace(entry, standing=standing, absent_at=None, place=None if waits else entry.place)
    again = replace(
        state,
        speeches=state.speeches | {speech.id: replace(speech, status=SpeechStatus.PLANNED)},
        entries=state.entries | {speech.id: replace(entry, standing=wanted.standing)},
    )
    speakers = state.lists[entry.list]
    is_same = not waits and key_of(wanted, speakers.rules, speech.party.name) == entry.key
    if is_same and _is_ordered(again, speakers, speech.id):
        return (ev.EntryAmended(speech.id, wanted, same_key=True),)
    return _rekeyed(again, speakers, speech.id, wanted)


def _is_ordered(state: Meeting, speakers: ListOfSpeakers, speech: str) -> bool:
    """Return whether all of the item of a speech stand where the rules and the places by hand put them."""
    home = home_of(state, speech)
    return ordered(state, speakers, home, {}) == home.speeches


def _waiting(state: Meeting, speech: str) -> tuple[Entry, ListOfSpeakers]:
    """Return an entry that waits to be called, with its list. Raises NotFound, Refused."""
    entry = state.entries.get(speech)
    if entry is None:
        raise NotFound("speech", speech=speech)
    if state.speeches[speech].status != SpeechStatus.PLANNED:
        raise Refused("not_planned", speech=speech)
    return entry, state.lists[entry.list]


def _rekeyed(state: Meeting, speakers: ListOfSpeakers, speech: str, entry: Entry) -> Events:
    """Return an entry with its key, and its move where it stands elsewhere by that."""
    new = replace(entry, key=key_of(entry, speakers.rules, state.speeches[speech].party.name))
    amended = ev.EntryAmended(speech, new)
    if new.place is not None:
        return (amended,)
    home = home_of(state, speech)
    was_called = entry.absent_at != state.entries[speech].absent_at
    free = without_anchor(disarmed(state, speech) if was_called else state, speech)
    made = ordered(free, speakers, home, {speech: new})
    after, now = (each[each.index(speech) - 1] if each.index(speech) else None for each in (made, home.speeches))
    return (amended,) if after == now else (amended, ev.SpeechMoved(speech, after))


def _speech(state: Meeting, command: do.InscribeEntry, context: Context) -> Speech:
    if not command.party.name:
        raise Refused("empty_text")
    for each in (command.person, *command.addressed_to):
        if each is not None and each not in state.people:
            raise NotFound("person", person=each)
    capacity = _capacity(command.capacity, context.new_id)
    return Speech(
        context.new_id, "floor_speaker", with_id(command.party, context.new_id), command.person,
        on_behalf_of=capacity.parties[:MOST_ON_BEHALF] if capacity.kind != "national" else (),
        language=known_language(command.language), topic=command.topic or None, membership=context.membership,
        official_language=context.official_language,
    )  # fmt: skip


def _entry(command: do.InscribeEntry, context: Context, speech: Speech) -> Entry:
    if not 1 <= command.turn <= MOST_TURNS:
        raise BadRequest("invalid", field="turn")
    category = command.category or category_of(speech.party, speech.membership)
    if category is None or category == "concerned":
        raise Refused("category_unknown") if category is None else BadRequest("invalid", field="category")
    return Entry(
        command.list, context.at, category, command.channel, capacity=_capacity(command.capacity, context.new_id),
        level=command.level, level_confirmed=command.level_confirmed and command.level is not None,
        concerned=command.concerned, addressed_to=command.addressed_to,
        interpreter=command.interpreter or context.earlier_interpreter, against_delivery=command.against_delivery,
        video=command.video, turn=command.turn, earlier_language=context.earlier_language,
    )  # fmt: skip


def _capacity(capacity: Capacity, new_id: str) -> Capacity:
    """Return the capacity with an id for each party. Raises BadRequest, and Refused for a party without a name."""
    named = len(capacity.parties)
    alone = capacity.kind == "national" and (named or capacity.others)
    nobody = capacity.kind != "national" and not (named or capacity.others)
    if alone or nobody or named > MOST_NAMED or not 0 <= capacity.others <= MOST_OTHERS:
        raise BadRequest("invalid", field="capacity")
    if not all(party.name for party in capacity.parties):
        raise Refused("empty_text")
    parties = (with_id(party, f"{new_id}.{number}") for number, party in enumerate(capacity.parties, start=1))
    return replace(capacity, parties=tuple(parties))


def category_of(party: Party, membership: Membership | None) -> SpeakerCategory | None:
    """Return the category of a party by itself, None where it is not known."""
    if party.kind == "group":
        return "group"
    if known := CATEGORY.get(party.category or ""):
        return known
    return membership if party.kind == "delegation" else None


def _check_window(state: Meeting, speakers: ListOfSpeakers, entry: Entry, leave: bool) -> None:
    opened = opened_at(state, speakers)
    if inscription_at(speakers, entry.at, opened) == "not_yet":
        raise Refused("inscription_not_open", list=speakers.id, opens_at=speakers.opens_at)
    if entry.channel == "delegation" and state.about is not None:
        own, starts_at = own_inscription(speakers, entry.at, state.about.starts_at, opened), state.about.starts_at
        if own == "not_yet":
            raise Refused("inscription_not_open", list=speakers.id, opens_at=own_window(speakers, starts_at)[0])
        if own == "closed" and inscription_at(speakers, entry.at, opened) == "open":
            raise Refused("inscription_at_desk", list=speakers.id)
    if needs_leave(speakers, entry, opened) and not leave:
        raise Refused("inscription_closed", list=speakers.id)


def _inscribed_before(state: Meeting, speakers: ListOfSpeakers, speech: Speech, entry: Entry) -> str | None:
    """Return the entry that the party has of this turn in the same capacity and that was not withdrawn, or None."""
    wanted = (_who(speech.party), _as(entry), entry.turn)
    for each in speeches_of(state, speakers):
        known = state.entries.get(each)
        if known is None or known.standing == "withdrawn":
            continue
        if (_who(state.speeches[each].party), _as(known), known.turn) == wanted:
            return each
    return None


def _who(party: Party) -> str:
    return party.code or party.name.casefold()


def _as(entry: Entry) -> tuple[str, frozenset[str]]:
    return entry.capacity.kind, frozenset(_who(party) for party in entry.capacity.parties)
