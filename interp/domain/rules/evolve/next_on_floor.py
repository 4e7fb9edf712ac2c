"""Puts the next speech or item on the floor, with its clock started, and the one before it to its next status."""


from interp.domain.model import events as ev
from interp.domain.model.booths import Pivot
from interp.domain.model.interruptions import RUNS_AGAINST_THE_BLOCK
from interp.domain.model.modalities import PANEL, Modalities
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Floor, Item, ItemStatus, Meeting
from interp.domain.model.time import speaking_clock as clocks
from interp.domain.model.time.speaking_clock import Clock
from interp.domain.rules.evolve import caption
from interp.domain.rules.evolve.undo import remember
from interp.domain.rules.floor_language import standing_of
from interp.domain.rules.lists.rounds import list_on
from interp.domain.rules.state_changes.floor_changes import confirmed_language, disarmed, moved_by
from interp.value_types import replace


def modalities(state: Meeting) -> Modalities:
    return state.about.modalities if state.about else PANEL


def switched(state: Meeting, logged: ev.Logged) -> Meeting:
    """Return the state with this switch stored, with who made it, and without booth reports."""
    return moved_by(remember(state, logged), logged)


def with_status(state: Meeting, speech: str | None, status: SpeechStatus) -> Meeting:
    """Return the state with the status of `speech`; unchanged if there is none."""
    if speech is None or speech not in state.speeches:
        return state
    changed = replace(state.speeches[speech], status=status)
    return replace(state, speeches=state.speeches | {speech: changed})


def finish(state: Meeting, speech: str | None) -> Meeting:
    """Return the state with `speech` done; unchanged if there is none."""
    return with_status(state, speech, SpeechStatus.DONE)


def finish_all(state: Meeting) -> Meeting:
    """Return the state with the speech on the floor and every interrupted one done, and no interruption left."""
    for speech in (state.floor.speech, *(each.speech for each in state.floor.interruptions)):
        state = finish(state, speech)
    return replace(state, floor=replace(state.floor, interruptions=()))


def open_item(state: Meeting, event: ev.ItemOpened, at: int) -> Meeting:
    """Return the state with the item open and nobody on the floor.

    The previous item is done, unless it has planned speeches, to which Next must be able to return. Who waits on a list
    is called in its next item.
    """
    state = finish_all(state)
    left = state.floor.item
    items = tuple(
        replace(item, status=ItemStatus.OPEN) if item.id == event.item
        else replace(item, status=_left(state, item, event.item)) if item.id == left
        else item
        for item in state.items
    )  # fmt: skip
    clock = clocks.start(at, event.limit_ms, modalities(state).item_warning_ms)
    was = state.floor
    floor = Floor(
        event.item, armed=was.armed, item_clock=clock, armed_limit=was.armed_limit, spoken=was.spoken,
        last_spoken=was.last_spoken,
    )  # fmt: skip
    return replace(state, items=items, floor=floor)


def _left(state: Meeting, item: Item, opened: str) -> ItemStatus:
    waiting = any(state.speeches[speech].status == SpeechStatus.PLANNED for speech in item.speeches)
    return ItemStatus.PLANNED if waiting and not _goes_on(state, item, opened) else ItemStatus.DONE


def _goes_on(state: Meeting, item: Item, opened: str) -> bool:
    """Return whether the list of an item that is left goes on in a later one, which is opened or comes after that."""
    speakers = list_on(state, item.id) if state.lists else None
    if speakers is None:
        return False
    order = [each.id for each in state.items]
    later = set(speakers.items[speakers.items.index(item.id) + 1 :])
    ahead = (each for each in state.items[order.index(opened) :] if each.status != ItemStatus.DONE)
    return order.index(opened) > order.index(item.id) and any(each.id in later for each in ahead)


def give(state: Meeting, event: ev.FloorGiven, at: int) -> Meeting:
    """Return the state with the speech on the floor and its clock running; the previous speech is done."""
    state = finish_all(replace(state, floor=replace(state.floor, item_clock=_item_goes_on(state.floor, at))))
    speeches = state.speeches
    if event.speech in speeches:
        speeches = speeches | {event.speech: replace(speeches[event.speech], status=SpeechStatus.ON_FLOOR)}
    clock = clocks.start(at, event.limit_ms, modalities(state).warning_ms)
    state = disarmed(state, event.speech)
    standing = standing_of(event.language, event.standing)
    floor = replace(
        state.floor, speech=event.speech, language=event.language, standing=standing,
        interpreted_in=event.interpreted_in, pivot=Pivot(expected=event.interpreted_in is not None), retour=(),
        heard_by=(), speech_clock=clock,
    )  # fmt: skip
    state = replace(state, speeches=speeches, floor=floor)
    if event.language and standing == "confirmed":
        state = confirmed_language(state, event.language)
    return caption.given(state, event.speech)


def _item_goes_on(floor: Floor, at: int) -> Clock | None:
    """Return the item's clock, running again if an interruption that is over now had stopped it."""
    stopping = next((each for each in floor.interruptions if each.kind not in RUNS_AGAINST_THE_BLOCK), None)
    ran = stopping and stopping.item_clock and stopping.item_clock.status == clocks.ClockStatus.RUNNING
    return clocks.resume(floor.item_clock, at) if ran else floor.item_clock
