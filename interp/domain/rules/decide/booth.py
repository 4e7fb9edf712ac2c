"""Decides the commands about booth reports."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.registration import Context, Events, decides


@decides(do.ReportLanguage)
def report_language(state: Meeting, command: do.ReportLanguage, context: Context) -> Events:
    """Return the report; none if the booth has reported the language already or the floor language is the same."""
    if state.floor.language == command.language:
        return ()
    same = any(r.booth == command.booth and r.language == command.language for r in state.reports)
    return () if same else (ev.BoothLanguageReported(command.booth, command.language),)


@decides(do.ReportDisplay)
def report_display(state: Meeting, command: do.ReportDisplay, context: Context) -> Events:
    """Return the report of a wrong display; none if there is one that is not dismissed."""
    same = any(r.booth == command.booth and r.language is None for r in state.reports)
    return () if same else (ev.BoothDisplayReported(command.booth),)


@decides(do.DismissReport)
def dismiss(state: Meeting, command: do.DismissReport, context: Context) -> Events:
    """Return the dismissal of the booth's reports; none if there are no reports."""
    return (ev.BoothReportDismissed(command.booth),) if any(r.booth == command.booth for r in state.reports) else ()
