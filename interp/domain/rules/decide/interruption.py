"""Decides the commands that interrupt a speech and that return to it, several deep."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.interruptions import LanguageStanding
from interp.domain.model.parties import Party, Speech
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.decide.floor import stale
from interp.domain.rules.decide.meeting import open_first
from interp.domain.rules.floor_language import expected, known_language
from interp.domain.rules.parties.on_behalf import on_behalf, with_id
from interp.domain.rules.point_of_order import is_ruling
from interp.errors import Refused

CHAIR = "chair"
# The office, for a meeting whose paper names no person or delegation in the chair.
THE_CHAIR = {
    "ar": "الرئاسة", "zh": "主席", "en": "Chair", "fr": "Présidence", "ru": "Председатель", "es": "Presidencia",
}  # fmt: skip


@decides(do.InterruptFloor)
def interrupt(state: Meeting, command: do.InterruptFloor, context: Context) -> Events:
    """Return the interruption, after the meeting's opening for the chair; none if it is so already.

    Raises Refused("no_party") for a point of order without a party, and Refused outside the meeting.
    """
    if command.kind != CHAIR and state.status == MeetingStatus.PLANNED:
        raise Refused("meeting_planned")
    opening = open_first(state)
    if command.kind == "point_of_order" and command.party is None or command.party and not command.party.name:
        raise Refused("no_party")
    speech = _speech(state, command, context)
    if _is_so(state, command, speech):
        return ()
    language, standing = _language(state, command, speech)
    event = ev.FloorInterrupted(command.kind, state.floor.item, speech, language, standing)
    return (*opening, event, *_names(state, speech))


def _speech(state: Meeting, command: do.InterruptFloor, context: Context) -> Speech | None:
    """Return the speech of who interrupts, without a limit; None where nobody has the floor."""
    party, person, role = command.party, None, "floor_speaker"
    if command.kind == CHAIR:
        role = "chair"
        if party is None:
            party, person = _chair(state)
    if party is None:
        return None
    return Speech(
        id=context.new_id, role=role, party=with_id(party, context.new_id), person=person,
        on_behalf_of=on_behalf(command.on_behalf_of, context.new_id), language=command.language,
        membership=context.membership if command.party else None,
        official_language=context.official_language if command.party else None,
    )  # fmt: skip


def _chair(state: Meeting) -> tuple[Party, str | None]:
    """Return who presides: the meeting's chair as planned, else the office."""
    assert state.about is not None
    about = state.about
    if about.chair is not None:
        return about.chair, about.chair_person
    person = state.people.get(about.chair_person or "")
    if person is not None:
        return Party("person", person.name, id=person.id, language=person.language), person.id
    return Party("person", THE_CHAIR[about.language], id=CHAIR, language=about.language), None


def _is_so(state: Meeting, command: do.InterruptFloor, speech: Speech | None) -> bool:
    """Return whether the same party interrupts in the same way already, or the chair has the floor anyway."""
    now = state.speeches.get(state.floor.speech or "")
    if command.kind == CHAIR and now and speech and (now.party.id, now.person) == (speech.party.id, speech.person):
        return True
    last = state.floor.interruptions[-1:]
    if not last or last[0].kind != command.kind:
        return False
    who = [each and (each.party.code or each.party.name) for each in (now, speech)]
    return who[0] == who[1]


def _language(
    state: Meeting, command: do.InterruptFloor, speech: Speech | None
) -> tuple[str | None, LanguageStanding | None]:
    """Return the language of who interrupts, confirmed where it was said, and its standing."""
    if said := known_language(command.language):
        return said, "confirmed"
    language = expected(state, speech) if speech else None
    return language, "expected" if language else None


def _names(state: Meeting, speech: Speech | None) -> Events:
    """Return the names of the office of the chair in the other languages, where it speaks for the first time."""
    text = f"party.{CHAIR}.name"
    if speech is None or speech.party.id != CHAIR or text in state.texts:
        return ()
    others = ((code, name) for code, name in THE_CHAIR.items() if code != speech.party.language)
    return tuple(ev.TextTranslated(text, code, name, "auto", "official", 1) for code, name in others)


@decides(do.ReturnFloor)
def return_(state: Meeting, command: do.ReturnFloor, context: Context) -> Events:
    """Return the end of the innermost interruption, of a ruling with its point of order; none if there is none.

    Raises Stale when there are not as many as the button showed, Refused while the meeting is suspended.
    """
    depth = len(state.floor.interruptions)
    if command.depth not in (None, depth):
        raise stale(state)
    if depth and state.status == MeetingStatus.SUSPENDED:
        raise Refused("meeting_suspended")
    return (ev.FloorReturned(command.ruled and is_ruling(state.floor)),) if depth else ()
