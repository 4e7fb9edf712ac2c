"""Decides the commands about booth reports."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.registration import Context, Events, decides
from interp.domain.rules.floor_language import confirmed, known_language


@decides(do.ReportLanguage)
def report_language(state: Meeting, command: do.ReportLanguage, context: Context) -> Events:
    """Return the report; none if the booth has reported the language already, or it is confirmed already.

    Two booths that hear the same language confirm it, unless the floor's is confirmed. Raises BadRequest.
    """
    language = known_language(command.language)
    assert language is not None
    if confirmed(state.floor) == language:
        return ()
    hearing = {r.booth for r in state.reports if r.language == language}
    if command.booth in hearing:
        return ()
    report = ev.BoothLanguageReported(command.booth, language)
    agreed = bool(hearing) and state.floor.speech is not None and confirmed(state.floor) is None
    return (report, ev.FloorLanguageSet(language)) if agreed else (report,)


@decides(do.ReportDisplay)
def report_display(state: Meeting, command: do.ReportDisplay, context: Context) -> Events:
    """Return the report of a wrong display; none if there is one that is not dismissed."""
    same = any(r.booth == command.booth and r.language is None for r in state.reports)
    return () if same else (ev.BoothDisplayReported(command.booth),)


@decides(do.DismissReport)
def dismiss(state: Meeting, command: do.DismissReport, context: Context) -> Events:
    """Return the dismissal of the booth's reports; none if there are no reports."""
    return (ev.BoothReportDismissed(command.booth),) if any(r.booth == command.booth for r in state.reports) else ()
