"""Keeps the record of the floor by comparing the meeting before and after each event, whatever the event is.

A turn ends when another speech or none has the floor, a stay when the item is no longer the open one.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from interp.domain.model.announcements import Announcement
from interp.domain.model.booths import Pivot
from interp.domain.model.events import (
    AnnouncementMade,
    AnnouncementWithdrawn,
    BlockRolledOver,
    Event,
    FloorInterrupted,
    FloorUndone,
    Logged,
    SpeechCorrected,
)
from interp.domain.model.floor_record import (
    FloorRecord,
    FloorTurn,
    InterruptionStay,
    ItemStay,
    LanguageStretch,
    MeetingAct,
)
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Floor, Interruption, ItemStatus, Meeting
from interp.domain.model.time.speaking_clock import Clock, elapsed_ms
from interp.value_types import replace

# Nouns of the acts that are recorded, and the acts that are no act of the floor, or say nothing of what happened.
RECORDED = (
    "meeting.", "interpretation.", "speech.skipped", "speech.marked_absent", "speech.corrected", "floor.undone",
    "floor.time_added", "limit.", "announcement.", "block.",
)  # fmt: skip
UNRECORDED = ("meeting.planned", "meeting.amended", "meeting.next_set")
Stretch = TypeVar("Stretch", FloorTurn, ItemStay)


def new_record(before: Meeting, after: Meeting, logged: Logged) -> dict[str, Any]:
    """Return the record with what the event adds to it, under the name of the state's field; nothing if it is the same.
    """
    record = before.record
    turns = _corrected(_turns(record.turns, before, after, logged), logged)
    stays = _stays(record.stays, before, after, logged)
    acts, halts = _acts(record.acts, before, logged), _halts(record.interruptions, before, after, logged)
    if turns is record.turns and stays is record.stays and acts is record.acts and halts is record.interruptions:
        return {}
    return {"record": FloorRecord(turns, stays, acts, halts)}


def _turns(turns: tuple[FloorTurn, ...], before: Meeting, after: Meeting, logged: Logged) -> tuple[FloorTurn, ...]:
    here = after.floor.speech
    if before.floor.speech == here:
        return _spoken(turns, before.floor, after.floor, logged.at)
    limit_ms = before.floor.speech_clock.limit_ms if before.floor.speech_clock else None
    ended = _ended(turns, before.floor.speech_clock, logged, limit_ms=limit_ms, language=before.floor.language)
    if here not in after.speeches:
        return ended
    event = logged.event
    known = before.speeches.get(here)
    had_one = known is not None and known.status != SpeechStatus.PLANNED  # else no turn of it stands
    goes_on = _standing(ended, here) if had_one else None  # of the same kind as before
    interruption, interrupts = (goes_on.interruption, goes_on.interrupts) if goes_on else (None, None)
    if isinstance(event, FloorInterrupted):
        interruption, interrupts = event.kind, before.floor.speech
    began = FloorTurn(
        after.speeches[here], after.floor.item, *_beginning(ended, here, after.floor.speech_clock, logged),
        interruption=interruption, interrupts=interrupts,
    )  # fmt: skip
    return (*ended, replace(began, languages=_stretches(after.floor, began.started_at)))


def _spoken(turns: tuple[FloorTurn, ...], before: Floor, after: Floor, at: int) -> tuple[FloorTurn, ...]:
    """Return the turns with another language of the last; one that is only confirmed was spoken from its beginning."""
    if before is after or _heard(before) == _heard(after) or not turns or turns[-1].ended_at is not None:
        return turns
    last, now = turns[-1], _stretches(after, at)
    known = last.languages
    if known and now and known[-1].language == now[0].language and known[-1].own_interpreter == now[0].own_interpreter:
        known, now = known[:-1], (replace(now[0], at=known[-1].at),)
    return (*turns[:-1], replace(last, languages=known + now))


def _heard(floor: Floor) -> tuple[object, ...]:
    return floor.language, floor.standing, _own_interpreter(floor)


def _stretches(floor: Floor, at: int) -> tuple[LanguageStretch, ...]:
    """Return the language spoken from `at` on, none where nothing is known of it."""
    if floor.language is None:
        return ()
    return (LanguageStretch(floor.language, at, floor.standing or "expected", _own_interpreter(floor)),)


def _own_interpreter(floor: Floor) -> bool:
    """Return whether the delegation's own interpreter is known to interpret."""
    return floor.interpreted_in is not None and floor.pivot == Pivot()


def _halts(
    halts: tuple[InterruptionStay, ...], before: Meeting, after: Meeting, logged: Logged
) -> tuple[InterruptionStay, ...]:
    """Return the interruptions: those begun and ended by the event; an undone return goes on with the same one."""
    was, now = before.floor.interruptions, after.floor.interruptions
    if was == now:
        return halts
    going = {_key(each): each for each in now}
    back = isinstance(logged.event, FloorUndone)
    known = tuple(
        replace(each, ended_at=None, taken_back=False)
        if _key(each) in going
        else replace(each, ended_at=logged.at, taken_back=back)
        if each.ended_at is None
        else each
        for each in halts
    )
    begun = [each for key, each in going.items() if key not in {_key(each) for each in known}]
    return (*known, *(_begun(each, after.floor, now) for each in begun))


