"""Keeps at each event how many wait in each item, what has a text and who was absent: no view looks through all."""

from collections.abc import Callable, Collection
from typing import Any

from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Item, Meeting

FEW = 4  # speeches that a switch changes; where more change, who waits is counted again


def new_counts(
    before: Meeting, after: Meeting, changed: Collection[str], entries: Collection[str]
) -> dict[str, Any]:
    """Return what of `waiting`, `filed` and `absent` is another, given the speeches that changed, or their entries."""
    found: dict[str, Any] = {}
    if (waiting := _waiting(before, after, changed)) != before.waiting:
        found["waiting"] = waiting
    if _turns(before, after, changed, _has_text):
        found["filed"] = tuple(each for each in after.speeches if _has_text(after, each))
    if _turns(before, after, {*changed, *entries}, _is_absent):
        found["absent"] = tuple(each for each in after.speeches if _is_absent(after, each))
    return found


def waiting_in(state: Meeting, item: Item) -> int:
    """Return how many wait in an item, counted."""
    return sum(_waits(state, each) for each in item.speeches)


def _waiting(before: Meeting, after: Meeting, changed: Collection[str]) -> dict[str, int]:
    was = {item.id: item.speeches for item in before.items}
    turned = [each for each in changed if _waits(before, each) != _waits(after, each)]
    if len(turned) > FEW:
        return {item.id: waiting_in(after, item) for item in after.items}
    return {
        item.id: waiting_in(after, item) if was.get(item.id) is not item.speeches
        else before.waiting[item.id] + sum(_gained(after, each) for each in turned if each in item.speeches)
        for item in after.items
    }  # fmt: skip


def _gained(after: Meeting, turned: str) -> int:
    return 1 if _waits(after, turned) else -1


def _waits(state: Meeting, speech: str) -> bool:
    found = state.speeches.get(speech)
    return found is not None and found.status == SpeechStatus.PLANNED


def _turns(before: Meeting, after: Meeting, changed: Collection[str], holds: Callable[[Meeting, str], bool]) -> bool:
    return any(holds(before, each) != holds(after, each) for each in changed)


def _has_text(state: Meeting, speech: str) -> bool:
    found = state.speeches.get(speech)
    return found is not None and (found.statement is not None or found.text_closed)


def _is_absent(state: Meeting, speech: str) -> bool:
    found, entry = state.speeches.get(speech), state.entries.get(speech)
    called_in_vain = entry is not None and entry.absent_at is not None
    return found is not None and (found.status == SpeechStatus.ABSENT or called_in_vain)
