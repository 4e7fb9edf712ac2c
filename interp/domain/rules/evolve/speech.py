"""Applies the events of planned speeches."""


from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules import limits_of_old_releases
from interp.domain.rules.evolve.caption import text_changed
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.floor_language import speaker_key
from interp.domain.rules.lists.listed_speakers import without_anchor
from interp.domain.rules.programme_order import home_of, placed
from interp.domain.rules.state_changes.floor_changes import (
    amended_language,
    disarmed,
    expected_again,
    in_interruptions,
    on_floor,
)
from interp.domain.rules.state_changes.programme_texts import (
    language_of,
    party_text,
    reworded,
    speech_texts,
    with_new_texts,
)
from interp.domain.rules.time_limits import limit_of
from interp.value_types import replace


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


@evolves(ev.SpeechCorrected)
def corrected(state: Meeting, event: ev.SpeechCorrected, logged: ev.Logged) -> Meeting:
    """Return the state with the speech put right wherever it is: planned, on the floor, interrupted or over."""
    before = state.speeches[event.speech]
    now = replace(
        before, party=event.party, person=event.person, membership=event.membership, topic=event.topic,
        official_language=event.official_language, on_behalf_of=event.on_behalf_of,
    )  # fmt: skip
    speeches = {key: _renamed(each, event.party) for key, each in state.speeches.items()}
    state = replace(state, speeches=speeches | {now.id: now})
    state = _with_texts(_last_spoken(state, before, now), before, now, event.topic_in)
    if event.language:
        return _spoken(state, event.speech, event.language)
    return state if speaker_key(before) == speaker_key(now) else expected_again(state, now.id)


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
    state = without_anchor(state, event.speech)
    entries = {key: each for key, each in state.entries.items() if key != event.speech}
    acts = {key: each for key, each in state.entry_acts.items() if key != event.speech}
    state = replace(state, entries=entries, entry_acts=acts)
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


def _renamed(speech: Speech, party: Party) -> Speech:
    """Return a speech with the name of the same party, where that has no code that would name it."""
    if party.code or not party.id or speech.party.id != party.id:
        return speech
    return replace(speech, party=replace(speech.party, name=party.name, language=party.language))


def _with_texts(state: Meeting, before: Speech, now: Speech, topic_in: str | None) -> Meeting:
    """Return the state with the texts of the speech as it is, and without those that nobody has any more."""
    language = language_of(state)
    used = {text.id for each in state.speeches.values() for text in speech_texts(each, language)}
    gone = {text.id for text in speech_texts(before, language)} - used
    texts = {text.id: text for text in speech_texts(now, language)}
    topic = f"speech.{now.id}.topic"
    if now.topic and now.topic != before.topic:
        texts[topic] = ProgrammeText(topic, topic_in or language, now.topic)
    if now.person is None:
        texts[party_text(now.party).id] = party_text(now.party)
    return reworded(state, texts.values(), gone)


def _last_spoken(state: Meeting, before: Speech, now: Speech) -> Meeting:
    """Return the state in which the language heard in the speech is that of who is now its speaker."""
    old, new, floor = speaker_key(before), speaker_key(now), state.floor
    heard = floor.spoken.get(now.id)
    if heard is None or old == new:
        return state
    last = {key: each for key, each in floor.last_spoken.items() if (key, each) != (old, heard)}
    return replace(state, floor=replace(floor, last_spoken=last | ({new: heard} if new else {})))


def _spoken(state: Meeting, speech: str, language: str) -> Meeting:
    """Return the state with the language of a speech that is not on the floor: as planned, or as it was delivered."""
    was = state.speeches[speech]
    if was.status not in (SpeechStatus.DONE, SpeechStatus.INTERRUPTED) and speech not in state.floor.spoken:
        return replace(state, speeches=state.speeches | {speech: replace(was, language=language)})
    floor = replace(state.floor, spoken=state.floor.spoken | {speech: language})
    return in_interruptions(replace(state, floor=floor), speech, language=language, standing="confirmed")
