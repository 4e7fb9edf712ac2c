"""Translated texts and booth reports: what a person enters, approves or reports, and what follows."""

from interp.domain.model import events as ev
from interp.domain.model.commands import ApproveText, DismissReport, ReportDisplay, ReportLanguage, SetText, SupplyTexts
from interp.domain.model.state import Meeting
from interp.domain.model.texts import ProgrammeText
from interp.errors import NotFound, Refused

BATCH = 50


def text_of(state: Meeting, text_id: str) -> ProgrammeText:
    """Return the programme text; raises NotFound."""
    text = state.texts.get(text_id)
    if text is None:
        raise NotFound("text", text=text_id)
    return text


def set_text(state: Meeting, command: SetText) -> tuple[ev.Event, ...]:
    """Return the text entered, unapproved. Refused when empty, when the language is the original's, or when
    somebody entered another revision meanwhile (args.revision, args.value: so that nothing is lost)."""
    text = text_of(state, command.text)
    if not command.value:
        raise Refused("empty_text")
    if command.language == text.language:
        raise Refused("original_language", language=text.language)
    have = text.version(command.language)
    revision = have.revision if have else 0
    if have and have.value == command.value:
        return ()
    if command.from_revision is not None and command.from_revision != revision:
        raise Refused("text_changed", revision=revision, value=have.value if have else "")
    return (
        ev.TextTranslated(text.id, command.language, command.value, "draft", "person", revision + 1),
    )


def approve_text(state: Meeting, command: ApproveText) -> tuple[ev.Event, ...]:
    """Return the revision approved. Refused when it is no longer the newest."""
    have = text_of(state, command.text).version(command.language)
    if have is None:
        raise NotFound("text", text=command.text, language=command.language)
    if have.revision != command.revision:
        raise Refused("text_changed", revision=have.revision, value=have.value)
    if have.standing in ("reviewed", "final"):
        return ()
    return (ev.TextApproved(command.text, command.language, command.revision),)


def supply_texts(state: Meeting, command: SupplyTexts) -> tuple[ev.Event, ...]:
    """Return one event for each text that is news. Raises Refused above 50; a text a person entered stands."""
    if len(command.texts) > BATCH:
        raise Refused("too_many_texts", most=BATCH)
    news: list[ev.Event] = []
    for supplied in command.texts:
        have = text_of(state, supplied.text).version(supplied.language)
        if have is None or (have.origin != "person" and have.value != supplied.value):
            revision = have.revision + 1 if have else 1
            news.append(
                ev.TextTranslated(
                    supplied.text, supplied.language, supplied.value, supplied.standing, supplied.origin, revision
                )
            )
    return tuple(news)


def report_language(state: Meeting, command: ReportLanguage) -> tuple[ev.Event, ...]:
    """Return the report, or nothing when the booth has said so already or the floor says the same."""
    if state.floor.language == command.language:
        return ()
    same = any(r.booth == command.booth and r.language == command.language for r in state.reports)
    return () if same else (ev.BoothLanguageReported(command.booth, command.language),)


def report_display(state: Meeting, command: ReportDisplay) -> tuple[ev.Event, ...]:
    """Return the report that a display is wrong, once until it is put aside."""
    same = any(r.booth == command.booth and r.language is None for r in state.reports)
    return () if same else (ev.BoothDisplayReported(command.booth),)


def dismiss(state: Meeting, command: DismissReport) -> tuple[ev.Event, ...]:
    """Return the booth's reports put aside; nothing when there are none."""
    return (ev.BoothReportDismissed(command.booth),) if any(r.booth == command.booth for r in state.reports) else ()
