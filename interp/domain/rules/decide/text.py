"""Texts of the programme are entered, approved and supplied in the six languages."""

from collections.abc import Iterable

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.decide.registration import Context, Events, decides
from interp.errors import NotFound, Refused

BATCH = 50


def text_of(state: Meeting, text_id: str) -> ProgrammeText:
    """Return the programme text; raises NotFound."""
    text = state.texts.get(text_id)
    if text is None:
        raise NotFound("text", text=text_id)
    return text


@decides(do.SetText)
def set_text(state: Meeting, command: do.SetText, context: Context) -> Events:
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


@decides(do.ApproveText)
def approve(state: Meeting, command: do.ApproveText, context: Context) -> Events:
    """Return the revision approved. Refused when it is no longer the newest."""
    have = text_of(state, command.text).version(command.language)
    if have is None:
        raise NotFound("text", text=command.text, language=command.language)
    if have.revision != command.revision:
        raise Refused("text_changed", revision=have.revision, value=have.value)
    if have.standing in ("reviewed", "final"):
        return ()
    return (ev.TextApproved(command.text, command.language, command.revision),)


@decides(do.SupplyTexts)
def supply(state: Meeting, command: do.SupplyTexts, context: Context) -> Events:
    """Return one event for each text that is news. Raises Refused above 50; a text a person entered stands."""
    if len(command.texts) > BATCH:
        raise Refused("too_many_texts", most=BATCH)
    return supplied(state, command.texts)


def supplied(state: Meeting, texts: Iterable[do.Supplied]) -> Events:
    """Return one event for each text that is news; one that a person entered stands."""
    news: list[ev.Event] = []
    for each in texts:
        have = text_of(state, each.text).version(each.language)
        if have is None or (have.origin != "person" and have.value != each.value):
            revision = have.revision + 1 if have else 1
            news.append(
                ev.TextTranslated(
                    each.text, each.language, each.value, each.standing, each.origin, revision
                )
            )
    return tuple(news)
