"""Computes from the record since when, until when and for how long each speech and item was held."""

from collections.abc import Iterable

from interp.domain.model.floor_record import FloorTurn, ItemStay
from interp.domain.rules.forecast.folds import Fold, at_once
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class TimesHeld:
    """When something began and ended (None: it has not), and its time in milliseconds by its clock, pauses left out.

    While it goes on, `held_ms` is what its running clock does not show: the time of clocks before that one.
    """

    started_at: int | None = None
    ended_at: int | None = None
    held_ms: int = 0


NEVER = TimesHeld()


@dataclass(frozen=True, slots=True)
class TimesSoFar:
    """The times after some stretches. `before` is the time of the clocks before the one that counted last."""

    found: dict[str, TimesHeld]
    before: dict[str, int]


def of_speeches(turns: tuple[FloorTurn, ...], fold: Fold = at_once) -> dict[str, TimesHeld]:
    """Return the times of each speech that had the floor; a turn that was undone does not count."""
    return fold("times of speeches", _with_turns, TimesSoFar({}, {}), turns).found


def of_items(stays: tuple[ItemStay, ...], fold: Fold = at_once) -> dict[str, TimesHeld]:
    """Return the times of each item that was open; a stay that was undone does not count."""
    return fold("times of items", _with_stays, TimesSoFar({}, {}), stays).found


def _with_turns(so_far: TimesSoFar, turns: tuple[FloorTurn, ...]) -> TimesSoFar:
    return _with(so_far, ((each.speech.id, each) for each in turns))


def _with_stays(so_far: TimesSoFar, stays: tuple[ItemStay, ...]) -> TimesSoFar:
    return _with(so_far, ((each.item, each) for each in stays))


def _with(so_far: TimesSoFar, stretches: Iterable[tuple[str, FloorTurn | ItemStay]]) -> TimesSoFar:
    found, before = dict(so_far.found), dict(so_far.before)
    for key, each in stretches:
        if each.taken_back:
            continue
        known = found.get(key, NEVER)
        if each.from_ms == 0:
            before[key] = known.held_ms
        total = before.get(key, 0) + (each.from_ms + each.held_ms if each.ended_at is not None else 0)
        found[key] = TimesHeld(known.started_at or each.started_at, each.ended_at, total)
    return TimesSoFar(found, before)
