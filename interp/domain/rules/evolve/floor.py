"""Applies the events of the floor: who is armed and who has it, the speech's clock and language."""


from interp.domain.model import events as ev
from interp.domain.model.booths import Pivot
from interp.domain.model.state import Meeting
from interp.domain.model.time import speaking_clock as clocks
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules import limits_of_old_releases
from interp.domain.rules.evolve import caption, next_on_floor
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.floor_language import confirmed
from interp.domain.rules.lists.rounds import called_in
from interp.domain.rules.state_changes.floor_changes import (
    confirmed_language,
    language_expected_again,
    own_interpreter_known,
)
from interp.domain.rules.time_limits import limit_of
from interp.value_types import replace


@evolves(ev.FloorArmed)
def armed(state: Meeting, event: ev.FloorArmed, logged: ev.Logged) -> Meeting:
    """Return the state with the speech armed, its limit fixed; an event of 0.1 or 0.2 fixed none."""
    return _floor(state, armed=event.speech, armed_limit=None if event.limit_ms is None else _fixed(state, event))


@evolves(ev.FloorGiven)
def given(state: Meeting, event: ev.FloorGiven, logged: ev.Logged) -> Meeting:
    """Return the state with the floor given; a speech that this command added was not planned.

    A speech called again with time that a person added since keeps the share of its block it was called with.
    """
    state = next_on_floor.switched(state, logged)
    if event.speech:
        state = called_in(state, event.speech, event.item)
    if event.speech == logged.command_id:
        state = replace(state, unplanned=state.unplanned | {event.speech})
    if event.speech in state.speeches:
        fixed = _fixed(state, event)
        first = state.called.get(event.speech, fixed) if fixed.source == "speech" else fixed
        before = {key: limit for key, limit in state.called.items() if key != event.speech}
        state = replace(state, called=before | {event.speech: first})
    return next_on_floor.give(state, event, logged.at)


@evolves(ev.FloorEnded)
def ended(state: Meeting, event: ev.FloorEnded, logged: ev.Logged) -> Meeting:
    state = next_on_floor.finish(next_on_floor.switched(state, logged), state.floor.speech)
    return _floor(
        state, speech=None, language=None, standing=None, interpreted_in=None, pivot=Pivot(), retour=(),
        speech_clock=None,
    )  # fmt: skip


@evolves(ev.FloorPaused)
def paused(state: Meeting, event: ev.FloorPaused, logged: ev.Logged) -> Meeting:
    return _floor(state, speech_clock=clocks.pause(state.floor.speech_clock, logged.at))


@evolves(ev.FloorResumed)
def resumed(state: Meeting, event: ev.FloorResumed, logged: ev.Logged) -> Meeting:
    return _floor(state, speech_clock=clocks.resume(state.floor.speech_clock, logged.at))


@evolves(ev.FloorTimeAdded)
def time_added(state: Meeting, event: ev.FloorTimeAdded, logged: ev.Logged) -> Meeting:
    clock = state.floor.speech_clock
    if clock is None or clock.limit_ms is None:
        return state
    limit_ms = clock.limit_ms + event.seconds * 1000
    speech = state.floor.speech
    if speech and speech in state.speeches:
        # The speech keeps its added time after an undo and when it gets the floor again.
        longer = replace(state.speeches[speech], limit_ms=limit_ms)
        state = replace(state, speeches=state.speeches | {speech: longer})
        state = limits_of_old_releases.set_by_hand(state, speech, limit_ms)
    return _floor(state, speech_clock=replace(clock, limit_ms=limit_ms))


@evolves(ev.FloorClockAdjusted)
def clock_adjusted(state: Meeting, event: ev.FloorClockAdjusted, logged: ev.Logged) -> Meeting:
    """Return the state with the speech begun earlier or later, and its item too, if it began with the speech.

    A position to which a person moved the captions is still reached at the moment at which it was.
    """
    floor, ms = state.floor, event.seconds * 1000
    if floor.speech_clock is None:
        return state
    speech, item = floor.speech_clock, floor.item_clock
    if item and item.started_at == speech.started_at:
        item = clocks.began_earlier(item, ms)
    state = replace(state, floor=replace(floor, speech_clock=clocks.began_earlier(speech, ms), item_clock=item))
    return caption.shifted(state, floor.speech or "", ms)


@evolves(ev.FloorLanguageSet)
def language_set(state: Meeting, event: ev.FloorLanguageSet, logged: ev.Logged) -> Meeting:
    """Return the state with the language confirmed; a retour that was chosen is dropped when its language passes."""
    reports = tuple(r for r in state.reports if r.language != event.language)
    before = confirmed(state.floor)
    kept = tuple(each for each in state.floor.retour if each[0] != before or before == event.language)
    same = (event.language, event.booth) == (state.floor.language, state.floor.interpreted_in)
    pivot = state.floor.pivot if same and (event.heard_by or state.floor.pivot.expected) else Pivot()
    state = replace(confirmed_language(state, event.language, event.booth), reports=reports)
    return own_interpreter_known(_floor(state, heard_by=event.heard_by, retour=kept, pivot=pivot))


@evolves(ev.FloorLanguageDoubted)
def language_doubted(state: Meeting, event: ev.FloorLanguageDoubted, logged: ev.Logged) -> Meeting:
    return language_expected_again(state)


@evolves(ev.FloorPivotSet)
def pivot_set(state: Meeting, event: ev.FloorPivotSet, logged: ev.Logged) -> Meeting:
    pivot = Pivot(event.by) if event.by else Pivot()
    return own_interpreter_known(_floor(state, interpreted_in=event.booth, pivot=pivot))


@evolves(ev.FloorRetourSet)
def retour_set(state: Meeting, event: ev.FloorRetourSet, logged: ev.Logged) -> Meeting:
    others = tuple(each for each in state.floor.retour if each[0] != event.booth)
    return _floor(state, retour=(*others, (event.booth, event.into)))


def _fixed(state: Meeting, event: ev.FloorArmed | ev.FloorGiven) -> TimeLimit:
    """Return the limit that an event fixes for its speech, with its source where the rules give that limit too."""
    fixed, now = event.limit_ms or None, limit_of(state, state.speeches[event.speech or ""])
    return now if now.limit_ms == fixed else TimeLimit(fixed, "speech" if fixed else None)


def _floor(state: Meeting, **changes: object) -> Meeting:
    return replace(state, floor=replace(state.floor, **changes))  # type: ignore[arg-type]
