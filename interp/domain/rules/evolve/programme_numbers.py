"""Numbers the changes of the programme, the list of speakers and the texts, by what an event made different.

A new event needs no mark: the parts that the documents of `domain/views` are made of are compared before and after it.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Person, Speech
from interp.domain.model.state import Item, Meeting
from interp.domain.model.time_limit import TimeLimit
from interp.domain.rules.floor_language import differing
from interp.domain.rules.time_limits import block_share, item_limit, limits_in

# What these change of the programme every view says too: who has the floor, in which language, for how long.
FLOOR_MOVES = (
    ev.ItemOpened, ev.FloorGiven, ev.FloorEnded, ev.FloorLanguageSet, ev.FloorTimeAdded, ev.MeetingClosed,
    ev.FloorInterrupted, ev.FloorReturned, ev.FloorLanguageDoubted,
)  # fmt: skip
# the parts that time limits are computed from, beside the speeches, the meeting's rules and what is armed
LIMITS = ("blocks", "items", "unplanned", "computed_limits", "taken_away")
SOURCES = ("about", *LIMITS, "called", "speeches", "people", "details", "texts")


@dataclass(frozen=True, slots=True)
class Difference:
    """The states before and after an event, and the ids of what differs between them.

    `expectations`: the speeches off the floor in another expected language.
    """

    before: Meeting
    after: Meeting
    speeches: frozenset[str]
    people: frozenset[str]
    details: frozenset[str]
    texts: frozenset[str]
    expectations: frozenset[str]

    @property
    def is_new(self) -> bool:
        """Whether the event planned the meeting."""
        return self.before.about is None


def new_numbers(before: Meeting, after: Meeting, logged: ev.Logged) -> dict[str, Any]:
    """Return the numbers of `before`, those that count a change since set to the event's number, by the state's fields.

    Nothing if all are the same.
    """
    if after.about is None or _alike(before, after, SOURCES):
        return {}
    made, seq = _difference(before, after), logged.seq
    speeches = _changed_speeches(made)
    items = _changed_items(made, speeches)
    programme = bool(items) or len(before.items) != len(after.items) or _heading_differs(made)
    edit = programme and (not isinstance(logged.event, FLOOR_MOVES) or bool(made.expectations))
    news = {"programme_seq": programme, "edits_seq": edit, "list_seq": _list_differs(made, speeches)}
    risen = {name: seq for name, is_new in news.items() if is_new}
    public = {} if _only_drafts(made) else risen
    return {
        "numbers": replace(before.numbers, **risen) if risen else before.numbers,
        "public_numbers": replace(before.public_numbers, **public) if public else before.public_numbers,
        "texts_seq": seq if made.is_new or made.texts else before.texts_seq,
        "item_seqs": _risen(before.item_seqs, items, seq, {item.id for item in after.items}),
        "speech_seqs": _risen(before.speech_seqs, speeches, seq, after.speeches.keys()),
    }


def _risen(seqs: dict[str, int], changed: frozenset[str], seq: int, there: Set[str]) -> dict[str, int]:
    """Return the numbers of those that are there, `seq` for those that changed."""
    risen = seqs | dict.fromkeys(changed, seq)
    return risen if risen.keys() == there else {key: each for key, each in risen.items() if key in there}


def _alike(before: Meeting, after: Meeting, names: tuple[str, ...]) -> bool:
    """Return whether these parts are the same objects, and the floor has the same speech, language and armed speech."""
    return _floor(before) == _floor(after) and all(getattr(before, name) is getattr(after, name) for name in names)


def _floor(state: Meeting) -> tuple[object, ...]:
    floor = state.floor
    language = floor.language, floor.standing, floor.interpreted_in
    return floor.item, floor.speech, language, floor.armed, floor.armed_limit


def _difference(before: Meeting, after: Meeting) -> Difference:
    languages = differing(before, after)
    return Difference(
        before, after,
        _differing(before.speeches, after.speeches).union(languages, _differing_limits(before, after)),
        _differing(before.people, after.people),
        _differing(before.details, after.details),
        _differing(before.texts, after.texts),
        languages - {before.floor.speech, after.floor.speech},
    )  # fmt: skip


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    if before is after:
        return frozenset()
    kept = (key for key, value in after.items() if key in before and not _equal(before[key], value))
    return frozenset(kept) | (before.keys() ^ after.keys())


def _equal(one: object, other: object) -> bool:
    """Return whether both are equal; most are the same object, of which Python would compare every field."""
    return one is other or one == other


def _differing_limits(before: Meeting, after: Meeting) -> Iterator[str]:
    """Yield the speeches that have another time limit; only items that the event can concern are computed."""
    was = {item.id: item for item in before.items}
    for item in _items_with_new_limits(before, after):
        if item.id in was:
            old, new = _shown_limits(before, was[item.id]), _shown_limits(after, item)
            yield from (speech for speech, limit in new.items() if old.get(speech) != limit)


def _shown_limits(state: Meeting, item: Item) -> dict[str, tuple[TimeLimit, bool]]:
    """Return the limit of each speech of an item, and whether its row leaves it to the item's."""
    everyones = item_limit(state, item)
    return {speech: (limit, limit == everyones) for speech, limit in limits_in(state, item).items()}


