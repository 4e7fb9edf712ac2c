"""Corrects a proposal: sets values by path, adds, removes and moves entries, merges two people's corrections."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from interp.domain.proposals.proposal import (
    BlockProposal,
    DocumentProposal,
    ItemProposal,
    MeetingProposal,
    PersonProposal,
    Proposal,
    SpeakingTime,
)
from interp.errors import BadRequest
from interp.value_types import dataclass, replace

Path = tuple[str | int, ...]
NEW: dict[str, Any] = {
    "meetings": MeetingProposal(""),
    "people": PersonProposal(("panellist",), None, ""),
    "blocks": BlockProposal("floor_round", 0),
    "items": ItemProposal("other", ""),
    "documents": DocumentProposal(None, ""),
    "treaties": DocumentProposal(None, ""),
}
LONGEST_NUMBER = 9
# Fields of the paper itself, which cannot be corrected.
READ_ONLY = frozenset({"id", "lines", "paper", "language", "warnings", "sections"})


@dataclass(frozen=True, slots=True)
class Merged:
    """A proposal with two people's corrections; `conflicts` are the fields both changed, with the other's value."""

    proposal: Proposal
    conflicts: dict[str, Any]


def path_of(dotted: str) -> Path:
    """Return a dotted path such as "meetings.0.title" as a tuple of steps."""
    return tuple(int(step) if step.isdecimal() and len(step) < LONGEST_NUMBER else step for step in dotted.split("."))


def value_at(thing: Any, path: Path) -> Any:
    """Return the value at a path. Raises BadRequest("unknown_field")."""
    for step in path:
        if isinstance(step, int) and isinstance(thing, tuple) and step < len(thing):
            thing = thing[step]
        elif isinstance(step, str) and is_dataclass(thing) and step in {each.name for each in fields(thing)}:
            thing = _own(thing, step)
        else:
            raise BadRequest("unknown_field", field=".".join(map(str, path))[:80])
    return thing


def _own(thing: Any, name: str) -> Any:
    """Return a field's value; a meeting without speaking time gets an empty one."""
    value = getattr(thing, name)
    return SpeakingTime(None) if value is None and name == "speaking_time" else value


def with_value(thing: Any, path: Path, value: Any) -> Any:
    """Return `thing` with `value` at an existing path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    inside = with_value(value_at(thing, (step,)), rest, value)
    if isinstance(step, int):
        return (*thing[:step], inside, *thing[step + 1 :])
    return replace(thing, **{step: inside})


def added(proposal: Proposal, path: Path) -> Proposal:
    """Return the proposal with an empty entry at the end of the list at `path`. Raises BadRequest for any other path.
    """
    known = value_at(proposal, path)
    if not isinstance(known, tuple) or path[-1] not in NEW:
        raise BadRequest("unknown_field", field=".".join(map(str, path))[:80])
    if path[-1] == "people" and "items" in path:
        people = value_at(proposal, (*path[:2], "people"))
        free = [place for place in range(len(people)) if place not in known] or ([0] if people else [])
        return _put(proposal, path, (*known, *free[:1]))
    new = _meeting_like(known[-1]) if path == ("meetings",) and known else NEW[str(path[-1])]
    if path[-1] in ("people", "items"):
        new = replace(new, id=free_id(str(path[-1])[0], known))
    return _put(proposal, path, (*known, new))


def free_id(letter: str, known: tuple[Any, ...]) -> str:
    """Return an id that is not in a list: the letter of its kind and the next number."""
    taken = {each.id for each in known} | {f"{letter}{place}" for place in range(len(known) + 1)}
    numbers = range(len(known) + 1, 3 * len(known) + 3)
    return next(made for number in numbers if (made := f"{letter}{number}") not in taken)


def _meeting_like(last: MeetingProposal) -> MeetingProposal:
    return MeetingProposal("", timezone=last.timezone, room=last.room, place=last.place)


def removed(proposal: Proposal, path: Path) -> Proposal:
    """Return the proposal without the entry at `path`; other items keep their speakers and block."""
    known, place = _list_and_place(proposal, path)
    kept = (*known[:place], *known[place + 1 :])

    def moved_to(index: int) -> int | None:
        return None if index == place else index - (index > place)

    return _renumbered(_put(proposal, path[:-1], kept), path[:-1], moved_to)


def moved(proposal: Proposal, path: Path, by: int) -> Proposal:
    """Return the proposal with the entry at `path` moved one place up (-1) or down (1); at the end it stays."""
    known, place = _list_and_place(proposal, path)
    to = place + by
    if not 0 <= to < len(known):
        return proposal
    order = list(known)
    order[place], order[to] = order[to], order[place]
    swap = {place: to, to: place}
    return _renumbered(_put(proposal, path[:-1], tuple(order)), path[:-1], lambda index: swap.get(index, index))


def _list_and_place(proposal: Proposal, path: Path) -> tuple[tuple[Any, ...], int]:
    value_at(proposal, path)
    known, place = value_at(proposal, path[:-1]), path[-1]
    if not isinstance(known, tuple) or not isinstance(place, int) or path[-2] not in NEW:
        raise BadRequest("unknown_field", field=".".join(map(str, path))[:80])
    return known, place


def _put(proposal: Proposal, path: Path, value: Any) -> Proposal:
    made: Proposal = with_value(proposal, path, value)
    return made


def _renumbered(proposal: Proposal, path: Path, moved_to: Callable[[int], int | None]) -> Proposal:
    """Return the proposal with the items' positions of people and blocks updated after a move."""
    if len(path) != 3 or path[2] not in ("people", "blocks"):
        return proposal
    meeting: MeetingProposal = value_at(proposal, path[:2])
    if path[2] == "people":
        items = tuple(
            replace(item, people=tuple(to for place in item.people if (to := moved_to(place)) is not None))
            for item in meeting.items
        )
    else:
        items = tuple(
            item if item.block is None else replace(item, block=moved_to(item.block)) for item in meeting.items
        )
    return _put(proposal, path[:2], replace(meeting, items=items))


def leaves(thing: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each field that can be corrected: dotted path and value; a plain list is one value."""
    if is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            if each.name not in READ_ONLY:
                yield from leaves(_own(thing, each.name), f"{path}.{each.name}" if path else each.name)
    elif isinstance(thing, tuple) and thing and is_dataclass(thing[0]):
        for place, each in enumerate(thing):
            yield from leaves(each, f"{path}.{place}")
    else:
        yield path, thing


def merged(base: Proposal, mine: Proposal, theirs: Proposal) -> Merged:
    """Return `theirs` with the changes from `base` to `mine`; a field that both changed gets mine and is a conflict.

    The three have as many meetings, people and items as each other.
    """
    before, now = dict(leaves(base)), dict(leaves(theirs))
    result, conflicts = theirs, {}
    for path, value in leaves(mine):
        if path not in before or path not in now or value in (before[path], now[path]):
            continue
        if now[path] != before[path]:
            conflicts[path] = now[path]
        result = _put(result, path_of(path), value)
    return Merged(result, conflicts)


def differences(one: Proposal, other: Proposal) -> dict[str, tuple[Any, Any]]:
    """Return the fields that differ, by path, with both values."""
    known = dict(leaves(other))
    return {path: (value, known[path]) for path, value in leaves(one) if path in known and known[path] != value}
