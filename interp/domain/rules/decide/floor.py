"""Decides the commands about the floor: who is armed, who has it, for how long, in which language."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.clock import ClockStatus
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Floor, Item, Meeting, MeetingStatus
from interp.domain.rules.decide.item import opened_item
from interp.domain.rules.decide.meeting import open_first
from interp.domain.rules.decide.registration import Context, Events, decides
from interp.domain.rules.decide.speech import with_id
from interp.domain.rules.order import following, home_of, item_of, speech_of
from interp.domain.rules.time_limits import check_added, limit, limit_of
from interp.errors import Refused, Stale


def stale(state: Meeting) -> Stale:
    """Return the Stale error, with the present floor and who moved it last, on which screen, when."""
    hand, floor = state.hand, state.floor
    return Stale(
        item=floor.item, speech=floor.speech, by=hand.actor or None, device=hand.device or None, at=hand.at or None
    )


@decides(do.ArmFloor)
def arm(state: Meeting, command: do.ArmFloor, context: Context) -> Events:
    """Return the speech armed, its limit fixed, or disarmed; none if it is so already. Raises NotFound.

    Raises Refused for a speech that is on the floor or over, and after the meeting.
    """
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if command.speech == state.floor.armed:
        return ()
    if command.speech is None:
        return (ev.FloorArmed(),)
    speech = speech_of(state, command.speech)
    if speech.status in (SpeechStatus.ON_FLOOR, SpeechStatus.DONE):
        raise Refused("not_planned", speech=speech.id)
    return (ev.FloorArmed(speech.id, limit_of(state, speech).limit_ms or 0),)


@decides(do.AdvanceFloor)
def advance(state: Meeting, command: do.AdvanceFloor, context: Context) -> Events:
    """Return the switch to the armed or next speech.

    Raises Stale when the floor or the target of Next is not what the button showed, Refused("end_of_programme") when no
    speech or item remains, and Refused outside the meeting.
    """
    opening = open_first(state)
    if command.from_speech != state.floor.speech:
        raise stale(state)
    target = following(state)
    if command.to not in ("any", target):
        raise stale(state)
    if target is None:
        raise Refused("end_of_programme")
    return opening + switch(state, target)


def switch(state: Meeting, target: do.Target) -> Events:
    """Return the events that move the floor to `target`: ItemOpened if the item changes, FloorGiven for a speech."""
    item = item_of(state, target.item)
    opened: Events = () if state.floor.item == item.id else (opened_item(state, item),)
    if target.speech is None:
        return opened
    return (*opened, given(state, item, speech_of(state, target.speech)))


def given(state: Meeting, item: Item, speech: Speech) -> ev.FloorGiven:
    """Return FloorGiven for a speech, in its expected language, with its limit fixed from now on."""
    language = speech.language or (state.about.language if state.about else None)
    return ev.FloorGiven(item.id, speech.id, language, limit_of(state, speech, item).limit_ms)


@decides(do.GiveFloor)
def give(state: Meeting, command: do.GiveFloor, context: Context) -> Events:
    """Return the switch to a speech out of order, or to a party that was not planned, whose speech is added first.

    Raises NotFound, Refused.
    """
    if command.speech is not None:
        speech = speech_of(state, command.speech)
        if state.floor.speech == speech.id:
            return ()
        return open_first(state) + switch(state, do.Target(home_of(state, speech.id).id, speech.id))
    if command.party is None or not command.party.name:
        raise Refused("no_party")
    if state.floor.item is None:
        raise Refused("no_item_open")
    opening = open_first(state)
    item = item_of(state, state.floor.item)
    speech = Speech(
        id=context.new_id, role=command.role, party=with_id(command.party, context.new_id), language=command.language,
        limit_ms=limit(command.limit_ms), membership=context.membership,
    )  # fmt: skip
    after = state.floor.speech or (item.speeches[-1] if item.speeches else None)
    return (*opening, ev.SpeechAdded(item.id, speech, after), given(state, item, speech))


@decides(do.PauseFloor)
def pause(state: Meeting, command: do.PauseFloor, context: Context) -> Events:
    """Return the pause of the speech's clock; none if it is paused. Raises Refused when nobody has the floor."""
    clock = _speaking(state).speech_clock
    return () if clock and clock.status == ClockStatus.PAUSED else (ev.FloorPaused(),)


@decides(do.ResumeFloor)
def resume(state: Meeting, command: do.ResumeFloor, context: Context) -> Events:
    """Return the resumption of the speech's clock; none if it runs.

    Raises Refused when nobody has the floor or the meeting is suspended.
    """
    if state.status == MeetingStatus.SUSPENDED:
        raise Refused("meeting_suspended")
    clock = _speaking(state).speech_clock
    return () if clock and clock.status == ClockStatus.RUNNING else (ev.FloorResumed(),)


@decides(do.EndFloor)
def end(state: Meeting, command: do.EndFloor, context: Context) -> Events:
    """Return the end of the speech; none if nobody has the floor."""
    return (ev.FloorEnded(state.floor.speech),) if state.floor.speech else ()


@decides(do.AddTime)
def add_time(state: Meeting, command: do.AddTime, context: Context) -> Events:
    """Return the change of the limit; none for 0 seconds.

    Raises Refused without a speech or a limit, for more than an hour, and for a limit below 0.
    """
    clock = _speaking(state).speech_clock
    if clock is None or clock.limit_ms is None:
        raise Refused("no_limit")
    check_added(command.seconds, clock.limit_ms)
    return (ev.FloorTimeAdded(command.seconds),) if command.seconds else ()


@decides(do.SetLanguage)
def set_language(state: Meeting, command: do.SetLanguage, context: Context) -> Events:
    """Return the change of the floor language; none if it is the same. Raises Refused when nobody has the floor."""
    _speaking(state)
    return () if state.floor.language == command.language else (ev.FloorLanguageSet(command.language),)


def _speaking(state: Meeting) -> Floor:
    if state.floor.speech is None:
        raise Refused("nobody_on_floor")
    return state.floor
