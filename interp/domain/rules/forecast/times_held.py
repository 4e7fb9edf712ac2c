"""Computes from the record since when, until when and for how long each speech and item was held."""

from collections.abc import Iterable

from interp.domain.model.floor_record import FloorTurn, ItemStay
from interp.value_types import dataclass, replace


@dataclass(frozen=True, slots=True)
class TimesHeld:
    """When something began and ended (None: it has not), and its time in milliseconds by its clock, pauses left out.

    While it goes on, `held_ms` is what its running clock does not show: the time of clocks before that one.
    """

    started_at: int | None = None
    ended_at: int | None = None
    held_ms: int = 0


NEVER = TimesHeld()


def of_speeches(turns: Iterable[FloorTurn]) -> dict[str, TimesHeld]:
    """Return the times of each speech that had the floor; a turn that was undone does not count."""
    return _summed((each.speech.id, each) for each in turns)


def of_items(stays: Iterable[ItemStay]) -> dict[str, TimesHeld]:
    """Return the times of each item that was open; a stay that was undone does not count."""
    return _summed((each.item, each) for each in stays)


def _summed(stretches: Iterable[tuple[str, FloorTurn | ItemStay]]) -> dict[str, TimesHeld]:
    found: dict[str, TimesHeld] = {}
    before: dict[str, int] = {}  # the time of the clocks before the one that counted last
    for key, each in stretches:
        if each.taken_back:
            continue
        known = found.get(key, NEVER)
        if each.from_ms == 0:
            before[key] = known.held_ms
        total = before.get(key, 0) + (each.from_ms + each.held_ms if each.ended_at is not None else 0)
        began = known.started_at or each.started_at
        found[key] = replace(known, started_at=began, ended_at=each.ended_at, held_ms=total)
    return found
