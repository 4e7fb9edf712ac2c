"""Matches the meetings, people and items of two versions of a paper by number, heading, name and title."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, PersonProposal

Thing = TypeVar("Thing", ItemProposal, MeetingProposal, PersonProposal)
Key = Callable[[Thing], Hashable]


def paired(old: Sequence[Thing], new: Sequence[Thing], keys: Iterable[Key[Thing]]) -> dict[int, int]:
    """Return, for positions in `new`, the position in `old` of the same thing, by the first key that matches."""
    found: dict[int, int] = {}
    for key in keys:
        free: dict[Hashable, list[int]] = {}
        for place, each in enumerate(old):
            if place not in found.values() and key(each):
                free.setdefault(key(each), []).append(place)
        for place, each in enumerate(new):
            if place not in found and free.get(key(each)):
                found[place] = free[key(each)].pop(0)
    return found


def letters(text: str | None) -> str:
    """Return the letters and digits of a text, for comparing."""
    return "".join(char for char in (text or "").casefold() if char.isalnum())


MEETING_KEYS: tuple[Key[MeetingProposal], ...] = (
    lambda each: each.number, lambda each: letters(each.heading), lambda each: letters(each.title),
    lambda each: each.starts_at, lambda each: "any",
)  # fmt: skip
PERSON_KEYS: tuple[Key[PersonProposal], ...] = (
    lambda each: (letters(each.name), each.roles), lambda each: letters(each.name),
    lambda each: (each.roles, each.functions) if each.functions else None,
    lambda each: (each.roles, letters(each.topic)) if each.topic else None,
    lambda each: each.roles if {"chair", "moderator"}.intersection(each.roles) else None,
)  # fmt: skip
ITEM_KEYS: tuple[Key[ItemProposal], ...] = (
    lambda each: (each.kind, each.number, letters(each.title)), lambda each: (each.kind, letters(each.title)),
    lambda each: (each.kind, each.number) if each.number else None,
    lambda each: each.kind if each.kind != "other" else None,
)  # fmt: skip
