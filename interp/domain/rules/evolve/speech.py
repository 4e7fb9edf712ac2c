"""Applies the events of planned speeches."""

from dataclasses import replace

from interp.domain.model import events as ev
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.evolve import limits_of_old_releases
from interp.domain.rules.evolve.caption import text_changed
from interp.domain.rules.evolve.floor_changes import amended_language, disarmed, in_interruptions, on_floor
from interp.domain.rules.evolve.programme_texts import language_of, party_text, reworded, speech_texts, with_new_texts
from interp.domain.rules.evolve.registration import evolves
from interp.domain.rules.programme_order import home_of, placed
from interp.domain.rules.time_limits import limit_of


@evolves(ev.SpeechAdded)
def added(state: Meeting, event: ev.SpeechAdded, logged: ev.Logged) -> Meeting:
    state = _place_speech(state, event.item, event.speech.id, event.after)
    state = replace(state, speeches=state.speeches | {event.speech.id: event.speech})
    state = limits_of_old_releases.added(state, event.speech)
    return with_new_texts(state, speech_texts(event.speech, language_of(state)))


@evolves(ev.SpeechMoved)
def moved(state: Meeting, event: ev.SpeechMoved, logged: ev.Logged) -> Meeting:
    return _place_speech(state, home_of(state, event.speech).id, event.speech, event.after)


@evolves(ev.SpeechAmended)
def amended(state: Meeting, event: ev.SpeechAmended, logged: ev.Logged) -> Meeting:
    """Return the state with the speech amended; on the floor, also the running limit and the language."""
    before = state.speeches[event.speech]
    state = _speech(state, event.speech, language=event.language, limit_ms=event.limit_ms, text=event.text)
    if before.limit_ms != event.limit_ms:
        state = _fixed_again(limits_of_old_releases.set_by_hand(state, event.speech, event.limit_ms), event.speech)
    if before.language != event.language and event.language:
        state = amended_language(state, event.speech, event.language)
        state = in_interruptions(state, event.speech, language=event.language, standing="expected")
    return text_changed(state, event.speech, logged.at) if before.text != event.text else state


@evolves(ev.SpeechTopicAmended)
def topic_amended(state: Meeting, event: ev.SpeechTopicAmended, logged: ev.Logged) -> Meeting:
    speech: Speech = replace(state.speeches[event.speech], topic=event.topic)
    text_id = f"speech.{speech.id}.topic"
    texts = [ProgrammeText(text_id, language_of(state), event.topic)] if event.topic else []
    return reworded(replace(state, speeches=state.speeches | {speech.id: speech}), texts, {text_id})


@evolves(ev.SpeechOnBehalfAmended)
def on_behalf_amended(state: Meeting, event: ev.SpeechOnBehalfAmended, logged: ev.Logged) -> Meeting:
    state = _speech(state, event.speech, on_behalf_of=event.on_behalf_of)
    return with_new_texts(state, (party_text(party) for party in event.on_behalf_of))


@evolves(ev.SpeechSkipped)
def skipped(state: Meeting, event: ev.SpeechSkipped, logged: ev.Logged) -> Meeting:
    return disarmed(_speech(state, event.speech, status=SpeechStatus.SKIPPED), event.speech)


@evolves(ev.SpeechMarkedAbsent)
def marked_absent(state: Meeting, event: ev.SpeechMarkedAbsent, logged: ev.Logged) -> Meeting:
    return disarmed(_speech(state, event.speech, status=SpeechStatus.ABSENT), event.speech)


@evolves(ev.SpeechRemoved)
def removed(state: Meeting, event: ev.SpeechRemoved, logged: ev.Logged) -> Meeting:
    speech = state.speeches[event.speech]
    speeches = {key: each for key, each in state.speeches.items() if key != event.speech}
    items = tuple(replace(item, speeches=tuple(s for s in item.speeches if s != event.speech)) for item in state.items)
    language = language_of(state)
    shared = {text.id for each in speeches.values() for text in speech_texts(each, language)}
    own = {text.id for text in speech_texts(speech, language)} - shared
    texts = {key: text for key, text in state.texts.items() if key not in own}
    return disarmed(replace(state, speeches=speeches, items=items, texts=texts), event.speech)


def _speech(state: Meeting, speech_id: str, **changes: object) -> Meeting:
    changed = replace(state.speeches[speech_id], **changes)  # type: ignore[arg-type]
    return replace(state, speeches=state.speeches | {speech_id: changed})


def _fixed_again(state: Meeting, speech_id: str) -> Meeting:
    """Return the state after a person changed a limit: one already fixed is fixed again, and so is a running clock."""
    called, floor = dict(state.called), state.floor
    was_called = called.pop(speech_id, None) is not None
    was_armed = floor.armed == speech_id and floor.armed_limit is not None
    free = replace(state, called=called, floor=replace(floor, armed_limit=None) if was_armed else floor)
    now = limit_of(free, free.speeches[speech_id])
    if was_armed:
        free = replace(free, floor=replace(free.floor, armed_limit=now))
    if was_called:
        free = replace(free, called=called | {speech_id: now})
    if floor.speech == speech_id and floor.speech_clock:
        free = on_floor(free, speech=speech_id, speech_clock=replace(floor.speech_clock, limit_ms=now.limit_ms))
    for each in floor.interruptions:
        if each.speech == speech_id and each.speech_clock:
            clock = replace(each.speech_clock, limit_ms=now.limit_ms)
            free = in_interruptions(free, speech_id, speech_clock=clock)
    return free


def _place_speech(state: Meeting, item_id: str, speech_id: str, after: str | None) -> Meeting:
    items = tuple(
        replace(item, speeches=placed(item.speeches, speech_id, after)) if item.id == item_id else item
        for item in state.items
    )
    return replace(state, items=items)
