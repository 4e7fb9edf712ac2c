"""Applies the events of the meeting itself: its plan, its status, its clock."""


from interp.domain.model import events as ev
from interp.domain.model.booths import Pivot
from interp.domain.model.interpretation import InterpretationEnd
from interp.domain.model.interruptions import RUNS_AGAINST_THE_BLOCK
from interp.domain.model.state import Meeting, MeetingStatus, Switch
from interp.domain.model.time import speaking_clock as clocks
from interp.domain.model.time.speaking_clock import Clock
from interp.domain.rules import limits_of_old_releases
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.evolve.next_on_floor import finish_all
from interp.domain.rules.evolve.undo import remember
from interp.domain.rules.state_changes.microphone_turns import REST_MS, begun_again
from interp.domain.rules.state_changes.programme_texts import (
    item_text,
    meeting_texts,
    party_text,
    person_texts,
    reworded,
    speech_texts,
    with_texts,
)
from interp.value_types import replace


@evolves(ev.MeetingPlanned)
def planned(state: Meeting, event: ev.MeetingPlanned, logged: ev.Logged) -> Meeting:
    about = event.about
    made = Meeting(
        about=about, blocks=event.blocks, items=event.items,
        people={person.id: person for person in event.people},
        speeches={speech.id: speech for speech in event.speeches}, captions=state.captions,
        documents=event.documents,
    )  # fmt: skip
    texts = [*meeting_texts(about)]
    if about.chair and about.chair.kind != "person":
        texts.append(party_text(about.chair))
    for person in event.people:
        texts.extend(person_texts(person))
    texts.extend(item_text(item, about.language) for item in event.items)
    for speech in event.speeches:
        texts.extend(speech_texts(speech, about.language))
    return limits_of_old_releases.planned(with_texts(made, texts))


@evolves(ev.MeetingOpened)
def opened(state: Meeting, event: ev.MeetingOpened, logged: ev.Logged) -> Meeting:
    about = state.about
    limit = about.ends_at - about.starts_at if about else None
    warning = about.modalities.meeting_warning_ms if about else 0
    clock = clocks.start(logged.at, limit, warning)
    begun = begun_again(_since(state, MeetingStatus.OPEN, logged), logged.at)
    return replace(begun, clock=clock, opened_by=logged.command_id)


@evolves(ev.MeetingOpeningUndone)
def opening_undone(state: Meeting, event: ev.MeetingOpeningUndone, logged: ev.Logged) -> Meeting:
    return replace(_since(state, MeetingStatus.PLANNED, None), clock=None, opened_by="")


@evolves(ev.MeetingSuspended)
def suspended(state: Meeting, event: ev.MeetingSuspended, logged: ev.Logged) -> Meeting:
    """Return the state with every clock paused; of one that is suspended, only until when."""
    if state.status == MeetingStatus.SUSPENDED and event.until is not None:
        return replace(state, status_reason=event.reason, status_until=event.until)
    held = _since(_hold(state, logged.at), MeetingStatus.SUSPENDED, logged, event.reason)
    return replace(held, opened_by="", status_until=event.until)


@evolves(ev.MeetingResumed)
def resumed(state: Meeting, event: ev.MeetingResumed, logged: ev.Logged) -> Meeting:
    """Return the state with every clock resumed, except one that had stopped before the suspension.

    After a rest every interpreter's turn begins again.
    """
    if state.status_since is not None and logged.at - state.status_since >= REST_MS:
        state = begun_again(state, logged.at)
    floor, now = state.floor, logged.at
    speech, since = floor.speech_clock, state.clock.paused_at if state.clock else None
    if speech and speech.paused_at == since:
        speech = clocks.resume(speech, now)
    stopped = any(each.kind not in RUNS_AGAINST_THE_BLOCK for each in floor.interruptions)
    item = floor.item_clock if stopped else clocks.resume(floor.item_clock, now)
    held = replace(floor, speech_clock=speech, item_clock=item)
    switches = tuple(_suspended(switch, state.clock, now) for switch in state.switches)
    clock = clocks.resume(state.clock, now)
    return replace(_since(state, MeetingStatus.OPEN, logged), clock=clock, floor=held, switches=switches)


