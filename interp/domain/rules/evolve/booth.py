"""Applies the events of booth reports, signals and desks."""


from interp.domain.model import events as ev
from interp.domain.model.booths import BoothSignal, Report
from interp.domain.model.state import Meeting
from interp.domain.rules import booth_desk_changes as desks
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.state_changes.microphone_turns import with_desks
from interp.value_types import replace


@evolves(ev.BoothLanguageReported)
def language_reported(state: Meeting, event: ev.BoothLanguageReported, logged: ev.Logged) -> Meeting:
    return _report(state, Report(event.booth, event.language, logged.at))


@evolves(ev.BoothDisplayReported)
def display_reported(state: Meeting, event: ev.BoothDisplayReported, logged: ev.Logged) -> Meeting:
    return _report(state, Report(event.booth, None, logged.at))


@evolves(ev.BoothReportDismissed)
def dismissed(state: Meeting, event: ev.BoothReportDismissed, logged: ev.Logged) -> Meeting:
    return replace(state, reports=tuple(r for r in state.reports if r.booth != event.booth))


def _report(state: Meeting, report: Report) -> Meeting:
    others = tuple(r for r in state.reports if r.booth != report.booth)
    return replace(state, reports=(*others, report))


@evolves(ev.BoothSignalled)
def signalled(state: Meeting, event: ev.BoothSignalled, logged: ev.Logged) -> Meeting:
    return replace(state, signals=(*state.signals, BoothSignal(event.booth, event.signal, logged.at)))


@evolves(ev.BoothSignalAnswered)
def signal_answered(state: Meeting, event: ev.BoothSignalAnswered, logged: ev.Logged) -> Meeting:
    named = (event.booth, event.signal)
    changed = (
        replace(each, answered_by=event.by, answered_at=logged.at) if (each.booth, each.signal) == named else each
        for each in state.signals
    )  # fmt: skip
    return replace(state, signals=tuple(changed))


@evolves(ev.BoothSignalEnded)
def signal_ended(state: Meeting, event: ev.BoothSignalEnded, logged: ev.Logged) -> Meeting:
    named = (event.booth, event.signal)
    return replace(state, signals=tuple(each for each in state.signals if (each.booth, each.signal) != named))


@evolves(ev.DeskTaken)
def desk_taken(state: Meeting, event: ev.DeskTaken, logged: ev.Logged) -> Meeting:
    return with_desks(state, event.booth, desks.taken(event.desk, event.interpreter, logged.at), logged.at)


@evolves(ev.DeskLeft)
def desk_left(state: Meeting, event: ev.DeskLeft, logged: ev.Logged) -> Meeting:
    return with_desks(state, event.booth, desks.left(event.desk, logged.at), logged.at)


@evolves(ev.DeskReported)
def desk_reported(state: Meeting, event: ev.DeskReported, logged: ev.Logged) -> Meeting:
    change = desks.lost if event.gone else desks.found
    return with_desks(state, event.booth, change(event.desk, logged.at), logged.at)


@evolves(ev.MicrophoneReported)
def microphone_reported(state: Meeting, event: ev.MicrophoneReported, logged: ev.Logged) -> Meeting:
    known = {"microphone": event.microphone, "hears": event.hears}
    return with_desks(state, event.booth, desks.heard(event.desk, **known), logged.at)
