"""What a new version of the paper makes of a meeting: itself, its people, its speeches, and the texts of these."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Person, Speech
from interp.domain.model.state import Meeting
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.evolve.programme import language_of, person_texts, speech_texts, with_texts

VersionEvent = ev.MeetingAmended | ev.PersonAdded | ev.PersonAmended | ev.SpeechRemoved | ev.SpeechTopicAmended
VERSION_EVENTS = (ev.MeetingAmended, ev.PersonAdded, ev.PersonAmended, ev.SpeechRemoved, ev.SpeechTopicAmended)


def evolve_version(state: Meeting, event: VersionEvent, logged: ev.Logged) -> Meeting:
    """Return the state after an amendment; the programme's and the list's numbers become the event's."""
    return replace(_apply(state, event), programme_seq=logged.seq, list_seq=logged.seq)


def _apply(state: Meeting, event: VersionEvent) -> Meeting:
    match event:
        case ev.MeetingAmended():
            return _meeting(state, event)
        case ev.PersonAdded():
            people = state.people | {event.person.id: event.person}
            return with_texts(replace(state, people=people), person_texts(event.person))
        case ev.PersonAmended():
            return _person(state, event.person)
        case ev.SpeechRemoved():
            return _without(state, event.speech)
        case ev.SpeechTopicAmended():
            return _topic(state, event)
        case _:
            assert_never(event)


def _meeting(state: Meeting, event: ev.MeetingAmended) -> Meeting:
    about = state.about
    assert about is not None
    amended = replace(
        about, title=event.title, starts_at=event.starts_at, ends_at=event.ends_at, timezone=event.timezone,
        theme=event.theme, venue=event.venue, webcast=event.webcast, number=event.number,
        modalities=event.modalities,
    )  # fmt: skip
    clock = state.clock
    if clock and (about.starts_at, about.ends_at) != (event.starts_at, event.ends_at):
        clock = replace(clock, limit_ms=event.ends_at - event.starts_at)
    state = replace(state, about=amended, blocks=event.blocks, clock=clock)
    texts = [ProgrammeText("meeting.title", about.language, event.title)]
    if event.theme:
        texts.append(ProgrammeText("meeting.theme", about.language, event.theme))
    return _reworded(state, texts, {"meeting.title", "meeting.theme"})


def _person(state: Meeting, person: Person) -> Meeting:
    """The name changes wherever the person has the floor, presides or is named; other texts stand."""

    def named(party: Party | None) -> Party | None:
        return replace(party, name=person.name) if party and party.kind == "person" and party.id == person.id else party

    speeches = {
        key: replace(speech, party=named(speech.party) or speech.party) for key, speech in state.speeches.items()
    }
    about = replace(state.about, chair=named(state.about.chair)) if state.about else None
    state = replace(state, about=about, speeches=speeches, people=state.people | {person.id: person})
    own = {key for key in state.texts if key.startswith(f"person.{person.id}.")}
    return _reworded(state, person_texts(person), own)


def _without(state: Meeting, gone: str) -> Meeting:
    speech = state.speeches[gone]
    speeches = {key: each for key, each in state.speeches.items() if key != gone}
    items = tuple(replace(item, speeches=tuple(s for s in item.speeches if s != gone)) for item in state.items)
    language = language_of(state)
    shared = {text.id for each in speeches.values() for text in speech_texts(each, language)}
    own = {text.id for text in speech_texts(speech, language)} - shared
    floor = replace(state.floor, armed=None) if state.floor.armed == gone else state.floor
    texts = {key: text for key, text in state.texts.items() if key not in own}
    return replace(state, speeches=speeches, items=items, texts=texts, floor=floor)


def _topic(state: Meeting, event: ev.SpeechTopicAmended) -> Meeting:
    speech: Speech = replace(state.speeches[event.speech], topic=event.topic)
    text_id = f"speech.{speech.id}.topic"
    texts = [ProgrammeText(text_id, language_of(state), event.topic)] if event.topic else []
    return _reworded(replace(state, speeches=state.speeches | {speech.id: speech}), texts, {text_id})


def _reworded(state: Meeting, texts: Iterable[ProgrammeText], own: set[str]) -> Meeting:
    """A new wording is a new original, whose translations no longer stand; a text that is not said any more goes."""
    new = {text.id: text for text in texts}
    kept = {key: text for key, text in state.texts.items() if key not in own - set(new)}
    for key, text in new.items():
        before = kept.get(key)
        if before is None:
            kept[key] = text
        elif before.value != text.value:
            kept[key] = replace(text, original_revision=before.original_revision + 1)
    return replace(state, texts=kept)