def _items_with_new_limits(before: Meeting, after: Meeting) -> Iterator[Item]:
    """Yield the items whose speeches may have other limits: all, or a speech's own and a block's with a new share."""
    if not _same_rules(before, after):
        yield from after.items
        return
    fixed = _differing(before.called, after.called) | _differing(before.speeches, after.speeches)
    fixed = fixed.union(each.floor.armed for each in (before, after) if each.floor.armed)
    touched = {item.block: item for item in after.items if item.block and not fixed.isdisjoint(item.speeches)}
    blocks = {block for block, item in touched.items() if block_share(before, item) != block_share(after, item)}
    yield from (item for item in after.items if item.block in blocks or not fixed.isdisjoint(item.speeches))


def _same_rules(before: Meeting, after: Meeting) -> bool:
    parts = (name for name in LIMITS if name != "items")
    if not all(getattr(before, name) == getattr(after, name) for name in parts):
        return False
    rules = [state.about and state.about.modalities for state in (before, after)]
    return rules[0] == rules[1] and _same_limiting(before.items, after.items)


def _same_limiting(before: tuple[Item, ...], after: tuple[Item, ...]) -> bool:
    """Return whether the items have the same of all that limits are computed from: their status is not."""
    return len(before) == len(after) and all(
        was is item or _limiting(was) == _limiting(item) for was, item in zip(before, after, strict=True)
    )


def _limiting(item: Item) -> tuple[object, ...]:
    return item.id, item.kind, item.block, item.speeches, item.speech_limit_ms, item.members_limit_ms


def _changed_speeches(made: Difference) -> frozenset[str]:
    """Return the ids of the speeches whose row is new, gone, or says something else."""
    if made.is_new:
        return frozenset(made.after.speeches)
    if not (made.people or made.details or made.texts):
        return made.speeches
    others = (each.id for each in made.after.speeches.values() if _entry_differs(made, each))
    return made.speeches.union(others)


def _changed_items(made: Difference, speeches: frozenset[str]) -> frozenset[str]:
    """Return the ids of the items of which anything is new or says something else; each has its place among all."""
    old, new = made.before.items, made.after.items
    if len(old) != len(new) or made.is_new:
        return frozenset(item.id for item in new)
    same_rules = _same_rules(made.before, made.after)
    return frozenset(
        item.id for was, item in zip(old, new, strict=True)
        if not _equal(was, item) or not (same_rules or item_limit(made.before, was) == item_limit(made.after, item))
        or f"item.{item.id}.title" in made.texts or not speeches.isdisjoint(item.speeches)
    )  # fmt: skip


def _entry_differs(made: Difference, speech: Speech) -> bool:
    if speech.person in made.people or not made.texts.isdisjoint(_text_ids(made.after, speech)):
        return True
    parties = (party for party in (speech.party, *speech.on_behalf_of) if party.id in made.details)
    return any(_seat(made.before, party) != _seat(made.after, party) for party in parties)


def _seat(state: Meeting, party: Party) -> str | None:
    details = state.details.get(party.id)
    return details.seat if details else party.seat


def _text_ids(state: Meeting, speech: Speech) -> Iterator[str]:
    yield f"speech.{speech.id}.topic"
    yield f"party.{speech.party.id}.name"
    for party in speech.on_behalf_of:
        yield f"party.{party.id}.name"
    person = state.people.get(speech.person or "")
    if person:
        yield from _text_ids_of(person)
    elif speech.person:
        yield f"person.{speech.person}.name"


def _text_ids_of(person: Person) -> Iterator[str]:
    yield f"person.{person.id}.name"
    yield f"person.{person.id}.affiliation"
    for number in range(len(person.functions)):
        yield f"person.{person.id}.function.{number}"


def _heading_differs(made: Difference) -> bool:
    """Return whether what the programme has besides its items differs: the chair and the blocks."""
    old, chair = _chair(made.before), _chair(made.after)
    if made.is_new or made.before.blocks != made.after.blocks or old != chair or chair in made.people:
        return True
    person = made.after.people.get(chair or "")
    return person is not None and not made.texts.isdisjoint(_text_ids_of(person))


def _chair(state: Meeting) -> str | None:
    return state.about.chair_person if state.about else None


def _list_differs(made: Difference, speeches: frozenset[str]) -> bool:
    """Return whether the list of speakers on the open item differs."""
    old, new = _open_item(made.before), _open_item(made.after)
    if made.is_new or old is None or new is None or old.id != new.id:
        return made.is_new or old is not new
    return old.speeches != new.speeches or not speeches.isdisjoint(new.speeches)


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
