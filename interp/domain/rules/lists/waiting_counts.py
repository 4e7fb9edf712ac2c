"""Counts at each event who waits in each item, and which speeches have a text: no view looks through all of them."""

from collections.abc import Collection
from typing import Any

from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Item, Meeting

FEW = 4  # speeches that a switch changes; where more change, who waits is counted again


def new_counts(before: Meeting, after: Meeting, changed: Collection[str]) -> dict[str, Any]:
    """Return who waits by item and the speeches with a text, by the state's fields; `changed` are the speeches that do.

    Nothing if all is the same.
    """
    found: dict[str, Any] = {}
    waiting, filed = _waiting(before, after, changed), _filed(before, after, changed)
    if waiting != before.waiting:
        found["waiting"] = waiting
    if filed is not before.filed:
        found["filed"] = filed
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


def _filed(before: Meeting, after: Meeting, changed: Collection[str]) -> tuple[str, ...]:
    if all(_has_text(before, each) == _has_text(after, each) for each in changed):
        return before.filed
    return tuple(each for each in after.speeches if _has_text(after, each))


def _has_text(state: Meeting, speech: str) -> bool:
    found = state.speeches.get(speech)
    return found is not None and (found.statement is not None or found.text_closed)
