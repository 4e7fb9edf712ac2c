"""Applies the events of booth reports."""

from dataclasses import replace

from interp.domain.model import events as ev
from interp.domain.model.booths import Report
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.registration import evolves


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
