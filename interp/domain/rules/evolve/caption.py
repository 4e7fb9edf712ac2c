"""Applies the events of captions: units on the screens, and the position of the speaker in each text."""

from collections.abc import Callable

from interp.domain.model import events as ev
from interp.domain.model.caption_state import Captions, Following, How, Released, ScriptUnit
from interp.domain.model.done_by import DoneBy
from interp.domain.model.parties import TextStatus
from interp.domain.model.state import Meeting
from interp.domain.model.time import speaking_clock as clocks
from interp.domain.model.time.learned_pace import later, resumed
from interp.domain.rules import pace_learning as learning
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.CaptionsLoaded)
def loaded(state: Meeting, event: ev.CaptionsLoaded, logged: ev.Logged) -> Meeting:
    """Return the state with the text loaded; a text the public may not see is taken off the screens.

    The automatic pace keeps its anchor if the position is the same.
    """
    have = state.captions.following.get(event.speech)
    anchor, since_ms = event.position, _elapsed(state, logged.at)
    pace = learning.after_load(have, event, since_ms)
    if have and have.document != event.document:
        have = None
    if have and not have.withdrawn and have.position == event.position:
        anchor, since_ms = have.anchor, have.since_ms
    owed = have.owed if have and have.position == event.position else event.position
    following = Following(
        event.document, event.of, event.timed, event.visible, False, have.mode if have else "auto", event.position,
        anchor, since_ms, have.moved if have else 0, owed, have.hand if have else None, event.spoken_ms, pace,
    )  # fmt: skip
    state = _text(state, event.speech, {"none": "on_text", "follows_later": "on_text"})
    state = _put(state, event.speech, following)
    if event.visible:
        return state
    return off_screens(state, logged.seq, lambda each: each.unit.document == event.document)


@evolves(ev.CaptionsReleased)
def released(state: Meeting, event: ev.CaptionsReleased, logged: ev.Logged) -> Meeting:
    state = _add(state, event.units, event.speech, event.how, logged)
    return _follow(state, event.speech, position=event.position, owed=event.position)


@evolves(ev.CaptionsFollowed)
def followed(state: Meeting, event: ev.CaptionsFollowed, logged: ev.Logged) -> Meeting:
    before = state
    state = _text(state, event.speech, dict.fromkeys(("none", "follows_later", "on_text", "off_text"), event.text))
    have = state.captions.following.get(event.speech)
    if have is None:
        return state
    on = event.step and event.position > have.position
    owed = have.owed if on or event.position == have.position else max(0, event.position - 1)
    hand = have.hand if event.booth else DoneBy(logged.actor, logged.device, logged.at)
    moved = {"mode": event.mode, "position": event.position, "moved": logged.seq, "owed": owed, "hand": hand}
    state = _follow(state, event.speech, **moved)
    if event.mode == "auto" and event.text == "on_text":
        state = _follow(state, event.speech, withdrawn=False)
    return _learned(reanchored(state, event.speech, logged.at), before, event, logged.at)


def _learned(state: Meeting, before: Meeting, event: ev.CaptionsFollowed, at: int) -> Meeting:
    """Return the state with what the event says of the speaker's pace; captions go on from the time of a step."""
    have, speech = before.captions.following[event.speech], before.speeches.get(event.speech)
    clock = before.floor.speech_clock
    if before.floor.speech != event.speech or clock is None:
        return state
    elapsed_ms, limit_ms = clocks.elapsed_ms(clock, at), clock.limit_ms
    stopped = have.mode == "held" or have.withdrawn or speech is None or speech.text != "on_text"
    pace = learning.after_follow(have, event, elapsed_ms, limit_ms, stopped=stopped)
    begun = None if stopped else learning.went_on(have, event, elapsed_ms)
    return _follow(state, event.speech, pace=pace, **({} if begun is None else {"since_ms": begun}))


@evolves(ev.CaptionTyped)
def typed(state: Meeting, event: ev.CaptionTyped, logged: ev.Logged) -> Meeting:
    return _add(state, (event.unit,), event.speech, "typed", logged)


@evolves(ev.CaptionCorrected)
def corrected(state: Meeting, event: ev.CaptionCorrected, logged: ev.Logged) -> Meeting:
    newest, seq = state.captions.newest(event.unit), logged.seq
    number = newest.number if newest else 0
    return _each(state, seq, lambda each: each.number == number, lambda each: _with(each, event, seq))


