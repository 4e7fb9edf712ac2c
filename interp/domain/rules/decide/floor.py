"""Decides the commands about the floor: who is armed, who has it, for how long, in which language."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.interruptions import LanguageStanding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Floor, Item, Meeting, MeetingStatus
from interp.domain.model.time.speaking_clock import ClockStatus, elapsed_ms
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.decide.item import opened_item
from interp.domain.rules.decide.meeting import open_first
from interp.domain.rules.decide.speech import amend
from interp.domain.rules.evolve import replay
from interp.domain.rules.floor_language import confirmed, expected, expected_interpreter, known_language
from interp.domain.rules.limit_bounds import LONGEST_ADDED_S, check_added, limit
from interp.domain.rules.lists.rounds import item_of_call
from interp.domain.rules.microphone_holder import at_microphone
from interp.domain.rules.parties.on_behalf import on_behalf, on_behalf_amended, with_id
from interp.domain.rules.programme_order import following, home_of, item_of, item_with, speech_of
from interp.domain.rules.time_limits import limit_of
from interp.errors import Refused, Stale

BEGUN = (SpeechStatus.ON_FLOOR, SpeechStatus.INTERRUPTED, SpeechStatus.DONE, SpeechStatus.TAKEN_BACK)


def stale(state: Meeting) -> Stale:
    """Return the Stale error, with the present floor and who moved it last, on which screen, when."""
    hand, floor = state.hand, state.floor
    return Stale(
        item=floor.item, speech=floor.speech, by=hand.actor or None, device=hand.device or None, at=hand.at or None
    )


@decides(do.ArmFloor)
def arm(state: Meeting, command: do.ArmFloor, context: Context) -> Events:
    """Return the speech armed, its limit fixed, or disarmed; none if it is so already. Raises NotFound.

    Raises Refused for a speech that is on the floor or over, for one of an interruption, and after the meeting.
    """
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if command.speech == state.floor.armed:
        return ()
    if command.speech is None:
        return (ev.FloorArmed(),)
    speech = speech_of(state, command.speech)
    home = item_with(state, speech.id)
    if speech.status in BEGUN or home is None:
        raise Refused("not_planned", speech=speech.id)
    limit_ms = limit_of(state, speech, item_of_call(state, speech.id, home)).limit_ms
    return (ev.FloorArmed(speech.id, limit_ms or 0),)


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


def switch(state: Meeting, target: do.Target, language: str | None = None) -> Events:
    """Return the events that move the floor to `target`: ItemOpened if the item changes, FloorGiven for a speech."""
    item = item_of(state, target.item)
    opened: Events = () if state.floor.item == item.id else (opened_item(state, item),)
    if target.speech is None:
        return opened
    return (*opened, given(state, item, speech_of(state, target.speech), language))


def given(state: Meeting, item: Item, speech: Speech, language: str | None = None) -> ev.FloorGiven:
    """Return FloorGiven for a speech with its limit fixed from now on, in the language that staff say or may expect."""
    code = language or expected(state, speech)
    standing: LanguageStanding | None = "confirmed" if language else "expected" if code else None
    limit_ms = limit_of(state, speech, item).limit_ms
    return ev.FloorGiven(item.id, speech.id, code, limit_ms, standing, expected_interpreter(state, speech, code))


@decides(do.GiveFloor)
def give(state: Meeting, command: do.GiveFloor, context: Context) -> Events:
    """Return the switch to a speech out of order, or to a party that was not planned, whose speech is added first.

    The language given is confirmed, the limit given is the speech's own; an interrupted speech is returned to, with its
    clock as it stood. Raises BadRequest, NotFound, Refused.
    """
    language = known_language(command.language)
    if command.speech is not None:
        return _give_planned(state, speech_of(state, command.speech), command, language, context)
    if command.party is None or not command.party.name:
        raise Refused("no_party")
    if state.floor.item is None:
        raise Refused("no_item_open")
    opening = open_first(state)
    item = item_of(state, state.floor.item)
    speech = Speech(
        id=context.new_id, role=command.role, party=with_id(command.party, context.new_id), language=language,
        limit_ms=limit(command.limit_ms), membership=context.membership, official_language=context.official_language,
        on_behalf_of=on_behalf(command.on_behalf_of, context.new_id),
    )  # fmt: skip
    after = state.floor.speech or (item.speeches[-1] if item.speeches else None)
    return (*opening, ev.SpeechAdded(item.id, speech, after), given(state, item, speech, language))


def _give_planned(
    state: Meeting, speech: Speech, command: do.GiveFloor, language: str | None, context: Context
) -> Events:
    """Return the switch or return to a speech, with the limit given; of the one on the floor, what changes of it."""
    amended = amend(state, do.AmendSpeech(speech.id, limit_ms=command.limit_ms), context)
    amended += on_behalf_amended(speech, command.on_behalf_of or None, context.new_id)
    set_ = (ev.FloorLanguageSet(language, None),) if language else ()
    if state.floor.speech == speech.id:
        return amended + (_language_set(state.floor, language, None) if language else ())
    if speech.status == SpeechStatus.INTERRUPTED:
        return open_first(state) + amended + _returns(state, speech) + set_
    target = do.Target(item_of_call(state, speech.id, home_of(state, speech.id)).id, speech.id)
    return open_first(state) + amended + switch(_after(state, amended, context), target, language)


def _after(state: Meeting, events: Events, context: Context) -> Meeting:
    """Return the state after events that are not recorded yet."""
    logged = (ev.Logged(state.seq + part, context.at, each, part=part) for part, each in enumerate(events, start=1))
    return replay(logged, state)


def _returns(state: Meeting, speech: Speech) -> Events:
    """Return the ends of all interruptions down to that of `speech`."""
    order = [each.speech for each in state.floor.interruptions]
    return (ev.FloorReturned(),) * (len(order) - order.index(speech.id))


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
    """Return the end of the speech; none if nobody has the floor.

    It is the return from an interruption that leaves nothing to wait for: the chair spoke, or nobody was interrupted.
    """
    last = state.floor.interruptions[-1] if state.floor.interruptions else None
    if state.floor.speech is None:
        return ()
    if last and (last.speech is None or last.kind == "chair"):
        return (ev.FloorReturned(),)
    return (ev.FloorEnded(state.floor.speech),)


@decides(do.AddTime)
def add_time(state: Meeting, command: do.AddTime, context: Context) -> Events:
    """Return the change of the limit; none for 0 seconds.

    Raises Refused without a speech or a limit, for more than an hour, and for a limit below 0.
    """
    clock = _speaking(state).speech_clock
    if clock is None or clock.limit_ms is None:
        raise Refused("no_limit")
    check_added(command.seconds, clock.limit_ms)
    return (ev.FloorTimeAdded(command.seconds, command.reason),) if command.seconds else ()


@decides(do.AdjustClock)
def adjust_clock(state: Meeting, command: do.AdjustClock, context: Context) -> Events:
    """Return the clock put right; none for 0 seconds.

    Raises Refused when nobody has the floor, for more than an hour, and for a beginning after now.
    """
    clock = _speaking(state).speech_clock
    spoken_ms = elapsed_ms(clock, context.at) if clock else 0
    if abs(command.seconds) > LONGEST_ADDED_S or spoken_ms + command.seconds * 1000 < 0:
        raise Refused("out_of_range", longest_s=LONGEST_ADDED_S)
    return (ev.FloorClockAdjusted(command.seconds),) if command.seconds else ()


@decides(do.SetLanguage)
def set_language(state: Meeting, command: do.SetLanguage, context: Context) -> Events:
    """Return the floor's language confirmed; none if it is already.

    Raises Stale when another speech is on the floor than the button showed, BadRequest for an unknown language, Refused
    when nobody has the floor.
    """
    language = known_language(command.language)
    assert language is not None
    if command.from_speech is not None and command.from_speech != state.floor.speech:
        raise stale(state)
    return _language_set(_speaking(state), language, command.booth)


def _language_set(floor: Floor, language: str, booth: MeetingLanguage | None) -> Events:
    """Return the language confirmed; the booth of a delegation's interpreter is of languages that have none.

    Who confirms the language that was expected leaves it open where the interpreter works: what was known stays.
    """
    booth = None if language in MEETING_LANGUAGES else booth
    if booth is None and language == floor.language and confirmed(floor) is None:
        booth = floor.interpreted_in
    same = confirmed(floor) == language and floor.interpreted_in == booth and not floor.heard_by
    return () if same else (ev.FloorLanguageSet(language, booth),)


@decides(do.SetRetour)
def set_retour(state: Meeting, command: do.SetRetour, context: Context) -> Events:
    """Return the language that the booth works into for this speech; none if it does.

    Where there is a team a choice is recorded though it is the usual one: by the team the booth may work otherwise.

    Raises Refused("nobody_on_floor"), ("one_way_booth") for a booth that works into its own language only, and
    ("not_at_microphone") for an interpreter at another desk than the one known to have the microphone.
    """
    floor, usual = _speaking(state), dict(state.about.modalities.retour if state.about else ())
    if command.booth not in usual:
        raise Refused("one_way_booth", booth=command.booth)
    works = at_microphone(state.teams.desks_of(command.booth))
    if context.is_interpreter and works and command.desk != works.id:
        raise Refused("not_at_microphone", desk=works.id)
    chosen = dict(floor.retour)
    now = (usual | chosen)[command.booth]
    certain = command.booth in chosen or not state.teams.booths
    return () if now == command.into and certain else (ev.FloorRetourSet(command.booth, command.into),)


@decides(do.SetPivot)
def set_pivot(state: Meeting, command: do.SetPivot, context: Context) -> Events:
    """Return how a booth's channel is made of the language on the floor; none if it is so already.

    Raises Refused("nobody_on_floor"), ("no_other_language") for one of the six, or where it is not known, and
    ("pivot_declared") to an interpreter where somebody said so of another booth.
    """
    floor = _speaking(state)
    if floor.language is None or floor.language in MEETING_LANGUAGES:
        raise Refused("no_other_language")
    is_said = floor.interpreted_in is not None and not floor.pivot.expected
    if is_said and floor.interpreted_in != command.booth and context.is_interpreter:
        raise Refused("pivot_declared", booth=floor.interpreted_in)
    if command.by is None:
        return (ev.FloorPivotSet(),) if floor.interpreted_in == command.booth else ()
    same = is_said and (floor.interpreted_in, floor.pivot.by) == (command.booth, command.by)
    return () if same else (ev.FloorPivotSet(command.booth, command.by),)


def _speaking(state: Meeting) -> Floor:
    """Return the floor. Raises Refused when nobody has it."""
    if state.floor.speech is None:
        raise Refused("nobody_on_floor")
    return state.floor
