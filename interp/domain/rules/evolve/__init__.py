"""What an event makes of a meeting. Never refuses: what happened, happened."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from interp.domain.model import clock as clocks
from interp.domain.model import events as ev
from interp.domain.model.booths import Report
from interp.domain.model.clock import Clock
from interp.domain.model.events.caption import CaptionEvent
from interp.domain.model.state import DoneBy, Floor, Meeting, MeetingStatus, Switch
from interp.domain.model.texts import Version
from interp.domain.rules.evolve import switching
from interp.domain.rules.evolve.amendments import VERSION_EVENTS, evolve_version
from interp.domain.rules.evolve.caption import evolve_captions, taken_back
from interp.domain.rules.evolve.programme import PROGRAMME_EVENTS, evolve_programme


def evolve(state: Meeting, logged: ev.Logged) -> Meeting:
    """Return the state after one logged event; `seq` follows the log."""
    return replace(_evolve(state, logged), seq=logged.seq)


def replay(log: Iterable[ev.Logged], state: Meeting | None = None) -> Meeting:
    """Return the state after a stretch of log, from nothing or from `state`."""
    state = state or Meeting()
    for logged in log:
        state = evolve(state, logged)
    return state


def _evolve(state: Meeting, logged: ev.Logged) -> Meeting:
    event = logged.event
    if isinstance(event, PROGRAMME_EVENTS):
        return evolve_programme(state, event, logged)
    if isinstance(event, CaptionEvent):
        return evolve_captions(state, event, logged.seq, logged.at)
    if isinstance(event, VERSION_EVENTS):
        return evolve_version(state, event, logged)
    match event:
        case ev.MeetingOpened():
            return replace(_sit(state, event, logged.at), opened_by=logged.command_id)
        case ev.MeetingSuspended() | ev.MeetingResumed() | ev.MeetingClosed():
            return _sit(state, event, logged.at)
        case ev.MeetingOpeningUndone():
            return replace(state, status=MeetingStatus.PLANNED, clock=None, opened_by="")
        case ev.MeetingRestricted():
            return replace(state, about=replace(state.about, private=event.private) if state.about else None)
        case ev.ItemOpened() | ev.FloorGiven() | ev.FloorEnded() | ev.FloorUndone():
            return _switch(state, logged)
        case ev.FloorArmed():
            return _floor(state, armed=event.speech)
        case ev.FloorPaused():
            return _floor(state, speech_clock=clocks.pause(state.floor.speech_clock, logged.at))
        case ev.FloorResumed():
            return _floor(state, speech_clock=clocks.resume(state.floor.speech_clock, logged.at))
        case ev.FloorTimeAdded():
            return _lengthen(state, event.seconds)
        case ev.FloorLanguageSet():
            reports = tuple(r for r in state.reports if r.language != event.language)
            return replace(_floor(state, language=event.language), reports=reports)
        case ev.TextTranslated() | ev.TextApproved():
            return _word(state, event, logged.seq)
        case ev.BoothLanguageReported():
            return _report(state, Report(event.booth, event.language, logged.at))
        case ev.BoothDisplayReported():
            return _report(state, Report(event.booth, None, logged.at))
        case ev.BoothReportDismissed():
            return replace(state, reports=tuple(r for r in state.reports if r.booth != event.booth))
        case ev.RoomBlanked():
            return replace(state, blank=True)
        case ev.RoomShown():
            return replace(state, blank=False)
        case _:
            assert_never(event)


def _floor(state: Meeting, **changes: object) -> Meeting:
    return replace(state, floor=replace(state.floor, **changes))  # type: ignore[arg-type]


Sitting = ev.MeetingOpened | ev.MeetingSuspended | ev.MeetingResumed | ev.MeetingClosed


def _sit(state: Meeting, event: Sitting, at: int) -> Meeting:
    """Suspension holds every clock; closing ends the speech and stops them."""
    floor = state.floor
    match event:
        case ev.MeetingOpened():
            about = state.about
            limit = about.ends_at - about.starts_at if about else None
            warning = about.modalities.meeting_warning_ms if about else 0
            return replace(state, status=MeetingStatus.OPEN, clock=clocks.start(at, limit, warning))
        case ev.MeetingSuspended():
            return replace(_hold(state, at), status=MeetingStatus.SUSPENDED, opened_by="")
        case ev.MeetingResumed():
            speech, since = floor.speech_clock, state.clock.paused_at if state.clock else None
            # A speech that staff had paused before the suspension stays paused: it goes on as it stood.
            if speech and speech.paused_at == since:
                speech = clocks.resume(speech, at)
            held = replace(floor, speech_clock=speech, item_clock=clocks.resume(floor.item_clock, at))
            switches = tuple(_suspended(switch, state.clock, at) for switch in state.switches)
            clock = clocks.resume(state.clock, at)
            return replace(state, status=MeetingStatus.OPEN, clock=clock, floor=held, switches=switches)
        case ev.MeetingClosed():
            ended = switching.finish(_hold(state, at), state.floor.speech)
            floor = replace(ended.floor, speech=None, armed=None, language=None, speech_clock=None)
            return replace(ended, status=MeetingStatus.CLOSED, floor=floor)


def _suspended(switch: Switch, meeting: Clock | None, at: int) -> Switch:
    """Return a remembered switch whose clocks do not count the suspension that ends at `at` as speaking time."""
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


def _switch(state: Meeting, logged: ev.Logged) -> Meeting:
    event = logged.event
    hand = DoneBy(logged.actor, logged.device, logged.at)
    if isinstance(event, ev.FloorUndone):
        if state.switches:
            state = taken_back(state, state.switches[-1], logged.seq)
        return replace(_undone(state, event), hand=hand, reports=())
    state = replace(switching.remember(state, logged), hand=hand, reports=())
    match event:
        case ev.ItemOpened():
            return switching.open_item(state, event, logged.at)
        case ev.FloorGiven():
            return switching.give(state, event, logged.at)
        case _:
            state = switching.finish(state, state.floor.speech)
            return _floor(state, speech=None, language=None, speech_clock=None)


def _undone(state: Meeting, event: ev.FloorUndone) -> Meeting:
    """Restore by value; what the programme no longer has stays away."""
    speeches = dict(state.speeches)
    for speech, status in event.speeches:
        if speech in speeches:
            speeches[speech] = replace(speeches[speech], status=status)
    statuses = dict(event.items)
    items = tuple(replace(item, status=statuses.get(item.id, item.status)) for item in state.items)
    floor = Floor(
        event.item, event.speech, event.armed, event.language, event.speech_clock, event.item_clock, event.cue
    )
    return replace(state, speeches=speeches, items=items, floor=floor, switches=state.switches[:-1])


def _lengthen(state: Meeting, seconds: int) -> Meeting:
    clock = state.floor.speech_clock
    if clock is None or clock.limit_ms is None:
        return state
    limit_ms = clock.limit_ms + seconds * 1000
    speech = state.floor.speech
    if speech and speech in state.speeches:
        # The speech keeps its added time, whatever is taken back or given again.
        longer = replace(state.speeches[speech], limit_ms=limit_ms)
        state = replace(state, speeches=state.speeches | {speech: longer})
    return _floor(state, speech_clock=replace(clock, limit_ms=limit_ms))


def _word(state: Meeting, event: ev.TextTranslated | ev.TextApproved, seq: int) -> Meeting:
    text = state.texts.get(event.text)
    if text is None:
        return state
    match event:
        case ev.TextTranslated():
            version = Version(event.value, event.standing, event.origin, event.revision)
        case ev.TextApproved():
            have = text.version(event.language)
            if have is None:
                return state
            version = replace(have, standing="reviewed")
    texts = state.texts | {text.id: text.with_version(event.language, version)}
    return replace(state, texts=texts, programme_seq=seq)


def _report(state: Meeting, report: Report) -> Meeting:
    others = tuple(r for r in state.reports if r.booth != report.booth)
    return replace(state, reports=(*others, report))
