"""Keeps the record of the floor by comparing the meeting before and after each event, whatever the event is.

A turn ends when another speech or none has the floor, a stay when the item is no longer the open one.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from interp.domain.model.events import FloorInterrupted, FloorUndone, Logged
from interp.domain.model.floor_record import FloorRecord, FloorTurn, ItemStay, MeetingAct
from interp.domain.model.speaking_clock import Clock, elapsed_ms
from interp.domain.model.state import ItemStatus, Meeting

# Nouns of the acts that are recorded, and the acts that are no act of the floor, or say nothing of what happened.
RECORDED = ("meeting.", "interpretation.", "speech.skipped", "speech.marked_absent", "floor.undone")
UNRECORDED = ("meeting.planned", "meeting.amended", "meeting.next_set")
Stretch = TypeVar("Stretch", FloorTurn, ItemStay)


def new_record(before: Meeting, after: Meeting, logged: Logged) -> dict[str, Any]:
    """Return the record with what the event adds to it, under the name of the state's field; nothing if it is the same.
    """
    record = before.record
    turns, stays = _turns(record.turns, before, after, logged), _stays(record.stays, before, after, logged)
    acts = _acts(record.acts, logged)
    if turns is record.turns and stays is record.stays and acts is record.acts:
        return {}
    return {"record": FloorRecord(turns, stays, acts)}


def _turns(turns: tuple[FloorTurn, ...], before: Meeting, after: Meeting, logged: Logged) -> tuple[FloorTurn, ...]:
    here = after.floor.speech
    if before.floor.speech == here:
        return turns
    limit_ms = before.floor.speech_clock.limit_ms if before.floor.speech_clock else None
    ended = _ended(turns, before.floor.speech_clock, logged, limit_ms=limit_ms, language=before.floor.language)
    if here not in after.speeches:
        return ended
    event = logged.event
    earlier = [each for each in ended if each.speech.id == here]
    began = FloorTurn(
        after.speeches[here], after.floor.item, *_beginning(earlier, after.floor.speech_clock, logged),
        interruption=event.kind if isinstance(event, FloorInterrupted) else None,
        interrupts=before.floor.speech if isinstance(event, FloorInterrupted) else None,
    )  # fmt: skip
    return (*ended, began)


def _stays(stays: tuple[ItemStay, ...], before: Meeting, after: Meeting, logged: Logged) -> tuple[ItemStay, ...]:
    if before.items is after.items and before.floor.item == after.floor.item:
        return stays  # as at most events; looked up only where it may differ
    here = _open_item(after)
    if _open_item(before) == here:
        return stays
    ended = _ended(stays, before.floor.item_clock, logged)
    if here is None:
        return ended
    earlier = [each for each in ended if each.item == here]
    return (*ended, ItemStay(here, *_beginning(earlier, after.floor.item_clock, logged)))


def _beginning(earlier: Sequence[Stretch], clock: Clock | None, logged: Logged) -> tuple[int, int]:
    """Return when a turn or stay begins and what its clock showed then.

    After an undone switch it begins where the one before the switch ended: it was never interrupted.
    """
    last = next((each for each in reversed(earlier) if not each.taken_back), None)
    if isinstance(logged.event, FloorUndone) and last and last.ended_at is not None:
        return last.ended_at, last.from_ms + last.held_ms
    return logged.at, _shown_ms(clock, logged.at)


def _ended(
    stretches: tuple[Stretch, ...], clock: Clock | None, logged: Logged, **more: object
) -> tuple[Stretch, ...]:
    """Return the turns or stays with the last ended, if it has not; `clock` is that of the last."""
    if not stretches or stretches[-1].ended_at is not None:
        return stretches
    last = stretches[-1]
    held = max(0, _shown_ms(clock, logged.at) - last.from_ms)
    back = isinstance(logged.event, FloorUndone)
    return (*stretches[:-1], replace(last, ended_at=logged.at, held_ms=held, taken_back=back, **more))  # type: ignore[arg-type]


def _shown_ms(clock: Clock | None, at: int) -> int:
    return elapsed_ms(clock, at) if clock else 0


def _open_item(state: Meeting) -> str | None:
    item = next((each for each in state.items if each.id == state.floor.item), None)
    return item.id if item and item.status == ItemStatus.OPEN else None


def _acts(acts: tuple[MeetingAct, ...], logged: Logged) -> tuple[MeetingAct, ...]:
    event = logged.event
    if not event.name.startswith(RECORDED) or event.name in UNRECORDED:
        return acts
    said = {name: getattr(event, name, None) for name in ("reason", "until", "speech")}
    return (*acts, MeetingAct(event.name, logged.at, logged.actor, **said))