def _begun(halt: Interruption, floor: Floor, now: tuple[Interruption, ...]) -> InterruptionStay:
    inner = now.index(halt) + 1
    speech = now[inner].speech if inner < len(now) else floor.speech
    return InterruptionStay(halt.kind, halt.started_at, halt.speech, speech)


def _key(halt: Interruption | InterruptionStay) -> tuple[str, int]:
    return halt.kind, halt.started_at


def _stays(stays: tuple[ItemStay, ...], before: Meeting, after: Meeting, logged: Logged) -> tuple[ItemStay, ...]:
    if before.items is after.items and before.floor.item == after.floor.item:
        return stays  # as at most events; looked up only where it may differ
    here = _open_item(after)
    if _open_item(before) == here:
        return stays
    ended = _ended(stays, before.floor.item_clock, logged)
    if here is None:
        return ended
    return (*ended, ItemStay(here, *_beginning(ended, here, after.floor.item_clock, logged)))


def _standing(stretches: Sequence[Stretch], subject: str) -> Stretch | None:
    """Return the last turn or stay of a speech or an item that was not undone."""
    return next((each for each in reversed(stretches) if _subject(each) == subject and not each.taken_back), None)


def _beginning(
    before: Sequence[Stretch], subject: str, clock: Clock | None, logged: Logged
) -> tuple[int, int]:
    """Return when a turn or stay begins and what its clock showed then.

    After an undone switch it begins where the one before the switch ended: it was never interrupted.
    """
    if isinstance(logged.event, FloorUndone):
        last = _standing(before, subject)
        if last and last.ended_at is not None:
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
    ended = (*stretches[:-1], replace(last, ended_at=logged.at, held_ms=held, taken_back=back, **more))  # type: ignore[arg-type]
    return _wholly_back(ended) if back else ended  # type: ignore[arg-type,return-value]


def _wholly_back(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return the stretches with what the last one went on from after an earlier undo is reversed too."""
    kept, last = list(stretches), stretches[-1]
    for place in range(len(stretches) - 2, -1, -1):
        each = kept[place]
        if each.ended_at is not None and each.ended_at < last.started_at:
            break  # each began no sooner than the one before it ended, or where that one was interrupted
        if _subject(each) == _subject(last) and not each.taken_back and each.ended_at == last.started_at:
            last = replace(each, taken_back=True)
            kept[place] = last
    return tuple(kept)


def _subject(stretch: FloorTurn | ItemStay) -> str:
    return stretch.speech.id if isinstance(stretch, FloorTurn) else stretch.item


def _shown_ms(clock: Clock | None, at: int) -> int:
    return elapsed_ms(clock, at) if clock else 0


def _open_item(state: Meeting) -> str | None:
    item = next((each for each in state.items if each.id == state.floor.item), None)
    return item.id if item and item.status == ItemStatus.OPEN else None


def _corrected(turns: tuple[FloorTurn, ...], logged: Logged) -> tuple[FloorTurn, ...]:
    """Return the turns with the language in which a corrected speech was delivered; the same where none is said."""
    event = logged.event
    if not isinstance(event, SpeechCorrected) or event.language is None:
        return turns
    code = event.language
    return tuple(
        replace(each, language=code, languages=(LanguageStretch(code, each.started_at, "confirmed"),))
        if each.speech.id == event.speech and each.ended_at is not None
        else each
        for each in turns
    )


def _was(before: Meeting, event: Event) -> str | None:
    """Return the name that a correction replaces; None where the name stays, and for other events."""
    if not isinstance(event, SpeechCorrected):
        return None
    name = before.speeches[event.speech].party.name
    return name if name != event.party.name else None


def _acts(acts: tuple[MeetingAct, ...], before: Meeting, logged: Logged) -> tuple[MeetingAct, ...]:
    event = logged.event
    if not event.name.startswith(RECORDED) or event.name in UNRECORDED:
        return acts
    said: dict[str, Any] = {name: getattr(event, name, None) for name in ("reason", "until", "speech", "seconds")}
    if said["seconds"] is not None:  # time is granted to the speaker
        said["speech"] = before.floor.speech
        if said["speech"] is None:
            return acts
    if isinstance(event, AnnouncementMade):
        said["until"] = event.announcement.until
    about = before.speeches.get(said["speech"] or "")
    said["reason"] = "chair" if getattr(event, "by_chair", False) else said["reason"]
    said |= {"limits": getattr(event, "limits", ()), "announcement": _announced(before, event)}
    said |= _given_on(before, event)
    act = MeetingAct(event.name, logged.at, logged.actor, about=about, was=_was(before, event), **said)
    return (*acts, act)


def _announced(before: Meeting, event: Event) -> Announcement | None:
    """Return what was announced or withdrawn; None for other events."""
    if isinstance(event, AnnouncementMade):
        return event.announcement
    if not isinstance(event, AnnouncementWithdrawn):
        return None
    return next((each for each in before.announcements if each.id == event.announcement), None)


def _given_on(before: Meeting, event: Event) -> dict[str, Any]:
    """Return how much time which block gave to which, each by its first item; nothing for other events."""
    if not isinstance(event, BlockRolledOver):
        return {}
    given = before.rolled_over.get(event.block)
    to = event.to or (given.to if given else None)
    first = {item.block: item.id for item in reversed(before.items)}
    back = "returned" if event.to is None else None
    items = tuple(first[each] for each in (event.block, to) if each in first)
    return {"reason": back, "seconds": event.ms // 1000, "items": items}
