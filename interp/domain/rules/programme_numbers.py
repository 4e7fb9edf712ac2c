"""Numbers the changes of the programme, the list of speakers and the texts, by what an event made different.

A new event needs no mark: the parts that the documents of `domain/views` are made of are compared before and after it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Person, Speech
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import DocumentNumbers, Item, Meeting
from interp.domain.rules.floor_language import differing as differing_languages
from interp.domain.rules.limit_differences import LIMITS, differing, differing_limits, same_rules
from interp.domain.rules.lists.band_quota import without_place
from interp.domain.rules.lists.inscription_window import own_window
from interp.domain.rules.lists.rounds import is_over, listed_speeches
from interp.domain.rules.lists.seen import NONE_HIDDEN, Hidden, hidden_speeches, public_part
from interp.domain.rules.lists.waiting_counts import new_counts
from interp.domain.rules.time_limits import item_limit
from interp.value_types import dataclass, replace

# What these change of the programme every view says too: who has the floor, in which language, for how long.
FLOOR_MOVES = (
    ev.ItemOpened, ev.FloorGiven, ev.FloorEnded, ev.FloorLanguageSet, ev.FloorTimeAdded, ev.MeetingClosed,
    ev.FloorInterrupted, ev.FloorReturned, ev.FloorLanguageDoubted,
)  # fmt: skip
SOURCES = ("about", *LIMITS, "called", "speeches", "people", "details", "lists", "entries", "carries", "texts")

Twice = tuple[Hidden, Hidden]
"""The speeches that a reader does not see before an event, and after it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The states before and after an event, and the ids of what differs between them.

    `expectations`: the speeches off the floor in another expected language. `over`: those whose list is over since, or
    not any more. `places`: those for whom their band has a place since, or none any more.
    `own`: the speeches whose own fields differ. `hidden`: those that the public does not see, before and after.
    """

    before: Meeting
    after: Meeting
    speeches: frozenset[str]
    people: frozenset[str]
    details: frozenset[str]
    texts: frozenset[str]
    entries: frozenset[str]
    over: frozenset[str]
    places: frozenset[str]
    expectations: frozenset[str]
    own: frozenset[str]
    hidden: Twice

    @property
    def is_new(self) -> bool:
        """Whether the event planned the meeting."""
        return self.before.about is None


@dataclass(frozen=True, slots=True)
class Changes:
    """What of the documents of one kind of reader an event changed: rows of speeches and items, the numbers."""

    speeches: frozenset[str]
    items: frozenset[str]
    programme: bool
    edit: bool
    list: bool

    def numbers(self, before: DocumentNumbers, seq: int) -> DocumentNumbers:
        """Return the numbers, `seq` for those of documents that changed."""
        news = {"programme_seq": self.programme, "edits_seq": self.edit, "list_seq": self.list}
        risen = {name: seq for name, is_new in news.items() if is_new}
        return replace(before, **risen) if risen else before


NOTHING = Changes(frozenset(), frozenset(), programme=False, edit=False, list=False)
ALL_SEEN: Twice = NONE_HIDDEN, NONE_HIDDEN


def new_numbers(before: Meeting, after: Meeting, logged: ev.Logged) -> dict[str, Any]:
    """Return the numbers of `before`, those that count a change since set to the event's number, by the state's fields.

    Nothing if all are the same.
    """
    closed = before.status != after.status and bool(after.lists)
    if after.about is None or (_alike(before, after, SOURCES) and not closed):
        return {}
    made, seq = _difference(before, after), logged.seq
    speeches = _changed_speeches(made)
    staff = _changes(made, speeches, ALL_SEEN, logged)
    public = _public_changes(made, staff, logged)
    if _set_lists(before) != _set_lists(after):
        staff = replace(staff, programme=True, edit=True)
    if _published(before) != _published(after) or any(each not in made.hidden[1] for each in made.places):
        public = replace(public, programme=True, edit=True)
    items, there = _risen(before.item_seqs, staff.items, seq, after.items), staff.items == public.items
    same = there and before.public_item_seqs is before.item_seqs
    return {
        "numbers": staff.numbers(before.numbers, seq),
        "public_numbers": public.numbers(before.public_numbers, seq),
        "texts_seq": seq if made.is_new or made.texts else before.texts_seq,
        "item_seqs": items,
        "public_item_seqs": items if same else _risen(before.public_item_seqs, public.items, seq, after.items),
        "speech_seqs": _risen(before.speech_seqs, speeches | public.speeches, seq, after.speeches),
        **new_counts(before, after, made.own, made.entries),
    }


def _set_lists(state: Meeting) -> list[object]:
    """Return what is said of the lists of speakers as a whole to those who work in the meeting, and to delegations."""
    lists = (
        (
            each.id, each.items, each.seen_by, each.opens_at, each.closes_at, each.closes_after_ms,
            own_window(each, state.about.starts_at) if state.about else None,
        )
        for each in state.lists.values()
    )
    return [*lists, *state.carries, *state.received.items()]


def _published(state: Meeting) -> list[tuple[str, ...]]:
    """Return what is said of the lists of speakers as a whole to everyone: the rounds that one list serves."""
    return [each.items for each in state.lists.values() if each.seen_by == "everyone" and len(each.items) > 1]


def _changes(
    made: Difference, speeches: frozenset[str], hidden: Twice, logged: ev.Logged
) -> Changes:
    """Return what changed for readers who see all but the hidden speeches; `speeches` are the rows that changed."""
    items, reordered = _changed_items(made, speeches, hidden)
    programme = bool(items) or len(made.before.items) != len(made.after.items) or _heading_differs(made)
    moved = isinstance(logged.event, FLOOR_MOVES) and made.expectations.isdisjoint(speeches)
    moved = moved and not reordered and speeches.isdisjoint(made.over | made.places)
    return Changes(speeches, items, programme, programme and not moved, _list_differs(made, speeches, hidden))


def _public_changes(made: Difference, staff: Changes, logged: ev.Logged) -> Changes:
    """Return what changed for the public, given what changed for staff."""
    if _only_drafts(made):
        return NOTHING
    if not (made.before.lists or made.after.lists):
        return staff
    (hidden_before, hidden_after), was, now = made.hidden, made.before.speeches, made.after.speeches
    turned = frozenset(
        each for each in hidden_before.turned(hidden_after)
        if (each in was and each not in hidden_before) != (each in now and each not in hidden_after)
    )  # fmt: skip
    seen = frozenset(
        each for each in staff.speeches
        if not (each in hidden_before or each not in was) or not (each in hidden_after or each not in now)
    )  # fmt: skip
    speeches = turned.union(each for each in seen if not _is_the_desks(made, each))
    return _changes(made, speeches, made.hidden, logged)


def _is_the_desks(made: Difference, speech: str) -> bool:
    """Return whether of a speech nothing differs but what the public does not see of its entry."""
    if speech not in made.entries | made.places or speech in made.speeches or speech in made.over:
        return False
    was, now = (public_part(each.entries.get(speech)) for each in (made.before, made.after))
    return was == now and not _row_differs(made, made.after.speeches[speech], Named.of(made.texts))


def _risen(
    seqs: dict[str, int], changed: frozenset[str], seq: int, there: Mapping[str, object] | tuple[Item, ...]
) -> dict[str, int]:
    """Return the numbers of those that are there, `seq` for those that changed."""
    if not changed and len(seqs) == len(there):
        return seqs
    risen = seqs | dict.fromkeys(changed, seq)
    if len(risen) == len(seqs) == len(there):
        return risen  # none is new, as new ones are among the changed, so none is gone
    keys = there.keys() if isinstance(there, Mapping) else {item.id for item in there}
    return risen if risen.keys() == keys else {key: each for key, each in risen.items() if key in keys}


def _alike(before: Meeting, after: Meeting, names: tuple[str, ...]) -> bool:
    """Return whether these parts are the same objects, and the floor has the same speech, language and armed speech."""
    return _floor(before) == _floor(after) and all(getattr(before, name) is getattr(after, name) for name in names)


def _floor(state: Meeting) -> tuple[object, ...]:
    floor = state.floor
    language = floor.language, floor.standing, floor.interpreted_in, floor.pivot
    return floor.item, floor.speech, language, floor.armed, floor.armed_limit


def _difference(before: Meeting, after: Meeting) -> Difference:
    languages = differing_languages(before, after)
    own = differing(before.speeches, after.speeches)
    return Difference(
        before, after,
        own.union(languages, differing_limits(before, after, own)),
        differing(before.people, after.people),
        differing(before.details, after.details),
        differing(before.texts, after.texts),
        _differing_entries(before, after),
        _differing_ends(before, after),
        _beyond(before) ^ _beyond(after),
        languages - {before.floor.speech, after.floor.speech},
        own,
        (hidden_speeches(before), hidden_speeches(after)),
    )  # fmt: skip


def _differing_entries(before: Meeting, after: Meeting) -> frozenset[str]:
    """Return the speeches whose entry differs, or the rules that its place follows from."""
    found = differing(before.entries, after.entries)
    if before.lists is after.lists:
        return found
    lists = (each for each in after.lists.values() if _ordering(before.lists.get(each.id)) != _ordering(each))
    of = {each.id for each in lists}
    return found.union(speech for speech, entry in after.entries.items() if entry.list in of) if of else found


def _beyond(state: Meeting) -> frozenset[str]:
    """Return the waiting for whom their band has no place left."""
    return frozenset[str]().union(*(without_place(state, each) for each in state.lists.values()))


def _differing_ends(before: Meeting, after: Meeting) -> frozenset[str]:
    """Return the speeches whose list is over since, or is not any more."""
    if not after.lists:
        return frozenset()
    both = (each for each in after.lists.values() if each.id in before.lists)
    of = {each.id for each in both if is_over(before, each) != is_over(after, each)}
    return frozenset(speech for speech, entry in after.entries.items() if entry.list in of) if of else frozenset()


def _ordering(speakers: ListOfSpeakers | None) -> tuple[object, ...] | None:
    """Return the rules of a list that the reason of a place is made of."""
    rules = speakers and speakers.rules
    return (rules.bands, rules.levels, rules.dignitary, rules.confirmation) if rules else None


def _changed_speeches(made: Difference) -> frozenset[str]:
    """Return the ids of the speeches whose row is new, gone, or says something else."""
    if made.is_new:
        return frozenset(made.after.speeches)
    found = made.speeches.union(made.entries, made.over, made.places)
    if not (made.people or made.details or made.texts):
        return found
    named = Named.of(made.texts)
    return found.union(each.id for each in made.after.speeches.values() if _row_differs(made, each, named))


def _changed_items(made: Difference, speeches: frozenset[str], hidden: Twice) -> tuple[frozenset[str], bool]:
    """Return the ids of the items of which a reader sees anything new, and whether the speeches of any are reordered.

    Each item has its place among all. `hidden` are the speeches that the reader does not see, before and after.
    """
    old, new = made.before.items, made.after.items
    if len(old) != len(new) or made.is_new:
        return frozenset(item.id for item in new), False
    alike, turned = same_rules(made.before, made.after), hidden[0].turned(hidden[1])
    found, reordered = set[str](), False
    for was, item in zip(old, new, strict=True):
        moved = was.id == item.id and _is_reordered(was.speeches, item.speeches, hidden, turned)
        reordered = reordered or moved
        if (
            moved or not _same_but_speeches(was, item) or f"item.{item.id}.title" in made.texts
            or not (alike or item_limit(made.before, was) == item_limit(made.after, item))
            or _has_any(item.speeches, speeches)
        ):  # fmt: skip
            found.add(item.id)
    return frozenset(found), reordered


def _is_reordered(was: tuple[str, ...], now: tuple[str, ...], hidden: Twice, turned: frozenset[str]) -> bool:
    """Return whether the speeches that a reader sees of these, before and now, are others or in another order."""
    if was is now:
        return _has_any(now, turned)
    return hidden[0].without(was) != hidden[1].without(now)


def _has_any(speeches: tuple[str, ...], some: frozenset[str]) -> bool:
    """Return whether some of these are among the speeches; without any none is looked at."""
    return bool(some) and not some.isdisjoint(speeches)


def _same_but_speeches(was: Item, item: Item) -> bool:
    return was is item or was == item or replace(was, speeches=()) == replace(item, speeches=())


@dataclass(frozen=True, slots=True)
class Named:
    """What some texts belong to, by their ids: speeches, parties and persons."""

    speeches: frozenset[str]
    parties: frozenset[str]
    people: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Named":
        """Return what texts belong to, by ids such as `party.BRA.name` and `person.p1.function.0`."""
        found: dict[str, set[str]] = {"speech": set(), "party": set(), "person": set()}
        for text in texts:
            kind, _, rest = text.partition(".")
            if kind in found:
                found[kind].add(rest.rsplit(".", 2 if ".function." in rest else 1)[0])
        return cls(*map(frozenset, found.values()))


def _row_differs(made: Difference, speech: Speech, named: Named) -> bool:
    """Return whether a name, a topic or a seat in the row of a speech differs."""
    if speech.person in made.people or speech.person in named.people or speech.id in named.speeches:
        return True
    if _party_differs(made, speech.party, named):
        return True
    entry = made.after.entries.get(speech.id)
    others = (*speech.on_behalf_of, *(entry.capacity.parties if entry else ()))
    return bool(others) and any(_party_differs(made, party, named) for party in others)


def _party_differs(made: Difference, party: Party, named: Named) -> bool:
    if party.id in named.parties:
        return True
    return party.id in made.details and _seat(made.before, party) != _seat(made.after, party)


def _seat(state: Meeting, party: Party) -> str | None:
    details = state.details.get(party.id)
    return details.seat if details else party.seat


def _text_ids_of(person: Person) -> Iterator[str]:
    yield f"person.{person.id}.name"
    yield f"person.{person.id}.affiliation"
    for number in range(len(person.functions)):
        yield f"person.{person.id}.function.{number}"


def _heading_differs(made: Difference) -> bool:
    """Return whether what a programme has besides its items differs: chair, blocks, what the public is told."""
    old, chair = _chair(made.before), _chair(made.after)
    told = _says_unreached(made.before) != _says_unreached(made.after)
    if made.is_new or made.before.blocks != made.after.blocks or old != chair or chair in made.people or told:
        return True
    person = made.after.people.get(chair or "")
    return person is not None and not made.texts.isdisjoint(_text_ids_of(person))


def _says_unreached(state: Meeting) -> bool:
    return state.about is not None and state.about.says_unreached


def _chair(state: Meeting) -> str | None:
    return state.about.chair_person if state.about else None


def _list_differs(made: Difference, speeches: frozenset[str], hidden: Twice) -> bool:
    """Return whether the list of speakers on the open item differs."""
    old, new = _open_item(made.before), _open_item(made.after)
    if made.is_new or old is None or new is None or old.id != new.id:
        return made.is_new or old is not new
    was, now = listed_speeches(made.before, old), listed_speeches(made.after, new)
    is_same = was is now or was == now
    if not is_same and hidden[0].without(was) != hidden[1].without(now):
        return True
    turned = hidden[0].turned(hidden[1]) if is_same else frozenset[str]()
    return _has_any(now, turned.union(each for each in speeches if each not in hidden[1]))


def _open_item(state: Meeting) -> Item | None:
    return next((item for item in state.items if item.id == state.floor.item), None)


def _only_drafts(made: Difference) -> bool:
    """Return whether nothing differs but versions of texts that the public does not see."""
    if made.is_new or not _alike(made.before, made.after, SOURCES[:-1]):
        return False
    old, new = made.before.texts, made.after.texts
    return all(
        key in old and key in new and replace(old[key], versions=()) == replace(new[key], versions=())
        for key in made.texts
    )
