"""Applies interruptions of the floor and the return from them."""


from interp.domain.model import events as ev
from interp.domain.model.booths import Pivot
from interp.domain.model.interruptions import RUNS_AGAINST_THE_BLOCK
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Floor, Interruption, ItemStatus, Meeting
from interp.domain.model.time import speaking_clock as clocks
from interp.domain.model.time.speaking_clock import Clock
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules.evolve import caption, next_on_floor
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.state_changes.floor_changes import confirmed_language
from interp.domain.rules.state_changes.programme_texts import language_of, speech_texts, with_new_texts
from interp.value_types import replace


@evolves(ev.FloorInterrupted)
def interrupted(state: Meeting, event: ev.FloorInterrupted, logged: ev.Logged) -> Meeting:
    """Return the state with the floor stored, and who interrupts on it; nothing of the speech is over."""
    state = next_on_floor.switched(state, logged)
    floor = state.floor
    held = Interruption(
        event.kind, logged.at, floor.item, floor.speech, floor.language, floor.standing, floor.speech_clock,
        floor.item_clock, floor.cue, floor.interpreted_in, floor.retour, floor.heard_by,
        floor.pivot,
    )  # fmt: skip
    state = next_on_floor.with_status(state, floor.speech, SpeechStatus.INTERRUPTED)
    clock = floor.item_clock
    floor = replace(
        floor, speech=None, language=event.language, standing=event.standing, interpreted_in=None, pivot=Pivot(),
        retour=(), heard_by=(), speech_clock=None, cue=0,
        item_clock=clock if event.kind in RUNS_AGAINST_THE_BLOCK else clocks.pause(clock, logged.at),
        interruptions=(*floor.interruptions, held),
    )  # fmt: skip
    state = replace(state, floor=floor)
    if event.speech is None:
        return state
    state = _speaks(state, event.speech, logged.at)
    heard = event.language if event.standing == "confirmed" else None
    return confirmed_language(state, heard) if heard else state


def _speaks(state: Meeting, speech: Speech, at: int) -> Meeting:
    """Return the state with who interrupts on the floor, in no item, with a clock that only counts up."""
    speeches = state.speeches | {speech.id: replace(speech, status=SpeechStatus.ON_FLOOR)}
    clock = clocks.start(at, speech.limit_ms, next_on_floor.modalities(state).warning_ms)
    floor = replace(state.floor, speech=speech.id, speech_clock=clock)
    called = state.called | {speech.id: TimeLimit(speech.limit_ms, "speech" if speech.limit_ms else None)}
    state = with_new_texts(replace(state, speeches=speeches, called=called, floor=floor),
                           speech_texts(speech, language_of(state)))  # fmt: skip
    return caption.given(state, speech.id)


@evolves(ev.FloorReturned)
def returned(state: Meeting, event: ev.FloorReturned, logged: ev.Logged) -> Meeting:
    """Return the state with item, speech, language and clocks as they stood; the text goes on at its position."""
    state = _ended(next_on_floor.switched(state, logged), logged.at)
    return _ended(state, logged.at) if event.ruled and state.floor.interruptions else state


def _ended(state: Meeting, at: int) -> Meeting:
    """Return the state without the innermost interruption, with the floor as it stood when that began."""
    floor = state.floor
    *outer, last = floor.interruptions
    clock = clocks.held_for(last.speech_clock, at - last.started_at)
    state = next_on_floor.finish(state, floor.speech)
    state = next_on_floor.with_status(state, last.speech, SpeechStatus.ON_FLOOR)
    restored = Floor(
        last.item, last.speech, floor.armed, last.language, clock, _item_clock(state, last, at), last.cue,
        floor.armed_limit, last.standing, last.interpreted_in, last.retour, floor.spoken, floor.last_spoken,
        tuple(outer), last.heard_by, last.pivot,
    )  # fmt: skip
    return replace(state, floor=restored)


def _item_clock(state: Meeting, last: Interruption, at: int) -> Clock | None:
    """Return the item's clock after an interruption, with its present limit; paused if the item was closed since."""
    now = state.floor.item_clock
    if last.kind in RUNS_AGAINST_THE_BLOCK or now is None or last.item_clock is None:
        return now
    clock = clocks.held_for(replace(last.item_clock, limit_ms=now.limit_ms), at - last.started_at)
    closed = any(item.id == last.item and item.status == ItemStatus.DONE for item in state.items)
    return clocks.pause(clock, at) if closed else clock