@evolves(ev.CaptionsWithdrawn)
def withdrawn(state: Meeting, event: ev.CaptionsWithdrawn, logged: ev.Logged) -> Meeting:
    seq = logged.seq
    if event.unit is not None:
        state = off_screens(state, seq, lambda each: each.unit.id == event.unit)
        struck = state.captions.struck | {event.unit: seq}
        return replace(state, captions=replace(state.captions, struck=struck))
    state = off_screens(state, seq, lambda each: each.unit.document == event.document)
    for speech, following in state.captions.following.items():
        if following.document == event.document:
            state = _follow(state, speech, withdrawn=True)
    # Older cues are not in `units`; screens that still show them must be notified.
    return replace(state, captions=replace(state.captions, changed=seq))


def given(state: Meeting, speech: str) -> Meeting:
    """Return the state after a speech gets the floor: its text continues from its position, by the new clock."""
    following = state.captions.following.get(speech)
    if following is None:
        return _with_cue(state, 0)
    pace = learning.after_giving(following)
    return _follow(state, speech, anchor=following.position, since_ms=0, pace=pace)


def reanchored(state: Meeting, speech: str, at: int) -> Meeting:
    """Return the state with the automatic pace counting from the present position."""
    following = state.captions.following.get(speech)
    if following is None:
        return state
    if state.floor.speech == speech:
        return _follow(state, speech, anchor=following.position, since_ms=_elapsed(state, at))
    for each in state.floor.interruptions:
        if each.speech == speech and each.speech_clock:
            spoken_ms = clocks.elapsed_ms(each.speech_clock, each.started_at)
            return _follow(state, speech, anchor=following.position, since_ms=spoken_ms)
    return state


def shifted(state: Meeting, speech: str, ms: int) -> Meeting:
    """Return the state after a clock went forward by `ms`: a position that a person set is reached when it was."""
    following = state.captions.following.get(speech)
    if following is None:
        return state
    since_ms = following.since_ms and following.since_ms + ms
    return _follow(state, speech, since_ms=since_ms, pace=later(following.pace, ms))


def text_changed(state: Meeting, speech: str, at: int) -> Meeting:
    """Return the state after the status of a speech's text was changed: the automatic pace counts from here."""
    following = state.captions.following.get(speech)
    if following is None:
        return state
    return reanchored(_follow(state, speech, pace=resumed(following.pace, None)), speech, at)


def _text(state: Meeting, speech: str, after: dict[str, TextStatus]) -> Meeting:
    known = state.speeches.get(speech)
    if known is None or known.text not in after:
        return state
    return replace(state, speeches=state.speeches | {speech: replace(known, text=after[known.text])})


def _follow(state: Meeting, speech: str, **changes: object) -> Meeting:
    following = state.captions.following.get(speech)
    if following is None:
        return state
    return _put(state, speech, replace(following, **changes))  # type: ignore[arg-type]


def _put(state: Meeting, speech: str, following: Following) -> Meeting:
    every = state.captions.following | {speech: following}
    state = replace(state, captions=replace(state.captions, following=every))
    return _with_cue(state, following.position) if state.floor.speech == speech else state


def _with_cue(state: Meeting, position: int) -> Meeting:
    return replace(state, floor=replace(state.floor, cue=position))


def _elapsed(state: Meeting, at: int) -> int:
    return clocks.elapsed_ms(state.floor.speech_clock, at) if state.floor.speech_clock else 0


def _add(
    state: Meeting, units: tuple[ScriptUnit, ...], speech: str | None, how: How, logged: ev.Logged
) -> Meeting:
    captions = state.captions
    new = tuple(
        Released(number, unit, speech, how, logged.at, logged.seq)
        for number, unit in enumerate(units, start=captions.seq + 1)
    )
    if not new:
        return state
    kept = (*captions.units, *new)
    kept = kept if captions.keep is None else kept[-captions.keep :]
    back = {each.id for each in units}
    struck = {unit: number for unit, number in captions.struck.items() if unit not in back}
    captions = replace(captions, seq=captions.seq + len(new), changed=logged.seq, units=kept, struck=struck)
    return replace(state, captions=captions)


def _with(each: Released, event: ev.CaptionCorrected, seq: int) -> Released:
    return replace(each, unit=replace(each.unit, texts=event.texts), changed=seq, stale=event.stale)


def off_screens(state: Meeting, seq: int, meant: Callable[[Released], bool]) -> Meeting:
    """Return the state with the captions withdrawn for which `meant` is true."""
    return _each(
        state, seq,
        lambda each: meant(each) and not each.withdrawn,
        lambda each: replace(each, withdrawn=True, changed=seq),
    )  # fmt: skip


def _each(
    state: Meeting, seq: int, meant: Callable[[Released], bool], change: Callable[[Released], Released]
) -> Meeting:
    captions: Captions = state.captions
    units = tuple(change(each) if meant(each) else each for each in captions.units)
    if all(new is old for new, old in zip(units, captions.units, strict=True)):
        return state
    return replace(state, captions=replace(captions, units=units, changed=seq))