@evolves(ev.MeetingClosed)
def closed(state: Meeting, event: ev.MeetingClosed, logged: ev.Logged) -> Meeting:
    """Return the state with the speech ended and every clock paused.

    With somebody on the floor it is a switch: after a reopening, undo gives them the floor again.
    """
    known = remember(state, logged) if state.floor.speech or state.floor.interruptions else state
    ended = finish_all(_hold(known, logged.at))
    floor = replace(
        ended.floor, speech=None, armed=None, armed_limit=None, language=None, standing=None, interpreted_in=None,
        pivot=Pivot(), retour=(), speech_clock=None,
    )  # fmt: skip
    return replace(_since(ended, MeetingStatus.CLOSED, logged, event.reason), floor=floor, opened_by="")


@evolves(ev.MeetingReopened)
def reopened(state: Meeting, event: ev.MeetingReopened, logged: ev.Logged) -> Meeting:
    """Return the state open again, its clocks as after a suspension; one that was never opened begins now."""
    if state.clock is None:
        begun = opened(state, ev.MeetingOpened(), logged)
        return replace(begun, opened_by="")
    return resumed(state, ev.MeetingResumed(), logged)


@evolves(ev.MeetingArchived)
def archived(state: Meeting, event: ev.MeetingArchived, logged: ev.Logged) -> Meeting:
    return replace(state, archived=True)


@evolves(ev.MeetingUnarchived)
def unarchived(state: Meeting, event: ev.MeetingUnarchived, logged: ev.Logged) -> Meeting:
    return replace(state, archived=False)


@evolves(ev.MeetingNextSet)
def next_set(state: Meeting, event: ev.MeetingNextSet, logged: ev.Logged) -> Meeting:
    return replace(state, next_meeting=event.next)


@evolves(ev.MeetingLinePrepared)
def line_prepared(state: Meeting, event: ev.MeetingLinePrepared, logged: ev.Logged) -> Meeting:
    line = event.line
    in_place_of = [line.language] if event.beside else [each.language for each in state.prepared]
    gone = {(line.moment, line.item, each) for each in in_place_of}
    others = tuple(each for each in state.prepared if (each.moment, each.item, each.language) not in gone)
    return replace(state, prepared=(*others, line) if line.text else others)


@evolves(ev.MeetingRestricted)
def restricted(state: Meeting, event: ev.MeetingRestricted, logged: ev.Logged) -> Meeting:
    return replace(state, about=replace(state.about, private=event.private) if state.about else None)


@evolves(ev.MeetingAmended)
def amended(state: Meeting, event: ev.MeetingAmended, logged: ev.Logged) -> Meeting:
    about = state.about
    assert about is not None
    amended = replace(
        about, title=event.title, starts_at=event.starts_at, ends_at=event.ends_at, timezone=event.timezone,
        theme=event.theme, venue=event.venue, webcast=event.webcast, number=event.number,
        modalities=event.modalities, interpretation_until=event.interpretation_until,
        says_unreached=event.says_unreached,
    )  # fmt: skip
    if about.interpretation_until != event.interpretation_until:
        state = replace(state, interpretation=InterpretationEnd())  # a person planned another end since
    clock = state.clock
    if clock and (about.starts_at, about.ends_at) != (event.starts_at, event.ends_at):
        clock = replace(clock, limit_ms=event.ends_at - event.starts_at)
    given = state.rolled_over if event.blocks == state.blocks else {}
    state = replace(state, about=amended, blocks=event.blocks, rolled_over=given, clock=clock)
    return reworded(state, meeting_texts(amended), {"meeting.title", "meeting.theme", "meeting.venue"})


def _since(state: Meeting, status: MeetingStatus, logged: ev.Logged | None, reason: str | None = None) -> Meeting:
    """Return the state with a status, since when and why."""
    since = logged.at if logged else None
    return replace(state, status=status, status_since=since, status_reason=reason, status_until=None)


def _suspended(switch: Switch, meeting: Clock | None, at: int) -> Switch:
    """Return a stored switch whose clocks do not count the suspension that ends at `at` as speaking time."""
    if meeting is None or meeting.paused_at is None:
        return switch
    held = at - meeting.paused_at
    floor = switch.before
    before = replace(
        floor,
        speech_clock=clocks.held_for(floor.speech_clock, held),
        item_clock=clocks.held_for(floor.item_clock, held),
    )
    return replace(switch, before=before)


def _hold(state: Meeting, at: int) -> Meeting:
    floor = replace(
        state.floor,
        speech_clock=clocks.pause(state.floor.speech_clock, at),
        item_clock=clocks.pause(state.floor.item_clock, at),
    )
    return replace(state, clock=clocks.pause(state.clock, at), floor=floor)
