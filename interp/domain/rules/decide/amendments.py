"""Amending what is planned: the meeting itself, its people, and speeches taken off the programme."""

from dataclasses import replace

from interp.domain.model import events as ev
from interp.domain.model.commands.amendment import AddPerson, AmendMeeting, AmendPerson, RemoveSpeech
from interp.domain.model.modalities import Modalities
from interp.domain.model.parties import Person, SpeechStatus
from interp.domain.model.state import About, Meeting, MeetingStatus
from interp.domain.rules.decide.programme import limit
from interp.domain.rules.order import speech_of
from interp.errors import NotFound, Refused


def amend_meeting(state: Meeting, command: AmendMeeting) -> tuple[ev.Event, ...]:
    """Return the meeting as amended, or nothing when it is so already. Refused once it is closed, and for hours that
    run backwards."""
    about = state.about
    assert about is not None
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    now = _amended(about, state)
    event = replace(
        now,
        title=command.title or now.title,
        theme=now.theme if command.theme is None else command.theme or None,
        venue=now.venue if command.venue is None else command.venue,
        starts_at=now.starts_at if command.starts_at is None else command.starts_at,
        ends_at=now.ends_at if command.ends_at is None else command.ends_at,
        timezone=command.timezone or now.timezone,
        webcast=now.webcast if command.webcast is None else command.webcast or None,
        number=now.number if command.number is None else command.number or None,
        modalities=_rules(now.modalities, command),
        blocks=now.blocks if command.blocks is None else command.blocks,
    )
    if event.ends_at <= event.starts_at:
        raise Refused("out_of_range")
    if {item.block for item in state.items} - {None, *(block.id for block in event.blocks)}:
        raise NotFound("block")
    return () if event == now else (event,)


def _amended(about: About, state: Meeting) -> ev.MeetingAmended:
    return ev.MeetingAmended(
        about.title, about.starts_at, about.ends_at, about.timezone, about.theme, about.venue, about.webcast,
        about.number, about.modalities, state.blocks,
    )  # fmt: skip


def _rules(said: Modalities, command: AmendMeeting) -> Modalities:
    floor, members = command.floor_limit_ms, command.members_limit_ms
    return replace(
        said,
        floor_limit_ms=said.floor_limit_ms if floor is None else limit(floor),
        members_limit_ms=said.members_limit_ms if members is None else limit(members),
    )


def add_person(state: Meeting, command: AddPerson, new_id: str) -> tuple[ev.Event, ...]:
    """Return the person brought in. Refused without a name."""
    if not command.called:
        raise Refused("empty_text")
    if new_id in state.people:
        return ()
    person = Person(
        new_id, command.called, command.honorific or None, _said(command.functions), command.affiliation or None,
        command.language,
    )  # fmt: skip
    return (ev.PersonAdded(person),)


def amend_person(state: Meeting, command: AmendPerson) -> tuple[ev.Event, ...]:
    """Return the person as amended, or nothing when all of it holds already. Raises NotFound."""
    person = state.people.get(command.person)
    if person is None:
        raise NotFound("person", person=command.person)
    amended = replace(
        person,
        name=command.called or person.name,
        honorific=person.honorific if command.honorific is None else command.honorific or None,
        functions=person.functions if command.functions is None else _said(command.functions),
        affiliation=person.affiliation if command.affiliation is None else command.affiliation or None,
    )
    return () if amended == person else (ev.PersonAmended(amended),)


def _said(functions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(function for function in functions if function)


def remove_speech(state: Meeting, command: RemoveSpeech) -> tuple[ev.Event, ...]:
    """Return the speech taken off the programme. Refused for one on the floor or over: the record stands."""
    speech = speech_of(state, command.speech)
    if speech.status not in (SpeechStatus.PLANNED, SpeechStatus.SKIPPED):
        raise Refused("not_planned", speech=speech.id)
    return (ev.SpeechRemoved(speech.id),)
