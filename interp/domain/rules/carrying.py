"""What of a list of speakers goes over into another meeting, and whether that takes it: both as values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from interp.domain.model.announced_limits import AnnouncedLimits
from interp.domain.model.list_rules import BandName, ListRules
from interp.domain.model.parties import Party, Person, SpeechStatus
from interp.domain.model.speaker_lists import (
    CarriedEntry,
    CarriedList,
    CarryOver,
    Hand,
    ListElsewhere,
    ListOfSpeakers,
    Place,
)
from interp.domain.model.state import ItemStatus, Meeting, MeetingStatus
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.lists.inscription_window import closing_at, opened_at
from interp.domain.rules.lists.list_order import band_of, key_of, released
from interp.domain.rules.lists.listed_speakers import home_of_waiting, last_called, speeches_of, with_others
from interp.domain.rules.lists.rounds import list_on
from interp.domain.rules.programme_order import item_of
from interp.errors import Refused
from interp.value_types import replace

HEARD = (SpeechStatus.ON_FLOOR, SpeechStatus.INTERRUPTED, SpeechStatus.DONE)

def waiting_on(state: Meeting, speakers: ListOfSpeakers) -> tuple[str, ...]:
    """Return the entries of a list that wait to be called, in order, also one that is armed."""
    return tuple(
        each for each in speeches_of(state, speakers)
        if each in state.entries and state.speeches[each].status == SpeechStatus.PLANNED
    )  # fmt: skip


def is_carried_over(state: Meeting, list_id: str) -> bool:
    """Return whether a list is in another meeting, or on its way there, so that nobody is inscribed on it here.

    One from which only those went back who had joined it is not.
    """
    last = next((each for each in reversed(state.carries) if each.list == list_id), None)
    if last is None or last.standing not in ("asked", "carried_over"):
        return False
    came = state.received.get(list_id)
    return came is None or not came.joined or came.source.meeting != last.into.meeting


def going(state: Meeting, speakers: ListOfSpeakers, into: Meeting) -> tuple[str, ...]:
    """Return who goes along with a list: all who wait, or of a list that they joined here those who go back."""
    waiting, came = waiting_on(state, speakers), state.received.get(speakers.id)
    back = tuple(each for each in waiting if each in into.away) if came is not None and came.joined else ()
    return back or waiting


def elsewhere(state: Meeting, list_id: str) -> ListElsewhere:
    """Return a list as other meetings name it: the title of this one with the versions that the public may see."""
    assert state.about is not None
    title = state.texts["meeting.title"]
    return ListElsewhere(state.about.id, replace(title, versions=title.public), list_id, state.about.private)


def id_there(state: Meeting, list_id: str, other: Meeting, item: str, new_id: str) -> str:
    """Return the id of a list on an item of another meeting, else a new one.

    It is that of the list with entries that is there, which it joins, else the one that it had there before.
    """
    there = _with_entries(other, item)
    if there is not None:
        return there.id
    meeting = other.about.id if other.about else ""
    came = state.received.get(list_id)
    if came is not None and came.source.meeting == meeting:
        return came.source.list
    before = (each.into.list for each in state.carries if (each.list, each.into.meeting) == (list_id, meeting))
    return next(before, new_id)


def check_takes(state: Meeting, item_id: str, list_id: str, speeches: Iterable[str]) -> None:
    """Raise NotFound or Refused where a meeting does not take a list with these speeches on an item.

    The item is not over and has no list on which anybody is inscribed but the one that they join; a speech is there
    only if it was carried over from there.
    """
    if state.status == MeetingStatus.CLOSED or state.archived:
        raise Refused("target_closed")
    if item_of(state, item_id).status == ItemStatus.DONE:
        raise Refused("target_over", item=item_id)
    other = _with_entries(state, item_id)
    if other is not None and other.id != list_id:
        raise Refused("item_has_list", item=item_id)
    if there := next((each for each in speeches if each in state.speeches and each not in state.away), None):
        raise Refused("speech_there", speech=there)


def _with_entries(state: Meeting, item: str) -> ListOfSpeakers | None:
    """Return the list of an item on which somebody is or was inscribed."""
    found = list_on(state, item)
    return found if found is not None and any(each.list == found.id for each in state.entries.values()) else None


def contents(state: Meeting, carry: CarryOver) -> CarriedList:
    """Return who goes over with a carry, by value, waiting: places by hand are anchored to those who go too.

    The list closes when it would have closed here; who has spoken here has taken a place of the band there too.
    """
    speakers, away = state.lists[carry.list], frozenset(carry.speeches)
    present = speeches_of(state, speakers)
    hands = tuple(hand for hand in state.hands.get(speakers.id, ()) if hand.id in away)
    for gone in {hand.after for hand in hands if hand.after is not None} - away:
        hands = released(hands, [each for each in present if each in away or each == gone], gone)
    entries = tuple(
        CarriedEntry(
            replace(state.speeches[each], status=SpeechStatus.PLANNED),
            replace(state.entries[each], list=carry.into.list),
        )
        for each in carry.speeches
    )  # fmt: skip
    closes_at = closing_at(speakers, opened_at(state, speakers))
    rules = _with_places(speakers.rules, _spoken(state, speakers), -1)
    there = replace(speakers, id=carry.into.list, items=(carry.item,), closes_at=closes_at, rules=rules)
    parties = {party.id for each in entries for party in _parties(each)}
    people = [state.people[id_] for id_ in dict.fromkeys(_persons(entries)) if id_ in state.people]
    named = {*(f"party.{id_}.name" for id_ in parties), *(f"speech.{id_}.topic" for id_ in carry.speeches)}
    of_people = tuple(f"person.{each.id}." for each in people)
    return CarriedList(
        there, entries, hands, tuple(people),
        tuple((id_, each) for id_, each in state.details.items() if id_ in parties),
        tuple(text for id_, text in state.texts.items() if id_ in named or id_.startswith(of_people)),
        joined=speakers.id in state.received and state.received[speakers.id].joined,
        announced=tuple(_of_going(each, carry.speeches) for each in state.announced.get(speakers.id, ())),
    )  # fmt: skip


def _of_going(limits: AnnouncedLimits, going: tuple[str, ...]) -> AnnouncedLimits:
    """Return announced limits as they hold for those who go over: from the first of them on."""
    first = limits.speech if limits.speech in going else going[0] if going else None
    return replace(limits, speech=first, own=tuple(each for each in limits.own if each[0] in going))


def adopted(state: Meeting, carried: CarriedList, source: str) -> CarriedList:
    """Return a list as this meeting takes it: its persons are those of the same name and functions who are here.

    One whose id another person has here gets an id of its own. Who has spoken here keeps a place of the band.
    """
    rules = _with_places(carried.speakers.rules, _spoken(state, carried.speakers), 1)
    carried = replace(carried, speakers=replace(carried.speakers, rules=rules))
    ids = {each.id: _id_here(state, each, source) for each in carried.people}
    if all(now == id_ for id_, now in ids.items()):
        return carried

    def of(entry: CarriedEntry) -> CarriedEntry:
        speech, party = entry.speech, entry.speech.party
        if party.kind == "person":
            party = replace(party, id=ids.get(party.id, party.id))
        return CarriedEntry(
            replace(speech, party=party, person=speech.person and ids.get(speech.person, speech.person)),
            replace(entry.entry, addressed_to=tuple(ids.get(each, each) for each in entry.entry.addressed_to)),
        )

    return replace(
        carried,
        entries=tuple(map(of, carried.entries)),
        people=tuple(replace(each, id=ids[each.id]) for each in carried.people),
        texts=tuple(_renamed(each, ids) for each in carried.texts),
    )


def joins(state: Meeting, carried: CarriedList, source: ListElsewhere) -> bool:
    """Return whether those of a list join one that this meeting has, which keeps its rules."""
    came = state.received.get(carried.speakers.id)
    is_it = came is not None and (came.source.meeting, came.source.list) == (source.meeting, source.list)
    went = any(
        (each.list, each.into.meeting, each.into.list) == (carried.speakers.id, source.meeting, source.list)
        for each in state.carries
    )
    own = came.joined if came is not None and is_it else not went
    return carried.speakers.id in state.lists and (carried.joined or own)


def joined(state: Meeting, carried: CarriedList, item: str) -> tuple[str, CarriedList, tuple[str, ...]]:
    """Return in which item those of a list join the one that is here, that list with them, and the order there.

    They stand by hand at its head, in their order, but for who comes back: where it stood by the rules or by hand.
    """
    speakers = state.lists[carried.speakers.id]
    if item not in speakers.items:
        speakers = replace(speakers, items=(*speakers.items, item))
    home = home_of_waiting(state, speakers)
    assert home is not None  # the item is not over
    hands, before, entries = [*state.hands.get(speakers.id, ())], last_called(state, home), []
    for each in carried.entries:
        was = state.entries.get(each.speech.id)
        if was is not None and was.list == speakers.id:
            entry = replace(each.entry, lot=was.lot, place=was.place)
        else:
            place = replace(each.entry.place or Place(reason="carried"), after=before)
            entry = replace(each.entry, lot=None, place=place)
            hands.append(Hand(each.speech.id, before))
            before = each.speech.id
        entry = replace(entry, list=speakers.id, key=key_of(entry, speakers.rules, each.speech.party.name))
        entries.append(replace(each, entry=entry))
    keys = {each.speech.id: each.entry.key for each in entries}
    made = replace(carried, speakers=speakers, entries=tuple(entries), hands=tuple(hands))
    return home.id, made, with_others(state, home, keys, hands)


def _spoken(state: Meeting, speakers: ListOfSpeakers) -> Counter[BandName]:
    """Return how many of each band of a list have or had the floor in this meeting."""
    heard = (entry for each, entry in state.entries.items() if state.speeches[each].status in HEARD)
    return Counter(band_of(entry, speakers.rules).name for entry in heard if entry.list == speakers.id)


def _with_places(rules: ListRules, spoken: Mapping[BandName, int], sign: int) -> ListRules:
    """Return rules by which so many more, or fewer, of each band may speak, where that is limited."""
    if all(band.most is None for band in rules.bands):
        return rules
    bands = (
        band if band.most is None else replace(band, most=max(0, band.most + sign * spoken.get(band.name, 0)))
        for band in rules.bands
    )
    return replace(rules, bands=tuple(bands))


def _id_here(state: Meeting, person: Person, source: str) -> str:
    known = state.people.get(person.id)
    if known == person:
        return person.id
    same = (key for key, each in state.people.items() if replace(each, id=person.id) == person)
    return next(same, person.id if known is None else f"{source}.{person.id}")


def _renamed(text: ProgrammeText, ids: Mapping[str, str]) -> ProgrammeText:
    """Return a text under the id that its person has here."""
    for was, now in ids.items():
        if text.id.startswith(f"person.{was}."):
            return replace(text, id=f"person.{now}.{text.id.removeprefix(f'person.{was}.')}")
    return text


def _parties(each: CarriedEntry) -> Iterator[Party]:
    yield each.speech.party
    yield from each.speech.on_behalf_of
    yield from each.entry.capacity.parties


def _persons(entries: Iterable[CarriedEntry]) -> Iterator[str]:
    for each in entries:
        if each.speech.person is not None:
            yield each.speech.person
        yield from each.entry.addressed_to
